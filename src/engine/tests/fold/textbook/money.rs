//! Primitives 8 and 9 as far as money is concerned: what pools, parts and slices leave, and group ceilings.

use chrono::{DateTime, Datelike, Months, Utc};
use engine::{Part, PartFor, Partition, PoolIx, ProjectIx, Relation, SlicePer};

use super::{Textbook, World};

impl Textbook<'_> {
    fn part_of(&self, parts: &[Part], project: ProjectIx) -> Option<usize> {
        let spec = self.spec(project);
        parts.iter().position(|part| match part.whose {
            PartFor::Area(area) => spec.areas.contains(&area),
            PartFor::Category(category) => spec.category == Some(category),
        })
    }

    /// What a pool has, whatever its parts.
    pub(super) fn whole_room(&self, w: &World, pool: PoolIx, at: DateTime<Utc>) -> i64 {
        let all: i64 = w.funders[pool.index()].iter().sum();
        let used = self.all_match(w, |rule, _| self.pool_of(rule) == pool);
        let mut room = all - used;
        let spec = self.programme.pool(pool);
        if let Some(slice) = spec.slice {
            let number = |at: DateTime<Utc>| {
                let local = at.with_timezone(&chrono_tz::Europe::Paris);
                match slice.per {
                    SlicePer::Hour => at.timestamp().div_euclid(3600),
                    SlicePer::Day => i64::from(local.num_days_from_ce()),
                    SlicePer::Week => {
                        let monday =
                            local.num_days_from_ce() - local.weekday().num_days_from_monday().cast_signed();
                        i64::from(monday / 7)
                    }
                    SlicePer::Month => i64::from(local.year()) * 12 + i64::from(local.month()),
                }
            };
            let of_pool = w.flow.iter().filter(|flow| flow.1 == pool);
            let left = if slice.carry_over {
                let slices = number(at) - number(spec.opens_at.unwrap()) + 1;
                slices.max(0) * slice.amount_minor - of_pool.map(|flow| flow.3).sum::<i64>()
            } else {
                let here = of_pool.filter(|flow| number(flow.0) == number(at));
                slice.amount_minor - here.map(|flow| flow.3).sum::<i64>()
            };
            room = room.min(left);
        }
        room.max(0)
    }

    /// What a project's part of a pool has, and the rest that is shared.
    pub(super) fn part_room(&self, w: &World, pool: PoolIx, project: ProjectIx) -> (i64, i64) {
        let all: i64 = w.funders[pool.index()].iter().sum();
        let used = |of: &dyn Fn(ProjectIx) -> bool| {
            self.all_match(w, |rule, on| self.pool_of(rule) == pool && of(on))
        };
        match &self.programme.pool(pool).partition {
            None => (i64::MAX / 4, 0),
            Some(Partition::Parts { parts, shared_rest }) => {
                let used_of = |part: Option<usize>| used(&|on| self.part_of(parts, on) == part);
                let mine = self.part_of(parts, project);
                let own = mine.map_or(0, |part| (parts[part].amount_minor - used_of(mine)).max(0));
                let mut rest = all - used_of(None);
                for (place, part) in parts.iter().enumerate() {
                    rest -= part.amount_minor + (used_of(Some(place)) - part.amount_minor).max(0);
                }
                (own, if *shared_rest { rest.max(0) } else { 0 })
            }
            Some(Partition::Pots {
                each_minor,
                reserved_minor,
                shared_rest,
            }) => {
                let (mut inside, mut beyond) = (0, 0);
                for (other, _) in self.programme.projects() {
                    let of = used(&|on| on == other);
                    inside += of.min(*each_minor);
                    beyond += (of - each_minor).max(0);
                }
                let own = (each_minor - used(&|on| on == project)).min(reserved_minor - inside);
                let rest = all - reserved_minor - beyond;
                (own.max(0), if *shared_rest { rest.max(0) } else { 0 })
            }
        }
    }

    pub(super) fn room(&self, w: &World, pool: PoolIx, project: ProjectIx, at: DateTime<Utc>) -> i64 {
        let (own, rest) = self.part_room(w, pool, project);
        (own + rest).min(self.whole_room(w, pool, at))
    }

    /// The ceiling for all match on a project.
    pub(super) fn group(
        &self,
        w: &World,
        project: ProjectIx,
        at: DateTime<Utc>,
        without: Option<usize>,
    ) -> Option<i64> {
        let (stack, spec) = (self.stack(w), self.spec(project));
        let mut most = Vec::new();
        if let Some(bps) = stack.group_goal_bps {
            most.push(spec.goal_minor * i64::from(bps) / 10_000);
        }
        if let Some(bps) = stack.group_cost_bps {
            most.push(spec.cost() * i64::from(bps) / 10_000 - spec.public_minor);
        }
        if let Some(bps) = stack.own_share_of_public_bps {
            let gave = w
                .gifts
                .iter()
                .enumerate()
                .filter(|(place, gift)| Some(*place) != without && gift.what.project == project)
                .filter(|(_, gift)| gift.what.relation == Relation::Owner);
            let own = spec.own_minor + gave.map(|(_, gift)| gift.left).sum::<i64>();
            // The owner's share of what it and the public bring together.
            most.push(own * (10_000 - i64::from(bps)) / i64::from(bps) - spec.public_minor);
        }
        if let Some(limit) = stack.de_minimis {
            most.push(limit.minor - spec.aid_minor - self.aid(w, project, Some(project), limit.months, at));
        }
        most.into_iter().min().map(|most| most.max(0))
    }

    /// The match of the owner of a project in the months before a moment.
    pub(super) fn aid(
        &self,
        w: &World,
        project: ProjectIx,
        without: Option<ProjectIx>,
        months: u32,
        at: DateTime<Utc>,
    ) -> i64 {
        let since = at - Months::new(months);
        let mut sum = 0;
        for (other, spec) in self.programme.projects() {
            if Some(other) == without || spec.owner != self.spec(project).owner {
                continue;
            }
            // What goes back comes off what was given last.
            let mut given: Vec<(DateTime<Utc>, i64)> = Vec::new();
            for flow in w.aid_flow.iter().filter(|flow| flow.2 == other) {
                if flow.3 > 0 {
                    given.push((flow.0, flow.3));
                }
                for _ in flow.3..0 {
                    let last = given.last_mut().unwrap();
                    last.1 -= 1;
                    if last.1 == 0 {
                        given.pop();
                    }
                }
            }
            sum += given
                .iter()
                .filter(|given| given.0 > since)
                .map(|given| given.1)
                .sum::<i64>();
        }
        sum
    }
}
