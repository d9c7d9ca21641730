#!/usr/bin/env python3
"""cursors.py PORT   Walks the first 50 pages of the list and prints the cursor after each but the last."""
import json, pathlib, sys, urllib.request

query = (pathlib.Path(__file__).parent / "queries" / "cursors.graphql").read_text()
after = None
for _ in range(49):
    body = json.dumps({"query": query, "variables": {"after": after}}).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{sys.argv[1]}/graphql", data=body, headers={"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        after = json.load(answer)["data"]["city"]["projects"]["pageInfo"]["endCursor"]
    print(after)
