//! No answer and no notice, however odd, makes us panic.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::fixtures;
use super::*;
use crate::stripe::dispute::StripeDispute;
use crate::stripe::object::Page;
use crate::stripe::payout::{BalanceTransaction, Payout};
use crate::stripe::refund::StripeRefund;
use crate::stripe::setup::Setup;

/// Every object that is read, whole.
fn objects() -> Vec<Value> {
    let session = fixtures::with(
        fixtures::setup_session("complete"),
        json!({ "setup_intent": fixtures::setup(json!("cus_1")), "payment_intent": fixtures::paid() }),
    );
    let payout = json!({ "id": "po_1", "amount": 1, "currency": "eur", "created": 1, "arrival_date": 1, "status": "paid" });
    let transaction = json!({ "id": "txn_1", "type": "charge", "amount": 1, "fee": 0, "net": 1, "currency": "jpy", "source": fixtures::charge() });
    vec![
        fixtures::session("open"),
        session,
        fixtures::paid(),
        fixtures::setup(json!(null)),
        fixtures::refund("re_1", 5, "pending", "a"),
        fixtures::dispute("lost"),
        payout,
        transaction,
    ]
}

const KINDS: [&str; 12] = [
    "checkout.session.completed",
    "checkout.session.expired",
    "checkout.session.async_payment_failed",
    "payment_intent.succeeded",
    "payment_intent.canceled",
    "payment_intent.payment_failed",
    "payment_intent.amount_capturable_updated",
    "refund.updated",
    "charge.dispute.closed",
    "payout.paid",
    "payout.failed",
    "of.tomorrow",
];

/// Reads a value as everything that it could be, and works everything out that can be.
fn read_all(value: &Value) {
    fn read<T: serde::de::DeserializeOwned>(value: &Value, then: impl FnOnce(T)) {
        if let Ok(object) = serde_json::from_value(value.clone()) {
            then(object);
        }
    }
    read::<Session>(value, |it| {
        drop((it.amount(), it.reference(), it.waiting(), it.is_ours()))
    });
    read::<Intent>(value, |it| drop((it.status(name("pi_1")), it.state())));
    read::<Setup>(value, |it| drop((it.status(name("seti_1")), it.amount())));
    read::<StripeRefund>(value, |it| drop(it.refund()));
    read::<StripeDispute>(value, |it| drop((it.stage(), it.amount())));
    read::<Payout>(value, |it| drop((it.transfer(), it.state())));
    read::<BalanceTransaction>(value, |it| drop(it.item()));
    read::<Page<Intent>>(value, |it| drop(it.data));
    for kind in KINDS {
        drop(event::read(
            fixtures::event(kind, value.clone()).to_string().as_bytes(),
        ));
    }
    drop(event::read(value.to_string().as_bytes()));
}

fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        prop::sample::select(vec![
            "eur",
            "jpy",
            "tnd",
            "xof",
            "succeeded",
            "canceled",
            "paid",
            "complete",
            "setup"
        ])
        .prop_map(Value::from),
        prop::sample::select(vec![i64::MAX, i64::MIN, -1, 0, 99_999_999]).prop_map(Value::from),
    ]
}

fn anything() -> impl Strategy<Value = Value> {
    let names = [
        "id",
        "status",
        "amount",
        "currency",
        "metadata",
        "data",
        "object",
        "type",
        "created",
        "payment_intent",
        "setup_intent",
        "latest_charge",
        "balance_transaction",
        "fee",
        "mode",
        "source",
    ];
    leaf().prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(prop::sample::select(names.to_vec()), inner, 0..8).prop_map(
                |fields| fields
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value))
                    .collect()
            ),
        ]
    })
}

/// Puts another value somewhere into an object.
fn spoil(value: &mut Value, path: &[prop::sample::Index], other: Value) {
    let Some((step, rest)) = path.split_first() else {
        *value = other;
        return;
    };
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            let place = step.index(fields.len());
            if let Some((_, field)) = fields.iter_mut().nth(place) {
                spoil(field, rest, other);
            }
        }
        value => *value = other,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn arbitrary_json_is_read_or_refused(value in anything()) {
        read_all(&value);
    }

    /// A good object with a few fields changed gets further than an arbitrary one.
    #[test]
    fn good_objects_with_something_odd_in_them_are_read_or_refused(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((prop::collection::vec(any::<prop::sample::Index>(), 1..4), anything()), 1..4),
    ) {
        let mut value = which.get(&objects()).clone();
        for (path, other) in changes {
            spoil(&mut value, &path, other);
        }
        read_all(&value);
    }

    #[test]
    fn arbitrary_bytes_are_no_notice(body in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(event::read(&body).is_err());
    }
}

#[test]
fn the_good_objects_are_read() {
    for object in objects() {
        read_all(&object);
    }
    let session: Session = serde_json::from_value(objects()[1].clone()).unwrap();
    assert!(session.is_ours() && session.setup_intent.is_some() && session.payment_intent.is_some());
}
