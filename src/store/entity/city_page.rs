//! The table `city_page`; what its columns mean stands in the migration and in the noun's file.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "city_page")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub city_id: Uuid,
    pub taglines: String,
    pub abouts: String,
    pub picture: Option<String>,
    pub picture_alts: String,
    pub base_map: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
