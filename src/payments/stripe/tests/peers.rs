//! Against other people's copies of Stripe's server, over HTTP: `localstripe`, with notices that are really
//! delivered, and `stripe-stateful-mock`, which knows idempotency keys. `tests/run` starts both and names
//! them in `PARVIS_TEST_STRIPE`; by hand, `tests/stripe/README.md` says how.

use std::time::Duration;

use domain::pledge::PaymentFact;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::mpsc;

use super::replay::take;
use super::*;
use crate::stripe::form::Form;
use crate::stripe::object::Named;

/// The addresses of both servers; `None`, loudly, where they were not started.
#[allow(
    clippy::disallowed_methods,
    reason = "the address of another server is no configuration of this crate"
)]
fn peers() -> Option<(String, String)> {
    let Ok(given) = std::env::var("PARVIS_TEST_STRIPE") else {
        eprintln!(
            "NOT TESTED: no server like Stripe's; PARVIS_TEST_STRIPE names none (tests/run starts them)"
        );
        return None;
    };
    let (localstripe, mock) = given.split_once(',').unwrap();
    Some((localstripe.to_owned(), mock.to_owned()))
}

#[allow(
    clippy::disallowed_methods,
    reason = "the other server signs with the real time"
)]
fn present() -> DateTime<Utc> {
    Utc::now()
}

/// A name that no other run has.
fn unique(prefix: &str) -> String {
    format!("{prefix}-{}", Uuid::new_v4())
}

/// What a browser and Stripe's own page would do.
async fn post(stripe: &Stripe, path: &str, fields: &[(&str, &str)]) -> Value {
    let form = fields
        .iter()
        .fold(Form::new(), |form, (name, value)| form.with(*name, value));
    stripe.client.post(path, form, &unique("key")).await.unwrap()
}

fn id(object: &Value) -> &str {
    object["id"].as_str().unwrap()
}

async fn card(stripe: &Stripe, number: &str) -> String {
    let fields = [
        ("type", "card"),
        ("card[number]", number),
        ("card[exp_month]", "12"),
        ("card[exp_year]", "2040"),
        ("card[cvc]", "123"),
    ];
    id(&post(stripe, "payment_methods", &fields).await).to_owned()
}

async fn pay(stripe: &Stripe, number: &str, capture_method: &str) -> Value {
    let method = card(stripe, number).await;
    let fields = [
        ("amount", "2000"),
        ("currency", "eur"),
        ("payment_method", &method),
        ("capture_method", capture_method),
        ("confirm", "true"),
        ("metadata[parvis_pledge]", "1"),
    ];
    post(stripe, "payment_intents", &fields).await
}

/// Saves a card as Stripe's page does.
async fn save(stripe: &Stripe, number: &str) -> ProviderRef {
    let customer = post(stripe, "customers", &[("email", "ana@parvis.example")]).await;
    let method = card(stripe, number).await;
    let fields = [
        ("customer", id(&customer)),
        ("usage", "off_session"),
        ("metadata[parvis_pledge]", "1"),
        ("metadata[parvis_amount]", "2000"),
        ("metadata[parvis_currency]", "eur"),
    ];
    let setup = post(stripe, "setup_intents", &fields).await;
    let path = format!("setup_intents/{}/confirm", id(&setup));
    let confirmed = post(stripe, &path, &[("payment_method", &method)]).await;
    if confirmed["status"] == "requires_action" {
        assert_eq!(
            stripe.look_up(&name(id(&setup))).await.unwrap().state,
            PaymentState::Open
        );
        post(stripe, &path, &[]).await;
    }
    let path = format!("payment_methods/{method}/attach");
    post(stripe, &path, &[("customer", id(&customer))]).await;
    name(id(&setup))
}

fn charge(key: &str) -> ChargeRequest {
    ChargeRequest {
        key: key.into(),
        amount: eur(2000),
        description: "Un jardin & des bancs".into(),
    }
}

/// Hears the notices that the server delivers.
struct Ear(mpsc::UnboundedReceiver<WebhookEvent>);

