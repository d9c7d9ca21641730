//! Subscriptions over WebSocket, in the protocol `graphql-transport-ws`.
//!
//! A socket must introduce itself in time, may hold so many subscriptions, must give a sign of life now
//! and then, and takes nothing but subscriptions: what changes or reads once goes to `/graphql`, where
//! its limits are.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use async_graphql::http::{ClientMessage, WebSocket as Protocol, WebSocketProtocols, WsMessage};
use async_graphql::parser::types::OperationType;
use async_graphql::{Data, Request as Question, Response as Answer, ServerError, Value};
use axum::body::Body;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::extract::{FromRequest, State};
use axum::http::{Request, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{BoxStream, SplitStream};
use futures_util::{SinkExt, Stream, StreamExt, stream};
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{Instant, sleep_until, timeout};

use super::cost;
use super::origin::{Site, site};
use super::rates::Charge;
use super::reply::{Refusal, unavailable};
use super::stop::stopped;
use super::{Caller, Shared};

const PROTOCOL: &str = "graphql-transport-ws";

/// Bytes of one message of the client.
const MESSAGE_BYTES_MAX: usize = 64 * 1024;

/// Answers `/graphql/ws`.
pub(super) async fn subscribe(State(shared): State<Arc<Shared>>, request: Request<Body>) -> Response {
    // A WebSocket is not held back by the same-origin policy: any page could open one with our cookie.
    if site(request.headers(), &shared.config.origins) == Site::Foreign {
        let message = "a page of another site may not open this socket";
        return Refusal::new(StatusCode::FORBIDDEN, "CROSS_SITE", message).into_response();
    }
    let caller = Caller::of(&request, &shared);
    let upgrade = match WebSocketUpgrade::from_request(request, &()).await {
        Ok(upgrade) => upgrade.protocols([PROTOCOL]).max_message_size(MESSAGE_BYTES_MAX),
        Err(rejection) => return rejection.into_response(),
    };
    if upgrade.selected_protocol().is_none() {
        let message = format!("the socket must speak {PROTOCOL}");
        return Refusal::new(StatusCode::BAD_REQUEST, "PROTOCOL", message).into_response();
    }
    let Ok(place) = shared.sockets.clone().try_acquire_owned() else {
        return unavailable().into_response();
    };
    upgrade.on_upgrade(move |socket| run(shared, caller, socket, place))
}

/// One socket, until one side has enough. `_place` is given back at the end.
async fn run(shared: Arc<Shared>, caller: Caller, socket: WebSocket, _place: OwnedSemaphorePermit) {
    let limits = &shared.config.limits;
    let (mut out, incoming) = socket.split();
    let introduced = Arc::new(AtomicBool::new(false));
    let asker = Asker {
        shared: shared.clone(),
        caller,
        open: Arc::default(),
    };
    let known = introduced.clone();
    let protocol = Protocol::from_message_stream(
        asker,
        Box::pin(messages(incoming, limits.socket_idle_time)),
        WebSocketProtocols::GraphQLWS,
    )
    .on_connection_init(move |_| async move {
        known.store(true, Ordering::Relaxed);
        Ok(Data::default())
    });
    tokio::pin!(protocol);

    let too_late = Instant::now() + limits.socket_init_time;
    let mut ping = tokio::time::interval(limits.socket_idle_time / 3);
    let mut stop = shared.stop.clone();
    loop {
        let message = tokio::select! {
            message = protocol.next() => match message {
                Some(WsMessage::Text(text)) => Message::Text(text.into()),
                Some(WsMessage::Close(code, reason)) => close(code, &reason),
                None => break,
            },
            _ = ping.tick() => Message::Ping(axum::body::Bytes::new()),
            () = stopped(&mut stop) => close(1001, "the server is about to stop"),
            () = sleep_until(too_late), if !introduced.load(Ordering::Relaxed) => {
                close(4408, "Connection initialisation timeout")
            }
        };
        let last = matches!(message, Message::Close(_));
        let sent = timeout(limits.write_stall, out.send(message)).await;
        if last || !matches!(sent, Ok(Ok(()))) {
            break;
        }
    }
}

/// A close frame; its reason has at most 123 bytes (RFC 6455 §5.5).
fn close(code: u16, reason: &str) -> Message {
    let reason: String = reason.chars().take(30).collect();
    Message::Close(Some(CloseFrame {
        code,
        reason: reason.into(),
    }))
}

/// The client's messages, until it is silent for too long. Pongs are signs of life and nothing else.
fn messages(
    socket: SplitStream<WebSocket>,
    idle: Duration,
) -> impl Stream<Item = serde_json::Result<ClientMessage>> {
    stream::unfold(socket, move |mut socket| async move {
        loop {
            match timeout(idle, socket.next()).await {
                Ok(Some(Ok(Message::Text(text)))) => {
                    return Some((serde_json::from_str(text.as_str()), socket));
                }
                Ok(Some(Ok(Message::Ping(_) | Message::Pong(_)))) => {}
                Ok(Some(Ok(Message::Binary(_) | Message::Close(_)) | Err(_)) | None) | Err(_) => return None,
            }
        }
    })
}

/// Asks the schema in the name of one socket.
#[derive(Clone)]
struct Asker {
    shared: Arc<Shared>,
    caller: Caller,
    open: Arc<AtomicUsize>,
}

impl async_graphql::Executor for Asker {
    async fn execute(&self, question: Question) -> Answer {
        match self.check(question) {
            Ok(_) => refused("SUBSCRIPTION", "only subscriptions are answered here"),
            Err(answer) => *answer,
        }
    }

    fn execute_stream(&self, question: Question, _: Option<Arc<Data>>) -> BoxStream<'static, Answer> {
        let once = |answer: Answer| stream::once(async { answer }).boxed();
        let (question, charge) = match self.check(question) {
            Ok(checked) => checked,
            Err(answer) => return once(*answer),
        };
        let max = self.shared.config.limits.subscriptions_max;
        let Some(place) = Place::take(&self.open, max) else {
            return once(refused(
                "TOO_MANY_SUBSCRIPTIONS",
                &format!("one socket has at most {max} subscriptions"),
            ));
        };
        let caller = Caller {
            scope: Arc::default(),
            charge,
            ..self.caller.clone()
        };
        let answers = self.shared.services.executor.subscribe(question, caller);
        answers
            .map(move |answer| {
                let _held = &place;
                answer
            })
            .boxed()
    }
}

