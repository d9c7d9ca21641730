//! A year of a town's money, from a seed: gifts by card, by transfer, in cash and from wallets, promises that are
//! charged, fall through, are paid again, lapse or are taken back, refunds, disputes, transfers of the provider,
//! statements of the bank; with notices that are doubled, late, in the wrong order and lost, and two processes. The
//! books are proved at the end of each day, and at the end compared with what the provider has.
//!
//! `PARVIS_SEASON_DAYS` and `PARVIS_SEASON_SEED` ask for a longer one or another. The steps of one that fails are left
//! in the folder of the build, one a line.

mod bank;
mod plan;
mod step;

use std::collections::BTreeMap;
use std::path::PathBuf;

use app::job::Job;
use app::{Caller, Project};
use chrono::Duration;
use domain::campaign::Charging;
use domain::person::Role;
use domain::pledge::PledgeState;
use domain::project::ProjectState;
use domain::{DepositId, PledgeId};
use payments::sandbox::Parcel;
use payments::{Headers, PaymentState, Provider, ProviderRef, RefundState};
use tests::build::{Town, double};
use tests::{TestApp, on_both};

use self::bank::Bank;
use self::plan::{Plan, Step};

/// A town in the middle of its season.
struct Season<'a> {
    app: &'a TestApp,
    other: app::App,
    town: Town,
    fred: Caller,
    gisele: Caller,
    /// Everybody who gives, signed in before the season begins: signing in takes the jobs that wait.
    donors: Vec<Caller>,
    projects: Vec<Project>,
    /// Every gift that was begun, in order.
    gifts: Vec<PledgeId>,
    bank: Bank,
    /// Cash on its way to the bank.
    deposits: Vec<(DepositId, i64)>,
    step: usize,
}

impl Season<'_> {
    /// One process or the other.
    fn process(&self) -> &app::App {
        if self.step.is_multiple_of(2) {
            &self.app.app
        } else {
            &self.other
        }
    }

    async fn tell(&self, parcel: &Parcel) {
        let headers: Headers = parcel.headers.iter().cloned().collect();
        let taken = self
            .process()
            .take_webhook("sandbox", &headers, &parcel.body)
            .await;
        // One that is delivered late is refused as a copy of an old one; it is sent again under a new signature.
        taken.unwrap();
    }

    /// Delivers what waits: the newest first, or each twice.
    async fn deliver(&self, backwards: bool, twice: bool) {
        let mut parcels = Vec::new();
        while let Some(parcel) = self.app.sandbox.step() {
            self.app.sandbox.settle(&parcel, true).unwrap();
            parcels.push(parcel);
        }
        if backwards {
            parcels.reverse();
        }
        for parcel in &parcels {
            self.tell(parcel).await;
            if twice {
                self.tell(parcel).await;
            }
        }
    }

    /// What the schedule does, the jobs that are due, and the proof of the books.
    async fn end_day(&self, day: usize) {
        self.deliver(false, false).await;
        self.app.wait(Duration::days(1));
        self.app.app.end_what_is_over().await.unwrap();
        self.other.refresh_waiting().await.unwrap();
        self.app.app.expire_transfers().await.unwrap();
        self.other.take_transfers().await.unwrap();
        self.other.follow_promises().await.unwrap();
        while let Some(job) = self.app.app.take_job().await.unwrap() {
            let done = match serde_json::from_str(&job.body) {
                Ok(Job::RefundPledge { pledge }) => {
                    let refunded = self.other.refund_pledge(pledge.parse().unwrap()).await;
                    refunded.map_err(Into::into)
                }
                Ok(Job::ChargePledge { pledge }) => {
                    let charged = self.other.charge_pledge(pledge.parse().unwrap()).await;
                    charged.map_err(Into::into)
                }
                Ok(Job::DropPayment { pledge }) => {
                    let dropped = self.app.app.drop_payment(pledge.parse().unwrap()).await;
                    dropped.map_err(Into::into)
                }
                _ => Ok(()),
            };
            self.app.app.end_job(&job, done).await.unwrap();
        }
        self.deliver(false, false).await;
        for report in self.app.app.audit(None).await.unwrap() {
            assert!(report.findings.is_empty(), "day {day}: {report:#?}");
        }
    }

    /// Every payment as the provider has it, against the gift: nobody is charged for nothing, and nothing goes back
    /// twice.
    async fn compare_with_provider(&self) {
        for id in &self.gifts {
            let gift = self.app.app.pledge(*id).await.unwrap().unwrap();
            let Some(reference) = &gift.provider_ref else {
                continue;
            };
            let payment = ProviderRef::new(reference.clone()).unwrap();
            let has = self.app.sandbox.look_up(&payment).await.unwrap();
            let is_captured = has.state == PaymentState::Captured;
            assert_eq!(gift.confirmed_at.is_some(), is_captured, "{gift:?} {has:?}");
            let conn = self.app.database.db.read();
            let known = store::provider_refund::of_pledge(conn, gift.city, *id)
                .await
                .unwrap();
            let booked: BTreeMap<String, (i64, bool)> = known
                .into_iter()
                .map(|refund| (refund.reference, (refund.amount_minor, refund.has_failed)))
                .collect();
            let there: BTreeMap<String, (i64, bool)> = has
                .refunds
                .iter()
                .map(|refund| {
                    let has_failed = refund.state == RefundState::Failed;
                    (refund.reference.clone(), (refund.amount.minor, has_failed))
                })
                .collect();
            assert_eq!(booked, there, "{id}");
        }
    }
}

