//! What donors give to the platform on top of a gift: charged with it, and given back with it.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: [&str; 2] = [
    "alter table pledge add column tip_minor {big} not null default 0 check (tip_minor >= 0)",
    "alter table pledge add column tip_returned_minor {big} not null default 0
     check (tip_returned_minor between 0 and tip_minor)",
];

const DOWN: [&str; 2] = [
    "alter table pledge drop column tip_returned_minor",
    "alter table pledge drop column tip_minor",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for statement in UP {
            dialect::run(manager, statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for statement in DOWN {
            dialect::run(manager, statement).await?;
        }
        Ok(())
    }
}
