//! Calls to Stripe over HTTP: bounded in time and size, and never repeated by itself.

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};
use reqwest::redirect::Policy;
use reqwest::{Method, RequestBuilder, Response};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::form::Form;
use super::object::{Named, Page};
use super::settings::{API_VERSION, Settings};
use crate::ProviderError;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// Less than a donor's own request may take, so that she is told what is the matter.
const CALL_TIMEOUT: Duration = Duration::from_secs(15);

/// Nobody waits for a charge in the donor's absence, and her bank may think about it.
const CHARGE_TIMEOUT: Duration = Duration::from_secs(60);

/// A hundred balance transactions with what they stand for are about half a megabyte.
const BYTES_MAX: usize = 8 << 20;

/// Objects on a page: the most that Stripe gives.
const PAGE: usize = 100;

/// Pages of one list at most: a server that never ends must not keep us for ever.
const PAGES_MAX: usize = 1000;

#[derive(Debug)]
pub(super) struct Client {
    http: reqwest::Client,
    settings: Settings,
}

/// Why a call brought no object.
#[derive(Debug)]
pub(super) enum Failure {
    /// A card was declined: the error, and the PaymentIntent where Stripe tells it.
    Declined(ProviderError, Option<serde_json::Value>),
    Other(ProviderError),
}

impl From<Failure> for ProviderError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Declined(error, _) | Failure::Other(error) => error,
        }
    }
}

/// The body of an answer that says no.
#[derive(Debug, Default, Deserialize)]
struct Refusal {
    #[serde(default)]
    error: Said,
}

#[derive(Debug, Default, Deserialize)]
struct Said {
    #[serde(rename = "type")]
    kind: Option<String>,
    code: Option<String>,
    decline_code: Option<String>,
    payment_intent: Option<serde_json::Value>,
}

impl Client {
    pub fn new(settings: Settings) -> Result<Self, ProviderError> {
        let wrong = |error: String| ProviderError::invalid(format!("client: {error}"));
        let mut roots = rustls::RootCertStore::empty();
        // Certificates that cannot be read are as good as missing: the connections that need them fail.
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| wrong(error.to_string()))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let http = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .redirect(Policy::none())
            .no_proxy()
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(CALL_TIMEOUT)
            .build()
            .map_err(|error| wrong(error.to_string()))?;
        Ok(Self { http, settings })
    }

    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    pub async fn get<T: DeserializeOwned>(&self, path: &str, form: Form) -> Result<T, ProviderError> {
        let request = self.request(Method::GET, path, &form);
        Ok(self.call(request, path).await?)
    }

    /// The same key does the same once.
    pub async fn post<T: DeserializeOwned>(&self, path: &str, form: Form, key: &str) -> Result<T, Failure> {
        self.call(self.keyed(path, &form, key)?, path).await
    }

    /// As [`Client::post`], for a charge that a bank may think about.
    pub async fn post_charge<T: DeserializeOwned>(
        &self,
        path: &str,
        form: Form,
        key: &str,
    ) -> Result<T, Failure> {
        let request = self.keyed(path, &form, key)?.timeout(CHARGE_TIMEOUT);
        self.call(request, path).await
    }

    pub async fn delete(&self, path: &str) -> Result<Named, ProviderError> {
        let request = self.request(Method::DELETE, path, &Form::new());
        Ok(self.call(request, path).await?)
    }

    /// All pages of a list.
    pub async fn list<T: DeserializeOwned>(
        &self,
        path: &str,
        form: Form,
        name: impl Fn(&T) -> &str,
    ) -> Result<Vec<T>, ProviderError> {
        let form = form.with("limit", PAGE);
        let mut all: Vec<T> = Vec::new();
        for _ in 0..PAGES_MAX {
            let from = match all.last() {
                Some(last) => form.clone().with("starting_after", name(last)),
                None => form.clone(),
            };
            let page: Page<T> = self.get(path, from).await?;
            let is_last = !page.has_more || page.data.is_empty();
            all.extend(page.data);
            if is_last {
                return Ok(all);
            }
        }
        Err(ProviderError::invalid(format!("answer: {path} has no end")))
    }

    fn keyed(&self, path: &str, form: &Form, key: &str) -> Result<RequestBuilder, Failure> {
        if key.len() > 255 {
            let error = ProviderError::invalid("key: longer than 255 characters");
            return Err(Failure::Other(error));
        }
        Ok(self
            .request(Method::POST, path, form)
            .header("idempotency-key", key))
    }

    fn request(&self, method: Method, path: &str, form: &Form) -> RequestBuilder {
        let url = format!("{}/v1/{path}", self.settings.base_url.trim_end_matches('/'));
        let fields = form.encode();
        let request = if method == Method::POST {
            let form = "application/x-www-form-urlencoded";
            self.http.post(url).header(CONTENT_TYPE, form).body(fields)
        } else if fields.is_empty() {
            self.http.request(method, url)
        } else {
            self.http.request(method, format!("{url}?{fields}"))
        };
        let key = self.settings.secret_key.reveal();
        request
            .header(AUTHORIZATION, format!("Bearer {key}"))
            .header("stripe-version", API_VERSION)
    }

    async fn call<T: DeserializeOwned>(&self, request: RequestBuilder, path: &str) -> Result<T, Failure> {
        let answer = request
            .send()
            .await
            .map_err(|error| Failure::Other(unanswered(error)))?;
        let (status, request_id) = (answer.status(), header(&answer, "request-id"));
        let replayed = header(&answer, "idempotent-replayed");
        let body = bounded(answer).await.map_err(Failure::Other)?;
        if status.is_success() {
            tracing::debug!(path, request_id, replayed, "stripe.answered");
            let wrong = |error| ProviderError::invalid(format!("answer: {path}: {error}"));
            return serde_json::from_slice(&body).map_err(|error| Failure::Other(wrong(error)));
        }
        // An answer that says no in other words still says no.
        let refusal: Refusal = serde_json::from_slice(&body).unwrap_or_default();
        let said = refusal.error;
        let (kind, code, decline) = (&said.kind, &said.code, &said.decline_code);
        tracing::warn!(
            path,
            status = status.as_u16(),
            request_id,
            kind,
            code,
            decline,
            "stripe.refused"
        );
        let error = meaning(status.as_u16(), &said);
        Err(match status.as_u16() {
            402 => Failure::Declined(error, said.payment_intent),
            _ => Failure::Other(error),
        })
    }
}

