//! A long journal, audited.

use std::time::Instant;

use domain::{CityId, Id, LedgerTransactionId};
use ledger::Transaction;
use sea_orm::{ConnectionTrait, Statement};
use store::StoreError;
use tests::{Backend, TestApp};

use crate::{fact, median};

/// Transactions stored at once, and sealed at once.
const AT_ONCE: usize = 20_000;
/// Audits of one journal.
const AUDITS: usize = 3;

/// Everything that the audit reads of the journal, added up by the database.
const READ: &str =
    "select cast(sum(length(t.kind) + length(t.cause) + length(s.hash) + length(e.account) + e.amount_minor)
    as bigint) as n from ledger_seal s
    join ledger_transaction t on t.city_id = s.city_id and t.id = s.transaction_id
    join ledger_entry e on e.city_id = t.city_id and e.transaction_id = t.id";

async fn filled(app: &TestApp, city: CityId, entries: usize) {
    let world = app.app.world();
    let mut number = 0;
    while number < entries / 2 {
        let until = (number + AT_ONCE).min(entries / 2);
        let new: Vec<(LedgerTransactionId, Transaction)> = (number..until)
            .map(|number| (Id::new(world), fact(app, number).at(world.now()).unwrap()))
            .collect();
        let append = |conn| {
            let new = new.clone();
            async move { store::journal::append(&conn, city, &new, world.now()).await }
        };
        app.database
            .db
            .write::<_, StoreError, _, _>("bench.append", append)
            .await
            .unwrap();
        app.app.decide(city).await.unwrap();
        number = until;
    }
}

/// Fills a journal and says how long its audit takes, for a million entries.
pub async fn audited(backend: Backend, entries: usize) {
    let app = TestApp::new(backend).await;
    let city = app.town().await.city.id;
    filled(&app, city, entries).await;
    let raw = app.database.db.connection_for_migrations();
    let (mut audits, mut reads) = (Vec::new(), Vec::new());
    for _ in 0..AUDITS {
        let start = Instant::now();
        let statement = Statement::from_string(raw.get_database_backend(), READ);
        raw.query_one_raw(statement).await.unwrap().unwrap();
        reads.push(start.elapsed().as_secs_f64());
        let start = Instant::now();
        let report = app.app.audit(None).await.unwrap().remove(0);
        audits.push(start.elapsed().as_secs_f64());
        assert!(report.findings.is_empty(), "{:?}", report.findings.first());
        assert_eq!(report.entries, entries as u64 / 2 * 2);
    }
    let per_million = |seconds: &[f64]| median(seconds) * 1e6 / entries as f64;
    let (audit, read) = (per_million(&audits), per_million(&reads));
    for (name, seconds) in [("the audit", audit), ("the database adds it up", read)] {
        let backend = format!("{backend:?}");
        println!(
            "{backend:<10} {name:<26} {seconds:>16.1} {:>13.2}",
            audit / seconds
        );
    }
    app.database.remove().await;
}
