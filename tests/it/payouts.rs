//! Paying projects: asked for, approved by two, ordered, seen on the statement, sent back.

mod after;
mod refused;
mod shares;

use app::job::Job;
use app::payout::PayoutInput;
use app::project_money::HeldReason;
use app::statement::Explanation;
use app::{AppResult, Caller, PaymentOrder, Payout, Project};
use chrono::{Duration, NaiveDate};
use domain::act::ActKind;
use domain::bank;
use domain::payout::{OrderState, PayoutState};
use domain::person::Role;
use domain::project::ProjectState;
use domain::{CityId, PaymentBatchId, PayoutId};
use exchange::pain001::{self, Version};
use tests::build::{Town, double};
use tests::people::code;
use tests::{TestApp, on_both};

use crate::match_log::{checked, written};
use crate::transfers::{statement, town_with_account};

/// The account of a project, and another one.
const ACCOUNT: (&str, &str, Option<&str>) = (
    "Les Bancs",
    "FR14 2004 1010 0505 0001 3M02 606",
    Some("PSSTFRPPPAR"),
);
const OTHER: (&str, &str, Option<&str>) = ("Les Bancs", "BE71 0961 2345 6769", None);

/// A town in whose name three people may approve, and a project whose campaign is over.
struct Scene {
    town: Town,
    project: Project,
    fred: Caller,
    flora: Caller,
}

impl Scene {
    fn city(&self) -> CityId {
        self.town.city.id
    }

    fn odile(&self) -> &Caller {
        &self.town.official
    }
}

pub fn asks(project: &Project, gifts: Option<&str>, key: &str) -> PayoutInput {
    PayoutInput {
        project: project.id,
        gifts: gifts.map(str::to_owned),
        with_match: true,
        key: key.to_owned(),
    }
}

/// Ends the campaign of a project.
async fn ends(app: &TestApp, project: &Project) -> Project {
    app.wait(Duration::days(45));
    app.app.end_what_is_over().await.unwrap();
    let project = app.app.project_by_id(&app.visitor(), project.id).await;
    project.unwrap().unwrap()
}

/// 60 given and 60 matched, of a goal of 100: it succeeded, and its account is set.
async fn succeeded(app: &TestApp) -> Scene {
    let (town, fred) = town_with_account(app).await;
    let flora = app.person(town.city.id, "Flora", Role::FinanceOfficer).await;
    let project = app.project(&town, "Benches", "100").await;
    app.pool(&town, "Double", "100", double()).await;
    app.give(&project, "ana", "60").await;
    let project = ends(app, &project).await;
    assert_eq!(project.state, ProjectState::Succeeded);
    app.app
        .set_payee_account(&town.owner, project.id, ACCOUNT)
        .await
        .unwrap();
    Scene {
        town,
        project,
        fred,
        flora,
    }
}

fn today(app: &TestApp) -> NaiveDate {
    (app.app.world().now() + Duration::hours(2)).date_naive()
}

/// Two people approve it, for the account as it was set last.
async fn approved(app: &TestApp, scene: &Scene, id: PayoutId) -> Payout {
    let account = app
        .app
        .payee_account(scene.odile(), &scene.project)
        .await
        .unwrap()
        .unwrap();
    for by in [scene.odile(), &scene.flora] {
        app.app.approve_payout(by, id, account.number).await.unwrap();
    }
    found(app, scene, id).await
}

async fn found(app: &TestApp, scene: &Scene, id: PayoutId) -> Payout {
    let all = app
        .app
        .payouts(&scene.fred, scene.city(), None, 50)
        .await
        .unwrap();
    all.into_iter().find(|payout| payout.id == id).unwrap()
}

/// Orders what is approved and gives the file and its orders.
async fn ordered(app: &TestApp, scene: &Scene) -> (PaymentBatchId, Vec<PaymentOrder>) {
    let batch = app
        .app
        .order_payments(&scene.fred, scene.city(), today(app))
        .await
        .unwrap();
    let orders = app.app.orders_of_batch(&scene.fred, &batch).await.unwrap();
    (batch.id, orders)
}

/// A statement whose movements carry the ids of orders.
pub fn told(on: u32, opening: i64, lines: &[(i64, Option<&str>)]) -> bank::Statement {
    let plain: Vec<_> = lines
        .iter()
        .map(|(minor, _)| (*minor, "VIREMENT", "LES BANCS"))
        .collect();
    let mut given = statement(on, opening, &plain);
    for (entry, (_, id)) in given.entries.iter_mut().zip(lines) {
        entry.end_to_end_id = id.map(str::to_owned);
    }
    given
}

