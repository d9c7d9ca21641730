//! The table `organisation`; what its columns mean stands in the migration and in the noun's file.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub city_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub external_id: String,
    pub name: String,
    pub kind: String,
    pub identifier: Option<String>,
    pub verified_at: Option<DateTimeUtc>,
    pub slug: String,
    pub search_text: String,
    pub abouts: String,
    pub website: Option<String>,
    pub state: String,
    pub turnover_minor: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
