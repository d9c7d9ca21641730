//! Hand-written SQL: one statement for both databases, with `$1`, `$2`, … as parameters.

use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};

use crate::{Conn, StoreError};

/// All rows.
pub async fn all<T: FromQueryResult>(
    conn: &Conn,
    sql: &str,
    values: Vec<Value>,
) -> Result<Vec<T>, StoreError> {
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, values);
    let rows = conn.query_all_raw(statement).await?;
    rows.iter()
        .map(|row| T::from_query_result(row, "").map_err(StoreError::from))
        .collect()
}

/// The first row, if any.
pub async fn one<T: FromQueryResult>(
    conn: &Conn,
    sql: &str,
    values: Vec<Value>,
) -> Result<Option<T>, StoreError> {
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, values);
    let row = conn.query_one_raw(statement).await?;
    row.map(|row| T::from_query_result(&row, "").map_err(StoreError::from))
        .transpose()
}

/// Runs a statement and tells how many rows it touched.
pub async fn run(conn: &Conn, sql: &str, values: Vec<Value>) -> Result<u64, StoreError> {
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, values);
    Ok(conn.execute_raw(statement).await?.rows_affected())
}

/// Rows in one statement of a few values each: below the number of parameters that both databases take.
pub const ROWS_PER_STATEMENT: usize = 500;

/// The parameters of a statement that is put together piece by piece.
#[derive(Default)]
pub struct Params(Vec<Value>);

impl Params {
    /// Adds a value and gives its place, such as `$3`.
    pub fn add(&mut self, value: impl Into<Value>) -> String {
        self.0.push(value.into());
        format!("${}", self.0.len())
    }

    /// Adds a list of values and gives their places, such as `$3, $4`. The list must not be empty.
    pub fn list<V: Into<Value>>(&mut self, values: impl IntoIterator<Item = V>) -> String {
        values
            .into_iter()
            .map(|value| self.add(value))
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// Adds rows of values and gives them as a list for `values`, such as `($1, $2), ($3, $4)`: a table whose columns
    /// both databases call `column1`, `column2`, …. There must be a row.
    pub fn rows<const N: usize>(&mut self, rows: impl IntoIterator<Item = [Value; N]>) -> String {
        rows.into_iter()
            .map(|row| format!("({})", self.list(row)))
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The values in order.
    pub fn into_values(self) -> Vec<Value> {
        self.0
    }
}
