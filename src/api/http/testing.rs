//! A small schema and stand-ins for the tests of this folder.

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use async_graphql::{Context, Object, Request, Response, Schema, Subscription};
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{self, HeaderMap, header};
use chrono::NaiveDate;
use domain::{Clock, Currency, Locale, Money, PersonId, Randomness, World};
use futures_util::future::{BoxFuture, FutureExt, ready};
use futures_util::stream::{BoxStream, Stream, StreamExt};
use tokio::sync::watch;
use tower::ServiceExt;

use super::*;

pub(super) struct Query;

/// How often `counted` was worked out.
#[derive(Default)]
pub(super) struct Counter(AtomicUsize);

#[Object]
impl Query {
    async fn hello(&self) -> &str {
        "world"
    }
    async fn counted(&self, ctx: &Context<'_>) -> usize {
        ctx.data_unchecked::<Arc<Counter>>().0.fetch_add(1, SeqCst) + 1
    }
    async fn language(&self, ctx: &Context<'_>) -> &'static str {
        ctx.data_unchecked::<Caller>().locale.tag()
    }
    async fn session(&self, ctx: &Context<'_>) -> Option<String> {
        ctx.data_unchecked::<Caller>()
            .session
            .as_ref()
            .map(|token| token.secret().to_owned())
    }
    async fn broken(&self) -> async_graphql::Result<i32> {
        Err("x".repeat(1000).into())
    }
    async fn down(&self) -> async_graphql::Result<i32> {
        use async_graphql::ErrorExtensions;
        Err(async_graphql::Error::new("no database").extend_with(|_, e| e.set("code", "UNAVAILABLE")))
    }
    async fn panics(&self, #[graphql(default)] n: usize) -> i32 {
        [1][n + 1]
    }
    async fn slow(&self) -> i32 {
        tokio::time::sleep(std::time::Duration::from_secs(3600)).await;
        1
    }
}

pub(super) struct Mutation;

#[Object]
impl Mutation {
    async fn sign_in(&self, ctx: &Context<'_>) -> bool {
        let token = SessionToken::new("0123456789abcdef").unwrap();
        ctx.append_http_header(header::SET_COOKIE, SessionCookie::default().set(&token));
        ctx.append_http_header("x-other", "not forwarded");
        true
    }
}

pub(super) struct Events;

#[Subscription]
impl Events {
    async fn ticks(&self, #[graphql(default = 3)] n: i32) -> impl Stream<Item = i32> {
        futures_util::stream::iter(1..=n)
    }
    async fn silence(&self) -> impl Stream<Item = i32> {
        futures_util::stream::pending()
    }
}

struct Tiny {
    schema: Schema<Query, Mutation, Events>,
}

impl Executor for Tiny {
    fn execute(&self, request: Request, caller: Caller) -> BoxFuture<'static, Response> {
        let schema = self.schema.clone();
        async move { schema.execute(request.data(caller)).await }.boxed()
    }
    fn subscribe(&self, request: Request, caller: Caller) -> BoxStream<'static, Response> {
        self.schema.execute_stream(request.data(caller)).boxed()
    }
}

/// A stand-in for everything else.
pub(super) struct Nothing;

pub(super) const INDEX: &str = "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><!--parvis:head-->\
    </head><body><script>start()</script></body></html>";

impl Assets for Nothing {
    fn get(&self, path: &str) -> Option<Asset> {
        let (text, mime) = match path {
            "index.html" => (INDEX, "text/html"),
            "_app/immutable/a.js" => ("let a", "text/javascript"),
            "_app/immutable/a.js.br" => ("BR", "application/octet-stream"),
            "favicon.svg" => ("<svg/>", "image/svg+xml"),
            _ => return None,
        };
        let etag = format!("tag-{path}");
        Some(Asset {
            bytes: Cow::Borrowed(text.as_bytes()),
            mime: mime.into(),
            etag,
        })
    }
}

impl Heads for Nothing {
    fn head_for(&self, path: String, locale: Locale) -> BoxFuture<'static, Head> {
        let missing = path.contains("nowhere");
        ready(Head {
            missing,
            locale,
            title: format!("Page <{path}>"),
            ..Head::default()
        })
        .boxed()
    }
}

