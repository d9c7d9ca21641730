//! Transactions posted to the ledger in a second, and how long the audit of a whole journal takes.
//!
//! `postings [TRANSACTIONS=20000] [ROUNDS=3] [ENTRIES=1000000]`, with PARVIS_TEST_POSTGRES as for the tests, on a server
//! that keeps what it has said, and PGBENCH naming that program (`tests/load/ledger` sets both). On PostgreSQL and on
//! SQLite these take turns, each on a fresh database, each transaction in one of the database's, committed to the disk:
//!
//! - **Parvis**: through the one door to the books, which knows a fact by its cause and posts it once; sealed into the
//!   chain of hashes afterwards, which is part of its time;
//! - **plain**: the same rows by the same driver and as many clients, without looking at anything, and no seal;
//! - **pgbench**: the same inserts by PostgreSQL's own program.
//!
//! Then a journal of so many entries is filled, sealed and audited: beside it, the database adds up the same rows once.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a bench may stop"
)]

mod journal;
mod rivals;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use app::AppError;
use domain::{CityId, Currency, Id, Money};
use ledger::{BankFact, Fact};
use tests::{Backend, TestApp};

/// Clients at once.
const CLIENTS: usize = 16;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Contestant {
    Parvis,
    Plain,
    Pgbench,
}

impl Contestant {
    fn name(self) -> &'static str {
        match self {
            Self::Parvis => "Parvis, sealed",
            Self::Plain => "plain, same driver",
            Self::Pgbench => "pgbench",
        }
    }

    /// Transactions in a second.
    async fn run(self, backend: Backend, transactions: usize) -> f64 {
        let app = TestApp::new(backend).await;
        let city = app.town().await.city.id;
        let start = Instant::now();
        let rate = match self {
            Self::Parvis => {
                posted(&app, city, transactions).await;
                app.app.decide(city).await.unwrap();
                rate(transactions, start.elapsed())
            }
            Self::Plain => {
                rivals::plain(&app, city, transactions).await;
                rate(transactions, start.elapsed())
            }
            Self::Pgbench => rivals::pgbench(&app, city, transactions),
        };
        if self == Self::Parvis {
            app.assert_clean().await;
        }
        app.database.remove().await;
        rate
    }
}

/// Money that came to the bank account, or was the holder's own, in turns: two entries each.
fn fact(app: &TestApp, number: usize) -> Fact {
    let amount = Money::new(1 + i64::try_from(number % 9_973).unwrap(), Currency::EUR);
    let world = app.app.world();
    if number.is_multiple_of(2) {
        let entry = Id::new(world);
        BankFact::Credited { entry, amount }.into()
    } else {
        let assignment = Id::new(world);
        BankFact::OwnCame { assignment, amount }.into()
    }
}

async fn posted(app: &TestApp, city: CityId, transactions: usize) {
    let facts: Vec<Fact> = (0..transactions).map(|number| fact(app, number)).collect();
    let (facts, next) = (Arc::new(facts), Arc::new(AtomicUsize::new(0)));
    let mut clients = Vec::new();
    for _ in 0..CLIENTS {
        let (db, app) = (app.database.db.clone(), app.app.clone());
        let (facts, next) = (facts.clone(), next.clone());
        clients.push(tokio::spawn(async move {
            while let Some(fact) = facts.get(next.fetch_add(1, Ordering::Relaxed)) {
                let post = |conn| {
                    let (app, fact) = (app.clone(), fact.clone());
                    async move { app.post(&conn, city, fact, app.world().now()).await }
                };
                db.write::<_, AppError, _, _>("bench.post", post).await.unwrap();
            }
        }));
    }
    for client in clients {
        client.await.unwrap();
    }
}

fn rate(transactions: usize, spent: Duration) -> f64 {
    transactions as f64 / spent.as_secs_f64()
}

fn median(of: &[f64]) -> f64 {
    let mut sorted = of.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

#[tokio::main]
async fn main() {
    let given: Vec<usize> = std::env::args()
        .skip(1)
        .map(|text| text.parse().unwrap())
        .collect();
    let or = |place: usize, usual: usize| given.get(place).copied().unwrap_or(usual);
    let (transactions, rounds, entries) = (or(0, 20_000), or(1, 3), or(2, 1_000_000));
    let on = [
        (
            Backend::Postgres,
            vec![Contestant::Parvis, Contestant::Plain, Contestant::Pgbench],
        ),
        (Backend::Sqlite, vec![Contestant::Parvis, Contestant::Plain]),
    ];
    let mut rates: BTreeMap<(String, Contestant), Vec<f64>> = BTreeMap::new();
    for round in 0..rounds {
        for (backend, contestants) in &on {
            for contestant in contestants {
                let rate = contestant.run(*backend, transactions).await;
                println!(
                    "round {round}: {backend:?} {:<20} {rate:>8.0} transactions/s",
                    contestant.name()
                );
                let key = (format!("{backend:?}"), *contestant);
                rates.entry(key).or_default().push(rate);
            }
        }
    }
    println!("\nmedians of {rounds} rounds                transactions/s   Parvis / it");
    for ((backend, contestant), of) in &rates {
        let parvis = median(&rates[&(backend.clone(), Contestant::Parvis)]);
        println!(
            "{backend:<10} {:<22} {:>18.0} {:>13.2}",
            contestant.name(),
            median(of),
            parvis / median(of)
        );
    }
    println!("\nthe whole journal                    s per million entries   audit / it");
    for (backend, _) in on {
        journal::audited(backend, entries).await;
    }
}
