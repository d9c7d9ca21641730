//! What holds in every database at rest, counted from rows, and that each of these checks can fail: a row is broken as
//! only somebody with the database's own rights could, and the check says so.

mod broken;
mod story;

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbBackend, Statement};
use store::StoreError;
use tests::{Backend, TestApp};

use self::broken::BROKEN;

/// The checks.
const INVARIANTS: &str = include_str!("../invariants.sql");

/// Until the end of the transaction neither foreign keys nor the triggers of what is append-only nor checks stand in
/// the way.
const UNGUARDED: &str = "
set local session_replication_role = replica;
do $$ declare one record; begin
    for one in select conrelid::regclass as of_table, conname from pg_constraint
        where contype = 'c' and connamespace = 'public'::regnamespace loop
        execute format('alter table %s drop constraint %I', one.of_table, one.conname);
    end loop;
end $$";

/// Fails unless each of them holds. They are written for PostgreSQL; on SQLite nothing is asked.
pub async fn hold(app: &TestApp) {
    if app.database.db.is_embedded() {
        return;
    }
    let found = ask(app.database.db.read()).await;
    let broken: Vec<_> = found.into_iter().filter(|(_, times)| *times > 0).collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

/// What must not be, and how often it is.
async fn ask(conn: &impl ConnectionTrait) -> BTreeMap<String, i64> {
    let statement = Statement::from_string(DbBackend::Postgres, INVARIANTS);
    let rows = conn.query_all_raw(statement).await.unwrap();
    let of = |row: sea_orm::QueryResult| {
        (
            row.try_get::<String>("", "broken").unwrap(),
            row.try_get::<i64>("", "times").unwrap(),
        )
    };
    rows.into_iter().map(of).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_invariant_holds_and_can_fail() {
    let app = TestApp::new(Backend::Postgres).await;
    story::told(&app).await;
    app.assert_clean().await;
    hold(&app).await;
    let known = ask(app.database.db.read()).await;
    let shown: Vec<&str> = BROKEN.iter().map(|(what, _)| *what).collect();
    for what in known.keys() {
        assert!(
            shown.contains(&what.as_str()),
            "nothing shows that “{what}” can fail"
        );
    }
    let mut blind = Vec::new();
    for (what, breaks) in BROKEN {
        assert!(known.contains_key(*what), "there is no “{what}”");
        // Rolled back, whatever comes of it.
        let broken = app.database.db.rehearse("invariant.break", |conn| async move {
            conn.execute_unprepared(UNGUARDED)
                .await
                .map_err(StoreError::from)?;
            conn.execute_unprepared(breaks).await.map_err(StoreError::from)?;
            Ok::<_, StoreError>(ask(&conn).await)
        });
        let broken = broken.await.unwrap_or_else(|error| panic!("{what}: {error}"));
        if broken[*what] == 0 {
            blind.push(*what);
        }
    }
    assert!(blind.is_empty(), "not seen: {blind:#?}");
    hold(&app).await;
}
