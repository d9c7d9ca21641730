//! How one can sign in, and what waits to be joined.

use async_graphql::{Context, Object, Result, SimpleObject};

use crate::graphql::ask::Ask;
use crate::http::SessionToken;

#[derive(Default)]
pub struct IdentityQuery;

/// How one can sign in, beside mail.
#[derive(SimpleObject)]
pub struct SignInOptions {
    providers: Vec<IdentityProvider>,
    /// Whether there can be passkeys: not where the pages are reached by the number of a machine.
    passkeys: bool,
}

/// Who vouches for people.
#[derive(SimpleObject)]
pub struct IdentityProvider {
    key: String,
    name: String,
    /// Where signing in begins, a path of this site.
    start_path: String,
}

/// An account at a provider that waits.
#[derive(SimpleObject)]
pub struct PendingIdentity {
    provider_name: String,
    email: String,
}

#[Object]
impl IdentityQuery {
    /// How one can sign in here: on which identity providers of which city (its slug; null: every city's), and whether passkeys work.
    async fn sign_in_options(&self, ctx: &Context<'_>, city: Option<String>) -> SignInOptions {
        let app = &Ask::of(ctx).app;
        let providers = app.identity_providers(city.as_deref());
        let providers = providers.map(|provider| IdentityProvider {
            key: provider.key.clone(),
            name: provider.name.clone(),
            start_path: format!("/signin/with/{}", provider.key),
        });
        SignInOptions {
            providers: providers.collect(),
            passkeys: app.has_passkeys(),
        }
    }

    /// An account at a provider that waits to be joined with the account of the same address; the pages ask the reader to sign in first.
    async fn pending_identity(&self, ctx: &Context<'_>) -> Result<Option<PendingIdentity>> {
        let ask = Ask::of(ctx);
        ask.sender.scope.never_keep();
        let browser = ask.sender.asked.as_ref().map(SessionToken::secret);
        let pending = ask.app.pending_identity(browser).await;
        let pending = pending.map_err(|error| ask.error(error))?;
        Ok(pending.map(|(provider_name, email)| PendingIdentity {
            provider_name,
            email: email.to_string(),
        }))
    }
}
