//! Notices: by script, forged, late, doubled, out of order, refused for ever.

use std::collections::BTreeSet;

use domain::pledge::PledgeState;
use proptest::prelude::*;

use super::*;

#[test]
fn each_script_tells_its_notices() {
    for (minor, outcome, facts) in [
        (2000, Outcome::Pay, vec!["Authorized", "Captured"]),
        (2000, Outcome::Decline, vec!["Declined"]),
        (2000, Outcome::Expire, vec!["Expired"]),
        (
            2000,
            Outcome::PayTwice,
            vec!["Authorized", "Captured", "Authorized", "Captured"],
        ),
        (2000, Outcome::PayLate, vec!["Captured", "Authorized"]),
        (2091, Outcome::Pay, vec!["Declined"]),
        (
            2093,
            Outcome::Pay,
            vec!["Authorized", "Captured", "Authorized", "Captured"],
        ),
        (2094, Outcome::Pay, vec!["Captured", "Authorized"]),
        (2091, Outcome::PayLate, vec!["Captured", "Authorized"]),
    ] {
        let (sandbox, still) = sandbox();
        let payment = open(&sandbox, minor, Capture::Now);
        sandbox.decide(payment.as_str(), outcome).unwrap();
        assert_eq!(told(&sandbox, &still), facts, "{minor} {outcome}");
    }
}

#[test]
fn late_notices_are_due_only_later() {
    let (sandbox, still) = sandbox();
    let payment = open(&sandbox, 2000, Capture::Now);
    sandbox.decide(payment.as_str(), Outcome::PayLate).unwrap();
    assert_eq!(sandbox.next_due(), None);
    still.go_on(20);
    assert!(sandbox.next_due().is_some());
}

