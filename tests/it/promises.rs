//! Gifts that are charged when their campaign has succeeded.

mod again;
mod flaky;
mod grace;
mod race;

use app::job::{Job, Lane};
use app::ledger::Account;
use app::{App, Caller, Project};
use chrono::Duration;
use domain::campaign::{CampaignTerms, Charging};
use domain::person::Role;
use domain::pledge::{Capture, PledgeState};
use domain::project::ProjectState;
use domain::{Id, PledgeId};
use payments::PaymentState;
use payments::sandbox::Outcome;
use tests::build::{Town, double, gift};
use tests::people::code;
use tests::{TestApp, on_both};

use crate::refunds::{balance, pledge};

/// A town that charges when campaigns have succeeded, and its finance officer.
pub async fn town(app: &TestApp) -> (Town, Caller) {
    let town = app.town().await;
    let fred = app.person(town.city.id, "Fred", Role::FinanceOfficer).await;
    let terms = (3, Charging::AtSuccess);
    app.app
        .set_campaign_terms(&fred, town.city.id, terms)
        .await
        .unwrap();
    (town, fred)
}

/// A gift whose donor has left a means of payment.
pub async fn promise(app: &TestApp, project: &Project, guest: &str, amount: &str) -> PledgeId {
    let input = gift(project, guest, amount, &format!("promise-{guest}-{}", project.id));
    let made = app.app.create_pledge(&app.visitor(), &input).await.unwrap();
    let reference = made.pledge.provider_ref.unwrap();
    app.pay(&reference, Outcome::Pay).await;
    made.pledge.id
}

/// Does every job that waits; gives the mails about promises and gifts, each with its stage.
pub async fn work(app: &TestApp, by: &App) -> Vec<(PledgeId, String)> {
    let mut mails = Vec::new();
    loop {
        let mut taken = by.take_job_of(Lane::Short).await.unwrap();
        if taken.is_none() {
            taken = by.take_job_of(Lane::Mail).await.unwrap();
        }
        let Some(job) = taken else { break };
        let ended = match serde_json::from_str(&job.body).unwrap() {
            Job::ChargePledge { pledge } => by.charge_pledge(pledge.parse().unwrap()).await,
            Job::DropPayment { pledge } => by.drop_payment(pledge.parse().unwrap()).await,
            Job::RefundPledge { pledge } => by.refund_pledge(pledge.parse().unwrap()).await,
            Job::MailPledgePromised { pledge, stage } => {
                mails.push((pledge.parse().unwrap(), stage));
                Ok(())
            }
            Job::MailPledgeReceipt { pledge } => {
                mails.push((pledge.parse().unwrap(), "receipt".to_owned()));
                Ok(())
            }
            _ => Ok(()),
        };
        by.end_job(&job, ended.map_err(Into::into)).await.unwrap();
    }
    app.deliver().await;
    mails.sort();
    mails
}

/// The campaign's last day comes, and what is over is ended.
pub async fn ends(app: &TestApp, project: &Project) -> Project {
    app.wait(Duration::days(41));
    app.app.end_what_is_over().await.unwrap();
    found(app, project).await
}

async fn found(app: &TestApp, project: &Project) -> Project {
    let found = app.app.project_by_id(&app.visitor(), project.id).await;
    found.unwrap().unwrap()
}

async fn payment(app: &TestApp, id: PledgeId) -> PaymentState {
    let reference = pledge(app, id).await.provider_ref.unwrap();
    app.sandbox.payment(&reference).unwrap().state
}

fn mail(id: PledgeId, stage: &str) -> (PledgeId, String) {
    (id, stage.to_owned())
}

