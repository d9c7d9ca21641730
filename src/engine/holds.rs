//! The list of holds: in the order in which they end, found by gift, added up by project and by rule.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};

use crate::event::Relation;
use crate::handle::{ContributionIx, DonorIx, PoolIx, ProjectIx, TallyIx};
use crate::hold::Held;
use crate::mix::Mix;
use crate::programme::{Candidate, Programme};

/// Where a hold is: by its last moment, then by its place among all that were made.
pub(crate) type HoldPlace = (DateTime<Utc>, u64);

#[derive(Debug, Clone, Default)]
pub(crate) struct Holds {
    list: BTreeMap<HoldPlace, Held>,
    /// Where those for a gift are, in the order of its rules.
    of: HashMap<ContributionIx, Vec<HoldPlace>, Mix>,
    /// What is held on each project.
    projects: HashMap<ProjectIx, i64, Mix>,
    /// What is held by each rule on each project.
    tallies: HashMap<TallyIx, i64, Mix>,
    /// What is held in each pool for gifts that may have a share of it only.
    bounded: HashMap<PoolIx, i64, Mix>,
    /// How many were made.
    made: u64,
}

impl Holds {
    /// Whether anything is held for a gift.
    #[inline]
    pub(crate) fn has(&self, gift: ContributionIx) -> bool {
        !self.list.is_empty() && self.of.contains_key(&gift)
    }

    /// The first that is over due at a moment.
    #[inline]
    pub(crate) fn first_due(&self, now: DateTime<Utc>) -> Option<HoldPlace> {
        let (place, _) = self.list.first_key_value()?;
        (place.0 < now).then_some(*place)
    }

    /// Where the holds for a gift are, in the order of its rules.
    pub(crate) fn of(&self, gift: ContributionIx) -> Vec<HoldPlace> {
        self.of.get(&gift).cloned().unwrap_or_default()
    }

    pub(crate) fn get(&self, place: HoldPlace) -> Option<&Held> {
        self.list.get(&place)
    }

    /// All, in the order in which they end.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Held> {
        self.list.values()
    }

    /// Where some of them are, in the order in which they end.
    pub(crate) fn places(&self, which: impl Fn(&Held) -> bool) -> Vec<HoldPlace> {
        let some = self.list.iter().filter(|(_, held)| which(held));
        some.map(|(place, _)| *place).collect()
    }

    /// What is held on a project.
    #[inline]
    pub(crate) fn on(&self, project: ProjectIx) -> i64 {
        self.projects.get(&project).copied().unwrap_or(0)
    }

    /// What a rule holds on a project.
    #[inline]
    pub(crate) fn by(&self, tally: TallyIx) -> i64 {
        self.tallies.get(&tally).copied().unwrap_or(0)
    }

    /// What is held in a pool for gifts that may have a share of it only.
    pub(crate) fn bounded(&self, pool: PoolIx) -> i64 {
        self.bounded.get(&pool).copied().unwrap_or(0)
    }

    /// What counts under a rule of the gifts of related donors for which it holds something.
    pub(crate) fn related_on(&self, programme: &Programme, tally: TallyIx) -> i64 {
        let related = self.under(programme, tally);
        let related = related.filter(|held| held.gift.relation != Relation::Unrelated);
        related.map(|held| held.earned.counted).sum()
    }

    /// What can be matched of the gifts of a donor for which a rule holds something.
    pub(crate) fn clipped_of(&self, programme: &Programme, tally: TallyIx, donor: DonorIx) -> i64 {
        let of_donor = self.under(programme, tally).filter(|held| held.donor == donor);
        of_donor.map(|held| held.earned.clip).sum()
    }

    fn under(&self, programme: &Programme, tally: TallyIx) -> impl Iterator<Item = &Held> {
        let any = self.tallies.contains_key(&tally);
        let of_rule = move |held: &&Held| any && held.candidate(programme).tally == tally;
        self.list.values().filter(of_rule)
    }

    pub(crate) fn add(&mut self, candidate: &Candidate, held: Held) {
        let place = (held.until, self.made);
        self.made += 1;
        self.of.entry(held.gift.id).or_default().push(place);
        self.change(held.gift.project, candidate.tally, held.minor());
        if held.bounded {
            self.bound(candidate.pool, held.minor());
        }
        self.list.insert(place, held);
    }

    pub(crate) fn remove(&mut self, programme: &Programme, place: HoldPlace) -> Option<Held> {
        let held = self.list.remove(&place)?;
        if let Some(places) = self.of.get_mut(&held.gift.id) {
            places.retain(|other| *other != place);
            if places.is_empty() {
                self.of.remove(&held.gift.id);
            }
        }
        let candidate = held.candidate(programme);
        self.change(held.gift.project, candidate.tally, -held.minor());
        if held.bounded {
            self.bound(candidate.pool, -held.minor());
        }
        Some(held)
    }

    fn bound(&mut self, pool: PoolIx, minor: i64) {
        *self.bounded.entry(pool).or_default() += minor;
        if self.bounded(pool) == 0 {
            self.bounded.remove(&pool);
        }
    }

    /// Puts in what is held on a project by a rule, where the holds themselves are not at hand.
    pub(crate) fn put_sum(&mut self, project: ProjectIx, tally: TallyIx, minor: i64) {
        self.change(project, tally, minor - self.by(tally));
    }

    fn change(&mut self, project: ProjectIx, tally: TallyIx, minor: i64) {
        *self.projects.entry(project).or_default() += minor;
        *self.tallies.entry(tally).or_default() += minor;
        // What is held passes; the maps keep no more than there is.
        if self.on(project) == 0 {
            self.projects.remove(&project);
        }
        if self.by(tally) == 0 {
            self.tallies.remove(&tally);
        }
    }
}
