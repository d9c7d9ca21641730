//! The table `identity`; what its columns mean stands in the migration and in the noun's file.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "identity")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    pub provider: String,
    pub issuer: String,
    pub subject: String,
    pub label: String,
    pub linked_at: DateTimeUtc,
    pub last_used_at: DateTimeUtc,
    pub residence_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
