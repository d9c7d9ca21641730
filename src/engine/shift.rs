//! How match for single gifts changes: every sum in which it is follows, by one door.

use crate::award::{Award, Origin};
use crate::book::Entry;
use crate::decision::Place;
use crate::handle::PoolIx;
use crate::programme::{Candidate, Programme};
use crate::state::{FunderState, State, period_of};
use crate::uses::UseKey;

/// A difference between two awards, or between nothing and what is held.
#[derive(Clone, Copy)]
pub(crate) struct Shift<'a> {
    clip: i64,
    /// How many more gifts of the donor have used something of a limit.
    gifts: i64,
    minor: i64,
    /// By funder, none negative; may be empty where the pool has one.
    parts: &'a [i64],
    /// Where the money is.
    place: Place,
}

impl<'a> Shift<'a> {
    #[inline]
    fn new(before: &Award, now: &Award, parts: &'a [i64], place: Place) -> Self {
        Self {
            clip: now.clip - before.clip,
            gifts: i64::from(now.clip > 0) - i64::from(before.clip > 0),
            minor: now.stands - before.stands,
            parts,
            place,
        }
    }

    /// So much of a gift begins to be held, or ends.
    pub(crate) fn of_hold(clip: i64, minor: i64, parts: &'a [i64], sign: i64) -> Self {
        Self {
            clip: sign * clip,
            gifts: sign * i64::from(clip > 0),
            minor: sign * minor,
            parts,
            place: Place::Held,
        }
    }
}

impl State {
    /// The parts of the funders when the pool gives `sum` more, of which `promised` is already given away
    /// by decisions that are only being rehearsed.
    pub(crate) fn parts(&self, programme: &Programme, pool: PoolIx, sum: i64, promised: &[i64]) -> Vec<i64> {
        let spec = programme.pool(pool);
        let left = |(place, funder): (usize, &FunderState)| {
            funder.amount - funder.used - promised.get(place).copied().unwrap_or(0)
        };
        let left: Vec<i64> = self.pools[pool.index()]
            .funders
            .iter()
            .enumerate()
            .map(left)
            .collect();
        spec.sharing.give(sum, &left, &spec.funders)
    }

    /// Writes down a new award whose pool gives `parts`.
    #[inline]
    pub(crate) fn add_award(
        &mut self,
        programme: &Programme,
        candidate: &Candidate,
        origin: &Origin,
        award: &Award,
        parts: &[i64],
    ) {
        let place = self.awards.len();
        self.awards.push(award);
        let nothing = Award {
            clip: 0,
            stands: 0,
            ..*award
        };
        let place_of_money = self.projects[origin.project.index()].place;
        let change = Shift::new(&nothing, award, parts, place_of_money);
        self.shift(programme, candidate, origin, &change);
        if !parts.is_empty() {
            self.awards.add_parts(place, 0, parts, 1);
        }
    }

    /// Lets an award rise with money from the pool, or fall. `parts` are those of the funders in the
    /// difference, all positive or zero.
    pub(crate) fn set_award(&mut self, programme: &Programme, place: usize, now: &Award, parts: &[i64]) {
        let before = self.awards.get(place);
        self.awards.set(place, now);
        let origin = self.gifts.known(now.gift).origin();
        let candidate = programme.candidate(origin.project, now.rule);
        let origin = Origin {
            donor: self.identity(candidate, now.gift, origin.donor),
            at: self.counts_as_of(now.gift, now.rule, origin.at),
            ..origin
        };
        let place_of_money = self.projects[origin.project.index()].place;
        let change = Shift::new(&before, now, parts, place_of_money);
        self.shift(programme, candidate, &origin, &change);
        if let Some(book) = self.books.get_mut(&candidate.tally)
            && let Some(entry) = book.entries.get(&now.gift).copied()
        {
            book.write(
                now.gift,
                Entry {
                    clipped: now.clip,
                    ..entry
                },
            );
        }
        let change = now.stands - before.stands;
        if change != 0 && self.pools[candidate.pool.index()].funders.len() > 1 {
            self.awards
                .add_parts(place, before.stands, parts, change.signum());
        }
    }

    /// Carries a difference into every sum. The one door through which match for single gifts changes, also that
    /// which is only held.
    #[inline]
    pub(crate) fn shift(
        &mut self,
        programme: &Programme,
        candidate: &Candidate,
        origin: &Origin,
        shift: &Shift<'_>,
    ) {
        let Shift {
            clip,
            gifts,
            minor: change,
            parts,
            place,
        } = *shift;
        if clip == 0 && change == 0 {
            return;
        }
        let remembers = self.lines[candidate.line.index()].remembers;
        for scope in remembers.donors() {
            let key = UseKey::new(scope, candidate.tally, candidate.line, origin.donor);
            self.donors.add(key, clip, gifts);
        }
        if change == 0 {
            return;
        }
        for period in remembers.owners() {
            let owner = programme.project(origin.project).owner;
            let key = (candidate.line, owner, period_of(programme, period, origin.at));
            *self.owners.entry(key).or_default() += change;
        }
        self.tallies[candidate.tally.index()] += change;
        if !candidate.plain {
            self.note_match(
                candidate.line,
                origin.project,
                self.tallies[candidate.tally.index()],
            );
            self.use_parts(programme, candidate.pool, origin.project, change);
            self.note_aid(programme, origin.project, change);
            self.note_fall(origin.project, change);
        }
        let project = &mut self.projects[origin.project.index()];
        project.awarded += change;
        let pool = &mut self.pools[candidate.pool.index()];
        if let Some(figure) = pool.place(place) {
            *figure += change;
        }
        if let [only] = pool.funders.as_mut_slice() {
            only.used += change;
        } else {
            for (funder, part) in pool.funders.iter_mut().zip(parts) {
                funder.used += change.signum() * part;
            }
        }
    }

    /// The parts of the funders when `sum` of an award comes back.
    pub(crate) fn parts_back(&self, programme: &Programme, place: usize, sum: i64) -> Vec<i64> {
        match self.awards.parts(place) {
            None => vec![sum],
            Some(gave) => {
                let pool = programme.rule(self.awards.rule(place)).spec.pool;
                let spec = programme.pool(pool);
                spec.sharing.take_back(sum, gave, &spec.funders)
            }
        }
    }
}
