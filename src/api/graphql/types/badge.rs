//! Short signs beside a name, and what stands behind them.

use app::badge::Bearer;
use app::words;
use async_graphql::{Result, SimpleObject};
use chrono::{DateTime, Utc};
use domain::CityId;
use domain::badge::BadgeKind as Kind;

use crate::graphql::ask::Ask;
use crate::graphql::words::BadgeKind;

/// A short sign with its meaning, such as: verified association.
#[derive(SimpleObject, Debug, Clone)]
pub struct Badge {
    kind: BadgeKind,
    label: String,
    /// What was checked, by whom, since when, in a sentence.
    meaning: String,
    since: DateTime<Utc>,
}

impl Badge {
    /// A badge that a city gives.
    pub fn new(ask: &Ask, kind: Kind, city: &app::City, since: DateTime<Utc>) -> Self {
        let locale = ask.locale();
        Self {
            kind: kind.into(),
            label: words::badge_label(locale, kind).to_owned(),
            meaning: words::badge_meaning(locale, kind, city, since),
            since,
        }
    }

    /// What a city says of an organisation.
    ///
    /// # Errors
    /// Those of the database, as the answer tells them.
    pub async fn of_organisation(ask: &Ask, one: &app::Organisation) -> Result<Vec<Self>> {
        Self::of(ask, one.city, Bearer::Organisation(one.id)).await
    }

    /// What a city says of somebody.
    ///
    /// # Errors
    /// Those of the database, as the answer tells them.
    pub async fn of(ask: &Ask, city: CityId, bearer: Bearer) -> Result<Vec<Self>> {
        let Some(badges) = ask.loaders().badges.get(ask, (city, bearer)).await? else {
            return Ok(Vec::new());
        };
        let city = ask.kept.city(ask, city).await?;
        Ok(badges
            .iter()
            .map(|badge| Self::new(ask, badge.kind, &city, badge.since))
            .collect())
    }
}
