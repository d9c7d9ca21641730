//! Connections and transactions.

use std::sync::Arc;
use std::time::Duration;

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    ExecResult, QueryResult, Statement, TransactionOptions, TransactionTrait,
};
use tracing::Instrument;

use crate::{StoreError, dialect};

/// How to reach the database.
#[derive(Debug, Clone)]
pub struct DbSettings {
    /// `sqlite:///path/to/file.db` or `postgres://…`.
    pub url: String,
    /// Connections at most (readers at most, on SQLite, which has one writer).
    pub connections_max: u32,
}

/// The database: a pool of connections, and on SQLite the one writer beside it.
#[derive(Clone)]
pub struct Db {
    reader: Conn,
    writer: DatabaseConnection,
}

/// What a query runs on: the pool, or a transaction of [`Db::write`]. Cheap to clone.
#[derive(Clone)]
pub struct Conn(Inner);

#[derive(Clone)]
enum Inner {
    Pool(DatabaseConnection),
    Transaction(Arc<DatabaseTransaction>),
}

#[derive(sea_orm::FromQueryResult)]
struct VersionRow {
    version: String,
}

/// How often a transaction is tried in all.
const TRIES_MAX: u32 = 6;

impl Db {
    /// Connects, without touching the schema.
    ///
    /// # Errors
    /// [`StoreError::Folder`] where an embedded database's folder is missing or read-only; otherwise
    /// [`StoreError::Database`].
    pub async fn connect(settings: &DbSettings) -> Result<Db, StoreError> {
        if let Some(path) = dialect::sqlite_path(&settings.url) {
            dialect::check_folder(path)?;
            // One connection for writing makes the queue of writers fair; SQLite's own busy handler
            // sleeps and wakes in any order.
            let writer = Database::connect(dialect::sqlite_options(&settings.url, 1)).await?;
            let reader =
                Database::connect(dialect::sqlite_options(&settings.url, settings.connections_max)).await?;
            return Ok(Db {
                reader: Conn(Inner::Pool(reader)),
                writer,
            });
        }
        let mut options = ConnectOptions::new(&settings.url);
        options
            .max_connections(settings.connections_max)
            .acquire_timeout(Duration::from_secs(5))
            .sqlx_logging(false);
        let pool = Database::connect(options).await?;
        Ok(Db {
            reader: Conn(Inner::Pool(pool.clone())),
            writer: pool,
        })
    }

    /// Connects to a new embedded database that is being filled and is thrown away if that fails: its
    /// commits do not wait for the disk. [`Db::close`] it before its file is used as another's.
    ///
    /// # Errors
    /// Those of [`Db::connect`].
    pub async fn connect_scratch(file: &std::path::Path) -> Result<Db, StoreError> {
        dialect::check_folder(file)?;
        let url = format!("sqlite://{}", file.display());
        let writer = Database::connect(dialect::scratch_options(&url, 1)).await?;
        let reader = Database::connect(dialect::scratch_options(&url, 2)).await?;
        Ok(Db {
            reader: Conn(Inner::Pool(reader)),
            writer,
        })
    }

