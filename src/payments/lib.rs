//! Payment providers: the trait, one file or folder per provider, [`stripe`], and a scripted [`sandbox`].
//!
//! **What it is.** A [`Provider`] starts, captures, cancels and refunds payments, saves methods and charges them
//! later, looks payments up, lists what it transfers to our bank, and reads the notices that it posts to us.
//! It reports what happened in the words of [`domain::pledge::PaymentFact`]; what follows from a fact is
//! decided elsewhere.
//!
//! **What it promises.** Every call can be repeated: a payment, a charge and a refund are known by a key that the
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
//! 1. `start` passes `request.key` as the provider's idempotency key and the pledge's id as metadata. A
//!    provider without such keys is asked for what was begun with this metadata first.
//! 2. `read_webhook` checks the signature first, over the raw bytes; [`signature`] does it for the
//!    common form `t=…,v1=…`. A provider that does not sign its notices (Mollie posts only an id) must
//!    look the payment up and report what the look-up says, with an `event_id` made of both.
//! 3. Its states are mapped to [`PaymentState`], [`RefundState`] and [`domain::pledge::PaymentFact`] in one
//!    `match` without a catch-all, so that a new state of theirs is a decision of ours. A kind of notice
//!    that is not needed is [`Notice::Ignored`] and no error.
//! 4. What a bank or a donor answers is a state. Time-outs and connection failures become
//!    [`ProviderError::TimedOut`] and [`ProviderError::Unreachable`]; an answer that asks to come back
//!    becomes [`ProviderError::Busy`]; one that says no becomes [`ProviderError::Refused`] with the
//!    provider's code, or with the common one where there is one ([`ProviderError::refused`]).
//! 5. One that cannot save a method, or hold money, says so in `supports`, refuses to start such a payment with
//!    `not_supported`, and refuses `charge` and `forget` with `not_saved`.
//! 6. `transfers` gives only what [`Transfer::check`] finds right.
//! 7. `server` makes one for each account of the configuration and hands them on as `Arc<dyn Provider>`. An account
//!    knows nothing of the others: `app` decides through which one a payment goes, and stays with it.
//!
//! The tests of [`sandbox`] show what each of them must survive: notices forged, late, doubled and out
//! of order, and calls whose answer was lost. Those of [`stripe`] run against other people's copies of
//! its server.

mod error;
mod provider;
mod request;
pub mod sandbox;
pub mod signature;
mod status;
pub mod stripe;
mod transfer;
mod webhook;

pub use domain::pledge::Capture;
pub use domain::transfer::TransferState;
pub use error::ProviderError;
pub use provider::{Answer, Provider, Reading};
pub use request::{ChargeRequest, PaymentRequest, ProviderRef, RefundRequest, Started};
pub use sandbox::Sandbox;
pub use status::{PaymentState, PaymentStatus, Refund, RefundState};
pub use stripe::Stripe;
pub use transfer::{ItemKind, Transfer, TransferItem};
pub use webhook::{Headers, Notice, WebhookError, WebhookEvent};