impl Downloads for Nothing {
    fn neighbourhoods(&self, city: String) -> BoxFuture<'static, Result<Option<Download>, Unavailable>> {
        let file = Download {
            bytes: Bytes::from_static(b"{}"),
            mime: "application/geo+json",
        };
        ready(match city.as_str() {
            "here" => Ok(Some(file)),
            "down" => Err(Unavailable),
            _ => Ok(None),
        })
        .boxed()
    }
    fn picture(&self, _: String, _: String) -> BoxFuture<'static, Result<Option<Download>, Unavailable>> {
        ready(Ok(Some(Download {
            bytes: Bytes::from_static(b"<svg/>"),
            mime: "image/svg+xml",
        })))
        .boxed()
    }
    fn own_data(
        &self,
        session: Option<SessionToken>,
        _: Locale,
    ) -> BoxFuture<'static, Result<Guarded, Unavailable>> {
        ready(Ok(match session {
            Some(_) => Guarded::Given(Download {
                bytes: Bytes::from_static(b"{}"),
                mime: "application/json",
            }),
            None => Guarded::Denied {
                is_visitor: true,
                code: "SIGN_IN_REQUIRED",
                message: "Please sign in.".to_owned(),
            },
        }))
        .boxed()
    }
    fn payments(
        &self,
        session: Option<SessionToken>,
        locale: Locale,
        (id, _): (String, String),
    ) -> BoxFuture<'static, Result<Guarded, Unavailable>> {
        match id.as_str() {
            "nowhere" => ready(Ok(Guarded::Denied {
                is_visitor: false,
                code: "NOT_FOUND",
                message: "Not here.".to_owned(),
            }))
            .boxed(),
            _ => self.own_data(session, locale),
        }
    }

    fn paper(
        &self,
        session: Option<SessionToken>,
        (_, id): (Paper, String),
        _: Locale,
    ) -> BoxFuture<'static, Result<Option<NamedDownload>, Unavailable>> {
        let paper = NamedDownload {
            name: "receipt-2026-000001.pdf".to_owned(),
            file: Download {
                bytes: Bytes::from_static(b"%PDF-"),
                mime: "application/pdf",
            },
        };
        ready(Ok(session.filter(|_| id == "receipt:1").map(|_| paper))).boxed()
    }
}

impl Files for Nothing {
    fn knows(&self, caller: Caller) -> BoxFuture<'static, Option<PersonId>> {
        let session = caller.session.as_ref().map(SessionToken::secret);
        let known = session.filter(|secret| *secret != "fedcba9876543210");
        ready(known.map(|_| "person:00000000-0000-0000-0000-000000000001".parse().unwrap())).boxed()
    }
    fn document(&self, _: Caller, upload: Upload) -> BoxFuture<'static, Result<String, FileError>> {
        ready(Ok(format!("document:{}/{}", upload.of, upload.words))).boxed()
    }
    fn picture(&self, _: Caller, _: Upload) -> BoxFuture<'static, Result<Placed, FileError>> {
        let problem = FileProblem {
            code: "NOT_FOUND",
            field: "project".into(),
            message: "There is none.".into(),
        };
        ready(Err(FileError::Refused(vec![problem]))).boxed()
    }
    fn statements(
        &self,
        _: Caller,
        upload: Upload,
        dry: bool,
    ) -> BoxFuture<'static, Result<Vec<TakenStatement>, FileError>> {
        let day = NaiveDate::MIN;
        let taken = TakenStatement {
            from: day,
            until: day,
            is_known: dry,
            movements: upload.bytes.len(),
            open: 0,
            closing: upload.of,
        };
        ready(Ok(vec![taken])).boxed()
    }
    fn private(
        &self,
        _: Caller,
        id: String,
        (until, key): (i64, String),
    ) -> BoxFuture<'static, Result<Option<Private>, FileError>> {
        let file = Private {
            name: "r\u{e8}gle\"\r.pdf".into(),
            mime: "application/pdf".into(),
            bytes: Bytes::from_static(b"%PDF-"),
        };
        let known = id == "document:1" && until == 5 && key == "good";
        ready(Ok(known.then_some(file))).boxed()
    }
}

