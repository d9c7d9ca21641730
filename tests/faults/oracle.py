#!/usr/bin/env python3
"""The oracle: what somebody was told must be true afterwards.

  oracle.py run   STATE.json URL PROJECT...  [--secs 15] [--clients 8] [--storm]   gives, and remembers every answer
  oracle.py check STATE.json URL -- PSQL...                                        says what is not as it was told

Each client intends a gift with a key of its own, asks for it, pays on the pretended bank's page and comes back from
there. An answer is remembered as what it was:

  told      the pledge has this identifier           it exists exactly once, with its amount
  paid      the donor came back and it was confirmed it is confirmed and decided
  unknown   no answer: killed, timed out             asked again with the same key, it then exists exactly once
  refused   the server said no, or 503               it does not exist, unless the same key was told later

A tenth of the keys is sent by two clients, perhaps at the same moment. With --storm the bank tells everything twice, or
late and in the wrong order, while the donor comes back again and again. `check` asks the unknown again and then reads
the database with the command PSQL, which takes a statement on its input. It exits with 1 where something was lost.
"""
import argparse, json, random, subprocess, sys, threading, time, urllib.error, urllib.parse, urllib.request, uuid

GIVE = """mutation($input: CreatePledgeInput!) { createPledge(input: $input) {
  pledge { id } checkout { url } problems { code field } } }"""
BACK = "mutation($id: ID!) { refreshPledge(id: $id) { pledge { state decided } problems { code } } }"


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


OPENER = urllib.request.build_opener(NoRedirect)


def send(url, body, kind, chance):
    """The status and the text of the answer; no status where there was none."""
    # Many visitors from many places: one address alone would be slowed down, and rightly.
    place = ".".join(str(chance.randint(1, 250)) for _ in range(4))
    headers = {"content-type": kind, "accept": "application/json", "x-forwarded-for": place}
    try:
        with OPENER.open(urllib.request.Request(url, body, headers), timeout=15) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(errors="replace")
    except (OSError, urllib.error.URLError, TimeoutError, ValueError) as error:
        refused = "Connection refused" in str(error)
        return (0 if refused else None), str(error)
    except Exception as error:  # half an answer: the server was killed while it spoke
        return None, str(error)


def ask(url, query, variables, chance):
    """What the server answered: `told` with the data, `refused`, or `unknown`."""
    body = json.dumps({"query": query, "variables": variables}).encode()
    status, text = send(url + "/graphql", body, "application/json", chance)
    if status == 0:
        return "refused", None  # never sent
    if status is None or status >= 500 and status != 503:
        return "unknown", None
    if status != 200:
        return "refused", text
    answer = json.loads(text)
    if answer.get("errors"):
        codes = [error.get("extensions", {}).get("code") for error in answer["errors"]]
        return ("refused" if codes and all(code in ("UNAVAILABLE", "BUSY", "RATE_LIMITED") for code in codes) else "unknown"), text
    return "told", answer["data"]


def give(url, intention, chance):
    asked, data = ask(url, GIVE, {"input": {
        "project": intention["project"], "amount": intention["amount"], "name": "Somebody",
        "email": intention["email"], "anonymous": False, "idempotencyKey": intention["key"]}}, chance)
    if asked != "told":
        return asked, data
    made = data["createPledge"]
    if made["pledge"] is None:
        # The bank was not asked although the pledge stands: the same key goes on from there.
        down = any(problem["code"] == "PROVIDER_DOWN" for problem in made["problems"])
        return ("unknown" if down else "refused"), made["problems"]
    return "told", made


def better(known, asked):
    order = ["refused", "unknown", "told", "paid"]
    return max(known, asked, key=order.index)


