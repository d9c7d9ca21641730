//! Claims: what a rule that decides on a project as a whole would give to it, up to its own limits.

use chrono::{DateTime, Utc};

use crate::amount::{AMOUNT_MAX, WHOLE_BPS};
use crate::award::Award;
use crate::base::Base;
use crate::event::Relation;
use crate::explanation::{FactKey, FactValue, LimitKind, Record, Silent, StepKind};
use crate::gate::{self, Gate, GateApplies, GateCondition};
use crate::hold::Held;
use crate::limit::Measured;
use crate::measure::Measure;
use crate::programme::{Candidate, Programme};
use crate::project::ProjectSpec;
use crate::rate::Rate;
use crate::rate_table::{RateSelector, RateTable, Reading, share_of_goal};
use crate::rule::Rule;
use crate::stack::StackMode;
use crate::state::{State, period_of};
use crate::whole::Touch;

/// What a rule would give to a project with these figures, up to its own limits.
pub(crate) fn claim(
    programme: &Programme,
    state: &State,
    candidate: &Candidate,
    rule: &Rule,
    touch: &Touch<'_>,
    measure: &Measure,
    record: &mut impl Record,
) -> i64 {
    let spec = programme.project(touch.project);
    let base = base(state.stack(programme).mode, rule, spec, measure);
    let jury = state.admissions.get(&(candidate.line, touch.project)).copied();
    let jury_rate = jury
        .and_then(|jury| jury.share_bps)
        .map(|bps| rule.base.share(bps));
    let rate = jury_rate.as_ref().unwrap_or(&rule.rate);
    let value = selected(rate, spec, measure, touch.at);
    let reading = Reading {
        project: spec,
        goal_minor: spec.goal_minor,
        value,
    };
    let measured = state.measured(programme, candidate, rule, touch, measure);
    let accrues = gate::has(&rule.gate, GateApplies::Accrual) || rule.release.waits_for_goal();
    let mut open = WHOLE_BPS;
    if accrues {
        // The goal may be reached with what the rule itself would give.
        let would = if rule.release.waits_for_goal() || gate::asks_for_goal(&rule.gate) {
            let earned = rate.earns(base, &reading);
            rule.limit.apply(earned, 0, spec, &measured, &mut Silent)
        } else {
            0
        };
        let passage = gate::pass(&rule.gate, GateApplies::Accrual, spec, measure, would);
        let waits = Gate::accrual(GateCondition::GoalReached);
        let waiting = rule
            .release
            .waits_for_goal()
            .then(|| waits.shut(spec, measure, would))
            .flatten();
        let shut = passage.shut.or(waiting);
        open = if waiting.is_some() { 0 } else { passage.open_bps };
        match shut {
            // What an open tranche lets through is cut where the rate is applied, once.
            Some(shut) => shut.write(base, if open == 0 { 0 } else { base }, record),
            None => record.step(StepKind::Gate, None, base, base),
        }
        if open == 0 {
            return 0;
        }
    }
    if rule.base == Base::Qf {
        // The formula gives nothing to the money of one person.
        let alone = base == 0 && measure.clipped > 0;
        let limit = alone.then_some(LimitKind::QuadraticShare);
        record.step(StepKind::Base, limit, measure.clipped, base);
        record.fact(FactKey::Quadratic, FactValue::Minor(base));
    } else {
        record.step(StepKind::Base, None, base, base);
    }
    record.fact(FactKey::Base, FactValue::Minor(base));
    let earned = rate.share_of(open, base, &reading, record);
    // A pool never has more than the largest amount, so that a larger claim is no larger claim.
    rule.limit
        .apply(earned, 0, spec, &measured, record)
        .min(AMOUNT_MAX)
}

/// The most that a rule may give to a project, by its limits alone.
pub(crate) fn ceiling(
    programme: &Programme,
    state: &State,
    candidate: &Candidate,
    rule: &Rule,
    touch: &Touch<'_>,
    measure: &Measure,
) -> i64 {
    let spec = programme.project(touch.project);
    let measured = state.measured(programme, candidate, rule, touch, measure);
    rule.limit.apply(AMOUNT_MAX, 0, spec, &measured, &mut Silent)
}

/// The base, as the stack has rules see it.
fn base(mode: StackMode, rule: &Rule, spec: &ProjectSpec, measure: &Measure) -> i64 {
    let base = rule.base.of(spec, measure);
    if rule.base != Base::Sum {
        return base;
    }
    match mode {
        StackMode::Compounding => base + measure.before,
        StackMode::Sequential => (base - measure.used).max(0),
        StackMode::Additive | StackMode::Exclusive => base,
    }
}

