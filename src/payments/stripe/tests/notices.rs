//! Notices: whose they are, what they say, and what has to be asked for.

use domain::pledge::{DisputeStage, PaymentFact};
use serde_json::{Value, json};

use super::fixtures::*;
use super::replay::Replay;
use super::*;
use crate::signature::sign;

const INTENT: &str = "GET /v1/payment_intents/pi_1";
const SESSIONS: &str = "GET /v1/checkout/sessions?payment_intent=pi_1";

async fn read(stripe: &Stripe, event: &Value) -> Result<WebhookEvent, WebhookError> {
    let body = event.to_string();
    let signature = sign(b"whsec_old", now(), body.as_bytes());
    let headers: Headers = [("Stripe-Signature", signature)].into_iter().collect();
    stripe.read_webhook(&headers, body.as_bytes(), now()).await
}

fn payment(fact: PaymentFact) -> Notice {
    Notice::Payment {
        provider_ref: name("cs_test_a1"),
        fact,
        amount: eur(2000),
    }
}

fn ignored(kind: &str) -> Notice {
    Notice::Ignored { kind: kind.into() }
}

#[tokio::test]
async fn a_session_says_by_itself_what_happened() {
    let paid = with(
        session("complete"),
        json!({ "payment_status": "paid", "payment_intent": "pi_1" }),
    );
    let unpaid = session("complete");
    let held = with(
        session("complete"),
        json!({ "metadata": with(ours(), json!({ "parvis_capture": "later" })) }),
    );
    let foreign = with(paid.clone(), json!({ "metadata": {} }));
    let completed = "checkout.session.completed";
    let server = Replay::start([]).await;
    let stripe = at(&server.url);
    for (kind, object, notice) in [
        (completed, paid.clone(), payment(PaymentFact::Captured)),
        (completed, held, payment(PaymentFact::Authorized)),
        (
            completed,
            setup_session("complete"),
            payment(PaymentFact::MethodSaved),
        ),
        // A direct debit is on its way.
        (completed, unpaid.clone(), ignored(completed)),
        (completed, foreign, ignored(completed)),
        (
            "checkout.session.async_payment_succeeded",
            paid,
            payment(PaymentFact::Captured),
        ),
        (
            "checkout.session.async_payment_failed",
            unpaid,
            payment(PaymentFact::Declined),
        ),
        (
            "checkout.session.expired",
            session("expired"),
            payment(PaymentFact::Expired),
        ),
        (
            "checkout.session.expired",
            setup_session("expired"),
            payment(PaymentFact::Expired),
        ),
    ] {
        let event = read(&stripe, &event(kind, object)).await.unwrap();
        assert_eq!(event.notice, notice, "{kind}");
        assert_eq!((event.event_id.as_str(), event.occurred_at), ("evt_1", now()));
    }
    assert_eq!(server.lines(), Vec::<String>::new(), "nothing was asked");
}

#[tokio::test]
async fn an_intent_is_known_by_its_session() {
    let session = json!({ "id": "cs_test_a1", "object": "checkout.session" });
    let server = Replay::start([(SESSIONS, ok(list(vec![session])))]).await;
    let stripe = at(&server.url);
    let charge = with(ours(), json!({ "parvis_payment": "cs_test_a1" }));
    let declined = |metadata: Value, code: &str| {
        with(
            intent("requires_payment_method"),
            json!({ "last_payment_error": { "code": code }, "metadata": metadata }),
        )
    };
    let failed = "payment_intent.payment_failed";
    let foreign = with(paid(), json!({ "metadata": {} }));
    for (kind, object, notice) in [
        ("payment_intent.succeeded", paid(), payment(PaymentFact::Captured)),
        (
            "payment_intent.amount_capturable_updated",
            intent("requires_capture"),
            payment(PaymentFact::Authorized),
        ),
        (
            "payment_intent.canceled",
            intent("canceled"),
            payment(PaymentFact::Expired),
        ),
        (
            "payment_intent.succeeded",
            foreign,
            ignored("payment_intent.succeeded"),
        ),
        // On the page another card may be tried; the charge of a saved method is over.
        (failed, declined(ours(), "card_declined"), ignored(failed)),
        (
            failed,
            declined(charge.clone(), "card_declined"),
            payment(PaymentFact::Declined),
        ),
        (
            failed,
            declined(charge, "authentication_required"),
            ignored(failed),
        ),
        (
            "payment_intent.created",
            json!({}),
            ignored("payment_intent.created"),
        ),
        ("customer.created", json!(7), ignored("customer.created")),
        ("v9.of.things", json!(null), ignored("v9.of.things")),
    ] {
        assert_eq!(
            read(&stripe, &event(kind, object)).await.unwrap().notice,
            notice,
            "{kind}"
        );
    }
}

#[tokio::test]
async fn an_intent_without_a_session_is_known_by_its_own_name() {
    let server = Replay::start([(SESSIONS, ok(list(vec![])))]).await;
    let event = read(&at(&server.url), &event("payment_intent.succeeded", paid()))
        .await
        .unwrap();
    assert!(matches!(event.notice, Notice::Payment { provider_ref, .. } if provider_ref == name("pi_1")));
}

