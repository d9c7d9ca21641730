//! The form of primitive 4: what must be true before match accrues or is paid.

use engine::{AMOUNT_MAX, ByGoal, Gate, GateApplies, GateCondition, GateCounts, RATE_MAX, WHOLE_BPS};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::read::absent;
use super::word::Word;

/// One `gate`: its conditions, of which all must hold, or any.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct GateForm {
    /// The crowd has this share of the goal.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = RATE_MAX))]
    pub crowd_goal_bps: Option<u32>,
    /// The same as a fraction, such as a third.
    #[serde(skip_serializing_if = "absent")]
    pub crowd_goal: Option<FractionForm>,
    /// The crowd has given this much, in minor units.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub crowd_minor: Option<i64>,
    /// So many donors.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = 100_000_000))]
    pub donors: Option<u32>,
    /// The same by a table.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(length(min = 1))]
    pub donors_by_goal: Option<Vec<ByGoalForm>>,
    /// This share of the crowd's money comes from donors who live where the project is.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = WHOLE_BPS))]
    pub local_share_bps: Option<u32>,
    /// The owner brings this share of the cost itself.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = WHOLE_BPS))]
    pub own_share_bps: Option<u32>,
    /// So many votes.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = 100_000_000))]
    pub votes: Option<u32>,
    /// The same by a table.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(length(min = 1))]
    pub votes_by_goal: Option<Vec<ByGoalForm>>,
    /// The project's rank under the rule is this or a better one.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = 1_000_000))]
    pub rank_max: Option<u32>,
    /// Crowd and match together reach the goal.
    #[serde(skip_serializing_if = "absent")]
    pub goal_reached: bool,
    /// The campaign has ended.
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
    /// Which money and which donors it looks at; `clipped` where absent.
    #[serde(skip_serializing_if = "absent")]
    pub counts: Option<Word<GateCounts>>,
    /// The share of the match that it holds back; all where absent.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = WHOLE_BPS))]
    pub tranche_bps: Option<u32>,
}

/// A fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FractionForm {
    /// The numerator.
    #[schemars(range(min = 1, max = RATE_MAX))]
    pub num: u32,
    /// The denominator.
    #[schemars(range(min = 1, max = RATE_MAX))]
    pub den: u32,
}

/// A row of a table by goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ByGoalForm {
    /// The smallest goal for which it holds, in minor units.
    pub from_minor: i64,
    /// The number.
    pub number: u32,
}

impl GateForm {
    pub(crate) fn rule(&self) -> Gate {
        let share = |num, den| GateCondition::CrowdGoal { num, den };
        let conditions = [
            self.crowd_goal_bps.map(|bps| share(bps, WHOLE_BPS)),
            self.crowd_goal.map(|part| share(part.num, part.den)),
            self.crowd_minor.map(GateCondition::CrowdMinor),
            self.donors.map(GateCondition::Donors),
            self.donors_by_goal
                .as_deref()
                .map(|rows| GateCondition::DonorsByGoal(table(rows))),
            self.local_share_bps.map(GateCondition::LocalShareBps),
            self.own_share_bps.map(GateCondition::OwnShareBps),
            self.votes.map(GateCondition::Votes),
            self.votes_by_goal
                .as_deref()
                .map(|rows| GateCondition::VotesByGoal(table(rows))),
            self.rank_max.map(GateCondition::RankMax),
            self.goal_reached.then_some(GateCondition::GoalReached),
            self.deadline.then_some(GateCondition::Deadline),
        ];
        Gate {
            conditions: conditions.into_iter().flatten().collect(),
            all: !self.any,
            applies_to: self.applies_to.map_or(GateApplies::Accrual, |word| word.0),
            retroactive: self.retroactive,
            counts: self.counts.map_or(GateCounts::Clipped, |word| word.0),
            tranche_bps: self.tranche_bps,
        }
    }

    /// A field of the engine's gate as it is spelled here.
    pub(crate) fn spelling<'a>(&self, field: &'a str) -> &'a str {
        if self.crowd_goal.is_none() && field.starts_with("crowd_goal.") {
            "crowd_goal_bps"
        } else {
            field
        }
    }
}

fn table(rows: &[ByGoalForm]) -> Vec<ByGoal> {
    let row = |form: &ByGoalForm| ByGoal {
        from_minor: form.from_minor,
        number: form.number,
    };
    rows.iter().map(row).collect()
}
