//! The question itself: from a body, or from an address.

use async_graphql::Variables;
use axum::body::{Body, to_bytes};
use axum::extract::Query;
use axum::http::{Request, StatusCode, Uri};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::HashMap;

use super::negotiate::require_json;
use crate::http::reply::Refusal;

/// What a client may say.
#[derive(Debug)]
pub(super) struct Parameters {
    pub query: String,
    pub operation_name: Option<String>,
    pub variables: Variables,
}

/// The JSON body. Extensions must be an object where given; none is known, so none is kept.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wire {
    query: Option<String>,
    operation_name: Option<String>,
    #[serde(default)]
    variables: Variables,
    #[serde(rename = "extensions")]
    _extensions: Option<HashMap<String, IgnoredAny>>,
}

/// The same in an address, where objects are JSON texts.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct WireUrl {
    query: Option<String>,
    operation_name: Option<String>,
    variables: Option<String>,
    extensions: Option<String>,
}

/// Reads a body that has arrived whole and within the limits.
pub(super) async fn from_body(request: Request<Body>) -> Result<Parameters, Refusal> {
    require_json(request.headers())?;
    let bytes = to_bytes(request.into_body(), usize::MAX)
        .await
        .map_err(|_| bad("the body did not arrive"))?;
    if bytes.is_empty() {
        return Err(bad("the body is empty"));
    }
    let text = std::str::from_utf8(&bytes).map_err(|_| bad("the body is not UTF-8"))?;
    if text.trim_start().starts_with('[') {
        return Err(bad("one question a request: lists of questions are not accepted"));
    }
    let wire: Wire = parse("the body", text)?;
    parameters(wire.query, wire.operation_name, wire.variables)
}

/// Reads an address.
pub(super) fn from_url(uri: &Uri) -> Result<Parameters, Refusal> {
    let Query(wire): Query<WireUrl> = Query::try_from_uri(uri)
        .map_err(|_| bad("the address has a parameter twice or in no readable form"))?;
    if let Some(extensions) = &wire.extensions {
        parse::<Option<HashMap<String, IgnoredAny>>>("`extensions`", extensions)?;
    }
    let variables = wire
        .variables
        .as_deref()
        .map(|text| parse("`variables`", text))
        .transpose()?;
    parameters(wire.query, wire.operation_name, variables.unwrap_or_default())
}

fn parameters(
    query: Option<String>,
    operation_name: Option<String>,
    variables: Variables,
) -> Result<Parameters, Refusal> {
    let query = query
        .filter(|query| !query.trim().is_empty())
        .ok_or_else(|| bad("`query` is missing"))?;
    // An empty name means none to many clients.
    let operation_name = operation_name.filter(|name| !name.is_empty());
    Ok(Parameters {
        query,
        operation_name,
        variables,
    })
}

/// JSON errors quote what they met: the message is cut short.
fn parse<'a, T: Deserialize<'a>>(what: &str, text: &'a str) -> Result<T, Refusal> {
    serde_json::from_str(text).map_err(|error| {
        let reason: String = error.to_string().chars().take(120).collect();
        bad(&format!(
            "{what} cannot be read as JSON of the right form: {reason}"
        ))
    })
}

fn bad(message: &str) -> Refusal {
    Refusal::new(StatusCode::BAD_REQUEST, "BAD_REQUEST", message)
}
