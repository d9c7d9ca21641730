//! What SQLite and PostgreSQL write differently.
//!
//! Migrations are SQL with placeholders: `{uuid}`, `{time}`, `{date}`, `{json}`, `{big}`, `{bool}`,
//! `{real}`, `{bytes}`. The SQLite names are those that SeaORM's reader expects. JSON is kept as text, so that what was decided can be compared byte for byte. Append-only tables and search
//! need triggers, whose syntax differs: those come from functions here.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

/// Placeholder, SQLite, PostgreSQL.
const TYPES: [(&str, &str, &str); 8] = [
    ("{uuid}", "uuid_text", "uuid"),
    ("{time}", "timestamp_with_timezone_text", "timestamptz"),
    ("{date}", "date_text", "date"),
    ("{json}", "text", "text"),
    ("{big}", "bigint", "bigint"),
    ("{bool}", "boolean", "boolean"),
    ("{real}", "double", "double precision"),
    ("{bytes}", "blob", "bytea"),
];

/// Runs SQL statements in the common dialect.
///
/// # Errors
/// Those of the database.
pub async fn run(manager: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    let sqlite = is_sqlite(manager);
    let mut text = sql.to_owned();
    for (placeholder, on_sqlite, on_postgres) in TYPES {
        text = text.replace(placeholder, if sqlite { on_sqlite } else { on_postgres });
    }
    manager
        .get_connection()
        .execute_unprepared(&text)
        .await
        .map(|_| ())
}

/// Whether the database is SQLite; otherwise it is PostgreSQL.
pub fn is_sqlite(manager: &SchemaManager<'_>) -> bool {
    manager.get_database_backend() == DatabaseBackend::Sqlite
}

/// Makes a table append-only: updates and deletes fail with a sentence.
///
/// # Errors
/// Those of the database.
pub async fn append_only(manager: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
    let sql = if is_sqlite(manager) {
        format!(
            "create trigger {table}_no_update before update on {table} begin select raise(abort, '{table} is append-only'); end;
             create trigger {table}_no_delete before delete on {table} begin select raise(abort, '{table} is append-only'); end;"
        )
    } else {
        format!(
            "create function {table}_append_only() returns trigger language plpgsql as $$
             begin raise exception '{table} is append-only'; end $$;
             create trigger {table}_no_change before update or delete on {table}
             for each row execute function {table}_append_only();
             create trigger {table}_no_truncate before truncate on {table}
             for each statement execute function {table}_append_only();"
        )
    };
    manager
        .get_connection()
        .execute_unprepared(&sql)
        .await
        .map(|_| ())
}

/// Makes the rows of a table stay as they are for as long as they are kept: updates fail with a sentence.
///
/// # Errors
/// Those of the database.
pub async fn never_changed(manager: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
    let sql = if is_sqlite(manager) {
        format!(
            "create trigger {table}_no_update before update on {table} begin select raise(abort, '{table} is never changed'); end;"
        )
    } else {
        format!(
            "create function {table}_append_only() returns trigger language plpgsql as $$
             begin raise exception '{table} is never changed'; end $$;
             create trigger {table}_no_change before update on {table}
             for each row execute function {table}_append_only();"
        )
    };
    manager
        .get_connection()
        .execute_unprepared(&sql)
        .await
        .map(|_| ())
}

/// Nothing is written into a closed period of the books, and a closed period stays as it is. On PostgreSQL whoever
/// writes holds a lock that whoever closes waits for, so that no transaction slips in while a period is being closed.
///
/// # Errors
/// Those of the database.
pub async fn close_periods(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let sql = if is_sqlite(manager) {
        "create trigger ledger_transaction_closed before insert on ledger_transaction
             when exists (select 1 from accounting_period p
                 where p.city_id = new.city_id and p.closed_at is not null and p.ends_at > new.occurred_at)
             begin select raise(abort, 'the books are closed for that day'); end;
         create trigger accounting_period_no_update before update on accounting_period when old.closed_at is not null
             begin select raise(abort, 'a closed period stays as it is'); end;
         create trigger accounting_period_no_delete before delete on accounting_period when old.closed_at is not null
             begin select raise(abort, 'a closed period stays as it is'); end;"
    } else {
        "create function ledger_transaction_closed() returns trigger language plpgsql as $$
             begin
                 perform pg_advisory_xact_lock_shared(hashtextextended('books/' || new.city_id::text, 0));
                 if exists (select 1 from accounting_period p
                     where p.city_id = new.city_id and p.closed_at is not null and p.ends_at > new.occurred_at) then
                     raise exception 'the books are closed for that day';
                 end if;
                 return new;
             end $$;
         create trigger ledger_transaction_closed before insert on ledger_transaction
             for each row execute function ledger_transaction_closed();
         create function accounting_period_closed() returns trigger language plpgsql as $$
             begin raise exception 'a closed period stays as it is'; end $$;
         create trigger accounting_period_closed before update or delete on accounting_period
             for each row when (old.closed_at is not null) execute function accounting_period_closed();"
    };
    manager.get_connection().execute_unprepared(sql).await.map(|_| ())
}

/// Takes back what [`close_periods`] did.
///
/// # Errors
/// Those of the database.
pub async fn reopen_periods(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let sql = if is_sqlite(manager) {
        "drop trigger ledger_transaction_closed;
         drop trigger accounting_period_no_update;
         drop trigger accounting_period_no_delete;"
    } else {
        "drop trigger ledger_transaction_closed on ledger_transaction;
         drop function ledger_transaction_closed();
         drop trigger accounting_period_closed on accounting_period;
         drop function accounting_period_closed();"
    };
    manager.get_connection().execute_unprepared(sql).await.map(|_| ())
}

/// Drops tables in this order, with the trigger functions of those that were append-only.
///
/// # Errors
/// Those of the database.
pub async fn drop_tables(manager: &SchemaManager<'_>, tables: &[&str]) -> Result<(), DbErr> {
    for table in tables {
        run(manager, &format!("drop table {table}")).await?;
        if !is_sqlite(manager) {
            run(manager, &format!("drop function if exists {table}_append_only()")).await?;
        }
    }
    Ok(())
}

/// Keeps a full-text index over `project.search_text`: FTS5 on SQLite, a GIN index on PostgreSQL.
///
/// # Errors
/// Those of the database.
pub async fn searchable(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let sql = if is_sqlite(manager) {
        "create virtual table project_search using fts5(search_text, content='project', tokenize=\"unicode61 remove_diacritics 2\");
         create trigger project_search_insert after insert on project begin
             insert into project_search (rowid, search_text) values (new.rowid, new.search_text); end;
         create trigger project_search_update after update of search_text on project begin
             insert into project_search (project_search, rowid, search_text) values ('delete', old.rowid, old.search_text);
             insert into project_search (rowid, search_text) values (new.rowid, new.search_text); end;
         create trigger project_search_delete after delete on project begin
             insert into project_search (project_search, rowid, search_text) values ('delete', old.rowid, old.search_text); end;"
    } else {
        "create index project_search on project using gin (to_tsvector('simple', search_text));"
    };
    manager.get_connection().execute_unprepared(sql).await.map(|_| ())
}
