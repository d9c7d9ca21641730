//! What people agreed to, who was erased, and short ways to what is kept long enough.
//!
//! The log of consents is append-only: it proves what was agreed to and when, and names people by identifier only.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "create table consent (
        id {uuid} not null primary key,
        person_id {uuid} not null references person (id),
        kind text not null check (kind in ('terms', 'news')),
        version text not null check (version <> ''),
        given {bool} not null,
        given_at {time} not null
    )",
    "create index consent_person on consent (person_id, given_at, id)",
    "alter table person add column erased_at {time}",
    "create index person_erased on person (erased_at) where erased_at is not null",
    "create index job_finished on job (finished_at) where finished_at is not null",
    "create index session_expires on session (expires_at)",
    "create index pledge_unpaid on pledge (created_at) where confirmed_at is null",
];

const DOWN: &[&str] = &[
    "drop index pledge_unpaid",
    "drop index session_expires",
    "drop index job_finished",
    "drop index person_erased",
    "alter table person drop column erased_at",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for sql in UP {
            dialect::run(manager, sql).await?;
        }
        dialect::append_only(manager, "consent").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for sql in DOWN {
            dialect::run(manager, sql).await?;
        }
        dialect::drop_tables(manager, &["consent"]).await
    }
}
