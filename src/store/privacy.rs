//! Everything that is kept about one person, read and erased by what `columns.toml` says of each table.
//!
//! The SQL is put together from identifiers of that file; what is a person's comes in as parameters.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, Utc};
use domain::person::Email;
use domain::{Id, PersonId};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult};
use serde_json::{Map, Value};

use crate::columns::{Access, Blank, Erase, Parent, Table, table, tables};
use crate::sql::{self, Params};
use crate::{Conn, StoreError};

/// Whose rows are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whose {
    /// The person.
    pub person: PersonId,
    /// Their address.
    pub email: Email,
}

impl Whose {
    /// The condition that a row under the name `row` is this person's; nothing where a table's rows are nobody's.
    fn condition(
        &self,
        conn: &Conn,
        of: &Table,
        row: &str,
        params: &mut Params,
    ) -> Result<Option<String>, StoreError> {
        if let Some(column) = &of.person {
            return Ok(Some(format!(
                "{row}.{column} = {}",
                params.add(self.person.uuid())
            )));
        }
        if let Some(column) = &of.email {
            return Ok(Some(format!(
                "{row}.{column} = {}",
                params.add(self.email.as_str())
            )));
        }
        if let Some(column) = &of.mentions {
            let place = match conn.get_database_backend() {
                DbBackend::Postgres => "strpos",
                _ => "instr",
            };
            let quoted = params.add(format!("\"{}\"", self.email));
            return Ok(Some(format!("{place}({row}.{column}, {quoted}) > 0")));
        }
        let mut ways = Vec::new();
        for parent in &of.parents {
            let (other, name) = (table(&parent.table)?, format!("{row}p"));
            if let Some(condition) = self.condition(conn, other, &name, params)? {
                ways.push(under(parent, row, &name, &condition));
            }
        }
        Ok(any(ways))
    }

    /// The condition that erasure deletes the row, by itself or with what it hangs on.
    fn goes(
        &self,
        conn: &Conn,
        of: &Table,
        row: &str,
        params: &mut Params,
    ) -> Result<Option<String>, StoreError> {
        let mut ways = Vec::new();
        if of.erase == Some(Erase::Delete) {
            ways.extend(self.condition(conn, of, row, params)?);
        } else if let Some(which) = &of.delete_where
            && let Some(own) = self.condition(conn, of, row, params)?
        {
            ways.push(format!("({own} and {})", which.replace("{t}", row)));
        }
        for parent in &of.parents {
            let (other, name) = (table(&parent.table)?, format!("{row}p"));
            if let Some(condition) = self.goes(conn, other, &name, params)? {
                ways.push(under(parent, row, &name, &condition));
            }
        }
        Ok(any(ways))
    }
}

/// The condition that a row hangs on one of another table for which `condition` holds. A list of keys, not a nested
/// question for each row: SQLite then finds the few by their index.
fn under(parent: &Parent, row: &str, other: &str, condition: &str) -> String {
    let list = |prefix: &str, names: Vec<&String>| {
        let names: Vec<String> = names.iter().map(|name| format!("{prefix}.{name}")).collect();
        names.join(", ")
    };
    let (here, there) = (
        list(row, parent.on.keys().collect()),
        list(other, parent.on.values().collect()),
    );
    format!(
        "({here}) in (select {there} from {} as {other} where {condition})",
        parent.table
    )
}

fn any(ways: Vec<String>) -> Option<String> {
    (!ways.is_empty()).then(|| format!("({})", ways.join(" or ")))
}

#[derive(FromQueryResult)]
struct TextRow {
    body: String,
}

/// A person's rows of a table without what is secret, in order; `limit` of them at most. Booleans, numbers and
/// nothing are what they are in JSON; everything else is a text.
pub async fn rows(
    conn: &Conn,
    whose: &Whose,
    of: &Table,
    limit: u64,
) -> Result<Vec<Map<String, Value>>, StoreError> {
    let mut params = Params::default();
    let Some(condition) = whose.condition(conn, of, "t", &mut params)? else {
        return Ok(Vec::new());
    };
    let order = of
        .order
        .as_ref()
        .map_or(String::new(), |column| format!(" order by t.{column}"));
    let limit = params.add(i64::try_from(limit).unwrap_or(i64::MAX));
    let statement = format!(
        "select {} as body from {} as t where {condition}{order} limit {limit}",
        as_json(conn, &shown(of)),
        of.name
    );
    let found: Vec<TextRow> = sql::all(conn, &statement, params.into_values()).await?;
    let booleans = booleans(conn, of).await?;
    let read = |row: TextRow| {
        let mut fields: Map<String, Value> =
            serde_json::from_str(&row.body).map_err(|error| StoreError::Corrupt {
                table: "columns.toml",
                column: "name",
                row: of.name.clone(),
                reason: error.to_string(),
            })?;
        for (column, value) in &mut fields {
            if booleans.contains(column)
                && let Some(number) = value.as_i64()
            {
                *value = Value::Bool(number != 0);
            }
        }
        Ok(fields)
    };
    found.into_iter().map(read).collect()
}

/// The columns that an export shows.
pub fn shown(of: &Table) -> Vec<&str> {
    of.columns
        .iter()
        .filter(|(_, access)| **access != Access::Secret)
        .map(|(column, _)| column.as_str())
        .collect()
}

