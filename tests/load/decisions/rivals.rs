//! Others who store the same decisions: a transaction for each gift.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, Statement,
    TransactionTrait, Value,
};
use uuid::Uuid;

use crate::given::Given;

/// How they go about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Read the pool's row under a lock, compute, write.
    Orm,
    /// Write, the pool's row last.
    Plain,
}

type Gift = (Uuid, Uuid, Uuid, Uuid, i64);

/// Decides every gift, so many at a time.
pub async fn run(given: &Given, style: Style, clients: usize) {
    let mut options = ConnectOptions::new(&given.app.database.url);
    options
        .max_connections(u32::try_from(clients).unwrap())
        .sqlx_logging(false);
    let pool = Database::connect(options).await.unwrap();
    let made = "create sequence if not exists rival_seq start 100000";
    pool.execute_unprepared(made).await.unwrap();
    let city = domain::Id::uuid(given.city);
    let (next, gifts) = (Arc::new(AtomicUsize::new(0)), Arc::new(given.gifts.clone()));
    let mut tasks = Vec::new();
    for _ in 0..clients {
        let (pool, next, gifts) = (pool.clone(), next.clone(), gifts.clone());
        tasks.push(tokio::spawn(async move {
            while let Some(gift) = gifts.get(next.fetch_add(1, Ordering::Relaxed)) {
                decide(&pool, city, *gift, style).await;
            }
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    pool.close().await.unwrap();
}

async fn decide(pool: &DatabaseConnection, city: Uuid, gift: Gift, style: Style) {
    let (event, pledge, project, of, amount) = gift;
    let work = pool.begin().await.unwrap();
    let mut minor = amount;
    if style == Style::Orm {
        let ask = async |sql: &str, values: Vec<Value>| {
            let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
            work.query_one_raw(statement).await.unwrap()
        };
        ask(
            "select * from pledge where city_id = $1 and id = $2",
            vec![city.into(), pledge.into()],
        )
        .await;
        let locked = ask(
            "select amount_minor - reserved_minor - committed_minor - paid_minor as room from pool
             where city_id = $1 and id = $2 for update",
            vec![city.into(), of.into()],
        );
        let room: i64 = locked.await.unwrap().try_get("", "room").unwrap();
        ask(
            "select match_minor from project_match where city_id = $1 and project_id = $2 and pool_id = $3",
            vec![city.into(), project.into(), of.into()],
        )
        .await;
        minor = minor.min(room);
    }
    write(&work, city, (event, pledge, project, of, minor)).await;
    work.commit().await.unwrap();
}

/// The rows of a decision: its number, itself, the journal's, and every sum that is kept.
async fn write(work: &DatabaseTransaction, city: Uuid, (event, pledge, project, pool, minor): Gift) {
    let run = async |sql: &str, values: Vec<Value>| {
        let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
        work.execute_raw(statement).await.unwrap();
    };
    let (decision, transaction) = (Uuid::new_v4(), Uuid::new_v4());
    let cause = format!("decision:{decision}");
    run(
        "update match_event set seq = nextval('rival_seq'), at = captured_at where city_id = $1 and id = $2",
        vec![city.into(), event.into()],
    )
    .await;
    run(
        "insert into match_decision (city_id, id, event_id, event_seq, position, pool_id, rule_version, project_id,
           pledge_id, change_minor, state, funders, explanation, decided_at)
         values ($1, $2, $3, currval('rival_seq'), 0, $4, 1, $5, $6, $7, 'reserved', $8, $9, now())",
        vec![
            city.into(),
            decision.into(),
            event.into(),
            pool.into(),
            project.into(),
            pledge.into(),
            minor.into(),
            r#"[{"funder":"The city","change_minor":1000}]"#.into(),
            r#"{"steps":[{"step":"rate","in_minor":1000,"out_minor":1000}]}"#.into(),
        ],
    )
    .await;
    run(
        "insert into ledger_transaction (city_id, id, kind, currency, cause, occurred_at, recorded_at)
         values ($1, $2, 'match_reserved', 'EUR', $3, now(), now())",
        vec![city.into(), transaction.into(), cause.into()],
    )
    .await;
    run(
        "insert into ledger_entry (city_id, transaction_id, position, account, amount_minor) values
           ($1, $2, 0, 'pool-available:' || $3::text, $5), ($1, $2, 1, 'pool-reserved:' || $3::text, -$5::bigint),
           ($1, $2, 2, 'pool-granted:' || $3::text, $5), ($1, $2, 3, 'project-match:' || $4::text, -$5::bigint)",
        vec![
            city.into(),
            transaction.into(),
            pool.to_string().into(),
            project.to_string().into(),
            minor.into(),
        ],
    )
    .await;
    run(
        "insert into job (id, city_id, kind, body, state, run_at, unique_key, created_at)
         values ($1, $2, 'mail.pledge_receipt', '{}', 'waiting', now(), $3, now())",
        vec![
            Uuid::new_v4().into(),
            city.into(),
            format!("receipt:{pledge}").into(),
        ],
    )
    .await;
    run(
        "update pledge set match_minor = match_minor + $1, decided_at = now() where city_id = $2 and id = $3",
        vec![minor.into(), city.into(), pledge.into()],
    )
    .await;
    run(
        "update project set crowd_minor = crowd_minor + $1, match_minor = match_minor + $1, backers = backers + 1,
           changed_at = now() where city_id = $2 and id = $3",
        vec![minor.into(), city.into(), project.into()],
    )
    .await;
    run(
        "insert into project_match (city_id, project_id, pool_id, match_minor) values ($1, $2, $3, $4)
         on conflict (city_id, project_id, pool_id) do update set match_minor = project_match.match_minor + excluded.match_minor",
        vec![city.into(), project.into(), pool.into(), minor.into()],
    )
    .await;
    run(
        "update pool set reserved_minor = reserved_minor + $1 where city_id = $2 and id = $3",
        vec![minor.into(), city.into(), pool.into()],
    )
    .await;
}
