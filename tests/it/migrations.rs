//! Every migration can be taken back, and every foreign key is indexed.

use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use tests::{TestApp, on_both};

on_both! {
    async fn migrations_go_down_and_up_again(app: TestApp) {
        let raw = app.database.db.connection_for_migrations();
        Migrator::down(raw, None).await.unwrap();
        let left = match raw.get_database_backend() {
            DbBackend::Sqlite => "select name as left_over from sqlite_master where name not like 'seaql%' and name not like 'sqlite%'",
            _ => "select table_name::text as left_over from information_schema.tables where table_schema = 'public' and table_name not like 'seaql%'
                  union all select proname::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public'",
        };
        let rows = raw.query_all_raw(Statement::from_string(raw.get_database_backend(), left)).await.unwrap();
        let names: Vec<String> = rows.iter().map(|row| row.try_get("", "left_over").unwrap()).collect();
        assert!(names.is_empty(), "left over: {names:?}");
        Migrator::up(raw, None).await.unwrap();
        app.town().await;
    }
}

/// A foreign key is indexed where some index begins with its columns, in any order.
#[tokio::test]
async fn every_foreign_key_is_indexed() {
    let app = TestApp::new(tests::Backend::Postgres).await;
    let raw = app.database.db.connection_for_migrations();
    let missing = "select c.conrelid::regclass::text || '.' || c.conname as missing from pg_constraint c
        where c.contype = 'f' and not exists (
            select 1 from pg_index i where i.indrelid = c.conrelid and i.indpred is null
              and (select array_agg(k order by k) from unnest((i.indkey::int2[])[0:cardinality(c.conkey) - 1]) k)
                = (select array_agg(k order by k) from unnest(c.conkey) k))";
    let rows = raw
        .query_all_raw(Statement::from_string(DbBackend::Postgres, missing))
        .await
        .unwrap();
    let names: Vec<String> = rows
        .iter()
        .map(|row| row.try_get("", "missing").unwrap())
        .collect();
    assert!(names.is_empty(), "foreign keys without an index: {names:#?}");
}
