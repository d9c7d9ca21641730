//! What a city has decided for its campaigns.

use app::{App, City};
use async_graphql::SimpleObject;

use crate::graphql::words::Charging;

/// What a city has decided for its campaigns.
#[derive(SimpleObject)]
pub struct CampaignTerms {
    /// How many days a campaign that is over waits for gifts that are on their way.
    grace_days: i32,
    /// When gifts by card to all-or-nothing campaigns are charged.
    charging: Charging,
    /// Whether the city's payment account saves a donor's card, to charge it at success. Where it does not, cards are
    /// charged at once all the same, and given back where a campaign falls short; at most those of its last days are held.
    can_charge_later: bool,
}

impl CampaignTerms {
    /// The terms of a city.
    pub fn new(app: &App, city: &City, terms: domain::campaign::CampaignTerms) -> Self {
        Self {
            grace_days: terms.grace_days.into(),
            charging: terms.charging.into(),
            can_charge_later: app.can_charge_later(city),
        }
    }
}
