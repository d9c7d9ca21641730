//! The campaign of a project: what it asks for, of which kind, and until when.

use chrono::{DateTime, TimeDelta, Utc};

use crate::pledge::Capture;
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

words! {
    /// When a gift by card to an all-or-nothing campaign is charged.
    pub enum Charging {
        /// When it is given; it is given back where the campaign falls short.
        AtOnce = "at_once",
        /// When the campaign has succeeded; until then it is a promise.
        AtSuccess = "at_success",
    }
}

/// How long banks hold money for a card at the least: some five days, some seven.
const HOLD: TimeDelta = TimeDelta::days(5);

/// What a city has decided for its campaigns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CampaignTerms {
    /// How many days a campaign that is over waits for gifts that are on their way.
    pub grace_days: u16,
    /// When gifts by card are charged.
    pub charging: Charging,
}

impl CampaignTerms {
    /// The longest that a campaign may wait, in days.
    pub const GRACE_DAYS_MAX: u16 = 60;

    /// The last moment at which the outcome of a campaign is open, where it is to close at one.
    pub fn outcome_by(self, closes_at: DateTime<Utc>) -> DateTime<Utc> {
        closes_at + TimeDelta::days(i64::from(self.grace_days))
    }

    /// When the money of a gift by card that is made now is taken. Held, where the outcome is known before holds end;
    /// else the donor's method is saved.
    pub fn capture(
        self,
        kind: CampaignKind,
        closes_at: Option<DateTime<Utc>>,
        now: DateTime<Utc>,
    ) -> Capture {
        match (self.charging, kind, closes_at) {
            (Charging::AtSuccess, CampaignKind::AllOrNothing, Some(closes_at)) => {
                if self.outcome_by(closes_at) <= now + HOLD {
                    Capture::Later
                } else {
                    Capture::Saved
                }
            }
            _ => Capture::Now,
        }
    }
}

impl Default for CampaignTerms {
    /// What holds where a city has decided nothing: a week, which a transfer between banks takes at the most with a
    /// weekend and a holiday in it, and gifts that are charged when they are given.
    fn default() -> Self {
        Self {
            grace_days: 7,
            charging: Charging::AtOnce,
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_held_only_where_the_outcome_comes_before_the_hold_ends() {
        let now = DateTime::UNIX_EPOCH;
        let terms = |grace_days, charging| CampaignTerms { grace_days, charging };
        let all = CampaignKind::AllOrNothing;
        let day = |days| Some(now + TimeDelta::days(days));
        for (grace, charging, kind, closes_at, expected) in [
            (0, Charging::AtSuccess, all, day(5), Capture::Later),
            (0, Charging::AtSuccess, all, day(6), Capture::Saved),
            (3, Charging::AtSuccess, all, day(2), Capture::Later),
            (3, Charging::AtSuccess, all, day(3), Capture::Saved),
            (3, Charging::AtSuccess, all, None, Capture::Now),
            (
                3,
                Charging::AtSuccess,
                CampaignKind::KeepWhatYouRaise,
                day(2),
                Capture::Now,
            ),
            (
                3,
                Charging::AtSuccess,
                CampaignKind::SolidarityPot,
                day(40),
                Capture::Now,
            ),
            (3, Charging::AtOnce, all, day(40), Capture::Now),
        ] {
            let capture = terms(grace, charging).capture(kind, closes_at, now);
            assert_eq!(capture, expected, "{grace} {charging} {kind} {closes_at:?}");
        }
    }
}
