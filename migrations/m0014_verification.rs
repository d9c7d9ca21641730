//! Who lives where and which organisations exist, as far as a city has made sure; private files; who looked at
//! what is private.
//!
//! What organisations hand in stands in a table of its own, so that whoever reads organisations for the public
//! cannot read it by mistake.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = "
create table residence (
    city_id {uuid} not null references city (id),
    id {uuid} not null,
    person_id {uuid} not null references person (id),
    neighbourhood_id {uuid},
    state text not null check (state in ('requested', 'letter_sent', 'verified', 'expired', 'revoked')),
    method text not null check (method in ('post', 'desk', 'identity_provider')),
    name text not null,
    address text not null,
    shown text not null default '',
    code_hash text not null default '',
    code_tries integer not null default 0 check (code_tries >= 0),
    requested_at {time} not null,
    code_until {time},
    verified_at {time},
    verified_by {uuid} references person (id),
    expires_at {time},
    revoked_at {time},
    revoked_why text not null default '',
    primary key (city_id, id),
    foreign key (city_id, neighbourhood_id) references neighbourhood (city_id, id),
    check (state <> 'verified' or (verified_at is not null and address = ''))
);
create index residence_id on residence (id);
create index residence_person on residence (person_id, requested_at);
create index residence_neighbourhood on residence (city_id, neighbourhood_id);
create index residence_verified_by on residence (verified_by);
create index residence_list on residence (city_id, requested_at, id);
create unique index residence_open on residence (city_id, person_id) where state in ('requested', 'letter_sent');
create unique index residence_verified on residence (city_id, person_id) where state = 'verified';
create table look (
    id {uuid} not null primary key,
    city_id {uuid} not null references city (id),
    person_id {uuid} not null references person (id),
    looker_id {uuid} references person (id),
    role text not null check (role <> ''),
    what text not null check (what in ('address', 'document')),
    looked_at {time} not null
);
create index look_person on look (person_id, looked_at, id);
create index look_looker on look (looker_id);
create index look_city on look (city_id);
create table private_file (
    city_id {uuid} not null references city (id),
    id {uuid} not null,
    organisation_id {uuid},
    name text not null check (name <> ''),
    mime text not null check (mime in ('application/pdf', 'image/jpeg', 'image/png')),
    bytes {big} not null check (bytes > 0),
    stored_by {uuid} not null references person (id),
    stored_at {time} not null,
    expires_at {time},
    primary key (city_id, id),
    foreign key (city_id, organisation_id) references organisation (city_id, id)
);
create index private_file_id on private_file (id);
create index private_file_organisation on private_file (city_id, organisation_id);
create index private_file_stored_by on private_file (stored_by);
create index private_file_expires on private_file (expires_at);
create table organisation_file (
    city_id {uuid} not null,
    organisation_id {uuid} not null,
    identifier_kind text not null,
    identifier text not null check (identifier <> ''),
    iban text,
    submitted_by {uuid} not null references person (id),
    submitted_at {time} not null,
    primary key (city_id, organisation_id),
    foreign key (city_id, organisation_id) references organisation (city_id, id)
);
create index organisation_file_submitted_by on organisation_file (submitted_by);
create table organisation_check (
    city_id {uuid} not null,
    id {uuid} not null,
    organisation_id {uuid} not null,
    what text not null check (what in ('identifier', 'iban', 'decision')),
    result text not null check (result in ('well_formed', 'verified', 'refused', 'revoked')),
    note text not null,
    checked_by {uuid} references person (id),
    checked_at {time} not null,
    primary key (city_id, id),
    foreign key (city_id, organisation_id) references organisation (city_id, id)
);
create index organisation_check_organisation on organisation_check (city_id, organisation_id, checked_at);
create index organisation_check_checked_by on organisation_check (checked_by);
";

const TABLES: &[&str] = &[
    "organisation_check",
    "organisation_file",
    "private_file",
    "look",
    "residence",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::drop_tables(manager, TABLES).await
    }
}
