"""What counts as a fault when questions are made up from the schema: an error without a code, an error of ours, a status of 500.

Refusals are expected: nobody is signed in, and most of what is made up makes no sense.
"""

import json

import schemathesis
from hypothesis import strategies as st
from schemathesis.graphql import nodes

# Our own scalars: now and then what they are meant to be, mostly anything.
MONEY = st.one_of(st.from_regex(r"\A[0-9]{1,6}([.,][0-9]{1,2})?( EUR)?\Z"), st.text(max_size=30))
TIME = st.one_of(st.datetimes().map(lambda at: at.isoformat() + "Z"), st.text(max_size=30))
DAY = st.one_of(st.dates().map(lambda day: day.isoformat()), st.text(max_size=20))
for scalar, values in [("Money", MONEY), ("DateTime", TIME), ("NaiveDate", DAY), ("Json", st.text(max_size=200)), ("GeoJson", st.text())]:
    schemathesis.graphql.scalar(scalar, values.map(nodes.String))

# Codes with which Parvis says that the fault is its own.
OURS = {"INTERNAL"}


@schemathesis.check
def no_fault_of_ours(ctx, response, case):
    assert response.status_code < 500, f"status {response.status_code}"
    try:
        answer = json.loads(response.content)
    except ValueError:
        raise AssertionError(f"no JSON: {response.content[:200]!r}") from None
    for error in answer.get("errors") or []:
        code = (error.get("extensions") or {}).get("code")
        # What the schema itself refuses has no code: it says where in the question it went wrong.
        assert code not in OURS, f"{code}: {error.get('message')}"
        assert code or error.get("locations"), f"neither code nor place: {error}"