def run(a):
    lock, memory, shared = threading.Lock(), {}, []
    end, answered, refusals = time.time() + a.secs, [], {}

    def client(number):
        chance = random.Random(f"{time.time_ns()} {number}")
        while time.time() < end:
            with lock:
                if shared and chance.random() < 0.5:
                    intention = shared.pop()
                else:
                    key = str(uuid.UUID(int=chance.getrandbits(128), version=4))
                    intention = {"key": key, "email": f"donor-{key}@oracle.example", "project": chance.choice(a.projects),
                                 "amount": f"{chance.randint(1, 200)}.{chance.randint(0, 89):02}"}
                    if chance.random() < 0.1:
                        shared.append(intention)
                known = memory.setdefault(intention["key"], {**intention, "is": "refused", "ids": []})
            asked, made = give(a.url, intention, chance)
            with lock:
                known["is"] = better(known["is"], asked)
                if asked == "told":
                    answered.append(time.time())
                    if made["pledge"]["id"] not in known["ids"]:
                        known["ids"].append(made["pledge"]["id"])
                else:
                    refusals[str(made)[:120]] = refusals.get(str(made)[:120], 0) + 1
            if asked != "told":
                time.sleep(0.1)
                continue
            if made["checkout"] is None:
                continue
            page = urllib.parse.urlsplit(made["checkout"]["url"])
            choice = chance.choice(["pay_twice", "pay_late"]) if a.storm else chance.choice(["pay"] * 8 + ["pay_twice", "pay_late"])
            send(a.url + page.path, f"choice={choice}".encode(), "application/x-www-form-urlencoded", chance)
            for _ in range(3 if a.storm else 1):
                asked, data = ask(a.url, BACK, {"id": made["pledge"]["id"]}, chance)
                pledge = data["refreshPledge"]["pledge"] if asked == "told" else None
                if pledge and pledge["state"] == "CONFIRMED":
                    with lock:
                        known["is"] = "paid"

    clients = [threading.Thread(target=client, args=(number,)) for number in range(a.clients)]
    [it.start() for it in clients]
    [it.join() for it in clients]
    with open(a.state, "w") as file:
        json.dump(memory, file)
    told = sorted(answered)
    gap = max((after - before for before, after in zip(told, told[1:])), default=0.0)
    count = {word: sum(it["is"] == word for it in memory.values()) for word in ("paid", "told", "unknown", "refused")}
    print(json.dumps({"keys": len(memory), **count, "pledges_per_s": round(len(told) / a.secs, 1),
                      "longest_without_a_yes_s": round(gap, 2)}))
    if not told:
        print(refusals, file=sys.stderr)


def check(a):
    with open(a.state) as file:
        memory = json.load(file)
    chance = random.Random(1)
    for known in memory.values():
        tries = 0
        while known["is"] == "unknown" and tries < 100:
            tries += 1
            asked, made = give(a.url, known, chance)
            if asked == "told":
                known["is"] = "told"
                known["ids"].append(made["pledge"]["id"])
            else:
                time.sleep(0.1)
    statement = """select p.email, l.id, l.amount_minor, l.confirmed_at is not null, l.decided_at is not null
                   from pledge l join person p on p.id = l.person_id where p.email like 'donor-%@oracle.example'"""
    rows = subprocess.run(a.psql, input=statement, capture_output=True, text=True, check=True).stdout
    found = {}
    for line in rows.splitlines():
        email, *rest = line.split("|")
        found.setdefault(email, []).append(rest)
    bad = []
    for known in memory.values():
        pledges = found.get(known["email"], [])
        if known["is"] == "refused":
            if pledges and not known["ids"]:
                bad.append(("exists though refused", known["key"]))
            continue
        if known["is"] == "unknown":
            bad.append(("never answered", known["key"]))
        elif not pledges:
            bad.append(("lost", known["key"]))
        elif len(pledges) > 1:
            bad.append(("doubled", known["key"]))
        else:
            identifier, amount, confirmed, decided = pledges[0]
            if set(known["ids"]) != {f"pledge:{identifier}"}:
                bad.append(("another identifier", known["key"]))
            if int(amount) != round(float(known["amount"]) * 100):
                bad.append(("another amount", known["key"]))
            if known["is"] == "paid" and (confirmed, decided) != ("t", "t"):
                bad.append(("confirmed to the donor and not in the books", known["key"]))
    print(json.dumps({"checked": len(memory), "bad": len(bad), "examples": bad[:5]}))
    sys.exit(bool(bad))


parser = argparse.ArgumentParser()
what = parser.add_subparsers(required=True)
one = what.add_parser("run")
one.add_argument("state"), one.add_argument("url"), one.add_argument("projects", nargs="+")
one.add_argument("--secs", type=float, default=15), one.add_argument("--clients", type=int, default=8)
one.add_argument("--storm", action="store_true"), one.set_defaults(go=run)
one = what.add_parser("check")
one.add_argument("state"), one.add_argument("url"), one.add_argument("psql", nargs="+"), one.set_defaults(go=check)
arguments = parser.parse_args()
arguments.go(arguments)
