//! Payment providers: the trait, one file or folder per provider, and a scripted sandbox.
//!
//! **What it is.** A [`Provider`] starts, captures, cancels and refunds payments, looks them up, and
//! reads the notices that the provider posts to us. It reports what happened in the words of
//! [`domain::pledge::PaymentFact`]; what follows from a fact is decided elsewhere.
//!
//! **What it promises.** Every call can be repeated: a payment and a refund are known by a key that the
//! caller chooses, and the same key never charges or gives back twice. A notice is believed only with a
//! fresh, valid signature. Errors say whether the same call may be tried again
//! ([`ProviderError::may_retry`]).
//!
//! **What it never does.** It posts nothing to the ledger, knows no database, decides no state of a
//! pledge, and keeps no card data: people pay on the provider's own page.
//!
//! **How to add another provider.** One file (or folder) named after it, with a type that holds its
//! configuration and an HTTP client, and an implementation of [`Provider`]:
//!
//! 1. `start` passes `request.key` as the provider's idempotency key and the pledge's id as metadata.
//! 2. `read_webhook` checks the signature first, over the raw bytes; [`signature`] does it for the
//!    common form `t=…,v1=…`. A provider that does not sign its notices (some send only an id) must
//!    look the payment up and report what the look-up says.
//! 3. Its states are mapped to [`PaymentState`] and [`domain::pledge::PaymentFact`] in one `match`
//!    without a catch-all, so that a new state of theirs is a decision of ours.
//! 4. Time-outs and connection failures become [`ProviderError::TimedOut`] and
//!    [`ProviderError::Unreachable`]; an answer that says no becomes [`ProviderError::Refused`] with the
//!    provider's code.
//! 5. `server` makes it from the configuration of the city and hands it on as `Arc<dyn Provider>`.
//!
//! The tests of [`sandbox`] show what each of them must survive: notices forged, late, doubled and out
//! of order, and calls whose answer was lost.

mod error;
mod provider;
mod request;
pub mod sandbox;
pub mod signature;
mod status;
mod webhook;

pub use error::ProviderError;
pub use provider::{Answer, Provider};
pub use request::{Capture, PaymentRequest, ProviderRef, RefundRequest, Started};
pub use sandbox::Sandbox;
pub use status::{PaymentState, PaymentStatus};
pub use webhook::{Headers, WebhookError, WebhookEvent};
