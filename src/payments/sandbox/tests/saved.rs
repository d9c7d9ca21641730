//! Methods that are saved now and charged when the campaign has succeeded.

use super::*;

fn charge(
    sandbox: &Sandbox,
    payment: &ProviderRef,
    key: &str,
    minor: i64,
) -> Result<PaymentStatus, ProviderError> {
    let request = ChargeRequest {
        key: key.into(),
        amount: eur(minor),
        description: "A garden for the street".into(),
    };
    answer(sandbox.charge(payment, &request))
}

fn saved(sandbox: &Sandbox) -> ProviderRef {
    let payment = open(sandbox, 2000, Capture::Saved);
    let decided = sandbox.decide(payment.as_str(), Outcome::Pay).unwrap();
    assert_eq!(decided.state, PaymentState::Saved);
    payment
}

#[test]
fn a_saved_method_is_charged_once_per_key() {
    let (sandbox, still) = sandbox();
    let payment = open(&sandbox, 2000, Capture::Saved);
    assert_eq!(charge(&sandbox, &payment, "a", 2000), refused("not_saved"));
    sandbox.decide(payment.as_str(), Outcome::Pay).unwrap();
    assert_eq!(answer(sandbox.capture(&payment)), refused("not_authorized"));
    for _ in 0..2 {
        let status = charge(&sandbox, &payment, "a", 1500).unwrap();
        assert_eq!(
            (status.state, status.amount, status.fee),
            (PaymentState::Captured, eur(1500), Some(eur(48)))
        );
    }
    assert_eq!(charge(&sandbox, &payment, "a", 1501), refused("key_reused"));
    assert_eq!(charge(&sandbox, &payment, "b", 1500), refused("already_charged"));
    assert_eq!(told(&sandbox, &still), ["MethodSaved", "Captured"]);
    let forgotten = answer(sandbox.forget(&payment)).unwrap();
    assert_eq!(forgotten.state, PaymentState::Captured, "what was charged stays");
}

#[test]
fn a_charge_that_the_bank_refuses_is_a_state_and_can_be_tried_again() {
    let (sandbox, still) = sandbox();
    let payment = saved(&sandbox);
    for (key, minor, state, decline) in [
        (
            "a",
            1995,
            PaymentState::NeedsAction,
            Some("authentication_required"),
        ),
        (
            "a",
            1995,
            PaymentState::NeedsAction,
            Some("authentication_required"),
        ),
        ("b", 1996, PaymentState::Declined, Some("generic_decline")),
        ("c", 2000, PaymentState::Captured, None),
    ] {
        let status = charge(&sandbox, &payment, key, minor).unwrap();
        assert_eq!((status.state, status.decline.as_deref()), (state, decline));
    }
    assert_eq!(told(&sandbox, &still), ["MethodSaved", "Declined", "Captured"]);
}

#[test]
fn a_forgotten_method_cannot_be_charged() {
    let (sandbox, _) = sandbox();
    let payment = saved(&sandbox);
    for _ in 0..2 {
        assert_eq!(
            answer(sandbox.forget(&payment)).unwrap().state,
            PaymentState::Cancelled
        );
    }
    assert_eq!(charge(&sandbox, &payment, "a", 2000), refused("not_saved"));
    assert_eq!(
        answer(sandbox.look_up(&payment)).unwrap().fact(),
        Some(PaymentFact::Expired)
    );
}

#[test]
fn a_charge_that_makes_no_sense_is_not_made() {
    let (sandbox, _) = sandbox();
    let payment = saved(&sandbox);
    for (key, minor) in [("", 2000), ("a", 0), ("a", -1)] {
        let error = charge(&sandbox, &payment, key, minor).unwrap_err();
        assert!(matches!(error, ProviderError::Invalid { .. }), "{error}");
    }
    assert_eq!(
        answer(sandbox.look_up(&payment)).unwrap().state,
        PaymentState::Saved
    );
}

#[test]
fn one_that_saves_no_methods_says_so_and_takes_payments_in_the_other_ways() {
    let settings = Settings {
        saves_methods: false,
        ..settings()
    };
    let sandbox = Sandbox::open(settings, Still::default().world()).unwrap();
    assert!(!sandbox.supports(Capture::Saved));
    let refusal = answer(sandbox.start(&request(2000, Capture::Saved))).unwrap_err();
    assert_eq!(refusal, ProviderError::refused("not_supported"));
    for capture in [Capture::Now, Capture::Later] {
        assert!(sandbox.supports(capture));
    }
    open(&sandbox, 2000, Capture::Later);
}
