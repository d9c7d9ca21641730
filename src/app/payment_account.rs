//! The accounts at payment providers: one that serves every city without one of its own, and those of cities, for public
//! money of different cities does not lie in one account.
//!
//! A gift by card begins with the account that its city has at that moment, and stays with it: whatever concerns its
//! payment later is asked of the account whose name was stored with it. Names for payments are made by each account for
//! itself, so that two may have the same one.

use std::sync::Arc;

use domain::ProblemKind;
use domain::fee::CardPrice;
use payments::{Provider, ProviderError};
use store::city::City;
use store::pledge::Pledge;

use crate::App;

/// Who takes the payment of a transfer.
pub(crate) const BANK: &str = "bank";
/// Who takes that of what was in the donor's wallet.
pub(crate) const WALLET: &str = "wallet";

/// Names that no city's account can have: whatever is not a city's account is stored under them.
pub const TAKEN_NAMES: &[&str] = &["sandbox", "stripe", BANK, WALLET];

/// An account at a payment provider.
#[derive(Clone)]
pub struct PaymentAccount {
    /// Its name in addresses and in the database.
    pub name: String,
    /// The slug of the city whose gifts it takes; nothing where it serves every city without an account of its own.
    pub city: Option<String>,
    /// The provider.
    pub provider: Arc<dyn Provider>,
    /// What the provider takes of a payment by card, as its price list says; nothing where nobody wrote it down.
    pub card_price: Option<CardPrice>,
    /// What the platform keeps in this city, in basis points, where it is not what it keeps elsewhere.
    pub platform_fee_bps: Option<i64>,
}

/// The accounts of an installation.
pub(crate) struct PaymentAccounts {
    usual: PaymentAccount,
    of_cities: Vec<PaymentAccount>,
}

impl PaymentAccounts {
    /// One account for every city. It has its provider's name.
    pub fn one(provider: Arc<dyn Provider>, card_price: Option<CardPrice>) -> Self {
        let usual = PaymentAccount {
            name: provider.name().to_owned(),
            city: None,
            provider,
            card_price,
            platform_fee_bps: None,
        };
        let of_cities = Vec::new();
        Self { usual, of_cities }
    }

    /// All, the usual one first.
    pub fn all(&self) -> impl Iterator<Item = &PaymentAccount> {
        std::iter::once(&self.usual).chain(&self.of_cities)
    }

    /// The account of a name.
    pub fn named(&self, name: &str) -> Option<&PaymentAccount> {
        self.all().find(|account| account.name == name)
    }

    fn of_city(&self, slug: &str) -> &PaymentAccount {
        let own = |account: &&PaymentAccount| account.city.as_deref() == Some(slug);
        self.of_cities.iter().find(own).unwrap_or(&self.usual)
    }
}

impl App {
    /// The same application, in which cities have accounts of their own. Names and cities occur once.
    #[must_use]
    pub fn with_accounts_of_cities(mut self, of_cities: Vec<PaymentAccount>) -> Self {
        let usual = self.accounts.usual.clone();
        self.accounts = Arc::new(PaymentAccounts { usual, of_cities });
        self
    }

    /// Which provider an account is at, such as `stripe`; the account's own name where it is not set up any more.
    pub fn provider_of_account<'a>(&'a self, name: &'a str) -> &'a str {
        let account = self.accounts.named(name);
        account.map_or(name, |account| account.provider.name())
    }

    /// The account that a city has now: for new payments.
    pub(crate) fn account_of_city(&self, city: &City) -> &PaymentAccount {
        self.accounts.of_city(&city.slug)
    }

    /// The provider that has the payment of a gift: it stays with the account where it began.
    ///
    /// # Errors
    /// [`ProviderError::NotSetUp`] where that account is not set up any more.
    pub(crate) fn provider_of_gift(&self, pledge: &Pledge) -> Result<&dyn Provider, ProviderError> {
        match self.accounts.named(&pledge.provider) {
            Some(account) => Ok(&*account.provider),
            None => {
                tracing::error!(pledge.id = %pledge.id, account = pledge.provider, "payment_account.missing");
                Err(ProviderError::NotSetUp {
                    account: pledge.provider.clone(),
                })
            }
        }
    }
}

/// What whoever asked is told of a call to a provider that did not go through.
pub(crate) fn problem_of(error: &ProviderError) -> ProblemKind {
    match error {
        ProviderError::NotSetUp { .. } => ProblemKind::NoPaymentAccount,
        _ => ProblemKind::ProviderDown,
    }
}
