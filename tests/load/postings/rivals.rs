//! The same rows without the books' rules.

use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::{CityId, Id};
use sea_orm::ConnectionTrait;
use store::StoreError;
use tests::TestApp;
use uuid::Uuid;

use crate::CLIENTS;

/// The rows of one transaction; `{id}` stands for its identifier, `{cause}` for another, `{now}` for the moment.
fn statements(city: &str) -> [String; 3] {
    [
        format!(
            "insert into ledger_transaction (city_id, id, kind, currency, cause, occurred_at, recorded_at)
             values ({city}, {{id}}, 'bank_credited', 'EUR', {{cause}}, {{now}}, {{now}})
             on conflict (city_id, kind, cause) do nothing"
        ),
        format!(
            "insert into ledger_unsealed (city_id, transaction_id, recorded_at) values ({city}, {{id}}, {{now}})"
        ),
        format!(
            "insert into ledger_entry (city_id, transaction_id, position, account, amount_minor)
             values ({city}, {{id}}, 0, 'bank', 4711), ({city}, {{id}}, 1, 'suspense', -4711)"
        ),
    ]
}

fn filled(text: &str, (id, cause, now): (&str, &str, &str)) -> String {
    text.replace("{id}", id)
        .replace("{cause}", cause)
        .replace("{now}", now)
}

/// An identifier in SQL: SQLite keeps its bytes.
fn literal(app: &TestApp, id: Uuid) -> String {
    if app.database.db.is_embedded() {
        format!("x'{}'", id.simple())
    } else {
        format!("'{id}'")
    }
}

/// By the same driver.
pub async fn plain(app: &TestApp, city: CityId, transactions: usize) {
    let next = Arc::new(AtomicUsize::new(0));
    let of_city = literal(app, city.uuid());
    let ids: Vec<Uuid> = (0..transactions).map(|_| Uuid::new_v4()).collect();
    let rows = ids
        .into_iter()
        .map(|id| (literal(app, id), format!("'statement-entry:{id}'")));
    let rows: Arc<Vec<(String, String)>> = Arc::new(rows.collect());
    let mut clients = Vec::new();
    for _ in 0..CLIENTS {
        let (db, next, rows) = (app.database.db.clone(), next.clone(), rows.clone());
        let (of_city, now) = (
            of_city.clone(),
            format!("'{}'", app.app.world().now().to_rfc3339()),
        );
        clients.push(tokio::spawn(async move {
            while let Some((id, cause)) = rows.get(next.fetch_add(1, Ordering::Relaxed)) {
                let rows = statements(&of_city).map(|text| filled(&text, (id, cause, &now)));
                let insert = |conn: store::Conn| {
                    let rows = rows.clone();
                    async move {
                        for row in rows {
                            conn.execute_unprepared(&row).await.map_err(StoreError::from)?;
                        }
                        Ok::<_, StoreError>(())
                    }
                };
                db.write("bench.plain", insert).await.unwrap();
            }
        }));
    }
    for client in clients {
        client.await.unwrap();
    }
}

/// By PostgreSQL's own program; gives transactions in a second.
pub fn pgbench(app: &TestApp, city: CityId, transactions: usize) -> f64 {
    let text = "'00000000-0000-4000-8000-' || lpad(to_hex(cast(:n as bigint)), 12, '0')";
    let (id, cause) = (
        format!("cast({text} as uuid)"),
        format!("'statement-entry:' || {text}"),
    );
    let mut script = "\\set n random(1, 281474976710655)\nbegin;\n".to_owned();
    for text in statements(&literal(app, city.uuid())) {
        let line = filled(&text, (&id, &cause, "now()"));
        script.push_str(&line.split_whitespace().collect::<Vec<_>>().join(" "));
        script.push_str(";\n");
    }
    script.push_str("commit;\n");
    let file = app.files.path().join("post.sql");
    std::fs::write(&file, script).unwrap();
    let program = std::env::var("PGBENCH").unwrap_or_else(|_| "pgbench".to_owned());
    let each = transactions.div_ceil(CLIENTS).to_string();
    let clients = CLIENTS.to_string();
    let told = Command::new(program)
        .args([
            "-n", "-M", "prepared", "-j", "2", "-c", &clients, "-t", &each, "-f",
        ])
        .arg(&file)
        .arg(&app.database.url)
        .output()
        .unwrap();
    let text = String::from_utf8(told.stdout).unwrap();
    let tps = text.lines().find_map(|line| line.strip_prefix("tps = "));
    let tps = tps.unwrap_or_else(|| panic!("{text}{}", String::from_utf8_lossy(&told.stderr)));
    tps.split(' ').next().unwrap().parse().unwrap()
}
