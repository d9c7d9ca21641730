//! What the city says of a campaign beyond its rules.

use async_graphql::SimpleObject;
use chrono::{DateTime, Utc};

use crate::graphql::scalar::Money;
use crate::graphql::words::Verdict;

/// What the city says of a campaign beyond its rules.
#[derive(SimpleObject)]
pub struct CampaignVerdict {
    verdict: Verdict,
    reason: String,
    decided_at: DateTime<Utc>,
}

impl From<app::CampaignVerdict> for CampaignVerdict {
    fn from(from: app::CampaignVerdict) -> Self {
        Self {
            verdict: from.verdict.into(),
            reason: from.reason,
            decided_at: from.decided_at,
        }
    }
}

/// What a campaign lacks that succeeded by promises, some of which could not be charged. Nothing is paid to its project
/// until the city has said that it goes on.
#[derive(SimpleObject)]
pub struct Shortfall {
    /// What could not be charged.
    fallen: Money,
    /// What there is: gifts, and what pools add to them.
    raised: Money,
    /// What the campaign was for.
    goal: Money,
}

impl From<app::campaign::Shortfall> for Shortfall {
    fn from(from: app::campaign::Shortfall) -> Self {
        Self {
            fallen: from.fallen.into(),
            raised: from.raised.into(),
            goal: from.goal.into(),
        }
    }
}
