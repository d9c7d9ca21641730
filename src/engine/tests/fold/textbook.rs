//! The textbook evaluator: the specification read in the plainest possible way.
//!
//! It keeps lists and adds them up whenever it wants to know something. To know what a smaller gift would
//! have earned, it goes back to a copy of the world as it was just before the decision, and decides again.

mod ends;
mod funders;
mod refunds;

use std::rc::Rc;

use chrono::{DateTime, Datelike, Utc};
use engine::{
    Contribution, DonorScope, Event, EventKind, LineIx, Outcome, Over, Pausable, Period, PoolIx, Programme,
    ProjectIx, Rate, Relation, RuleIx, StackMode, Starts,
};

/// A gift.
#[derive(Debug, Clone)]
pub struct Gift {
    pub what: Contribution,
    pub at: DateTime<Utc>,
    pub left: i64,
}

/// What a rule gave to a gift that counted.
#[derive(Debug, Clone)]
pub struct Grant {
    pub gift: usize,
    pub rule: RuleIx,
    pub clip: i64,
    pub parts: Vec<i64>,
    /// The world just before it was decided.
    before: Rc<World>,
}

impl Grant {
    pub fn minor(&self) -> i64 {
        self.parts.iter().sum()
    }
}

/// Everything that is known. The money of the funders, the gifts and grants, and how things stand.
#[derive(Debug, Clone, Default)]
pub struct World {
    pub funders: Vec<Vec<i64>>,
    pub gifts: Vec<Gift>,
    pub grants: Vec<Grant>,
    pub outcomes: Vec<Outcome>,
    paid: Vec<bool>,
    extended: Vec<Option<DateTime<Utc>>>,
    in_force: Vec<RuleIx>,
    paused_pools: Vec<PoolIx>,
    closed_pools: Vec<PoolIx>,
    paused_lines: Vec<LineIx>,
}

/// One line of the answer: what, rule, project, gift, change by funder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub what: &'static str,
    pub rule: Option<RuleIx>,
    pub project: Option<ProjectIx>,
    pub gift: Option<engine::ContributionIx>,
    pub parts: Vec<i64>,
}

pub struct Textbook<'a> {
    pub programme: &'a Programme,
    pub world: World,
}

impl<'a> Textbook<'a> {
    pub fn new(programme: &'a Programme) -> Self {
        let mut world = World::default();
        for (_, pool) in programme.pools() {
            world
                .funders
                .push(pool.funders.iter().map(|funder| funder.amount_minor).collect());
        }
        world.outcomes = programme.projects().map(|_| Outcome::Open).collect();
        world.paid = programme.projects().map(|_| false).collect();
        world.extended = programme.projects().map(|_| None).collect();
        let at_once = programme
            .rules()
            .filter(|(_, version)| version.spec.starts == Starts::AtOnce);
        world.in_force = at_once.map(|(rule, _)| rule).collect();
        Self { programme, world }
    }

    /// Folds an event. `None`: refused.
    pub fn fold(&mut self, event: &Event) -> Option<Vec<Line>> {
        let w = &mut self.world;
        match &event.kind {
            EventKind::Contribution(gift) => return self.contribution(*gift, event.at),
            EventKind::Refund {
                contribution,
                amount_minor,
            } => return self.refund(*contribution, *amount_minor),
            EventKind::ProjectClosed { project } => return self.end(*project, None, false),
            EventKind::ProjectSucceeded { project } => return self.end(*project, Some(true), false),
            EventKind::ProjectFailed { project } => return self.end(*project, Some(false), false),
            EventKind::ProjectCancelled { project } => return self.end(*project, Some(false), true),
            EventKind::PaidOut { project } => return self.pay(*project),
            EventKind::ProjectExtended { project, closes_at } => {
                let end = w.extended[project.index()].or(self.programme.project(*project).closes_at)?;
                if w.outcomes[project.index()] != Outcome::Open || *closes_at <= end {
                    return None;
                }
                w.extended[project.index()] = Some(*closes_at);
            }
            EventKind::TopUp {
                pool,
                funder,
                amount_minor,
            } => {
                if w.closed_pools.contains(pool) || *amount_minor < 1 {
                    return None;
                }
                w.funders[pool.index()][funder.index()] += amount_minor;
            }
            EventKind::Pause(Pausable::Pool(pool)) => {
                if w.closed_pools.contains(pool) || w.paused_pools.contains(pool) {
                    return None;
                }
                w.paused_pools.push(*pool);
            }
            EventKind::Resume(Pausable::Pool(pool)) => {
                if w.closed_pools.contains(pool) || !w.paused_pools.contains(pool) {
                    return None;
                }
                w.paused_pools.retain(|other| other != pool);
            }
            EventKind::Pause(Pausable::Line(line)) => {
                if w.paused_lines.contains(line) {
                    return None;
                }
                w.paused_lines.push(*line);
            }
            EventKind::Resume(Pausable::Line(line)) => {
                if !w.paused_lines.contains(line) {
                    return None;
                }
                w.paused_lines.retain(|other| other != line);
            }
            EventKind::PoolClosed { pool } => {
                if w.closed_pools.contains(pool) {
                    return None;
                }
                w.closed_pools.push(*pool);
            }
            EventKind::Rule { rule } => {
                let new = self.programme.rule(*rule);
                let same = |other: &RuleIx| self.programme.rule(*other).line == new.line;
                if let Some(place) = w.in_force.iter().position(same) {
                    if self.programme.rule(w.in_force[place]).spec.version >= new.spec.version {
                        return None;
                    }
                    w.in_force.remove(place);
                }
                w.in_force.push(*rule);
            }
            _ => return None,
        }
        Some(Vec::new())
    }