on_both! {
    async fn a_promise_counts_at_once_and_is_charged_when_its_campaign_has_succeeded(app: TestApp) {
        let (town, _) = town(&app).await;
        let city = town.city.id;
        let project = app.project(&town, "Benches", "100").await;
        let pool = app.pool(&town, "Double", "100", double()).await;
        let ana = promise(&app, &project, "ana", "60").await;
        let promised = pledge(&app, ana).await;
        assert_eq!((promised.state, promised.capture), (PledgeState::Authorized, Capture::Saved));
        assert!(promised.is_promised() && promised.confirmed_at.is_none() && promised.decided_at.is_some());
        assert_eq!((promised.match_minor, payment(&app, ana).await), (6_000, PaymentState::Saved));
        let open = found(&app, &project).await;
        assert_eq!((open.crowd_minor, open.match_minor, open.backers), (6_000, 6_000, 1));
        let listed = app.app.latest_pledges(city, &[project.id], 5).await.unwrap();
        assert_eq!(listed.len(), 1);
        assert_eq!(balance(&app, city, Account::ProviderClearing).await, 0, "no money has come");
        assert_eq!(work(&app, &app.app).await, [mail(ana, "made")]);
        app.app.charge_pledge(ana).await.unwrap();
        app.app.follow_promises().await.unwrap();
        assert_eq!(payment(&app, ana).await, PaymentState::Saved, "its campaign is not over");
        app.assert_clean().await;

        let over = ends(&app, &project).await;
        assert_eq!((over.state, over.crowd_minor), (ProjectState::Succeeded, 6_000));
        let open = app.app.promised(city, project.id).await.unwrap();
        assert_eq!((open.count, open.minor, open.fallen), (1, 6_000, 0));
        assert_eq!(work(&app, &app.app).await, [mail(ana, "receipt")]);
        // Whoever asks once more charges nothing.
        app.app.charge_pledge(ana).await.unwrap();
        app.app.follow_promises().await.unwrap();
        app.app.refresh_pledge(ana).await.unwrap();
        assert_eq!(work(&app, &app.app).await, []);
        let charged = pledge(&app, ana).await;
        assert_eq!((charged.state, charged.match_minor, charged.counted_at), (PledgeState::Confirmed, 6_000, promised.counted_at));
        assert_eq!(balance(&app, city, Account::ProviderClearing).await, 6_000);
        assert_eq!(balance(&app, city, Account::ProjectEscrow(project.id)).await, 6_000);
        let pool = app.app.pool(&app.visitor(), pool.id).await.unwrap().unwrap();
        assert_eq!((pool.reserved_minor, pool.committed_minor), (0, 6_000));
        let over = found(&app, &project).await;
        assert_eq!((over.crowd_minor, over.match_minor, over.backers), (6_000, 6_000, 1), "it counts once");
        app.assert_clean().await;
    }
}

