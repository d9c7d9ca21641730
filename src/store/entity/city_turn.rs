//! The table `city_turn`; what its columns mean stands in the migration and in the noun's file.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "city_turn")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub city_id: Uuid,
    pub last_seq: i64,
    pub last_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
