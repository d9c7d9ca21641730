//! What only a demonstration has.

use async_graphql::{ID, Object, SimpleObject};
use chrono::{DateTime, Utc};

use super::words::Role;

/// Somebody one can sign in as.
#[derive(SimpleObject, Debug, Clone)]
pub struct DemoPerson {
    pub name: String,
    pub email: String,
    pub description: String,
    pub role: Role,
}

/// A mail that was sent.
#[derive(SimpleObject, Debug, Clone)]
pub struct DemoMail {
    pub id: ID,
    pub to: String,
    pub subject: String,
    pub sent_at: DateTime<Utc>,
    pub text: String,
    pub html: String,
}

/// Knows the people and the outbox of a demonstration.
pub trait Demo: Send + Sync + 'static {
    /// Who one can sign in as, described in the reader's language.
    fn people(&self, locale: domain::Locale) -> Vec<DemoPerson>;
    /// The mails that were sent, the newest first.
    ///
    /// # Errors
    /// The outbox cannot be read; the text is for the log.
    fn mails(&self) -> Result<Vec<DemoMail>, String>;
}

/// The root of what a demonstration shows.
pub struct DemoView;

#[Object(name = "Demo")]
impl DemoView {
    async fn people(&self, ctx: &async_graphql::Context<'_>) -> Vec<DemoPerson> {
        let ask = super::ask::Ask::of(ctx);
        ask.demo
            .as_ref()
            .map(|demo| demo.people(ask.locale()))
            .unwrap_or_default()
    }

    async fn mails(&self, ctx: &async_graphql::Context<'_>) -> async_graphql::Result<Vec<DemoMail>> {
        let ask = super::ask::Ask::of(ctx);
        let Some(demo) = &ask.demo else {
            return Ok(Vec::new());
        };
        demo.mails()
            .map_err(|reason| ask.error(app::AppError::Internal(reason)))
    }
}
