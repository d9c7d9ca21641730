//! Paying again what could not be charged: who may, and what else may happen meanwhile.

use std::sync::Arc;

use app::ledger::Account;
use app::{App, Caller};
use chrono::Duration;
use domain::PledgeId;
use domain::pledge::PledgeState;
use payments::sandbox::Outcome;
use payments::{PaymentState, Provider, ProviderRef};
use tests::build::double;
use tests::people::code;
use tests::{TestApp, on_both};

use super::flaky::Flaky;
use super::{ends, found, mail, payment, promise, town, work};
use crate::refunds::{balance, pledge};

/// The key in the link of the mail that asks a donor to pay again.
async fn key_of(app: &TestApp, id: PledgeId) -> String {
    let letter = app.app.promise_letter(id).await.unwrap();
    letter.pay_link.rsplit_once("&key=").unwrap().1.to_owned()
}

/// Notices of the provider that never arrive.
fn lose_notices(app: &TestApp) {
    while let Some(parcel) = app.sandbox.step() {
        app.sandbox.settle(&parcel, true).unwrap();
    }
}

async fn paid_again(by: &App, caller: &Caller, id: PledgeId) -> String {
    let made = by.pay_again(caller, id, None).await.unwrap();
    made.pledge.provider_ref.unwrap()
}

on_both! {
    async fn only_a_promises_donor_pays_it_again(app: TestApp) {
        let (town, _) = town(&app).await;
        let project = app.project(&town, "Benches", "20").await;
        let ana = promise(&app, &project, "ana", "30.96").await;
        let bob = promise(&app, &project, "bob", "30.96").await;
        work(&app, &app.app).await;
        ends(&app, &project).await;
        work(&app, &app.app).await;
        let (hers, his) = (key_of(&app, ana).await, key_of(&app, bob).await);
        // Strangers learn nothing, not even that a bank has refused.
        for stranger in [app.visitor(), town.official.clone(), app.signed_in("bob@guest.example").await] {
            for key in [None, Some(his.as_str()), Some(""), Some(&hers[1..])] {
                assert_eq!(code(app.app.pay_again(&stranger, ana, key).await), "NOT_FOUND");
            }
        }
        assert_eq!(pledge(&app, ana).await.attempts, 0);
        // Whoever has the mail is its donor, and so is whoever is signed in with that address.
        let first = app.app.pay_again(&app.visitor(), ana, Some(&hers)).await.unwrap();
        let she = app.signed_in("ana@guest.example").await;
        let same = app.app.pay_again(&she, ana, None).await.unwrap();
        assert!(first.checkout_url.is_some() && first.checkout_url == same.checkout_url);
        app.assert_clean().await;
    }
}

on_both! {
    async fn what_was_paid_again_in_time_counts_although_its_notice_was_lost(app: TestApp) {
        let (town, _) = town(&app).await;
        let project = app.project(&town, "Benches", "20").await;
        app.pool(&town, "Double", "100", double()).await;
        let ana = promise(&app, &project, "ana", "30.96").await;
        work(&app, &app.app).await;
        ends(&app, &project).await;
        work(&app, &app.app).await;
        let she = app.signed_in("ana@guest.example").await;
        let reference = paid_again(&app.app, &she, ana).await;
        app.sandbox.decide(&reference, Outcome::Pay).unwrap();
        lose_notices(&app);
        app.wait(Duration::days(8));
        assert_eq!(app.app.follow_promises().await.unwrap(), 0);
        assert_eq!(work(&app, &app.app).await, [mail(ana, "receipt")]);
        let paid = pledge(&app, ana).await;
        assert_eq!((paid.state, paid.match_minor, paid.pay_by), (PledgeState::Confirmed, 3_096, None));
        assert_eq!(balance(&app, town.city.id, Account::ProviderClearing).await, 3_096);
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_payment_that_was_begun_before_is_ended_before_another_begins(app: TestApp) {
        let (town, _) = town(&app).await;
        let project = app.project(&town, "Benches", "20").await;
        let ana = promise(&app, &project, "ana", "30.96").await;
        let saved = pledge(&app, ana).await.provider_ref.unwrap();
        work(&app, &app.app).await;
        ends(&app, &project).await;
        work(&app, &app.app).await;
        let she = app.signed_in("ana@guest.example").await;
        let first = paid_again(&app.app, &she, ana).await;
        assert_eq!(app.sandbox.payment(&saved).unwrap().state, PaymentState::Cancelled);
        app.pay(&first, Outcome::Decline).await;
        let second = paid_again(&app.app, &she, ana).await;
        assert_ne!(first, second);
        app.pay(&second, Outcome::Pay).await;
        let paid = pledge(&app, ana).await;
        assert_eq!((paid.state, paid.attempts), (PledgeState::Confirmed, 2));
        assert_eq!(balance(&app, town.city.id, Account::ProviderClearing).await, 3_096);
        app.assert_clean().await;
    }
}

on_both! {
    /// The donor's method is gone, or the provider will not charge it for a reason of its own: nobody waits for ever.
    async fn a_charge_that_the_provider_refuses_for_good_falls_through(app: TestApp) {
        let (town, _) = town(&app).await;
        let project = app.project(&town, "Benches", "20").await;
        let ana = promise(&app, &project, "ana", "30").await;
        work(&app, &app.app).await;
        ends(&app, &project).await;
        let other = app.with_provider(7, Arc::new(Flaky::refusing(app.sandbox.clone()))).await;
        assert_eq!(work(&app, &other).await, [mail(ana, "fell_through")]);
        assert!(pledge(&app, ana).await.pay_by.is_some());
        let she = app.signed_in("ana@guest.example").await;
        let reference = paid_again(&app.app, &she, ana).await;
        app.pay(&reference, Outcome::Pay).await;
        assert_eq!(pledge(&app, ana).await.state, PledgeState::Confirmed);
        assert_eq!(balance(&app, town.city.id, Account::ProviderClearing).await, 3_000);
        app.assert_clean().await;
    }
}

on_both! {
    /// The gift stays in the history of a campaign that fell short, and is not listed a second time.
    async fn what_was_charged_although_its_campaign_fell_short_goes_back(app: TestApp) {
        let (town, _) = town(&app).await;
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "100", double()).await;
        app.wait(Duration::days(39));
        let ana = promise(&app, &project, "ana", "60").await;
        work(&app, &app.app).await;
        app.wait(Duration::days(2));
        app.app.end_what_is_over().await.unwrap();
        // Somebody takes the money by hand at the provider, before it is told to drop it.
        let reference = ProviderRef::new(pledge(&app, ana).await.provider_ref.unwrap()).unwrap();
        app.app.refund_pledge(ana).await.unwrap();
        assert_eq!(payment(&app, ana).await, PaymentState::Authorized);
        app.sandbox.capture(&reference).await.unwrap();
        app.deliver().await;
        work(&app, &app.app).await;
        let back = pledge(&app, ana).await;
        assert_eq!((back.state, back.refunded_minor, back.match_minor), (PledgeState::Refunded, 6_000, 0));
        assert_eq!(balance(&app, town.city.id, Account::ProviderClearing).await, 0);
        assert_eq!(found(&app, &project).await.crowd_minor, 6_000);
        let listed = store::event::decided(app.database.db.read(), town.city.id, 0, 100).await.unwrap();
        assert_eq!(listed.iter().filter(|event| event.pledge == Some(ana)).count(), 1);
        app.assert_clean().await;
    }
}
