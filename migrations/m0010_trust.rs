//! Who people are in a city and in its organisations, how their sessions began, and what people with a role did.
//!
//! The audit log is sealed as the journal is: each row names the hash of the one before, one chain a city and one
//! for the installation. It names people by identifier only, so that it can stay when a person is erased.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// SQLite cannot change a CHECK: the table of roles is made anew.
const UP: &str = "
create table person_role_new (
    city_id {uuid} not null references city (id),
    person_id {uuid} not null references person (id),
    role text not null check (role in ('resident', 'official', 'moderator', 'finance_officer', 'auditor')),
    granted_at {time} not null,
    granted_by {uuid} references person (id),
    primary key (city_id, person_id, role)
);
insert into person_role_new (city_id, person_id, role, granted_at)
    select city_id, person_id, role, granted_at from person_role;
drop table person_role;
alter table person_role_new rename to person_role;
create index person_role_person on person_role (person_id);
create index person_role_granted_by on person_role (granted_by);
create table operator (
    person_id {uuid} not null primary key references person (id),
    granted_at {time} not null
);
create table organisation_member (
    city_id {uuid} not null,
    organisation_id {uuid} not null,
    person_id {uuid} not null references person (id),
    role text not null check (role in ('member', 'manager')),
    since {time} not null,
    primary key (city_id, organisation_id, person_id),
    foreign key (city_id, organisation_id) references organisation (city_id, id)
);
create index organisation_member_person on organisation_member (person_id);
create table project_member (
    city_id {uuid} not null,
    project_id {uuid} not null,
    person_id {uuid} not null references person (id),
    since {time} not null,
    primary key (city_id, project_id, person_id),
    foreign key (city_id, project_id) references project (city_id, id)
);
create index project_member_person on project_member (person_id);
create table act (
    chain text not null check (chain <> ''),
    seq {big} not null check (seq > 0),
    city_id {uuid} references city (id),
    kind text not null check (kind <> ''),
    actor_id {uuid} references person (id),
    subject text not null check (subject <> ''),
    detail {json} not null,
    occurred_at {time} not null,
    previous text not null check (length(previous) = 64),
    hash text not null check (length(hash) = 64),
    primary key (chain, seq)
);
create index act_city on act (city_id);
create index act_actor on act (actor_id);
";

/// One statement each: SQLite adds one column at a time. A session of before began with a mail.
const SESSION_UP: &[&str] = &[
    "alter table session add column method text not null default 'mail'",
    "alter table session add column device text not null default ''",
    "alter table session add column place text not null default ''",
    "alter table session add column seen_at {time}",
    "alter table session add column proven_at {time}",
    "update session set seen_at = created_at, proven_at = created_at",
];

const SESSION_DOWN: &[&str] = &[
    "alter table session drop column proven_at",
    "alter table session drop column seen_at",
    "alter table session drop column place",
    "alter table session drop column device",
    "alter table session drop column method",
];

const ROLES_DOWN: &str = "
create table person_role_old (
    city_id {uuid} not null references city (id),
    person_id {uuid} not null references person (id),
    role text not null check (role in ('resident', 'official', 'moderator')),
    granted_at {time} not null,
    primary key (city_id, person_id, role)
);
insert into person_role_old (city_id, person_id, role, granted_at)
    select city_id, person_id, role, granted_at from person_role where role in ('resident', 'official', 'moderator');
drop table person_role;
alter table person_role_old rename to person_role;
create index person_role_person on person_role (person_id);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await?;
        dialect::append_only(manager, "act").await?;
        for sql in SESSION_UP {
            dialect::run(manager, sql).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for sql in SESSION_DOWN {
            dialect::run(manager, sql).await?;
        }
        dialect::drop_tables(
            manager,
            &["act", "project_member", "organisation_member", "operator"],
        )
        .await?;
        dialect::run(manager, ROLES_DOWN).await
    }
}
