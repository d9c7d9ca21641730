//! The queue of background jobs: a table, so that a job is queued in the transaction of its cause.

use chrono::{DateTime, Duration, Utc};
use domain::{CityId, Id, JobId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait, FromQueryResult};
use uuid::Uuid;

use crate::entity::job;
use crate::{Conn, StoreError, dialect, sql};

/// The kind of the jobs that carry a simulation out.
pub const SIMULATION: &str = "simulation.run";
/// The kind of the jobs that make the receipts of a year.
pub const RECEIPTS: &str = "receipt.run";
/// The kind of the jobs that have providers end payments which nobody is to make.
pub const DROP: &str = "pledge.drop";

/// How the kinds of mails begin.
const MAILS: &str = "mail.%";

/// Long work has a lane of its own, so that no mail waits for it; and so have mails, so that nothing waits for a mail
/// server that does not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// Mails.
    Mail,
    /// Seconds at most.
    Short,
    /// Minutes, perhaps.
    Long,
}

/// A job to be queued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewJob {
    /// Its identifier; also what makes its effects recognisable when it runs twice.
    pub id: JobId,
    /// The city, if it concerns one.
    pub city: Option<CityId>,
    /// Which job, such as `mail.sign_in_link`.
    pub kind: &'static str,
    /// What it needs to know, JSON.
    pub body: String,
    /// Not before.
    pub run_at: DateTime<Utc>,
    /// A second job with the same key is not queued.
    pub unique_key: Option<String>,
}

/// A job taken from the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenJob {
    /// Its identifier.
    pub id: JobId,
    /// Which job.
    pub kind: String,
    /// What it needs to know, JSON.
    pub body: String,
    /// How often it was begun, this time included.
    pub attempts: i32,
}

/// Queues jobs.
pub async fn queue(conn: &Conn, new: &[NewJob], now: DateTime<Utc>) -> Result<(), StoreError> {
    for part in new.chunks(sql::ROWS_PER_STATEMENT) {
        let rows = part.iter().map(|new| job::ActiveModel {
            id: Set(new.id.uuid()),
            city_id: Set(new.city.map(Id::uuid)),
            kind: Set(new.kind.to_owned()),
            body: Set(new.body.clone()),
            state: Set("waiting".to_owned()),
            run_at: Set(new.run_at),
            attempts: Set(0),
            last_error: Set(None),
            unique_key: Set(new.unique_key.clone()),
            created_at: Set(now),
            finished_at: Set(None),
        });
        let keep_first = OnConflict::column(job::Column::UniqueKey).do_nothing().to_owned();
        job::Entity::insert_many(rows)
            .on_conflict(keep_first)
            .exec_without_returning(conn)
            .await?;
    }
    Ok(())
}

/// Queues a job with a key; where one with the same key has ended, for good or not, it is done again.
pub async fn queue_again(conn: &Conn, new: NewJob, now: DateTime<Utc>) -> Result<(), StoreError> {
    let key = new.unique_key.clone();
    let ended = sql::run(
        conn,
        "update job set state = 'waiting', body = $1, run_at = $2, attempts = 0, finished_at = null, last_error = null
         where unique_key = $3 and state in ('done', 'failed')",
        vec![new.body.clone().into(), new.run_at.into(), key.into()],
    )
    .await?;
    if ended == 0 {
        queue(conn, &[new], now).await?;
    }
    Ok(())
}

/// Does the jobs of a kind again that were given up; gives how many there were.
pub async fn revive(conn: &Conn, kind: &str, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let statement = "update job set state = 'waiting', run_at = $1, attempts = 0, finished_at = null
         where kind = $2 and state = 'failed'";
    sql::run(conn, statement, vec![now.into(), kind.into()]).await
}

#[derive(FromQueryResult)]
struct TakenRow {
    id: Uuid,
    kind: String,
    body: String,
    attempts: i32,
}

/// Takes the next job of a lane that is due. It counts as running for `lease`; after that another worker may take
/// it again: a process that died does not lose it.
pub async fn take(
    conn: &Conn,
    lane: Lane,
    now: DateTime<Utc>,
    lease: Duration,
) -> Result<Option<TakenJob>, StoreError> {
    let skip = dialect::for_update_skip_locked(conn);
    let is = match lane {
        Lane::Mail => "kind like $5",
        Lane::Short => "kind not in ($3, $4) and kind not like $5",
        Lane::Long => "kind in ($3, $4)",
    };
    let statement = format!(
        "update job set state = 'running', attempts = attempts + 1, run_at = $2
         where id = (select id from job where state in ('waiting', 'running') and run_at <= $1 and {is}
                     order by run_at, id limit 1{skip})
         returning id, kind, body, attempts"
    );
    let values = vec![
        now.into(),
        (now + lease).into(),
        SIMULATION.into(),
        RECEIPTS.into(),
        MAILS.into(),
    ];
    let row: Option<TakenRow> = sql::one(conn, &statement, values).await?;
    let of = |row: TakenRow| TakenJob {
        id: JobId::from_uuid(row.id),
        kind: row.kind,
        body: row.body,
        attempts: row.attempts,
    };
    Ok(row.map(of))
}

/// The job is alive, and counts as running until then; false where another worker has taken it since.
pub async fn hold(conn: &Conn, job: &TakenJob, until: DateTime<Utc>) -> Result<bool, StoreError> {
    let touched = sql::run(
        conn,
        "update job set run_at = $1 where id = $2 and attempts = $3 and state = 'running'",
        vec![until.into(), job.id.uuid().into(), job.attempts.into()],
    )
    .await?;
    Ok(touched > 0)
}

/// The job is done; what it knew is forgotten, for it may be a secret.
pub async fn finish(conn: &Conn, id: JobId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let values = vec![now.into(), id.uuid().into()];
    let statement =
        "update job set state = 'done', body = '{}', finished_at = $1, last_error = null where id = $2";
    sql::run(conn, statement, values).await?;
    Ok(())
}

/// The job failed: again at `again_at`, or never.
pub async fn fail(
    conn: &Conn,
    id: JobId,
    error: &str,
    again_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let error: String = error.chars().take(500).collect();
    let (state, run_at, finished) = match again_at {
        Some(at) => ("waiting", at, None),
        None => ("failed", now, Some(now)),
    };
    sql::run(
        conn,
        "update job set state = $1, run_at = $2, last_error = $3, finished_at = $4 where id = $5",
        vec![
            state.into(),
            run_at.into(),
            error.into(),
            finished.into(),
            id.uuid().into(),
        ],
    )
    .await?;
    Ok(())
}
