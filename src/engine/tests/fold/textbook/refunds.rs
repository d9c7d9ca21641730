//! Gifts given back, and later gifts that rise into what is free.

use std::rc::Rc;

use engine::{ContributionIx, Outcome, PoolIx};

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
        let places: Vec<usize> = (0..self.world.grants.len())
            .filter(|i| self.world.grants[*i].gift == gift)
            .collect();
        for place in &places {
            let grant = self.world.grants[*place].clone();
            let pool = self.pool_of(grant.rule);
            // What the remaining gift would have earned in its own decision.
            let (clip, minor) = self.decide(&grant.before, grant.rule, gift, left);
            let back = grant.minor() - minor.min(grant.minor());
            let parts = self.share(pool, back, &grant.parts, true);
            let new = &mut self.world.grants[*place];
            new.clip = clip.min(grant.clip);
            for (stands, part) in new.parts.iter_mut().zip(&parts) {
                *stands -= part;
            }
            if grant.minor() > 0 {
                let parts = parts.iter().map(|part| -part).collect();
                lines.push(self.line("released", Some(grant.rule), project, Some(gift), parts));
            }
            if self.programme.rule(grant.rule).spec.rule.settle.replay && !replays.contains(&pool) {
                replays.push(pool);
            }
        }
        self.world.gifts[gift].left = left;
        if lines.is_empty() {
            lines.push(self.line("released", None, project, Some(gift), vec![]));
        }
        for pool in replays {
            if self.world.paused_pools.contains(&pool) || self.world.closed_pools.contains(&pool) {
                continue;
            }
            let first = places[places.len() - 1] + 1;
            for place in first..self.world.grants.len() {
                lines.extend(self.rise(place, pool));
            }
        }
        Some(lines)
    }

    /// Lets a later grant rise into what is free.
    fn rise(&mut self, place: usize, pool: PoolIx) -> Option<Line> {
        let grant = self.world.grants[place].clone();
        let gift = self.world.gifts[grant.gift].clone();
        let project = gift.what.project;
        if self.pool_of(grant.rule) != pool
            || self.world.outcomes[project.index()] != Outcome::Open
            || self.world.paused_lines.contains(&self.line_of(grant.rule))
        {
            return None;
        }
        let mut without = self.world.clone();
        without.grants.remove(place);
        let (clip, minor) = self.decide(&without, grant.rule, grant.gift, gift.left);
        let more = minor - grant.minor();
        if more <= 0 {
            return None;
        }
        let parts = self.give(grant.rule, more);
        let new = &mut self.world.grants[place];
        new.before = Rc::new(without);
        new.clip = clip;
        new.parts.resize(parts.len(), 0);
        for (stands, part) in new.parts.iter_mut().zip(&parts) {
            *stands += part;
        }
        Some(self.line("reserved", Some(grant.rule), project, Some(grant.gift), parts))
    }
}
