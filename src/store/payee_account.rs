//! The accounts that projects are paid to: every version is kept, and the newest counts.

use chrono::{DateTime, Utc};
use domain::bank::{Bic, Iban};
use domain::{CityId, Id, PersonId, ProjectId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// Where a project is paid to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayeeAccount {
    /// The city.
    pub city: CityId,
    /// The project.
    pub project: ProjectId,
    /// From 1: each time that it was set.
    pub number: i32,
    /// Who holds it, as the bank knows them.
    pub holder: String,
    /// Its number.
    pub iban: Iban,
    /// Its bank, where that was said.
    pub bic: Option<Bic>,
    /// Who set it.
    pub set_by: PersonId,
    /// When.
    pub set_at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct AccountRow {
    city_id: Uuid,
    project_id: Uuid,
    number: i32,
    holder: String,
    iban: String,
    bic: Option<String>,
    set_by: Uuid,
    set_at: DateTime<Utc>,
}

const ACCOUNT: &str = "city_id, project_id, number, holder, iban, bic, set_by, set_at";

fn of(row: AccountRow) -> Result<PayeeAccount, StoreError> {
    let bic = row.bic.as_deref();
    Ok(PayeeAccount {
        city: CityId::from_uuid(row.city_id),
        project: ProjectId::from_uuid(row.project_id),
        number: row.number,
        iban: word(&row.iban, "payee_account", "iban", row.project_id)?,
        bic: bic
            .map(|bic| word(bic, "payee_account", "bic", row.project_id))
            .transpose()?,
        holder: row.holder,
        set_by: PersonId::from_uuid(row.set_by),
        set_at: row.set_at,
    })
}

/// The account of a project as it was last set; or a version of it.
pub async fn of_project(
    conn: &Conn,
    city: CityId,
    project: ProjectId,
    number: Option<i32>,
) -> Result<Option<PayeeAccount>, StoreError> {
    let statement = format!(
        "select {ACCOUNT} from payee_account where city_id = $1 and project_id = $2 and number = coalesce($3,
             (select max(number) from payee_account where city_id = $1 and project_id = $2))"
    );
    let values = vec![city.uuid().into(), project.uuid().into(), number.into()];
    let row: Option<AccountRow> = sql::one(conn, &statement, values).await?;
    row.map(of).transpose()
}

/// Writes a new version down. Whoever calls holds the project's lock.
pub async fn insert(conn: &Conn, new: &PayeeAccount) -> Result<(), StoreError> {
    let statement = format!("insert into payee_account ({ACCOUNT}) values ($1, $2, $3, $4, $5, $6, $7, $8)");
    let values = vec![
        new.city.uuid().into(),
        new.project.uuid().into(),
        new.number.into(),
        new.holder.clone().into(),
        new.iban.compact().into(),
        new.bic.as_ref().map(ToString::to_string).into(),
        new.set_by.uuid().into(),
        new.set_at.into(),
    ];
    sql::run(conn, &statement, values).await?;
    Ok(())
}
