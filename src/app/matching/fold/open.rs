//! On which rules may a project draw now, and why not on the others?

use chrono::{DateTime, Utc};
use engine::{
    Barrier, Contribution, Event, EventKind, GivenSums, LimitKind, Outcome, Pay, PoolIx, PoolSums, ProjectIx,
    Rate, Rule, RuleIx,
};

use super::CityFold;
use crate::matching::decision::RuleName;

/// A rule that is in force, seen from one project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenRule {
    /// The version in force.
    pub rule: RuleName,
    /// The key of the pool that pays.
    pub pool: String,
    /// What the rule has given to the project so far, in minor units.
    pub match_minor: i64,
    /// Why the project cannot draw on it, whatever is given; empty when nothing keeps it out.
    pub barriers: Vec<Barrier>,
    /// Why a gift that the rule welcomes would earn nothing at this moment.
    pub limit: Option<LimitKind>,
}

impl OpenRule {
    /// Whether a gift that the rule welcomes would earn something now.
    pub fn is_open(&self) -> bool {
        self.barriers.is_empty() && self.limit.is_none()
    }

    /// Whether the project fits the rule, open or not.
    pub fn is_for_project(&self) -> bool {
        self.barriers.is_empty()
    }
}

impl CityFold {
    /// Every rule in force, in the order in which they act; empty for an unknown project.
    pub fn rules_open_for(&self, project: &str, at: DateTime<Utc>) -> Vec<OpenRule> {
        let Some(project) = self.programme.find_project(project) else {
            return Vec::new();
        };
        let mut acting: Vec<RuleIx> = self
            .programme
            .rules()
            .filter(|(rule, version)| self.state.rule_in_force(version.line) == Some(*rule))
            .map(|(rule, _)| rule)
            .collect();
        acting.sort_by_key(|rule| {
            let spec = &self.programme.rule(*rule).spec;
            (spec.priority, spec.key.clone())
        });
        acting
            .into_iter()
            .map(|rule| self.seen_from(project, rule, at))
            .collect()
    }

    /// The keys of the pools whose rules admit the project, in force or not; empty for an unknown project.
    pub fn pools_of(&self, project: &str) -> Vec<String> {
        let Some(project) = self.programme.find_project(project) else {
            return Vec::new();
        };
        let mut pools: Vec<PoolIx> = self
            .programme
            .rules_of(project)
            .map(|rule| self.programme.rule(rule).spec.pool)
            .collect();
        pools.sort_unstable();
        pools.dedup();
        let key = |pool| self.programme.pool(pool).key.to_string();
        pools.into_iter().map(key).collect()
    }

    /// Whether kept sums are enough to decide a stranger's gift to the project.
    pub fn sums_suffice(&self, project: &str) -> bool {
        let project = self.programme.find_project(project);
        project.is_some_and(|project| self.state.sums_suffice(&self.programme, project))
    }

    /// Puts kept sums in the place of the gifts: a project's crowd and outcome, and its pools by key, each
    /// with what it gives to the project and holds for gifts to it, and with its own sums.
    pub fn put_sums(
        &mut self,
        project: &str,
        crowd_minor: i64,
        outcome: Outcome,
        pools: &[(String, (i64, i64), PoolSums)],
    ) {
        let mut given = Vec::with_capacity(pools.len());
        for (key, (given_minor, held_minor), sums) in pools {
            if let Some(pool) = self.programme.find_pool(key) {
                self.state.put_pool_sums(pool, *sums);
                given.push(GivenSums {
                    pool,
                    given_minor: *given_minor,
                    held_minor: *held_minor,
                });
            }
        }
        if let Some(project) = self.programme.find_project(project) {
            self.state
                .put_project_sums(&self.programme, project, crowd_minor, outcome, &given);
        }
    }

    fn seen_from(&self, project: ProjectIx, rule: RuleIx, at: DateTime<Utc>) -> OpenRule {
        let version = self.programme.rule(rule);
        // Both handles are of this programme, so there is always an answer.
        let barriers = self.programme.barriers(rule, project).unwrap_or_default();
        let limit = if barriers.is_empty() {
            self.closed_by(project, rule, at)
        } else {
            None
        };
        OpenRule {
            rule: RuleName::of(&self.programme, rule),
            pool: self.programme.pool(version.spec.pool).key.to_string(),
            match_minor: self.state.match_of(&self.programme, project, version.line),
            barriers,
            limit,
        }
    }

    /// Asks about the smallest gift that the rule welcomes, from somebody who has never given.
    fn closed_by(&self, project: ProjectIx, rule: RuleIx, at: DateTime<Utc>) -> Option<LimitKind> {
        let body = &self.programme.rule(rule).spec.rule;
        let mut gift = Contribution::new(self.asked, project, self.anybody, welcome_minor(body));
        gift.donor_type = body.count.donor_types.first().copied().unwrap_or(gift.donor_type);
        gift.channel = body.count.channels.first().copied().unwrap_or(gift.channel);
        gift.donor_area = body.count.donor_areas.first().copied();
        let event = Event {
            seq: 0,
            at,
            kind: EventKind::Contribution(gift),
        };
        let decisions = engine::quote(&self.programme, &self.state, &event);
        let decision = decisions.iter().find(|decision| decision.rule == Some(rule))?;
        if decision.change_minor > 0 {
            return None;
        }
        // A floor cuts only what another limit has cut before, so that other one is the reason.
        let limits = decision.explanation.steps.iter().filter_map(|step| step.limit);
        limits.rev().find(|limit| *limit != LimitKind::Floor)
    }
}

/// The smallest gift that counts and earns at least the floor.
fn welcome_minor(rule: &Rule) -> i64 {
    let least = rule.limit.floor_minor.unwrap_or(1).max(1);
    let earning = match rule.rate {
        Rate::Plain(Pay::Ratio { num, den }) => {
            let (least, num, den) = (i128::from(least), i128::from(num.max(1)), i128::from(den));
            i64::try_from((least * den + num - 1) / num).unwrap_or(engine::AMOUNT_MAX)
        }
        Rate::Plain(Pay::Flat { .. } | Pay::GoalShare { .. } | Pay::Nothing) | Rate::Table(_) => 1,
    };
    earning
        .max(rule.count.min_minor.unwrap_or(1))
        .min(engine::AMOUNT_MAX)
}
