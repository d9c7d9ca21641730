//! What the sandbox promises, and what every reader of its notices must survive.

mod disputes;
mod http;
mod notices;
mod restart;
mod saved;
mod transfers;

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};

use chrono::{DateTime, Utc};
use domain::{Clock, Currency, Id, Money, Randomness};
use uuid::Uuid;

use super::*;
use crate::*;

/// A clock that stands until it is moved, and randomness that counts.
#[derive(Clone, Default)]
struct Still {
    seconds: Arc<AtomicI64>,
    counter: Arc<AtomicU64>,
}

impl Still {
    fn go_on(&self, seconds: i64) {
        self.seconds.fetch_add(seconds, Ordering::Relaxed);
    }

    fn world(&self) -> World {
        World::new(self.clone(), self.clone())
    }
}

impl Clock for Still {
    fn now(&self) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(1_000_000 + self.seconds.load(Ordering::Relaxed))
    }
}

impl Randomness for Still {
    fn fill(&self, bytes: &mut [u8]) {
        let number = self.counter.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        let start = bytes.len() - number.len();
        bytes[start..].copy_from_slice(&number);
    }
}

fn settings() -> Settings {
    Settings {
        base_url: "http://127.0.0.1:8080/".into(),
        webhook_url: "http://127.0.0.1:8080/webhooks/payments/sandbox".into(),
        secret: b"secret".to_vec(),
        saves_methods: true,
        file: None,
    }
}

fn sandbox() -> (Sandbox, Still) {
    let still = Still::default();
    (Sandbox::open(settings(), still.world()).unwrap(), still)
}

fn request(minor: i64, capture: Capture) -> PaymentRequest {
    PaymentRequest {
        key: "pledge-1".into(),
        pledge: Id::from_uuid(Uuid::from_u128(1)),
        city: Id::from_uuid(Uuid::from_u128(2)),
        amount: Money::new(minor, Currency::EUR),
        description: "A garden for the street".into(),
        return_url: "http://127.0.0.1:8080/back".into(),
        capture,
    }
}

/// One runtime for all: the sandbox answers at once, so that nothing ever waits on it.
fn runtime() -> &'static tokio::runtime::Runtime {
    static RUNTIME: LazyLock<tokio::runtime::Runtime> =
        LazyLock::new(|| tokio::runtime::Runtime::new().unwrap());
    &RUNTIME
}

fn answer<T>(answer: Answer<'_, T>) -> Result<T, ProviderError> {
    runtime().block_on(answer)
}

fn refused<T>(code: &str) -> Result<T, ProviderError> {
    Err(ProviderError::refused(code))
}

fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn open(sandbox: &Sandbox, minor: i64, capture: Capture) -> ProviderRef {
    answer(sandbox.start(&request(minor, capture)))
        .unwrap()
        .provider_ref
}

fn headers(parcel: &Parcel) -> Headers {
    parcel.headers.iter().cloned().collect()
}

fn read(sandbox: &Sandbox, parcel: &Parcel, still: &Still) -> Result<WebhookEvent, WebhookError> {
    read_at(sandbox, &headers(parcel), &parcel.body, still.now())
}

fn read_at(
    sandbox: &Sandbox,
    headers: &Headers,
    body: &[u8],
    now: DateTime<Utc>,
) -> Result<WebhookEvent, WebhookError> {
    runtime().block_on(sandbox.read_webhook(headers, body, now))
}

/// What a notice says, in short: a payment's fact, or its kind.
fn short(notice: &Notice) -> String {
    match notice {
        Notice::Payment { fact, .. } => format!("{fact:?}"),
        Notice::Refunded { state, .. } => format!("refund {state}"),
        Notice::Disputed { stage, .. } => format!("dispute {stage}"),
        Notice::Transfer { state, .. } => format!("transfer {state}"),
        Notice::Ignored { kind } => format!("ignored {kind}"),
    }
}

/// Accepts everything that is pending, in order, and gives the facts as they were told.
fn told(sandbox: &Sandbox, still: &Still) -> Vec<String> {
    let mut facts = Vec::new();
    while let Some(parcel) = sandbox.step() {
        facts.push(short(&read(sandbox, &parcel, still).unwrap().notice));
        sandbox.settle(&parcel, true).unwrap();
    }
    facts
}

