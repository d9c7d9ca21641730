//! Decisions stored in a second on PostgreSQL: gifts that are confirmed wait on the list of a city and are decided.
//!
//! `decisions [GIFTS=4000] [ROUNDS=3]`, with PARVIS_TEST_POSTGRES as for the tests, on a server that keeps what it has
//! said (`tests/load/decide` starts one). Three contestants take turns, each on a fresh database with the same gifts to
//! a hundred projects, which all draw on one hot pool or on a hundred pools, one each:
//!
//! - **Parvis**: one process takes its turn and decides what waits, in batches, with explanation, chain of hashes and
//!   all; and what a donor waits for, a webhook confirming the gift and the decision on it, from sixteen clients;
//! - **as an ORM does**: sixteen clients, each gift in a transaction that reads the pool's row under a lock, computes,
//!   writes, and commits;
//! - **the plainest SQL**: the same rows in a transaction each, without reading, the pool's row last.
//!
//! The rivals write the rows of a decision; they leave out the chain of hashes, and the confirmation of the gift. After
//! each turn the books of Parvis are audited. On SQLite, whose commits are flushed as well, Parvis runs alone.
//!
//! At the end gifts arrive on one hot pool at half of the rate that was reached, whether the ones before are answered or
//! not (an open loop), and what is told is how long each waited from the moment it was due.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a bench may stop"
)]

mod given;
mod rivals;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use given::Given;
use payments::Headers;
use rivals::Style;
use tests::Backend;
use tests::till::{NAME, Till};

/// Clients at once, where there are several.
const CLIENTS: usize = 16;
/// Connections of a process to the database: what a server has where nobody says otherwise.
const CONNECTIONS: u32 = 16;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Contestant {
    Decided,
    Answered,
    Orm,
    Plain,
}

impl Contestant {
    const ALL: [Self; 4] = [Self::Decided, Self::Answered, Self::Orm, Self::Plain];
    const OURS: [Self; 2] = [Self::Decided, Self::Answered];

    fn name(self) -> &'static str {
        match self {
            Self::Decided => "Parvis: decides what waits",
            Self::Answered => "Parvis: confirms and decides",
            Self::Orm => "as an ORM does",
            Self::Plain => "the plainest SQL",
        }
    }

    async fn run(self, backend: Backend, gifts: usize, pools: usize) -> f64 {
        let given = Given::new(backend, gifts, pools, self != Self::Answered).await;
        let start = Instant::now();
        match self {
            Self::Decided => given.app.app.decide(given.city).await.unwrap(),
            Self::Answered => answered(&given).await,
            Self::Orm => rivals::run(&given, Style::Orm, CLIENTS).await,
            Self::Plain => rivals::run(&given, Style::Plain, CLIENTS).await,
        }
        let spent = start.elapsed();
        if matches!(self, Self::Decided | Self::Answered) {
            given.app.assert_clean().await;
        }
        given.assert_decided().await;
        given.app.database.remove().await;
        rate(gifts, spent)
    }
}

fn rate(gifts: usize, spent: Duration) -> f64 {
    gifts as f64 / spent.as_secs_f64()
}

/// The provider tells of every gift, from several clients at once.
async fn answered(given: &Given) {
    let app = given.app.at_a_busy_till(77, CONNECTIONS).await;
    let (next, payments) = (Arc::new(AtomicUsize::new(0)), Arc::new(given.payments.clone()));
    let mut clients = Vec::new();
    for _ in 0..CLIENTS {
        let (app, next, payments) = (app.clone(), next.clone(), payments.clone());
        clients.push(tokio::spawn(async move {
            while let Some(payment) = payments.get(next.fetch_add(1, Ordering::Relaxed)) {
                let notice = Till::notice(payment, false);
                app.take_webhook(NAME, &Headers::default(), &notice)
                    .await
                    .unwrap();
            }
        }));
    }
    for client in clients {
        client.await.unwrap();
    }
}

