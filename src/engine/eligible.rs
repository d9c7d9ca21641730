//! Primitive 1, `eligible`: may this project draw at all?
//!
//! What the project *is* (areas, category, applicant, goal, campaign, turnover, training) is looked at once,
//! when project and rule meet in the programme. What *time* brings (dates, pauses, a pool or campaign that is
//! over, the admission by a jury) is looked at for every event. Every window includes both of its ends.
//!
//! What is given while a jury or other projects keep the project out counts all the same under a rule that
//! decides on it as a whole, once it may draw. A single gift is decided when it comes, and not again.
//!
//! `max_active` and `once_per` are about projects that have match standing under the rule: another project
//! draws nothing while there are so many, or while there is one that bars it. With `per year` those count
//! whose first match fell into the calendar year of the event, whether or not their campaign is over;
//! otherwise only those whose campaign is open, and under `once_per` all.

use chrono::{DateTime, Utc};
use domain::words;

use crate::handle::{ApplicantIx, AreaIx, CategoryIx};
use crate::problem::{Problems, RuleProblemKind};
use crate::project::{CampaignKind, ProjectSpec};
use crate::rate::RATE_MAX;

words! {
    /// Who says which projects take part.
    pub enum Selection {
        /// Every project that fits.
        Open = "open",
        /// Only projects that a jury has admitted.
        Jury = "jury",
    }
}

words! {
    /// Within what a project may take part once.
    pub enum OncePer {
        /// Once for a project: never under two rules of the same pool.
        Project = "project",
        /// Once for an organisation.
        Organisation = "organisation",
        /// Once for an organisation in a calendar year.
        Year = "year",
    }
}

words! {
    /// Among which projects those that draw are counted.
    pub enum ActivePer {
        /// All of the rule.
        Rule = "rule",
        /// Those in the same area.
        Area = "area",
        /// Those of the same owner.
        Organisation = "organisation",
    }
}

/// How many projects may draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MaxActive {
    /// So many.
    pub number: u32,
    /// Among which.
    pub per: ActivePer,
    /// Whether those of the calendar year count, instead of those whose campaign is open.
    pub in_year: bool,
}

/// Within what a jury may set a project's share and ceiling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Band {
    /// The smallest share, in basis points.
    pub share_min_bps: Option<u32>,
    /// The largest share, in basis points.
    pub share_max_bps: Option<u32>,
    /// The smallest ceiling, in minor units.
    pub cap_min_minor: Option<i64>,
    /// The largest ceiling, in minor units.
    pub cap_max_minor: Option<i64>,
}

impl Band {
    /// Whether what a jury sets lies within.
    pub(crate) fn admits(&self, share_bps: Option<u32>, cap_minor: Option<i64>) -> bool {
        let share = share_bps.is_none_or(|bps| {
            self.share_min_bps.is_none_or(|min| bps >= min) && self.share_max_bps.is_none_or(|max| bps <= max)
        });
        let cap = cap_minor.is_none_or(|minor| {
            self.cap_min_minor.is_none_or(|min| minor >= min)
                && self.cap_max_minor.is_none_or(|max| minor <= max)
        });
        share && cap
    }
}

/// The parameters. An empty list means “all”.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eligible {
    /// The project must lie in one of these areas.
    pub areas: Vec<AreaIx>,
    /// The project must have one of these categories.
    pub categories: Vec<CategoryIx>,
    /// The owner must be of one of these kinds.
    pub applicants: Vec<ApplicantIx>,
    /// The campaign must be of one of these kinds; where none is named, of any but the solidarity pot.
    pub campaigns: Vec<CampaignKind>,
    /// The smallest goal, in minor units.
    pub goal_min_minor: Option<i64>,
    /// The largest goal, in minor units.
    pub goal_max_minor: Option<i64>,
    /// The first moment at which a gift may draw.
    pub from: Option<DateTime<Utc>>,
    /// The last moment at which a gift may draw.
    pub until: Option<DateTime<Utc>>,
    /// The smallest yearly turnover of the owner, in minor units.
    pub turnover_min_minor: Option<i64>,
    /// The largest yearly turnover of the owner, in minor units.
    pub turnover_max_minor: Option<i64>,
    /// How many projects may draw at the same time.
    pub max_active: Option<MaxActive>,
    /// Within what a project may take part once.
    pub once_per: Option<OncePer>,
    /// Whether the owner must have done the training.
    pub training_done: bool,
    /// Who selects.
    pub selection: Selection,
    /// Within what the jury may set share and ceiling; absent: it may set none.
    pub overrides: Option<Band>,
}

impl Default for Eligible {
    fn default() -> Self {
        Self {
            areas: Vec::new(),
            categories: Vec::new(),
            applicants: Vec::new(),
            campaigns: Vec::new(),
            goal_min_minor: None,
            goal_max_minor: None,
            from: None,
            until: None,
            turnover_min_minor: None,
            turnover_max_minor: None,
            max_active: None,
            once_per: None,
            training_done: false,
            selection: Selection::Open,
            overrides: None,
        }
    }
}

