//! The campaign of a project: what it asks for, of which kind, and until when.

use chrono::{DateTime, Utc};

use crate::project::ProjectState;
use crate::words;

words! {
    /// What happens to the crowd's money when the goal is missed.
    pub enum CampaignKind {
        /// Captured only on success, given back otherwise.
        AllOrNothing = "all_or_nothing",
        /// Every gift stays.
        KeepWhatYouRaise = "keep_what_you_raise",
        /// A quick pot for somebody in need; no public match unless a pool says so.
        SolidarityPot = "solidarity_pot",
    }
}

/// Whether a gift can be made at this moment, and if not why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Openness {
    /// Gifts are welcome.
    Open,
    /// Not published, or no longer: the state says which.
    NotPublished(ProjectState),
    /// Published, but it opens later.
    NotYet(DateTime<Utc>),
    /// The closing date has passed.
    Over(DateTime<Utc>),
}

/// Whether a campaign takes gifts at `now`. It is open from `opens_at` on and until just before `closes_at`.
pub fn openness(
    state: ProjectState,
    opens_at: Option<DateTime<Utc>>,
    closes_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Openness {
    match (state, opens_at, closes_at) {
        (ProjectState::Published, Some(opens_at), _) if now < opens_at => Openness::NotYet(opens_at),
        (ProjectState::Published, _, Some(closes_at)) if now >= closes_at => Openness::Over(closes_at),
        (ProjectState::Published, _, _) => Openness::Open,
        (state, _, _) => Openness::NotPublished(state),
    }
}
