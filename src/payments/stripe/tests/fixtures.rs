//! Answers made by hand from Stripe's reference of version 2026-10-28.endive, cut to fields that say
//! something: no server that can be had for tests knows Checkout, disputes, or what a payout is made of.

use serde_json::{Value, json};

use super::replay::Reply;

pub fn ok(body: Value) -> Reply {
    Reply::Json(200, body)
}

pub fn list(data: Vec<Value>) -> Value {
    json!({ "object": "list", "url": "/v1/…", "has_more": false, "data": data })
}

/// Fields over others.
pub fn with(mut object: Value, fields: Value) -> Value {
    let (Value::Object(object), Value::Object(fields)) = (&mut object, fields) else {
        panic!("not two objects")
    };
    object.extend(fields);
    Value::Object(object.clone())
}

pub fn ours() -> Value {
    json!({
        "parvis_pledge": "00000000-0000-0000-0000-000000000001",
        "parvis_city": "00000000-0000-0000-0000-000000000002",
    })
}

pub fn session(status: &str) -> Value {
    json!({
        "id": "cs_test_a1", "object": "checkout.session", "mode": "payment", "status": status,
        "payment_status": "unpaid", "amount_total": 2000, "amount_subtotal": 2000, "currency": "eur",
        "url": "https://checkout.stripe.com/c/pay/cs_test_a1", "expires_at": 1_790_086_400,
        "payment_intent": null, "setup_intent": null, "customer": null, "livemode": false,
        "metadata": with(ours(), json!({ "parvis_capture": "now" })),
    })
}

pub fn setup_session(status: &str) -> Value {
    let promise = json!({ "parvis_amount": "2000", "parvis_currency": "eur", "parvis_capture": "saved" });
    with(
        session(status),
        json!({
            "mode": "setup", "amount_total": null, "currency": "eur", "payment_status": "no_payment_required",
            "customer": "cus_1", "metadata": with(ours(), promise),
        }),
    )
}

pub fn setup(method_customer: Value) -> Value {
    json!({
        "id": "seti_1", "object": "setup_intent", "status": "succeeded", "usage": "off_session",
        "customer": "cus_1", "last_setup_error": null,
        "payment_method": { "id": "pm_1", "object": "payment_method", "type": "card", "customer": method_customer },
        "metadata": with(ours(), json!({ "parvis_amount": "2000", "parvis_currency": "eur" })),
    })
}

pub fn charge() -> Value {
    json!({
        "id": "ch_1", "object": "charge", "amount": 2000, "currency": "eur", "disputed": false, "paid": true,
        "payment_intent": "pi_1", "metadata": ours(),
        "payment_method_details": { "type": "card", "card": { "brand": "visa", "capture_before": null } },
        "balance_transaction": {
            "id": "txn_1", "object": "balance_transaction", "amount": 2000, "fee": 55, "net": 1945,
            "currency": "eur", "type": "charge", "source": "ch_1",
        },
    })
}

pub fn intent(status: &str) -> Value {
    json!({
        "id": "pi_1", "object": "payment_intent", "status": status, "amount": 2000, "amount_received": 0,
        "currency": "eur", "capture_method": "automatic", "latest_charge": null, "last_payment_error": null,
        "metadata": ours(),
    })
}

pub fn paid() -> Value {
    with(
        intent("succeeded"),
        json!({ "amount_received": 2000, "latest_charge": charge() }),
    )
}

pub fn refund(id: &str, amount: i64, status: &str, key: &str) -> Value {
    json!({
        "id": id, "object": "refund", "amount": amount, "currency": "eur", "status": status,
        "payment_intent": "pi_1", "charge": "ch_1", "metadata": with(ours(), json!({ "parvis_key": key })),
    })
}

pub fn dispute(status: &str) -> Value {
    json!({
        "id": "dp_1", "object": "dispute", "amount": 2000, "currency": "eur", "status": status,
        "reason": "fraudulent", "charge": "ch_1", "payment_intent": "pi_1", "metadata": {},
    })
}

pub fn error(kind: &str, code: &str) -> Value {
    json!({ "error": { "type": kind, "code": code, "message": "…" } })
}

pub fn event(kind: &str, object: Value) -> Value {
    json!({
        "id": "evt_1", "object": "event", "type": kind, "created": 1_790_000_000, "livemode": false,
        "api_version": "2026-10-28.endive", "data": { "object": object, "previous_attributes": null },
    })
}