#[test]
fn a_notice_that_is_forged_changed_stale_or_unreadable_is_not_believed() {
    let (sandbox, still) = sandbox();
    let payment = open(&sandbox, 2000, Capture::Now);
    sandbox.decide(payment.as_str(), Outcome::Pay).unwrap();
    let parcel = sandbox.step().unwrap();
    let event = read(&sandbox, &parcel, &still).unwrap();
    assert_eq!(event.event_id, parcel.event_id);
    let authorized = Notice::Payment {
        provider_ref: payment,
        fact: PaymentFact::Authorized,
        amount: eur(2000),
    };
    assert_eq!(event.notice, authorized);

    let now = still.now();
    let unsigned = read_at(&sandbox, &Headers::default(), &parcel.body, now);
    assert_eq!(unsigned, Err(WebhookError::Unsigned));
    let twice: Headers = parcel.headers.iter().chain(&parcel.headers).cloned().collect();
    assert_eq!(
        read_at(&sandbox, &twice, &parcel.body, now),
        Err(WebhookError::Unsigned)
    );
    let dearer = String::from_utf8(parcel.body.clone())
        .unwrap()
        .replace("20.00", "90.00");
    assert_eq!(
        read_at(&sandbox, &headers(&parcel), dearer.as_bytes(), now),
        Err(WebhookError::Forged)
    );
    let later = read_at(
        &sandbox,
        &headers(&parcel),
        &parcel.body,
        now + TimeDelta::days(365),
    );
    assert!(matches!(later, Err(WebhookError::Stale { .. })));
    for (body, field) in [
        (&b"\xff"[..], ""),
        (b"{}", "id"),
        (br#"{"id":"e","type":"refund.succeeded","payment":"p","amount":"1 EUR","occurred_at":"2026-01-01T00:00:00Z"}"#, "reference"),
        (br#"{"id":"e","type":"payment.captured","payment":"","amount":"1 EUR","occurred_at":"2026-01-01T00:00:00Z"}"#, "payment"),
        (br#"{"id":"e","type":"payment.captured","payment":"p","amount":"1e9 EUR","occurred_at":"2026-01-01T00:00:00Z"}"#, "amount"),
        (br#"{"id":"e","type":"payment.captured","payment":"p","amount":"1 EUR","occurred_at":"yesterday"}"#, "occurred_at"),
    ] {
        let signed: Headers = [(SIGNATURE_HEADER, sign(b"secret", now, body))].into_iter().collect();
        let error = read_at(&sandbox, &signed, body, now).unwrap_err();
        assert!(matches!(error, WebhookError::Malformed { .. }) && error.to_string().contains(field), "{error}");
    }
}

#[test]
fn a_genuine_notice_of_a_kind_that_is_not_needed_is_no_error() {
    let (sandbox, still) = sandbox();
    for kind in ["payment.stolen", "dispute.", "weather"] {
        let body = format!(r#"{{"id":"e","type":"{kind}","occurred_at":"2026-01-01T00:00:00Z"}}"#);
        let signature = sign(b"secret", still.now(), body.as_bytes());
        let signed: Headers = [(SIGNATURE_HEADER, signature)].into_iter().collect();
        let event = read_at(&sandbox, &signed, body.as_bytes(), still.now()).unwrap();
        assert_eq!(event.notice, Notice::Ignored { kind: kind.into() });
    }
}

#[test]
fn a_notice_that_nobody_accepts_is_told_again_with_growing_pauses_and_then_given_up() {
    let (sandbox, still) = sandbox();
    let payment = open(&sandbox, 2000, Capture::Now);
    sandbox.decide(payment.as_str(), Outcome::Decline).unwrap();
    let mut pauses = Vec::new();
    while let Some(parcel) = sandbox.next_due() {
        assert!(
            read(&sandbox, &parcel, &still).is_ok(),
            "each attempt is signed anew"
        );
        sandbox.settle(&parcel, false).unwrap();
        if let Some(pending) = sandbox.pending().first() {
            pauses.push((pending.due_at - still.now()).num_seconds());
            still.go_on(pauses[pauses.len() - 1]);
        }
    }
    assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]);
    let status = answer(sandbox.look_up(&payment)).unwrap();
    assert_eq!(
        status.fact(),
        Some(PaymentFact::Declined),
        "looking it up still tells the truth"
    );
}

proptest! {
    /// Whoever keeps the ids of notices and the states of `domain` arrives at one state, whatever the
    /// order and however often notices are told.
    #[test]
    fn any_order_of_deliveries_leads_to_one_state(
        outcome in prop::sample::select(Outcome::ALL.to_vec()),
        capture in prop::sample::select(Capture::ALL.to_vec()),
        steps in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 0..40),
    ) {
        let (sandbox, still) = sandbox();
        let payment = open(&sandbox, 2000, capture);
        sandbox.decide(payment.as_str(), outcome).unwrap();
        let charge = ChargeRequest { key: "charge".into(), amount: eur(2000), description: "?".into() };
        let captured_later = match capture {
            Capture::Now => false,
            Capture::Later => answer(sandbox.capture(&payment)).is_ok(),
            Capture::Saved => answer(sandbox.charge(&payment, &charge)).is_ok(),
        };
        let (mut seen, mut state) = (BTreeSet::new(), PledgeState::Pending);
        let mut hear = |parcel: &Parcel| {
            let event = read(&sandbox, parcel, &still).unwrap();
            if seen.insert(event.event_id) && let Notice::Payment { fact, .. } = event.notice {
                state = state.after(fact).unwrap_or(state);
            }
        };
        for (place, accepted) in steps {
            let parcels: Vec<Parcel> = sandbox.books().deliveries.values().map(|delivery| sandbox.pack(delivery)).collect();
            if parcels.is_empty() { break }
            let parcel = place.get(&parcels);
            hear(parcel);
            sandbox.settle(parcel, accepted).unwrap();
        }
        while let Some(parcel) = sandbox.step() {
            hear(&parcel);
            sandbox.settle(&parcel, true).unwrap();
        }
        let paid = matches!(outcome, Outcome::Pay | Outcome::PayTwice | Outcome::PayLate);
        prop_assert_eq!(captured_later, paid && capture != Capture::Now);
        let expected = match outcome {
            Outcome::Decline => PledgeState::Failed,
            Outcome::Expire => PledgeState::Expired,
            Outcome::Pay | Outcome::PayTwice | Outcome::PayLate => PledgeState::Confirmed,
        };
        prop_assert_eq!(state, expected);
    }
}