async fn take(app: &TestApp, scene: &Scene, given: bank::Statement) -> usize {
    let taken = app.app.take_statements(&scene.fred, scene.city(), &[given]).await;
    taken.unwrap().remove(0).open
}

async fn holdings(app: &TestApp, scene: &Scene) -> Vec<(HeldReason, i64)> {
    let project = app
        .app
        .project_by_id(&app.visitor(), scene.project.id)
        .await
        .unwrap()
        .unwrap();
    let money = app.app.project_money(&app.visitor(), &project).await.unwrap();
    money
        .held
        .into_iter()
        .map(|(reason, amount)| (reason, amount.minor))
        .collect()
}

on_both! {
    async fn a_project_is_paid_by_file_and_the_statement_shows_it(app: TestApp) {
        let scene = succeeded(&app).await;
        let (fred, city) = (&scene.fred, scene.city());
        let due = app.app.payout_due(&scene.town.owner, &scene.project).await.unwrap();
        assert_eq!((due.gifts_minor, due.match_minor), (6_000, 6_000));
        assert_eq!(holdings(&app, &scene).await, [(HeldReason::NotAskedFor, 6_000)]);
        let money = app.app.project_money(&app.visitor(), &scene.project).await.unwrap();
        assert_eq!((money.match_promised.minor, money.match_committed.minor, money.match_paid.minor), (0, 6_000, 0));
        assert_eq!((money.income[0].came.minor, money.income[0].went_back.minor), (6_000, 0));

        let asked = app.app.request_payout(fred, &asks(&scene.project, None, "payout-one")).await.unwrap();
        assert_eq!((asked.state, asked.gifts_minor, asked.match_minor), (PayoutState::Requested, 6_000, None));
        assert_eq!(holdings(&app, &scene).await, [(HeldReason::AwaitsApproval, 6_000)]);
        app.assert_clean().await;
        let nothing = app.app.order_payments(fred, city, today(&app)).await;
        assert_eq!(code(nothing), "NOTHING_TO_PAY", "nobody has approved it");

        let payout = approved(&app, &scene, asked.id).await;
        assert_eq!((payout.state, payout.match_minor), (PayoutState::Approved, Some(6_000)));
        assert_eq!(holdings(&app, &scene).await, [(HeldReason::AwaitsOrder, 12_000)]);
        app.assert_clean().await;
        let log = written(&app, &scene.town.city, None, None).await;
        assert!(log.contains(r#""type":"paid_out""#) || log.contains(r#""type": "paid_out""#), "{log}");
        checked(&log);

        let past = today(&app) - Duration::days(2);
        assert_eq!(code(app.app.order_payments(fred, city, past).await), "IN_THE_PAST");
        let (batch, orders) = ordered(&app, &scene).await;
        assert_eq!((orders.len(), orders[0].amount_minor, orders[0].state), (1, 12_000, OrderState::Ordered));
        assert_eq!(holdings(&app, &scene).await, [(HeldReason::AwaitsBank, 12_000)]);
        app.assert_clean().await;
        for version in Version::ALL {
            let files = [0, 1].map(|_| app.app.payment_file(fred, batch));
            let [first, again] = files;
            let (first, again) = (first.await.unwrap(), again.await.unwrap());
            let bytes = pain001::write(&first, version).unwrap();
            assert_eq!(bytes, pain001::write(&again, version).unwrap());
            let text = String::from_utf8(bytes).unwrap();
            for part in ["FR1420041010050500013M02606", "120.00", &orders[0].end_to_end_id, "Benches"] {
                assert!(text.contains(part), "{part}: {text}");
            }
        }
        assert_eq!(code(app.app.payment_file(&scene.town.owner, batch).await), "NOT_FOUND");

        let id = orders[0].end_to_end_id.as_str();
        assert_eq!(take(&app, &scene, told(20, 20_000, &[(-12_000, Some(id))])).await, 0);
        let payout = found(&app, &scene, asked.id).await;
        assert_eq!(payout.state, PayoutState::Paid);
        let money = app.app.project_money(&app.visitor(), &scene.project).await.unwrap();
        let paid: Vec<_> = money.paid.iter().map(|paid| (paid.on, paid.amount.minor)).collect();
        assert_eq!(paid, [(NaiveDate::from_ymd_opt(2026, 3, 20).unwrap(), 12_000)]);
        assert_eq!((money.match_promised.minor, money.match_committed.minor, money.match_paid.minor), (0, 0, 6_000));
        assert_eq!(money.held, []);
        app.assert_clean().await;
        let again = app.app.request_payout(fred, &asks(&scene.project, None, "payout-two")).await;
        assert_eq!(code(again), "NOTHING_TO_PAY");
        let kinds: Vec<ActKind> = app.app.acts(fred, city, None, 20).await.unwrap().iter().map(|kept| kept.act.kind).collect();
        for kind in [ActKind::PayeeAccountSet, ActKind::PayoutRequested, ActKind::PayoutApproved, ActKind::PaymentsOrdered] {
            assert!(kinds.contains(&kind), "{kind}: {kinds:?}");
        }
    }
}

on_both! {
    async fn what_the_bank_sends_back_is_approved_and_ordered_anew(app: TestApp) {
        let scene = succeeded(&app).await;
        let asked = app.app.request_payout(&scene.fred, &asks(&scene.project, None, "payout-one")).await.unwrap();
        approved(&app, &scene, asked.id).await;
        let (_, orders) = ordered(&app, &scene).await;
        let first = orders[0].end_to_end_id.clone();
        // On the statement, the return stands above what it returns.
        let open = take(&app, &scene, told(20, 20_000, &[(12_000, Some(&first)), (-12_000, Some(&first))])).await;
        assert_eq!(open, 0);
        let returned = found(&app, &scene, asked.id).await;
        assert_eq!((returned.state, returned.approved, returned.confirmed), (PayoutState::Returned, None, None));
        assert_eq!(holdings(&app, &scene).await, [(HeldReason::SentBack, 12_000)]);
        app.assert_clean().await;
        assert_eq!(code(app.app.order_payments(&scene.fred, scene.city(), today(&app)).await), "NOTHING_TO_PAY");

        app.app.set_payee_account(&scene.town.owner, scene.project.id, OTHER).await.unwrap();
        let stale = app.app.approve_payout(&scene.flora, asked.id, 1).await;
        assert_eq!(code(stale), "ACCOUNT_CHANGED");
        let payout = approved(&app, &scene, asked.id).await;
        assert_eq!((payout.state, payout.match_minor, payout.account), (PayoutState::Approved, Some(6_000), Some(2)));
        let (_, orders) = ordered(&app, &scene).await;
        assert_eq!((orders[0].amount_minor, orders[0].creditor_iban.compact()), (12_000, "BE71096123456769"));
        assert_ne!(orders[0].end_to_end_id, first);
        app.assert_clean().await;
        let id = orders[0].end_to_end_id.as_str();
        assert_eq!(take(&app, &scene, told(21, 20_000, &[(-12_000, Some(id))])).await, 0);
        assert_eq!(found(&app, &scene, asked.id).await.state, PayoutState::Paid);
        let orders = app.app.orders_of_payout(&payout).await.unwrap();
        let states: Vec<OrderState> = orders.iter().map(|order| order.state).collect();
        assert_eq!(states, [OrderState::Returned, OrderState::Paid]);
        app.assert_clean().await;
    }
}

on_both! {
    async fn two_different_people_approve_who_have_nothing_to_do_with_it(app: TestApp) {
        let scene = succeeded(&app).await;
        let (fred, city) = (&scene.fred, scene.city());
        let asked = app.app.request_payout(fred, &asks(&scene.project, None, "payout-one")).await.unwrap();
        let approve = |by: Caller| { let app = app.app.clone(); async move { app.approve_payout(&by, asked.id, 1).await } };
        assert_eq!(code(approve(fred.clone()).await), "SECOND_PERSON_NEEDED", "he asked for it");
        // Whose project it is may have an office as well.
        let paul = app.person(city, "Paul", Role::Official).await;
        assert_eq!(code(approve(paul).await), "SECOND_PERSON_NEEDED", "it is his project");
        let theo = app.person(city, "Theo", Role::FinanceOfficer).await.person().unwrap();
        app.app.seed_team(city, scene.project.id, &[theo]).await.unwrap();
        let theo = app.person(city, "Theo", Role::FinanceOfficer).await;
        assert_eq!(code(approve(theo).await), "SECOND_PERSON_NEEDED", "he is on its team");
        assert_eq!(code(approve(app.visitor()).await), "SIGN_IN_REQUIRED");
        assert_eq!(code(approve(app.person(city, "Rene", Role::Resident).await).await), "NOT_FOUND");
        assert_eq!(code(approve(app.person(city, "Aude", Role::Auditor).await).await), "NOT_ALLOWED");
        approve(scene.odile().clone()).await.unwrap();
        assert_eq!(code(approve(scene.odile().clone()).await), "SECOND_PERSON_NEEDED", "she approved it already");
        app.assert_clean().await;
        approve(scene.flora.clone()).await.unwrap();
        assert_eq!(code(approve(scene.flora.clone()).await), "ALREADY_DECIDED");
        // A proof that is fresh is asked for.
        let stale = app.signed_in("flora@test.example").await;
        app.wait(Duration::minutes(30));
        assert_eq!(code(app.app.approve_payout(&app.app.reread(&stale).await.unwrap(), asked.id, 1).await), "PROOF_REQUIRED");
        app.assert_clean().await;
    }
}

on_both! {
    async fn of_those_who_approve_at_once_exactly_two_count(app: TestApp) {
        let scene = succeeded(&app).await;
        let asked = app.app.request_payout(&scene.fred, &asks(&scene.project, None, "payout-one")).await.unwrap();
        let third = app.person(scene.city(), "Fanny", Role::FinanceOfficer).await;
        let other = app.another(77).await;
        let (one, two, three, four): (AppResult<_>, AppResult<_>, AppResult<_>, AppResult<_>) = tokio::join!(
            app.app.approve_payout(scene.odile(), asked.id, 1),
            other.approve_payout(&scene.flora, asked.id, 1),
            app.app.approve_payout(&third, asked.id, 1),
            other.approve_payout(scene.odile(), asked.id, 1),
        );
        let counted = [&one, &two, &three, &four].iter().filter(|it| it.is_ok()).count();
        assert_eq!(counted, 2, "{one:?} {two:?} {three:?} {four:?}");
        let payout = found(&app, &scene, asked.id).await;
        assert_eq!((payout.state, payout.match_minor), (PayoutState::Approved, Some(6_000)));
        assert_ne!(payout.approved.unwrap().by, payout.confirmed.unwrap().by);
        app.assert_clean().await;
        // Two who order at once make one file.
        let (first, second) = tokio::join!(
            app.app.order_payments(&scene.fred, scene.city(), today(&app)),
            other.order_payments(&scene.flora, scene.city(), today(&app)),
        );
        assert_eq!([&first, &second].iter().filter(|it| it.is_ok()).count(), 1, "{first:?} {second:?}");
        app.assert_clean().await;
    }
}

on_both! {
    async fn an_account_that_changes_takes_approvals_back(app: TestApp) {
        let scene = succeeded(&app).await;
        let owner = &scene.town.owner;
        let asked = app.app.request_payout(owner, &asks(&scene.project, None, "payout-one")).await.unwrap();
        app.app.approve_payout(&scene.fred, asked.id, 1).await.unwrap();
        // The same once more is no change.
        app.app.set_payee_account(owner, scene.project.id, ACCOUNT).await.unwrap();
        assert!(found(&app, &scene, asked.id).await.approved.is_some());
        let set = app.app.set_payee_account(owner, scene.project.id, OTHER).await.unwrap();
        assert_eq!((set.number, set.set_by), (2, owner.person().unwrap()));
        assert_eq!(found(&app, &scene, asked.id).await.approved, None, "it has to be approved anew");
        assert_eq!(code(app.app.approve_payout(&scene.flora, asked.id, 1).await), "ACCOUNT_CHANGED");
        let payout = approved(&app, &scene, asked.id).await;
        assert_eq!(payout.account, Some(2));
        // What is approved keeps the account that two people looked at.
        app.app.set_payee_account(owner, scene.project.id, ACCOUNT).await.unwrap();
        assert_eq!(app.app.account_of_payout(&found(&app, &scene, asked.id).await).await.unwrap().unwrap().number, 2);
        let (_, orders) = ordered(&app, &scene).await;
        assert_eq!(orders[0].creditor_iban.compact(), "BE71096123456769");
        for caller in [&scene.fred, scene.odile()] {
            assert_eq!(code(app.app.set_payee_account(caller, scene.project.id, OTHER).await), "NOT_ALLOWED");
        }
        let rene = app.person(scene.city(), "Rene", Role::Resident).await;
        assert_eq!(code(app.app.payee_account(&rene, &scene.project).await), "NOT_ALLOWED");
        let wrong = ("", "FR14 2004 1010 0505 0001 3M02 607", None);
        assert_eq!(code(app.app.set_payee_account(owner, scene.project.id, wrong).await), "REQUIRED");
        app.assert_clean().await;
    }
}
