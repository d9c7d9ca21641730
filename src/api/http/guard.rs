//! What every request passes: a body of limited size that arrives in time, a turn, a time limit, and a
//! net for bugs.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use tokio::time::timeout;

use super::Shared;
use super::files;
use super::reply::{Refusal, unavailable};

/// Collects the body before anything else, so that a slow sender holds no turn; then waits for a turn.
pub(super) async fn guard(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let graphql = request.uri().path().starts_with("/graphql");
    let method = request.method().clone();
    // The first part says which route it was; the rest may name a payment or hold a sign-in link.
    let route = request
        .uri()
        .path()
        .split('/')
        .nth(1)
        .unwrap_or_default()
        .to_owned();
    let begun = Instant::now();
    let response = guarded(&shared, request, next).await.unwrap_or_else(|refusal| {
        if graphql {
            refusal.into_graphql()
        } else {
            refusal.into_response()
        }
    });
    let status = response.status().as_u16();
    let time_ms = begun.elapsed().as_millis();
    tracing::debug!(%method, route, status, time_ms, "http.request: {method} /{route} {status} in {time_ms} ms");
    response
}

async fn guarded(shared: &Shared, request: Request, next: Next) -> Result<Response, Refusal> {
    let limits = &shared.config.limits;
    let (parts, body) = request.into_parts();
    let head = Request::from_parts(parts, ());
    let is_file = head.method() == Method::POST && files::UPLOADS.contains(&head.uri().path());
    // Only somebody signed in has a file to hand in, and only so many are held in memory at once.
    let admitted = is_file && files::admits(shared, &head).await?;
    let (parts, ()) = head.into_parts();
    let (_held, bytes_max, time) = if admitted {
        let held = timeout(limits.queue_time, shared.uploads.acquire()).await;
        let Ok(Ok(held)) = held else {
            return Err(unavailable());
        };
        (Some(held), limits.file_bytes_max, limits.file_time)
    } else {
        (None, limits.body_bytes_max, limits.body_time)
    };
    let body = if body.is_end_stream() {
        Bytes::new()
    } else {
        collect(&parts.headers, body, (bytes_max, time)).await?
    };
    let request = Request::from_parts(parts, Body::from(body));

    let turn = timeout(limits.queue_time, shared.turns.acquire()).await;
    let Ok(Ok(_turn)) = turn else {
        tracing::warn!("http.queue.full");
        return Err(unavailable());
    };
    let answer = AssertUnwindSafe(next.run(request)).catch_unwind();
    match timeout(limits.request_time, answer).await {
        Ok(Ok(response)) => Ok(response),
        Ok(Err(_)) => Err(bug(shared)),
        Err(_) => {
            tracing::warn!("http.request.timeout");
            Err(unavailable())
        }
    }
}

async fn collect(
    headers: &header::HeaderMap,
    body: Body,
    (max, time): (usize, Duration),
) -> Result<Bytes, Refusal> {
    let too_large = || {
        let message = format!("the body is larger than the {max} bytes that are accepted");
        Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "TOO_LARGE", message)
    };
    let announced = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|v| v.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|bytes| usize::try_from(bytes).map_or(true, |bytes| bytes > max)) {
        return Err(too_large());
    }
    match timeout(time, Limited::new(body, max).collect()).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(too_large()),
        Ok(Err(_)) => Err(Refusal::new(
            StatusCode::BAD_REQUEST,
            "BAD_REQUEST",
            "the body ended before its end",
        )),
        Err(_) => {
            let message = "the body did not arrive in time";
            Err(Refusal::new(StatusCode::REQUEST_TIMEOUT, "TIMEOUT", message))
        }
    }
}

/// A panic: the panic hook has logged it; the reader gets a reference to tell us.
fn bug(shared: &Shared) -> Refusal {
    let reference = shared.world.uuid().simple().to_string();
    tracing::error!(reference, "http.request.panicked");
    let message = format!("something went wrong on our side; reference {reference}");
    Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL", message)
}