#[test]
fn the_same_key_is_the_same_payment() {
    let (sandbox, _) = sandbox();
    let first = answer(sandbox.start(&request(2000, Capture::Now))).unwrap();
    assert_eq!(
        answer(sandbox.start(&request(2000, Capture::Now))).unwrap(),
        first
    );
    assert_eq!(
        first.checkout_url,
        format!("http://127.0.0.1:8080/sandbox/pay/{}", first.provider_ref)
    );
    let refused = Err(ProviderError::refused("key_reused"));
    assert_eq!(answer(sandbox.start(&request(2001, Capture::Now))), refused);
    assert_eq!(answer(sandbox.start(&request(2000, Capture::Later))), refused);
}

#[test]
fn a_call_that_makes_no_sense_names_its_field() {
    let (sandbox, _) = sandbox();
    let good = request(2000, Capture::Now);
    for (request, field) in [
        (
            PaymentRequest {
                key: String::new(),
                ..good.clone()
            },
            "key",
        ),
        (
            PaymentRequest {
                key: "a b".into(),
                ..good.clone()
            },
            "key",
        ),
        (
            PaymentRequest {
                amount: Money::zero(Currency::EUR),
                ..good.clone()
            },
            "amount",
        ),
        (
            PaymentRequest {
                amount: Money::new(-1, Currency::EUR),
                ..good.clone()
            },
            "amount",
        ),
        (
            PaymentRequest {
                return_url: "javascript:alert(1)".into(),
                ..good.clone()
            },
            "return_url",
        ),
    ] {
        let error = answer(sandbox.start(&request)).unwrap_err();
        assert!(!error.may_retry());
        assert!(error.to_string().contains(&format!("{field}: ")), "{error}");
    }
}

#[test]
fn a_start_whose_answer_was_lost_is_found_again_by_its_key() {
    let (sandbox, _) = sandbox();
    let lost = answer(sandbox.start(&request(2092, Capture::Now))).unwrap_err();
    assert_eq!(lost, ProviderError::TimedOut);
    assert!(lost.may_retry());
    let found = answer(sandbox.start(&request(2092, Capture::Now))).unwrap();
    assert!(sandbox.payment(found.provider_ref.as_str()).is_some());
}

#[test]
fn a_decision_is_made_once() {
    let (sandbox, _) = sandbox();
    let payment = open(&sandbox, 2000, Capture::Now);
    let paid = sandbox.decide(payment.as_str(), Outcome::Pay).unwrap();
    assert_eq!(sandbox.decide(payment.as_str(), Outcome::Pay).unwrap(), paid);
    assert_eq!(sandbox.pending().len(), 2);
    let again = sandbox.decide(payment.as_str(), Outcome::Decline);
    assert!(matches!(
        again,
        Err(SandboxError::AlreadyDecided {
            state: PaymentState::Captured
        })
    ));
    assert!(matches!(
        sandbox.decide("sbx_0", Outcome::Pay),
        Err(SandboxError::Unknown)
    ));
}

#[test]
fn money_that_is_held_is_captured_or_given_back_once() {
    let (sandbox, still) = sandbox();
    let payment = open(&sandbox, 2000, Capture::Later);
    let refused = answer(sandbox.capture(&payment)).unwrap_err();
    assert_eq!(refused, ProviderError::refused("not_authorized"));
    sandbox.decide(payment.as_str(), Outcome::Pay).unwrap();
    assert_eq!(
        answer(sandbox.look_up(&payment)).unwrap().state,
        PaymentState::Authorized
    );
    for _ in 0..2 {
        assert_eq!(
            answer(sandbox.capture(&payment)).unwrap().state,
            PaymentState::Captured
        );
    }
    assert_eq!(told(&sandbox, &still), ["Authorized", "Captured"]);
    let refused = answer(sandbox.cancel(&payment)).unwrap_err();
    assert_eq!(refused, ProviderError::refused("already_captured"));
}

