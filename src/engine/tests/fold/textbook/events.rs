//! Events, each to its place.

use engine::{Event, EventKind, LineIx, Outcome, Pausable, ProjectIx, Proven, RuleIx, Selection};

use super::{InKind, Line, Textbook};

impl Textbook<'_> {
    /// Folds an event: what ends before it, and what it brings. `None`: refused.
    pub fn fold(&mut self, event: &Event) -> (Vec<Line>, Option<Vec<Line>>) {
        self.world.now = event.at;
        let due = self.end_due();
        let answer = match &event.kind {
            // What has just ended by itself need not be released.
            EventKind::HoldReleased { contribution }
                if due.iter().any(|line| line.gift == Some(*contribution)) =>
            {
                self.release(*contribution).or(Some(Vec::new()))
            }
            _ => self.take(event),
        };
        // What has gone back is not kept any more.
        for place in 0..self.world.kept.len() {
            let stands = self.match_on(&self.world, self.world.kept[place].0);
            self.world.kept[place].1 = self.world.kept[place].1.min(stands);
        }
        (due, answer)
    }

    fn take(&mut self, event: &Event) -> Option<Vec<Line>> {
        let w = &mut self.world;
        match &event.kind {
            EventKind::Contribution(gift) => return self.contribution(*gift, event.at),
            EventKind::Hold { gift, share_bps } => return self.hold(*gift, *share_bps, event.at),
            EventKind::HoldReleased { contribution } => return self.release(*contribution),
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
            EventKind::PoolClosed { pool } => return self.close_pool(*pool),
            EventKind::WindowClosed { line } => return self.window(*line),
            EventKind::Rule { rule } => return self.start(*rule),
            EventKind::Stack { stack } => return self.restack(stack.index()),
            EventKind::InKind {
                id,
                project,
                kind,
                quantity_milli,
                ..
            } => {
                let known = w.in_kinds.iter().any(|gift| gift.id == *id);
                if known || w.outcomes[project.index()] != Outcome::Open || *quantity_milli < 1 {
                    return None;
                }
                w.in_kinds.push(InKind {
                    id: *id,
                    project: *project,
                    kind: kind.clone(),
                    at: event.at,
                    quantity: *quantity_milli,
                });
                return Some(self.look_again(*project));
            }
            EventKind::Proof { project, what } => return self.prove(*project, *what),
            EventKind::Votes { project, votes } => {
                w.votes.push((*project, *votes));
                return Some(self.look_again(*project));
            }
            EventKind::Rank { line, project, rank } => {
                if *rank == 0 {
                    return None;
                }
                w.ranks.push((*line, *project, *rank));
                return Some(self.look_again(*project));
            }
            EventKind::Admit {
                line,
                project,
                share_bps,
                cap_minor,
            } => return self.admit(*line, *project, *share_bps, *cap_minor),
        }
        Some(Vec::new())
    }

    fn start(&mut self, rule: RuleIx) -> Option<Vec<Line>> {
        let (w, new) = (&mut self.world, self.programme.rule(rule));
        let same = |other: &RuleIx| self.programme.rule(*other).line == new.line;
        if let Some(place) = w.in_force.iter().position(same) {
            if self.programme.rule(w.in_force[place]).spec.version >= new.spec.version {
                return None;
            }
            w.in_force.remove(place);
        }
        w.in_force.push(rule);
        let eligible = &new.spec.rule.eligible;
        let counts = eligible.selection == Selection::Jury
            || eligible.max_active.is_some()
            || eligible.once_per.is_some();
        if counts && !w.counted.contains(&new.line) {
            self.begin_count(new.line);
        }
        Some(Vec::new())
    }

    /// Rules go together in another way.
    fn restack(&mut self, stack: usize) -> Option<Vec<Line>> {
        let now = self.stack(&self.world);
        let (_, new) = self.programme.stacks().nth(stack)?;
        let w = &self.world;
        let given = !w.gifts.is_empty() || !w.in_kinds.is_empty() || !w.wholes.is_empty();
        let given = given || !w.held.is_empty();
        if new == now || (given && (new.mode != now.mode || new.group_share != now.group_share)) {
            return None;
        }
        self.world.stack = stack;
        if now.de_minimis.is_none() {
            self.begin_aid();
        }
        self.world.kept.clear();
        for (project, _) in self.programme.projects() {
            let stands = self.match_on(&self.world, project);
            let most = self.group(&self.world, project, self.world.now, None);
            if most.is_some_and(|most| stands > most) {
                self.world.kept.push((project, stands));
            }
        }
        Some(Vec::new())
    }

    /// A limit on aid begins with what stands: of gifts from when they came, of the rest from when it began.
    fn begin_aid(&mut self) {
        let w = &self.world;
        let singles = w.singles.iter().map(|single| {
            let gift = &w.gifts[single.gift];
            (
                gift.at,
                self.pool_of(single.rule),
                gift.what.project,
                single.minor(),
            )
        });
        let wholes = w.wholes.iter().map(|whole| {
            (
                whole.since,
                self.pool_of(whole.rule),
                whole.project,
                whole.minor(),
            )
        });
        let held = w.held.iter().map(|held| {
            let single = &held.single;
            (
                single.at,
                self.pool_of(single.rule),
                held.what.project,
                single.minor(),
            )
        });
        let mut flow: Vec<_> = singles
            .chain(held)
            .chain(wholes)
            .filter(|flow| flow.3 > 0)
            .collect();
        flow.sort_by_key(|flow| flow.0);
        self.world.aid_flow = flow;
    }

    /// A rule begins to count projects: each from the first moment for which any of its match stands.
    pub(super) fn begin_count(&mut self, line: LineIx) {
        self.world.counted.push(line);
        self.world.draws.retain(|draw| draw.0 != line);
        for (project, _) in self.programme.projects() {
            let w = &self.world;
            let singles = w.singles.iter().filter(|single| {
                single.minor() > 0
                    && self.line_of(single.rule) == line
                    && w.gifts[single.gift].what.project == project
            });
            let wholes = w.wholes.iter().filter(|whole| {
                whole.minor() > 0 && self.line_of(whole.rule) == line && whole.project == project
            });
            let singles = singles.map(|single| single.at);
            let held = w
                .held
                .iter()
                .filter(|held| self.line_of(held.single.rule) == line && held.what.project == project);
            let singles = singles.chain(held.map(|held| held.single.at));
            if let Some(first) = singles.chain(wholes.map(|whole| whole.since)).min() {
                self.world.draws.push((line, project, first));
            }
        }
    }

    fn prove(&mut self, project: ProjectIx, what: Proven) -> Option<Vec<Line>> {
        match what {
            Proven::All => {}
            Proven::Costs(minor) if minor < 0 => return None,
            Proven::Costs(minor) => self.world.costs.push((project, minor)),
            Proven::InKind { id, quantity_milli } => {
                let mut known = self.world.in_kinds.iter_mut();
                let gift = known.find(|gift| gift.id == id && gift.project == project)?;
                gift.quantity = quantity_milli;
            }
        }
        self.world.proven.push(project);
        Some(self.look_again(project))
    }

    fn admit(
        &mut self,
        line: LineIx,
        project: ProjectIx,
        share: Option<u32>,
        cap: Option<i64>,
    ) -> Option<Vec<Line>> {
        let rule = self
            .world
            .in_force
            .iter()
            .copied()
            .find(|rule| self.line_of(*rule) == line)?;
        let eligible = &self.rule(rule).eligible;
        let within = match eligible.overrides {
            None => share.is_none() && cap.is_none(),
            Some(band) => {
                let share = share.is_none_or(|bps| {
                    bps >= band.share_min_bps.unwrap_or(0) && bps <= band.share_max_bps.unwrap_or(u32::MAX)
                });
                let cap = cap.is_none_or(|minor| {
                    minor >= band.cap_min_minor.unwrap_or(0)
                        && minor <= band.cap_max_minor.unwrap_or(i64::MAX)
                });
                share && cap
            }
        };
        if eligible.selection != Selection::Jury || !within {
            return None;
        }
        self.world.admitted.push((line, project, share, cap));
        Some(self.look_again(project))
    }
}