impl Asker {
    /// The same limits of the question and of its network as for one by HTTP.
    /// The question as the library sees it, and what it costs the person who asks.
    fn check(&self, question: Question) -> Result<(Question, Charge), Box<Answer>> {
        let name = question.operation_name.as_deref();
        let checked = cost::check(
            &question.query,
            name,
            &question.variables,
            &self.shared.config.cost,
        )
        .map_err(|refusal| refused(refusal.code(), &refusal.to_string()))?;
        if checked.kind != OperationType::Subscription {
            return Err(Box::new(refused(
                "SUBSCRIPTION",
                "send queries and mutations to /graphql",
            )));
        }
        if let Err(wait) = self.shared.limiter.count(self.caller.address, &checked) {
            let message = app::words::too_often(self.caller.locale, wait.as_secs() + 1);
            return Err(Box::new(refused("TOO_OFTEN", &message)));
        }
        let charge = self.shared.limiter.charge_of(self.caller.address, &checked);
        let mut accepted = Question::new(question.query).variables(question.variables);
        accepted.operation_name = question.operation_name;
        accepted.set_parsed_query(checked.document);
        Ok((accepted, charge))
    }
}

/// One of the subscriptions that a socket may have; given back when the subscription is dropped.
struct Place(Arc<AtomicUsize>);

impl Place {
    fn take(open: &Arc<AtomicUsize>, max: usize) -> Option<Self> {
        let more = |n: usize| (n < max).then_some(n + 1);
        open.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more)
            .ok()
            .map(|_| Self(open.clone()))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

fn refused(code: &str, message: &str) -> Answer {
    let mut error = ServerError::new(message, None);
    error
        .extensions
        .get_or_insert_default()
        .set("code", Value::from(code));
    Answer::from_errors(vec![error])
}

#[cfg(test)]
mod tests;
