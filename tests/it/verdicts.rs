//! What a city says of a campaign beyond its rules: it is called off, or goes on although promises were not paid.

use app::job::{Job, Lane};
use app::ledger::Account;
use app::{Caller, Project};
use chrono::Duration;
use domain::act::ActKind;
use domain::case::{CaseAction, Subject};
use domain::person::Role;
use domain::pledge::PledgeState;
use domain::project::ProjectState;
use domain::verdict::Verdict;
use domain::{PledgeId, PoolId};
use payments::sandbox::Outcome;
use tests::build::{Town, double, eur, gift};
use tests::people::code;
use tests::{TestApp, on_both};

use crate::match_log::{checked, written};
use crate::moderation::{decide, reported};
use crate::payouts::asks;
use crate::promises;
use crate::refunds::{balance, pledge};

const WHY: &str = "The plot was sold.";

async fn found(app: &TestApp, project: &Project) -> Project {
    let found = app.app.project_by_id(&app.visitor(), project.id).await;
    found.unwrap().unwrap()
}

/// Gives back what jobs are to give back; tells who was told that the campaign is called off.
async fn gives_back(app: &TestApp) -> usize {
    let mut told = 0;
    loop {
        let mut taken = app.app.take_job_of(Lane::Short).await.unwrap();
        if taken.is_none() {
            taken = app.app.take_job_of(Lane::Mail).await.unwrap();
        }
        let Some(job) = taken else { return told };
        let ended = match serde_json::from_str(&job.body).unwrap() {
            Job::RefundPledge { pledge } => app.app.refund_pledge(pledge.parse().unwrap()).await,
            Job::DropPayment { pledge } => app.app.drop_payment(pledge.parse().unwrap()).await,
            Job::MailCampaignCalledOff { project, person } => {
                told += 1;
                let letter = app.app.called_off_letter(&project, &person).await.unwrap();
                assert_eq!(letter.reason, WHY);
                Ok(())
            }
            _ => Ok(()),
        };
        app.app.end_job(&job, ended.map_err(Into::into)).await.unwrap();
        app.deliver().await;
    }
}

/// Nothing of the gifts is left anywhere, and the pool has all of its money.
async fn assert_all_back(app: &TestApp, town: &Town, project: &Project, gifts: &[PledgeId]) {
    for id in gifts {
        let back = pledge(app, *id).await;
        assert_eq!((back.state, back.match_minor), (PledgeState::Refunded, 0));
    }
    let escrow = Account::ProjectEscrow(project.id);
    assert_eq!(balance(app, town.city.id, escrow).await, 0);
    app.assert_clean().await;
    checked(&written(app, &town.city, None, None).await);
}

/// A campaign of 100 that succeeded by promises, most of which no bank pays: Ana paid 30, and pools add as much.
async fn fallen(app: &TestApp) -> (Town, Caller, Project, PledgeId, PoolId) {
    let (town, fred) = promises::town(app).await;
    let project = app.project(&town, "Benches", "100").await;
    let pool = app.pool(&town, "Double", "100", double()).await;
    let ana = promises::promise(app, &project, "ana", "30").await;
    let owners = promises::promise(app, &project, "owner", "30.96").await;
    promises::work(app, &app.app).await;
    assert_eq!(promises::ends(app, &project).await.state, ProjectState::Succeeded);
    promises::work(app, &app.app).await;
    let account = ("Les bancs", "FR76 3000 6000 0112 3456 7890 189", None);
    app.app
        .set_payee_account(&town.owner, project.id, account)
        .await
        .unwrap();
    // While the promise may be paid again it is not said what the campaign lacks.
    let standing = found(app, &project).await;
    assert_eq!(app.app.shortfall(&fred, &standing).await.unwrap(), None);
    assert_eq!(
        code(app.app.let_go_on(&fred, project.id, "Why not").await),
        "ALREADY_DECIDED"
    );
    app.wait(Duration::days(8));
    app.app.follow_promises().await.unwrap();
    promises::work(app, &app.app).await;
    assert_eq!(pledge(app, owners).await.state, PledgeState::Failed);
    (town, fred, found(app, &project).await, ana, pool.id)
}

