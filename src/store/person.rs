//! People and their roles.

use chrono::{DateTime, Utc};
use domain::person::{Email, Role};
use domain::{CityId, Id, Locale, PersonId};
use sea_orm::ActiveValue::{NotSet, Set, Unchanged};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::{person, person_role};
use crate::texts::word;
use crate::{Conn, StoreError};

/// A person: somebody signed in, or a guest who gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their identifier.
    pub id: PersonId,
    /// Where mail reaches them. Private.
    pub email: Email,
    /// How they wish to be called; may be empty.
    pub name: String,
    /// The language of mail to them.
    pub locale: Locale,
    /// When they first came.
    pub created_at: DateTime<Utc>,
}

fn of(row: person::Model) -> Result<Person, StoreError> {
    Ok(Person {
        id: PersonId::from_uuid(row.id),
        email: Email::stored(&row.email).map_err(|error| StoreError::Corrupt {
            table: "person",
            column: "email",
            row: row.id.to_string(),
            reason: error.to_string(),
        })?,
        name: row.name,
        locale: word(&row.locale, "person", "locale", row.id)?,
        created_at: row.created_at,
    })
}

/// The person of an identifier.
pub async fn by_id(conn: &Conn, id: PersonId) -> Result<Option<Person>, StoreError> {
    person::Entity::find_by_id(id.uuid())
        .one(conn)
        .await?
        .map(of)
        .transpose()
}

/// The people of identifiers, in any order.
pub async fn by_ids(conn: &Conn, ids: &[PersonId]) -> Result<Vec<Person>, StoreError> {
    let rows = person::Entity::find()
        .filter(person::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

/// The person of an address.
pub async fn by_email(conn: &Conn, email: &Email) -> Result<Option<Person>, StoreError> {
    person::Entity::find()
        .filter(person::Column::Email.eq(email.as_str()))
        .one(conn)
        .await?
        .map(of)
        .transpose()
}

/// The person of the new one's address, stored now if there was none. Two at once get the same person.
pub async fn find_or_insert(conn: &Conn, new: &Person) -> Result<Person, StoreError> {
    if let Some(known) = by_email(conn, &new.email).await? {
        return Ok(known);
    }
    let row = person::ActiveModel {
        id: Set(new.id.uuid()),
        email: Set(new.email.as_str().to_owned()),
        name: Set(new.name.clone()),
        locale: Set(new.locale.tag().to_owned()),
        created_at: Set(new.created_at),
    };
    let keep_first = OnConflict::column(person::Column::Email).do_nothing().to_owned();
    person::Entity::insert(row)
        .on_conflict(keep_first)
        .exec_without_returning(conn)
        .await?;
    by_email(conn, &new.email)
        .await?
        .ok_or_else(|| StoreError::Corrupt {
            table: "person",
            column: "email",
            row: new.id.to_string(),
            reason: "stored and not found again".to_owned(),
        })
}

/// Changes how a person is called and the language of mail to them; what is left out stays.
pub async fn update(
    conn: &Conn,
    id: PersonId,
    name: Option<&str>,
    locale: Option<Locale>,
) -> Result<(), StoreError> {
    let row = person::ActiveModel {
        id: Unchanged(id.uuid()),
        name: name.map_or(NotSet, |name| Set(name.to_owned())),
        locale: locale.map_or(NotSet, |locale| Set(locale.tag().to_owned())),
        ..Default::default()
    };
    if name.is_some() || locale.is_some() {
        person::Entity::update(row).exec(conn).await?;
    }
    Ok(())
}

/// Gives a role; giving it twice changes nothing. `by` is who gave it, where that is a person.
pub async fn grant(
    conn: &Conn,
    city: CityId,
    person: PersonId,
    role: Role,
    by: Option<PersonId>,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = person_role::ActiveModel {
        city_id: Set(city.uuid()),
        person_id: Set(person.uuid()),
        role: Set(role.as_str().to_owned()),
        granted_at: Set(at),
        granted_by: Set(by.map(PersonId::uuid)),
    };
    let columns = [
        person_role::Column::CityId,
        person_role::Column::PersonId,
        person_role::Column::Role,
    ];
    let keep_first = OnConflict::columns(columns).do_nothing().to_owned();
    person_role::Entity::insert(row)
        .on_conflict(keep_first)
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// The roles of a person, city by city.
pub async fn roles(conn: &Conn, person: PersonId) -> Result<Vec<(CityId, Role)>, StoreError> {
    let rows = person_role::Entity::find()
        .filter(person_role::Column::PersonId.eq(person.uuid()))
        .all(conn)
        .await?;
    let of = |row: person_role::Model| {
        Ok((
            CityId::from_uuid(row.city_id),
            word(&row.role, "person_role", "role", row.person_id)?,
        ))
    };
    let mut roles: Vec<(CityId, Role)> = rows.into_iter().map(of).collect::<Result<_, StoreError>>()?;
    roles.sort();
    Ok(roles)
}

#[derive(sea_orm::FromQueryResult)]
struct SinceRow {
    person_id: uuid::Uuid,
    granted_at: DateTime<Utc>,
}

/// Which of these people have a role in a city, and since when.
pub async fn having(
    conn: &Conn,
    city: CityId,
    role: Role,
    people: &[PersonId],
) -> Result<Vec<(PersonId, DateTime<Utc>)>, StoreError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let mut params = crate::sql::Params::default();
    let (city, role) = (params.add(city.uuid()), params.add(role.as_str()));
    let list = params.list(people.iter().map(|id| id.uuid()));
    let statement = format!(
        "select person_id, granted_at from person_role where city_id = {city} and role = {role} and person_id in ({list})"
    );
    let rows: Vec<SinceRow> = crate::sql::all(conn, &statement, params.into_values()).await?;
    Ok(rows
        .into_iter()
        .map(|row| (PersonId::from_uuid(row.person_id), row.granted_at))
        .collect())
}
