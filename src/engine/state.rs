//! The state: what the fold has learned so far. Dense lists by handle, and maps for look-up only.

use std::collections::HashMap;

use chrono::{DateTime, Datelike, Utc};

use crate::award::Award;
use crate::clip::DonorScope;
use crate::decision::Place;
use crate::handle::{ContributionIx, DonorIx, LineIx, OwnerIx, ProjectIx, RuleIx};
use crate::limit::Period;
use crate::mix::Mix;
use crate::programme::Programme;
use crate::project::Outcome;
use crate::rule::Starts;
use crate::uses::{UseKey, Uses};

/// What the fold has learned so far. Made from a programme; follows it as it grows.
#[derive(Debug, Clone, Default)]
pub struct State {
    pub(crate) pools: Vec<PoolState>,
    pub(crate) lines: Vec<LineState>,
    pub(crate) projects: Vec<ProjectState>,
    pub(crate) tallies: Vec<Tally>,
    /// By contribution handle; a gift whose name was heard but which has not arrived has the amount 0.
    pub(crate) gifts: Vec<Gift>,
    /// One for each gift and rule under which it counted, in the order of the events.
    pub(crate) awards: Vec<Award>,
    /// The parts of the funders of awards on pools of several funders.
    pub(crate) splits: Vec<Box<[i64]>>,
    pub(crate) donors: Uses,
    pub(crate) owners: HashMap<(LineIx, OwnerIx, i32), i64, Mix>,
    /// All gifts together, less what was refunded.
    pub(crate) crowd_minor: i64,
    /// All pools together.
    pub(crate) pools_minor: i64,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct PoolState {
    pub(crate) amount: i64,
    pub(crate) reserved: i64,
    pub(crate) committed: i64,
    pub(crate) paid: i64,
    pub(crate) paused: bool,
    pub(crate) closed: bool,
    pub(crate) funders: Vec<FunderState>,
}

impl PoolState {
    pub(crate) fn available(&self) -> i64 {
        self.amount - self.reserved - self.committed - self.paid
    }

    pub(crate) fn place(&mut self, place: Place) -> Option<&mut i64> {
        match place {
            Place::Available => None,
            Place::Reserved => Some(&mut self.reserved),
            Place::Committed => Some(&mut self.committed),
            Place::Paid => Some(&mut self.paid),
        }
    }
}

#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct FunderState {
    pub(crate) amount: i64,
    pub(crate) used: i64,
}

/// A rule through all its versions.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct LineState {
    pub(crate) in_force: Option<RuleIx>,
    pub(crate) paused: bool,
    pub(crate) remembers: Remembers,
}

/// What the maps remember for a rule: what any version that was in force has asked for.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Remembers {
    donors_of_project: bool,
    donors_of_rule: bool,
    owners_for_life: bool,
    owners_by_year: bool,
}

impl Remembers {
    #[inline]
    pub(crate) fn donors(self) -> impl Iterator<Item = DonorScope> {
        let all = [
            (self.donors_of_project, DonorScope::Project),
            (self.donors_of_rule, DonorScope::Rule),
        ];
        all.into_iter()
            .filter(|(asked, _)| *asked)
            .map(|(_, scope)| scope)
    }

    #[inline]
    pub(crate) fn owners(self) -> impl Iterator<Item = Period> {
        let all = [
            (self.owners_for_life, Period::Lifetime),
            (self.owners_by_year, Period::Year),
        ];
        all.into_iter()
            .filter(|(asked, _)| *asked)
            .map(|(_, period)| period)
    }

    /// Asks for donors within a scope; answers whether that is new.
    fn add_donors(&mut self, scope: DonorScope) -> bool {
        let flag = match scope {
            DonorScope::Project => &mut self.donors_of_project,
            DonorScope::Rule => &mut self.donors_of_rule,
        };
        !std::mem::replace(flag, true)
    }

    /// Asks for owners over a period; answers whether that is new.
    fn add_owners(&mut self, period: Period) -> bool {
        let flag = match period {
            Period::Lifetime => &mut self.owners_for_life,
            Period::Year => &mut self.owners_by_year,
        };
        !std::mem::replace(flag, true)
    }
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct ProjectState {
    pub(crate) crowd: i64,
    pub(crate) awarded: i64,
    pub(crate) outcome: Outcome,
    pub(crate) extended_to: Option<DateTime<Utc>>,
    /// The newest gift; each gift names the one before it.
    pub(crate) newest: Option<ContributionIx>,
}

impl Default for ProjectState {
    fn default() -> Self {
        Self {
            crowd: 0,
            awarded: 0,
            outcome: Outcome::Open,
            extended_to: None,
            newest: None,
        }
    }
}

/// The match of one rule line on one project.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tally {
    pub(crate) minor: i64,
    pub(crate) place: Place,
}