fn header(answer: &Response, name: &str) -> String {
    let value = answer.headers().get(name);
    value
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
        .to_owned()
}

/// What an answer with this status means.
fn meaning(status: u16, said: &Said) -> ProviderError {
    let code = said.code.clone();
    let code = code.unwrap_or_else(|| match status {
        401 | 403 => "unauthorized".to_owned(),
        _ => said.kind.clone().unwrap_or_else(|| status.to_string()),
    });
    match (status, said.kind.as_deref()) {
        // 409 is also the answer while the first call with the same key is still being worked on.
        (409 | 429 | 500.., _) => ProviderError::Busy { code },
        (_, Some("idempotency_error")) => ProviderError::refused("key_reused"),
        (404, _) => ProviderError::refused("unknown_payment"),
        _ => ProviderError::Refused {
            code,
            decline: said.decline_code.clone(),
        },
    }
}

/// Why there is no answer.
fn unanswered(error: reqwest::Error) -> ProviderError {
    if error.is_connect() {
        ProviderError::Unreachable {
            reason: reason(&error.without_url()),
        }
    } else if error.is_builder() {
        ProviderError::invalid(format!("call: {}", error.without_url()))
    } else {
        // Timed out, or cut off: it may have been done.
        ProviderError::TimedOut
    }
}

/// The error with what caused it: the outermost says only that a request failed.
fn reason(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}

async fn bounded(mut answer: Response) -> Result<Vec<u8>, ProviderError> {
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(unanswered)? {
        if body.len() + chunk.len() > BYTES_MAX {
            return Err(ProviderError::invalid(format!(
                "answer: larger than {BYTES_MAX} bytes"
            )));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stripe::settings::Secret;

    #[tokio::test]
    async fn a_server_that_says_nothing_may_have_done_it() {
        let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let settings = Settings {
            secret_key: Secret::new("sk_test_51"),
            webhook_secrets: Vec::new(),
            base_url: format!("http://{}", silent.local_addr().unwrap()),
        };
        let client = Client::new(settings).unwrap();
        let request = client.keyed("refunds", &Form::new(), "a").unwrap();
        let answer = client
            .call::<Named>(request.timeout(Duration::from_millis(50)), "refunds")
            .await;
        let error = ProviderError::from(answer.unwrap_err());
        assert!(error == ProviderError::TimedOut && error.may_retry(), "{error}");
        let long = "k".repeat(256);
        assert!(client.keyed("refunds", &Form::new(), &long).is_err());
    }
}
