//! What every payment provider can do.

use std::pin::Pin;

use chrono::{DateTime, Utc};

use crate::{
    Headers, PaymentRequest, PaymentStatus, ProviderError, ProviderRef, RefundRequest, Started, WebhookError,
    WebhookEvent,
};

/// The answer to a call, some time later. Boxed, so that providers can be chosen by configuration.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, ProviderError>> + Send + 'a>>;

/// A payment provider. Every call may be repeated without doing its work twice.
pub trait Provider: Send + Sync {
    /// The provider's name in addresses and in the database, such as `sandbox`.
    fn name(&self) -> &'static str;

    /// Opens a payment and says where the donor pays. The same key gives the same payment; with another
    /// pledge, amount or way of capturing it is refused.
    fn start<'a>(&'a self, request: &'a PaymentRequest) -> Answer<'a, Started>;

    /// Takes the money that is held.
    fn capture<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus>;

    /// Ends a payment that was not captured; a hold goes back to the donor.
    fn cancel<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus>;

    /// Gives captured money back, whole or in part. The same key gives back once.
    fn refund<'a>(&'a self, payment: &'a ProviderRef, refund: &'a RefundRequest)
    -> Answer<'a, PaymentStatus>;

    /// How the payment stands at this moment.
    fn look_up<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus>;

    /// Reads a notice that was posted to us at `now`.
    ///
    /// # Errors
    /// [`WebhookError`] where the notice is not the provider's, too old or not readable.
    fn read_webhook(
        &self,
        headers: &Headers,
        body: &[u8],
        now: DateTime<Utc>,
    ) -> Result<WebhookEvent, WebhookError>;
}
