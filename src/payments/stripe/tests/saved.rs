//! Methods that are saved on Stripe's page and charged later.

use serde_json::{Value, json};

use super::fixtures::*;
use super::replay::{Replay, Reply};
use super::*;

const SESSION: &str = "GET /v1/checkout/sessions/cs_test_a1";
const CHARGES: &str = "GET /v1/payment_intents?customer=cus_1";
const CHARGE: &str = "POST /v1/payment_intents";

fn saved(owner: Value) -> Reply {
    ok(with(
        setup_session("complete"),
        json!({ "setup_intent": setup(owner) }),
    ))
}

/// What a charge leaves behind.
fn tried(intent: Value, key: &str) -> Value {
    let metadata = with(
        ours(),
        json!({ "parvis_payment": "cs_test_a1", "parvis_key": key }),
    );
    with(intent, json!({ "metadata": metadata }))
}

fn declined(code: &str, decline: &str) -> Value {
    let error = json!({ "code": code, "decline_code": decline });
    with(
        intent("requires_payment_method"),
        json!({ "last_payment_error": error }),
    )
}

fn ask(key: &str, minor: i64) -> ChargeRequest {
    ChargeRequest {
        key: key.into(),
        amount: eur(minor),
        description: "Un jardin".into(),
    }
}

#[tokio::test]
async fn a_saved_method_waits_and_is_charged_in_the_donors_absence() {
    let routes = [
        (SESSION, saved(json!("cus_1"))),
        (CHARGES, ok(list(vec![]))),
        (CHARGE, ok(tried(paid(), "a"))),
        ("GET /v1/refunds", ok(list(vec![]))),
    ];
    let server = Replay::start(routes).await;
    let (stripe, payment) = (at(&server.url), name("cs_test_a1"));
    let status = stripe.look_up(&payment).await.unwrap();
    assert_eq!((status.state, status.amount), (PaymentState::Saved, eur(2000)));
    let charged = stripe.charge(&payment, &ask("a", 2000)).await.unwrap();
    assert_eq!(
        (charged.state, charged.fee),
        (PaymentState::Captured, Some(eur(55)))
    );
    assert_eq!(charged.provider_ref, payment);
    let asked = server.asked();
    let post = asked.iter().find(|asked| asked.line.starts_with("POST")).unwrap();
    assert_eq!(post.headers.get("idempotency-key"), Some("a"));
    for field in [
        "off_session=true",
        "confirm=true",
        "customer=cus_1",
        "payment_method=pm_1",
        "payment_method_types%5B0%5D=card",
        "metadata%5Bparvis_payment%5D=cs_test_a1",
    ] {
        assert!(post.body.contains(field), "{field} in {}", post.body);
    }
}

#[tokio::test]
async fn what_the_bank_answers_to_a_charge_is_a_state() {
    let told = |intent: Value| json!({ "error": { "type": "card_error", "code": "card_declined", "decline_code": "lost_card", "payment_intent": intent } });
    for (reply, listed, state, reason) in [
        (
            told(tried(declined("card_declined", "lost_card"), "a")),
            vec![],
            PaymentState::Declined,
            "lost_card",
        ),
        (
            told(tried(
                declined("authentication_required", "authentication_required"),
                "a",
            )),
            vec![],
            PaymentState::NeedsAction,
            "authentication_required",
        ),
        // Where the answer leaves the intent out, it is looked for.
        (
            error("card_error", "card_declined"),
            vec![tried(declined("card_declined", "fraudulent"), "a")],
            PaymentState::Declined,
            "fraudulent",
        ),
    ] {
        let routes = [
            (SESSION, saved(json!("cus_1"))),
            (CHARGES, ok(list(vec![]))),
            (CHARGES, ok(list(listed))),
            (CHARGE, Reply::Json(402, reply)),
        ];
        let server = Replay::start(routes).await;
        let status = at(&server.url)
            .charge(&name("cs_test_a1"), &ask("a", 2000))
            .await
            .unwrap();
        assert_eq!((status.state, status.decline.as_deref()), (state, Some(reason)));
        assert_eq!(status.fact().is_some(), state == PaymentState::Declined);
    }
}

