//! The table `moderation_case`; what its columns mean stands in the migration and in the noun's file.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "moderation_case")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub city_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub subject: String,
    pub project_id: Option<Uuid>,
    pub concerned_id: Option<Uuid>,
    pub excerpt: String,
    pub kept_text: Option<String>,
    pub state: String,
    pub opened_at: DateTimeUtc,
    pub appeal: Option<String>,
    pub appeal_until: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
