//! Findings of the audit: what is wrong, where, and by how much.

use domain::words;

use crate::handle::{ContributionIx, FunderIx, PoolIx, ProjectIx, RuleIx};

words! {
    /// What is wrong.
    pub enum FindingKind {
        /// Something that must not be negative is.
        Negative = "negative",
        /// Held, reserved, committed and paid together are more than the pool.
        PoolOverdrawn = "pool_overdrawn",
        /// A funder has given more than it put in.
        FunderOverdrawn = "funder_overdrawn",
        /// The parts of the funders are not the whole.
        FunderSum = "funder_sum",
        /// A pool's held, reserved, committed or paid figure is not the sum of what is there.
        PoolSum = "pool_sum",
        /// A project's match is not the sum of its awards.
        ProjectMatchSum = "project_match_sum",
        /// A project's crowd figure is not the sum of its gifts.
        ProjectCrowdSum = "project_crowd_sum",
        /// The match of a rule on a project is not the sum of its awards.
        RuleSum = "rule_sum",
        /// The match of a rule on a project is above a ceiling.
        AboveCeiling = "above_ceiling",
        /// A donor was matched for more than the donor's limit.
        DonorAboveLimit = "donor_above_limit",
        /// What is remembered of a donor or an owner is not what the awards say.
        Memory = "memory",
        /// More was refunded than given.
        RefundAboveGift = "refund_above_gift",
        /// A gift was matched twice by one rule.
        MatchedTwice = "matched_twice",
        /// A gift has more match than it would earn with what is left of it.
        AboveEarned = "above_earned",
        /// A grant is paid beyond what is due, due beyond what stands, or not the sum of its parts.
        GrantSum = "grant_sum",
        /// What a rule has counted on a project is not the sum of the gifts.
        BookSum = "book_sum",
        /// What is noted of a project is not what its gifts say.
        MarkSum = "mark_sum",
        /// All match on a project is above a ceiling that binds it together.
        AboveGroup = "above_group",
        /// What is used of a part or a slice of a pool is not the sum of the matches there.
        PartSum = "part_sum",
        /// More is used of a part or a slice of a pool than there is.
        PartOverdrawn = "part_overdrawn",
        /// Something is held that should have ended before the last event.
        HoldOverdue = "hold_overdue",
        /// What is held is not the sum of the holds.
        HoldSum = "hold_sum",
        /// The decisions do not add up to what stands.
        LogSum = "log_sum",
        /// The parts of the funders in a decision are not its change.
        DecisionSplit = "decision_split",
    }
}

/// One finding, with the figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub kind: FindingKind,
    /// What was found, in minor units unless the kind says otherwise.
    pub found_minor: i64,
    /// What it should be, or the limit that it passes.
    pub expected_minor: i64,
    /// The pool concerned.
    pub pool: Option<PoolIx>,
    /// The funder concerned, counted within the pool.
    pub funder: Option<FunderIx>,
    /// The version of the rule concerned.
    pub rule: Option<RuleIx>,
    /// The project concerned.
    pub project: Option<ProjectIx>,
    /// The contribution concerned.
    pub contribution: Option<ContributionIx>,
}

/// Whom a finding is about.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Spot {
    pub(crate) pool: Option<PoolIx>,
    pub(crate) funder: Option<FunderIx>,
    pub(crate) rule: Option<RuleIx>,
    pub(crate) project: Option<ProjectIx>,
    pub(crate) contribution: Option<ContributionIx>,
}

#[derive(Default)]
pub(crate) struct Findings(Vec<Finding>);

impl Findings {
    pub(crate) fn into_vec(self) -> Vec<Finding> {
        self.0
    }

    pub(crate) fn add(&mut self, kind: FindingKind, at: Spot, found_minor: i64, expected_minor: i64) {
        let Spot {
            pool,
            funder,
            rule,
            project,
            contribution,
        } = at;
        self.0.push(Finding {
            kind,
            found_minor,
            expected_minor,
            pool,
            funder,
            rule,
            project,
            contribution,
        });
    }

    pub(crate) fn equal(&mut self, kind: FindingKind, at: Spot, found: i64, expected: i64) {
        if found != expected {
            self.add(kind, at, found, expected);
        }
    }

    pub(crate) fn at_most(&mut self, kind: FindingKind, at: Spot, found: i64, limit: i64) {
        if found > limit {
            self.add(kind, at, found, limit);
        }
    }

    pub(crate) fn not_negative(&mut self, at: Spot, found: i64) {
        if found < 0 {
            self.add(FindingKind::Negative, at, found, 0);
        }
    }
}
