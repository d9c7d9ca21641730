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

/// The rows of one transaction; `{id}` stands for its identifier, `{now}` for the moment.
fn statements(city: CityId) -> [String; 3] {
    let city = city.uuid();
    [
        format!(
            "insert into ledger_transaction (city_id, id, kind, currency, cause, occurred_at, recorded_at)
             values ('{city}', {{id}}, 'bank_credited', 'EUR', 'statement-entry:' || {{id}}, {{now}}, {{now}})
             on conflict (city_id, kind, cause) do nothing"
        ),
        format!(
            "insert into ledger_unsealed (city_id, transaction_id, recorded_at) values ('{city}', {{id}}, {{now}})"
        ),
        format!(
            "insert into ledger_entry (city_id, transaction_id, position, account, amount_minor)
             values ('{city}', {{id}}, 0, 'bank', 4711), ('{city}', {{id}}, 1, 'suspense', -4711)"
        ),
    ]
}

fn filled(text: &str, id: &str, now: &str) -> String {
    text.replace("{id}", id).replace("{now}", now)
}

/// By the same driver.
pub async fn plain(app: &TestApp, city: CityId, transactions: usize) {
    let next = Arc::new(AtomicUsize::new(0));
    let mut clients = Vec::new();
    for _ in 0..CLIENTS {
        let (db, next) = (app.database.db.clone(), next.clone());
        let now = format!("'{}'", app.app.world().now().to_rfc3339());
        clients.push(tokio::spawn(async move {
            while next.fetch_add(1, Ordering::Relaxed) < transactions {
                let id = format!("'{}'", Uuid::new_v4());
                let rows = statements(city).map(|text| filled(&text, &id, &now));
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
    let id = "cast('00000000-0000-4000-8000-' || lpad(to_hex(cast(:n as bigint)), 12, '0') as uuid)";
    let mut script = "\\set n random(1, 281474976710655)\nbegin;\n".to_owned();
    for text in statements(city) {
        let line = filled(&text, id, "now()").replace('\n', " ");
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
