#!/usr/bin/env python3
"""single.py LIMIT_PORT NAME=PORT...   One request at a time on one connection, median milliseconds of 100, in turns: the page
of the project with the most gifts, and the first page of the list beside its 50th. CURSORS: file with one cursor a line."""
import http.client, json, os, pathlib, statistics, sys, time

FOLDER = pathlib.Path(__file__).parent / "queries"
HEADERS = {"content-type": "application/json", "accept": "application/json"}


def question(name, variables):
    return "POST", "/graphql", json.dumps({"query": (FOLDER / f"{name}.graphql").read_text(), "variables": variables})


def measure(asked):
    """`asked`: name to (port, (method, path, body)). Gives the median of each."""
    lines = {name: http.client.HTTPConnection("127.0.0.1", port) for name, (port, _) in asked.items()}
    taken = {name: [] for name in asked}
    for _ in range(100):
        for name, (_, (method, path, body)) in asked.items():
            begun = time.perf_counter()
            lines[name].request(method, path, body, HEADERS)
            answer = lines[name].getresponse()
            answer.read()
            assert answer.status == 200, (name, answer.status)
            taken[name].append((time.perf_counter() - begun) * 1000)
    return {name: statistics.median(times) for name, times in taken.items()}


def main():
    ours = {name: int(port) for name, port in (argument.split("=") for argument in sys.argv[2:])}
    asked = {"limit_axum": (int(sys.argv[1]), ("GET", "/project/1", None))}
    asked |= {name: (port, question("project", {"slug": "project-1"})) for name, port in ours.items()}
    for name, median in measure(asked).items():
        print(f"most given project, one at a time: {name} {median:.2f} ms")
    last = pathlib.Path(os.environ["CURSORS"]).read_text().split()[-1]
    for name, port in ours.items():
        pages = {"first": (port, question("list", {})), "50th": (port, question("list", {"after": last}))}
        first, far = measure(pages).values()
        print(f"list, one at a time: {name} page 1 {first:.2f} ms, page 50 {far:.2f} ms, {far / first:.2f} times")


main()
