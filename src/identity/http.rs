//! The calls to identity providers: short, bounded, and only where they were meant to go.

use std::time::Duration;

use openidconnect::{HttpRequest, HttpResponse};
use reqwest::redirect::Policy;

/// For the connection and for the whole call.
const TIMEOUT: Duration = Duration::from_secs(5);

/// A discovery document or a set of keys is a few kilobytes.
const BYTES_MAX: usize = 512 * 1024;

/// Why a call came to nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CallError {
    #[error("no client: {0}")]
    Client(String),
    #[error("a plain address is asked for by a provider that is reached by https")]
    Plain,
    #[error("{0}")]
    Call(#[from] reqwest::Error),
    #[error("the answer is larger than {BYTES_MAX} bytes")]
    TooLarge,
    #[error("the answer cannot be read: {0}")]
    Answer(#[from] openidconnect::http::Error),
}

/// A client that follows nobody anywhere.
pub(crate) fn client() -> Result<reqwest::Client, CallError> {
    let mut roots = rustls::RootCertStore::empty();
    // Certificates that cannot be read are as good as missing: the connections that need them fail.
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let tls = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| CallError::Client(error.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let built = reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .redirect(Policy::none())
        .no_proxy()
        .connect_timeout(TIMEOUT)
        .timeout(TIMEOUT)
        .build();
    built.map_err(|error| CallError::Client(error.to_string()))
}

/// One call. Where `secure`, only addresses that begin with https are asked.
pub(crate) async fn call(
    client: reqwest::Client,
    secure: bool,
    request: HttpRequest,
) -> Result<HttpResponse, CallError> {
    let request = reqwest::Request::try_from(request)?;
    if secure && request.url().scheme() != "https" {
        return Err(CallError::Plain);
    }
    let mut response = client.execute(request).await?;
    let mut answer = openidconnect::http::Response::builder().status(response.status());
    for (name, value) in response.headers() {
        answer = answer.header(name, value);
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > BYTES_MAX {
            return Err(CallError::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(answer.body(body)?)
}
