//! A sign-in link belongs to the browser that asked for it, and comes with a code to type there when the mail is
//! read on another device.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    // Links under way belong to no browser: their readers ask for new ones.
    "delete from sign_in_link where used_at is null",
    "alter table sign_in_link add column browser_hash text not null default ''",
    "alter table sign_in_link add column code_hash text not null default ''",
    "alter table sign_in_link add column code_tries integer not null default 0 check (code_tries >= 0)",
    "create index sign_in_link_browser on sign_in_link (browser_hash, created_at)",
];

const DOWN: &[&str] = &[
    "drop index sign_in_link_browser",
    "alter table sign_in_link drop column code_tries",
    "alter table sign_in_link drop column code_hash",
    "alter table sign_in_link drop column browser_hash",
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
