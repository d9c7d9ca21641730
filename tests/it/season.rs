//! Random seasons of a town, from a seed: gifts, refunds, pauses, new rules and endings, by several
//! processes. Afterwards the books are clean, and replaying the list gives the stored decisions.

use app::pool::PoolInput;
use app::{Pool, Project};
use chrono::Duration;
use domain::PledgeId;
use domain::pool::PoolStep;
use payments::sandbox::Outcome;
use tests::build::{Town, gift};
use tests::dice::Dice;
use tests::rules::by_settings;
use tests::{TestApp, on_both};

struct Season<'a> {
    app: &'a TestApp,
    town: Town,
    other: app::App,
    dice: Dice,
    projects: Vec<Project>,
    pools: Vec<Pool>,
    given: Vec<PledgeId>,
    step: u64,
}

impl Season<'_> {
    async fn play(&mut self, steps: u64) {
        for step in 0..steps {
            self.step = step;
            match self.dice.roll(20) {
                0..=12 => self.give().await,
                13..=14 => self.refund().await,
                15 => self.pause_or_resume().await,
                16 => self.new_rule().await,
                17 => self.app.wait(Duration::hours(self.dice.roll(30).cast_signed())),
                18 => self.app.app.end_what_is_over().await.unwrap(),
                _ => self.quote().await,
            }
        }
    }

    async fn give(&mut self) {
        let project = &self.projects[self.dice.index(3)];
        let guest = format!("guest{}", self.dice.roll(6));
        let amount = format!("{}.{:02}", 1 + self.dice.roll(200), self.dice.roll(100));
        let input = gift(project, &guest, &amount, &format!("intention-{}", self.step));
        let process = if self.dice.roll(2) == 0 {
            &self.app.app
        } else {
            &self.other
        };
        // A campaign that has ended meanwhile refuses: that is part of a season.
        let Ok(made) = process.create_pledge(&self.app.visitor(), &input).await else {
            return;
        };
        let outcomes = [
            Outcome::Pay,
            Outcome::Pay,
            Outcome::PayTwice,
            Outcome::PayLate,
            Outcome::Decline,
        ];
        let outcome = outcomes[self.dice.index(5)];
        self.app
            .pay(made.pledge.provider_ref.as_deref().unwrap(), outcome)
            .await;
        if outcome != Outcome::Decline {
            self.given.push(made.pledge.id);
        }
    }

    async fn refund(&mut self) {
        if self.given.is_empty() {
            return;
        }
        let index = self.dice.index(self.given.len());
        self.other.refund_pledge(self.given[index]).await.unwrap();
    }

    async fn pause_or_resume(&mut self) {
        let pool = self.pools[self.dice.index(2)].id;
        let step = if self.dice.roll(2) == 0 {
            PoolStep::Pause
        } else {
            PoolStep::Resume
        };
        // The wrong step for the pool's state is refused, and that is right.
        let _refused = self
            .app
            .app
            .step_pool(
                &self.town.official,
                pool,
                step,
                &format!("step-pool-{}", self.step),
            )
            .await;
    }

    async fn new_rule(&mut self) {
        let pool = self.pools[self.dice.index(2)].id;
        let input = PoolInput {
            rule: Some(app::pool::WrittenRule::Settings(Box::new(by_settings(
                &mut self.dice,
            )))),
            ..PoolInput::default()
        };
        let key = format!("new-rule-{}", self.step);
        self.other
            .update_pool(&self.town.official, pool, &input, &key)
            .await
            .unwrap();
    }

    async fn quote(&mut self) {
        let project = self.projects[self.dice.index(3)].id;
        let _closed = self.other.quote(&self.app.visitor(), project, "33.33").await;
    }
}

async fn season(app: &TestApp, seed: u64, steps: u64) {
    let mut dice = Dice(seed);
    let town = app.town().await;
    let mut projects = Vec::new();
    for (title, goal) in [("Benches", "300"), ("Trees", "900"), ("Swings", "5000")] {
        projects.push(app.project(&town, title, goal).await);
    }
    let mut pools = Vec::new();
    for (name, amount) in [("Small", "250"), ("Large", "2000")] {
        pools.push(app.pool(&town, name, amount, by_settings(&mut dice)).await);
    }
    let other = app.another(seed + 100).await;
    let mut season = Season {
        app,
        town,
        other,
        dice,
        projects,
        pools,
        given: Vec::new(),
        step: 0,
    };
    season.play(steps).await;
    app.wait(Duration::days(60));
    app.app.end_what_is_over().await.unwrap();
    app.assert_clean().await;
    let city = &season.town.city;
    crate::match_log::checked(&crate::match_log::written(app, city, None, None).await);
}

on_both! {
    async fn a_random_season_leaves_clean_books_seed_1(app: TestApp) {
        season(&app, 1, 90).await;
    }
}

on_both! {
    async fn a_random_season_leaves_clean_books_seed_2(app: TestApp) {
        season(&app, 2, 90).await;
    }
}

on_both! {
    async fn a_random_season_leaves_clean_books_seed_3(app: TestApp) {
        season(&app, 3, 90).await;
    }
}
