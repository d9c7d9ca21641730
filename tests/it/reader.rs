//! Somebody before a screen, who signs in by mail and asks.

use api::graphql::Api;
use api::http::cache::Invalidation;
use api::http::{Bearer, Caller, Executor, SessionCookie, SessionToken};
use async_graphql::Request;
use domain::Locale;
use serde_json::Value;
use tests::TestApp;

use crate::asking::sender;

/// Somebody before a screen.
pub struct Reader {
    api: Api,
    /// Their cookie; none for a visitor.
    pub secret: Option<String>,
    locale: Locale,
}

impl Reader {
    pub fn visitor(app: &TestApp) -> Self {
        let changes = Invalidation::default();
        Self {
            api: Api::new(app.app.clone(), SessionCookie::default(), None, changes),
            secret: None,
            locale: Locale::En,
        }
    }

    /// Signs in by mail, which proves who they are for ten minutes. Mails that wait are sent first.
    pub async fn signed_in(app: &TestApp, email: &str) -> Self {
        let session = app.sign_in(email, None).await;
        Self {
            secret: Some(session.secret),
            ..Self::visitor(app)
        }
    }

    pub fn reading(self, locale: Locale) -> Self {
        Self { locale, ..self }
    }

    /// The whole answer, errors included.
    pub async fn ask(&self, text: &str) -> Value {
        let session = self.secret.as_deref().and_then(SessionToken::new);
        let caller = Caller {
            locale: self.locale,
            ..sender(session, Bearer::None)
        };
        let response = self.api.execute(Request::new(text), caller).await;
        serde_json::to_value(response).unwrap()
    }

    /// The caller that a use case gets.
    pub async fn caller(&self, app: &TestApp) -> app::Caller {
        app.app.caller(self.secret.as_deref(), self.locale).await.unwrap()
    }
}
