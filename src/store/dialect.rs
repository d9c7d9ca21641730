//! What SQLite and PostgreSQL do differently, side by side.

use std::path::Path;
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, ConnectionTrait, DbBackend, SqliteTransactionMode};

use crate::{Conn, StoreError};

/// The file of a `sqlite://` address.
pub fn sqlite_path(url: &str) -> Option<&Path> {
    let rest = url.strip_prefix("sqlite:")?;
    let path = rest.strip_prefix("//").unwrap_or(rest);
    Some(Path::new(path.split('?').next().unwrap_or(path)))
}

/// Says plainly what is wrong with the folder of an embedded database, before SQLite says “unable to
/// open database file”.
pub fn check_folder(file: &Path) -> Result<(), StoreError> {
    let folder = file
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let refuse = |path: &Path, error: std::io::Error| {
        Err(StoreError::Folder {
            path: path.display().to_string(),
            reason: error.to_string(),
        })
    };
    // Named after the process: another may try at the same moment, and takes its own away.
    let probe = folder.join(format!(".parvis-write-test-{}", std::process::id()));
    match std::fs::write(&probe, b"parvis") {
        Err(error) => return refuse(folder, error),
        Ok(()) => {
            if let Err(error) = std::fs::remove_file(&probe) {
                return refuse(&probe, error);
            }
        }
    }
    if file.exists()
        && let Err(error) = std::fs::OpenOptions::new().append(true).open(file)
    {
        return refuse(file, error);
    }
    Ok(())
}

/// Write-ahead log, every commit flushed to the disk (an answered pledge must survive a power cut).
pub fn sqlite_options(url: &str, connections_max: u32) -> ConnectOptions {
    options(url, connections_max, SqliteSynchronous::Full)
}

/// The same without waiting for the disk, for a file that is thrown away unless it is filled to the end.
pub fn scratch_options(url: &str, connections_max: u32) -> ConnectOptions {
    options(url, connections_max, SqliteSynchronous::Off)
}

fn options(url: &str, connections_max: u32, synchronous: SqliteSynchronous) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections_max)
        .acquire_timeout(Duration::from_secs(10))
        .sqlx_logging(false);
    options.map_sqlx_sqlite_opts(move |sqlite| {
        sqlite
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(synchronous)
            .busy_timeout(Duration::from_secs(5))
            .foreign_keys(true)
            .pragma("temp_store", "memory")
    });
    options
}

/// SQLite's writers begin as writers: a deferred transaction that turns into one fails at once when
/// another has written meanwhile.
pub fn transaction_mode(embedded: bool) -> Option<SqliteTransactionMode> {
    embedded.then_some(SqliteTransactionMode::Immediate)
}

/// Locks the selected rows until the end of the transaction; SQLite's one writer needs no lock.
pub fn for_update(conn: &Conn) -> &'static str {
    match conn.get_database_backend() {
        DbBackend::Postgres => " for update",
        _ => "",
    }
}

/// Takes only rows that nobody else has locked.
pub fn for_update_skip_locked(conn: &Conn) -> &'static str {
    match conn.get_database_backend() {
        DbBackend::Postgres => " for update skip locked",
        _ => "",
    }
}

/// Lets transactions that name the same text come one after the other; SQLite's writers do so anyway.
pub async fn lock_text(conn: &Conn, text: &str) -> Result<(), StoreError> {
    if conn.get_database_backend() == DbBackend::Postgres {
        let statement = "select pg_advisory_xact_lock(hashtextextended($1, 0))";
        crate::sql::run(conn, statement, vec![text.into()]).await?;
    }
    Ok(())
}

/// A condition on `p` (project) that its texts hold words beginning with those of `words`, bound as
/// parameter `$number` in the form of [`search_words`].
pub fn search_condition(conn: &Conn, number: usize) -> String {
    match conn.get_database_backend() {
        DbBackend::Postgres => {
            format!("to_tsvector('simple', p.search_text) @@ to_tsquery('simple', ${number})")
        }
        _ => format!("p.rowid in (select rowid from project_search where project_search match ${number})"),
    }
}

/// What a reader typed, as a query for both full-text engines: each word as a prefix, all of them
/// wanted. `None` where no letter or digit is left.
pub fn search_words(conn: &Conn, typed: &str) -> Option<String> {
    let words = crate::texts::words_of(typed);
    if words.is_empty() {
        return None;
    }
    Some(match conn.get_database_backend() {
        DbBackend::Postgres => words
            .iter()
            .map(|w| format!("{w}:*"))
            .collect::<Vec<_>>()
            .join(" & "),
        _ => words
            .iter()
            .map(|w| format!("\"{w}\"*"))
            .collect::<Vec<_>>()
            .join(" "),
    })
}

/// A statement that gives another text after every commit of whatever process; SQLite has none that means the
/// same on each connection of a pool, and one process is its rule.
pub fn data_version(conn: &Conn) -> Option<&'static str> {
    match conn.get_database_backend() {
        DbBackend::Postgres => Some("select cast(pg_current_snapshot() as text) as version"),
        _ => None,
    }
}
