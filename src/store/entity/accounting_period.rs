//! The table `accounting_period`; what its columns mean stands in the migration and in the noun's file.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "accounting_period")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub city_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub number: i32,
    pub starts_at: DateTimeUtc,
    pub ends_at: DateTimeUtc,
    pub asked_by: Uuid,
    pub asked_at: DateTimeUtc,
    pub closed_by: Option<Uuid>,
    pub closed_at: Option<DateTimeUtc>,
    pub head_seq: Option<i64>,
    pub head_hash: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
