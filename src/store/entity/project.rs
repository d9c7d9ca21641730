//! The table `project`; what its columns mean stands in the migration and in the noun's file.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "project")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub city_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub slug: String,
    pub source: Option<String>,
    pub external_id: Option<String>,
    pub owner_person_id: Option<Uuid>,
    pub owner_organisation_id: Option<Uuid>,
    pub language: String,
    pub title: String,
    pub summary: String,
    pub story: String,
    pub search_text: String,
    pub category: String,
    pub state: String,
    pub review_note: Option<String>,
    pub campaign_kind: String,
    pub goal_minor: i64,
    pub minimum_minor: Option<i64>,
    pub opens_at: Option<DateTimeUtc>,
    pub closes_at: Option<DateTimeUtc>,
    pub neighbourhood_id: Option<Uuid>,
    pub longitude: Option<f64>,
    pub latitude: Option<f64>,
    pub city_wide: bool,
    pub address: Option<String>,
    pub picture: Option<String>,
    pub picture_alts: String,
    pub secured_minor: i64,
    pub crowd_minor: i64,
    pub match_minor: i64,
    pub backers: i32,
    pub created_at: DateTimeUtc,
    pub published_at: Option<DateTimeUtc>,
    pub changed_at: DateTimeUtc,
    pub cost_minor: Option<i64>,
    pub own_minor: i64,
    pub trained: bool,
}

impl ActiveModelBehavior for ActiveModel {}
