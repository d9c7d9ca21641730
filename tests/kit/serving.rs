//! One of several processes that serve a town at once: what it is ordered to do, and what it tells.
//!
//! A process tells on its output what it has answered somebody, a line each, after the answer: `stands PLEDGE STATE`.
//! Whatever becomes of the process, that must be true for ever. What it should never meet it tells as `failed`.

use std::io::Write;
use std::sync::Arc;

use app::job::Job;
use app::pledge::PledgeInput;
use app::pool::{AdmissionInput, PoolInput};
use app::{App, AppError, AppResult, Caller};
use chrono::{DateTime, Duration, Utc};
use domain::person::Role;
use domain::pledge::PledgeChannel;
use domain::pool::PoolStep;
use domain::{CityId, Locale, PledgeId, PoolId, ProjectId};
use payments::Headers;
use serde::{Deserialize, Serialize};

use crate::TestApp;
use crate::app::settings;
use crate::build::double;
use crate::database::{TestDb, connect_few};
use crate::dice::Dice;
use crate::rules;
use crate::till::{NAME, Till};
use crate::world::{TestClock, world};

/// What every process of a season is told.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Orders {
    /// The address of the database.
    pub url: String,
    /// Of the season. The number of the process is added.
    pub seed: u64,
    /// How much each process does.
    pub steps: u32,
    /// When the season begins.
    pub from: DateTime<Utc>,
    /// How long it is.
    pub hours: i32,
    /// The city.
    pub city: String,
    /// Its projects.
    pub projects: Vec<String>,
    /// Its pools.
    pub pools: Vec<String>,
    /// Payments that were made, of which every process may be told.
    pub payments: Vec<String>,
}

struct Serving {
    app: App,
    clock: TestClock,
    dice: Dice,
    official: Caller,
    number: u64,
    step: u32,
    city: CityId,
    projects: Vec<ProjectId>,
    pools: Vec<PoolId>,
    payments: Vec<String>,
    failed: u32,
}

/// Serves the town to the end of its orders; gives how often it met what it never should.
pub async fn serve(orders: Orders, number: u64) -> u32 {
    let clock = TestClock::default();
    clock.set(orders.from);
    let seed = orders.seed.wrapping_mul(1000).wrapping_add(number);
    let db = connect_few(&orders.url, 3).await;
    let app = App::new(db, world(&clock, seed), settings(), Arc::new(Till));
    let city = orders.city.parse().unwrap();
    let email = format!("official-{number}@test.example").parse().unwrap();
    let official = app.seed_person(city, &email, "Odile", Locale::En, Role::Official);
    let mut serving = Serving {
        official: official.await.unwrap(),
        app,
        clock,
        dice: Dice(seed),
        number,
        step: 0,
        city,
        projects: orders.projects.iter().map(|id| id.parse().unwrap()).collect(),
        pools: orders.pools.iter().map(|id| id.parse().unwrap()).collect(),
        payments: orders.payments,
        failed: 0,
    };
    for step in 0..orders.steps {
        serving.step = step;
        // The clocks of processes differ by as much as one is ahead of another with its orders.
        let gone = Duration::hours(i64::from(orders.hours)) * i32::try_from(step).unwrap()
            / i32::try_from(orders.steps).unwrap();
        serving.clock.set(orders.from + gone);
        serving.act().await;
    }
    serving.failed
}

/// Founds a town with five projects, which draw on two pools that run dry and on a round, in a database that is there;
/// gives its projects.
pub async fn found(url: &str) -> Vec<ProjectId> {
    let app = TestApp::on(TestDb::at(url).await);
    app.clock.set_to_present();
    let town = app.town().await;
    let mut projects = Vec::new();
    for number in 0..5 {
        projects.push(app.project(&town, &format!("Project {number}"), "50000").await.id);
    }
    app.pool(&town, "Double", "3000", double()).await;
    let quarter =
        r#"{"base": "contribution", "rate": {"num": 1, "den": 4}, "clip": {"donor_max_minor": 20000}}"#;
    app.pool_defined(&town, "Quarter", "5000", quarter).await;
    let share =
        r#"{"base": "sum", "rate": {"num": 1, "den": 1}, "allocate": "pro_rata", "release": "at_end"}"#;
    app.pool_defined(&town, "Share", "2000", share).await;
    projects
}

impl Serving {
    async fn act(&mut self) {
        match self.dice.roll(20) {
            0..=8 => self.hear().await,
            9..=11 => self.give().await,
            12..=13 => self.refund().await,
            14 => self.end().await,
            15 => self.step_pool().await,
            16 => self.tell_rules().await,
            17 => self.new_rule().await,
            18 => self.work().await,
            _ => self.quote().await,
        }
    }