on_both! {
    async fn nobody_is_charged_for_a_campaign_that_falls_short(app: TestApp) {
        let (town, _) = town(&app).await;
        let project = app.project(&town, "Benches", "1000").await;
        let pool = app.pool(&town, "Double", "100", double()).await;
        let ana = promise(&app, &project, "ana", "60").await;
        work(&app, &app.app).await;
        let over = ends(&app, &project).await;
        assert_eq!(over.state, ProjectState::Failed);
        assert_eq!(work(&app, &app.app).await, [mail(ana, "ended")]);
        let dropped = pledge(&app, ana).await;
        assert_eq!((dropped.state, dropped.match_minor), (PledgeState::Cancelled, 0));
        assert_eq!(payment(&app, ana).await, PaymentState::Cancelled, "the provider keeps nothing");
        assert_eq!(balance(&app, town.city.id, Account::ProviderClearing).await, 0);
        let pool = app.app.pool(&app.visitor(), pool.id).await.unwrap().unwrap();
        assert_eq!((pool.reserved_minor, pool.available_minor()), (0, 10_000));
        assert_eq!(found(&app, &project).await.crowd_minor, 6_000, "what was promised is its history");
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_charge_that_does_not_go_through_may_be_paid_again(app: TestApp) {
        let (town, fred) = town(&app).await;
        let project = app.project(&town, "Benches", "100").await;
        app.pool(&town, "Double", "100", double()).await;
        // The bank says no to the first, and wants the donor of the second to be there.
        let ana = promise(&app, &project, "ana", "30.96").await;
        let bob = promise(&app, &project, "bob", "30.95").await;
        let eve = promise(&app, &project, "eve", "40").await;
        let (she, he) = (app.signed_in("ana@guest.example").await, app.signed_in("bob@guest.example").await);
        assert_eq!(code(app.app.pay_again(&she, ana, None).await), "ALREADY_DECIDED", "nothing has fallen through");
        work(&app, &app.app).await;
        ends(&app, &project).await;
        let mut expected = [mail(ana, "fell_through"), mail(bob, "fell_through"), mail(eve, "receipt")];
        expected.sort();
        assert_eq!(work(&app, &app.app).await, expected);
        for id in [ana, bob] {
            let fallen = pledge(&app, id).await;
            let days = fallen.pay_by.unwrap() - app.app.world().now();
            assert!(fallen.is_promised() && (6..=7).contains(&days.num_days()), "{days}");
        }
        app.assert_clean().await;
        let open = app.app.promised(town.city.id, project.id).await.unwrap();
        assert_eq!((open.count, open.minor, open.fallen), (2, 6_191, 2));
        let account = ("Les bancs", "FR76 3000 6000 0112 3456 7890 189", None);
        app.app.set_payee_account(&town.owner, project.id, account).await.unwrap();
        let asked = crate::payouts::asks(&project, None, "payout-too-early");
        assert_eq!(code(app.app.request_payout(&fred, &asked).await), "GIFTS_ARE_CHARGED");

        // Ana pays again, from two browsers; the first attempt is refused once more.
        let first = app.app.pay_again(&she, ana, None).await.unwrap();
        let same = app.app.pay_again(&she, ana, None).await.unwrap();
        assert!(first.checkout_url.is_some() && first.checkout_url == same.checkout_url);
        let reference = first.pledge.provider_ref.unwrap();
        app.pay(&reference, Outcome::Decline).await;
        assert!(pledge(&app, ana).await.is_promised());
        let second = app.app.pay_again(&she, ana, None).await.unwrap().pledge;
        assert_eq!(second.attempts, 2);
        app.pay(&second.provider_ref.unwrap(), Outcome::PayTwice).await;
        let paid = pledge(&app, ana).await;
        assert_eq!((paid.state, paid.match_minor, paid.pay_by), (PledgeState::Confirmed, 3_096, None));
        assert_eq!(code(app.app.pay_again(&she, ana, None).await), "ALREADY_DECIDED");
        assert_eq!(work(&app, &app.app).await, [mail(ana, "receipt")]);

        // Bob does not.
        app.app.follow_promises().await.unwrap();
        assert!(pledge(&app, bob).await.is_promised());
        app.wait(Duration::days(8));
        assert_eq!(code(app.app.pay_again(&he, bob, None).await), "ALREADY_DECIDED");
        assert_eq!(app.app.follow_promises().await.unwrap(), 1);
        assert_eq!(app.app.follow_promises().await.unwrap(), 0);
        assert_eq!(work(&app, &app.app).await, [mail(bob, "ended")]);
        let lapsed = pledge(&app, bob).await;
        assert_eq!((lapsed.state, lapsed.match_minor, lapsed.counted_at), (PledgeState::Failed, 0, None));
        assert_eq!(payment(&app, bob).await, PaymentState::Cancelled);
        let over = found(&app, &project).await;
        assert_eq!((over.state, over.crowd_minor, over.match_minor, over.backers), (ProjectState::Succeeded, 7_096, 6_905, 2));
        assert_eq!(balance(&app, town.city.id, Account::ProviderClearing).await, 7_096);
        app.assert_clean().await;
        assert!(app.app.request_payout(&fred, &asked).await.is_ok());
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_promise_is_taken_back_by_its_donor_while_its_campaign_is_open(app: TestApp) {
        let (town, _) = town(&app).await;
        let project = app.project(&town, "Benches", "100").await;
        let pool = app.pool(&town, "Double", "100", double()).await;
        let ana = promise(&app, &project, "ana", "60").await;
        let bob = promise(&app, &project, "bob", "70").await;
        work(&app, &app.app).await;
        let owner = app.signed_in("ana@guest.example").await;
        for stranger in [app.visitor(), town.official.clone(), app.signed_in("bob@guest.example").await] {
            assert_eq!(code(app.app.take_back_promise(&stranger, ana).await), "NOT_FOUND");
        }
        let back = app.app.take_back_promise(&owner, ana).await.unwrap();
        assert_eq!((back.state, back.match_minor, back.counted_at), (PledgeState::Cancelled, 0, None));
        assert_eq!(code(app.app.take_back_promise(&owner, ana).await), "ALREADY_DECIDED");
        assert_eq!(work(&app, &app.app).await, [mail(ana, "ended")]);
        assert_eq!(payment(&app, ana).await, PaymentState::Cancelled);
        let open = found(&app, &project).await;
        assert_eq!((open.crowd_minor, open.match_minor, open.backers), (7_000, 4_000, 1));
        let figures = app.app.pool(&app.visitor(), pool.id).await.unwrap().unwrap();
        assert_eq!(figures.available_minor(), 6_000);
        app.assert_clean().await;
        let owner = app.signed_in("bob@guest.example").await;
        ends(&app, &project).await;
        assert_eq!(code(app.app.take_back_promise(&owner, bob).await), "PROJECT_NOT_OPEN");
        work(&app, &app.app).await;
        app.assert_clean().await;
    }
}

on_both! {
    async fn the_terms_are_set_by_whoever_keeps_the_citys_money(app: TestApp) {
        let town = app.town().await;
        let city = town.city.id;
        let fred = app.person(city, "Fred", Role::FinanceOfficer).await;
        assert_eq!(app.app.campaign_terms(city).await.unwrap(), CampaignTerms::default());
        let given = (14, Charging::AtSuccess);
        for caller in [&app.visitor(), &town.owner] {
            assert!(app.app.set_campaign_terms(caller, city, given).await.is_err());
        }
        for days in [-1, 61, i64::MAX] {
            assert_eq!(code(app.app.set_campaign_terms(&fred, city, (days, given.1)).await), "OUT_OF_RANGE");
        }
        for caller in [&fred, &town.official] {
            app.app.set_campaign_terms(caller, city, given).await.unwrap();
        }
        let terms = app.app.campaign_terms(city).await.unwrap();
        assert_eq!((terms.grace_days, terms.charging), (14, Charging::AtSuccess));
        let nowhere = domain::CityId::new(app.app.world());
        assert_eq!(code(app.app.set_campaign_terms(&fred, nowhere, given).await), "NOT_FOUND");
    }
}
