//! When the windows of a rule end by the clock: once, or with each hour, day, week or month. What the clock looks for
//! every few seconds stands beside the rule, so that it need not read all rules.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// One statement each: SQLite adds one column at a time.
const UP: &[&str] = &[
    "alter table rule_version add column window_ends_at {time}",
    "alter table rule_version add column period text
        check (period is null or period in ('hour', 'day', 'week', 'month'))",
    "create index rule_version_window on rule_version (city_id, pool_id)
        where window_ends_at is not null or period is not null",
];

const DOWN: &[&str] = &[
    "drop index rule_version_window",
    "alter table rule_version drop column period",
    "alter table rule_version drop column window_ends_at",
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
