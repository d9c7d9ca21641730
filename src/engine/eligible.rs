//! Primitive 1, `eligible`: may this project draw at all?
//!
//! What the project *is* (areas, category, applicant, goal, campaign) is looked at once, when project
//! and rule meet in the programme. What *time* brings (dates, pauses, a pool or campaign that is over)
//! is looked at for every gift. Every window includes both of its ends.

use chrono::{DateTime, Utc};
use domain::words;

use crate::handle::{ApplicantIx, AreaIx, CategoryIx};
use crate::problem::{Problems, RuleProblemKind};
use crate::project::{CampaignKind, ProjectSpec};

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
        /// Once for a project.
        Project = "project",
        /// Once for an organisation.
        Organisation = "organisation",
        /// Once in a year.
        Year = "year",
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
    /// The largest yearly turnover of the applicant. Not supported yet.
    pub turnover_max_minor: Option<i64>,
    /// How many projects may draw at the same time. Not supported yet.
    pub max_active: Option<u32>,
    /// Within what a project may take part once. Not supported yet.
    pub once_per: Option<OncePer>,
    /// Whether the applicant must have had a training. Not supported yet.
    pub training_done: bool,
    /// Who selects. `Jury` is not supported yet.
    pub selection: Selection,
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
            turnover_max_minor: None,
            max_active: None,
            once_per: None,
            training_done: false,
            selection: Selection::Open,
        }
    }
}

impl Eligible {
    pub(crate) fn check(&self, problems: &mut Problems) {
        problems.amount("eligible.goal_min_minor", self.goal_min_minor);
        problems.amount("eligible.goal_max_minor", self.goal_max_minor);
        if let (Some(min), Some(max)) = (self.goal_min_minor, self.goal_max_minor)
            && min > max
        {
            problems.add(
                "eligible.goal_min_minor",
                RuleProblemKind::Above {
                    other: "eligible.goal_max_minor",
                },
            );
        }
        problems.window("eligible.until", "eligible.from", self.from, self.until);
        problems.unsupported("eligible.turnover_max_minor", self.turnover_max_minor.is_some());
        problems.unsupported("eligible.max_active", self.max_active.is_some());
        problems.unsupported("eligible.once_per", self.once_per.is_some());
        problems.unsupported("eligible.training_done", self.training_done);
        problems.unsupported("eligible.selection", self.selection == Selection::Jury);
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