impl Webhooks for Nothing {
    fn receive(&self, account: String, headers: HeaderMap, body: Bytes) -> BoxFuture<'static, Received> {
        ready(match (account.as_str(), headers.contains_key("signature")) {
            ("sandbox", true) if body == "paid" => Received::Taken,
            ("sandbox", true) => Received::Unreadable,
            ("sandbox", false) => Received::Forged,
            ("busy", _) => Received::Later,
            _ => Received::UnknownAccount,
        })
        .boxed()
    }
}

impl Health for Nothing {
    fn ready(&self) -> BoxFuture<'static, bool> {
        ready(true).boxed()
    }
}

impl Identities for Nothing {
    fn leave(&self, departure: Departure, _sender: Caller) -> BoxFuture<'static, Option<Direction>> {
        let lifetime = std::time::Duration::from_secs(60);
        let return_to = departure.return_to.unwrap_or_default();
        ready((departure.provider == "ville").then(|| Direction {
            location: format!("https://id.example/authorize?for={return_to}"),
            session: None,
            asked: SessionToken::new(&"b".repeat(64)).map(|token| (token, lifetime)),
        }))
        .boxed()
    }

    fn arrive(
        &self,
        provider: String,
        back: Return,
        _sender: Caller,
    ) -> BoxFuture<'static, Option<Direction>> {
        let lifetime = std::time::Duration::from_secs(60);
        let is_known = provider == "ville" && back.state.as_deref() == Some("s");
        ready(is_known.then(|| Direction {
            location: "/me".to_owned(),
            session: SessionToken::new(&"s".repeat(64)).map(|token| (token, lifetime)),
            asked: None,
        }))
        .boxed()
    }
}

impl Bank for Nothing {
    fn payment(&self, reference: &str) -> Option<Payment> {
        (reference == "p1").then(|| Payment {
            amount: Money::new(2000, Currency::EUR),
            description: "Un jardin".into(),
            return_url: "/merci".into(),
            taking: Taking::Now,
            state: PaymentState::Open,
        })
    }
    fn decide(&self, reference: &str, _: Choice) -> Option<Payment> {
        self.payment(reference).map(|payment| Payment {
            state: PaymentState::Paid,
            ..payment
        })
    }
}

struct Fixed;
impl Clock for Fixed {
    fn now(&self) -> chrono::DateTime<chrono::Utc> {
        chrono::DateTime::UNIX_EPOCH
    }
}
impl Randomness for Fixed {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(7);
    }
}

/// The routes over the stand-ins, and where changes are announced.
pub(super) fn app_with(config: Config) -> (Router, cache::Invalidation, watch::Sender<bool>) {
    let changes = cache::Invalidation::default();
    let (stop, stopped) = watch::channel(false);
    let schema = Schema::build(Query, Mutation, Events)
        .data(Arc::new(Counter::default()))
        .finish();
    let services = Services {
        executor: Arc::new(Tiny { schema }),
        assets: Arc::new(Nothing),
        heads: Arc::new(Nothing),
        downloads: Arc::new(Nothing),
        files: Arc::new(Nothing),
        webhooks: Arc::new(Nothing),
        health: Arc::new(Nothing),
        identities: Arc::new(Nothing),
        bank: Some(Arc::new(Nothing)),
        changes: changes.clone(),
        world: World::new(Fixed, Fixed),
    };
    (routes(config, services, stopped), changes, stop)
}

pub(super) fn app() -> Router {
    app_with(Config::default()).0
}

/// What came back.
pub(super) struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Reply {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// Sends one request; each header is written `name: value`.
pub(super) async fn send(app: &Router, line: &str, headers: &[&str], body: impl Into<Body>) -> Reply {
    let (method, path) = line.split_once(' ').unwrap();
    let mut request = http::Request::builder()
        .method(method)
        .uri(path)
        .header("host", "city.example");
    for pair in headers {
        let (name, value) = pair.split_once(": ").unwrap();
        request = request.header(name, value);
    }
    let response = app
        .clone()
        .oneshot(request.body(body.into()).unwrap())
        .await
        .unwrap();
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap();
    let body = String::from_utf8_lossy(&bytes).into_owned();
    Reply {
        status: parts.status.as_u16(),
        headers: parts.headers,
        body,
    }
}
