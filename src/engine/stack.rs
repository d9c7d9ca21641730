//! Primitive 8, `stack`: several rules or pools on one project?
//!
//! Rules act in the order of their priority (1 first), ties by the key of the rule. `additive`: each
//! acts on crowd money alone. `exclusive`: a rule draws on a project only while no other rule has match
//! standing there, so the first rule that gives something keeps the project until its match is gone.

use domain::words;

use crate::problem::{Problems, RuleProblem};

words! {
    /// How several rules act on one project. `Sequential` and `Compounding` are not supported yet.
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

/// The parameters, one for the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stack {
    /// How several rules act on one project.
    pub mode: StackMode,
    /// The most that all match may be of the goal. Not supported yet.
    pub group_goal_bps: Option<u32>,
    /// The most that all match may be of the cost. Not supported yet.
    pub group_cost_bps: Option<u32>,
    /// The owner's least share of the public money. Not supported yet.
    pub own_share_of_public_bps: Option<u32>,
}

impl Default for Stack {
    fn default() -> Self {
        Self {
            mode: StackMode::Additive,
            group_goal_bps: None,
            group_cost_bps: None,
            own_share_of_public_bps: None,
        }
    }
}

impl Stack {
    /// Every problem of these settings.
    pub fn validate(&self) -> Vec<RuleProblem> {
        let mut problems = Problems::default();
        let mode = matches!(self.mode, StackMode::Sequential | StackMode::Compounding);
        problems.unsupported("stack.mode", mode);
        problems.unsupported("stack.group_goal_bps", self.group_goal_bps.is_some());
        problems.unsupported("stack.group_cost_bps", self.group_cost_bps.is_some());
        problems.unsupported(
            "stack.own_share_of_public_bps",
            self.own_share_of_public_bps.is_some(),
        );
        problems.into_vec()
    }
}
