//! The state: what the fold has learned so far. Dense lists by handle, and maps for look-up only.

use std::collections::HashMap;

use chrono::{DateTime, Datelike, Utc};

use crate::awards::Awards;
use crate::clip::DonorScope;
use crate::decision::Place;
use crate::gift::Gifts;
use crate::handle::{ContributionIx, LineIx, OwnerIx, ProjectIx, RuleIx};
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
    /// The later end of each campaign that was extended.
    pub(crate) extensions: HashMap<ProjectIx, DateTime<Utc>, Mix>,
    /// The match of each rule line on each project.
    pub(crate) tallies: Vec<i64>,
    pub(crate) gifts: Gifts,
    pub(crate) awards: Awards,
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

/// What every gift to a project reads and changes: half a line of the cache, aligned so that it never lies
/// across two.
#[derive(Debug, Clone, Copy)]
#[repr(align(32))]
pub(crate) struct ProjectState {
    pub(crate) crowd: i64,
    pub(crate) awarded: i64,
    pub(crate) outcome: Outcome,
    /// Where its match is.
    pub(crate) place: Place,
    /// Whether it may go on longer than was published; until when, is in a list of its own.
    pub(crate) is_extended: bool,
    /// The newest gift; each gift names the one before it.
    pub(crate) newest: Option<ContributionIx>,
}

impl Default for ProjectState {
    fn default() -> Self {
        Self {
            crowd: 0,
            awarded: 0,
            outcome: Outcome::Open,
            place: Place::Reserved,
            is_extended: false,
            newest: None,
        }
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

    /// Makes room for so many contributions, for a fold whose length is known. Gifts and awards need none: their
    /// lists grow without moving.
    pub fn reserve(&mut self, contributions: usize) {
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
            .resize(programme.projects.len(), ProjectState::default());
        self.tallies.resize(programme.tallies().len(), 0);
    }

    /// The later end of a campaign, if it was extended.
    #[inline]
    pub(crate) fn extended_to(&self, project: ProjectIx) -> Option<DateTime<Utc>> {
        let known = self.projects.get(project.index())?;
        known
            .is_extended
            .then(|| self.extensions.get(&project).copied())
            .flatten()
    }

    /// Whether the state has room for everything in the programme.
    #[inline]
    pub(crate) fn is_current(&self, programme: &Programme) -> bool {
        self.pools.len() == programme.pools.len()
            && self.lines.len() == programme.lines().len()
            && self.projects.len() == programme.projects.len()
            && self.tallies.len() == programme.tallies().len()
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
        if donors.is_none() && owners.is_none() {
            return;
        }
        let (awards, gifts) = (&self.awards, &self.gifts);
        for award in awards
            .iter()
            .filter(|award| programme.rule(award.rule).line == place)
        {
            let gift = gifts.known(award.gift);
            if let Some(scope) = donors
                && award.clip > 0
            {
                let tally = programme.candidate(gift.project, award.rule).tally;
                self.donors
                    .add(UseKey::new(scope, tally, place, gift.donor), award.clip, 1);
            }
            if let Some(period) = owners {
                let owner = programme.project(gift.project).owner;
                let key = (place, owner, period_of(programme, period, gift.at));
                *self.owners.entry(key).or_default() += award.stands;
            }
        }
    }
}
