//! The forms of primitives 4, 8 and 12: what must be true, how rules stack, what happens at the end.

use engine::{CrowdFate, Extension, Gate, GateApplies, GateCondition, MatchFate, Settle, Stack, StackMode};
use serde::{Deserialize, Serialize};

use super::read::absent;
use super::word::Word;

/// One `gate`: its conditions, of which all must hold, or any.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct GateForm {
    /// The crowd has this share of the goal.
    #[serde(skip_serializing_if = "absent")]
    pub crowd_goal_bps: Option<u32>,
    /// The crowd has given this much, in minor units.
    #[serde(skip_serializing_if = "absent")]
    pub crowd_minor: Option<i64>,
    /// So many donors.
    #[serde(skip_serializing_if = "absent")]
    pub donors: Option<u32>,
    /// This share of the donors lives here.
    #[serde(skip_serializing_if = "absent")]
    pub local_share_bps: Option<u32>,
    /// The owner has this share itself.
    #[serde(skip_serializing_if = "absent")]
    pub own_share_bps: Option<u32>,
    /// So many votes.
    #[serde(skip_serializing_if = "absent")]
    pub votes: Option<u32>,
    /// The goal is reached.
    #[serde(skip_serializing_if = "absent")]
    pub goal_reached: bool,
    /// The deadline has passed.
    #[serde(skip_serializing_if = "absent")]
    pub deadline: bool,
    /// Any one condition is enough.
    #[serde(skip_serializing_if = "absent")]
    pub any: bool,
    /// What waits for it; `accrual` where absent.
    #[serde(skip_serializing_if = "absent")]
    pub applies_to: Option<Word<GateApplies>>,
    /// Whether earlier gifts count once it opens.
    #[serde(skip_serializing_if = "absent")]
    pub retroactive: bool,
}

impl GateForm {
    pub(crate) fn rule(&self) -> Gate {
        let conditions = [
            self.crowd_goal_bps.map(GateCondition::CrowdGoalBps),
            self.crowd_minor.map(GateCondition::CrowdMinor),
            self.donors.map(GateCondition::Donors),
            self.local_share_bps.map(GateCondition::LocalShareBps),
            self.own_share_bps.map(GateCondition::OwnShareBps),
            self.votes.map(GateCondition::Votes),
            self.goal_reached.then_some(GateCondition::GoalReached),
            self.deadline.then_some(GateCondition::Deadline),
        ];
        Gate {
            conditions: conditions.into_iter().flatten().collect(),
            all: !self.any,
            applies_to: self.applies_to.map_or(GateApplies::Accrual, |word| word.0),
            retroactive: self.retroactive,
        }
    }
}

/// `stack`: how several rules on one project go together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StackForm {
    /// `additive` where absent.
    #[serde(skip_serializing_if = "absent")]
    pub mode: Option<Word<StackMode>>,
    /// All match together, as a share of the goal.
    #[serde(skip_serializing_if = "absent")]
    pub group_goal_bps: Option<u32>,
    /// All match together, as a share of the cost.
    #[serde(skip_serializing_if = "absent")]
    pub group_cost_bps: Option<u32>,
    /// The owner's own share of all public money.
    #[serde(skip_serializing_if = "absent")]
    pub own_share_of_public_bps: Option<u32>,
}

impl StackForm {
    pub(crate) fn rule(&self) -> Stack {
        Stack {
            mode: self.mode.map_or(StackMode::Additive, |word| word.0),
            group_goal_bps: self.group_goal_bps,
            group_cost_bps: self.group_cost_bps,
            own_share_of_public_bps: self.own_share_of_public_bps,
        }
    }
}

/// `settle`: what happens at the end, and after a refund.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SettleForm {
    /// The share of the goal that crowd and match together must reach; 10 000 where absent.
    #[serde(skip_serializing_if = "absent")]
    pub success_at_goal_bps: Option<u32>,
    /// What becomes of the money otherwise.
    #[serde(skip_serializing_if = "absent")]
    pub missed: MissedForm,
    /// Whether a refund lets later gifts on the pool rise into what it frees.
    #[serde(skip_serializing_if = "absent")]
    pub replay: bool,
    /// A second chance.
    #[serde(skip_serializing_if = "absent")]
    pub extension: Option<ExtensionForm>,
}

/// What becomes of the money when the success line is missed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MissedForm {
    /// Of the crowd's; what the campaign promised where absent.
    #[serde(skip_serializing_if = "absent")]
    pub crowd: Option<Word<CrowdFate>>,
    /// Of the match; `void_to_pool` where absent.
    #[serde(rename = "match", skip_serializing_if = "absent")]
    pub matched: Option<Word<MatchFate>>,
}

/// A second chance for a campaign that came close.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtensionForm {
    /// From what share of the goal on.
    pub if_bps: u32,
    /// For how many days.
    pub days: u32,
}

impl SettleForm {
    pub(crate) fn rule(&self) -> Settle {
        let extension = self.extension.as_ref();
        Settle {
            success_at_goal_bps: self.success_at_goal_bps.unwrap_or(engine::WHOLE_BPS),
            missed_crowd: self.missed.crowd.map(|word| word.0),
            missed_match: self.missed.matched.map_or(MatchFate::VoidToPool, |word| word.0),
            replay: self.replay,
            extension: extension.map(|again| Extension {
                if_bps: again.if_bps,
                days: again.days,
            }),
        }
    }
}
