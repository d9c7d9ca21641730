use super::*;
use crate::http::Config;
use crate::http::testing::{INDEX, app, app_with, send};

#[tokio::test]
async fn every_other_address_is_the_one_page_with_its_own_head() {
    let config = Config {
        public_url: "https://city.example".into(),
        ..Config::default()
    };
    let (app, _, _stop) = app_with(config);
    let reply = send(
        &app,
        "GET /ville/projets/jardin?a=b",
        &["accept-language: en"],
        "",
    )
    .await;
    assert_eq!(reply.status, 200);
    assert!(
        reply.body.starts_with("<!doctype html><html lang=\"en\"><head>"),
        "{}",
        reply.body
    );
    assert!(
        reply
            .body
            .contains("<title>Page &lt;/ville/projets/jardin&gt;</title>"),
        "{}",
        reply.body
    );
    assert!(
        reply
            .body
            .contains("href=\"https://city.example/ville/projets/jardin\""),
        "{}",
        reply.body
    );
    assert!(!reply.body.contains(MARKER));
    let vary: Vec<_> = reply.headers.get_all("vary").iter().collect();
    assert_eq!(vary, ["Accept-Language, Cookie", "accept-encoding"]);
}

#[tokio::test]
async fn a_page_that_does_not_exist_is_a_page_with_404() {
    let reply = send(&app(), "GET /nowhere", &[], "").await;
    assert_eq!((reply.status, reply.body.contains("noindex")), (404, true));
}

#[tokio::test]
async fn built_files_are_kept_for_ever_and_others_asked_for_again() {
    let app = app();
    let reply = send(&app, "GET /_app/immutable/a.js", &[], "").await;
    assert_eq!(
        (reply.body.as_str(), reply.header("cache-control")),
        ("let a", "public, max-age=31536000, immutable")
    );
    let reply = send(&app, "GET /favicon.svg", &[], "").await;
    assert_eq!(
        (reply.header("content-type"), reply.header("cache-control")),
        ("image/svg+xml", "no-cache")
    );
    let again = send(
        &app,
        "GET /favicon.svg",
        &["if-none-match: W/\"x\", \"tag-favicon.svg\""],
        "",
    )
    .await;
    assert_eq!((again.status, again.body.as_str()), (304, ""));
}

#[tokio::test]
async fn a_smaller_sibling_is_sent_to_who_takes_it() {
    let app = app();
    let reply = send(
        &app,
        "GET /_app/immutable/a.js",
        &["accept-encoding: gzip, br;q=1.0"],
        "",
    )
    .await;
    assert_eq!(
        (reply.body.as_str(), reply.header("content-encoding")),
        ("BR", "br")
    );
    assert_eq!(reply.header("content-type"), "text/javascript");
    let reply = send(&app, "GET /_app/immutable/a.js", &["accept-encoding: br;q=0"], "").await;
    assert_eq!(reply.body, "let a");
}

#[tokio::test]
async fn a_missing_file_is_missing_and_not_the_page() {
    for path in ["/_app/immutable/gone.js", "/robots.txt", "/a/b.png", "/_app/x"] {
        assert_eq!(
            send(&app(), &format!("GET {path}"), &[], "").await.status,
            404,
            "{path}"
        );
    }
    assert_eq!(send(&app(), "POST /x", &[], "").await.status, 405);
    let head = send(&app(), "HEAD /x", &[], "").await;
    assert_eq!((head.status, head.body.as_str()), (200, ""));
}

#[tokio::test]
async fn no_path_leads_out_of_the_files() {
    for path in [
        "/../etc/passwd",
        "/_app/../index.html",
        "/%2e%2e/x",
        "//favicon.svg",
        "/_app/immutable/..%2fx",
    ] {
        let reply = send(&app(), &format!("GET {path}"), &[], "").await;
        assert!(
            reply.status >= 400 || reply.body.contains("og:title"),
            "{path}: {} {}",
            reply.status,
            reply.body
        );
    }
}

