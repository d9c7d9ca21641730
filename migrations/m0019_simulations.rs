//! Simulations that officials asked for, with how far they are and what came of them.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// `failure` is a word for programs, `done` and `total` count events.
const UP: &str = "
create table simulation (
    city_id {uuid} not null references city (id),
    id {uuid} not null unique,
    asked_by {uuid} not null references person (id),
    source {json} not null,
    proposal {json} not null,
    state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
    done {big} not null default 0 check (done >= 0),
    total {big} not null default 0 check (total >= 0),
    result {json},
    failure text,
    asked_at {time} not null,
    started_at {time},
    finished_at {time},
    primary key (city_id, id),
    check ((state in ('queued', 'running')) = (finished_at is null)),
    check ((state = 'done') = (result is not null)),
    check ((state = 'failed') = (failure is not null))
);
create index simulation_newest on simulation (city_id, asked_at, id);
create index simulation_asked_by on simulation (asked_by);
create index simulation_finished on simulation (finished_at) where finished_at is not null;
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::drop_tables(manager, &["simulation"]).await
    }
}
