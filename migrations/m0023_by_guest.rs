//! Whether a pledge was made by somebody who was not signed in: then anybody may have typed the address of the person
//! whose it is. What stood before is taken as made so.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(
            manager,
            "alter table pledge add column by_guest {bool} not null default true",
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, "alter table pledge drop column by_guest").await
    }
}
