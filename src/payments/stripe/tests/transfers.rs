//! What Stripe transfers to our bank account, and what it is made of.

use serde_json::{Value, json};

use super::fixtures::*;
use super::replay::Replay;
use super::*;

fn payout(id: &str, amount: i64, fields: Value) -> Value {
    let payout = json!({
        "id": id, "object": "payout", "amount": amount, "currency": "eur", "created": 1_790_000_000,
        "arrival_date": 1_790_172_800, "status": "paid", "automatic": true, "reconciliation_status": "completed",
    });
    with(payout, fields)
}

fn transaction(id: &str, kind: &str, amount: i64, fee: i64, source: Value) -> Value {
    json!({
        "id": id, "object": "balance_transaction", "type": kind, "amount": amount, "fee": fee,
        "net": amount - fee, "currency": "eur", "source": source, "reporting_category": kind,
    })
}

#[tokio::test]
async fn a_payout_says_what_it_is_made_of_and_sums() {
    let saved = with(
        charge(),
        json!({ "id": "ch_2", "payment_intent": "pi_2", "metadata": with(ours(), json!({ "parvis_payment": "cs_test_b2" })) }),
    );
    let foreign = with(
        charge(),
        json!({ "id": "ch_3", "payment_intent": "pi_3", "metadata": {} }),
    );
    let items = vec![
        transaction("txn_0", "payout", -4890, 0, json!("po_1")),
        transaction("txn_1", "charge", 2000, 55, charge()),
        transaction("txn_2", "payment", 5000, 100, saved),
        transaction("txn_3", "charge", 1000, 40, foreign),
    ];
    let more = vec![
        transaction("txn_4", "refund", -500, 0, refund("re_1", 500, "succeeded", "a")),
        transaction("txn_5", "adjustment", -2000, 1500, dispute("needs_response")),
        transaction("txn_6", "stripe_fee", -15, 0, json!(null)),
        transaction("txn_7", "of_tomorrow", 1100, 0, json!({ "id": "x_1" })),
    ];
    let routes = [
        (
            "GET /v1/payouts?created%5Bgte%5D=1790000000",
            ok(list(vec![payout("po_1", 4890, json!({}))])),
        ),
        (
            "GET /v1/balance_transactions?payout=po_1",
            ok(with(list(items), json!({ "has_more": true }))),
        ),
        (
            "GET /v1/balance_transactions?payout=po_1&expand%5B%5D=data.source&limit=100&starting_after=txn_3",
            ok(list(more)),
        ),
        ("GET /v1/payment_intents/pi_1", ok(paid())),
        (
            "GET /v1/checkout/sessions?payment_intent=pi_1",
            ok(list(vec![json!({ "id": "cs_test_a1" })])),
        ),
    ];
    let server = Replay::start(routes).await;
    let transfers = at(&server.url).transfers(now()).await.unwrap();
    let [transfer] = transfers.as_slice() else {
        panic!("{transfers:?}")
    };
    assert_eq!(
        (transfer.reference.as_str(), transfer.state, transfer.amount),
        ("po_1", TransferState::Paid, eur(4890))
    );
    assert_eq!(transfer.arrives_on, (now() + TimeDelta::days(2)).date_naive());
    let items: Vec<_> = transfer
        .items
        .iter()
        .map(|it| {
            (
                it.kind,
                it.payment.as_ref().map(ProviderRef::as_str),
                it.gross.minor,
                it.fee.minor,
            )
        })
        .collect();
    use ItemKind as K;
    let first = Some("cs_test_a1");
    assert_eq!(
        items,
        [
            (K::Payment, first, 2000, 55),
            (K::Payment, Some("cs_test_b2"), 5000, 100),
            (K::Payment, None, 1000, 40),
            (K::Refund, first, -500, 0),
            (K::Dispute, first, -2000, 1500),
            (K::Fee, None, -15, 0),
            (K::Other, None, 1100, 0),
        ]
    );
    let asked = server.lines().iter().filter(|line| line.contains("pi_1")).count();
    assert_eq!(asked, 2, "a payment is asked about once");
}

#[tokio::test]
async fn what_does_not_sum_is_not_believed() {
    let routes = [
        ("GET /v1/payouts", ok(list(vec![payout("po_1", 1946, json!({}))]))),
        (
            "GET /v1/balance_transactions",
            ok(list(vec![transaction(
                "txn_1",
                "charge",
                2000,
                55,
                json!("ch_1"),
            )])),
        ),
    ];
    let server = Replay::start(routes).await;
    let error = at(&server.url).transfers(now()).await.unwrap_err().to_string();
    assert!(
        error.contains("po_1") && error.contains("19.45 EUR and not to 19.46 EUR"),
        "{error}"
    );
}

#[tokio::test]
async fn a_payout_that_is_not_settled_made_by_hand_or_returned_is_told_for_what_it_is() {
    let payouts = vec![
        payout(
            "po_4",
            100,
            json!({ "status": "in_transit", "reconciliation_status": "in_progress" }),
        ),
        payout("po_3", 300, json!({ "status": "failed" })),
        payout(
            "po_2",
            200,
            json!({ "automatic": false, "reconciliation_status": "not_applicable" }),
        ),
        payout("po_1", 0, json!({ "status": "pending" })),
    ];
    let routes = [
        ("GET /v1/payouts", ok(list(payouts))),
        ("GET /v1/balance_transactions?payout=po_1", ok(list(vec![]))),
    ];
    let server = Replay::start(routes).await;
    let transfers = at(&server.url).transfers(now()).await.unwrap();
    let told: Vec<_> = transfers
        .iter()
        .map(|it| (it.reference.as_str(), it.state, it.items.len()))
        .collect();
    assert_eq!(
        told,
        [
            ("po_1", TransferState::Pending, 0),
            ("po_2", TransferState::Paid, 1),
            ("po_3", TransferState::Failed, 0)
        ],
        "the oldest first, and po_4 later"
    );
    assert_eq!(
        (transfers[1].items[0].kind, transfers[1].items[0].net),
        (ItemKind::Other, eur(200))
    );
}
