//! Stripe's own page: opened, left open, closed, finished.

use serde_json::json;

use super::fixtures::*;
use super::replay::{Replay, Reply};
use super::*;

const OPEN: &str = "POST /v1/checkout/sessions";

fn fields(body: &str) -> Vec<(String, String)> {
    let decode = |text: &str| {
        let mut bytes = Vec::new();
        let mut rest = text.bytes();
        while let Some(byte) = rest.next() {
            match byte {
                b'%' => {
                    let digits = [rest.next().unwrap(), rest.next().unwrap()];
                    let digits = std::str::from_utf8(&digits).unwrap().to_owned();
                    bytes.push(u8::from_str_radix(&digits, 16).unwrap());
                }
                byte => bytes.push(byte),
            }
        }
        String::from_utf8(bytes).unwrap()
    };
    let fields = body.split('&').filter_map(|field| field.split_once('='));
    fields
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}

#[tokio::test]
async fn a_page_is_opened_with_everything_that_the_donor_and_we_need() {
    for (capture, expected) in [
        (
            Capture::Now,
            vec![
                ("mode", "payment"),
                ("submit_type", "donate"),
                ("line_items[0][quantity]", "1"),
                ("line_items[0][price_data][currency]", "eur"),
                ("line_items[0][price_data][unit_amount]", "2000"),
                (
                    "line_items[0][price_data][product_data][name]",
                    "Un jardin & des bancs",
                ),
                ("payment_intent_data[capture_method]", "automatic"),
                ("metadata[parvis_capture]", "now"),
            ],
        ),
        (
            Capture::Later,
            vec![
                ("mode", "payment"),
                ("payment_intent_data[capture_method]", "manual"),
                ("metadata[parvis_capture]", "later"),
            ],
        ),
        (
            Capture::Saved,
            vec![
                ("mode", "setup"),
                ("customer_creation", "always"),
                ("currency", "eur"),
                (
                    "custom_text[submit][message]",
                    "Un jardin & des bancs – 20.00 EUR",
                ),
                ("metadata[parvis_amount]", "2000"),
                ("setup_intent_data[metadata][parvis_amount]", "2000"),
                ("setup_intent_data[metadata][parvis_currency]", "eur"),
            ],
        ),
    ] {
        let server = Replay::start([(OPEN, ok(session("open")))]).await;
        let request = request(capture);
        let started = at(&server.url).start(&request).await.unwrap();
        assert_eq!(started.provider_ref, name("cs_test_a1"));
        assert_eq!(
            started.checkout_url,
            "https://checkout.stripe.com/c/pay/cs_test_a1"
        );
        let asked = server.asked().remove(0);
        assert_eq!(asked.headers.get("idempotency-key"), Some("pledge-1"));
        assert_eq!(asked.headers.get("authorization"), Some("Bearer sk_test_51"));
        assert_eq!(asked.headers.get("stripe-version"), Some(API_VERSION));
        let sent = fields(&asked.body);
        let pledge = request.pledge.to_string();
        let common = [
            ("success_url", request.return_url.as_str()),
            ("cancel_url", request.return_url.as_str()),
            ("client_reference_id", pledge.as_str()),
            ("metadata[parvis_pledge]", pledge.as_str()),
        ];
        for (name, value) in expected.into_iter().chain(common) {
            let found: Vec<&str> = sent
                .iter()
                .filter(|(it, _)| it == name)
                .map(|(_, it)| it.as_str())
                .collect();
            assert_eq!(found, [value], "{capture}: {name}");
        }
    }
}

#[tokio::test]
async fn what_stripe_would_not_take_is_not_asked() {
    let server = Replay::start([]).await;
    let stripe = at(&server.url);
    let good = request(Capture::Now);
    for (request, field) in [
        (
            PaymentRequest {
                amount: eur(100_000_000),
                ..good.clone()
            },
            "amount",
        ),
        (
            PaymentRequest {
                amount: eur(0),
                ..good.clone()
            },
            "amount",
        ),
        (
            PaymentRequest {
                description: "  ".into(),
                ..good.clone()
            },
            "description",
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
                return_url: "ftp://a".into(),
                ..good.clone()
            },
            "return_url",
        ),
    ] {
        let error = stripe.start(&request).await.unwrap_err();
        assert!(
            !error.may_retry() && error.to_string().contains(&format!("{field}: ")),
            "{error}"
        );
    }
    assert!(stripe.look_up(&name("sbx_1")).await == refused("unknown_payment"));
    assert_eq!(server.lines(), Vec::<String>::new());
}

#[tokio::test]
async fn a_session_stands_as_stripe_says() {
    use PaymentState as S;
    let complete = |intent| with(session("complete"), json!({ "payment_intent": intent }));
    let failed = json!({ "code": "card_declined", "decline_code": "insufficient_funds" });
    let cases = [
        (session("open"), S::Open),
        // A first card was declined, and the page is still open for another.
        (
            with(
                session("open"),
                json!({ "payment_intent": intent("requires_payment_method") }),
            ),
            S::Open,
        ),
        (session("expired"), S::Expired),
        (complete(paid()), S::Captured),
        (complete(intent("processing")), S::Processing),
        (complete(intent("requires_capture")), S::Authorized),
        (complete(intent("canceled")), S::Cancelled),
        (
            complete(with(
                intent("requires_payment_method"),
                json!({ "last_payment_error": failed }),
            )),
            S::Declined,
        ),
    ];
    for (answer, state) in cases {
        let routes = [
            ("GET /v1/checkout/sessions/cs_test_a1", ok(answer)),
            ("GET /v1/refunds", ok(list(vec![]))),
        ];
        let server = Replay::start(routes).await;
        let status = at(&server.url).look_up(&name("cs_test_a1")).await.unwrap();
        assert_eq!((status.state, status.amount), (state, eur(2000)));
        assert_eq!(status.fee, (state == S::Captured).then(|| eur(55)));
        let declined = (state == S::Declined).then(|| "insufficient_funds".to_owned());
        assert_eq!(status.decline, declined);
    }
}