#[tokio::test]
async fn refunds_and_disputes_are_told_with_the_payment_that_they_are_about() {
    let session = json!({ "id": "cs_test_a1" });
    let refunds = vec![
        refund("re_2", 300, "failed", "b"),
        refund("re_1", 500, "succeeded", "a"),
    ];
    let routes = [
        (INTENT, ok(paid())),
        (SESSIONS, ok(list(vec![session]))),
        ("GET /v1/refunds", ok(list(refunds))),
    ];
    let server = Replay::start(routes).await;
    let stripe = at(&server.url);
    let refunded = |id: &str, state| Notice::Refunded {
        provider_ref: name("cs_test_a1"),
        refund: id.into(),
        state,
        total_refunded: eur(500),
    };
    let disputed = |stage| Notice::Disputed {
        provider_ref: name("cs_test_a1"),
        dispute: "dp_1".into(),
        amount: eur(2000),
        stage,
        reason: "fraudulent".into(),
    };
    let by_hand = with(refund("re_3", 1, "pending", ""), json!({ "metadata": {} }));
    let no_intent = with(
        refund("re_4", 1, "succeeded", ""),
        json!({ "payment_intent": null }),
    );
    for (kind, object, notice) in [
        (
            "refund.created",
            refund("re_1", 500, "succeeded", "a"),
            refunded("re_1", RefundState::Succeeded),
        ),
        (
            "refund.failed",
            refund("re_2", 300, "failed", "b"),
            refunded("re_2", RefundState::Failed),
        ),
        ("refund.updated", by_hand, refunded("re_3", RefundState::Pending)),
        ("refund.created", no_intent, ignored("refund.created")),
        (
            "charge.dispute.created",
            dispute("needs_response"),
            disputed(DisputeStage::Opened),
        ),
        (
            "charge.dispute.funds_withdrawn",
            dispute("under_review"),
            disputed(DisputeStage::Opened),
        ),
        (
            "charge.dispute.closed",
            dispute("lost"),
            disputed(DisputeStage::Lost),
        ),
        (
            "charge.dispute.closed",
            dispute("won"),
            disputed(DisputeStage::Won),
        ),
        (
            "charge.dispute.created",
            dispute("warning_needs_response"),
            ignored("charge.dispute.created"),
        ),
        (
            "charge.dispute.closed",
            dispute("warning_closed"),
            ignored("charge.dispute.closed"),
        ),
    ] {
        assert_eq!(
            read(&stripe, &event(kind, object)).await.unwrap().notice,
            notice,
            "{kind}"
        );
    }
    // A provider that cannot be asked now tells it again.
    let silent = Replay::start([]).await;
    let told = read(
        &at(&silent.url),
        &event("charge.dispute.created", dispute("needs_response")),
    )
    .await;
    assert_eq!(
        told,
        Err(WebhookError::NotLookedUp(ProviderError::refused(
            "unknown_payment"
        )))
    );
}

#[tokio::test]
async fn payouts_are_told() {
    let stripe = at("http://127.0.0.1:1");
    let payout = |status: &str| json!({ "id": "po_1", "object": "payout", "amount": 5000, "currency": "eur", "created": 1, "arrival_date": 2, "status": status, "automatic": true });
    for (kind, status, state) in [
        ("payout.paid", "paid", TransferState::Paid),
        ("payout.failed", "failed", TransferState::Failed),
        ("payout.canceled", "canceled", TransferState::Failed),
        (
            "payout.reconciliation_completed",
            "in_transit",
            TransferState::Pending,
        ),
    ] {
        let notice = read(&stripe, &event(kind, payout(status))).await.unwrap().notice;
        assert_eq!(
            notice,
            Notice::Transfer {
                transfer: "po_1".into(),
                state
            }
        );
    }
}

#[tokio::test]
async fn what_is_forged_stale_or_unreadable_is_not_believed() {
    let stripe = at("http://127.0.0.1:1");
    let body = event("customer.created", json!({})).to_string();
    let ask = |headers: Headers, body: String| {
        let stripe = &stripe;
        async move { stripe.read_webhook(&headers, body.as_bytes(), now()).await }
    };
    let signed = |secret: &[u8], at, body: &str| -> Headers {
        [("stripe-signature", sign(secret, at, body.as_bytes()))]
            .into_iter()
            .collect()
    };
    assert_eq!(
        ask(Headers::default(), body.clone()).await,
        Err(WebhookError::Unsigned)
    );
    assert_eq!(
        ask(signed(b"whsec_else", now(), &body), body.clone()).await,
        Err(WebhookError::Forged)
    );
    for secret in [&b"whsec_new"[..], b"whsec_old"] {
        let event = ask(signed(secret, now(), &body), body.clone()).await.unwrap();
        assert_eq!(event.notice, ignored("customer.created"));
        let spaced = body.replace(':', ": ");
        assert_eq!(
            ask(signed(secret, now(), &body), spaced).await,
            Err(WebhookError::Forged),
            "raw bytes count"
        );
        let stale = ask(
            signed(secret, now() - TimeDelta::seconds(301), &body),
            body.clone(),
        )
        .await;
        assert_eq!(stale, Err(WebhookError::Stale { age_seconds: 301 }));
    }
    for (body, field) in [
        ("{", "EOF"),
        ("{}", "id"),
        (
            r#"{"id":"e","type":"x","created":"now","data":{"object":{}}}"#,
            "string",
        ),
        (
            r#"{"id":"e","type":"x","created":99999999999999999,"data":{"object":{}}}"#,
            "moment",
        ),
        (
            r#"{"id":"e","type":"payment_intent.succeeded","created":1,"data":{"object":{"id":1}}}"#,
            "data.object",
        ),
    ] {
        let error = ask(signed(b"whsec_new", now(), body), body.to_owned())
            .await
            .unwrap_err();
        assert!(
            matches!(error, WebhookError::Malformed { .. }) && error.to_string().contains(field),
            "{error}"
        );
    }
}
