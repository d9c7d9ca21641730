//! The table `role_request`; what its columns mean stands in the migration and in the noun's file.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "role_request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub city_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub role: String,
    pub email: String,
    pub locale: String,
    pub asked_by: Uuid,
    pub asked_at: DateTimeUtc,
    pub decided_by: Option<Uuid>,
    pub decided_at: Option<DateTimeUtc>,
    pub is_approved: Option<bool>,
    pub reason: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
