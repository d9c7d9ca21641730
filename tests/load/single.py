#!/usr/bin/env python3
"""single.py LIMIT_PORT NAME=PORT...   The page of the project with the most gifts, one request at a time on one connection:
median milliseconds of 100, in turns."""
import http.client, json, pathlib, statistics, sys, time

QUERY = (pathlib.Path(__file__).parent / "queries" / "project.graphql").read_text()
BODY = json.dumps({"query": QUERY, "variables": {"slug": "project-1"}})
HEADERS = {"content-type": "application/json", "accept": "application/json"}


def main():
    asked = {"limit_axum": (int(sys.argv[1]), "GET", "/project/1", None)}
    for name, port in (argument.split("=") for argument in sys.argv[2:]):
        asked[name] = (int(port), "POST", "/graphql", BODY)
    lines = {name: http.client.HTTPConnection("127.0.0.1", of[0]) for name, of in asked.items()}
    taken = {name: [] for name in asked}
    for _ in range(100):
        for name, (_, method, path, body) in asked.items():
            begun = time.perf_counter()
            lines[name].request(method, path, body, HEADERS)
            answer = lines[name].getresponse()
            answer.read()
            assert answer.status == 200, (name, answer.status)
            taken[name].append((time.perf_counter() - begun) * 1000)
    for name, times in taken.items():
        print(f"most given project, one at a time: {name} {statistics.median(times):.2f} ms")


main()
