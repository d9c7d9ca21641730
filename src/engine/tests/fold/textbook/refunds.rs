//! Gifts given back, and gifts that rise into what is free or behind a gate that opened.

use std::rc::Rc;

use engine::{ContributionIx, GateApplies, Outcome, PoolIx, ProjectIx, Way};

use super::single::Again;
use super::{Line, Textbook};

impl Textbook<'_> {
    pub(super) fn refund(&mut self, contribution: ContributionIx, amount: i64) -> Option<Vec<Line>> {
        let gift = self
            .world
            .gifts
            .iter()
            .position(|gift| gift.what.id == contribution)?;
        let left = self.world.gifts[gift].left - amount;
        if amount < 1 || left < 0 {
            return None;
        }
        let project = self.world.gifts[gift].what.project;
        let mut lines = Vec::new();
        let mut replays = Vec::new();
        let places: Vec<usize> = (0..self.world.singles.len())
            .filter(|i| self.world.singles[*i].gift == gift && self.world.singles[*i].before.is_some())
            .collect();
        let mut beside = (0, 0);
        for place in &places {
            let single = self.world.singles[*place].clone();
            let pool = self.pool_of(single.rule);
            // What the remaining gift would have earned in its own decision.
            let before = single.before.clone().unwrap();
            let smaller = Again {
                counted: single.counted.min(self.value(single.rule, left)),
                crowd_so_far: single.crowd_so_far,
                stood: None,
                risen: single.risen,
                shut: single.shut,
                at: single.at,
            };
            let again = self.decide(&before, single.rule, single.seen_as, left, Some(smaller), beside);
            let back = single.minor() - again.minor.min(single.minor());
            let parts = self.share(pool, back, &single.parts, true);
            let new = &mut self.world.singles[*place];
            new.clip = again.clip.min(single.clip);
            for (stands, part) in new.parts.iter_mut().zip(&parts) {
                *stands -= part;
            }
            let new = self.world.singles[*place].clone();
            beside = (beside.0 + new.minor(), beside.1 + self.used_up(&new));
            self.changed(single.rule, project, -back);
            if single.minor() > 0 {
                let parts = parts.iter().map(|part| -part).collect();
                lines.push(self.line("released", Some(single.rule), project, Some(gift), parts));
            }
            if self.rule(single.rule).settle.replay && !replays.contains(&pool) {
                replays.push(pool);
            }
        }
        self.world.gifts[gift].left = left;
        if lines.is_empty() {
            lines.push(self.line("released", None, project, Some(gift), vec![]));
        }
        let mut risen = Vec::new();
        for pool in replays {
            let first = places[places.len() - 1] + 1;
            lines.extend(self.replay(pool, first, &mut risen));
        }
        let (opened, _) = self.open_gates(project);
        lines.extend(opened);
        lines.extend(self.decide_wholes(project, None, Some(gift)));
        for other in risen.into_iter().filter(|other| *other != project) {
            lines.extend(self.look_again(other));
        }
        Some(lines)
    }

    /// Lets gifts on a pool rise into what is free, in their order.
    pub(super) fn replay(&mut self, pool: PoolIx, first: usize, risen: &mut Vec<ProjectIx>) -> Vec<Line> {
        let mut lines = Vec::new();
        if self.world.paused_pools.contains(&pool) || self.world.closed_pools.contains(&pool) {
            return lines;
        }
        for place in first..self.world.singles.len() {
            let single = &self.world.singles[place];
            let line = self.line_of(single.rule);
            if self.pool_of(single.rule) != pool || self.world.paused_lines.contains(&line) {
                continue;
            }
            let project = self.world.gifts[single.gift].what.project;
            if let Some(line) = self.rise(place) {
                lines.push(line);
                if !risen.contains(&project) {
                    risen.push(project);
                }
            }
        }
        lines
    }

    /// Lets a gift rise into what is free.
    fn rise(&mut self, place: usize) -> Option<Line> {
        let single = self.world.singles[place].clone();
        let gift = self.world.gifts[single.gift].clone();
        let project = gift.what.project;
        let outcome = self.world.outcomes[project.index()];
        let counted = single.counted.min(self.value(single.rule, gift.left));
        if single.before.is_none() || outcome != Outcome::Open || single.shut || counted == 0 {
            return None;
        }
        let mut without = self.world.clone();
        let earlier = self.world.singles[..place]
            .iter()
            .filter(|other| other.gift == single.gift && other.before.is_some());
        let beside = earlier.fold((0, 0), |(minor, used), other| {
            (minor + other.minor(), used + self.used_up(other))
        });
        // It is still in the book, without match and without having used anything of its donor's limits.
        let own = &mut without.singles[place];
        own.parts.clear();
        let again = Again {
            counted,
            crowd_so_far: single.crowd_so_far,
            stood: Some(single.minor()),
            risen: false,
            shut: false,
            at: single.at,
        };
        let decided = self.decide(&without, single.rule, single.gift, gift.left, Some(again), beside);
        let more = decided.minor - single.minor();
        if more <= 0 {
            return None;
        }
        let mut before = self.world.clone();
        before.singles.remove(place);
        // What stood leaves its own room free in a slice too, whichever it was taken from.
        let (pool, now) = (self.pool_of(single.rule), before.now);
        before.flow.push((now, pool, project, -single.minor()));
        let parts = self.give(single.rule, more);
        let new = &mut self.world.singles[place];
        new.before = Some(Rc::new(before));
        new.risen = true;
        new.seen_as = single.gift;
        new.clip = decided.clip;
        new.jury = decided.jury;
        new.parts.resize(parts.len().max(new.parts.len()), 0);
        for (stands, part) in new.parts.iter_mut().zip(&parts) {
            *stands += part;
        }
        self.changed(single.rule, project, more);
        Some(self.line("reserved", Some(single.rule), project, Some(single.gift), parts))
    }

    /// Looks at the gates that reach back: where one is open, the gifts that met it shut are decided again.
    pub(super) fn open_gates(&mut self, project: ProjectIx) -> (Vec<Line>, bool) {
        let mut lines = Vec::new();
        for rule in self.acting(&self.world, project) {
            let spec = self.rule(rule);
            let back = |gate: &engine::Gate| gate.retroactive && gate.applies_to == GateApplies::Accrual;
            let single = self.programme.rule(rule).way == Way::Gift;
            if !single || !spec.gate.iter().any(back) {
                continue;
            }
            let figures = self.figures_of(&self.world, rule, project, None);
            let all = self.stands_on(&self.world, project);
            let open = self.open_share(rule, project, GateApplies::Accrual, &figures, all);
            let closed = self.closed(&self.world, rule, project, self.world.now, 0);
            if open < 10_000 || closed.is_some() {
                continue;
            }
            for place in 0..self.world.singles.len() {
                let known = &self.world.singles[place];
                let here = self.world.gifts[known.gift].what.project == project;
                if here && known.rule == rule && known.shut {
                    self.world.singles[place].shut = false;
                    lines.extend(self.rise(place));
                }
            }
        }
        let risen = !lines.is_empty();
        (lines, risen)
    }
}
