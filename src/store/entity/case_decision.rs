//! The table `case_decision`; what its columns mean stands in the migration and in the noun's file.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "case_decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub city_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub action: String,
    pub upheld: Option<bool>,
    pub reason: String,
    pub decided_at: DateTimeUtc,
    pub decided_by: Option<Uuid>,
    pub until: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
