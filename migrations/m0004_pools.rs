//! Match pools, their funders and the versions of their rules.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = "
create table pool (
    city_id {uuid} not null references city (id),
    id {uuid} not null,
    name text not null check (name <> ''),
    names {json} not null,
    purpose text not null,
    purposes {json} not null,
    state text not null check (state in ('draft', 'published', 'paused', 'exhausted', 'closed', 'settled')),
    amount_minor {big} not null check (amount_minor > 0),
    reserved_minor {big} not null default 0 check (reserved_minor >= 0),
    committed_minor {big} not null default 0 check (committed_minor >= 0),
    paid_minor {big} not null default 0 check (paid_minor >= 0),
    opens_at {time},
    closes_at {time} check (closes_at is null or opens_at is null or closes_at > opens_at),
    created_by {uuid} references person (id),
    created_at {time} not null,
    published_at {time},
    primary key (city_id, id),
    check (reserved_minor + committed_minor + paid_minor <= amount_minor),
    check ((state = 'draft') = (published_at is null))
);
create index pool_id on pool (id);
create index pool_newest on pool (city_id, created_at desc, id desc);
create index pool_created_by on pool (created_by);
create table pool_funder (
    city_id {uuid} not null,
    pool_id {uuid} not null,
    position integer not null,
    name text not null check (name <> ''),
    amount_minor {big} not null check (amount_minor > 0),
    primary key (city_id, pool_id, position),
    foreign key (city_id, pool_id) references pool (city_id, id)
);
create table rule_version (
    city_id {uuid} not null,
    id {uuid} not null,
    pool_id {uuid} not null,
    version integer not null check (version > 0),
    definition {json} not null,
    settings {json} not null,
    created_at {time} not null,
    published_at {time},
    primary key (city_id, id),
    unique (city_id, pool_id, version),
    foreign key (city_id, pool_id) references pool (city_id, id)
);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::drop_tables(manager, &["rule_version", "pool_funder", "pool"]).await
    }
}