    /// Closes every connection, waiting for those in use. An embedded database is one whole file then.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn close(&self) -> Result<(), StoreError> {
        if let Inner::Pool(reader) = &self.reader.0 {
            reader.close_by_ref().await?;
        }
        Ok(self.writer.close_by_ref().await?)
    }

    /// For queries outside a transaction.
    pub fn read(&self) -> &Conn {
        &self.reader
    }

    /// A text that stays the same for as long as no process commits anything; `None` where the database
    /// tells nothing of the kind.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn data_version(&self) -> Result<Option<String>, StoreError> {
        let Some(statement) = dialect::data_version(&self.reader) else {
            return Ok(None);
        };
        let row: Option<VersionRow> = crate::sql::one(&self.reader, statement, Vec::new()).await?;
        Ok(row.map(|row| row.version))
    }

    /// For migrations only, which bring their own transactions.
    pub fn connection_for_migrations(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Whether the database is the embedded one.
    pub fn is_embedded(&self) -> bool {
        self.writer.get_database_backend() == DbBackend::Sqlite
    }

    /// Runs `work` in one transaction: all of it is stored, or nothing. `name` (`noun.verb`) names the
    /// span. Deadlocks and serialization failures are tried again, a few times, after a jittered pause;
    /// `work` may therefore run more than once and must change nothing outside the database.
    ///
    /// PostgreSQL runs READ COMMITTED (locks are taken explicitly, in the order of the identifiers),
    /// SQLite BEGIN IMMEDIATE.
    ///
    /// # Errors
    /// Those of `work`, after a rollback; those of the database.
    pub async fn write<T, E, F, Fut>(&self, name: &'static str, work: F) -> Result<T, E>
    where
        F: Fn(Conn) -> Fut,
        Fut: Future<Output = Result<T, E>>,
        E: From<StoreError> + AsStoreError,
    {
        let span = tracing::info_span!("db.write", db.name = name);
        async {
            let mut tried = 1;
            loop {
                let error = match self.write_once(&work).await {
                    Ok(value) => return Ok(value),
                    Err(error) => error,
                };
                if tried == TRIES_MAX || !error.as_store_error().is_some_and(StoreError::is_transient) {
                    return Err(error);
                }
                tracing::debug!(db.name = name, tried, "transaction tried again");
                // The address of a local is as good a jitter as is needed to part two colliding writers.
                let jitter = (std::ptr::from_ref(&tried).addr() >> 4) as u64 % 7;
                tokio::time::sleep(Duration::from_millis((1 << tried) + jitter)).await;
                tried += 1;
            }
        }
        .instrument(span)
        .await
    }

    /// Runs `work` in one transaction that is rolled back whatever comes of it: what would happen, and nothing does.
    ///
    /// # Errors
    /// Those of `work`; those of the database.
    pub async fn rehearse<T, E, F, Fut>(&self, name: &'static str, work: F) -> Result<T, E>
    where
        F: Fn(Conn) -> Fut,
        Fut: Future<Output = Result<T, E>>,
        E: From<StoreError> + AsStoreError,
    {
        let rehearsed = self.write(name, |conn| {
            let work = work(conn);
            async move { Err::<Never, _>(Rehearsed::from(work.await)) }
        });
        match rehearsed.await {
            Ok(never) => match never {},
            Err(Rehearsed::Done(value)) => Ok(value),
            Err(Rehearsed::Failed(error)) => Err(error),
        }
    }

    async fn write_once<T, E, F, Fut>(&self, work: &F) -> Result<T, E>
    where
        F: Fn(Conn) -> Fut,
        Fut: Future<Output = Result<T, E>>,
        E: From<StoreError>,
    {
        let options = TransactionOptions {
            sqlite_transaction_mode: dialect::transaction_mode(self.is_embedded()),
            ..Default::default()
        };
        let transaction = self
            .writer
            .begin_with_options(options)
            .await
            .map_err(StoreError::from)?;
        let conn = Conn(Inner::Transaction(Arc::new(transaction)));
        // On the heap: what a use case does in its transaction goes deep, and whoever waits for it need not carry it.
        let result = Box::pin(work(conn.clone())).await;
        let Inner::Transaction(shared) = conn.0 else {
            unreachable!("made two lines above")
        };
        let Some(transaction) = Arc::into_inner(shared) else {
            // A clone outlived the closure: committing would be a guess.
            return Err(StoreError::from(DbErr::Custom("a transaction escaped its closure".into())).into());
        };
        match result {
            Ok(value) => {
                transaction.commit().await.map_err(StoreError::from)?;
                Ok(value)
            }
            Err(error) => {
                // The error that made us roll back is the one to tell; a failed rollback ends the same way.
                if let Err(rollback) = transaction.rollback().await {
                    tracing::warn!(error = %rollback, "rollback failed");
                }
                Err(error)
            }
        }
    }
}

/// What nobody can make: a rehearsal ends by its error, which rolls back.
enum Never {}

/// How a rehearsal ended.
enum Rehearsed<T, E> {
    Done(T),
    Failed(E),
}

impl<T, E> From<Result<T, E>> for Rehearsed<T, E> {
    fn from(result: Result<T, E>) -> Self {
        match result {
            Ok(value) => Self::Done(value),
            Err(error) => Self::Failed(error),
        }
    }
}

impl<T, E: From<StoreError>> From<StoreError> for Rehearsed<T, E> {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl<T, E: AsStoreError> AsStoreError for Rehearsed<T, E> {
    fn as_store_error(&self) -> Option<&StoreError> {
        match self {
            Self::Done(_) => None,
            Self::Failed(error) => error.as_store_error(),
        }
    }
}

/// Lets [`Db::write`] see whether an error of the use case came from the database.
pub trait AsStoreError {
    /// The database's error inside, if it is one.
    fn as_store_error(&self) -> Option<&StoreError>;
}

impl AsStoreError for StoreError {
    fn as_store_error(&self) -> Option<&StoreError> {
        Some(self)
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Conn {
    fn get_database_backend(&self) -> DbBackend {
        match &self.0 {
            Inner::Pool(pool) => pool.get_database_backend(),
            Inner::Transaction(transaction) => transaction.get_database_backend(),
        }
    }
    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        match &self.0 {
            Inner::Pool(pool) => pool.execute_raw(statement).await,
            Inner::Transaction(transaction) => transaction.execute_raw(statement).await,
        }
    }
    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        match &self.0 {
            Inner::Pool(pool) => pool.execute_unprepared(sql).await,
            Inner::Transaction(transaction) => transaction.execute_unprepared(sql).await,
        }
    }
    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        match &self.0 {
            Inner::Pool(pool) => pool.query_one_raw(statement).await,
            Inner::Transaction(transaction) => transaction.query_one_raw(statement).await,
        }
    }
    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match &self.0 {
            Inner::Pool(pool) => pool.query_all_raw(statement).await,
            Inner::Transaction(transaction) => transaction.query_all_raw(statement).await,
        }
    }
}
