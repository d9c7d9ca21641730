//! What rules look at beside a project's goal: what the whole costs, what whoever carries it puts in, whether they
//! have done a training; and what an organisation takes in a year.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// One statement each: SQLite adds one column at a time.
const UP: &[&str] = &[
    "alter table project add column cost_minor {big} check (cost_minor is null or cost_minor > 0)",
    "alter table project add column own_minor {big} not null default 0 check (own_minor >= 0)",
    "alter table project add column trained {bool} not null default false",
    "alter table organisation add column turnover_minor {big} check (turnover_minor is null or turnover_minor >= 0)",
];

const DOWN: &[&str] = &[
    "alter table organisation drop column turnover_minor",
    "alter table project drop column trained",
    "alter table project drop column own_minor",
    "alter table project drop column cost_minor",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for sql in UP {
            dialect::run(manager, sql).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for sql in DOWN {
            dialect::run(manager, sql).await?;
        }
        Ok(())
    }
}
