//! What organisations hand in to be verified, and what came of it.

use chrono::{DateTime, Utc};
use domain::identifier::IdentifierKind;
use domain::organisation::OrganisationState;
use domain::verification::{CheckResult, CheckWhat};
use domain::{CityId, Id, OrganisationId, PersonId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::texts::word;
use crate::{Conn, StoreError, dialect, sql};

/// What an organisation handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Which register its number is of.
    pub kind: IdentifierKind,
    /// Its number, without blanks.
    pub identifier: String,
    /// Its bank account, without blanks. Private.
    pub iban: Option<String>,
    /// Who handed it in.
    pub by: PersonId,
    /// When.
    pub at: DateTime<Utc>,
}

/// Something that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Its identifier.
    pub id: Uuid,
    /// What was looked at.
    pub what: CheckWhat,
    /// What came of it.
    pub result: CheckResult,
    /// The reason that was given; may be empty.
    pub note: String,
    /// Who looked; `None` for the program.
    pub by: Option<PersonId>,
    /// When.
    pub at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct IdRow {
    id: Uuid,
}

#[derive(FromQueryResult)]
struct StateRow {
    state: String,
}

/// The city of an organisation.
pub async fn city_of(conn: &Conn, organisation: OrganisationId) -> Result<Option<CityId>, StoreError> {
    let statement = "select city_id as id from organisation where id = $1";
    let row: Option<IdRow> = sql::one(conn, statement, vec![organisation.uuid().into()]).await?;
    Ok(row.map(|row| CityId::from_uuid(row.id)))
}

/// How far a city is with an organisation.
pub async fn state(
    conn: &Conn,
    city: CityId,
    organisation: OrganisationId,
) -> Result<OrganisationState, StoreError> {
    read_state(conn, city, organisation, "").await
}

/// The same, locked until the end of the transaction.
pub async fn lock_state(
    conn: &Conn,
    city: CityId,
    organisation: OrganisationId,
) -> Result<OrganisationState, StoreError> {
    read_state(conn, city, organisation, dialect::for_update(conn)).await
}

async fn read_state(
    conn: &Conn,
    city: CityId,
    organisation: OrganisationId,
    lock: &str,
) -> Result<OrganisationState, StoreError> {
    let statement = format!("select state from organisation where city_id = $1 and id = $2{lock}");
    let values = vec![city.uuid().into(), organisation.uuid().into()];
    let row: Option<StateRow> = sql::one(conn, &statement, values).await?;
    row.map_or(Ok(OrganisationState::Unverified), |row| {
        word(&row.state, "organisation", "state", organisation.uuid())
    })
}

/// Changes how far a city is. The number is for everybody as soon as, and as long as, the city vouches for it.
pub async fn set_state(
    conn: &Conn,
    city: CityId,
    organisation: OrganisationId,
    (state, identifier, verified_at): (OrganisationState, Option<&str>, Option<DateTime<Utc>>),
) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update organisation set state = $3, identifier = $4, verified_at = $5 where city_id = $1 and id = $2",
        vec![
            city.uuid().into(),
            organisation.uuid().into(),
            state.as_str().into(),
            identifier.map(str::to_owned).into(),
            verified_at.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Stores what was handed in, in place of what was before.
pub async fn put_submission(
    conn: &Conn,
    city: CityId,
    organisation: OrganisationId,
    new: &Submission,
) -> Result<(), StoreError> {
    sql::run(
        conn,
        "insert into organisation_file (city_id, organisation_id, identifier_kind, identifier, iban, submitted_by,
             submitted_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (city_id, organisation_id) do update set identifier_kind = excluded.identifier_kind,
             identifier = excluded.identifier, iban = excluded.iban, submitted_by = excluded.submitted_by,
             submitted_at = excluded.submitted_at",
        vec![
            city.uuid().into(),
            organisation.uuid().into(),
            new.kind.as_str().into(),
            new.identifier.as_str().into(),
            new.iban.clone().into(),
            new.by.uuid().into(),
            new.at.into(),
        ],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct SubmissionRow {
    identifier_kind: String,
    identifier: String,
    iban: Option<String>,
    submitted_by: Uuid,
    submitted_at: DateTime<Utc>,
}

/// What an organisation handed in, if anything.
pub async fn submission(
    conn: &Conn,
    city: CityId,
    organisation: OrganisationId,
) -> Result<Option<Submission>, StoreError> {
    let row: Option<SubmissionRow> = sql::one(
        conn,
        "select identifier_kind, identifier, iban, submitted_by, submitted_at from organisation_file
         where city_id = $1 and organisation_id = $2",
        vec![city.uuid().into(), organisation.uuid().into()],
    )
    .await?;
    row.map(|row| {
        Ok(Submission {
            kind: word(
                &row.identifier_kind,
                "organisation_file",
                "identifier_kind",
                organisation.uuid(),
            )?,
            identifier: row.identifier,
            iban: row.iban,
            by: PersonId::from_uuid(row.submitted_by),
            at: row.submitted_at,
        })
    })
    .transpose()
}

/// Writes down what came of looking.
pub async fn insert_check(
    conn: &Conn,
    city: CityId,
    organisation: OrganisationId,
    new: &Check,
) -> Result<(), StoreError> {
    sql::run(
        conn,
        "insert into organisation_check (city_id, id, organisation_id, what, result, note, checked_by, checked_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        vec![
            city.uuid().into(),
            new.id.into(),
            organisation.uuid().into(),
            new.what.as_str().into(),
            new.result.as_str().into(),
            new.note.as_str().into(),
            new.by.map(Id::uuid).into(),
            new.at.into(),
        ],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct CheckRow {
    id: Uuid,
    what: String,
    result: String,
    note: String,
    checked_by: Option<Uuid>,
    checked_at: DateTime<Utc>,
}

/// What was looked at, the newest first.
pub async fn checks(
    conn: &Conn,
    city: CityId,
    organisation: OrganisationId,
) -> Result<Vec<Check>, StoreError> {
    let rows: Vec<CheckRow> = sql::all(
        conn,
        "select id, what, result, note, checked_by, checked_at from organisation_check
         where city_id = $1 and organisation_id = $2 order by checked_at desc, id desc limit 100",
        vec![city.uuid().into(), organisation.uuid().into()],
    )
    .await?;
    let of = |row: CheckRow| {
        Ok(Check {
            id: row.id,
            what: word(&row.what, "organisation_check", "what", row.id)?,
            result: word(&row.result, "organisation_check", "result", row.id)?,
            note: row.note,
            by: row.checked_by.map(PersonId::from_uuid),
            at: row.checked_at,
        })
    };
    rows.into_iter().map(of).collect()
}

/// The organisations of a city that were handed in, the oldest first.
pub async fn submitted(conn: &Conn, city: CityId) -> Result<Vec<OrganisationId>, StoreError> {
    let rows: Vec<IdRow> = sql::all(
        conn,
        "select o.id as id from organisation o
         join organisation_file f on f.city_id = o.city_id and f.organisation_id = o.id
         where o.city_id = $1 and o.state = 'submitted' order by f.submitted_at, o.id limit 200",
        vec![city.uuid().into()],
    )
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| OrganisationId::from_uuid(row.id))
        .collect())
}