    fn pool_of(&self, rule: RuleIx) -> PoolIx {
        self.programme.rule(rule).spec.pool
    }

    fn line_of(&self, rule: RuleIx) -> LineIx {
        self.programme.rule(rule).line
    }

    /// Rules in the order in which they act.
    fn in_order(&self, mut rules: Vec<RuleIx>) -> Vec<RuleIx> {
        rules.sort_by_key(|rule| {
            let spec = &self.programme.rule(*rule).spec;
            (spec.priority, spec.key.clone(), spec.version)
        });
        rules
    }

    /// Primitive 1, as far as the project itself is concerned.
    fn fits(&self, rule: RuleIx, project: ProjectIx) -> bool {
        let (rule, project) = (
            &self.programme.rule(rule).spec.rule.eligible,
            self.programme.project(project),
        );
        (rule.areas.is_empty() || project.areas.iter().any(|area| rule.areas.contains(area)))
            && (rule.categories.is_empty() || project.category.is_some_and(|c| rule.categories.contains(&c)))
            && project.goal_minor <= rule.goal_max_minor.unwrap_or(i64::MAX)
    }

    fn contribution(&mut self, what: Contribution, at: DateTime<Utc>) -> Option<Vec<Line>> {
        if self.world.gifts.iter().any(|gift| gift.what.id == what.id) {
            return None;
        }
        let gift = self.world.gifts.len();
        self.world.gifts.push(Gift {
            what,
            at,
            left: what.amount_minor,
        });
        let rules = self
            .world
            .in_force
            .iter()
            .copied()
            .filter(|rule| self.fits(*rule, what.project))
            .collect();
        let mut lines = Vec::new();
        for rule in self.in_order(rules) {
            let mut parts = vec![0; self.world.funders[self.pool_of(rule).index()].len()];
            if self.open(rule, what.project, at) && self.counts(rule, gift, what.amount_minor) {
                let before = Rc::new(self.world.clone());
                let (clip, minor) = self.decide(&before, rule, gift, what.amount_minor);
                parts = self.give(rule, minor);
                self.world.grants.push(Grant {
                    gift,
                    rule,
                    clip,
                    parts: parts.clone(),
                    before,
                });
            }
            lines.push(self.line("reserved", Some(rule), what.project, Some(gift), parts));
        }
        if lines.is_empty() {
            lines.push(self.line("reserved", None, what.project, Some(gift), vec![]));
        }
        Some(lines)
    }

    fn line(
        &self,
        what: &'static str,
        rule: Option<RuleIx>,
        project: ProjectIx,
        gift: Option<usize>,
        parts: Vec<i64>,
    ) -> Line {
        let gift = gift.map(|gift| self.world.gifts[gift].what.id);
        Line {
            what,
            rule,
            project: Some(project),
            gift,
            parts,
        }
    }

    /// Whether campaign, pool and rule are open.
    fn open(&self, rule: RuleIx, project: ProjectIx, at: DateTime<Utc>) -> bool {
        let (w, spec) = (&self.world, self.programme.project(project));
        let (pool, eligible) = (self.pool_of(rule), &self.programme.rule(rule).spec.rule.eligible);
        let before = |end: Option<DateTime<Utc>>| end.is_none_or(|end| at <= end);
        let after = |start: Option<DateTime<Utc>>| start.is_none_or(|start| at >= start);
        w.outcomes[project.index()] == Outcome::Open
            && before(w.extended[project.index()].or(spec.closes_at))
            && before(self.programme.pool(pool).closes_at)
            && after(eligible.from)
            && before(eligible.until)
            && !w.closed_pools.contains(&pool)
            && !w.paused_pools.contains(&pool)
            && !w.paused_lines.contains(&self.line_of(rule))
    }

