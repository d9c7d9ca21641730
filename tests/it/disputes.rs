//! Payments that donors' banks take back.

use app::ledger::Account;
use chrono::Duration;
use domain::person::Role;
use domain::pledge::{DisputeStage, PledgeState};
use payments::Headers;
use payments::sandbox::Parcel;
use tests::build::{back, double};
use tests::people::code;
use tests::{TestApp, on_both};

use crate::refunds::{balance, pledge};

async fn tell(app: &TestApp, parcel: &Parcel) {
    let headers: Headers = parcel.headers.iter().cloned().collect();
    app.app
        .take_webhook("sandbox", &headers, &parcel.body)
        .await
        .unwrap();
}

/// Everything that the sandbox has to tell, the newest first and each twice.
async fn tell_backwards(app: &TestApp) {
    let mut parcels = Vec::new();
    while let Some(parcel) = app.sandbox.step() {
        app.sandbox.settle(&parcel, true).unwrap();
        parcels.push(parcel);
    }
    for parcel in parcels.iter().rev() {
        tell(app, parcel).await;
        tell(app, parcel).await;
    }
}

on_both! {
    async fn a_dispute_that_is_lost_takes_the_gift_and_its_match_in_whatever_order_it_is_told(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        let fred = app.person(city, "Fred", Role::FinanceOfficer).await;
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "500", double()).await;
        let (ana, bob) = (app.give(&project, "ana", "60").await, app.give(&project, "bob", "20").await);
        for (id, backwards) in [(ana, false), (bob, true)] {
            let reference = pledge(&app, id).await.provider_ref.unwrap();
            app.sandbox.dispute(&reference, "fraudulent").unwrap();
            if !backwards {
                app.deliver().await;
                assert_eq!(balance(&app, city, Account::Disputed).await, 6_000);
                assert_eq!(pledge(&app, id).await.state, PledgeState::Confirmed, "it counts until somebody decides");
                let refused = app.app.refund_gift(&fred, id, &back(None, "Their wish")).await;
                assert_eq!(code(refused), "IN_DISPUTE");
                app.assert_clean().await;
            }
            app.sandbox.settle_dispute(&reference, false).unwrap();
            tell_backwards(&app).await;
            let lost = pledge(&app, id).await;
            assert_eq!((lost.state, lost.match_minor, lost.loss_minor), (PledgeState::Refunded, 0, 0));
            app.assert_clean().await;
        }
        assert_eq!(balance(&app, city, Account::Disputed).await, 0);
        assert_eq!(balance(&app, city, Account::ProjectEscrow(project.id)).await, 0);
        let stages: Vec<DisputeStage> =
            app.app.disputes(&fred, city).await.unwrap().iter().map(|(dispute, _)| dispute.stage).collect();
        assert_eq!(stages, [DisputeStage::Lost, DisputeStage::Lost]);
        assert!(app.app.disputes(&app.visitor(), city).await.is_err());
    }
}

on_both! {
    async fn a_dispute_that_is_won_leaves_everything_as_it_was(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "500", double()).await;
        let ana = app.give(&project, "ana", "60").await;
        let before = pledge(&app, ana).await;
        let reference = before.provider_ref.clone().unwrap();
        app.sandbox.dispute(&reference, "unrecognised").unwrap();
        app.sandbox.settle_dispute(&reference, true).unwrap();
        tell_backwards(&app).await;
        assert_eq!(pledge(&app, ana).await, before);
        assert_eq!(balance(&app, town.city.id, Account::ProviderClearing).await, 6_000);
        app.assert_clean().await;
    }
}

on_both! {
    async fn what_a_failed_campaign_owes_waits_for_the_end_of_a_dispute(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        let ana = app.give(&project, "ana", "60").await;
        let reference = pledge(&app, ana).await.provider_ref.unwrap();
        app.sandbox.dispute(&reference, "unrecognised").unwrap();
        app.deliver().await;
        app.wait(Duration::days(41));
        app.app.end_what_is_over().await.unwrap();
        app.app.refund_pledge(ana).await.unwrap();
        assert_eq!(pledge(&app, ana).await.state, PledgeState::Confirmed);
        // The job that asked for the refund is done with; the money is with the bank, and nobody keeps it.
        app.jobs().await;
        app.assert_clean().await;
        app.sandbox.settle_dispute(&reference, true).unwrap();
        app.deliver().await;
        app.assert_clean().await;
        app.app.refund_pledge(ana).await.unwrap();
        assert_eq!(pledge(&app, ana).await.state, PledgeState::Refunded);
        app.assert_clean().await;
    }
}
