//! What each pool gives to each project, kept by the transaction that decides, and a short way to the
//! few events of a city's list that are neither gifts nor refunds.
//!
//! A page of a project asks for both on every view; adding up a season's decisions each time, or reading
//! a list of a million gifts for its few hundred rules, is what neither can afford.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = "
create table project_match (
    city_id {uuid} not null,
    project_id {uuid} not null,
    pool_id {uuid} not null,
    match_minor {big} not null check (match_minor >= 0),
    primary key (city_id, project_id, pool_id),
    foreign key (city_id, project_id) references project (city_id, id),
    foreign key (city_id, pool_id) references pool (city_id, id)
);
create index project_match_pool on project_match (city_id, pool_id);
insert into project_match (city_id, project_id, pool_id, match_minor)
select city_id, project_id, pool_id, sum(change_minor) from match_decision
where state in ('reserved', 'released') group by city_id, project_id, pool_id;
create index match_event_setting on match_event (city_id, seq) where kind not in ('contribution', 'refund');
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, "drop index match_event_setting;").await?;
        dialect::drop_tables(manager, &["project_match"]).await
    }
}
