//! The table `rule_version`; what its columns mean stands in the migration and in the noun's file.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "rule_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub city_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub pool_id: Uuid,
    pub version: i32,
    pub definition: String,
    pub settings: String,
    pub created_at: DateTimeUtc,
    pub published_at: Option<DateTimeUtc>,
    pub window_ends_at: Option<DateTimeUtc>,
    pub period: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