/// Milliseconds that gifts waited for their decision while they came at so many a second, in ascending order.
async fn waits(backend: Backend, gifts: usize, rate: f64) -> Vec<f64> {
    let given = Given::new(backend, gifts, 1, false).await;
    let app = given.app.at_a_busy_till(77, CONNECTIONS).await;
    let start = tokio::time::Instant::now();
    let mut waiting = Vec::new();
    for (number, payment) in given.payments.iter().enumerate() {
        let due = start + Duration::from_secs_f64(number as f64 / rate);
        tokio::time::sleep_until(due).await;
        let (app, notice) = (app.clone(), Till::notice(payment, false));
        waiting.push(tokio::spawn(async move {
            app.take_webhook(NAME, &Headers::default(), &notice)
                .await
                .unwrap();
            due.elapsed().as_secs_f64() * 1e3
        }));
    }
    let mut waits = Vec::new();
    for one in waiting {
        waits.push(one.await.unwrap());
    }
    given.assert_decided().await;
    given.app.database.remove().await;
    waits.sort_by(f64::total_cmp);
    waits
}

fn median(rates: &[f64]) -> f64 {
    let mut sorted = rates.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

#[tokio::main]
async fn main() {
    let given: Vec<usize> = std::env::args()
        .skip(1)
        .map(|text| text.parse().unwrap())
        .collect();
    let (gifts, rounds) = (
        given.first().copied().unwrap_or(4000),
        given.get(1).copied().unwrap_or(3),
    );
    let mut rates: BTreeMap<(bool, Contestant, usize), Vec<f64>> = BTreeMap::new();
    for round in 0..rounds {
        for (backend, pools, contestant) in turns() {
            let rate = contestant.run(backend, gifts, pools).await;
            println!(
                "round {round}: {backend:?} {:<28} {pools:>3} pools {rate:>8.0} gifts/s",
                contestant.name()
            );
            let key = (backend == Backend::Sqlite, contestant, pools);
            rates.entry(key).or_default().push(rate);
        }
    }
    let of = |sqlite, contestant, pools| median(&rates[&(sqlite, contestant, pools)]);
    println!(
        "\nmedians of {rounds} rounds, gifts a second        one hot pool   100 pools   hot / 100   hot / ORM hot   100 / ORM 100"
    );
    for contestant in Contestant::ALL {
        let (hot, many) = (of(false, contestant, 1), of(false, contestant, 100));
        println!(
            "PostgreSQL {:<36} {hot:>12.0} {many:>11.0} {:>11.2} {:>15.2} {:>15.2}",
            contestant.name(),
            hot / many,
            hot / of(false, Contestant::Orm, 1),
            many / of(false, Contestant::Orm, 100),
        );
    }
    for contestant in Contestant::OURS {
        let (hot, many) = (of(true, contestant, 1), of(true, contestant, 100));
        println!(
            "SQLite     {:<36} {hot:>12.0} {many:>11.0} {:>11.2}",
            contestant.name(),
            hot / many
        );
    }
    println!("\none hot pool, an open loop at half of its rate   gifts/s   p50 ms   p99 ms   longest");
    for (sqlite, backend) in [(false, Backend::Postgres), (true, Backend::Sqlite)] {
        let rate = of(sqlite, Contestant::Answered, 1) / 2.0;
        let waits = waits(backend, gifts, rate).await;
        let at = |percent: usize| waits[(waits.len() - 1) * percent / 100];
        println!(
            "{:<48} {rate:>7.0} {:>8.1} {:>8.1} {:>9.1}",
            format!("{backend:?}"),
            at(50),
            at(99),
            at(100)
        );
    }
}

/// Who runs on which database with how many pools, in a round.
fn turns() -> Vec<(Backend, usize, Contestant)> {
    let mut turns = Vec::new();
    for pools in [1, 100] {
        turns.extend(Contestant::ALL.map(|contestant| (Backend::Postgres, pools, contestant)));
        turns.extend(Contestant::OURS.map(|contestant| (Backend::Sqlite, pools, contestant)));
    }
    turns
}
