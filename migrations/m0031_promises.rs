//! Gifts that are charged when their campaign has succeeded, and how long a campaign waits for what is on its way.
//!
//! A gift counts from `counted_at` on: when its money came, or when it was promised. A promise whose charge did not go
//! through may be paid again until `pay_by`; each payment that was begun for it is an attempt.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: [&str; 9] = [
    "alter table pledge add column capture text not null default 'now' check (capture in ('now', 'later', 'saved'))",
    "alter table pledge add column attempts integer not null default 0 check (attempts >= 0)",
    "alter table pledge add column counted_at {time}",
    "alter table pledge add column pay_by {time}",
    "update pledge set counted_at = confirmed_at",
    "drop index pledge_project",
    "create index pledge_project on pledge (city_id, project_id, counted_at desc, id desc) where counted_at is not null",
    "create index pledge_pay_by on pledge (pay_by) where pay_by is not null",
    "create table campaign_terms (
        city_id {uuid} not null primary key references city (id),
        grace_days integer not null check (grace_days between 0 and 60),
        charging text not null check (charging in ('at_once', 'at_success')),
        changed_by {uuid} not null references person (id),
        changed_at {time} not null
    );
    create index campaign_terms_changer on campaign_terms (changed_by)",
];

const DOWN: [&str; 7] = [
    "drop index pledge_pay_by",
    "drop index pledge_project",
    "create index pledge_project on pledge (city_id, project_id, confirmed_at desc, id desc)
     where confirmed_at is not null",
    "alter table pledge drop column pay_by",
    "alter table pledge drop column counted_at",
    "alter table pledge drop column attempts",
    "alter table pledge drop column capture",
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
        dialect::drop_tables(manager, &["campaign_terms"]).await?;
        for statement in DOWN {
            dialect::run(manager, statement).await?;
        }
        Ok(())
    }
}
