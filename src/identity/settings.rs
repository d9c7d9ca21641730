//! What an installation says of the identity providers that it trusts.

use std::fmt;

/// A secret shared with a provider. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Takes the secret.
    pub fn new(secret: impl Into<String>) -> Self {
        Self(secret.into())
    }

    /// The secret itself.
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// One provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderSettings {
    /// Its name in addresses: small letters, digits and hyphens.
    pub key: String,
    /// Its name for people.
    pub name: String,
    /// The slug of the only city on whose pages it is offered; `None` for all.
    pub city: Option<String>,
    /// Exactly as the provider writes it in its statements.
    pub issuer: String,
    /// By what the provider knows us.
    pub client_id: String,
    /// What proves to the provider that we are it; `None` where the provider has given none.
    pub client_secret: Option<Secret>,
    /// What is asked for beside `openid`.
    pub scopes: Vec<String>,
    /// The claim in which the provider says that it has verified where somebody lives.
    pub residence_claim: Option<String>,
}
