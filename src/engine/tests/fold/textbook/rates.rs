//! Primitives 6 and 7: rates, tables and limits.

use chrono::{DateTime, Utc};
use engine::{
    Pay, Period, ProjectIs, ProjectIx, Rate, RateMode, RateSelector, RateStep, RateTable, RuleIx, When,
};

use super::{Textbook, World};

/// What limits are measured against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Against {
    pub rule: i64,
    pub organisation: i64,
    pub total: i64,
    pub cap: Option<i64>,
}

pub(super) fn pays(pay: Pay, base: i64, goal: i64) -> i64 {
    if base == 0 {
        return 0;
    }
    match pay {
        Pay::Ratio { num, den } => base * i64::from(num) / i64::from(den),
        Pay::Flat { minor } => minor,
        Pay::GoalShare { bps } => goal * i64::from(bps) / 10_000,
        Pay::Nothing => 0,
    }
}

/// The smallest part of a base that earns so much.
fn uses(pay: Pay, base: i64, minor: i64) -> i64 {
    match pay {
        Pay::Ratio { .. } => (0..=base)
            .find(|part| pays(pay, *part, 0) >= minor)
            .unwrap_or(base),
        _ if minor == 0 => 0,
        _ => base,
    }
}

/// What of a base a match has used up.
pub(super) fn used(rate: &Rate, base: i64, minor: i64) -> i64 {
    match rate {
        Rate::Plain(pay) => uses(*pay, base, minor),
        Rate::Table(_) if minor == 0 => 0,
        Rate::Table(_) => base,
    }
}

fn from(step: &RateStep) -> i64 {
    match step.when {
        When::From(value) => value,
        _ => i64::MIN,
    }
}

