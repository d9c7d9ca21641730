//! On what ground bodies may issue tax receipts: asked for by one person, agreed to by another, with its days.

use chrono::{DateTime, NaiveDate, Utc};
use domain::identifier::{Identifier, IdentifierKind};
use domain::receipt::IssuerState;
use domain::{CityId, Id, IssuerId, OrganisationId, PersonId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::texts::word;
use crate::{Conn, StoreError, dialect, sql};

/// The right of a body to issue receipts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    /// Its identifier.
    pub id: IssuerId,
    /// The city.
    pub city: CityId,
    /// The organisation; none where the body is the city itself.
    pub organisation: Option<OrganisationId>,
    /// On what ground, from when to when.
    pub right: Right,
    /// What its receipts say of it.
    pub head: Head,
    /// Where it stands.
    pub state: IssuerState,
    /// Who asked for it.
    pub asked_by: PersonId,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// Who decided on it, and when.
    pub decided: Option<(PersonId, DateTime<Utc>)>,
    /// Who ended it, and when, where somebody did.
    pub ended: Option<(PersonId, DateTime<Utc>)>,
}

/// On what ground a body issues receipts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Right {
    /// The country whose receipts they are, in two letters.
    pub country: String,
    /// The name of the scheme in the country's file.
    pub scheme: String,
    /// The decision, ruling or article that it rests on.
    pub ruling: String,
    /// The first day of gifts that there are receipts for.
    pub from: NaiveDate,
    /// The last; none until further notice.
    pub until: Option<NaiveDate>,
}

impl Right {
    /// Whether a gift of this day may have a receipt.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// What receipts say of their issuer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The name in law.
    pub name: String,
    /// The address, a line each.
    pub address: String,
    /// The number in a register.
    pub number: Identifier,
    /// What the body is for.
    pub object: Option<String>,
    /// Its kind in law.
    pub legal_category: Option<String>,
    /// Who signs.
    pub signatory_name: String,
    /// As what.
    pub signatory_role: String,
    /// Where.
    pub place: String,
}

impl Issuer {
    /// The body: an organisation's own identifier, or the city's.
    pub fn body(&self) -> Uuid {
        body(self.city, self.organisation)
    }
}

/// The body that gifts are for: an organisation, or the city itself.
pub fn body(city: CityId, organisation: Option<OrganisationId>) -> Uuid {
    organisation.map_or(city.uuid(), Id::uuid)
}

#[derive(FromQueryResult)]
struct Row {
    city_id: Uuid,
    id: Uuid,
    organisation_id: Option<Uuid>,
    country: String,
    scheme: String,
    ruling: String,
    from_on: NaiveDate,
    until_on: Option<NaiveDate>,
    name: String,
    address: String,
    identifier_kind: String,
    identifier: String,
    object: Option<String>,
    legal_category: Option<String>,
    signatory_name: String,
    signatory_role: String,
    place: String,
    state: String,
    asked_by: Uuid,
    asked_at: DateTime<Utc>,
    decided_by: Option<Uuid>,
    decided_at: Option<DateTime<Utc>>,
    ended_by: Option<Uuid>,
    ended_at: Option<DateTime<Utc>>,
}

const COLUMNS: &str =
    "city_id, id, organisation_id, country, scheme, ruling, from_on, until_on, name, address, identifier_kind,
    identifier, object, legal_category, signatory_name, signatory_role, place, state, asked_by, asked_at, decided_by,
    decided_at, ended_by, ended_at";

fn of(row: Row) -> Result<Issuer, StoreError> {
    let kind: IdentifierKind = word(&row.identifier_kind, "receipt_issuer", "identifier_kind", row.id)?;
    let number = Identifier::parse(kind, &row.identifier).map_err(|error| StoreError::Corrupt {
        table: "receipt_issuer",
        column: "identifier",
        row: row.id.to_string(),
        reason: error.to_string(),
    })?;
    let by = |person: Option<Uuid>, at| person.map(PersonId::from_uuid).zip(at);
    Ok(Issuer {
        id: IssuerId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        organisation: row.organisation_id.map(OrganisationId::from_uuid),
        right: Right {
            country: row.country,
            scheme: row.scheme,
            ruling: row.ruling,
            from: row.from_on,
            until: row.until_on,
        },
        head: Head {
            name: row.name,
            address: row.address,
            number,
            object: row.object,
            legal_category: row.legal_category,
            signatory_name: row.signatory_name,
            signatory_role: row.signatory_role,
            place: row.place,
        },
        state: word(&row.state, "receipt_issuer", "state", row.id)?,
        asked_by: PersonId::from_uuid(row.asked_by),
        asked_at: row.asked_at,
        decided: by(row.decided_by, row.decided_at),
        ended: by(row.ended_by, row.ended_at),
    })
}

