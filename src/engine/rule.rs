//! A rule: the pipeline of primitives that turns gifts into match, and its versions.

use crate::allocate::Allocate;
use crate::base::Base;
use crate::clip::Clip;
use crate::count::Count;
use crate::eligible::Eligible;
use crate::gate::{self, Gate};
use crate::handle::{LineIx, PoolIx};
use crate::limit::Limit;
use crate::problem::{Problems, RuleProblem};
use crate::rate::Rate;
use crate::release::Release;
use crate::settle::Settle;

/// What one version of a rule says. The default doubles each gift without any limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// May a project draw at all?
    pub eligible: Eligible,
    /// Which contributions count?
    pub count: Count,
    /// How much of a gift can be matched?
    pub clip: Clip,
    /// What must be true before?
    pub gate: Vec<Gate>,
    /// What is the match a function of?
    pub base: Base,
    /// How much per unit?
    pub rate: Rate,
    /// Ceilings and floors.
    pub limit: Limit,
    /// Who gets it if claims exceed the pool?
    pub allocate: Allocate,
    /// When does it show?
    pub release: Release,
    /// What if it fails?
    pub settle: Settle,
}

impl Default for Rule {
    fn default() -> Self {
        Self {
            eligible: Eligible::default(),
            count: Count::default(),
            clip: Clip::default(),
            gate: Vec::new(),
            base: Base::Contribution,
            rate: Rate::default(),
            limit: Limit::default(),
            allocate: Allocate::FirstCome,
            release: Release::Realtime,
            settle: Settle::default(),
        }
    }
}

impl Rule {
    /// Every problem of the rule: out of range, contradictory, or not supported yet.
    pub fn validate(&self) -> Vec<RuleProblem> {
        let mut problems = Problems::default();
        self.eligible.check(&mut problems);
        self.count.check(&mut problems);
        self.clip.check(self.count.min_minor, &mut problems);
        gate::check(&self.gate, &mut problems);
        self.base.check(&mut problems);
        self.rate.check(&mut problems);
        self.limit.check(self.rate.earns(self.clip.most()), &mut problems);
        self.allocate.check(&mut problems);
        self.release.check(&mut problems);
        self.settle.check(&mut problems);
        problems.into_vec()
    }
}

/// When a version begins to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Starts {
    /// Before the first event.
    AtOnce,
    /// With an event of the kind `Rule` that names it.
    ByEvent,
}

/// One version of a rule, as it is added to the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSpec {
    /// The name of the rule, the same in all versions.
    pub key: Box<str>,
    /// The version, from 1 upwards.
    pub version: u32,
    /// The pool that pays, the same in all versions.
    pub pool: PoolIx,
    /// The place among the rules on one project, 1 first; the same in all versions.
    pub priority: u32,
    /// When the version begins to act.
    pub starts: Starts,
    /// What it says.
    pub rule: Rule,
}

/// One version of a rule in the programme. It never changes.
#[derive(Debug, Clone)]
pub struct RuleVersion {
    /// As it was added.
    pub spec: RuleSpec,
    /// The rule through all its versions. Limits are counted here, so a new version does not reset them.
    pub line: LineIx,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Extension, GateApplies, GateCondition, Selection};
    use expect_test::{Expect, expect};

    fn check(rule: &Rule, expected: &Expect) {
        let problems: Vec<String> = rule.validate().iter().map(ToString::to_string).collect();
        expected.assert_eq(&problems.join("\n"));
    }

    #[test]
    fn a_plain_rule_has_no_problem() {
        check(&Rule::default(), &expect![[""]]);
    }

    #[test]
    fn every_problem_is_reported_at_once() {
        let mut rule = Rule::default();
        rule.eligible.goal_min_minor = Some(5_000);
        rule.eligible.goal_max_minor = Some(4_000);
        rule.count.min_minor = Some(1_000);
        rule.clip.contribution_max_minor = Some(900);
        rule.clip.donor_max_minor = Some(0);
        rule.clip.donor_max_count = Some(0);
        rule.rate = Rate::Ratio { num: 1, den: 0 };
        rule.limit.project_minor = Some(2_000);
        rule.limit.project_goal_bps = Some(10_001);
        rule.limit.floor_minor = Some(3_000);
        rule.settle.success_at_goal_bps = 0;
        check(
            &rule,
            &expect![[r#"
                eligible.goal_min_minor: must not be above eligible.goal_max_minor
                clip.donor_max_minor: must be from 1 to 1000000000000000
                clip.donor_max_count: must be from 1 to 1000000
                clip.contribution_max_minor: must not be below count.min_minor
                clip.donor_max_minor: must not be below count.min_minor
                rate.den: must be from 1 to 1000000
                limit.project_goal_bps: must be from 1 to 10000
                limit.floor_minor: must not be above limit.project_minor
                settle.success_at_goal_bps: must be from 1 to 10000"#]],
        );
    }

    #[test]
    fn a_floor_that_no_gift_reaches_is_a_contradiction() {
        let mut rule = Rule {
            rate: Rate::Ratio { num: 1, den: 2 },
            ..Rule::default()
        };
        rule.clip.contribution_max_minor = Some(1_000);
        rule.limit.floor_minor = Some(500);
        check(&rule, &expect![[""]]);
        rule.limit.floor_minor = Some(501);
        check(
            &rule,
            &expect![
                "limit.floor_minor: cannot be reached: a gift earns at most 500 minor units under this rule"
            ],
        );
    }

    #[test]
    fn what_cannot_be_evaluated_yet_is_refused_and_not_ignored() {
        let mut rule = Rule {
            base: Base::Qf,
            allocate: Allocate::Quadratic,
            release: Release::AtEnd,
            ..Rule::default()
        };
        rule.eligible.selection = Selection::Jury;
        rule.count.related_max_minor = Some(1);
        rule.clip.single_source_max_minor = Some(1);
        rule.gate.push(Gate {
            conditions: vec![GateCondition::Donors(3)],
            all: true,
            applies_to: GateApplies::Accrual,
            retroactive: true,
        });
        rule.rate = Rate::GoalShare { bps: 5_000 };
        rule.settle.extension = Some(Extension {
            if_bps: 8_000,
            days: 14,
        });
        check(
            &rule,
            &expect![[r#"
            eligible.selection: is not supported yet
            count.related_max_minor: is not supported yet
            clip.single_source_max_minor: is not supported yet
            gate[0]: is not supported yet
            base: is not supported yet
            rate.goal_share_bps: is not supported yet
            allocate: is not supported yet
            release: is not supported yet
            settle.extension: is not supported yet"#]],
        );
    }
}
