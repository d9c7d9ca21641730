//! The table `pool`; what its columns mean stands in the migration and in the noun's file.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "pool")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub city_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub names: String,
    pub purpose: String,
    pub purposes: String,
    pub state: String,
    pub amount_minor: i64,
    pub held_minor: i64,
    pub reserved_minor: i64,
    pub committed_minor: i64,
    pub paid_minor: i64,
    pub opens_at: Option<DateTimeUtc>,
    pub closes_at: Option<DateTimeUtc>,
    pub hold_seconds: Option<i32>,
    pub created_by: Option<Uuid>,
    pub created_at: DateTimeUtc,
    pub published_at: Option<DateTimeUtc>,
    pub terms: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