#[tokio::test]
async fn a_page_that_nobody_finished_is_closed() {
    for (found, asked) in [("open", 2), ("expired", 1)] {
        let routes = [
            ("GET /v1/checkout/sessions/cs_test_a1", ok(session(found))),
            (
                "POST /v1/checkout/sessions/cs_test_a1/expire",
                ok(session("expired")),
            ),
        ];
        let server = Replay::start(routes).await;
        let status = at(&server.url).cancel(&name("cs_test_a1")).await.unwrap();
        assert_eq!(
            (status.state, server.lines().len()),
            (PaymentState::Expired, asked)
        );
    }
}

#[tokio::test]
async fn money_that_is_held_says_until_when_and_is_captured_through_its_session() {
    let card = json!({ "payment_method_details": { "card": { "capture_before": 1_790_600_000 } } });
    let held = with(
        intent("requires_capture"),
        json!({ "latest_charge": with(charge(), card) }),
    );
    let complete = with(session("complete"), json!({ "payment_intent": held }));
    let routes = [
        ("GET /v1/checkout/sessions/cs_test_a1", ok(complete)),
        ("POST /v1/payment_intents/pi_1/capture", ok(paid())),
        ("POST /v1/payment_intents/pi_1/cancel", ok(intent("canceled"))),
        ("GET /v1/refunds", ok(list(vec![]))),
    ];
    let server = Replay::start(routes).await;
    let stripe = at(&server.url);
    let payment = name("cs_test_a1");
    let status = stripe.look_up(&payment).await.unwrap();
    assert_eq!(status.capture_before, Some(now() + TimeDelta::seconds(600_000)));
    let captured = stripe.capture(&payment).await.unwrap();
    assert_eq!(
        (captured.state, captured.capture_before),
        (PaymentState::Captured, None)
    );
    assert_eq!(
        captured.provider_ref, payment,
        "known by the session's name ever after"
    );
    let cancelled = stripe.cancel(&payment).await.unwrap();
    assert_eq!(cancelled.state, PaymentState::Cancelled);
    let keys: Vec<_> = server
        .asked()
        .iter()
        .filter_map(|asked| asked.headers.get("idempotency-key").map(str::to_owned))
        .collect();
    assert_eq!(keys, ["capture:pi_1", "cancel:pi_1"]);
}

#[tokio::test]
async fn every_way_of_saying_no_is_told_apart() {
    let declined =
        json!({ "error": { "type": "card_error", "code": "card_declined", "decline_code": "lost_card" } });
    let busy = |code: &str| ProviderError::Busy { code: code.into() };
    let refusal = ProviderError::Refused {
        code: "card_declined".into(),
        decline: Some("lost_card".into()),
    };
    for (reply, error) in [
        (
            Reply::Json(400, error("idempotency_error", "x")),
            ProviderError::refused("key_reused"),
        ),
        (
            Reply::Json(400, error("invalid_request_error", "amount_too_small")),
            ProviderError::refused("amount_too_small"),
        ),
        (Reply::Json(402, declined), refusal),
        (
            Reply::Json(401, json!({ "error": { "type": "invalid_request_error" } })),
            ProviderError::refused("unauthorized"),
        ),
        (
            Reply::Json(404, error("invalid_request_error", "resource_missing")),
            ProviderError::refused("unknown_payment"),
        ),
        (
            Reply::Json(409, error("invalid_request_error", "idempotency_key_in_use")),
            busy("idempotency_key_in_use"),
        ),
        (
            Reply::Json(429, error("invalid_request_error", "rate_limit")),
            busy("rate_limit"),
        ),
        (
            Reply::Json(500, json!({ "error": { "type": "api_error" } })),
            busy("api_error"),
        ),
        (Reply::Text(503, "<h1>Service Unavailable</h1>"), busy("503")),
        (Reply::Text(302, ""), ProviderError::refused("302")),
        (Reply::Cut, ProviderError::TimedOut),
    ] {
        let server = Replay::start([(OPEN, reply.clone())]).await;
        assert_eq!(
            at(&server.url).start(&request(Capture::Now)).await,
            Err(error),
            "{reply:?}"
        );
    }
    for reply in [
        Reply::Text(200, "<html>"),
        Reply::Flood(9 << 20),
        Reply::Json(200, json!([])),
        Reply::Json(200, with(session("open"), json!({ "url": null }))),
    ] {
        let server = Replay::start([(OPEN, reply.clone())]).await;
        let error = at(&server.url).start(&request(Capture::Now)).await.unwrap_err();
        assert!(matches!(error, ProviderError::Invalid { .. }), "{error}");
        assert!(error.to_string().len() < 500, "an answer is not repeated whole");
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_was_not_asked() {
    let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = closed.local_addr().unwrap();
    drop(closed);
    let error = at(&format!("http://{address}"))
        .start(&request(Capture::Now))
        .await
        .unwrap_err();
    assert!(
        matches!(error, ProviderError::Unreachable { .. }) && error.may_retry(),
        "{error}"
    );
    assert!(!error.to_string().contains("sk_test"), "{error}");
}
