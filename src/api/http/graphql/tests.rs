//! The handler over a small schema: what the audits of GraphQL over HTTP ask, and the hostile requests
//! that are not about documents.

use std::time::Duration;

use axum::body::Body;
use serde_json::json;

use crate::http::Config;
use crate::http::config::Limits;
use crate::http::testing::{Reply, app, app_with, send};

const JSON: &str = "content-type: application/json";
const NEW: &str = "accept: application/graphql-response+json";
const OLD: &str = "accept: application/json";
const COOKIE: &str = "cookie: __Host-parvis=0123456789abcdef";

async fn post(headers: &[&str], body: impl Into<Body>) -> Reply {
    send(&app(), "POST /graphql", headers, body).await
}

async fn ask(query: &str, headers: &[&str]) -> Reply {
    post(
        &[&[JSON], headers].concat(),
        json!({ "query": query }).to_string(),
    )
    .await
}

fn code(reply: &Reply) -> String {
    reply.json()["errors"][0]["extensions"]["code"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[tokio::test]
async fn a_question_is_answered_in_the_media_type_that_the_reader_prefers() {
    for (headers, media) in [
        (vec![], "application/json"),
        (vec![OLD], "application/json"),
        (vec!["accept: */*"], "application/json"),
        (vec![NEW], "application/graphql-response+json"),
    ] {
        let reply = ask("{hello}", &headers).await;
        assert_eq!(
            (reply.status, reply.body.as_str()),
            (200, r#"{"data":{"hello":"world"}}"#)
        );
        assert_eq!(reply.header("content-type"), format!("{media}; charset=utf-8"));
        assert_eq!(reply.header("cache-control"), "no-store");
    }
    assert_eq!(ask("{hello}", &["accept: text/html"]).await.status, 406);
}

#[tokio::test]
async fn only_json_is_read() {
    let body = json!({ "query": "{hello}" }).to_string();
    assert_eq!(post(&[], body.clone()).await.status, 415);
    for other in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
    ] {
        assert_eq!(
            post(&[&format!("content-type: {other}")], body.clone())
                .await
                .status,
            415,
            "{other}"
        );
    }
    assert_eq!(post(&[JSON, "content-encoding: gzip"], body).await.status, 415);
}

#[tokio::test]
async fn a_body_that_is_no_question_is_refused_with_a_reason() {
    for (body, reason) in [
        ("", "empty"),
        ("{ \"not a JSON", "JSON"),
        ("{\"notquery\":\"{hello}\"}", "`query` is missing"),
        ("{\"query\":{\"a\":1}}", "JSON"),
        ("{\"query\":0}", "JSON"),
        ("{\"query\":[\"a\"]}", "JSON"),
        ("{\"query\":\"{hello}\",\"operationName\":1}", "JSON"),
        ("{\"query\":\"{hello}\",\"variables\":\"x\"}", "JSON"),
        ("{\"query\":\"{hello}\",\"variables\":[1]}", "JSON"),
        ("{\"query\":\"{hello}\",\"extensions\":\"x\"}", "JSON"),
        ("[{\"query\":\"{hello}\"}]", "lists of questions"),
        ("null", "JSON"),
    ] {
        let reply = post(&[JSON, NEW], body).await;
        assert_eq!(reply.status, 400, "{body}");
        let json = reply.json();
        assert!(json.get("data").is_none());
        assert!(
            json["errors"][0]["message"].as_str().unwrap().contains(reason),
            "{body}: {json}"
        );
    }
    let reply = post(&[JSON], Body::from(&b"{\"query\":\"{__typename \xff\xfe}\"}"[..])).await;
    assert_eq!((reply.status, reply.body.contains("UTF-8")), (400, true));
    let deep = format!(
        "{{\"query\":\"{{hello}}\",\"variables\":{{\"x\":{}{}}}}}",
        "[".repeat(40_000),
        "]".repeat(40_000)
    );
    assert_eq!(post(&[JSON], deep).await.status, 400);
}

#[tokio::test]
async fn nulls_and_maps_are_taken() {
    let body = json!({ "query": "{hello}", "operationName": null, "variables": null, "extensions": null });
    assert_eq!(post(&[JSON], body.to_string()).await.status, 200);
    let body = json!({ "query": "query a($b: Int) {hello @include(if: true) session @skip(if: true) language @skip(if: true) counted @skip(if: true) slow @skip(if: true) panics(n: $b) @skip(if: true)}",
        "operationName": "a", "variables": { "b": 1 }, "extensions": { "tracing": { "version": 1 } } });
    let reply = post(&[JSON], body.to_string()).await;
    assert_eq!(
        (reply.status, reply.json()),
        (200, json!({ "data": { "hello": "world" } }))
    );
}

#[tokio::test]
async fn a_question_that_cannot_be_asked_has_a_status_and_no_data() {
    for query in ["{", "{ no_such_field }", "query($id: ID!){ hello }"] {
        let new = ask(query, &[NEW]).await;
        assert_eq!(new.status, 400, "{query}");
        assert!(new.json().get("data").is_none(), "{query}");
        let old = ask(query, &[OLD]).await;
        assert_eq!(old.status, 200, "{query}");
        assert!(old.json()["errors"].is_array(), "{query}");
    }
}

#[tokio::test]
async fn queries_may_be_asked_by_address_and_mutations_may_not() {
    let get =
        async |path: &str, headers: &[&str]| send(&app(), &format!("GET /graphql{path}"), headers, "").await;
    let reply = get(
        "?query=query($n:Int)%7Bhello%20a:panics(n:$n)@skip(if:true)%7D&variables=%7B%22n%22:1%7D",
        &[],
    )
    .await;
    assert_eq!(reply.json(), json!({ "data": { "hello": "world" } }));
    assert_eq!(get("", &[]).await.status, 400);
    assert_eq!(get("?query=%7Bhello%7D&query=%7Bhello%7D", &[]).await.status, 400);
    assert_eq!(get("?query=%7Bhello%7D&variables=1", &[]).await.status, 400);
    let mutation = get("?query=mutation%7BsignIn%7D", &[NEW]).await;
    assert_eq!((mutation.status, mutation.header("allow")), (405, "POST"));
    assert_eq!(
        send(&app(), "DELETE /graphql", &[], "").await.header("allow"),
        "GET, POST"
    );
}

#[tokio::test]
async fn an_answer_by_address_may_be_asked_for_again_by_its_tag() {
    let app = app();
    let first = send(&app, "GET /graphql?query=%7Bcounted%7D", &[], "").await;
    assert_eq!(first.header("cache-control"), "private, no-cache");
    let tag = format!("if-none-match: {}", first.header("etag"));
    let again = send(&app, "GET /graphql?query=%7Bcounted%7D", &[&tag], "").await;
    assert_eq!((again.status, again.body.as_str()), (304, ""));
}

#[tokio::test]
async fn another_site_can_do_nothing_in_a_reader_s_name() {
    let mutation = "mutation{signIn}";
    for foreign in [
        "sec-fetch-site: cross-site",
        "sec-fetch-site: same-site",
        "origin: https://evil.example",
        "origin: null",
    ] {
        let reply = ask(mutation, &[foreign]).await;
        assert_eq!(
            (reply.status, code(&reply).as_str()),
            (403, "CROSS_SITE"),
            "{foreign}"
        );
        assert_eq!(ask("{hello}", &[foreign, COOKIE]).await.status, 403, "{foreign}");
        // Without a cookie there is nobody in whose name it could read.
        assert_eq!(ask("{hello}", &[foreign]).await.status, 200, "{foreign}");
    }
    assert_eq!(
        ask(mutation, &["sec-fetch-site: same-origin", COOKIE])
            .await
            .status,
        200
    );
    assert_eq!(
        ask(mutation, &["origin: http://city.example", COOKIE])
            .await
            .status,
        200
    );
    // A script says nothing of sites.
    assert_eq!(ask(mutation, &[COOKIE]).await.status, 200);
}

#[tokio::test]
async fn a_mutation_sets_the_session_cookie_and_no_other_header() {
    let reply = ask("mutation{signIn}", &[]).await;
    assert!(
        reply
            .header("set-cookie")
            .starts_with("__Host-parvis=0123456789abcdef; Path=/;")
    );
    assert!(reply.headers.get("x-other").is_none());
    let seen = ask("{session}", &[COOKIE]).await;
    assert_eq!(seen.json(), json!({ "data": { "session": "0123456789abcdef" } }));
}

#[tokio::test]
async fn an_access_token_counts_and_the_cookie_beside_it_does_not() {
    for bearer in [
        "authorization: Bearer parvis_0123456789abcdef",
        "authorization: Bearer x",
    ] {
        let seen = ask("{session}", &[COOKIE, bearer]).await;
        assert_eq!(seen.json(), json!({ "data": { "session": null } }), "{bearer}");
    }
    let seen = ask("{session}", &[COOKIE, "authorization: Basic YTpi"]).await;
    assert_eq!(seen.json()["data"]["session"], "0123456789abcdef");
}

#[tokio::test]
async fn a_token_that_is_none_is_unauthorized_and_says_so() {
    let mut error = async_graphql::ServerError::new("not a token", None);
    error
        .extensions
        .get_or_insert_default()
        .set("code", "TOKEN_INVALID");
    let answer = async_graphql::Response::from_errors(vec![error]);
    let response = super::respond::Rendered::from(answer).into_response(super::negotiate::Media::Json);
    assert_eq!(response.status(), 401);
    assert_eq!(
        response.headers()["www-authenticate"],
        "Bearer error=\"invalid_token\""
    );
}

#[tokio::test]
async fn the_reader_s_language_reaches_the_schema_and_keeps_answers_apart() {
    let app = app();
    let body = json!({ "query": "{language}" }).to_string();
    for (header, language) in [
        ("accept-language: en-GB", "en"),
        ("accept-language: de", "fr"),
        ("accept-language: fr", "fr"),
    ] {
        let reply = send(&app, "POST /graphql", &[JSON, header], body.clone()).await;
        assert_eq!(reply.json()["data"]["language"], language);
    }
}

#[tokio::test]
async fn anonymous_answers_are_kept_until_something_changes() {
    let (app, changes, _stop) = app_with(Config::default());
    let counted = async |headers: &[&str]| {
        let body = json!({ "query": "{counted}" }).to_string();
        send(&app, "POST /graphql", &[&[JSON], headers].concat(), body)
            .await
            .json()["data"]["counted"]
            .clone()
    };
    assert_eq!(counted(&[]).await, 1);
    assert_eq!(counted(&[NEW]).await, 1);
    // Whoever may be somebody gets an answer of their own, and leaves none behind.
    assert_eq!(counted(&[COOKIE]).await, 2);
    assert_eq!(counted(&["cookie: __Host-parvis=x"]).await, 3);
    assert_eq!(counted(&["authorization: Bearer x"]).await, 4);
    assert_eq!(counted(&[]).await, 1);
    changes.everything_changed();
    assert_eq!(counted(&[]).await, 5);
}

#[tokio::test]
async fn what_is_too_large_or_too_costly_is_refused_with_numbers() {
    let reply = ask(&format!("{{{}hello{}}}", "a{".repeat(13), "}".repeat(13)), &[]).await;
    assert_eq!(reply.status, 400);
    let extensions = json!({ "code": "TOO_DEEP", "given": 14, "max": 12 });
    assert_eq!(reply.json()["errors"][0]["extensions"], extensions);
    let reply = ask("{projects(first: 100000){nodes{id}}}", &[]).await;
    assert_eq!((reply.status, code(&reply).as_str()), (400, "TOO_COSTLY"));
    for body in ["A".repeat(200_000), "A".repeat(20_000_000)] {
        let reply = ask("{hello}", &[]).await;
        assert_eq!(reply.status, 200);
        let reply = post(
            &[JSON],
            json!({ "query": "{hello}", "variables": { "x": body } }).to_string(),
        )
        .await;
        assert_eq!((reply.status, code(&reply).as_str()), (413, "TOO_LARGE"));
    }
    let announced = post(&[JSON, "content-length: 99999999999"], "{}").await;
    assert_eq!(announced.status, 413);
}

#[tokio::test]
async fn no_error_repeats_much_of_the_question() {
    let name = "x".repeat(20_000);
    for query in [
        format!("{{{name}}}"),
        format!("{{hello(a: \"{name}\")}}"),
        format!("query {name}{{hello}} query {name}{{hello}}"),
        format!("{{a {name} % }}"),
        "{broken}".into(),
    ] {
        let reply = ask(&query, &[]).await;
        assert!(reply.body.len() < 1_000, "{} bytes", reply.body.len());
        assert!(reply.json()["errors"].is_array());
    }
}

#[tokio::test]
async fn what_is_out_of_reach_is_said_by_the_status() {
    let reply = ask("{down}", &[]).await;
    assert_eq!((reply.status, reply.header("retry-after")), (503, "2"));
    let partial = ask("{hello broken}", &[NEW]).await;
    assert_eq!(
        (partial.status, &partial.json()["data"]["hello"]),
        (200, &json!("world"))
    );
}

#[tokio::test]
async fn a_bug_is_one_error_with_a_reference() {
    let reply = ask("{panics}", &[]).await;
    assert_eq!((reply.status, code(&reply).as_str()), (500, "INTERNAL"));
    let message = reply.json()["errors"][0]["message"].to_string();
    assert!(
        message.contains("reference 0000") && !message.contains("index"),
        "{message}"
    );
}

#[tokio::test]
async fn a_question_that_takes_too_long_is_given_up() {
    let limits = Limits {
        request_time: Duration::from_millis(100),
        ..Limits::default()
    };
    let (app, _, _stop) = app_with(Config {
        limits,
        ..Config::default()
    });
    let reply = send(
        &app,
        "POST /graphql",
        &[JSON],
        json!({ "query": "{slow}" }).to_string(),
    )
    .await;
    assert_eq!((reply.status, reply.header("retry-after")), (503, "2"));
}

#[tokio::test]
async fn more_than_can_be_worked_on_wait_and_then_are_sent_away() {
    let short = Duration::from_millis(200);
    let limits = Limits {
        requests_max: 1,
        request_time: short * 3,
        queue_time: short,
        ..Limits::default()
    };
    let (app, _, _stop) = app_with(Config {
        limits,
        ..Config::default()
    });
    let slow = json!({ "query": "{slow}" }).to_string();
    let first = send(&app, "POST /graphql", &[JSON], slow);
    let second = async {
        tokio::task::yield_now().await;
        let live = send(&app, "GET /health/live", &[], "").await;
        (
            send(
                &app,
                "POST /graphql",
                &[JSON],
                json!({ "query": "{hello}" }).to_string(),
            )
            .await,
            live,
        )
    };
    let (_, (second, live)) = tokio::join!(first, second);
    assert_eq!((second.status, second.header("retry-after")), (503, "2"));
    assert_eq!(live.status, 200);
}

#[tokio::test]
async fn introspection_can_be_switched_off() {
    let query = json!({ "query": "{__schema{types{name}}}" }).to_string();
    assert!(ask("{__schema{types{name}}}", &[]).await.json()["data"]["__schema"].is_object());
    let (app, _, _stop) = app_with(Config {
        introspection: false,
        ..Config::default()
    });
    let reply = send(&app, "POST /graphql", &[JSON, NEW], query).await;
    assert!(
        reply.json()["errors"].is_array() || reply.json()["data"]["__schema"].is_null(),
        "{}",
        reply.body
    );
}

#[tokio::test]
async fn a_subscription_by_post_is_told_where_to_go() {
    let reply = ask("subscription{ticks}", &[]).await;
    assert_eq!((reply.status, code(&reply).as_str()), (400, "SUBSCRIPTION"));
}
