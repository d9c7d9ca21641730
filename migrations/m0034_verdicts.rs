//! What a city says of a campaign beyond its rules: that it is called off, or goes on although it lacks money.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// `had_succeeded`: the engine keeps what pools added to a campaign that had, until each gift has gone back.
const UP: &str = "create table campaign_verdict (
        city_id {uuid} not null,
        project_id {uuid} not null,
        verdict text not null check (verdict in ('goes_on', 'called_off')),
        reason text not null check (reason <> ''),
        had_succeeded boolean not null,
        decided_by {uuid} not null references person (id),
        decided_at {time} not null,
        primary key (city_id, project_id),
        foreign key (city_id, project_id) references project (city_id, id)
    );
    create index campaign_verdict_decider on campaign_verdict (decided_by)";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::drop_tables(manager, &["campaign_verdict"]).await
    }
}