/// What became of promises: nobody is charged for a campaign that fell short, and nothing is forgotten.
impl Season<'_> {
    async fn compare_promises(&self) {
        for id in &self.gifts {
            let gift = self.app.app.pledge(*id).await.unwrap().unwrap();
            let project = self.projects.iter().find(|project| project.id == gift.project);
            let caller = self.app.visitor();
            let project = self.app.app.project_by_id(&caller, project.unwrap().id).await;
            let project = project.unwrap().unwrap();
            if gift.is_promised() && gift.pay_by.is_none() {
                assert_eq!(project.state, ProjectState::Published, "{gift:?} is not charged");
            }
            if gift.pay_by.is_some() {
                assert!(
                    gift.pay_by > Some(self.app.app.world().now()),
                    "{gift:?} has not lapsed"
                );
            }
            let is_over = matches!(gift.state, PledgeState::Cancelled | PledgeState::Failed);
            if let (true, Some(reference)) = (is_over, &gift.provider_ref) {
                let state = self.app.sandbox.payment(reference).unwrap().state;
                let is_kept = matches!(state, PaymentState::Saved | PaymentState::Authorized);
                assert!(!is_kept, "{gift:?}: the provider keeps a method");
            }
        }
    }
}

async fn season(app: &TestApp, seed: u64, days: usize) {
    let plan = Plan::of(seed, days);
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!(
        "money-season-{seed}-{}.txt",
        app.database.db.is_embedded()
    ));
    std::fs::write(&file, plan.to_string()).unwrap();
    let town = app.town().await;
    let city = town.city.id;
    let fred = app.person(city, "Fred", Role::FinanceOfficer).await;
    let gisele = app.person(city, "Gisele", Role::Official).await;
    let account = ("Town", "BE68 5390 0754 7034", None);
    app.app.set_bank_account(&fred, city, account).await.unwrap();
    let terms = (3, Charging::AtSuccess);
    app.app.set_campaign_terms(&fred, city, terms).await.unwrap();
    app.pool(&town, "Double", "2000", double()).await;
    let mut donors = Vec::new();
    for donor in 0..Plan::DONORS {
        donors.push(app.signed_in(&format!("donor{donor}@guest.example")).await);
    }
    let mut season = Season {
        other: app.another(seed + 1000).await,
        app,
        town,
        fred,
        gisele,
        donors,
        projects: Vec::new(),
        gifts: Vec::new(),
        bank: Bank::default(),
        deposits: Vec::new(),
        step: 0,
    };
    for (day, steps) in plan.days.iter().enumerate() {
        // A campaign lasts forty days: new ones begin as others end.
        if day.is_multiple_of(13) {
            for goal in ["60", "900"] {
                let title = format!("Project {day} {goal}");
                let project = season.app.project(&season.town, &title, goal).await;
                season.projects.push(project);
            }
        }
        for step in steps {
            season.step += 1;
            season.take(step).await;
        }
        season.end_day(day).await;
    }
    season.compare_with_provider().await;
    season.compare_promises().await;
    app.assert_clean().await;
    crate::invariants::hold(app).await;
    std::fs::remove_file(file).unwrap();
}

#[allow(
    clippy::disallowed_methods,
    reason = "how long a season is asked for by whoever runs it"
)]
fn asked(name: &str, otherwise: u64) -> u64 {
    std::env::var(name)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(otherwise)
}

on_both! {
    async fn a_season_of_money_is_proved_at_the_end_of_each_day(app: TestApp) {
        let days = usize::try_from(asked("PARVIS_SEASON_DAYS", 55)).unwrap();
        season(&app, asked("PARVIS_SEASON_SEED", 7), days).await;
    }
}

#[test]
fn the_same_seed_is_the_same_season() {
    assert_eq!(Plan::of(3, 10).to_string(), Plan::of(3, 10).to_string());
    assert_ne!(Plan::of(3, 10).to_string(), Plan::of(4, 10).to_string());
    let steps: Vec<Step> = Plan::of(1, 400).days.into_iter().flatten().collect();
    let words = |step: &Step| format!("{step:?}").split([' ', '{']).next().unwrap().to_owned();
    let kinds: std::collections::BTreeSet<String> = steps.iter().map(words).collect();
    assert_eq!(kinds.len(), Step::KINDS, "{kinds:?}");
}
