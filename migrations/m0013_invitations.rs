//! Invitations by mail, grants of roles that wait for a second person, and what an organisation says of itself.
//!
//! Organisations get a name for addresses of pages. Those that are stored already get one derived from their name,
//! computed here because neither database folds accents.

use std::collections::BTreeSet;

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::prelude::Uuid;
use sea_orm_migration::sea_orm::{ConnectionTrait, Statement};

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// `target` is what it is to, in one text: `role:moderator`, `project:…`, `organisation:…`. One invitation of an
/// address to one target is open at a time.
const UP: &str = "
create table invitation (
    city_id {uuid} not null references city (id),
    id {uuid} not null unique,
    kind text not null check (kind in ('role', 'team', 'organisation')),
    target text not null check (target <> ''),
    email text not null check (email <> ''),
    role text,
    project_id {uuid},
    organisation_id {uuid},
    token_hash text not null unique check (length(token_hash) = 64),
    invited_by {uuid} not null references person (id),
    created_at {time} not null,
    expires_at {time} not null,
    ended_at {time},
    outcome text check (outcome in ('accepted', 'declined', 'revoked', 'expired')),
    primary key (city_id, id),
    check ((ended_at is null) = (outcome is null)),
    check ((kind = 'team') = (project_id is not null)),
    check ((kind = 'organisation') = (organisation_id is not null)),
    check ((kind = 'team') = (role is null)),
    foreign key (city_id, project_id) references project (city_id, id),
    foreign key (city_id, organisation_id) references organisation (city_id, id)
);
create unique index invitation_open on invitation (city_id, target, email) where ended_at is null;
create index invitation_email on invitation (email);
create index invitation_by on invitation (invited_by, created_at);
create index invitation_project on invitation (city_id, project_id);
create index invitation_organisation on invitation (city_id, organisation_id);
create table role_request (
    city_id {uuid} not null references city (id),
    id {uuid} not null unique,
    role text not null check (role <> ''),
    email text not null check (email <> ''),
    locale text not null,
    asked_by {uuid} not null references person (id),
    asked_at {time} not null,
    decided_by {uuid} references person (id),
    decided_at {time},
    is_approved {bool},
    reason text,
    primary key (city_id, id),
    check (decided_by is null or decided_at is not null),
    check ((decided_at is null) = (is_approved is null)),
    check (is_approved is null or is_approved = false or decided_by <> asked_by)
);
create unique index role_request_open on role_request (city_id, role, email) where decided_at is null;
create index role_request_asked_by on role_request (asked_by);
create index role_request_decided_by on role_request (decided_by);
";

/// One statement each: SQLite adds one column at a time.
const ORGANISATION_UP: &[&str] = &[
    "alter table organisation add column slug text not null default ''",
    "alter table organisation add column search_text text not null default ''",
    "alter table organisation add column abouts {json} not null default '{}'",
    "alter table organisation add column website text",
    "alter table organisation add column state text not null default 'unverified'
        check (state in ('unverified', 'submitted', 'verified', 'refused', 'revoked'))",
    "update organisation set state = 'verified' where verified_at is not null",
];

const ORGANISATION_INDEXES: &[&str] = &[
    "create unique index organisation_slug on organisation (city_id, slug)",
    "create unique index organisation_id on organisation (id)",
];

const ORGANISATION_DOWN: &[&str] = &[
    "drop index organisation_id",
    "drop index organisation_slug",
    "alter table organisation drop column state",
    "alter table organisation drop column website",
    "alter table organisation drop column abouts",
    "alter table organisation drop column search_text",
    "alter table organisation drop column slug",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await?;
        for sql in ORGANISATION_UP {
            dialect::run(manager, sql).await?;
        }
        name_organisations(manager).await?;
        for sql in ORGANISATION_INDEXES {
            dialect::run(manager, sql).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for sql in ORGANISATION_DOWN {
            dialect::run(manager, sql).await?;
        }
        dialect::drop_tables(manager, &["role_request", "invitation"]).await
    }
}

/// Gives every stored organisation its slug and the text that it is searched by.
async fn name_organisations(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let conn = manager.get_connection();
    let backend = conn.get_database_backend();
    let all = "select city_id, id, name from organisation order by city_id, name, id";
    let rows = conn.query_all_raw(Statement::from_string(backend, all)).await?;
    let mut taken = BTreeSet::new();
    for row in rows {
        let (city, id): (Uuid, Uuid) = (row.try_get("", "city_id")?, row.try_get("", "id")?);
        let folded = fold(&row.try_get::<String>("", "name")?);
        let base = slug(&folded);
        let mut slug = base.clone();
        let mut number = 2;
        while !taken.insert((city, slug.clone())) {
            slug = format!("{base}-{number}");
            number += 1;
        }
        let update = "update organisation set slug = $1, search_text = $2 where city_id = $3 and id = $4";
        let values = [slug.into(), folded.into(), city.into(), id.into()];
        conn.execute_raw(Statement::from_sql_and_values(backend, update, values))
            .await?;
    }
    Ok(())
}

/// Small letters without the accents of French, which is what the names of before are in.
fn fold(name: &str) -> String {
    let mut folded = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'á' | 'â' | 'ä' | 'ã' | 'å' => folded.push('a'),
            'ç' => folded.push('c'),
            'è' | 'é' | 'ê' | 'ë' => folded.push('e'),
            'ì' | 'í' | 'î' | 'ï' => folded.push('i'),
            'ñ' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'ö' | 'õ' => folded.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => folded.push('u'),
            'ÿ' | 'ý' => folded.push('y'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            other => folded.push(other),
        }
    }
    folded
}

fn slug(folded: &str) -> String {
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric());
    let slug: String = words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    let slug: String = slug.chars().take(60).collect();
    match slug.trim_end_matches('-') {
        "" => "organisation".to_owned(),
        slug => slug.to_owned(),
    }
}