impl Ear {
    async fn open(base_url: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!(
            "http://{}/webhooks/payments/stripe",
            listener.local_addr().unwrap()
        );
        let config = Form::new().with("url", url).with("secret", "whsec_new").encode();
        let _already = rustls::crypto::ring::default_provider().install_default();
        let registered = reqwest::Client::new()
            .post(format!("{base_url}/_config/webhooks/{}", unique("ear")))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(config)
            .send()
            .await
            .unwrap();
        assert!(registered.status().is_success());
        let (hear, heard) = mpsc::unbounded_channel();
        let stripe = at(base_url);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let Some(asked) = take(&mut stream).await else {
                    continue;
                };
                let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
                let _ = tokio::io::AsyncWriteExt::write_all(&mut stream, answer).await;
                let read = stripe
                    .read_webhook(&asked.headers, asked.body.as_bytes(), present())
                    .await;
                if hear.send(read.unwrap()).is_err() {
                    return;
                }
            }
        });
        Self(heard)
    }

    /// The first notice of which this is true; other tests use the same server.
    async fn wait(&mut self, is_it: impl Fn(&Notice) -> bool) -> WebhookEvent {
        let heard = async {
            loop {
                let event = self.0.recv().await.unwrap();
                if is_it(&event.notice) {
                    return event;
                }
            }
        };
        tokio::time::timeout(Duration::from_secs(20), heard)
            .await
            .unwrap()
    }

    async fn wait_for(&mut self, payment: &ProviderRef, what: PaymentFact) {
        let event = self
            .wait(|notice| {
                matches!(notice, Notice::Payment { provider_ref, fact, amount }
                    if (provider_ref, *fact, *amount) == (payment, what, eur(2000)))
            })
            .await;
        let age = (present() - event.occurred_at).num_seconds();
        assert!((0..60).contains(&age), "{age}");
    }
}

#[tokio::test]
async fn a_payment_is_captured_told_and_given_back() {
    let Some((server, _)) = peers() else { return };
    let (stripe, mut ear) = (at(&server), Ear::open(&server).await);
    let payment = name(id(&pay(&stripe, "4242424242424242", "automatic").await));
    ear.wait_for(&payment, PaymentFact::Captured).await;
    let status = stripe.look_up(&payment).await.unwrap();
    assert_eq!((status.state, status.amount), (PaymentState::Captured, eur(2000)));
    assert_eq!(status.fee, Some(eur(0)), "localstripe works for nothing");
    assert_eq!(stripe.cancel(&payment).await, refused("already_captured"));

    let refund = |key: &str, minor| RefundRequest {
        key: key.into(),
        amount: eur(minor),
    };
    let (first, second) = (unique("a"), unique("b"));
    for _ in 0..2 {
        let status = stripe.refund(&payment, &refund(&first, 500)).await.unwrap();
        assert_eq!((status.refunded, status.refunds.len()), (eur(500), 1));
    }
    assert_eq!(
        stripe.refund(&payment, &refund(&first, 501)).await,
        refused("key_reused")
    );
    assert_eq!(
        stripe.refund(&payment, &refund(&second, 1501)).await,
        refused("amount_too_large")
    );
    let whole = stripe.refund(&payment, &refund(&second, 1500)).await.unwrap();
    assert_eq!(whole.refunded, eur(2000));
    assert!(
        whole
            .refunds
            .iter()
            .all(|refund| refund.state == RefundState::Succeeded)
    );
}

#[tokio::test]
async fn held_money_is_captured_or_called_off() {
    let Some((server, _)) = peers() else { return };
    let (stripe, mut ear) = (at(&server), Ear::open(&server).await);
    let payment = name(id(&pay(&stripe, "4242424242424242", "manual").await));
    assert_eq!(
        stripe.look_up(&payment).await.unwrap().state,
        PaymentState::Authorized
    );
    for _ in 0..2 {
        assert_eq!(
            stripe.capture(&payment).await.unwrap().state,
            PaymentState::Captured
        );
    }
    ear.wait_for(&payment, PaymentFact::Captured).await;
    let other = name(id(&pay(&stripe, "4242424242424242", "manual").await));
    for _ in 0..2 {
        let status = stripe.cancel(&other).await.unwrap();
        assert_eq!(
            (status.state, status.fact()),
            (PaymentState::Cancelled, Some(PaymentFact::Expired))
        );
    }
    assert_eq!(stripe.capture(&other).await, refused("not_authorized"));
}

#[tokio::test]
async fn a_bank_that_wants_the_donor_is_a_state_until_she_is_there() {
    let Some((server, _)) = peers() else { return };
    let (stripe, mut ear) = (at(&server), Ear::open(&server).await);
    let intent = pay(&stripe, "4000002500003155", "automatic").await;
    let payment = name(id(&intent));
    let status = stripe.look_up(&payment).await.unwrap();
    assert_eq!((status.state, status.fact()), (PaymentState::NeedsAction, None));
    let secret = intent["client_secret"].as_str().unwrap();
    let path = format!("payment_intents/{payment}/_authenticate");
    post(&stripe, &path, &[("client_secret", secret), ("success", "true")]).await;
    ear.wait_for(&payment, PaymentFact::Captured).await;
    assert_eq!(
        stripe.look_up(&payment).await.unwrap().state,
        PaymentState::Captured
    );
}

