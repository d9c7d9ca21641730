//! How an account at Stripe is reached.

use std::fmt;

/// Where Stripe answers.
pub const BASE_URL: &str = "https://api.stripe.com";

/// The version of its interface that these calls are written for. The endpoint for notices must be set up
/// with the same one.
pub const API_VERSION: &str = "2026-10-28.endive";

/// A key or a secret of an account. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Takes the secret.
    pub fn new(secret: impl Into<String>) -> Self {
        Self(secret.into())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The secret itself.
    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

impl AsRef<[u8]> for Secret {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// One account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The account's secret key, or better a restricted one: `sk_…`, `rk_…`. It has to write Checkout
    /// Sessions, PaymentIntents, PaymentMethods, Customers and Refunds, and to read SetupIntents, Charges,
    /// Disputes, Payouts and balance transactions.
    pub secret_key: Secret,
    /// The secrets of the endpoint for notices, `whsec_…`: two while one is being replaced.
    pub webhook_secrets: Vec<Secret>,
    /// [`BASE_URL`], or where the tests have a server of their own.
    pub base_url: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_never_printed() {
        let settings = Settings {
            secret_key: Secret::new("sk_test_hush"),
            webhook_secrets: vec![Secret::new("whsec_hush")],
            base_url: BASE_URL.into(),
        };
        let printed = format!("{settings:?}");
        assert!(!printed.contains("hush"), "{printed}");
    }
}