#[tokio::test]
async fn every_answer_has_the_headers_that_protect_readers() {
    let config = Config {
        hsts: Some(std::time::Duration::from_secs(60)),
        ..Config::default()
    };
    let (app, _, _stop) = app_with(config);
    for path in [
        "/",
        "/graphql",
        "/health/live",
        "/favicon.svg",
        "/cities/none/neighbourhoods.geojson",
    ] {
        let reply = send(&app, &format!("GET {path}"), &[], "").await;
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path}");
        assert!(
            reply
                .header("content-security-policy")
                .contains("frame-ancestors 'none'"),
            "{path}"
        );
        assert!(
            reply.header("referrer-policy").starts_with("strict-origin"),
            "{path}"
        );
        assert_eq!(
            reply.header("strict-transport-security"),
            "max-age=60; includeSubDomains",
            "{path}"
        );
    }
    let policy = send(&app, "GET /", &[], "")
        .await
        .header("content-security-policy")
        .to_owned();
    let hash = crate::http::headers::source_hash("start()");
    assert!(policy.contains(&format!("script-src 'self' {hash};")), "{policy}");
}

#[test]
fn a_page_is_cut_wherever_its_marks_are() {
    let fill = |page: &str| Template::new(page).fill("en", "HEAD");
    assert_eq!(
        fill(INDEX),
        INDEX.replace("\"fr\"", "\"en\"").replace(MARKER, "HEAD")
    );
    assert_eq!(
        fill("<html><head></head></html>"),
        "<html lang=\"en\"><head>HEAD</head></html>"
    );
    assert_eq!(fill("hello"), "<!doctype html><html lang=\"en\">helloHEAD");
}

#[tokio::test]
async fn the_plain_routes_answer_by_what_stands_behind_them() {
    let app = app();
    let status =
        async |line: &str, headers: &[&str], body: &'static str| send(&app, line, headers, body).await.status;
    assert_eq!(
        status("GET /cities/here/neighbourhoods.geojson", &[], "").await,
        200
    );
    assert_eq!(
        status("GET /cities/none/neighbourhoods.geojson", &[], "").await,
        404
    );
    assert_eq!(
        status("GET /cities/down/neighbourhoods.geojson", &[], "").await,
        503
    );
    assert_eq!(status("GET /payments/any?version=09", &[], "").await, 401);
    assert_eq!(status("GET /payments/nowhere", &[], "").await, 404);
    let picture = send(&app, "GET /pictures/here/a.svg", &[], "").await;
    assert!(picture.header("content-security-policy").contains("sandbox"));
    assert_eq!(
        status("POST /webhooks/payments/sandbox", &["signature: x"], "paid").await,
        204
    );
    assert_eq!(
        status("POST /webhooks/payments/sandbox", &["signature: x"], "?").await,
        400
    );
    assert_eq!(status("POST /webhooks/payments/sandbox", &[], "paid").await, 400);
    assert_eq!(status("POST /webhooks/payments/busy", &[], "").await, 503);
    assert_eq!(status("POST /webhooks/payments/other", &[], "").await, 404);
    assert_eq!(status("GET /health/ready", &[], "").await, 200);
}

#[tokio::test]
async fn the_pretended_bank_takes_a_choice_from_its_own_page_only() {
    let app = app();
    const FORM: &str = "content-type: application/x-www-form-urlencoded";
    let page = send(&app, "GET /sandbox/pay/p1", &["accept-language: en"], "").await;
    assert!(page.body.contains("Pay €20.00"), "{}", page.body);
    assert!(
        page.header("content-security-policy")
            .starts_with("default-src 'none'; style-src 'sha256-")
    );
    assert_eq!(send(&app, "GET /sandbox/pay/p2", &[], "").await.status, 404);
    let own = [FORM, "origin: http://city.example"];
    let paid = send(&app, "POST /sandbox/pay/p1", &own, "choice=pay_twice").await;
    assert_eq!((paid.status, paid.header("location")), (303, "/merci"));
    assert_eq!(
        send(&app, "POST /sandbox/pay/p1", &own, "choice=steal")
            .await
            .status,
        400
    );
    let foreign = [FORM, "origin: https://evil.example"];
    assert_eq!(
        send(&app, "POST /sandbox/pay/p1", &foreign, "choice=pay")
            .await
            .status,
        403
    );
}
