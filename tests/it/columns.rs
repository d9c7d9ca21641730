//! Every column of every table is public, private or secret; none is forgotten.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ConnectionTrait, DbBackend, Statement};
use store::columns::{Access, tables};
use tests::{TestApp, on_both};

/// Tables that the database or the migrations keep for themselves: a full-text index holds what its table holds.
fn is_internal(table: &str) -> bool {
    ["sqlite_", "seaql_", "project_search"]
        .iter()
        .any(|prefix| table.starts_with(prefix))
}

async fn schema(app: &TestApp) -> BTreeMap<String, BTreeSet<String>> {
    let raw = app.database.db.connection_for_migrations();
    let sql = match raw.get_database_backend() {
        DbBackend::Sqlite => {
            "select m.name as t, c.name as c from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table'"
        }
        _ => {
            "select table_name::text as t, column_name::text as c from information_schema.columns
             where table_schema = 'public'"
        }
    };
    let rows = raw
        .query_all_raw(Statement::from_string(raw.get_database_backend(), sql))
        .await
        .unwrap();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows {
        let table: String = row.try_get("", "t").unwrap();
        if !is_internal(&table) {
            found
                .entry(table)
                .or_default()
                .insert(row.try_get("", "c").unwrap());
        }
    }
    found
}

on_both! {
    async fn every_column_is_declared_and_every_declared_one_exists(app: TestApp) {
        let mut real = schema(&app).await;
        let mut wrong = Vec::new();
        for table in tables().unwrap() {
            let name = &table.name;
            let Some(columns) = real.remove(name) else {
                wrong.push(format!("src/store/columns.toml declares `{name}`, which is no table (or twice): take it out"));
                continue;
            };
            for column in columns.iter().filter(|column| !table.columns.contains_key(*column)) {
                wrong.push(format!(
                    "`{name}.{column}` is not declared: write `{column} = \"public\"`, \"private\" or \"secret\" under \
                     `{name}` in src/store/columns.toml"
                ));
            }
            for column in table.columns.keys().filter(|column| !columns.contains(*column)) {
                wrong.push(format!("src/store/columns.toml declares `{name}.{column}`, which does not exist: take it out"));
            }
        }
        for (name, columns) in real {
            wrong.push(format!(
                "the table `{name}` is not declared: write a `[[table]]` with `name = \"{name}\"`, what it is, whose it is, \
                 what becomes of it when its person is erased, and its columns {columns:?} in src/store/columns.toml"
            ));
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
fn the_lines_of_every_table_are_whole() {
    let wrong: Vec<String> = tables()
        .unwrap()
        .iter()
        .flat_map(|table| table.mistakes())
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whoever adds a hash, a key or a password and calls it anything but secret is asked to think again.
#[test]
fn what_sounds_like_a_secret_is_one() {
    // Not secrets: what a command was for, and the links of public chains.
    let known = [
        "command.input_hash",
        "command.key",
        "act.hash",
        "ledger_seal.hash",
        "accounting_period.head_hash",
        // By what a movement on a statement is known again.
        "bank_entry.import_key",
        // What we asked for a refund with.
        "provider_refund.own_key",
    ];
    for table in tables().unwrap() {
        for (column, access) in &table.columns {
            let name = format!("{}.{column}", table.name);
            let words = ["hash", "token", "secret", "password", "key"];
            let sounds = column.split('_').any(|word| words.contains(&word));
            assert!(
                !sounds || *access == Access::Secret || known.contains(&name.as_str()),
                "{name} sounds like a secret: declare it `secret`, or add it to the ones known not to be"
            );
        }
    }
}
