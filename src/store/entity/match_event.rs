//! The table `match_event`; what its columns mean stands in the migration and in the noun's file.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "match_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub city_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub seq: Option<i64>,
    pub captured_at: DateTimeUtc,
    pub at: Option<DateTimeUtc>,
    pub kind: String,
    pub project_id: Option<Uuid>,
    pub pledge_id: Option<Uuid>,
    pub pool_id: Option<Uuid>,
    pub body: String,
    pub refusal: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