#[tokio::test]
async fn a_key_charges_once_even_after_stripe_forgot_it() {
    let nothing = || ("GET /v1/refunds", ok(list(vec![])));
    let done = tried(paid(), "a");
    let server = Replay::start([
        (SESSION, saved(json!("cus_1"))),
        (CHARGES, ok(list(vec![done]))),
        nothing(),
    ])
    .await;
    let (stripe, payment) = (at(&server.url), name("cs_test_a1"));
    assert_eq!(
        stripe.charge(&payment, &ask("a", 2000)).await.unwrap().state,
        PaymentState::Captured
    );
    assert_eq!(
        stripe.charge(&payment, &ask("a", 1999)).await,
        refused("key_reused")
    );
    assert_eq!(
        stripe.charge(&payment, &ask("b", 2000)).await,
        refused("already_charged")
    );
    assert_eq!(stripe.cancel(&payment).await, refused("already_captured"));
    assert!(
        server.lines().iter().all(|line| line.starts_with("GET")),
        "nothing was done"
    );

    let failed = tried(declined("card_declined", "lost_card"), "a");
    let routes = [
        (SESSION, saved(json!("cus_1"))),
        (CHARGES, ok(list(vec![failed]))),
        (CHARGE, ok(tried(paid(), "b"))),
        nothing(),
    ];
    let server = Replay::start(routes).await;
    let stripe = at(&server.url);
    assert_eq!(
        stripe.look_up(&payment).await.unwrap().state,
        PaymentState::Declined
    );
    assert_eq!(
        stripe.charge(&payment, &ask("a", 2000)).await.unwrap().state,
        PaymentState::Declined
    );
    assert_eq!(
        stripe.charge(&payment, &ask("b", 2000)).await.unwrap().state,
        PaymentState::Captured
    );
}

#[tokio::test]
async fn a_forgotten_method_is_gone_with_what_the_donor_wrote() {
    let routes = [
        (SESSION, saved(json!("cus_1"))),
        (SESSION, saved(json!(null))),
        (CHARGES, ok(list(vec![]))),
        (
            CHARGES,
            Reply::Json(404, error("invalid_request_error", "resource_missing")),
        ),
        (
            "POST /v1/payment_methods/pm_1/detach",
            ok(json!({ "id": "pm_1" })),
        ),
        (
            "DELETE /v1/customers/cus_1",
            ok(json!({ "id": "cus_1", "deleted": true })),
        ),
        (
            "DELETE /v1/customers/cus_1",
            Reply::Json(404, error("invalid_request_error", "resource_missing")),
        ),
    ];
    let server = Replay::start(routes).await;
    let (stripe, payment) = (at(&server.url), name("cs_test_a1"));
    for _ in 0..2 {
        assert_eq!(
            stripe.forget(&payment).await.unwrap().state,
            PaymentState::Cancelled
        );
    }
    assert_eq!(
        stripe.charge(&payment, &ask("a", 2000)).await,
        refused("not_saved")
    );
    assert_eq!(
        server
            .lines()
            .iter()
            .filter(|line| line.starts_with("POST"))
            .count(),
        1
    );
}

#[tokio::test]
async fn after_a_charge_only_the_method_goes() {
    let routes = [
        (SESSION, saved(json!("cus_1"))),
        (SESSION, saved(json!(null))),
        (CHARGES, ok(list(vec![tried(paid(), "a")]))),
        (
            "POST /v1/payment_methods/pm_1/detach",
            ok(json!({ "id": "pm_1" })),
        ),
        ("GET /v1/refunds", ok(list(vec![]))),
    ];
    let server = Replay::start(routes).await;
    let status = at(&server.url).forget(&name("cs_test_a1")).await.unwrap();
    assert_eq!(status.state, PaymentState::Captured);
    assert!(server.lines().iter().all(|line| !line.starts_with("DELETE")));
}

#[tokio::test]
async fn what_is_not_saved_is_not_charged() {
    let routes = [
        (SESSION, ok(setup_session("open"))),
        (
            "POST /v1/checkout/sessions/cs_test_a1/expire",
            ok(setup_session("expired")),
        ),
    ];
    let server = Replay::start(routes).await;
    let (stripe, payment) = (at(&server.url), name("cs_test_a1"));
    assert_eq!(
        stripe.charge(&payment, &ask("a", 2000)).await,
        refused("not_saved")
    );
    assert_eq!(
        stripe
            .refund(
                &payment,
                &RefundRequest {
                    key: "r".into(),
                    amount: eur(1)
                }
            )
            .await,
        refused("not_captured")
    );
    assert_eq!(
        stripe.forget(&payment).await.unwrap().state,
        PaymentState::Expired
    );
}