/// A contribution as it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gift {
    pub(crate) amount: i64,
    pub(crate) refunded: i64,
    pub(crate) at: DateTime<Utc>,
    pub(crate) project: ProjectIx,
    pub(crate) donor: DonorIx,
    pub(crate) first_award: u32,
    pub(crate) award_count: u32,
    pub(crate) before: Option<ContributionIx>,
}

impl Gift {
    fn absent() -> Self {
        Self {
            amount: 0,
            refunded: 0,
            at: DateTime::UNIX_EPOCH,
            project: ProjectIx::at(0),
            donor: DonorIx::at(0),
            first_award: 0,
            award_count: 0,
            before: None,
        }
    }

    pub(crate) fn remaining(&self) -> i64 {
        self.amount - self.refunded
    }

    pub(crate) fn awards(&self) -> std::ops::Range<usize> {
        let first = self.first_award as usize;
        first..first + self.award_count as usize
    }
}

/// The period of a moment: its calendar year in the programme's zone, or 0 where time does not matter.
pub(crate) fn period_of(programme: &Programme, period: Period, at: DateTime<Utc>) -> i32 {
    match period {
        Period::Lifetime => 0,
        Period::Year => at.with_timezone(&programme.time_zone()).year(),
    }
}

impl State {
    /// The state before the first event.
    pub fn new(programme: &Programme) -> Self {
        let mut state = Self::default();
        state.follow(programme);
        state
    }

    /// Makes room for so many contributions, for a fold whose length is known.
    pub fn reserve(&mut self, contributions: usize) {
        self.gifts.reserve(contributions);
        self.awards.reserve(contributions);
        self.donors.reserve(contributions);
    }

    /// Takes up what the programme has got since the last event.
    pub fn follow(&mut self, programme: &Programme) {
        if self.is_current(programme) {
            return;
        }
        for (_, spec) in programme.pools().skip(self.pools.len()) {
            let funder = |amount| FunderState { amount, used: 0 };
            let funders = spec.funders.iter().map(|f| funder(f.amount_minor)).collect();
            self.pools.push(PoolState {
                amount: spec.amount_minor,
                funders,
                ..PoolState::default()
            });
            self.pools_minor += spec.amount_minor;
        }
        for line in programme.lines().iter().skip(self.lines.len()) {
            self.lines.push(LineState::default());
            let first = line.versions.first().copied();
            let at_once = first.filter(|rule| programme.rule(*rule).spec.starts == Starts::AtOnce);
            if let Some(rule) = at_once {
                self.put_in_force(programme, rule);
            }
        }
        self.projects
            .resize(programme.counts().projects, ProjectState::default());
        self.tallies.resize(
            programme.tallies().len(),
            Tally {
                minor: 0,
                place: Place::Reserved,
            },
        );
    }

    /// Whether the state has room for everything in the programme.
    pub(crate) fn is_current(&self, programme: &Programme) -> bool {
        self.pools.len() == programme.counts().pools
            && self.lines.len() == programme.lines().len()
            && self.projects.len() == programme.counts().projects
            && self.tallies.len() == programme.tallies().len()
    }

    pub(crate) fn gift(&self, contribution: ContributionIx) -> Option<&Gift> {
        self.gifts
            .get(contribution.index())
            .filter(|gift| gift.amount > 0)
    }

    /// Takes up a gift, with empty places before it if its turn came early.
    pub(crate) fn put_gift(&mut self, contribution: ContributionIx, gift: Gift) {
        let place = contribution.index();
        if place > self.gifts.len() {
            self.gifts.resize(place, Gift::absent());
        }
        match self.gifts.get_mut(place) {
            Some(slot) => *slot = gift,
            None => self.gifts.push(gift),
        }
    }

    /// Lets a version act from now on, and begins to remember what it asks for. What was not remembered
    /// so far is added up from the awards, so it does not matter when a limit was introduced.
    pub(crate) fn put_in_force(&mut self, programme: &Programme, rule: RuleIx) {
        let place = programme.rule(rule).line;
        let body = programme.body(rule);
        let line = &mut self.lines[place.index()];
        line.in_force = Some(rule);
        let donors = body
            .clip
            .remembers()
            .filter(|scope| line.remembers.add_donors(*scope));
        let owners = body.limit.organisation.map(|limit| limit.per);
        let owners = owners.filter(|period| line.remembers.add_owners(*period));
        let (awards, gifts) = (&self.awards, &self.gifts);
        for award in awards
            .iter()
            .filter(|award| programme.rule(award.rule).line == place)
        {
            let gift = &gifts[award.gift.index()];
            if let Some(scope) = donors
                && award.clip > 0
            {
                self.donors
                    .add(UseKey::new(scope, award.tally, place, gift.donor), award.clip, 1);
            }
            if let Some(period) = owners {
                let owner = programme.project(gift.project).owner;
                let key = (place, owner, period_of(programme, period, gift.at));
                *self.owners.entry(key).or_default() += award.stands;
            }
        }
    }
}