    /// A refusal is part of a season; whatever else goes wrong is not.
    fn took<T>(&mut self, what: &str, result: AppResult<T>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(AppError::Refused(_)) => None,
            Err(error) => {
                self.failed += 1;
                tell(&format!("failed {what}: {error}"));
                None
            }
        }
    }

    fn key(&self) -> String {
        format!("key-of-process-{}-at-step-{}", self.number, self.step)
    }

    /// The provider tells of a payment: now and then twice, or to another process at the same moment.
    async fn hear(&mut self) {
        let payment = self.dice.pick(&self.payments).clone();
        let held = self.dice.roll(4) == 0;
        self.hear_of(&payment, held).await;
    }

    async fn hear_of(&mut self, payment: &str, held: bool) {
        let body = Till::notice(payment, held);
        let taken = self.app.take_webhook(NAME, &Headers::default(), &body).await;
        if self.took("webhook", taken).is_some() {
            self.stands(Till::key(payment).parse().unwrap()).await;
        }
    }

    /// Tells how a pledge stands.
    async fn stands(&mut self, id: PledgeId) {
        let read = self.app.pledge(id).await;
        if let Some(Some(pledge)) = self.took("read", read) {
            tell(&format!("stands {id} {}", pledge.state));
        }
    }

    async fn give(&mut self) {
        let guest = format!("guest{}", self.dice.roll(6));
        let input = PledgeInput {
            project: *self.dice.pick(&self.projects),
            amount: format!("{}.{:02}", 1 + self.dice.roll(200), self.dice.roll(100)),
            tip: None,
            channel: PledgeChannel::Card,
            name: Some(guest.clone()),
            email: Some(format!("{guest}@guest.example")),
            anonymous: false,
            message: None,
            key: self.key(),
            network: None,
        };
        let made = self.app.create_pledge(&Caller::visitor(Locale::En), &input).await;
        let Some(made) = self.took("pledge", made) else {
            return;
        };
        let Some(payment) = made.pledge.provider_ref else {
            return;
        };
        if self.dice.roll(3) == 0 {
            self.hear_of(&payment, true).await;
        }
        // The donor comes back from the provider's page, or the provider tells.
        if self.dice.roll(3) == 0 {
            let back = self.app.refresh_pledge(made.pledge.id).await;
            self.took("return", back);
            self.stands(made.pledge.id).await;
        } else {
            self.hear_of(&payment, false).await;
        }
        self.payments.push(payment);
    }

    async fn refund(&mut self) {
        let payment = self.dice.pick(&self.payments);
        let id = Till::key(payment).parse().unwrap();
        let refunded = self.app.refund_pledge(id).await;
        if self.took("refund", refunded).is_some() {
            self.stands(id).await;
        }
    }

    async fn end(&mut self) {
        let ended = self.app.end_what_is_over().await;
        self.took("end", ended);
    }

    async fn step_pool(&mut self) {
        let (pool, key) = (*self.dice.pick(&self.pools), self.key());
        let step = match self.dice.roll(7) {
            0..=2 => PoolStep::Pause,
            3..=5 => PoolStep::Resume,
            _ => PoolStep::Close,
        };
        let stepped = self.app.step_pool(&self.official, pool, step, &key).await;
        self.took("pool", stepped);
    }

    /// What only people can know: who is admitted and in which order, and what was proven and voted.
    async fn tell_rules(&mut self) {
        let (pool, project) = (*self.dice.pick(&self.pools), *self.dice.pick(&self.projects));
        let (official, key) = (self.official.clone(), self.key());
        match self.dice.roll(5) {
            0 => {
                let mut order = self.projects.clone();
                self.dice.shuffle(&mut order);
                let ranked = self.app.rank_projects(&official, pool, &order, &key).await;
                self.took("ranking", ranked);
            }
            1 => {
                let input = AdmissionInput::default();
                let admitted = self
                    .app
                    .admit_project(&official, pool, project, &input, &key)
                    .await;
                self.took("admission", admitted);
            }
            2 => {
                let closed = self.app.close_window(&official, pool, &key).await;
                self.took("window", closed);
            }
            3 => {
                let costs = (100 + self.dice.roll(900)).to_string();
                let proven = self
                    .app
                    .verify_proof(&official, project, Some(&costs), &key)
                    .await;
                self.took("proof", proven);
            }
            _ => {
                let votes = self.dice.roll(200).cast_signed();
                let counted = self.app.count_votes(&official, project, votes, &key).await;
                self.took("votes", counted);
            }
        }
    }

    async fn new_rule(&mut self) {
        let input = PoolInput {
            rule: Some(rules::any(&mut self.dice)),
            ..PoolInput::default()
        };
        let (pool, key) = (*self.dice.pick(&self.pools), self.key());
        let updated = self.app.update_pool(&self.official, pool, &input, &key).await;
        self.took("rule", updated);
    }

    async fn work(&mut self) {
        let worked = work(&self.app).await;
        self.took("job", worked);
    }

    async fn quote(&mut self) {
        let project = *self.dice.pick(&self.projects);
        let quoted = self
            .app
            .quote(&Caller::visitor(Locale::En), project, "33.33")
            .await;
        self.took("quote", quoted);
        let decided = self.app.decide(self.city).await;
        self.took("decide", decided);
    }
}

/// Takes one job and does it, where it moves money; whether there was one.
///
/// # Errors
/// Those of the database.
pub async fn work(app: &App) -> AppResult<bool> {
    let Some(taken) = app.take_job().await? else {
        return Ok(false);
    };
    let result = match serde_json::from_str(&taken.body) {
        Ok(Job::RefundPledge { pledge }) => app.refund_pledge(pledge.parse().unwrap()).await,
        _ => Ok(()),
    };
    app.end_job(&taken, result.map_err(Into::into)).await?;
    Ok(true)
}

fn tell(line: &str) {
    let mut out = std::io::stdout().lock();
    // Whoever listened may have stopped; the season ends all the same.
    let _closed = writeln!(out, "{line}").and_then(|()| out.flush());
}
