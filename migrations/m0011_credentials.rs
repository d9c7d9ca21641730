//! Passwords, codes that prove anew who somebody is, access tokens; which browsers a person has signed in with, and
//! how often something was tried.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// `sign_in_try` names nobody: its subjects are hashes, of addresses that may belong to no person too.
const UP: &str = "
create table password (
    person_id {uuid} not null primary key references person (id),
    hash text not null check (hash <> ''),
    set_at {time} not null
);
create table known_browser (
    person_id {uuid} not null references person (id),
    browser_hash text not null check (length(browser_hash) = 64),
    signed_in_at {time} not null,
    primary key (person_id, browser_hash)
);
create table sign_in_try (
    subject text not null check (length(subject) = 64),
    day {date} not null,
    tries {big} not null check (tries > 0),
    primary key (subject, day)
);
create table proof_code (
    session_id {uuid} not null primary key references session (id) on delete cascade,
    code_hash text not null check (length(code_hash) = 64),
    tries {big} not null check (tries >= 0),
    expires_at {time} not null
);
create table access_token (
    id {uuid} not null primary key,
    person_id {uuid} not null references person (id),
    token_hash text not null unique check (length(token_hash) = 64),
    name text not null check (name <> ''),
    hint text not null,
    scopes text not null,
    created_at {time} not null,
    expires_at {time} not null,
    used_at {time},
    check (expires_at > created_at)
);
create index access_token_person on access_token (person_id);
insert into known_browser (person_id, browser_hash, signed_in_at)
    select p.id, l.browser_hash, max(l.used_at) from sign_in_link l join person p on p.email = l.email
    where l.used_at is not null and length(l.browser_hash) = 64 group by p.id, l.browser_hash;
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "access_token",
            "proof_code",
            "sign_in_try",
            "known_browser",
            "password",
        ];
        dialect::drop_tables(manager, &tables).await
    }
}
