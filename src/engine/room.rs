//! What a pool leaves for a project at a moment: its money, its parts, its slices.
//!
//! A part is used by the projects that it is for, first come, first served. What its projects have taken
//! beyond it came from the rest. A slice is used by what is given in it, less what came back in it: money
//! that is freed re-enters the pool when it is freed, never earlier.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::explanation::LimitKind;
use crate::handle::{PoolIx, ProjectIx};
use crate::pool::{PartFor, Partition, PoolSpec, Slice};
use crate::programme::Programme;
use crate::project::ProjectSpec;
use crate::state::State;

/// Whose part of a pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PartOf {
    /// A part, counted within the partition.
    Part(usize),
    /// The pot of a project.
    Pot(ProjectIx),
    /// No part.
    Rest,
}

/// What is left and what keeps it from being more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Room {
    pub(crate) minor: i64,
    pub(crate) limit: LimitKind,
}

impl Room {
    fn and(self, minor: i64, limit: LimitKind) -> Self {
        if minor < self.minor {
            Self {
                minor: minor.max(0),
                limit,
            }
        } else {
            self
        }
    }
}

impl PoolSpec {
    /// Whether it is neither divided nor spread.
    pub(crate) fn is_whole(&self) -> bool {
        self.partition.is_none() && self.slice.is_none()
    }

    /// Whose part of the pool a project takes from.
    pub(crate) fn part_of(&self, project: ProjectIx, spec: &ProjectSpec) -> PartOf {
        match &self.partition {
            None => PartOf::Rest,
            Some(Partition::Pots { .. }) => PartOf::Pot(project),
            Some(Partition::Parts { parts, .. }) => {
                let fits = |whose: PartFor| match whose {
                    PartFor::Area(area) => spec.areas.contains(&area),
                    PartFor::Category(category) => spec.category == Some(category),
                };
                let place = parts.iter().position(|part| fits(part.whose));
                place.map_or(PartOf::Rest, PartOf::Part)
            }
        }
    }
}

impl Partition {
    /// What is left of a part, and of the rest that is shared, when the whole pool has `amount` and the parts
    /// are used as `used` says.
    fn left(&self, part: PartOf, amount: i64, used: &BTreeMap<PartOf, i64>) -> (i64, i64) {
        let own_of = |part: PartOf| match (self, part) {
            (Partition::Parts { parts, .. }, PartOf::Part(place)) => {
                parts.get(place).map_or(0, |part| part.amount_minor)
            }
            (Partition::Pots { each_minor, .. }, PartOf::Pot(_)) => *each_minor,
            _ => 0,
        };
        let beyond: i64 = used
            .iter()
            .map(|(part, used)| (used - own_of(*part)).max(0))
            .sum();
        let within: i64 = used
            .iter()
            .map(|(part, used)| (*used).min(own_of(*part)).max(0))
            .sum();
        let taken = used.get(&part).copied().unwrap_or(0);
        let (own, reserved, shared) = match self {
            Partition::Parts { parts, shared_rest } => {
                let reserved = parts.iter().map(|part| part.amount_minor).sum::<i64>();
                (own_of(part) - taken, reserved, *shared_rest)
            }
            Partition::Pots {
                reserved_minor,
                shared_rest,
                ..
            } => (
                (own_of(part) - taken).min(reserved_minor - within),
                *reserved_minor,
                *shared_rest,
            ),
        };
        let rest = if shared {
            (amount - reserved - beyond).max(0)
        } else {
            0
        };
        (own.max(0), rest)
    }
}

impl Slice {
    fn left(
        &self,
        programme: &Programme,
        spec: &PoolSpec,
        at: DateTime<Utc>,
        used: &BTreeMap<i64, i64>,
    ) -> i64 {
        let zone = programme.time_zone();
        let now = self.per.of(zone, at);
        match spec.opens_at {
            Some(opens_at) if self.carry_over => {
                let slices = (now - self.per.of(zone, opens_at) + 1).max(0);
                let so_far = i128::from(slices) * i128::from(self.amount_minor);
                let used: i64 = used.values().sum();
                i64::try_from(so_far).unwrap_or(i64::MAX) - used
            }
            _ => self.amount_minor - used.get(&now).copied().unwrap_or(0),
        }
    }
}

impl State {
    /// What a pool can give to a project now.
    pub(crate) fn room(
        &self,
        programme: &Programme,
        pool: PoolIx,
        project: ProjectIx,
        at: DateTime<Utc>,
    ) -> Room {
        let (state, spec) = (&self.pools[pool.index()], programme.pool(pool));
        let mut room = Room {
            minor: state.available(),
            limit: LimitKind::PoolAvailable,
        };
        if let Some((own, rest)) = self.part_room(programme, pool, project) {
            room = room.and(own + rest, LimitKind::PoolPart);
        }
        if let Some(slice) = &spec.slice {
            room = room.and(
                slice.left(programme, spec, at, &state.slices),
                LimitKind::PoolSlice,
            );
        }
        room
    }

    /// What is left of a project's part of a pool, and of the rest that is shared; nothing where the pool is not
    /// divided.
    pub(crate) fn part_room(
        &self,
        programme: &Programme,
        pool: PoolIx,
        project: ProjectIx,
    ) -> Option<(i64, i64)> {
        let (state, spec) = (&self.pools[pool.index()], programme.pool(pool));
        let part = spec.part_of(project, programme.project(project));
        let partition = spec.partition.as_ref()?;
        Some(partition.left(part, state.amount, &state.parts))
    }

    /// What is left of what a pool reserves for pots, all of them together; nothing where it has none.
    pub(crate) fn left_for_pots(&self, programme: &Programme, pool: PoolIx) -> Option<i64> {
        let Some(Partition::Pots {
            each_minor,
            reserved_minor,
            ..
        }) = &programme.pool(pool).partition
        else {
            return None;
        };
        let used = self.pools[pool.index()].parts.values();
        Some(reserved_minor - used.map(|used| used.min(each_minor)).sum::<i64>())
    }

    /// What a pool can give at a moment, whatever its parts.
    pub(crate) fn whole_room(&self, programme: &Programme, pool: PoolIx, at: DateTime<Utc>) -> i64 {
        let (state, spec) = (&self.pools[pool.index()], programme.pool(pool));
        let slice = spec.slice.as_ref();
        let slice = slice.map_or(i64::MAX, |slice| slice.left(programme, spec, at, &state.slices));
        state.available().min(slice).max(0)
    }

    /// Writes down that a pool gives more to a project now, or takes back.
    pub(crate) fn use_parts(&mut self, programme: &Programme, pool: PoolIx, project: ProjectIx, change: i64) {
        let spec = programme.pool(pool);
        if spec.is_whole() {
            return;
        }
        let now = self.now;
        let state = &mut self.pools[pool.index()];
        if spec.partition.is_some() {
            let part = spec.part_of(project, programme.project(project));
            *state.parts.entry(part).or_default() += change;
        }
        if let Some(slice) = spec.slice {
            let place = slice.per.of(programme.time_zone(), now);
            *state.slices.entry(place).or_default() += change;
        }
    }
}