/// A row as the text of a JSON object. SQLite keeps identifiers as sixteen bytes, which JSON cannot hold.
fn as_json(conn: &Conn, columns: &[&str]) -> String {
    let postgres = conn.get_database_backend() == DbBackend::Postgres;
    let value = |column: &&str| {
        let value = if postgres {
            format!("t.{column}")
        } else {
            let part = |from: u32, length: u32| format!("substr(lower(hex(t.{column})), {from}, {length})");
            let parts = [part(1, 8), part(9, 4), part(13, 4), part(17, 4), part(21, 12)];
            format!(
                "case typeof(t.{column}) when 'blob' then {} else t.{column} end",
                parts.join(" || '-' || ")
            )
        };
        format!("'{column}', {value}")
    };
    let pairs = columns.iter().map(value).collect::<Vec<_>>().join(", ");
    match postgres {
        true => format!("cast(json_build_object({pairs}) as text)"),
        false => format!("json_object({pairs})"),
    }
}

#[derive(FromQueryResult)]
struct NameRow {
    name: String,
}

/// The columns that hold true or false, where the database keeps them as numbers.
async fn booleans(conn: &Conn, of: &Table) -> Result<BTreeSet<String>, StoreError> {
    if conn.get_database_backend() == DbBackend::Postgres {
        return Ok(BTreeSet::new());
    }
    let statement = "select name from pragma_table_info($1) where lower(type) = 'boolean'";
    let rows: Vec<NameRow> = sql::all(conn, statement, vec![of.name.as_str().into()]).await?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}

/// How many rows of a person there are, and how many of them erasure deletes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct Counts {
    /// All.
    pub all_rows: i64,
    /// Those that go.
    pub going: i64,
}

/// Counts a person's rows of a table.
pub async fn count(conn: &Conn, whose: &Whose, of: &Table) -> Result<Counts, StoreError> {
    let mut params = Params::default();
    // In the order in which the statement names them.
    let goes = whose.goes(conn, of, "t", &mut params)?;
    let Some(condition) = whose.condition(conn, of, "t", &mut params)? else {
        return Ok(Counts {
            all_rows: 0,
            going: 0,
        });
    };
    let statement = format!(
        "select count(*) as all_rows, cast(coalesce(sum(case when {} then 1 else 0 end), 0) as bigint) as going
         from {} as t where {condition}",
        goes.as_deref().unwrap_or("1 = 0"),
        of.name
    );
    let row: Option<Counts> = sql::one(conn, &statement, params.into_values()).await?;
    Ok(row.unwrap_or(Counts {
        all_rows: 0,
        going: 0,
    }))
}

/// Erases a person: their rows go or are blanked as `columns.toml` says, and their entry is marked. Those of what
/// hangs on others go first.
pub async fn erase(conn: &Conn, whose: &Whose, at: DateTime<Utc>) -> Result<(), StoreError> {
    let mut order: Vec<&Table> = tables()?.iter().collect();
    order.sort_by_cached_key(|table| std::cmp::Reverse(depth(table)));
    for of in &order {
        let mut params = Params::default();
        if let Some(condition) = whose.goes(conn, of, "t", &mut params)? {
            let statement = format!("delete from {} as t where {condition}", of.name);
            sql::run(conn, &statement, params.into_values()).await?;
        }
    }
    for of in order.iter().filter(|of| of.erase == Some(Erase::Blank)) {
        let mut params = Params::default();
        let pseudonym = Email::erased(whose.person);
        let set: Vec<String> = of
            .blank
            .iter()
            .map(|(column, blank)| format!("{column} = {}", value(*blank, &mut params, &pseudonym)))
            .collect();
        if let Some(condition) = whose.condition(conn, of, "t", &mut params)? {
            let statement = format!("update {} as t set {} where {condition}", of.name, set.join(", "));
            sql::run(conn, &statement, params.into_values()).await?;
        }
    }
    let values = vec![at.into(), whose.person.uuid().into()];
    sql::run(conn, "update person set erased_at = $1 where id = $2", values).await?;
    Ok(())
}

fn value(blank: Blank, params: &mut Params, pseudonym: &Email) -> String {
    match blank {
        Blank::Empty => "''".to_owned(),
        Blank::EmptyObject => "'{}'".to_owned(),
        Blank::Null => "null".to_owned(),
        Blank::Yes => "true".to_owned(),
        Blank::Pseudonym => params.add(pseudonym.as_str()),
    }
}

/// How many tables a table hangs below.
fn depth(of: &Table) -> usize {
    let above = of.parents.iter().filter_map(|parent| table(&parent.table).ok());
    above.map(|parent| depth(parent) + 1).max().unwrap_or(0)
}

/// Deletes or blanks what is older than `columns.toml` lets it grow; gives how many rows.
pub async fn forget_old(conn: &Conn, of: &Table, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let mut touched = 0;
    for forget in &of.forget {
        let mut params = Params::default();
        let before = params.add(now - Duration::days(forget.days.into()));
        let which = forget.condition.as_deref().unwrap_or("1 = 1").replace("{t}", "t");
        let condition = format!("t.{} < {before} and {which}", forget.column);
        // Nobody in particular is erased here, so that there is no pseudonym to give.
        let constant = |(column, blank): (&String, &Blank)| match blank {
            Blank::Empty | Blank::Pseudonym => format!("{column} = ''"),
            Blank::EmptyObject => format!("{column} = '{{}}'"),
            Blank::Null => format!("{column} = null"),
            Blank::Yes => format!("{column} = true"),
        };
        let set: Vec<String> = forget.blank.iter().map(constant).collect();
        let statement = if set.is_empty() {
            format!("delete from {} as t where {condition}", of.name)
        } else {
            format!("update {} as t set {} where {condition}", of.name, set.join(", "))
        };
        touched += sql::run(conn, &statement, params.into_values()).await?;
    }
    Ok(touched)
}
