//! The form of primitive 8: how several rules on one project go together.

use engine::{AMOUNT_MAX, DeMinimis, GroupShare, Stack, StackMode, WHOLE_BPS};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::problem::FormProblem;
use super::read::absent;
use super::word::Word;

/// `stack`: how several rules on one project go together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct StackForm {
    /// `additive` where absent.
    #[serde(skip_serializing_if = "absent")]
    pub mode: Option<Word<StackMode>>,
    /// All match together, as a share of the goal.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = WHOLE_BPS))]
    pub group_goal_bps: Option<u32>,
    /// All match and other public money together, as a share of the cost.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = WHOLE_BPS))]
    pub group_cost_bps: Option<u32>,
    /// The owner's own share of it and all public money together.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = WHOLE_BPS))]
    pub own_share_of_public_bps: Option<u32>,
    /// The most aid to one owner in a period.
    #[serde(skip_serializing_if = "absent")]
    pub de_minimis: Option<DeMinimisForm>,
    /// How rules share a ceiling that they pass together; `priority` where absent.
    #[serde(skip_serializing_if = "absent")]
    pub group_share: Option<Word<GroupShare>>,
}

/// The most aid that one undertaking may have in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeMinimisForm {
    /// The most, in minor units.
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub minor: i64,
    /// The length of the period in months; 36 where absent.
    #[serde(default = "three_years")]
    #[schemars(range(min = 1, max = 1_200))]
    pub months: u32,
}

fn three_years() -> u32 {
    36
}

impl StackForm {
    /// The form of settings, with nothing in it that is as it would be without.
    pub(crate) fn of(stack: &Stack) -> Self {
        let usual = Stack::default();
        Self {
            mode: (stack.mode != usual.mode).then_some(Word(stack.mode)),
            group_goal_bps: stack.group_goal_bps,
            group_cost_bps: stack.group_cost_bps,
            own_share_of_public_bps: stack.own_share_of_public_bps,
            de_minimis: stack.de_minimis.map(|aid| DeMinimisForm {
                minor: aid.minor,
                months: aid.months,
            }),
            group_share: (stack.group_share != usual.group_share).then_some(Word(stack.group_share)),
        }
    }

    /// Every problem of the settings; the paths begin with `stack`.
    pub(crate) fn check(&self) -> Vec<FormProblem> {
        FormProblem::all_within("", self.rule().validate())
    }

    pub(crate) fn rule(&self) -> Stack {
        Stack {
            mode: self.mode.map_or(StackMode::Additive, |word| word.0),
            group_goal_bps: self.group_goal_bps,
            group_cost_bps: self.group_cost_bps,
            own_share_of_public_bps: self.own_share_of_public_bps,
            de_minimis: self.de_minimis.map(|aid| DeMinimis {
                minor: aid.minor,
                months: aid.months,
            }),
            group_share: self.group_share.map_or(GroupShare::Priority, |word| word.0),
        }
    }
}
