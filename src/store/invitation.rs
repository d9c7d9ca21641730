//! Invitations by mail. Only hashes of their secrets are stored.

use chrono::{DateTime, Utc};
use domain::invitation::{InvitationEnd, InvitationKind};
use domain::person::{Email, MemberRole, Role};
use domain::{CityId, Id, InvitationId, OrganisationId, PersonId, ProjectId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use crate::entity::invitation;
use crate::texts::word;
use crate::{Conn, StoreError, dialect, sql};

/// What somebody is invited to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A role in the city.
    Role(Role),
    /// The team of a project.
    Team(ProjectId),
    /// An organisation, as a member or manager.
    Organisation(OrganisationId, MemberRole),
}

impl Target {
    /// Which kind of thing.
    pub fn kind(self) -> InvitationKind {
        match self {
            Self::Role(_) => InvitationKind::Role,
            Self::Team(_) => InvitationKind::Team,
            Self::Organisation(..) => InvitationKind::Organisation,
        }
    }

    /// What one invitation is open to at a time.
    fn key(self) -> String {
        match self {
            Self::Role(role) => format!("role:{role}"),
            Self::Team(project) => project.to_string(),
            Self::Organisation(organisation, _) => organisation.to_string(),
        }
    }
}

/// An invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Its identifier.
    pub id: InvitationId,
    /// Its city.
    pub city: CityId,
    /// What it is to.
    pub target: Target,
    /// Whom it was sent to.
    pub email: Email,
    /// Who invites.
    pub invited_by: PersonId,
    /// When it was sent.
    pub created_at: DateTime<Utc>,
    /// Until when it can be answered.
    pub expires_at: DateTime<Utc>,
    /// When it ended, and how.
    pub ended: Option<DateTime<Utc>>,
}

impl Invitation {
    /// Whether it can be answered.
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.ended.is_none() && now < self.expires_at
    }
}

fn of(row: invitation::Model) -> Result<Invitation, StoreError> {
    let missing = |column| StoreError::Corrupt {
        table: "invitation",
        column,
        row: row.id.to_string(),
        reason: "is missing".to_owned(),
    };
    let role = row.role.as_deref();
    let target = match word(&row.kind, "invitation", "kind", row.id)? {
        InvitationKind::Role => Target::Role(word(
            role.ok_or_else(|| missing("role"))?,
            "invitation",
            "role",
            row.id,
        )?),
        InvitationKind::Team => Target::Team(ProjectId::from_uuid(
            row.project_id.ok_or_else(|| missing("project_id"))?,
        )),
        InvitationKind::Organisation => Target::Organisation(
            OrganisationId::from_uuid(row.organisation_id.ok_or_else(|| missing("organisation_id"))?),
            word(role.ok_or_else(|| missing("role"))?, "invitation", "role", row.id)?,
        ),
    };
    Ok(Invitation {
        id: InvitationId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        target,
        email: word(&row.email, "invitation", "email", row.id)?,
        invited_by: PersonId::from_uuid(row.invited_by),
        created_at: row.created_at,
        expires_at: row.expires_at,
        ended: row.ended_at,
    })
}

/// Lets the invitations of one person come one after the other, until the end of the transaction.
pub async fn lock_inviter(conn: &Conn, person: PersonId) -> Result<(), StoreError> {
    dialect::lock_text(conn, &format!("invitations/{person}")).await
}

/// Stores a new invitation; false where one of this address to the same thing is open. One whose time is over makes
/// room.
pub async fn insert(conn: &Conn, new: &Invitation, token_hash: &str) -> Result<bool, StoreError> {
    sql::run(
        conn,
        "update invitation set ended_at = $1, outcome = 'expired'
         where city_id = $2 and target = $3 and email = $4 and ended_at is null and expires_at <= $1",
        vec![
            new.created_at.into(),
            new.city.uuid().into(),
            new.target.key().into(),
            new.email.as_str().into(),
        ],
    )
    .await?;
    let (role, project, organisation) = match new.target {
        Target::Role(role) => (Some(role.as_str().to_owned()), None, None),
        Target::Team(project) => (None, Some(project.uuid()), None),
        Target::Organisation(organisation, role) => {
            (Some(role.as_str().to_owned()), None, Some(organisation.uuid()))
        }
    };
    let row = invitation::ActiveModel {
        city_id: Set(new.city.uuid()),
        id: Set(new.id.uuid()),
        kind: Set(new.target.kind().as_str().to_owned()),
        target: Set(new.target.key()),
        email: Set(new.email.as_str().to_owned()),
        role: Set(role),
        project_id: Set(project),
        organisation_id: Set(organisation),
        token_hash: Set(token_hash.to_owned()),
        invited_by: Set(new.invited_by.uuid()),
        created_at: Set(new.created_at),
        expires_at: Set(new.expires_at),
        ended_at: Set(None),
        outcome: Set(None),
    };
    // Without columns: the index over open invitations is partial, and any clash means the same here.
    let keep_first = OnConflict::new().do_nothing().to_owned();
    let inserted = invitation::Entity::insert(row)
        .on_conflict(keep_first)
        .exec_without_returning(conn)
        .await?;
    Ok(inserted > 0)
}