#[test]
fn a_cancelled_payment_cannot_be_paid() {
    let (sandbox, _) = sandbox();
    let payment = open(&sandbox, 2000, Capture::Later);
    for _ in 0..2 {
        assert_eq!(
            answer(sandbox.cancel(&payment)).unwrap().state,
            PaymentState::Cancelled
        );
    }
    let paid = sandbox.decide(payment.as_str(), Outcome::Pay);
    assert!(matches!(
        paid,
        Err(SandboxError::AlreadyDecided {
            state: PaymentState::Cancelled
        })
    ));
    assert!(answer(sandbox.capture(&payment)).is_err());
}

#[test]
fn a_refund_gives_back_once_per_key_and_never_more_than_was_paid() {
    let (sandbox, still) = sandbox();
    let payment = open(&sandbox, 2000, Capture::Now);
    let refund = |key: &str, minor, currency: &str| {
        let amount = Money::new(minor, currency.parse().unwrap());
        answer(sandbox.refund(
            &payment,
            &RefundRequest {
                key: key.into(),
                amount,
            },
        ))
    };
    assert_eq!(refund("a", 500, "EUR"), refused("not_captured"));
    sandbox.decide(payment.as_str(), Outcome::Pay).unwrap();
    assert_eq!(refund("a", 500, "EUR").unwrap().refunded.minor, 500);
    assert_eq!(refund("a", 500, "EUR").unwrap().refunded.minor, 500);
    assert_eq!(refund("a", 501, "EUR"), refused("key_reused"));
    assert_eq!(refund("b", 1501, "EUR"), refused("amount_too_large"));
    assert_eq!(refund("b", i64::MAX, "EUR"), refused("amount_too_large"));
    assert!(matches!(
        refund("b", 0, "EUR"),
        Err(ProviderError::Invalid { .. })
    ));
    assert!(matches!(
        refund("b", 500, "CHF"),
        Err(ProviderError::Invalid { .. })
    ));
    let whole = refund("b", 1500, "EUR").unwrap();
    assert_eq!(whole.refunded.minor, 2000);
    let refunds: Vec<_> = whole
        .refunds
        .iter()
        .map(|it| (it.key.as_deref(), it.amount.minor, it.state))
        .collect();
    let succeeded = RefundState::Succeeded;
    assert_eq!(
        refunds,
        [(Some("a"), 500, succeeded), (Some("b"), 1500, succeeded)]
    );
    assert_eq!(whole.fee, Some(eur(55)), "the fee is kept");
    assert_eq!(
        told(&sandbox, &still),
        ["Authorized", "Captured", "refund succeeded", "refund succeeded"]
    );
}

#[test]
fn a_refund_that_fails_is_a_state_and_gives_nothing_back() {
    let (sandbox, still) = sandbox();
    let payment = open(&sandbox, 2098, Capture::Now);
    sandbox.decide(payment.as_str(), Outcome::Pay).unwrap();
    let refund = RefundRequest {
        key: "a".into(),
        amount: eur(2098),
    };
    for _ in 0..2 {
        let status = answer(sandbox.refund(&payment, &refund)).unwrap();
        assert_eq!((status.refunded, status.refunds.len()), (eur(0), 1));
        assert_eq!(status.refunds[0].state, RefundState::Failed);
    }
    assert_eq!(
        told(&sandbox, &still),
        ["Authorized", "Captured", "refund failed"]
    );
}

#[test]
fn money_is_held_for_a_week_and_then_it_is_the_donors_again() {
    let (sandbox, still) = sandbox();
    let payment = open(&sandbox, 2000, Capture::Later);
    assert_eq!(answer(sandbox.look_up(&payment)).unwrap().capture_before, None);
    sandbox.decide(payment.as_str(), Outcome::Pay).unwrap();
    let until = still.now() + TimeDelta::days(7);
    assert_eq!(
        answer(sandbox.look_up(&payment)).unwrap().capture_before,
        Some(until)
    );
    still.go_on(7 * 24 * 60 * 60);
    assert_eq!(answer(sandbox.capture(&payment)), refused("not_authorized"));
    let status = answer(sandbox.look_up(&payment)).unwrap();
    assert_eq!(
        (status.state, status.capture_before),
        (PaymentState::Expired, None)
    );
    assert_eq!(told(&sandbox, &still), ["Authorized", "Expired"]);
}
