//! Reports to the moderators.

use chrono::{DateTime, Utc};
use domain::person::Email;
use domain::report::ReportReason;
use domain::{CaseId, CityId, Id, Locale, PersonId, ReportId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder};

use crate::entity::report;
use crate::texts::word;
use crate::{Conn, StoreError, dialect};

/// A report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Its identifier.
    pub id: ReportId,
    /// The city.
    pub city: CityId,
    /// Which case it belongs to.
    pub case: CaseId,
    /// What is said to be wrong.
    pub reason: ReportReason,
    /// The same in the reporter's words.
    pub details: Option<String>,
    /// Who; `None` for visitors.
    pub person: Option<PersonId>,
    /// A visitor's address, to be told the outcome.
    pub email: Option<Email>,
    /// The language of mail about it.
    pub locale: Locale,
    /// The reporter as a hash, so that the same one counts once.
    pub reporter: String,
    /// A visitor's network of this day as a hash.
    pub network: Option<String>,
    /// When.
    pub created_at: DateTime<Utc>,
}

fn of(row: report::Model) -> Result<Report, StoreError> {
    let email = row.email.as_deref();
    Ok(Report {
        id: ReportId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        case: CaseId::from_uuid(row.case_id),
        reason: word(&row.reason, "report", "reason", row.id)?,
        person: row.person_id.map(PersonId::from_uuid),
        email: email
            .map(|email| word(email, "report", "email", row.id))
            .transpose()?,
        locale: word(&row.locale, "report", "locale", row.id)?,
        details: row.details,
        reporter: row.reporter,
        network: row.network,
        created_at: row.created_at,
    })
}

/// Lets the reports of one reporter or network come one after the other, so that they can be counted.
pub async fn lock_reporter(conn: &Conn, reporter: &str) -> Result<(), StoreError> {
    dialect::lock_text(conn, &format!("report/{reporter}")).await
}

/// Stores a report; whether it is the reporter's first of this case.
pub async fn insert(conn: &Conn, new: &Report) -> Result<bool, StoreError> {
    let row = report::Model {
        city_id: new.city.uuid(),
        id: new.id.uuid(),
        case_id: new.case.uuid(),
        reason: new.reason.as_str().to_owned(),
        details: new.details.clone(),
        person_id: new.person.map(PersonId::uuid),
        email: new.email.as_ref().map(|email| email.as_str().to_owned()),
        locale: new.locale.tag().to_owned(),
        reporter: new.reporter.clone(),
        network: new.network.clone(),
        created_at: new.created_at,
    };
    let columns = [
        report::Column::CityId,
        report::Column::CaseId,
        report::Column::Reporter,
    ];
    let keep_first = OnConflict::columns(columns).do_nothing().to_owned();
    let inserted = report::Entity::insert(row.into_active_model())
        .on_conflict(keep_first)
        .exec_without_returning(conn)
        .await?;
    Ok(inserted > 0)
}

/// How many reports came from a reporter since an instant.
pub async fn by_reporter_since(conn: &Conn, reporter: &str, since: DateTime<Utc>) -> Result<u64, StoreError> {
    Ok(report::Entity::find()
        .filter(report::Column::Reporter.eq(reporter))
        .filter(report::Column::CreatedAt.gt(since))
        .count(conn)
        .await?)
}

/// How many reports of visitors came from a network on its day.
pub async fn from_network(conn: &Conn, network: &str) -> Result<u64, StoreError> {
    Ok(report::Entity::find()
        .filter(report::Column::Network.eq(network))
        .count(conn)
        .await?)
}

/// The reports of cases, the oldest first.
pub async fn of_cases(conn: &Conn, city: CityId, cases: &[CaseId]) -> Result<Vec<Report>, StoreError> {
    let rows = report::Entity::find()
        .filter(report::Column::CityId.eq(city.uuid()))
        .filter(report::Column::CaseId.is_in(cases.iter().map(|id| id.uuid())))
        .order_by_asc(report::Column::CreatedAt)
        .order_by_asc(report::Column::Id)
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

/// The report of an identifier.
pub async fn by_id(conn: &Conn, city: CityId, id: ReportId) -> Result<Option<Report>, StoreError> {
    report::Entity::find_by_id((city.uuid(), id.uuid()))
        .one(conn)
        .await?
        .map(of)
        .transpose()
}
