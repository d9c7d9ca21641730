//! The table `match_decision`; what its columns mean stands in the migration and in the noun's file.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "match_decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub city_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub event_seq: i64,
    pub position: i32,
    pub pool_id: Uuid,
    pub rule_version: i32,
    pub project_id: Uuid,
    pub pledge_id: Option<Uuid>,
    pub change_minor: i64,
    pub state: String,
    pub funders: String,
    pub explanation: String,
    pub decided_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
