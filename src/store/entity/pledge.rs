//! The table `pledge`; what its columns mean stands in the migration and in the noun's file.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "pledge")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub city_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub project_id: Uuid,
    pub person_id: Uuid,
    pub by_guest: bool,
    pub amount_minor: i64,
    pub tip_minor: i64,
    pub tip_returned_minor: i64,
    pub refunded_minor: i64,
    pub loss_minor: i64,
    pub wallet_minor: i64,
    pub match_minor: i64,
    pub held_minor: i64,
    pub held_until: Option<DateTimeUtc>,
    pub state: String,
    pub anonymous: bool,
    pub display_name: String,
    pub message: Option<String>,
    pub locale: String,
    pub channel: String,
    pub provider: String,
    pub provider_ref: Option<String>,
    pub checkout_url: Option<String>,
    pub capture: String,
    pub attempts: i32,
    pub created_at: DateTimeUtc,
    pub counted_at: Option<DateTimeUtc>,
    pub confirmed_at: Option<DateTimeUtc>,
    pub pay_by: Option<DateTimeUtc>,
    pub decided_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
