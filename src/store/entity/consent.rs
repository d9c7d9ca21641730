//! The table `consent`; what its columns mean stands in the migration and in the noun's file.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "consent")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    pub kind: String,
    pub version: String,
    pub given: bool,
    pub given_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
