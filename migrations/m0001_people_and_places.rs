//! Cities with their neighbourhoods and areas; people with their roles, sessions and sign-in links.
//!
//! People belong to the installation, everything else to a city.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = "
create table city (
    id {uuid} not null primary key,
    slug text not null unique check (slug <> ''),
    name text not null check (name <> ''),
    currency text not null check (length(currency) = 3),
    locale text not null,
    time_zone text not null,
    accent text not null check (length(accent) = 7),
    west {real}, south {real}, east {real}, north {real},
    created_at {time} not null
);
create table city_page (
    city_id {uuid} not null primary key references city (id),
    taglines {json} not null,
    abouts {json} not null,
    picture text,
    picture_alts {json} not null,
    base_map text
);
create table category (
    city_id {uuid} not null references city (id),
    slug text not null check (slug <> ''),
    position integer not null,
    names {json} not null,
    primary key (city_id, slug)
);
create table neighbourhood (
    city_id {uuid} not null references city (id),
    id {uuid} not null,
    external_id text not null,
    slug text not null,
    name text not null check (name <> ''),
    shape {json} not null,
    primary key (city_id, id),
    unique (city_id, external_id),
    unique (city_id, slug)
);
create index neighbourhood_id on neighbourhood (id);
create table area (
    city_id {uuid} not null references city (id),
    id {uuid} not null,
    external_id text not null,
    slug text not null,
    name text not null check (name <> ''),
    valid_from {date} not null,
    valid_to {date} check (valid_to is null or valid_to >= valid_from),
    shape {json} not null,
    primary key (city_id, id),
    unique (city_id, external_id, valid_from)
);
create index area_id on area (id);
create table person (
    id {uuid} not null primary key,
    email text not null unique check (email <> '' and email = lower(email)),
    name text not null,
    locale text not null,
    created_at {time} not null
);
create table organisation (
    city_id {uuid} not null references city (id),
    id {uuid} not null,
    external_id text not null,
    name text not null check (name <> ''),
    kind text not null check (kind in ('association', 'firm', 'public_body')),
    identifier text,
    verified_at {time},
    primary key (city_id, id),
    unique (city_id, external_id)
);
create table person_role (
    city_id {uuid} not null references city (id),
    person_id {uuid} not null references person (id),
    role text not null check (role in ('resident', 'official', 'moderator')),
    granted_at {time} not null,
    primary key (city_id, person_id, role)
);
create index person_role_person on person_role (person_id);
create table session (
    id {uuid} not null primary key,
    person_id {uuid} not null references person (id),
    token_hash text not null unique,
    created_at {time} not null,
    expires_at {time} not null check (expires_at > created_at)
);
create index session_person on session (person_id);
create table sign_in_link (
    token_hash text not null primary key,
    email text not null,
    return_to text not null,
    created_at {time} not null,
    expires_at {time} not null check (expires_at > created_at),
    used_at {time}
);
create index sign_in_link_email on sign_in_link (email, created_at);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::drop_tables(
            manager,
            &[
                "sign_in_link",
                "session",
                "person_role",
                "organisation",
                "person",
                "area",
                "neighbourhood",
                "category",
                "city_page",
                "city",
            ],
        )
        .await
    }
}
