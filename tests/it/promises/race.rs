//! Promises where things happen at once, or in another order than was meant.

use std::sync::Arc;

use app::ledger::Account;
use chrono::Duration;
use domain::pledge::{Capture, PledgeState};
use domain::project::ProjectState;
use payments::{ChargeRequest, PaymentState, Provider, ProviderRef};
use tests::build::{double, eur, gift};
use tests::on_both;

use super::flaky::Flaky;
use super::{ends, found, payment, promise, town, work};
use crate::refunds::{balance, pledge};

on_both! {
    async fn a_short_campaign_holds_the_money_and_a_hold_that_ends_early_may_be_paid_again(app: TestApp) {
        let (town, _) = town(&app).await;
        let project = app.project(&town, "Benches", "100").await;
        app.wait(Duration::days(39));
        let ana = promise(&app, &project, "ana", "60").await;
        let bob = promise(&app, &project, "bob", "50").await;
        let held = pledge(&app, ana).await;
        assert_eq!((held.capture, held.state), (Capture::Later, PledgeState::Authorized));
        assert_eq!(payment(&app, ana).await, PaymentState::Authorized);
        work(&app, &app.app).await;
        app.wait(Duration::days(2));
        app.app.end_what_is_over().await.unwrap();
        assert_eq!(found(&app, &project).await.state, ProjectState::Succeeded);
        app.app.charge_pledge(ana).await.unwrap();
        // The other's job comes when the bank has let go of the money.
        app.wait(Duration::days(6));
        assert_eq!(work(&app, &app.app).await.iter().filter(|(id, _)| *id == bob).count(), 1);
        assert_eq!(pledge(&app, ana).await.state, PledgeState::Confirmed);
        assert!(pledge(&app, bob).await.pay_by.is_some());
        assert_eq!(balance(&app, town.city.id, Account::ProviderClearing).await, 6_000);
        app.assert_clean().await;
    }
}

on_both! {
    async fn what_was_charged_although_it_was_taken_back_goes_back(app: TestApp) {
        let (town, _) = town(&app).await;
        let project = app.project(&town, "Benches", "100").await;
        app.pool(&town, "Double", "100", double()).await;
        let ana = promise(&app, &project, "ana", "60").await;
        let owner = app.signed_in("ana@guest.example").await;
        app.app.take_back_promise(&owner, ana).await.unwrap();
        // A charge that had been on its way all the time.
        let reference = ProviderRef::new(pledge(&app, ana).await.provider_ref.unwrap()).unwrap();
        let charge = ChargeRequest { key: format!("charge:{ana}"), amount: eur(6_000), description: "Benches".into() };
        app.sandbox.charge(&reference, &charge).await.unwrap();
        app.deliver().await;
        let charged = pledge(&app, ana).await;
        assert_eq!((charged.state, charged.counted_at, charged.match_minor), (PledgeState::Confirmed, None, 0));
        work(&app, &app.app).await;
        let back = pledge(&app, ana).await;
        assert_eq!((back.state, back.refunded_minor), (PledgeState::Refunded, 6_000));
        assert_eq!(balance(&app, town.city.id, Account::ProviderClearing).await, 0);
        let open = found(&app, &project).await;
        assert_eq!((open.crowd_minor, open.match_minor, open.backers), (0, 0, 0));
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_method_that_is_saved_after_the_end_is_dropped_or_charged_as_the_end_says(app: TestApp) {
        let (town, _) = town(&app).await;
        for (title, goal, state) in [("Benches", "1000", PledgeState::Cancelled), ("Trees", "50", PledgeState::Confirmed)] {
            let project = app.project(&town, title, goal).await;
            let input = gift(&project, "late", "20", &format!("late-{title}"));
            let late = app.app.create_pledge(&app.visitor(), &input).await.unwrap().pledge;
            promise(&app, &project, "ana", "60").await;
            app.wait(Duration::days(40));
            app.wait(Duration::days(4));
            app.app.end_what_is_over().await.unwrap();
            app.pay(&late.provider_ref.clone().unwrap(), payments::sandbox::Outcome::Pay).await;
            work(&app, &app.app).await;
            assert_eq!(pledge(&app, late.id).await.state, state, "{title}");
            app.assert_clean().await;
        }
        assert_eq!(balance(&app, town.city.id, Account::ProviderClearing).await, 8_000);
    }
}

on_both! {
    /// The provider fails in the middle of a campaign's charges, and one process dies between charge and record.
    async fn a_provider_that_fails_in_the_middle_charges_everybody_once_in_the_end(app: TestApp) {
        let (town, _) = town(&app).await;
        let project = app.project(&town, "Benches", "100").await;
        app.pool(&town, "Double", "100", double()).await;
        let mut all = Vec::new();
        for number in 0..24 {
            all.push(promise(&app, &project, &format!("donor-{number}"), "10").await);
        }
        work(&app, &app.app).await;
        ends(&app, &project).await;
        let flaky = Arc::new(Flaky::new(app.sandbox.clone()));
        let other = app.with_provider(7, flaky.clone()).await;
        // Every second call fails: some before anything is done, some after.
        let told = work(&app, &other).await;
        let charged = told.iter().filter(|(_, stage)| stage == "receipt").count();
        assert!((1..24).contains(&charged), "{charged} charged");
        app.assert_clean().await;
        let open = app.app.promised(town.city.id, project.id).await.unwrap();
        assert!(open.count > 0 && open.minor == open.count * 1_000);
        app.wait(Duration::days(10));
        let report = app.app.audit(None).await.unwrap().remove(0);
        let listed = i64::try_from(report.open.len()).unwrap();
        assert_eq!((report.findings.len(), listed), (0, open.count), "what is open is listed");
        assert_eq!(report.open[0].code, "promise_uncharged");
        for _ in 0..12 {
            app.app.follow_promises().await.unwrap();
            work(&app, &other).await;
            app.wait(Duration::hours(7));
        }
        for id in all {
            assert_eq!(pledge(&app, id).await.state, PledgeState::Confirmed);
            assert_eq!(payment(&app, id).await, PaymentState::Captured);
        }
        assert_eq!(balance(&app, town.city.id, Account::ProviderClearing).await, 24_000);
        let report = app.app.audit(None).await.unwrap().remove(0);
        assert_eq!(report.open, []);
        app.assert_clean().await;
    }
}
