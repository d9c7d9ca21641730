//! Background jobs, queued in the transaction of their cause.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = "
create table job (
    id {uuid} not null primary key,
    city_id {uuid} references city (id),
    kind text not null check (kind <> ''),
    body {json} not null,
    state text not null check (state in ('waiting', 'running', 'done', 'failed')),
    run_at {time} not null,
    attempts integer not null default 0 check (attempts >= 0),
    last_error text,
    unique_key text unique,
    created_at {time} not null,
    finished_at {time}
);
create index job_due on job (run_at, id) where state in ('waiting', 'running');
create index job_city on job (city_id);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::drop_tables(manager, &["job"]).await
    }
}
