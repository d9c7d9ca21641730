//! What was printed of a receipt: kept byte for byte, and deleted when the law lets it go.

use chrono::{DateTime, Utc};
use domain::Id;
use sea_orm::FromQueryResult;

use crate::receipt::Receipt;
use crate::{Conn, StoreError, sql};

/// What was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The whole record, JSON.
    pub record: String,
    /// The file.
    pub pdf: Vec<u8>,
    /// When the law no longer asks for it.
    pub keep_until: DateTime<Utc>,
}

/// Stores what was printed when it was issued, or when it was declared void.
pub(crate) async fn insert(
    conn: &Conn,
    of: &Receipt,
    standing: &str,
    paper: &Paper,
) -> Result<(), StoreError> {
    sql::run(
        conn,
        "insert into receipt_paper (city_id, receipt_id, standing, record, pdf, keep_until)
         values ($1, $2, $3, $4, $5, $6)",
        vec![
            of.city.uuid().into(),
            of.id.uuid().into(),
            standing.into(),
            paper.record.clone().into(),
            paper.pdf.clone().into(),
            paper.keep_until.into(),
        ],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct PaperRow {
    record: String,
    pdf: Vec<u8>,
    keep_until: DateTime<Utc>,
}

/// What was printed: when it was issued, or when it was declared void. None where the law has let it go.
pub async fn of(conn: &Conn, of: &Receipt, is_void: bool) -> Result<Option<Paper>, StoreError> {
    let standing = if is_void { "void" } else { "issued" };
    let row: Option<PaperRow> = sql::one(
        conn,
        "select record, pdf, keep_until from receipt_paper where city_id = $1 and receipt_id = $2 and standing = $3",
        vec![of.city.uuid().into(), of.id.uuid().into(), standing.into()],
    )
    .await?;
    Ok(row.map(|row| Paper {
        record: row.record,
        pdf: row.pdf,
        keep_until: row.keep_until,
    }))
}