/// How many invitations somebody sent since an instant, whatever became of them.
pub async fn sent_since(conn: &Conn, by: PersonId, since: DateTime<Utc>) -> Result<u64, StoreError> {
    let sent = invitation::Entity::find()
        .filter(invitation::Column::InvitedBy.eq(by.uuid()))
        .filter(invitation::Column::CreatedAt.gte(since));
    Ok(sent.count(conn).await?)
}

/// The invitation of an identifier, open or not.
pub async fn by_id(conn: &Conn, id: InvitationId) -> Result<Option<Invitation>, StoreError> {
    let found = invitation::Entity::find().filter(invitation::Column::Id.eq(id.uuid()));
    found.one(conn).await?.map(of).transpose()
}

/// The invitation of a secret, open or not.
pub async fn by_token(conn: &Conn, token_hash: &str) -> Result<Option<Invitation>, StoreError> {
    let found = invitation::Entity::find().filter(invitation::Column::TokenHash.eq(token_hash));
    found.one(conn).await?.map(of).transpose()
}

/// Ends an invitation; false where it has ended already. Of two who try at once, one gets it.
pub async fn end(
    conn: &Conn,
    invitation: &Invitation,
    how: InvitationEnd,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let touched = sql::run(
        conn,
        "update invitation set ended_at = $1, outcome = $2
         where city_id = $3 and id = $4 and ended_at is null and expires_at > $1",
        vec![
            now.into(),
            how.as_str().into(),
            invitation.city.uuid().into(),
            invitation.id.uuid().into(),
        ],
    )
    .await?;
    Ok(touched > 0)
}

/// Ends the open invitations to roles that somebody sent in a city: they may no longer invite.
pub async fn end_roles_by(
    conn: &Conn,
    city: CityId,
    by: PersonId,
    now: DateTime<Utc>,
) -> Result<u64, StoreError> {
    sql::run(
        conn,
        "update invitation set ended_at = $1, outcome = 'revoked'
         where city_id = $2 and invited_by = $3 and kind = 'role' and ended_at is null",
        vec![now.into(), city.uuid().into(), by.uuid().into()],
    )
    .await
}

/// Ends the open invitations that somebody sent in the name of an organisation, to it and to its projects' teams.
pub async fn end_organisation_s_by(
    conn: &Conn,
    (city, organisation): (CityId, OrganisationId),
    by: PersonId,
    now: DateTime<Utc>,
) -> Result<u64, StoreError> {
    sql::run(
        conn,
        "update invitation set ended_at = $1, outcome = 'revoked'
         where city_id = $2 and invited_by = $3 and ended_at is null
           and (organisation_id = $4 or project_id in
                (select id from project where city_id = $2 and owner_organisation_id = $4 and
                 (owner_person_id is null or owner_person_id <> $3)))",
        vec![
            now.into(),
            city.uuid().into(),
            by.uuid().into(),
            organisation.uuid().into(),
        ],
    )
    .await
}

fn open(now: DateTime<Utc>) -> Select<invitation::Entity> {
    invitation::Entity::find()
        .filter(invitation::Column::EndedAt.is_null())
        .filter(invitation::Column::ExpiresAt.gt(now))
        .order_by_desc(invitation::Column::CreatedAt)
        .order_by_desc(invitation::Column::Id)
        // Far more than anybody has: a list that nobody pages through.
        .limit(200)
}

/// The open invitations of an address, the newest first; likewise below.
pub async fn of_email(conn: &Conn, email: &Email, now: DateTime<Utc>) -> Result<Vec<Invitation>, StoreError> {
    let rows = open(now)
        .filter(invitation::Column::Email.eq(email.as_str()))
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

/// Those to roles in a city.
pub async fn to_roles(conn: &Conn, city: CityId, now: DateTime<Utc>) -> Result<Vec<Invitation>, StoreError> {
    let rows = open(now)
        .filter(invitation::Column::CityId.eq(city.uuid()))
        .filter(invitation::Column::Kind.eq(InvitationKind::Role.as_str()))
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

/// Those to a project's team.
pub async fn to_team(
    conn: &Conn,
    city: CityId,
    project: ProjectId,
    now: DateTime<Utc>,
) -> Result<Vec<Invitation>, StoreError> {
    let rows = open(now)
        .filter(invitation::Column::CityId.eq(city.uuid()))
        .filter(invitation::Column::ProjectId.eq(project.uuid()))
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

/// Those to an organisation.
pub async fn to_organisation(
    conn: &Conn,
    city: CityId,
    organisation: OrganisationId,
    now: DateTime<Utc>,
) -> Result<Vec<Invitation>, StoreError> {
    let rows = open(now)
        .filter(invitation::Column::CityId.eq(city.uuid()))
        .filter(invitation::Column::OrganisationId.eq(organisation.uuid()))
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

/// Forgets invitations that ended or ran out before an instant.
pub async fn forget(conn: &Conn, before: DateTime<Utc>) -> Result<u64, StoreError> {
    sql::run(
        conn,
        "delete from invitation where ended_at < $1 or expires_at < $1",
        vec![before.into()],
    )
    .await
}
