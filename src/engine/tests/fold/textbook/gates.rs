//! Primitive 4, and what else must be true before a rule gives.

use chrono::{DateTime, Utc};
use engine::{
    ActivePer, Gate, GateApplies, GateCondition, GateCounts, OncePer, Outcome, ProjectIx, RuleIx, Selection,
};

use super::{Figures, Textbook, World};

/// Why a rule gives nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closed {
    Settled,
    /// By a jury, or by other projects.
    Barred,
    Otherwise,
}

impl Textbook<'_> {
    /// Whether campaign, pool and rule are open. `more`: what the pool has given to other rules on the project
    /// with the same event.
    pub(super) fn closed(
        &self,
        w: &World,
        rule: RuleIx,
        project: ProjectIx,
        at: DateTime<Utc>,
        more: i64,
    ) -> Option<Closed> {
        let (spec, eligible) = (self.spec(project), &self.rule(rule).eligible);
        if w.outcomes[project.index()] != Outcome::Open {
            return Some(Closed::Settled);
        }
        let last = w.extended[project.index()].or(spec.closes_at);
        // What a campaign earns at its end it earns at its last moment.
        let at = match last {
            Some(last) if w.ended[project.index()] => last.min(at),
            _ => at,
        };
        let before = |end: Option<DateTime<Utc>>| end.is_none_or(|end| at <= end);
        let after = |start: Option<DateTime<Utc>>| start.is_none_or(|start| at >= start);
        let campaign = w.ended[project.index()] || (after(spec.opens_at) && before(last));
        let open = campaign
            && !self.pool_closed(w, rule, at)
            && !w.paused_lines.contains(&self.line_of(rule))
            && after(eligible.from)
            && before(eligible.until);
        if open {
            self.barred(w, rule, project, at, more).then_some(Closed::Barred)
        } else {
            Some(Closed::Otherwise)
        }
    }

    pub(super) fn pool_closed(&self, w: &World, rule: RuleIx, at: DateTime<Utc>) -> bool {
        let pool = self.pool_of(rule);
        let spec = self.programme.pool(pool);
        w.closed_pools.contains(&pool)
            || w.paused_pools.contains(&pool)
            || spec.opens_at.is_some_and(|opens| at < opens)
            || spec.closes_at.is_some_and(|closes| at > closes)
    }

    /// What a jury, or other projects, keep a project from.
    pub(super) fn barred(
        &self,
        w: &World,
        rule: RuleIx,
        project: ProjectIx,
        at: DateTime<Utc>,
        more: i64,
    ) -> bool {
        let (eligible, line) = (&self.rule(rule).eligible, self.line_of(rule));
        if eligible.selection == Selection::Jury && self.jury(w, rule, project).is_none() {
            return true;
        }
        let owner = |project: ProjectIx| self.spec(project).owner;
        let others: Vec<_> = w
            .draws
            .iter()
            .filter(|draw| draw.0 == line && draw.1 != project)
            .collect();
        let same_owner = |other: ProjectIx| owner(other) == owner(project);
        let this_year = |since: DateTime<Utc>| self.year(since) == self.year(at);
        let once = match eligible.once_per {
            None => false,
            Some(OncePer::Project) => {
                let other = |by: RuleIx, on: ProjectIx| {
                    on == project && self.pool_of(by) == self.pool_of(rule) && self.line_of(by) != line
                };
                self.all_match(w, other) + more > 0
            }
            Some(OncePer::Organisation) => others.iter().any(|draw| same_owner(draw.1)),
            Some(OncePer::Year) => others.iter().any(|draw| same_owner(draw.1) && this_year(draw.2)),
        };
        if once {
            return true;
        }
        let Some(most) = eligible.max_active else {
            return false;
        };
        let areas = &self.spec(project).areas;
        let near = |other: ProjectIx| match most.per {
            ActivePer::Rule => true,
            ActivePer::Area => self.spec(other).areas.iter().any(|area| areas.contains(area)),
            ActivePer::Organisation => same_owner(other),
        };
        let active = others.iter().filter(|draw| {
            near(draw.1)
                && if most.in_year {
                    this_year(draw.2)
                } else {
                    w.outcomes[draw.1.index()] == Outcome::Open
                }
        });
        let draws = w.draws.iter().any(|draw| (draw.0, draw.1) == (line, project));
        !draws && active.count() >= most.number as usize
    }

    /// The share that gates do not hold back, in basis points.
    pub(super) fn open_share(
        &self,
        rule: RuleIx,
        project: ProjectIx,
        applies: GateApplies,
        figures: &Figures,
        all_match: i64,
    ) -> i64 {
        let mut open = 10_000;
        for gate in self
            .rule(rule)
            .gate
            .iter()
            .filter(|gate| gate.applies_to == applies)
        {
            if !self.is_open(gate, project, figures, all_match) {
                open -= gate.tranche_bps.map_or(10_000, i64::from);
            }
        }
        open.max(0)
    }

    fn is_open(&self, gate: &Gate, project: ProjectIx, figures: &Figures, all_match: i64) -> bool {
        let spec = self.spec(project);
        let goal = spec.goal_minor;
        let (money, donors) = match gate.counts {
            GateCounts::Clipped => (figures.clipped, figures.donors),
            GateCounts::Counted => (figures.counted, figures.donors),
            GateCounts::Crowd => (figures.crowd, figures.givers),
        };
        let by_goal = |table: &[engine::ByGoal]| {
            let rows = table.iter().filter(|row| row.from_minor <= goal);
            rows.max_by_key(|row| row.from_minor).map_or(0, |row| row.number)
        };
        let holds = |condition: &GateCondition| match condition {
            GateCondition::CrowdGoal { num, den } => money * i64::from(*den) >= goal * i64::from(*num),
            GateCondition::CrowdMinor(minor) => money >= *minor,
            GateCondition::Donors(number) => donors >= *number,
            GateCondition::DonorsByGoal(table) => donors >= by_goal(table),
            GateCondition::LocalShareBps(bps) => {
                figures.crowd > 0 && figures.local * 10_000 >= figures.crowd * i64::from(*bps)
            }
            GateCondition::OwnShareBps(bps) => figures.own * 10_000 >= spec.cost() * i64::from(*bps),
            GateCondition::Votes(number) => figures.votes >= *number,
            GateCondition::VotesByGoal(table) => figures.votes >= by_goal(table),
            GateCondition::RankMax(most) => figures.rank.is_some_and(|rank| rank <= *most),
            GateCondition::GoalReached => figures.crowd + all_match >= goal,
            GateCondition::Deadline => figures.ended,
        };
        if gate.all {
            gate.conditions.iter().all(holds)
        } else {
            gate.conditions.iter().any(holds)
        }
    }
}
