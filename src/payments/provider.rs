//! What every payment provider can do.

use std::pin::Pin;

use chrono::{DateTime, Utc};

use crate::{
    Capture, ChargeRequest, Headers, PaymentRequest, PaymentStatus, ProviderError, ProviderRef,
    RefundRequest, Started, Transfer, WebhookError, WebhookEvent,
};

/// The answer to a call, some time later. Boxed, so that providers can be chosen by configuration.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, ProviderError>> + Send + 'a>>;

/// A notice that was read, some time later: what it is about may have to be asked for.
pub type Reading<'a> = Pin<Box<dyn Future<Output = Result<WebhookEvent, WebhookError>> + Send + 'a>>;

/// A payment provider. Every call may be repeated without doing its work twice.
///
/// What a bank or a donor answers is a state of the payment ([`PaymentStatus`]); an error means that the
/// question itself did not go through.
pub trait Provider: Send + Sync {
    /// Which provider it is, such as `sandbox`: the same for all of its accounts.
    fn name(&self) -> &'static str;

    /// Whether payments can be captured in this way. Each provider can do so at once; what donors read before they give
    /// is worked out from this.
    fn supports(&self, capture: Capture) -> bool;

    /// Opens a payment and says where the donor pays, or has a method saved ([`crate::Capture`]). The same
    /// key gives the same payment; with another pledge, amount or way of capturing it is refused.
    fn start<'a>(&'a self, request: &'a PaymentRequest) -> Answer<'a, Started>;

    /// Takes the money that is held.
    fn capture<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus>;

    /// Charges the method that was saved, while the donor is away. The same key charges once and answers
    /// how that stands; with another amount it is refused. A charge that was declined can be tried again
    /// with another key; one that went through, or is on its way, refuses every other key.
    fn charge<'a>(&'a self, payment: &'a ProviderRef, charge: &'a ChargeRequest)
    -> Answer<'a, PaymentStatus>;

    /// Drops the method that was saved: of a campaign that failed, or after the charge. Nothing can be
    /// charged any more; what was charged stays.
    fn forget<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus>;

    /// Ends a payment that was not captured; a hold goes back to the donor.
    fn cancel<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus>;

    /// Gives captured money back, whole or in part. The same key gives back once; with another amount it is
    /// refused. A refund that fails, now or later, is a state ([`crate::Refund`]): trying again takes
    /// another key.
    fn refund<'a>(&'a self, payment: &'a ProviderRef, refund: &'a RefundRequest)
    -> Answer<'a, PaymentStatus>;

    /// How the payment stands at this moment.
    fn look_up<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus>;

    /// The transfers to our bank account that the provider made out since a moment, the oldest first, each
    /// with its items. One whose items are not settled yet is left out until they are.
    fn transfers(&self, since: DateTime<Utc>) -> Answer<'_, Vec<Transfer>>;

    /// Reads a notice that was posted to us at `now`. It fails with [`WebhookError`] where the notice is not
    /// the provider's, too old or not readable, and where what it is about could not be asked for.
    fn read_webhook<'a>(&'a self, headers: &'a Headers, body: &'a [u8], now: DateTime<Utc>) -> Reading<'a>;
}