impl Textbook<'_> {
    pub(super) fn earns(&self, rate: &Rate, base: i64, project: ProjectIx, value: i64) -> i64 {
        let goal = self.spec(project).goal_minor;
        match rate {
            Rate::Plain(pay) => pays(*pay, base, goal),
            Rate::Table(_) if base == 0 => 0,
            Rate::Table(table) => self.by_table(table, base, project, value),
        }
    }

    fn by_table(&self, table: &RateTable, base: i64, project: ProjectIx, value: i64) -> i64 {
        let (spec, steps) = (self.spec(project), &table.steps);
        let goal = spec.goal_minor;
        // The step at a value: the last that has begun.
        let at = |value: i64| steps.iter().rev().find(|step| from(step) <= value);
        match table.selector {
            RateSelector::ProjectAttribute => {
                let fits = |step: &&RateStep| match step.when {
                    When::Area(area) => spec.areas.contains(&area),
                    When::Category(category) => spec.category == Some(category),
                    When::Applicant(applicant) => spec.applicant == Some(applicant),
                    When::Otherwise => true,
                    When::From(_) => false,
                };
                steps
                    .iter()
                    .find(fits)
                    .map_or(0, |step| pays(step.pay, base, goal))
            }
            RateSelector::Milestone => steps
                .iter()
                .filter(|step| from(step) <= value)
                .map(|step| pays(step.pay, base, goal))
                .sum(),
            RateSelector::PoolUsed => {
                let (mut pool, mut left, mut sum) = (value, base, 0);
                while left > 0 {
                    let Some(step) = at(pool) else {
                        // Below the first step nothing is paid.
                        break;
                    };
                    let next = steps.iter().map(from).find(|other| *other > pool);
                    let earned = pays(step.pay, left, goal);
                    match next {
                        Some(next) if earned > next - pool => {
                            sum += next - pool;
                            left -= uses(step.pay, left, next - pool);
                            pool = next;
                        }
                        _ => return sum + earned,
                    }
                }
                sum
            }
            _ if table.mode == RateMode::Whole => at(value).map_or(0, |step| pays(step.pay, base, goal)),
            _ => {
                // One unit of base after the other into the step where it lies.
                let below = if table.selector == RateSelector::CrowdSoFar {
                    value
                } else {
                    0
                };
                let mut units = vec![0; steps.len()];
                for unit in below..below + base {
                    if let Some(step) = steps.iter().rposition(|step| from(step) <= unit) {
                        units[step] += 1;
                    }
                }
                let parts = units.iter().zip(steps);
                parts.map(|(units, step)| pays(step.pay, *units, goal)).sum()
            }
        }
    }

    /// What a table looks at that hangs on the project and the moment alone.
    pub(super) fn by_project(&self, table: &RateTable, project: ProjectIx, at: DateTime<Utc>) -> i64 {
        let spec = self.spec(project);
        match table.selector {
            RateSelector::TimeWindow => at.timestamp(),
            RateSelector::Goal => spec.goal_minor,
            RateSelector::Turnover => spec.turnover_minor.unwrap_or(0),
            _ => 0,
        }
    }

    /// Primitive 7.
    pub(super) fn limited(
        &self,
        w: &World,
        rule: RuleIx,
        project: ProjectIx,
        claim: i64,
        against: Against,
    ) -> i64 {
        let (limit, spec) = (&self.rule(rule).limit, self.spec(project));
        let pool: i64 = w.funders[self.pool_of(rule).index()].iter().sum();
        let mut minor = claim;
        let mut at_most = |most: i64| minor = minor.min(most.max(0));
        if let Some(max) = limit.project_minor {
            at_most(max - against.rule);
        }
        let fits = |is: ProjectIs| match is {
            ProjectIs::In(area) => spec.areas.contains(&area),
            ProjectIs::Of(category) => spec.category == Some(category),
            ProjectIs::By(applicant) => spec.applicant == Some(applicant),
            ProjectIs::TurnoverUpTo(most) => spec.turnover_minor.is_some_and(|known| known <= most),
        };
        if let Some(row) = limit.project_by.iter().find(|row| fits(row.when)) {
            at_most(row.minor - against.rule);
        }
        if let Some(bps) = limit.project_goal_bps {
            at_most(spec.goal_minor * i64::from(bps) / 10_000 - against.rule);
        }
        if let Some(bps) = limit.project_pool_bps {
            at_most(pool * i64::from(bps) / 10_000 - against.rule);
        }
        if let Some(cap) = against.cap {
            at_most(cap - against.rule);
        }
        if let Some(organisation) = limit.organisation {
            at_most(organisation.minor - against.organisation);
        }
        if let Some(ceiling) = limit.not_above {
            at_most(ceiling.of(spec) - against.total);
        }
        if minor < limit.floor_minor.unwrap_or(0) {
            minor = 0;
        }
        minor
    }

    /// What a rule gave to all projects of the owner in the period of a moment, as far as `counts` says.
    pub(super) fn organisation(
        &self,
        w: &World,
        rule: RuleIx,
        project: ProjectIx,
        at: DateTime<Utc>,
        counts: impl Fn(ProjectIx) -> bool,
    ) -> i64 {
        let Some(limit) = self.rule(rule).limit.organisation else {
            return 0;
        };
        let (line, owner) = (self.line_of(rule), self.spec(project).owner);
        let in_time = |when| limit.per == Period::Lifetime || self.year(when) == self.year(at);
        let ours = |by: RuleIx, on: ProjectIx| {
            self.line_of(by) == line && self.spec(on).owner == owner && counts(on)
        };
        let singles = w.singles.iter().filter(|single| {
            let gift = &w.gifts[single.gift];
            ours(single.rule, gift.what.project) && in_time(single.at)
        });
        let wholes = w
            .wholes
            .iter()
            .filter(|whole| ours(whole.rule, whole.project) && in_time(whole.since));
        let held = w
            .held
            .iter()
            .filter(|held| ours(held.single.rule, held.what.project) && in_time(held.single.at));
        held.map(|held| held.single.minor()).sum::<i64>()
            + singles.map(super::Single::minor).sum::<i64>()
            + wholes.map(super::Whole::minor).sum::<i64>()
    }
}
