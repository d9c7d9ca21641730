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
//! The rivals write the rows of a decision; they leave out the chain of hashes, and the confirmation of the gift. After each turn the books of Parvis are
//! audited.

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
use tests::till::{NAME, Till};

/// Clients at once, where there are several.
const CLIENTS: usize = 16;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Contestant {
    Decided,
    Answered,
    Orm,
    Plain,
}

impl Contestant {
    const ALL: [Self; 4] = [Self::Decided, Self::Answered, Self::Orm, Self::Plain];

    fn name(self) -> &'static str {
        match self {
            Self::Decided => "Parvis: decides what waits",
            Self::Answered => "Parvis: confirms and decides",
            Self::Orm => "as an ORM does",
            Self::Plain => "the plainest SQL",
        }
    }

    async fn run(self, gifts: usize, pools: usize) -> f64 {
        let given = Given::new(gifts, pools, self != Self::Answered).await;
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
    let app = given.app.at_the_till(77).await;
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
    let mut rates: BTreeMap<(Contestant, usize), Vec<f64>> = BTreeMap::new();
    for round in 0..rounds {
        for pools in [1, 100] {
            for contestant in Contestant::ALL {
                let rate = contestant.run(gifts, pools).await;
                println!(
                    "round {round}: {:<28} {pools:>3} pools {rate:>8.0} gifts/s",
                    contestant.name()
                );
                rates.entry((contestant, pools)).or_default().push(rate);
            }
        }
    }
    let of = |contestant, pools| median(&rates[&(contestant, pools)]);
    println!(
        "\nmedians of {rounds} rounds, gifts a second   one hot pool   100 pools   hot / 100   hot / ORM hot"
    );
    for contestant in Contestant::ALL {
        let (hot, many) = (of(contestant, 1), of(contestant, 100));
        println!(
            "{:<42} {hot:>12.0} {many:>11.0} {:>11.2} {:>15.2}",
            contestant.name(),
            hot / many,
            hot / of(Contestant::Orm, 1)
        );
    }
}
