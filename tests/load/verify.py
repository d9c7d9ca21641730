#!/usr/bin/env python3
"""verify.py REFERENCE_PORT PARVIS_PORT CURSORS

Does Parvis answer what the reference answers? Asks both for the same pages, maps and projects and compares them value by
value, in Parvis's terms. Exit 1 on a difference."""
import json, pathlib, sys, urllib.parse, urllib.request

HERE = pathlib.Path(__file__).parent
STATES = {"open": "PUBLISHED", "funded": "SUCCEEDED", "closed": "COMPLETED"}
KINDS = {"neighbourhood": 2, "project": 3, "pledge": 5, "pool": 6}


def fetch(address, body=None):
    headers = {"content-type": "application/json", "accept": "application/json"}
    with urllib.request.urlopen(urllib.request.Request(address, data=body, headers=headers), timeout=300) as answer:
        return json.load(answer)


def ours(port, name, variables):
    query = (HERE / "queries" / f"{name}.graphql").read_text()
    answer = fetch(f"http://127.0.0.1:{port}/graphql", json.dumps({"query": query, "variables": variables}).encode())
    if answer.get("errors"):
        print(f"{name} {variables}: {answer['errors']}")
        return {"city": {"projects": {"nodes": []}, "pins": []}, "project": None}
    return answer["data"]


def number(text):
    """The kit's number of an identifier."""
    kind, uuid = text.split(":")
    parts = uuid.split("-")
    assert int(parts[0], 16) == KINDS[kind], text
    return int(parts[4], 16)


def cents(text):
    units, currency = text.split()
    assert currency == "EUR"
    return round(float(units) * 100)


def card(p):
    return dict(id=number(p["id"]), slug=p["slug"], title=p["title"], category=p["category"]["slug"], state=p["state"],
                goal=cents(p["progress"]["goal"]), crowd=cents(p["progress"]["crowd"]), match=cents(p["progress"]["match"]),
                backers=p["progress"]["backers"], place=p["neighbourhood"] and (number(p["neighbourhood"]["id"]), p["neighbourhood"]["name"]),
                pledges=[(number(l["id"]), cents(l["amount"]), l["backer"]) for l in p["pledges"]["nodes"]])


def reference_card(p):
    return dict(id=p["id"], slug=p["slug"], title=p["title"], category=p["category"], state=STATES[p["status"]], goal=p["goalCents"],
                crowd=p["raisedCents"], match=p["matchedCents"], backers=p["pledgeCount"],
                place=p["neighbourhood"] and (p["neighbourhood"]["id"], p["neighbourhood"]["name"]),
                pledges=[(l["id"], l["amountCents"], l["donor"]["displayName"]) for l in p["pledges"]])


def page(p):
    return p and dict(card(p), summary=p["summary"].strip(), at=(p["location"]["longitude"], p["location"]["latitude"]),
                pool=[(number(x["pool"]["id"]), x["pool"]["name"], cents(x["pool"]["amount"]), cents(x["pool"]["reserved"])) for x in p["pools"]],
                matches=[[cents(d["change"]) for d in l["decisions"]] for l in p["pledges"]["nodes"]])


def reference_page(p):
    pool = p["pool"]
    return dict(reference_card(p), summary=p["summary"].strip(), at=(p["lon"], p["lat"]),
                pool=[(pool["id"], pool["name"], pool["budgetCents"], pool["committedCents"])],
                matches=[[m["amountCents"] for m in l["matches"]] for l in p["pledges"]])


def pin(p):
    return (number(p["id"]), p["title"], p["category"], p["state"], p["longitude"], p["latitude"], cents(p["goal"]), cents(p["crowd"]), cents(p["match"]))


def reference_pin(p):
    return (p["id"], p["title"], p["category"], STATES[p["status"]], p["lon"], p["lat"], p["goalCents"], p["raisedCents"], p["matchedCents"])


def pairs(reference, port, cursors):
    """What was asked, what the reference answers, what Parvis answers."""
    asked = lambda path: fetch(f"http://127.0.0.1:{reference}{path}")
    for nth in (0, 7, 49):
        found = ours(port, "list", {"after": cursors[nth]})["city"]["projects"]["nodes"]
        yield f"page {nth}", [reference_card(p) for p in asked(f"/list?page={nth}")], [card(p) for p in found]
    for w, s in ((4.1, 50.8), (4.0, 50.7), (4.25, 50.9)):
        box = [w, s, round(w + 0.0944, 4), round(s + 0.0708, 4)]
        found = ours(port, "map", {"bounds": box})["city"]["pins"]
        query = urllib.parse.urlencode(dict(zip("wsen", box)))
        yield f"map {box}", sorted(reference_pin(p) for p in asked(f"/map?{query}")), sorted(pin(p) for p in found)
    for nth in (1, 77, 5000, 10000):
        theirs = asked(f"/project/{nth}")
        found = ours(port, "project", {"slug": f"project-{nth}"})["project"]
        if theirs["status"] == "draft":
            yield f"draft {nth}", None, found
        else:
            yield f"project {nth}", reference_page(theirs), page(found)


def main():
    reference, port, cursors = sys.argv[1:4]
    cursors = [None] + pathlib.Path(cursors).read_text().split()
    equal = different = 0
    for name, due, found in pairs(reference, port, cursors):
        if due == found:
            equal += 1
            continue
        different += 1
        print(f"{name} differs:\n  due   {str(due)[:600]}\n  found {str(found)[:600]}")
    print(f"{equal} answers equal, {different} differ")
    sys.exit(bool(different))


main()
