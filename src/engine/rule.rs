//! A rule: the pipeline of primitives that turns gifts into match, and its versions.

use crate::allocate::{Allocate, AllocateWay};
use crate::base::Base;
use crate::clip::Clip;
use crate::count::{Count, Source};
use crate::eligible::{Eligible, Selection};
use crate::gate::{self, Gate};
use crate::handle::{LineIx, PoolIx};
use crate::limit::{Excess, Limit};
use crate::problem::{Problems, RuleProblem, RuleProblemKind};
use crate::rate::{Pay, Rate};
use crate::rate_table::RateSelector;
use crate::release::{Release, ReleaseWhen};
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
            allocate: AllocateWay::FirstCome.into(),
            release: ReleaseWhen::Realtime.into(),
            settle: Settle::default(),
        }
    }
}

impl Rule {
    /// Every problem of the rule: out of range, or contradictory.
    pub fn validate(&self) -> Vec<RuleProblem> {
        let mut problems = Problems::default();
        self.eligible.check(&mut problems);
        self.count.check(&mut problems);
        self.clip.check(self.count.min_minor, &mut problems);
        gate::check(&self.gate, &mut problems);
        self.rate.check(&mut problems);
        let most = if self.base == Base::Contribution {
            self.rate.most(self.clip.most())
        } else {
            i64::MAX
        };
        self.limit.check(most, &mut problems);
        self.allocate.check(&mut problems);
        self.release.check(&mut problems);
        self.settle.check(&mut problems);
        self.check_together(&mut problems);
        problems.into_vec()
    }

    /// What contradicts what between the primitives.
    fn check_together(&self, problems: &mut Problems) {
        let quadratic = self.allocate.way == AllocateWay::Quadratic;
        if (self.base == Base::Qf) != quadratic {
            problems.add("base", RuleProblemKind::OnlyWith { other: "quadratic" });
        }
        if quadratic {
            self.check_quadratic(problems);
        }
        if self.allocate.way == AllocateWay::JuryReserved && self.eligible.selection != Selection::Jury {
            problems.add("allocate", RuleProblemKind::OnlyWith { other: "jury" });
        }
        if self.limit.excess == Excess::Redistribute && !self.allocate.waits() {
            problems.add("limit.excess", RuleProblemKind::OnlyWith { other: "pro_rata" });
        }
        let pays = |pay: &Pay| (self.base == Base::One) && matches!(pay, Pay::Ratio { .. });
        let ratio_of_one = match &self.rate {
            Rate::Plain(pay) => pays(pay),
            Rate::Table(table) => table.steps.iter().any(|step| pays(&step.pay)),
        };
        if ratio_of_one {
            problems.add("rate", RuleProblemKind::NotWith { other: "base" });
        }
        if self.count.source == Source::Costs && self.base != Base::Sum {
            problems.add("count.source", RuleProblemKind::OnlyWith { other: "sum" });
        }
        let by_gift = self.way() == Way::Gift;
        // What a project gets as a whole is worked out anew with each event: it must not fall because time passes or
        // because the pool gives to others.
        let passes = |selector| matches!(selector, RateSelector::TimeWindow | RateSelector::PoolUsed);
        if self.base != Base::Contribution
            && matches!(&self.rate, Rate::Table(table) if passes(table.selector))
        {
            problems.add(
                "rate.table.selector",
                RuleProblemKind::OnlyWith {
                    other: "contribution",
                },
            );
        }
        let whole = !matches!(
            self.release.when,
            ReleaseWhen::Realtime
                | ReleaseWhen::Milestone
                | ReleaseWhen::MiddlePart
                | ReleaseWhen::OnVerification
        );
        if by_gift && whole {
            problems.add(
                "release",
                RuleProblemKind::NotWith {
                    other: "contribution",
                },
            );
        }
        if by_gift && !self.release.tranches_bps.is_empty() {
            problems.add(
                "release.tranches_bps",
                RuleProblemKind::NotWith {
                    other: "contribution",
                },
            );
        }
        if by_gift && !self.count.in_kind.is_empty() {
            problems.add(
                "count.in_kind",
                RuleProblemKind::NotWith {
                    other: "contribution",
                },
            );
        }
        if self.allocate.waits() && self.release.when != ReleaseWhen::AtEnd {
            problems.add("release", RuleProblemKind::OnlyWith { other: "at_end" });
        }
        if by_gift && self.gate.iter().any(|gate| gate.tranche_bps.is_some()) {
            problems.add(
                "gate",
                RuleProblemKind::NotWith {
                    other: "contribution",
                },
            );
        }
    }

