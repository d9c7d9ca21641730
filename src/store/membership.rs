//! Who belongs to organisations and to the teams of projects, and who runs the installation.

use chrono::{DateTime, Utc};
use domain::person::MemberRole;
use domain::{CityId, Id, OrganisationId, PersonId, ProjectId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};
use uuid::Uuid;

use crate::entity::{operator, organisation_member, project_member};
use crate::texts::word;
use crate::{Conn, StoreError, dialect, sql};

/// Everything that a person belongs to beside the roles in cities.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Memberships {
    /// Whether they run the installation.
    pub operator: bool,
    /// Their organisations.
    pub organisations: Vec<(OrganisationId, MemberRole)>,
    /// The projects in whose team they are.
    pub teams: Vec<ProjectId>,
    /// Where they may not write at present, and until when.
    pub suspensions: Vec<(CityId, DateTime<Utc>)>,
}

#[derive(FromQueryResult)]
struct Row {
    what: String,
    id: Uuid,
    role: String,
    until: Option<DateTime<Utc>>,
}

/// What a person belongs to, and where they are suspended at this instant, in one statement.
pub async fn of_person(conn: &Conn, person: PersonId, now: DateTime<Utc>) -> Result<Memberships, StoreError> {
    let rows: Vec<Row> = sql::all(
        conn,
        "select 'suspension' as what, city_id as id, '' as role, until from suspension
             where person_id = $1 and until > $2
         union all
         select 'operator', person_id, '', null from operator where person_id = $1
         union all
         select 'organisation', organisation_id, role, null from organisation_member where person_id = $1
         union all
         select 'team', project_id, '', null from project_member where person_id = $1",
        vec![person.uuid().into(), now.into()],
    )
    .await?;
    let mut found = Memberships::default();
    for row in rows {
        match row.what.as_str() {
            "suspension" => found
                .suspensions
                .extend(row.until.map(|until| (CityId::from_uuid(row.id), until))),
            "operator" => found.operator = true,
            "organisation" => found.organisations.push((
                OrganisationId::from_uuid(row.id),
                word(&row.role, "organisation_member", "role", row.id)?,
            )),
            _ => found.teams.push(ProjectId::from_uuid(row.id)),
        }
    }
    found.organisations.sort();
    found.teams.sort();
    found.suspensions.sort();
    Ok(found)
}

/// A member of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// As what.
    pub role: MemberRole,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// The members of an organisation, the oldest first.
pub async fn of_organisation(
    conn: &Conn,
    city: CityId,
    organisation: OrganisationId,
) -> Result<Vec<Member>, StoreError> {
    let rows = organisation_member::Entity::find()
        .filter(organisation_member::Column::CityId.eq(city.uuid()))
        .filter(organisation_member::Column::OrganisationId.eq(organisation.uuid()))
        .all(conn)
        .await?;
    let of = |row: organisation_member::Model| {
        Ok(Member {
            person: PersonId::from_uuid(row.person_id),
            role: word(&row.role, "organisation_member", "role", row.person_id)?,
            since: row.since,
        })
    };
    let mut members: Vec<Member> = rows.into_iter().map(of).collect::<Result<_, StoreError>>()?;
    members.sort_by_key(|member| (member.since, member.person));
    Ok(members)
}

