//! What becomes of a payment after it was captured.

use serde_json::json;

use super::fixtures::*;
use super::replay::{Replay, Reply};
use super::*;

const INTENT: &str = "GET /v1/payment_intents/pi_1";
const REFUNDS: &str = "GET /v1/refunds";

fn ask(key: &str, minor: i64) -> RefundRequest {
    RefundRequest {
        key: key.into(),
        amount: eur(minor),
    }
}

#[tokio::test]
async fn a_key_gives_back_once_even_after_stripe_forgot_it() {
    let before = vec![
        refund("re_1", 500, "succeeded", "a"),
        refund("re_0", 300, "failed", "z"),
    ];
    let after = vec![
        refund("re_2", 1500, "pending", "b"),
        before[0].clone(),
        before[1].clone(),
    ];
    let routes = [
        (INTENT, ok(paid())),
        (REFUNDS, ok(list(before.clone()))),
        (REFUNDS, ok(list(before.clone()))),
        (REFUNDS, ok(list(before.clone()))),
        (REFUNDS, ok(list(before))),
        (REFUNDS, ok(list(after))),
        ("POST /v1/refunds", ok(refund("re_2", 1500, "pending", "b"))),
    ];
    let server = Replay::start(routes).await;
    let (stripe, payment) = (at(&server.url), name("pi_1"));
    let known = stripe.refund(&payment, &ask("a", 500)).await.unwrap();
    assert_eq!(known.refunded, eur(500), "the one that failed does not count");
    assert_eq!(
        stripe.refund(&payment, &ask("a", 501)).await,
        refused("key_reused")
    );
    assert_eq!(
        stripe.refund(&payment, &ask("b", 1501)).await,
        refused("amount_too_large")
    );
    let made = stripe.refund(&payment, &ask("b", 1500)).await.unwrap();
    assert_eq!((made.refunded, made.refunds.len()), (eur(2000), 3));
    let states: Vec<RefundState> = made.refunds.iter().map(|refund| refund.state).collect();
    assert_eq!(
        states,
        [RefundState::Pending, RefundState::Succeeded, RefundState::Failed]
    );
    let posts: Vec<_> = server
        .asked()
        .into_iter()
        .filter(|asked| asked.line.starts_with("POST"))
        .collect();
    assert_eq!(posts.len(), 1);
    assert_eq!(posts[0].headers.get("idempotency-key"), Some("b"));
    assert!(
        posts[0].body.contains("metadata%5Bparvis_key%5D=b"),
        "{}",
        posts[0].body
    );
}

#[tokio::test]
async fn only_captured_money_is_given_back() {
    let routes = [
        (INTENT, ok(intent("requires_capture"))),
        (REFUNDS, ok(list(vec![]))),
    ];
    let server = Replay::start(routes).await;
    let (stripe, payment) = (at(&server.url), name("pi_1"));
    assert_eq!(
        stripe.refund(&payment, &ask("a", 500)).await,
        refused("not_captured")
    );
    let dollars = RefundRequest {
        amount: Money::new(500, "USD".parse().unwrap()),
        ..ask("a", 500)
    };
    for wrong in [ask("a", 0), ask("", 500), dollars] {
        let error = stripe.refund(&payment, &wrong).await.unwrap_err();
        assert!(matches!(error, ProviderError::Invalid { .. }), "{error}");
    }
}

#[tokio::test]
async fn what_the_bank_took_back_is_told() {
    for (statuses, disputed) in [
        (vec!["needs_response"], 2000),
        (vec!["under_review"], 2000),
        (vec!["lost"], 2000),
        (vec!["appeal_under_review"], 2000),
        (vec!["won"], 0),
        (vec!["warning_needs_response"], 0),
        (vec!["prevented"], 0),
        (vec!["won", "lost"], 2000),
    ] {
        let charge = with(charge(), json!({ "disputed": true }));
        let disputes = statuses.iter().map(|status| dispute(status)).collect();
        let routes = [
            (INTENT, ok(with(paid(), json!({ "latest_charge": charge })))),
            (REFUNDS, ok(list(vec![]))),
            ("GET /v1/disputes", ok(list(disputes))),
        ];
        let server = Replay::start(routes).await;
        let status = at(&server.url).look_up(&name("pi_1")).await.unwrap();
        assert_eq!(status.disputed, eur(disputed), "{statuses:?}");
        assert_eq!(status.state, PaymentState::Captured);
    }
}

#[tokio::test]
async fn a_list_is_read_to_its_end() {
    let page = |from: usize, has_more: bool| {
        let refunds = (from..from + 100)
            .map(|number| refund(&format!("re_{number}"), 1, "succeeded", &format!("k{number}")));
        with(list(refunds.collect()), json!({ "has_more": has_more }))
    };
    let routes = [
        (INTENT, ok(paid())),
        (REFUNDS, ok(page(0, true))),
        (
            "GET /v1/refunds?payment_intent=pi_1&limit=100&starting_after=re_99",
            ok(page(100, true)),
        ),
        (
            "GET /v1/refunds?payment_intent=pi_1&limit=100&starting_after=re_199",
            ok(page(200, false)),
        ),
    ];
    let server = Replay::start(routes).await;
    let status = at(&server.url).look_up(&name("pi_1")).await.unwrap();
    assert_eq!((status.refunds.len(), status.refunded), (300, eur(300)));
}

#[tokio::test]
async fn a_state_that_nobody_has_decided_about_is_an_error_and_no_guess() {
    let server = Replay::start([(INTENT, ok(intent("half_paid")))]).await;
    let error = at(&server.url).look_up(&name("pi_1")).await.unwrap_err();
    assert!(error.to_string().contains("half_paid"), "{error}");
}

#[tokio::test]
async fn a_reference_stays_in_its_place() {
    let server = Replay::start([("GET", Reply::Text(404, ""))]).await;
    let looked = at(&server.url).look_up(&name("pi_1/../../customers?x=1")).await;
    assert_eq!(looked, refused("unknown_payment"));
    assert!(server.lines()[0].starts_with("GET /v1/payment_intents/pi_1%2F..%2F..%2Fcustomers%3Fx%3D1?"));
}
