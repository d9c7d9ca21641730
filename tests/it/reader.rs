//! Somebody before a screen, who signs in by mail and asks.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use api::graphql::Api;
use api::http::cache::Invalidation;
use api::http::{Bearer, Caller, Executor, SessionCookie, SessionToken};
use app::job::Job;
use app::sign_in::Proof;
use async_graphql::Request;
use domain::Locale;
use serde_json::Value;
use tests::TestApp;

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
        let asked = app
            .app
            .request_sign_in(email, None, None, Locale::En)
            .await
            .unwrap();
        let token = loop {
            let job = app.app.take_job().await.unwrap().unwrap();
            app.app.end_job(&job, Ok(())).await.unwrap();
            if let Ok(Job::MailSignInLink { token, .. }) = serde_json::from_str(&job.body) {
                break token;
            }
        };
        let from = app::sign_in::SignInFrom {
            browser: Some(asked.browser),
            ..Default::default()
        };
        let session = app
            .app
            .complete_sign_in(Proof::Link(&token), &from, Locale::En)
            .await
            .unwrap();
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
        let caller = Caller {
            session: self.secret.as_deref().and_then(SessionToken::new),
            bearer: Bearer::None,
            asked: None,
            device: String::new(),
            locale: self.locale,
            address: IpAddr::V4(Ipv4Addr::LOCALHOST),
            scope: Arc::default(),
            charge: Default::default(),
        };
        let response = self.api.execute(Request::new(text), caller).await;
        serde_json::to_value(response).unwrap()
    }

    /// The caller that a use case gets.
    pub async fn caller(&self, app: &TestApp) -> app::Caller {
        app.app.caller(self.secret.as_deref(), self.locale).await.unwrap()
    }
}
