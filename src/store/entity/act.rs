//! The table `act`; what its columns mean stands in the migration and in the noun's file.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "act")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub chain: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    pub city_id: Option<Uuid>,
    pub kind: String,
    pub actor_id: Option<Uuid>,
    pub subject: String,
    pub detail: String,
    pub occurred_at: DateTimeUtc,
    pub previous: String,
    pub hash: String,
}

impl ActiveModelBehavior for ActiveModel {}
