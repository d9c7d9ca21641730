//! GraphQL over HTTP, as the specification of that name says.
//!
//! **What it promises.** Only `application/json` is read, so that no form or plain text of another site
//! is ever taken for a question; nothing is changed by `GET`; a question that cannot be asked gets its
//! status and no `data`; nothing of a question longer than a name is repeated in an answer.

mod negotiate;
mod parameters;
mod respond;

use std::sync::Arc;

use async_graphql::Request as Question;
use async_graphql::parser::types::OperationType;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use axum::response::Response;
use tracing::Instrument;

use self::negotiate::Media;
use self::parameters::Parameters;
use self::respond::Rendered;
use super::cache::{Answer, Key};
use super::cost;
use super::origin::{Site, site};
use super::pages::knows;
use super::reply::Refusal;
use super::{Caller, Shared};

/// Answers `/graphql`.
pub(super) async fn graphql(State(shared): State<Arc<Shared>>, request: Request<Body>) -> Response {
    answer(&shared, request)
        .await
        .unwrap_or_else(Refusal::into_graphql)
}

async fn answer(shared: &Shared, request: Request<Body>) -> Result<Response, Refusal> {
    let method = request.method().clone();
    if method != Method::GET && method != Method::POST {
        return Ok(not_allowed("GET, POST", "use POST, or GET for queries"));
    }
    let media = negotiate::answer_media(request.headers())?;
    let mut caller = Caller::of(&request, shared);
    let foreign = site(request.headers(), &shared.config.origins) == Site::Foreign;
    let cookie = shared.config.session.is_sent(request.headers());
    if foreign && cookie {
        return Err(cross_site());
    }
    let anonymous = !cookie && !request.headers().contains_key(header::AUTHORIZATION);
    let headers = request.headers().clone();
    let parameters = if method == Method::GET {
        parameters::from_url(request.uri())?
    } else {
        parameters::from_body(request).await?
    };

    let key = if anonymous {
        key(&parameters, &caller)
    } else {
        None
    };
    if let Some(kept) = key.as_ref().and_then(|key| shared.answers.get(key)) {
        return Ok(kept_response(media, &method, &headers, &kept));
    }
    let Parameters {
        query,
        operation_name,
        variables,
    } = parameters;
    let checked = match cost::check(&query, operation_name.as_deref(), &variables, &shared.config.cost) {
        Ok(checked) => checked,
        Err(refusal) => return Ok(respond::refused(media, &refusal)),
    };
    match checked.kind {
        OperationType::Mutation if method == Method::GET => {
            return Ok(not_allowed("POST", "a mutation must be sent by POST"));
        }
        OperationType::Mutation if foreign => return Err(cross_site()),
        OperationType::Subscription => {
            let message = "subscriptions are sent over the WebSocket at /graphql/ws";
            return Err(Refusal::new(StatusCode::BAD_REQUEST, "SUBSCRIPTION", message));
        }
        _ => {}
    }

    if let Err(wait) = shared.limiter.count(caller.address, &checked) {
        return Err(Refusal::too_often(caller.locale, wait));
    }
    caller.charge = shared.limiter.charge_of(caller.address, &checked);
    let kind = checked.kind;
    let span = tracing::info_span!("graphql", operation = operation_name.as_deref().unwrap_or("-"));
    let mut question = Question::new(query).variables(variables);
    question.operation_name = operation_name;
    question.set_parsed_query(checked.document);
    if !shared.config.introspection {
        question = question.disable_introspection();
    }
    let scope = caller.scope.clone();
    let execute =
        async { Rendered::from(shared.services.executor.execute(question, caller).await) }.instrument(span);
    match key.filter(|_| kind == OperationType::Query) {
        Some(key) => {
            let worth_keeping = async { execute.await.into_bytes_worth_keeping() };
            match shared.answers.get_or_compute(key, &scope, worth_keeping).await {
                Ok(kept) => Ok(kept_response(media, &method, &headers, &kept)),
                Err(rendered) => Ok(rendered.into_response(media)),
            }
        }
        None => Ok(execute.await.into_response(media)),
    }
}

fn key(parameters: &Parameters, caller: &Caller) -> Option<Key> {
    let Parameters {
        query,
        operation_name,
        variables,
    } = parameters;
    Key::new(query, operation_name.as_deref(), variables, caller.locale)
}

fn cross_site() -> Refusal {
    let message = "a page of another site may not do this in a reader's name";
    Refusal::new(StatusCode::FORBIDDEN, "CROSS_SITE", message)
}

fn not_allowed(allow: &'static str, message: &str) -> Response {
    let refusal = Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", message);
    let mut response = refusal.into_graphql();
    response
        .headers_mut()
        .insert(header::ALLOW, HeaderValue::from_static(allow));
    response
}

/// An anonymous answer. By `GET` it may be kept by the reader's browser, which asks again each time.
fn kept_response(media: Media, method: &Method, headers: &HeaderMap, kept: &Answer) -> Response {
    let unchanged = method == Method::GET && knows(headers, &kept.etag);
    let bytes = if unchanged {
        Bytes::new()
    } else {
        kept.bytes.clone()
    };
    let mut response = respond::response(media, StatusCode::OK, bytes);
    if method == Method::GET {
        let headers = response.headers_mut();
        headers.insert(header::ETAG, kept.etag.clone());
        headers.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-cache"),
        );
    }
    if unchanged {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    response
}

#[cfg(test)]
mod tests;
