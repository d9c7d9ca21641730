//! The terms of a pool: how its money is divided in advance, spread over time, and taken from its funders. They are
//! written as the match files write them; nothing where the pool is one sum for all.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, "alter table pool add column terms {json}").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, "alter table pool drop column terms").await
    }
}
