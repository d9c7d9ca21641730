//! What a city has decided for its campaigns.

use async_graphql::SimpleObject;

use crate::graphql::words::Charging;

/// What a city has decided for its campaigns.
#[derive(SimpleObject)]
pub struct CampaignTerms {
    /// How many days a campaign that is over waits for gifts that are on their way.
    grace_days: i32,
    /// When gifts by card to all-or-nothing campaigns are charged.
    charging: Charging,
}

impl From<domain::campaign::CampaignTerms> for CampaignTerms {
    fn from(terms: domain::campaign::CampaignTerms) -> Self {
        Self {
            grace_days: terms.grace_days.into(),
            charging: terms.charging.into(),
        }
    }
}