/// Makes somebody a member, or changes what they are.
pub async fn put_member(
    conn: &Conn,
    city: CityId,
    organisation: OrganisationId,
    member: &Member,
) -> Result<(), StoreError> {
    use organisation_member::Column as C;
    let row = organisation_member::ActiveModel {
        city_id: Set(city.uuid()),
        organisation_id: Set(organisation.uuid()),
        person_id: Set(member.person.uuid()),
        role: Set(member.role.as_str().to_owned()),
        since: Set(member.since),
    };
    let change_role = OnConflict::columns([C::CityId, C::OrganisationId, C::PersonId])
        .update_column(C::Role)
        .to_owned();
    organisation_member::Entity::insert(row)
        .on_conflict(change_role)
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// The team of a project, the oldest first: people and since when.
pub async fn of_project(
    conn: &Conn,
    city: CityId,
    project: ProjectId,
) -> Result<Vec<(PersonId, DateTime<Utc>)>, StoreError> {
    let rows = project_member::Entity::find()
        .filter(project_member::Column::CityId.eq(city.uuid()))
        .filter(project_member::Column::ProjectId.eq(project.uuid()))
        .all(conn)
        .await?;
    let mut team: Vec<_> = rows
        .into_iter()
        .map(|row| (PersonId::from_uuid(row.person_id), row.since))
        .collect();
    team.sort_by_key(|(person, since)| (*since, *person));
    Ok(team)
}

/// Puts somebody on a project's team; twice changes nothing.
pub async fn put_on_team(
    conn: &Conn,
    city: CityId,
    project: ProjectId,
    person: PersonId,
    since: DateTime<Utc>,
) -> Result<(), StoreError> {
    use project_member::Column as C;
    let row = project_member::ActiveModel {
        city_id: Set(city.uuid()),
        project_id: Set(project.uuid()),
        person_id: Set(person.uuid()),
        since: Set(since),
    };
    let keep_first = OnConflict::columns([C::CityId, C::ProjectId, C::PersonId])
        .do_nothing()
        .to_owned();
    project_member::Entity::insert(row)
        .on_conflict(keep_first)
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// Lets those who change who is in an organisation come one after the other, until the end of the transaction.
pub async fn lock_organisation(conn: &Conn, organisation: OrganisationId) -> Result<(), StoreError> {
    dialect::lock_text(conn, &format!("members/{organisation}")).await
}

/// What somebody is in an organisation, if they belong to it.
pub async fn member(
    conn: &Conn,
    city: CityId,
    organisation: OrganisationId,
    person: PersonId,
) -> Result<Option<Member>, StoreError> {
    let members = of_organisation(conn, city, organisation).await?;
    Ok(members.into_iter().find(|member| member.person == person))
}

/// Takes somebody out of an organisation; false where they were not in it.
pub async fn remove_member(
    conn: &Conn,
    city: CityId,
    organisation: OrganisationId,
    person: PersonId,
) -> Result<bool, StoreError> {
    let removed =
        organisation_member::Entity::delete_by_id((city.uuid(), organisation.uuid(), person.uuid()))
            .exec(conn)
            .await?;
    Ok(removed.rows_affected > 0)
}

/// Takes somebody off a project's team; false where they were not on it.
pub async fn remove_from_team(
    conn: &Conn,
    city: CityId,
    project: ProjectId,
    person: PersonId,
) -> Result<bool, StoreError> {
    let removed = project_member::Entity::delete_by_id((city.uuid(), project.uuid(), person.uuid()))
        .exec(conn)
        .await?;
    Ok(removed.rows_affected > 0)
}

/// Who runs the installation, the first first.
pub async fn operators(conn: &Conn) -> Result<Vec<(PersonId, DateTime<Utc>)>, StoreError> {
    let rows = operator::Entity::find().all(conn).await?;
    let mut found: Vec<_> = rows
        .into_iter()
        .map(|row| (PersonId::from_uuid(row.person_id), row.granted_at))
        .collect();
    found.sort_by_key(|(person, at)| (*at, *person));
    Ok(found)
}

/// Somebody no longer runs the installation; false where they did not.
pub async fn remove_operator(conn: &Conn, person: PersonId) -> Result<bool, StoreError> {
    let removed = operator::Entity::delete_by_id(person.uuid()).exec(conn).await?;
    Ok(removed.rows_affected > 0)
}

/// Lets somebody run the installation; twice changes nothing.
pub async fn put_operator(conn: &Conn, person: PersonId, at: DateTime<Utc>) -> Result<(), StoreError> {
    let row = operator::ActiveModel {
        person_id: Set(person.uuid()),
        granted_at: Set(at),
    };
    let keep_first = OnConflict::column(operator::Column::PersonId)
        .do_nothing()
        .to_owned();
    operator::Entity::insert(row)
        .on_conflict(keep_first)
        .exec_without_returning(conn)
        .await?;
    Ok(())
}
