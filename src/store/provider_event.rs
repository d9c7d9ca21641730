//! What payment providers told, kept under their event identifiers so that a repeat changes nothing.

use chrono::{DateTime, Utc};
use domain::{CityId, Id, PledgeId, words};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::entity::provider_event;
use crate::{Conn, StoreError};

words! {
    /// What an event changed.
    pub enum Effect {
        /// The pledge moved.
        Applied = "applied",
        /// The pledge had moved already, or further.
        NoChange = "no_change",
        /// No pledge is known for the payment; a person has to look.
        UnknownPledge = "unknown_pledge",
        /// The amount is not the pledge's; a person has to look.
        WrongAmount = "wrong_amount",
    }
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderEvent {
    /// The payment account that told.
    pub provider: String,
    /// The provider's name for the event.
    pub event_id: String,
    /// The pledge it belongs to, if known.
    pub pledge: Option<(CityId, PledgeId)>,
    /// The provider's name for the payment.
    pub provider_ref: String,
    /// What happened, as a word.
    pub fact: &'static str,
    /// What it changed.
    pub effect: Effect,
    /// When it happened, says the provider.
    pub occurred_at: DateTime<Utc>,
    /// When it was told.
    pub received_at: DateTime<Utc>,
}

/// Records an event. `false` where it was recorded before.
pub async fn record(conn: &Conn, new: &ProviderEvent) -> Result<bool, StoreError> {
    let row = provider_event::ActiveModel {
        provider: Set(new.provider.clone()),
        event_id: Set(new.event_id.clone()),
        city_id: Set(new.pledge.map(|(city, _)| city.uuid())),
        pledge_id: Set(new.pledge.map(|(_, pledge)| pledge.uuid())),
        provider_ref: Set(new.provider_ref.clone()),
        fact: Set(new.fact.to_owned()),
        effect: Set(new.effect.as_str().to_owned()),
        occurred_at: Set(new.occurred_at),
        received_at: Set(new.received_at),
    };
    let columns = [provider_event::Column::Provider, provider_event::Column::EventId];
    let keep_first = OnConflict::columns(columns).do_nothing().to_owned();
    let inserted = provider_event::Entity::insert(row)
        .on_conflict(keep_first)
        .exec_without_returning(conn)
        .await?;
    Ok(inserted > 0)
}
