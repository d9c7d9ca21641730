//! A database for each test: a fresh file on SQLite, a clone of a migrated template on PostgreSQL.

use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use store::{Db, DbSettings};

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// The embedded one.
    Sqlite,
    /// What a city runs.
    Postgres,
}

/// A migrated database that goes away with the test.
pub struct TestDb {
    /// The address.
    pub url: String,
    /// Connected.
    pub db: Db,
    backend: Backend,
    _folder: Option<tempfile::TempDir>,
}

/// Any number that nothing else locks.
const TEMPLATE_LOCK: i64 = 7_265_646;

impl TestDb {
    /// A fresh database.
    pub async fn new(backend: Backend) -> TestDb {
        match backend {
            Backend::Sqlite => {
                let folder = tempfile::tempdir().unwrap();
                let url = format!("sqlite://{}", folder.path().join("test.db").display());
                let db = connect(&url).await;
                Migrator::up(db.connection_for_migrations(), None).await.unwrap();
                TestDb {
                    url,
                    db,
                    backend,
                    _folder: Some(folder),
                }
            }
            Backend::Postgres => {
                let server = postgres_server();
                let admin = Database::connect(address(&server, "postgres")).await.unwrap();
                let template = template(&admin, &server).await;
                let name = format!("parvis_{}", uuid::Uuid::new_v4().simple());
                let clone = format!("create database {name} template {template}");
                admin.execute_unprepared(&clone).await.unwrap();
                admin.close().await.unwrap();
                let url = address(&server, &name);
                TestDb {
                    db: connect(&url).await,
                    url,
                    backend,
                    _folder: None,
                }
            }
        }
    }

    /// A database that is there, migrated, and stays.
    pub async fn at(url: &str) -> TestDb {
        TestDb {
            db: connect(url).await,
            url: url.to_owned(),
            backend: if url.starts_with("sqlite") {
                Backend::Sqlite
            } else {
                Backend::Postgres
            },
            _folder: None,
        }
    }

    /// A second connection to the same database: another process, as far as the database can tell.
    pub async fn again(&self) -> Db {
        connect(&self.url).await
    }

    /// Takes the database away at once: for a test that needs hundreds of them.
    pub async fn remove(self) {
        self.db.close().await.unwrap();
        if self.backend == Backend::Postgres {
            let name = self.url.split('?').next().and_then(|url| url.rsplit('/').next());
            let admin = Database::connect(address(&postgres_server(), "postgres"))
                .await
                .unwrap();
            let drop = format!("drop database {} with (force)", name.unwrap());
            admin.execute_unprepared(&drop).await.unwrap();
            admin.close().await.unwrap();
        }
    }
}

async fn connect(url: &str) -> Db {
    connect_few(url, 8).await
}

/// Connects with so many connections at most.
pub async fn connect_few(url: &str, connections_max: u32) -> Db {
    let settings = DbSettings {
        url: url.to_owned(),
        connections_max,
    };
    Db::connect(&settings)
        .await
        .unwrap_or_else(|error| panic!("{url}: {error}"))
}

/// `postgres://user@host:port/?host=/socket/folder`: where the throw-away server is.
fn postgres_server() -> String {
    std::env::var("PARVIS_TEST_POSTGRES").unwrap_or_else(|_| {
        panic!(
            "PARVIS_TEST_POSTGRES is not set: `tests/run` starts a throw-away PostgreSQL and sets it; by hand, \
             set it to the address of a server on which databases may be created"
        )
    })
}

fn address(server: &str, database: &str) -> String {
    match server.split_once('?') {
        Some((base, query)) => format!("{}/{database}?{query}", base.trim_end_matches('/')),
        None => format!("{}/{database}", server.trim_end_matches('/')),
    }
}

/// The migrated template of this set of migrations, made by whichever test comes first.
async fn template(admin: &DatabaseConnection, server: &str) -> String {
    let name = format!("parvis_template_{}", migrations_hash());
    let one = |sql: String| Statement::from_string(DbBackend::Postgres, sql);
    // The lock belongs to a session: everything here must run on one connection.
    let lock = Database::connect(
        sea_orm::ConnectOptions::new(address(server, "postgres"))
            .max_connections(1)
            .to_owned(),
    )
    .await
    .unwrap();
    lock.execute_unprepared(&format!("select pg_advisory_lock({TEMPLATE_LOCK})"))
        .await
        .unwrap();
    let exists = admin
        .query_one_raw(one(format!(
            "select 1 as one from pg_database where datname = '{name}'"
        )))
        .await
        .unwrap()
        .is_some();
    if !exists {
        let half = format!("{name}_half");
        admin
            .execute_unprepared(&format!("drop database if exists {half}"))
            .await
            .unwrap();
        admin
            .execute_unprepared(&format!("create database {half}"))
            .await
            .unwrap();
        let fresh = Database::connect(address(server, &half)).await.unwrap();
        Migrator::up(&fresh, None).await.unwrap();
        fresh.close().await.unwrap();
        admin
            .execute_unprepared(&format!("alter database {half} rename to {name}"))
            .await
            .unwrap();
    }
    lock.close().await.unwrap();
    name
}

/// Changes whenever a migration file does (FNV-1a).
fn migrations_hash() -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for file in files
        .iter()
        .filter(|file| file.extension().is_some_and(|e| e == "rs"))
    {
        for byte in std::fs::read(file).unwrap() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}
