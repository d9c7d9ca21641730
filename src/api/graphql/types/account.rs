//! How the person signed in signs in: their sessions, password, tokens.

use std::sync::Arc;

use app::caller::{Means, Viewer as Row};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use crate::graphql::ask::Ask;
use crate::graphql::words::{Locale, SignInMethod, TokenScope};

/// A part of the viewer.
pub struct Account(pub Arc<Row>);

#[Object]
impl Account {
    async fn locale(&self) -> Locale {
        self.0.person.locale.into()
    }

    /// The session that asks; null where a token asks.
    async fn session(&self, ctx: &Context<'_>) -> Result<Option<Session>> {
        let ask = Ask::of(ctx);
        let own = ask.app.own_session(&ask.as_viewer(&self.0)).await;
        let own = own.map_err(|error| ask.error(error))?;
        Ok(own.map(|row| Session::new(row, true)))
    }

    /// All that last, the present one first.
    async fn sessions(&self, ctx: &Context<'_>) -> Result<Vec<Session>> {
        let ask = Ask::of(ctx);
        let own = match &self.0.means {
            Means::Session(own) => Some(own.id),
            _ => None,
        };
        let rows = ask.app.sessions(&ask.as_viewer(&self.0)).await;
        let rows = rows.map_err(|error| ask.error(error))?.into_iter();
        Ok(rows
            .map(|row| {
                let current = Some(row.id) == own;
                Session::new(row, current)
            })
            .collect())
    }

    async fn has_password(&self, ctx: &Context<'_>) -> Result<bool> {
        let ask = Ask::of(ctx);
        let has = ask.app.has_password(&ask.as_viewer(&self.0)).await;
        has.map_err(|error| ask.error(error))
    }

    async fn tokens(&self, ctx: &Context<'_>) -> Result<Vec<AccessToken>> {
        let ask = Ask::of(ctx);
        let rows = ask.app.tokens(&ask.as_viewer(&self.0)).await;
        let rows = rows.map_err(|error| ask.error(error))?;
        Ok(rows.into_iter().map(AccessToken::from).collect())
    }

    /// Until when what is sensitive may be done without proving anew who one is; null where proof is due.
    async fn proven_until(&self) -> Option<DateTime<Utc>> {
        match &self.0.means {
            Means::Session(own) if own.is_proven => Some(own.proven_until()),
            _ => None,
        }
    }
}

#[derive(SimpleObject)]
pub struct Session {
    id: ID,
    /// Such as: Firefox · Linux.
    device: String,
    /// Where it began: a network address, shortened: 192.0.2.x.
    place: String,
    method: SignInMethod,
    created_at: DateTime<Utc>,
    /// To a few minutes.
    seen_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    /// Whether it is the one that asks.
    current: bool,
}

impl Session {
    fn new(row: app::Session, current: bool) -> Self {
        Self {
            id: row.id.to_string().into(),
            device: row.device,
            place: row.place,
            method: row.method.into(),
            created_at: row.created_at,
            seen_at: row.seen_at,
            expires_at: row.expires_at,
            current,
        }
    }
}

#[derive(SimpleObject)]
pub struct AccessToken {
    id: ID,
    name: String,
    /// The first characters, to know it by.
    hint: String,
    scopes: Vec<TokenScope>,
    created_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    /// To a few minutes.
    last_used_at: Option<DateTime<Utc>>,
}

impl From<app::AccessToken> for AccessToken {
    fn from(row: app::AccessToken) -> Self {
        Self {
            id: row.id.to_string().into(),
            name: row.name,
            hint: row.hint,
            scopes: row.scopes.into_iter().map(TokenScope::from).collect(),
            created_at: row.created_at,
            expires_at: row.expires_at,
            last_used_at: row.used_at,
        }
    }
}
