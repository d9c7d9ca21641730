//! What payment providers tell, handed to the use case.

use api::http::{Received, Webhooks};
use app::payment::Webhook;
use app::{App, AppError};
use axum::body::Bytes;
use axum::http::HeaderMap;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use payments::{Headers, WebhookError};

/// Notices on their way to the use case.
pub struct Notices(pub App);

impl Webhooks for Notices {
    fn receive(&self, account: String, headers: HeaderMap, body: Bytes) -> BoxFuture<'static, Received> {
        let app = self.0.clone();
        async move {
            let text = |value: &axum::http::HeaderValue| value.to_str().unwrap_or_default().to_owned();
            let headers: Headers = headers
                .iter()
                .map(|(name, value)| (name.to_string(), text(value)))
                .collect();
            match app.take_webhook(&account, &headers, &body).await {
                // Sent again it would not be known either: it is recorded, and a person has to look.
                Ok(Webhook::Taken | Webhook::UnknownPledge) => Received::Taken,
                Ok(Webhook::Refused(WebhookError::Malformed { .. })) => Received::Unreadable,
                // The provider tells it again, and can be asked then.
                Ok(Webhook::Refused(WebhookError::NotLookedUp(_))) => Received::Later,
                Ok(Webhook::Refused(
                    WebhookError::Unsigned | WebhookError::Forged | WebhookError::Stale { .. },
                )) => Received::Forged,
                Err(AppError::Refused(_)) => Received::UnknownAccount,
                Err(error) => {
                    tracing::error!(%error, "webhook.not_stored");
                    Received::Later
                }
            }
        }
        .boxed()
    }
}