impl Eligible {
    pub(crate) fn check(&self, problems: &mut Problems) {
        problems.amount("eligible.goal_min_minor", self.goal_min_minor);
        problems.amount("eligible.goal_max_minor", self.goal_max_minor);
        problems.order(
            ("eligible.goal_min_minor", self.goal_min_minor),
            ("eligible.goal_max_minor", self.goal_max_minor),
        );
        problems.window("eligible.until", "eligible.from", self.from, self.until);
        problems.amount("eligible.turnover_min_minor", self.turnover_min_minor);
        problems.amount("eligible.turnover_max_minor", self.turnover_max_minor);
        problems.order(
            ("eligible.turnover_min_minor", self.turnover_min_minor),
            ("eligible.turnover_max_minor", self.turnover_max_minor),
        );
        if let Some(most) = self.max_active {
            problems.range("eligible.max_active.number", most.number, 1, 1_000_000);
        }
        let Some(band) = self.overrides else { return };
        if self.selection != Selection::Jury {
            problems.add("eligible.overrides", RuleProblemKind::OnlyWith { other: "jury" });
        }
        problems.amount("eligible.overrides.cap_min_minor", band.cap_min_minor);
        problems.amount("eligible.overrides.cap_max_minor", band.cap_max_minor);
        problems.order(
            ("eligible.overrides.cap_min_minor", band.cap_min_minor),
            ("eligible.overrides.cap_max_minor", band.cap_max_minor),
        );
        let shares = |bps: Option<u32>| bps.map(i64::from);
        for (path, bps) in [
            ("eligible.overrides.share_min_bps", band.share_min_bps),
            ("eligible.overrides.share_max_bps", band.share_max_bps),
        ] {
            if let Some(bps) = bps {
                problems.range(path, bps, 1, i64::from(RATE_MAX));
            }
        }
        problems.order(
            ("eligible.overrides.share_min_bps", shares(band.share_min_bps)),
            ("eligible.overrides.share_max_bps", shares(band.share_max_bps)),
        );
    }

    /// Whether more than the project itself and the dates decide.
    pub(crate) fn is_dynamic(&self) -> bool {
        self.selection == Selection::Jury || self.max_active.is_some() || self.once_per.is_some()
    }

    /// Whether campaigns of this kind may draw. A solidarity pot may only where it is named.
    fn admits(&self, campaign: CampaignKind) -> bool {
        match self.campaigns.as_slice() {
            [] => campaign != CampaignKind::SolidarityPot,
            named => named.contains(&campaign),
        }
    }

    /// What keeps the project out, every reason; empty when nothing does.
    pub fn barriers(&self, project: &ProjectSpec) -> Vec<Barrier> {
        let mut barriers = Vec::new();
        let mut bar = |fits: bool, barrier| {
            if !fits {
                barriers.push(barrier);
            }
        };
        let one_of = |areas: &[AreaIx]| areas.iter().any(|area| self.areas.contains(area));
        bar(self.areas.is_empty() || one_of(&project.areas), Barrier::Area);
        let category = project
            .category
            .is_some_and(|category| self.categories.contains(&category));
        bar(self.categories.is_empty() || category, Barrier::Category);
        let applicant = project
            .applicant
            .is_some_and(|kind| self.applicants.contains(&kind));
        bar(self.applicants.is_empty() || applicant, Barrier::Applicant);
        bar(self.admits(project.campaign), Barrier::Campaign);
        bar(
            self.goal_min_minor.is_none_or(|min| project.goal_minor >= min),
            Barrier::GoalTooSmall,
        );
        bar(
            self.goal_max_minor.is_none_or(|max| project.goal_minor <= max),
            Barrier::GoalTooLarge,
        );
        // A turnover that is not known fits no range.
        let turnover = |fits: &dyn Fn(i64) -> bool| project.turnover_minor.is_some_and(fits);
        bar(
            self.turnover_min_minor
                .is_none_or(|min| turnover(&|known| known >= min))
                && self
                    .turnover_max_minor
                    .is_none_or(|max| turnover(&|known| known <= max)),
            Barrier::Turnover,
        );
        bar(!self.training_done || project.trained, Barrier::Training);
        barriers
    }
}

words! {
    /// Why a project cannot draw on a rule, whatever is given.
    pub enum Barrier {
        /// It lies in none of the rule's areas.
        Area = "area",
        /// Its category is not one of the rule's.
        Category = "category",
        /// Its owner is not of a kind that the rule admits.
        Applicant = "applicant",
        /// Its campaign is not of a kind that the rule admits.
        Campaign = "campaign",
        /// Its goal is below the rule's range.
        GoalTooSmall = "goal_too_small",
        /// Its goal is above the rule's range.
        GoalTooLarge = "goal_too_large",
        /// Its owner's turnover is outside the rule's range, or not known.
        Turnover = "turnover",
        /// Its owner has not done the training that the rule asks for.
        Training = "training",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_solidarity_pot_is_matched_only_where_it_is_named() {
        let all = Eligible::default();
        assert!(all.admits(CampaignKind::AllOrNothing) && all.admits(CampaignKind::Keep));
        assert!(!all.admits(CampaignKind::SolidarityPot));
        let named = Eligible {
            campaigns: vec![CampaignKind::SolidarityPot],
            ..Eligible::default()
        };
        assert!(named.admits(CampaignKind::SolidarityPot) && !named.admits(CampaignKind::Keep));
    }
}