    /// The quadratic formula looks at money from people, all of it or none, and only its pool scales it.
    fn check_quadratic(&self, problems: &mut Problems) {
        let not_with = || RuleProblemKind::NotWith { other: "quadratic" };
        if !matches!(self.rate, Rate::Plain(Pay::Ratio { num, den }) if num == den) {
            problems.add("rate", not_with());
        }
        if self.gate.iter().any(|gate| gate.tranche_bps.is_some()) {
            problems.add("gate", not_with());
        }
        if !self.count.in_kind.is_empty() {
            problems.add("count.in_kind", not_with());
        }
        if let Some(band) = self.eligible.overrides
            && (band.share_min_bps.is_some() || band.share_max_bps.is_some())
        {
            problems.add("eligible.overrides", not_with());
        }
    }

    /// How the rule decides.
    pub fn way(&self) -> Way {
        if self.allocate.waits() {
            Way::Round
        } else if self.base == Base::Contribution {
            Way::Gift
        } else {
            Way::Whole
        }
    }

    /// Whether the rule keeps a book of what it has counted on each project.
    pub(crate) fn keeps_book(&self) -> bool {
        self.way() != Way::Gift
            || self.count.needs_book()
            || !self.gate.is_empty()
            || self.clip.single_source_max_minor.is_some()
            || self.clip.single_source_max_goal_bps.is_some()
            || matches!(&self.rate, Rate::Table(table) if table.selector.needs_book())
    }

    /// Whether a gift alone, the donor's limits, the project's limits and the pool are enough to decide.
    pub(crate) fn is_plain(&self) -> bool {
        !self.keeps_book()
            && matches!(self.rate, Rate::Plain(_))
            && self.count.novelty.is_none()
            && !self.eligible.is_dynamic()
            && self.allocate.way == AllocateWay::FirstCome
    }
}

/// How a rule decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Each gift by itself, when it comes.
    Gift,
    /// A project as a whole, anew at each event that touches it.
    Whole,
    /// All projects together, at a closing.
    Round,
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
    /// How it decides.
    pub way: Way,
    /// Whether it is decided on the short way: see [`Rule::is_plain`].
    pub(crate) plain: bool,
    /// Whether it keeps books.
    pub(crate) books: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::count::InKindValue;
    use crate::eligible::Band;
    use crate::gate::{Gate, GateCondition};
    use crate::rate_table::{RateMode, RateStep, RateTable, When};
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
        rule.rate = Rate::ratio(1, 0);
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
    fn the_quadratic_formula_takes_money_alone_and_only_its_pool_scales_it() {
        let mut rule = Rule {
            base: Base::Qf,
            rate: Rate::ratio(2, 2),
            allocate: AllocateWay::Quadratic.into(),
            release: ReleaseWhen::AtEnd.into(),
            ..Rule::default()
        };
        check(&rule, &expect![[""]]);
        rule.rate = Rate::ratio(1, 2);
        rule.eligible.selection = Selection::Jury;
        rule.eligible.overrides = Some(Band {
            share_max_bps: Some(5_000),
            ..Band::default()
        });
        rule.count.in_kind = vec![InKindValue {
            kind: "work".into(),
            minor_per_unit: 1_000,
            valid_from: None,
        }];
        let donors = Gate::accrual(GateCondition::Donors(3));
        rule.gate = vec![Gate {
            tranche_bps: Some(5_000),
            ..donors
        }];
        check(
            &rule,
            &expect![[r#"
            gate: must be 10000 basis points together, not 5000
            rate: cannot go together with quadratic
            gate: cannot go together with quadratic
            count.in_kind: cannot go together with quadratic
            eligible.overrides: cannot go together with quadratic"#]],
        );
    }

    #[test]
    fn what_a_project_gets_as_a_whole_does_not_fall_with_time_or_because_others_get_something() {
        for (selector, base) in [
            (RateSelector::TimeWindow, Base::Sum),
            (RateSelector::PoolUsed, Base::Goal),
        ] {
            let step = RateStep {
                when: When::From(0),
                pay: Pay::Ratio { num: 1, den: 1 },
            };
            let table = RateTable {
                selector,
                mode: RateMode::Whole,
                steps: vec![step],
                seed: None,
            };
            let mut rule = Rule {
                rate: Rate::Table(Box::new(table)),
                ..Rule::default()
            };
            check(&rule, &expect![[""]]);
            rule.base = base;
            check(
                &rule,
                &expect!["rate.table.selector: says something only with contribution"],
            );
        }
    }

    #[test]
    fn a_floor_that_no_gift_reaches_is_a_contradiction() {
        let mut rule = Rule {
            rate: Rate::ratio(1, 2),
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
}
