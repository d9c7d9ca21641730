//! By what else than mail somebody signs in: passkeys, and accounts at identity providers.

use std::sync::Arc;

use app::caller::Viewer as Row;
use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};

use crate::graphql::ask::Ask;

/// A passkey.
pub struct Passkey(app::Passkey);

#[Object]
impl Passkey {
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    async fn name(&self) -> &str {
        &self.0.name
    }

    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    async fn last_used_at(&self) -> Option<DateTime<Utc>> {
        self.0.last_used_at
    }
}

/// An account at an identity provider.
pub struct Identity(app::Identity);

#[Object]
impl Identity {
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// The provider's key.
    async fn provider(&self) -> &str {
        &self.0.provider
    }

    /// The provider's name for people.
    async fn provider_name(&self, ctx: &Context<'_>) -> String {
        Ask::of(ctx).app.provider_name(&self.0.provider)
    }

    /// By what one knows the account: its address there, or the provider's name where it gives none.
    async fn label(&self, ctx: &Context<'_>) -> String {
        if self.0.label.is_empty() {
            Ask::of(ctx).app.provider_name(&self.0.provider)
        } else {
            self.0.label.clone()
        }
    }

    async fn linked_at(&self) -> DateTime<Utc> {
        self.0.linked_at
    }

    async fn last_used_at(&self) -> DateTime<Utc> {
        self.0.last_used_at
    }
}

/// What of the person signed in is about signing in.
pub struct Credentials(pub Arc<Row>);

#[Object]
impl Credentials {
    async fn passkeys(&self, ctx: &Context<'_>) -> Result<Vec<Passkey>> {
        let ask = Ask::of(ctx);
        let passkeys = ask.app.passkeys_of(self.0.person.id).await;
        let passkeys = passkeys.map_err(|error| ask.error(error))?;
        Ok(passkeys.into_iter().map(Passkey).collect())
    }

    async fn identities(&self, ctx: &Context<'_>) -> Result<Vec<Identity>> {
        let ask = Ask::of(ctx);
        let identities = ask.app.identities_of(self.0.person.id).await;
        let identities = identities.map_err(|error| ask.error(error))?;
        Ok(identities.into_iter().map(Identity).collect())
    }
}
