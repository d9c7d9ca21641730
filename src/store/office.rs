//! The people who have a role in a city.

use chrono::{DateTime, Utc};
use domain::person::Role;
use domain::{CityId, Id, PersonId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Select,
};

use crate::entity::person_role;
use crate::texts::word;
use crate::{Conn, StoreError, dialect};

/// Somebody with a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Who.
    pub person: PersonId,
    /// The role.
    pub role: Role,
    /// Since when.
    pub granted_at: DateTime<Utc>,
    /// Who gave it, where that is known.
    pub granted_by: Option<PersonId>,
}

/// The last of a page: the next one comes after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct After {
    /// Since when it has the role.
    pub at: DateTime<Utc>,
    /// Who, and as what: one person may have two roles.
    pub who: (PersonId, Role),
}

fn of(row: person_role::Model) -> Result<Holder, StoreError> {
    Ok(Holder {
        person: PersonId::from_uuid(row.person_id),
        role: word(&row.role, "person_role", "role", row.person_id)?,
        granted_at: row.granted_at,
        granted_by: row.granted_by.map(PersonId::from_uuid),
    })
}

/// Residents hold no office.
fn in_office(city: CityId) -> Select<person_role::Entity> {
    person_role::Entity::find()
        .filter(person_role::Column::CityId.eq(city.uuid()))
        .filter(person_role::Column::Role.ne(Role::Resident.as_str()))
}

/// A page of those with another role than resident, who came first first.
pub async fn page(
    conn: &Conn,
    city: CityId,
    after: Option<After>,
    limit: u64,
) -> Result<Vec<Holder>, StoreError> {
    use person_role::Column as C;
    let mut query = in_office(city)
        .order_by_asc(C::GrantedAt)
        .order_by_asc(C::PersonId)
        .order_by_asc(C::Role)
        .limit(limit);
    if let Some(After {
        at,
        who: (person, role),
    }) = after
    {
        let later = C::GrantedAt.gt(at);
        let same = Expr::col(C::GrantedAt).eq(at);
        let next = Condition::any().add(C::PersonId.gt(person.uuid())).add(
            Condition::all()
                .add(C::PersonId.eq(person.uuid()))
                .add(C::Role.gt(role.as_str())),
        );
        query = query.filter(
            Condition::any()
                .add(later)
                .add(Condition::all().add(same).add(next)),
        );
    }
    query.all(conn).await?.into_iter().map(of).collect()
}

/// How many there are.
pub async fn count(conn: &Conn, city: CityId) -> Result<u64, StoreError> {
    Ok(in_office(city).count(conn).await?)
}

/// How many have one role.
pub async fn count_of(conn: &Conn, city: CityId, role: Role) -> Result<u64, StoreError> {
    let of_role = in_office(city).filter(person_role::Column::Role.eq(role.as_str()));
    Ok(of_role.count(conn).await?)
}

/// Lets those who change who has a role in a city come one after the other, until the end of the transaction.
pub async fn lock(conn: &Conn, city: CityId) -> Result<(), StoreError> {
    dialect::lock_text(conn, &format!("office/{city}")).await
}

/// Takes a role away; false where they did not have it.
pub async fn revoke(conn: &Conn, city: CityId, person: PersonId, role: Role) -> Result<bool, StoreError> {
    let key = (city.uuid(), person.uuid(), role.as_str().to_owned());
    let removed = person_role::Entity::delete_by_id(key).exec(conn).await?;
    Ok(removed.rows_affected > 0)
}
