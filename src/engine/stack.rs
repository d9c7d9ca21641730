//! Primitive 8, `stack`: several rules or pools on one project?
//!
//! Rules act in the order of their priority (1 first), ties by the key of the rule. `additive`: each
//! acts on crowd money alone. `exclusive`: a rule draws on a project only while no other rule has match
//! standing there, so the first rule that gives something keeps the project until its match is gone.
//! `sequential`: each acts on what of the crowd's money the rules before it have not matched. `compounding`:
//! each acts on the crowd's money and the match of the rules before it.
//!
//! **Group ceilings** bind all match on a project together: as a share of the goal, as a share of the cost,
//! by the share of the public money that the owner must bring itself, and by the aid that one undertaking
//! may have in a period. They act after all other limits and always win. Where several rules that decide on
//! a project as a whole pass one together, the first in the order of the rules is served first, or under
//! `in_proportion` all are cut in proportion to their claims, by largest remainder; a rule that decides gift
//! by gift is always served when its gift comes.
//!
//! **The settings may change while campaigns run**, and a change alters no earlier decision. What that means:
//! - How rules act on one project and how they share a ceiling is fixed once anything was given in the city, a
//!   gift or match: what a partial refund takes back, and what a rule claims beside the others, depends on it.
//! - The ceilings may change at any time. The change itself decides nothing; it binds what is decided later.
//! - What stands above a ceiling when the settings change is kept: see [`crate::kept`]. No decision adds to it
//!   before the match on the project is below the ceiling again, and none takes of it for the ceiling's sake. A
//!   refund, a claim that has become smaller and the end of a campaign take of it as ever, and what they have
//!   taken is not kept any more.
//! - While more is kept than the ceiling allows, rules that decide on the project as a whole are asked in their
//!   order, also under `in_proportion`, and none makes room for another.
//! - Under a ceiling that is higher than before, rules may rise from the next event on that touches the project.
//! - A limit on aid that is new counts what stands: of single gifts from their moment, of grants from when they
//!   began.

use domain::words;

use crate::amount::{WHOLE_BPS, ratio, share};
use crate::award::Matched;
use crate::explanation::LimitKind;
use crate::problem::{Problems, RuleProblem};
use crate::project::ProjectSpec;

words! {
    /// How several rules act on one project.
    pub enum StackMode {
        /// One rule alone.
        Exclusive = "exclusive",
        /// Each on what the others left.
        Sequential = "sequential",
        /// Each on crowd money alone.
        Additive = "additive",
        /// Each on crowd money and the match before it.
        Compounding = "compounding",
    }
}

words! {
    /// How rules share a group ceiling that they pass together.
    pub enum GroupShare {
        /// In the order of the rules.
        Priority = "priority",
        /// In proportion to their claims.
        InProportion = "in_proportion",
    }
}

/// The most aid that one undertaking may have in a period that ends with the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeMinimis {
    /// The most, in minor units.
    pub minor: i64,
    /// The length of the period in months.
    pub months: u32,
}

/// The parameters, one for the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stack {
    /// How several rules act on one project.
    pub mode: StackMode,
    /// The most that all match may be of the goal, in basis points.
    pub group_goal_bps: Option<u32>,
    /// The most that all match and other public money may be of the cost, in basis points.
    pub group_cost_bps: Option<u32>,
    /// The least that the owner's own money must be of it and all public money together, in basis points.
    pub own_share_of_public_bps: Option<u32>,
    /// The most aid to one owner in a period.
    pub de_minimis: Option<DeMinimis>,
    /// How rules share a ceiling.
    pub group_share: GroupShare,
}

impl Default for Stack {
    fn default() -> Self {
        Self {
            mode: StackMode::Additive,
            group_goal_bps: None,
            group_cost_bps: None,
            own_share_of_public_bps: None,
            de_minimis: None,
            group_share: GroupShare::Priority,
        }
    }
}

impl StackMode {
    /// The base of a rule for a gift of which so much passes its clip, beside the rules before it.
    #[inline]
    pub(crate) fn base(self, clip: i64, beside: Matched) -> i64 {
        match self {
            StackMode::Additive | StackMode::Exclusive => clip,
            StackMode::Sequential => (clip - beside.used).max(0),
            StackMode::Compounding => clip + beside.minor,
        }
    }
}

impl Stack {
    /// Every problem of these settings.
    pub fn validate(&self) -> Vec<RuleProblem> {
        let mut problems = Problems::default();
        problems.bps("stack.group_goal_bps", self.group_goal_bps);
        problems.bps("stack.group_cost_bps", self.group_cost_bps);
        problems.bps("stack.own_share_of_public_bps", self.own_share_of_public_bps);
        if let Some(aid) = self.de_minimis {
            problems.amount("stack.de_minimis.minor", Some(aid.minor));
            problems.range("stack.de_minimis.months", aid.months, 1, 1200);
        }
        problems.into_vec()
    }

    /// Whether each rule decides on a gift by itself, except that one may keep the others out.
    pub(crate) fn is_plain(&self) -> bool {
        matches!(self.mode, StackMode::Additive | StackMode::Exclusive) && !self.has_ceiling()
    }

    /// Whether any ceiling binds all match on a project.
    pub(crate) fn has_ceiling(&self) -> bool {
        self.group_goal_bps.is_some()
            || self.group_cost_bps.is_some()
            || self.own_share_of_public_bps.is_some()
            || self.de_minimis.is_some()
    }

    /// The lowest ceiling for all match on a project, and its name. `own_minor` is the owner's own money;
    /// `aid_minor` what the owner had in the period, the match on this project left out.
    pub(crate) fn ceiling(
        &self,
        project: &ProjectSpec,
        own_minor: i64,
        aid_minor: i64,
    ) -> Option<(LimitKind, i64)> {
        let goal = self
            .group_goal_bps
            .map(|bps| (LimitKind::GroupGoal, share(project.goal_minor, bps)));
        let cost = self.group_cost_bps.map(|bps| {
            (
                LimitKind::GroupCost,
                share(project.cost(), bps) - project.public_minor,
            )
        });
        let own = self.own_share_of_public_bps.map(|bps| {
            let public = ratio(own_minor, WHOLE_BPS - bps, bps);
            (LimitKind::OwnShare, public - project.public_minor)
        });
        let aid = self
            .de_minimis
            .map(|aid| (LimitKind::DeMinimis, aid.minor - aid_minor));
        let all = [goal, cost, own, aid];
        let lowest = all.into_iter().flatten().min_by_key(|(_, minor)| *minor)?;
        Some((lowest.0, lowest.1.max(0)))
    }
}
