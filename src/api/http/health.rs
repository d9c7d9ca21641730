//! For those who watch over the process.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::future::BoxFuture;

use super::Shared;
use super::reply::unavailable;

/// Knows whether requests can be answered.
pub trait Health: Send + Sync + 'static {
    /// Whether the database answers and its tables are those that this program expects.
    fn ready(&self) -> BoxFuture<'static, bool>;
}

/// Answers `/health/live`: the process runs and takes requests.
pub(super) async fn live() -> Response {
    plain("live\n")
}

/// Answers `/health/ready`: the process can do its work, and is not about to stop.
pub(super) async fn ready(State(shared): State<Arc<Shared>>) -> Response {
    if *shared.stop.borrow() || !shared.services.health.ready().await {
        return unavailable().into_response();
    }
    plain("ready\n")
}

fn plain(text: &'static str) -> Response {
    let no_store = [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    (StatusCode::OK, no_store, text).into_response()
}
