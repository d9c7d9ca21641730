//! Money when something breaks: after each fault the books are clean, nobody is charged or repaid twice, nothing is
//! lost, and what a person has to look at is listed.
//!
//! What other files show already is not repeated: notices that are doubled, late, forged or of nobody's gift
//! (`webhooks`), that are lost (`money_season`, and `src/jobs/tests.rs`, with a mail server that is away), eight
//! processes of which one is killed (`seasons_at_once`), servers and databases that are killed under load
//! (`tests/faults`).

mod amounts;
mod at_once;
mod clock;
mod database;
mod notices;
mod provider;

use domain::PledgeId;
use payments::sandbox::{Parcel, Payment};
use payments::{Headers, PaymentState, Provider, ProviderRef};
use tests::TestApp;

/// The notice as it is posted.
fn headers(parcel: &Parcel) -> Headers {
    parcel.headers.iter().cloned().collect()
}

/// Takes every notice that waits off the sandbox, undelivered.
fn undelivered(app: &TestApp) -> Vec<Parcel> {
    let mut parcels = Vec::new();
    while let Some(parcel) = app.sandbox.step() {
        app.sandbox.settle(&parcel, true).unwrap();
        parcels.push(parcel);
    }
    parcels
}

/// The payment as the provider has it.
fn at_provider(app: &TestApp, reference: &str) -> Payment {
    app.sandbox.payment(reference).unwrap()
}

/// Fails unless the provider and the gift agree: charged if it was confirmed, and so much given back.
async fn assert_agreed(app: &TestApp, id: PledgeId) {
    let gift = app.app.pledge(id).await.unwrap().unwrap();
    let payment = at_provider(app, gift.provider_ref.as_deref().unwrap());
    let is_captured = payment.state == PaymentState::Captured;
    assert_eq!(gift.confirmed_at.is_some(), is_captured, "{gift:?} {payment:?}");
    assert_eq!(
        payment.refunded().minor,
        gift.refunded_minor - gift.wallet_minor,
        "{gift:?} {payment:?}"
    );
}

/// What the provider knows of money that went back: how many refunds.
async fn refunds_at_provider(app: &TestApp, reference: &str) -> usize {
    let payment = ProviderRef::new(reference).unwrap();
    app.sandbox.look_up(&payment).await.unwrap().refunds.len()
}