on_both! {
    async fn a_campaign_that_promises_made_succeed_is_not_paid_before_the_city_has_looked(app: TestApp) {
        let (town, fred, project, ..) = fallen(&app).await;
        let lacks = app.app.shortfall(&fred, &project).await.unwrap().unwrap();
        assert_eq!((lacks.fallen, lacks.raised, lacks.goal), (eur(3_096), eur(6_000), eur(10_000)));
        assert_eq!(app.app.shortfall(&town.owner, &project).await.unwrap(), Some(lacks));
        assert!(app.app.shortfall(&app.visitor(), &project).await.is_err(), "it would tell whose card paid nothing");
        let asked = asks(&project, None, "payout-too-little");
        assert_eq!(code(app.app.request_payout(&fred, &asked).await), "GIFTS_FELL_SHORT");
        // Not by its owner, nor without a reason.
        assert_eq!(code(app.app.let_go_on(&town.owner, project.id, "It is enough").await), "NOT_ALLOWED");
        assert_eq!(code(app.app.let_go_on(&fred, project.id, " ").await), "REQUIRED");
        for _ in 0..2 {
            app.app.let_go_on(&fred, project.id, "Two benches are enough.").await.unwrap();
        }
        assert_eq!(code(app.app.let_go_on(&fred, project.id, "Another reason").await), "ALREADY_DECIDED");
        let said = app.app.campaign_verdict(&project).await.unwrap().unwrap();
        assert_eq!((said.verdict, said.reason.as_str()), (Verdict::GoesOn, "Two benches are enough."));
        let acts = app.app.acts(&town.official, town.city.id, None, 50).await.unwrap();
        assert_eq!(acts.iter().filter(|kept| kept.act.kind == ActKind::CampaignGoesOn).count(), 1);
        app.app.request_payout(&fred, &asked).await.unwrap();
        // Money is about to leave: it is too late to call it off as a whole.
        assert_eq!(code(app.app.call_off_project(&fred, project.id, WHY).await), "PAYMENTS_WERE_MADE");
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_campaign_that_succeeded_is_called_off_and_everybody_has_their_money_back(app: TestApp) {
        let (town, fred, project, ana, pool) = fallen(&app).await;
        let late = gift(&project, "late", "5", "too-late-to-give");
        assert!(app.app.create_pledge(&app.visitor(), &late).await.is_err());
        assert_eq!(code(app.app.call_off_project(&town.owner, project.id, WHY).await), "NOT_ALLOWED");
        for _ in 0..2 {
            let off = app.app.call_off_project(&fred, project.id, WHY).await.unwrap();
            assert_eq!(off.state, ProjectState::Cancelled);
        }
        assert_eq!(code(app.app.call_off_project(&fred, project.id, "Another reason").await), "WRONG_PROJECT_STATE");
        app.assert_clean().await;
        assert_eq!(gives_back(&app).await, 1, "its owner is told once");
        assert_all_back(&app, &town, &project, &[ana]).await;
        let off = found(&app, &project).await;
        assert_eq!((off.state, off.crowd_minor, off.match_minor), (ProjectState::Cancelled, 0, 0));
        let pool = app.app.pool(&app.visitor(), pool).await.unwrap().unwrap();
        assert_eq!((pool.committed_minor, pool.available_minor()), (0, 10_000));
        assert_eq!(code(app.app.request_payout(&fred, &asks(&project, None, "nothing-is-left")).await), "WRONG_PROJECT_STATE");
    }
}

on_both! {
    async fn a_running_campaign_is_called_off_by_its_owner(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "1000").await;
        let pool = app.pool(&town, "Double", "100", double()).await;
        let ana = app.give(&project, "ana", "60").await;
        let input = gift(&project, "bob", "20", "bob-pays-in-between");
        let bob = app.app.create_pledge(&app.visitor(), &input).await.unwrap().pledge;
        let stranger = app.person(town.city.id, "Eve", Role::Resident).await;
        assert_eq!(code(app.app.call_off_project(&stranger, project.id, WHY).await), "NOT_ALLOWED");
        assert_eq!(code(app.app.call_off_project(&town.owner, project.id, "").await), "REQUIRED");
        app.app.call_off_project(&town.owner, project.id, WHY).await.unwrap();
        // What is paid while it is called off goes back as well.
        app.pay(&bob.provider_ref.unwrap(), Outcome::Pay).await;
        assert_eq!(gives_back(&app).await, 1);
        assert_all_back(&app, &town, &project, &[ana, bob.id]).await;
        let pool = app.app.pool(&app.visitor(), pool.id).await.unwrap().unwrap();
        assert_eq!((pool.reserved_minor, pool.available_minor()), (0, 10_000));
        // It is over for good.
        app.wait(Duration::days(50));
        app.app.end_what_is_over().await.unwrap();
        assert_eq!(found(&app, &project).await.state, ProjectState::Cancelled);
        app.assert_clean().await;
    }
}

on_both! {
    async fn a_campaign_whose_end_is_being_decided_is_not_called_off(app: TestApp) {
        let town = app.town().await;
        let project = app.project(&town, "Benches", "100").await;
        let ana = app.give(&project, "ana", "120").await;
        app.wait(Duration::days(50));
        // Both at once, again and again: one of them is first, and the other hears of it.
        let (ended, off) = tokio::join!(
            app.app.end_what_is_over(),
            app.app.call_off_project(&town.owner, project.id, WHY)
        );
        ended.unwrap();
        gives_back(&app).await;
        let standing = found(&app, &project).await.state;
        match off {
            Ok(_) => assert_eq!((standing, pledge(&app, ana).await.state), (ProjectState::Cancelled, PledgeState::Refunded)),
            Err(_) => assert_eq!((standing, pledge(&app, ana).await.state), (ProjectState::Succeeded, PledgeState::Confirmed)),
        }
        app.assert_clean().await;
    }
}

on_both! {
    async fn what_was_never_published_is_withdrawn_and_what_is_suspended_called_off(app: TestApp) {
        let town = app.town().await;
        let draft = app.app.create_project(&town.owner, town.city.id, "Pond", None, "a-draft-of-mine").await.unwrap();
        let withdrawn = app.app.call_off_project(&town.owner, draft.id, WHY).await.unwrap();
        assert_eq!(withdrawn.state, ProjectState::Cancelled);
        assert_eq!(app.app.campaign_verdict(&withdrawn).await.unwrap(), None, "nobody ever knew of it");
        assert_eq!(gives_back(&app).await, 0);

        let project = app.project(&town, "Benches", "1000").await;
        app.pool(&town, "Double", "100", double()).await;
        let ana = app.give(&project, "ana", "60").await;
        let mona = app.person(town.city.id, "Mona", Role::Moderator).await;
        let case = reported(&app, &town, Subject::Project(project.id)).await;
        decide(&app, &mona, case.id, CaseAction::SuspendProject).await.unwrap();
        app.app.call_off_project(&town.official, project.id, WHY).await.unwrap();
        gives_back(&app).await;
        assert_all_back(&app, &town, &project, &[ana]).await;
    }
}