#[tokio::test]
async fn a_saved_card_is_charged_in_the_donors_absence_and_then_dropped() {
    let Some((server, _)) = peers() else { return };
    let (stripe, mut ear) = (at(&server), Ear::open(&server).await);
    let payment = save(&stripe, "4242424242424242").await;
    let saved = stripe.look_up(&payment).await.unwrap();
    assert_eq!((saved.state, saved.amount), (PaymentState::Saved, eur(2000)));
    let key = unique("charge");
    for _ in 0..2 {
        assert_eq!(
            stripe.charge(&payment, &charge(&key)).await.unwrap().state,
            PaymentState::Captured
        );
    }
    assert_eq!(
        stripe.charge(&payment, &charge(&unique("x"))).await,
        refused("already_charged")
    );
    ear.wait_for(&payment, PaymentFact::Captured).await;
    for _ in 0..2 {
        assert_eq!(
            stripe.forget(&payment).await.unwrap().state,
            PaymentState::Captured
        );
    }
    let refund = RefundRequest {
        key: unique("refund"),
        amount: eur(2000),
    };
    assert_eq!(
        stripe.refund(&payment, &refund).await.unwrap().refunded,
        eur(2000)
    );
}

#[tokio::test]
async fn a_saved_card_that_the_bank_refuses_is_a_state_and_is_told() {
    let Some((server, _)) = peers() else { return };
    let (stripe, mut ear) = (at(&server), Ear::open(&server).await);
    let payment = save(&stripe, "4000000000000341").await;
    let (first, second) = (unique("charge"), unique("charge"));
    for key in [&first, &first, &second] {
        let status = stripe.charge(&payment, &charge(key)).await.unwrap();
        assert_eq!(
            (status.state, status.decline.as_deref()),
            (PaymentState::Declined, Some("card_declined"))
        );
    }
    ear.wait_for(&payment, PaymentFact::Declined).await;

    let wary = save(&stripe, "4000002760003184").await;
    let status = stripe.charge(&wary, &charge(&unique("charge"))).await.unwrap();
    assert_eq!((status.state, status.fact()), (PaymentState::NeedsAction, None));
}

#[tokio::test]
async fn a_forgotten_card_cannot_be_charged() {
    let Some((server, _)) = peers() else { return };
    let stripe = at(&server);
    let payment = save(&stripe, "4242424242424242").await;
    for _ in 0..2 {
        assert_eq!(
            stripe.forget(&payment).await.unwrap().state,
            PaymentState::Cancelled
        );
    }
    assert_eq!(
        stripe.charge(&payment, &charge(&unique("charge"))).await,
        refused("not_saved")
    );
}

#[tokio::test]
async fn a_payout_is_told_and_listed() {
    let Some((server, _)) = peers() else { return };
    let (stripe, mut ear) = (at(&server), Ear::open(&server).await);
    let since = present() - TimeDelta::seconds(5);
    let fields = [("amount", "5000"), ("currency", "eur"), ("status", "paid")];
    let payout = post(&stripe, "payouts", &fields).await;
    let paid = Notice::Transfer {
        transfer: id(&payout).to_owned(),
        state: TransferState::Paid,
    };
    ear.wait(|notice| *notice == paid).await;
    let transfers = stripe.transfers(since).await.unwrap();
    let transfer = transfers.iter().find(|it| it.reference == id(&payout)).unwrap();
    assert_eq!(
        (transfer.amount, transfer.items[0].kind),
        (eur(5000), ItemKind::Other)
    );
}

#[tokio::test]
async fn a_key_does_one_thing_once() {
    let Some((_, server)) = peers() else { return };
    let stripe = at(&server);
    let key = unique("key");
    let make = async |email: &str, key: &str| {
        let form = Form::new().with("email", email);
        let made = stripe.client.post::<Named>("customers", form, key).await;
        made.map(|customer| customer.id).map_err(ProviderError::from)
    };
    let first = make("ana@parvis.example", &key).await.unwrap();
    assert_eq!(make("ana@parvis.example", &key).await, Ok(first.clone()));
    assert_eq!(make("eve@parvis.example", &key).await, refused("key_reused"));
    assert_ne!(make("ana@parvis.example", &unique("key")).await, Ok(first));
}
