//! The table `suspension`; what its columns mean stands in the migration and in the noun's file.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "suspension")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub city_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: Uuid,
    pub person_id: Uuid,
    pub reason: String,
    pub begins_at: DateTimeUtc,
    pub until: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