    /// Primitive 2.
    fn counts(&self, rule: RuleIx, gift: usize, amount: i64) -> bool {
        let (gift, count) = (
            &self.world.gifts[gift],
            &self.programme.rule(rule).spec.rule.count,
        );
        let related = gift.what.relation;
        amount >= count.min_minor.unwrap_or(1)
            && (count.donor_types.is_empty() || count.donor_types.contains(&gift.what.donor_type))
            && (count.channels.is_empty() || count.channels.contains(&gift.what.channel))
            && (related == Relation::Unrelated || count.related.contains(&related))
            && count.from.is_none_or(|from| gift.at >= from)
            && count.until.is_none_or(|until| gift.at <= until)
    }

    /// Primitives 3 to 10 in a world, for a gift of which only `amount` is given. The gift is in the list
    /// of the world; its own grant by this rule is not.
    fn decide(&self, w: &World, rule: RuleIx, gift: usize, amount: i64) -> (i64, i64) {
        let spec = &self.programme.rule(rule).spec.rule;
        let (line, pool) = (self.line_of(rule), self.pool_of(rule));
        let me = &w.gifts[gift];
        let project = me.what.project;
        let of_line: Vec<&Grant> = w
            .grants
            .iter()
            .filter(|grant| self.line_of(grant.rule) == line)
            .collect();
        let project_of = |grant: &Grant| w.gifts[grant.gift].what.project;
        if !self.counts(rule, gift, amount) {
            return (0, 0);
        }

        let mut clip = amount;
        let over = |clip: i64, most: i64| match spec.clip.over {
            _ if clip <= most => clip,
            Over::TakeUpTo => most,
            Over::LeaveOut => 0,
        };
        clip = over(clip, spec.clip.contribution_max_minor.unwrap_or(i64::MAX));
        let mine: Vec<&&Grant> = of_line
            .iter()
            .filter(|grant| w.gifts[grant.gift].what.donor == me.what.donor)
            .filter(|grant| spec.clip.donor_per == DonorScope::Rule || project_of(grant) == project)
            .collect();
        let earlier = mine.iter().filter(|grant| grant.clip > 0).count();
        if earlier >= spec.clip.donor_max_count.map_or(usize::MAX, |max| max as usize) {
            clip = 0;
        }
        if let Some(max) = spec.clip.donor_max_minor {
            let used: i64 = mine.iter().map(|grant| grant.clip).sum();
            clip = over(clip, (max - used).max(0));
        }
        if clip == 0 {
            return (0, 0);
        }

        let others: i64 = sum(w
            .grants
            .iter()
            .filter(|g| project_of(g) == project && self.line_of(g.rule) != line));
        if self.programme.stack().mode == StackMode::Exclusive && others > 0 {
            return (0, 0);
        }
        let mut minor = match spec.rate {
            Rate::Ratio { num, den } => clip * i64::from(num) / i64::from(den),
            Rate::Flat { minor } => minor,
            _ => unreachable!(),
        };
        let limit = &spec.limit;
        let goal = self.programme.project(project).goal_minor;
        let pool_money: i64 = w.funders[pool.index()].iter().sum();
        let ours: i64 = sum(of_line
            .iter()
            .copied()
            .filter(|grant| project_of(grant) == project));
        let mut at_most = |most: i64| minor = minor.min(most).max(0);
        if let Some(max) = limit.project_minor {
            at_most(max - ours);
        }
        if let Some(bps) = limit.project_goal_bps {
            at_most(goal * i64::from(bps) / 10_000 - ours);
        }
        if let Some(bps) = limit.project_pool_bps {
            at_most(pool_money * i64::from(bps) / 10_000 - ours);
        }
        if let Some(organisation) = limit.organisation {
            let owner = |project: ProjectIx| self.programme.project(project).owner;
            let year = |at: DateTime<Utc>| at.with_timezone(&chrono_tz::Europe::Paris).year();
            let theirs = of_line.iter().copied().filter(|grant| {
                owner(project_of(grant)) == owner(project)
                    && (organisation.per == Period::Lifetime || year(w.gifts[grant.gift].at) == year(me.at))
            });
            at_most(organisation.minor - sum(theirs));
        }
        if let Some(ceiling) = limit.not_above {
            let others = w
                .gifts
                .iter()
                .enumerate()
                .filter(|(i, g)| *i != gift && g.what.project == project);
            let crowd: i64 = others.map(|(_, other)| other.left).sum::<i64>() + amount;
            let matched = sum(w.grants.iter().filter(|grant| project_of(grant) == project));
            at_most(ceiling.of(self.programme.project(project)) - crowd - matched);
        }
        if minor < limit.floor_minor.unwrap_or(0) {
            minor = 0;
        }
        let used = sum(w.grants.iter().filter(|grant| self.pool_of(grant.rule) == pool));
        (clip, minor.min(pool_money - used))
    }
}

fn sum<'g>(grants: impl Iterator<Item = &'g Grant>) -> i64 {
    grants.map(Grant::minor).sum()
}