/// Lets everything that is done with the receipts of a body come one after the other.
pub async fn lock(conn: &Conn, body: Uuid) -> Result<(), StoreError> {
    dialect::lock_text(conn, &format!("receipts/{body}")).await
}

/// Stores one that somebody asks for.
pub async fn insert(conn: &Conn, new: &Issuer) -> Result<(), StoreError> {
    sql::run(
        conn,
        "insert into receipt_issuer (city_id, id, body_id, organisation_id, country, scheme, ruling, from_on, until_on,
             name, address, identifier_kind, identifier, object, legal_category, signatory_name, signatory_role, place,
             state, asked_by, asked_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)",
        vec![
            new.city.uuid().into(),
            new.id.uuid().into(),
            new.body().into(),
            new.organisation.map(Id::uuid).into(),
            new.right.country.clone().into(),
            new.right.scheme.clone().into(),
            new.right.ruling.clone().into(),
            new.right.from.into(),
            new.right.until.into(),
            new.head.name.clone().into(),
            new.head.address.clone().into(),
            new.head.number.kind().as_str().into(),
            new.head.number.compact().into(),
            new.head.object.clone().into(),
            new.head.legal_category.clone().into(),
            new.head.signatory_name.clone().into(),
            new.head.signatory_role.clone().into(),
            new.head.place.clone().into(),
            new.state.as_str().into(),
            new.asked_by.uuid().into(),
            new.asked_at.into(),
        ],
    )
    .await?;
    Ok(())
}

/// A second person decides; false where somebody was quicker.
pub async fn decide(
    conn: &Conn,
    id: IssuerId,
    state: IssuerState,
    (by, at): (PersonId, DateTime<Utc>),
) -> Result<bool, StoreError> {
    let touched = sql::run(
        conn,
        "update receipt_issuer set state = $2, decided_by = $3, decided_at = $4 where id = $1 and state = 'asked'",
        vec![
            id.uuid().into(),
            state.as_str().into(),
            by.uuid().into(),
            at.into(),
        ],
    )
    .await?;
    Ok(touched > 0)
}

/// Ends a right with a day; false where it had ended.
pub async fn end(
    conn: &Conn,
    id: IssuerId,
    until: NaiveDate,
    (by, at): (PersonId, DateTime<Utc>),
) -> Result<bool, StoreError> {
    let touched = sql::run(
        conn,
        "update receipt_issuer set until_on = $2, ended_by = $3, ended_at = $4
         where id = $1 and state = 'agreed' and (until_on is null or until_on > $2)",
        vec![id.uuid().into(), until.into(), by.uuid().into(), at.into()],
    )
    .await?;
    Ok(touched > 0)
}

/// The right of an identifier.
pub async fn by_id(conn: &Conn, id: IssuerId) -> Result<Option<Issuer>, StoreError> {
    let statement = format!("select {COLUMNS} from receipt_issuer where id = $1");
    let row: Option<Row> = sql::one(conn, &statement, vec![id.uuid().into()]).await?;
    row.map(of).transpose()
}

/// The rights of a city's bodies, those asked for first, then the newest.
pub async fn of_city(conn: &Conn, city: CityId) -> Result<Vec<Issuer>, StoreError> {
    let statement = format!(
        "select {COLUMNS} from receipt_issuer where city_id = $1
         order by case state when 'asked' then 0 else 1 end, asked_at desc, id desc"
    );
    let rows: Vec<Row> = sql::all(conn, &statement, vec![city.uuid().into()]).await?;
    rows.into_iter().map(of).collect()
}

/// The rights of a city's bodies that two people have written down, by body and day.
pub async fn agreed(conn: &Conn, city: CityId) -> Result<Vec<Issuer>, StoreError> {
    let statement = format!(
        "select {COLUMNS} from receipt_issuer where city_id = $1 and state = 'agreed' order by body_id, from_on, id"
    );
    let rows: Vec<Row> = sql::all(conn, &statement, vec![city.uuid().into()]).await?;
    rows.into_iter().map(of).collect()
}