impl State {
    /// What the limits of a rule are measured against, for a project as a whole.
    fn measured(
        &self,
        programme: &Programme,
        candidate: &Candidate,
        rule: &Rule,
        touch: &Touch<'_>,
        measure: &Measure,
    ) -> Measured {
        let jury = self.admissions.get(&(candidate.line, touch.project));
        Measured {
            rule_minor: 0,
            match_minor: measure.others + measure.held,
            crowd_minor: measure.crowd,
            pool_minor: self.pools[candidate.pool.index()].amount,
            organisation_minor: self.organisation(programme, candidate, rule, touch),
            jury_minor: jury.and_then(|jury| jury.cap_minor),
        }
    }

    /// What a rule has given to the owner of a project in the period, this project left out: its claim is the
    /// whole again, whatever version gave what stands.
    fn organisation(
        &self,
        programme: &Programme,
        candidate: &Candidate,
        rule: &Rule,
        touch: &Touch<'_>,
    ) -> i64 {
        let Some(limit) = rule.limit.organisation else {
            return 0;
        };
        let owner = programme.project(touch.project).owner;
        let own = self.grant_of(candidate.tally, candidate.rule);
        let own = own.filter(|place| self.grants[*place].stands > 0);
        let since = own.map_or(touch.at, |place| self.grants[place].since);
        let period = period_of(programme, limit.per, since);
        let all = self
            .owners
            .get(&(candidate.line, owner, period))
            .copied()
            .unwrap_or(0);
        let same = |when| period_of(programme, limit.per, when) == period;
        let of_line = self.grants.iter().filter(|grant| grant.tally == candidate.tally);
        let granted: i64 = of_line
            .filter(|grant| same(grant.since))
            .map(|grant| grant.stands)
            .sum();
        all - granted - self.awarded_by_line(programme, candidate, touch, same)
    }

    /// What a rule has given to single gifts to a project at some moments, or holds, under older versions.
    fn awarded_by_line(
        &self,
        programme: &Programme,
        candidate: &Candidate,
        touch: &Touch<'_>,
        when: impl Fn(DateTime<Utc>) -> bool,
    ) -> i64 {
        let project = touch.project;
        if self.tallies[candidate.tally.index()] == self.granted_by_line(candidate.tally) {
            return 0;
        }
        let of_line = |place: &usize| programme.rule(self.awards.rule(*place)).line == candidate.line;
        let held = self.holds.iter().filter(|held| held.gift.project == project);
        let held = held.filter(|held| programme.rule(held.rule).line == candidate.line && when(held.at));
        let mut sum = held.map(Held::minor).sum();
        // A gift that is just being taken up, such as one whose hold was kept, is not on the project's list yet.
        let taken_up = touch.gift.map(|gift| gift.id).filter(|id| self.gifts.has(*id));
        let mut next = taken_up.or(self.projects[project.index()].newest);
        while let Some(contribution) = next {
            let gift = self.gifts.known(contribution);
            let places = self.awards.of(contribution, gift.first_award).filter(of_line);
            let awards = places.map(|place| self.awards.get(place));
            let counts = |award: &Award| when(self.counts_as_of(contribution, award.rule, gift.at));
            sum += awards.filter(counts).map(|award| award.stands).sum::<i64>();
            next = gift.before;
        }
        sum
    }

    /// The ceiling for all match on a project, if the stack has one.
    pub(crate) fn group_ceiling(&self, programme: &Programme, touch: &Touch<'_>) -> Option<(LimitKind, i64)> {
        let (stack, project, at) = (self.stack(programme), touch.project, touch.at);
        if !stack.has_ceiling() {
            return None;
        }
        let spec = programme.project(project);
        // What the owner gives now is its own money already.
        let gives = touch.gift.filter(|gift| gift.relation == Relation::Owner);
        let own = spec.own_minor
            + self.marks.get(&project).map_or(0, |marks| marks.own)
            + gives.map_or(0, |gift| gift.amount_minor);
        let aid = stack.de_minimis.map_or(0, |limit| {
            spec.aid_minor + self.aid_of(spec.owner, Some(project), limit.months, at)
        });
        stack.ceiling(spec, own, aid)
    }
}

/// The value that the table of a rate looks at, for a project as a whole.
fn selected(rate: &Rate, spec: &ProjectSpec, measure: &Measure, at: DateTime<Utc>) -> i64 {
    let Rate::Table(table) = rate else { return 0 };
    match table.selector {
        RateSelector::GiftSize | RateSelector::CrowdSoFar => measure.clipped,
        RateSelector::Milestone => share_of_goal(measure.clipped, spec.goal_minor),
        RateSelector::Rank => measure.rank.map_or(0, i64::from),
        _ => selected_by_project(table, spec, at),
    }
}

/// The value of a selector that only the project and the moment decide.
pub(crate) fn selected_by_project(table: &RateTable, spec: &ProjectSpec, at: DateTime<Utc>) -> i64 {
    match table.selector {
        RateSelector::TimeWindow => at.timestamp(),
        RateSelector::Goal => spec.goal_minor,
        RateSelector::Turnover => spec.turnover_minor.unwrap_or(0),
        RateSelector::SeededDraw => table.drawn(&spec.key),
        _ => 0,
    }
}
