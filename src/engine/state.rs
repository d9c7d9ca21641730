//! The state: what the fold has learned so far. Dense lists by handle, and maps for look-up only.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Datelike, Utc};

use crate::aid::Given;
use crate::awards::Awards;
use crate::book::{Book, Marks};
use crate::clip::DonorScope;
use crate::decision::Place;
use crate::gift::Gifts;
use crate::grant::Grant;
use crate::handle::{ContributionIx, DonorIx, LineIx, OwnerIx, ProjectIx, RuleIx, TallyIx};
use crate::holds::Holds;
use crate::in_kind::InKinds;
use crate::jury::Admission;
use crate::limit::Period;
use crate::mix::Mix;
use crate::programme::Programme;
use crate::project::Outcome;
use crate::room::PartOf;
use crate::rule::Starts;
use crate::stack::Stack;
use crate::uses::Uses;

/// What the fold has learned so far. Made from a programme; follows it as it grows.
#[derive(Debug, Clone, Default)]
pub struct State {
    pub(crate) pools: Vec<PoolState>,
    pub(crate) lines: Vec<LineState>,
    pub(crate) projects: Vec<ProjectState>,
    /// The later end of each campaign that was extended.
    pub(crate) extensions: HashMap<ProjectIx, DateTime<Utc>, Mix>,
    /// The match of each rule line on each project, with what is held.
    pub(crate) tallies: Vec<i64>,
    pub(crate) gifts: Gifts,
    pub(crate) awards: Awards,
    /// What quotes at checkout hold.
    pub(crate) holds: Holds,
    /// The awards that count as of another calendar year than their gift: those kept for it over its turn.
    pub(crate) as_of: HashMap<(ContributionIx, RuleIx), DateTime<Utc>, Mix>,
    pub(crate) donors: Uses,
    pub(crate) owners: HashMap<(LineIx, OwnerIx, i32), i64, Mix>,
    /// What rules give to projects as a whole.
    pub(crate) grants: Vec<Grant>,
    /// Where each of them is.
    pub(crate) grant_places: HashMap<(TallyIx, RuleIx), u32, Mix>,
    /// What rules that look at more than the gift at hand have counted.
    pub(crate) books: HashMap<TallyIx, Book, Mix>,
    /// What is noted of the projects that such rules look at.
    pub(crate) marks: HashMap<ProjectIx, Marks, Mix>,
    /// What a jury has admitted.
    pub(crate) admissions: HashMap<(LineIx, ProjectIx), Admission, Mix>,
    /// The ranks that projects have under rules.
    pub(crate) ranks: HashMap<(LineIx, ProjectIx), u32, Mix>,
    /// The projects that have match under a rule that counts them, and since when.
    pub(crate) drawing: BTreeMap<(LineIx, ProjectIx), DateTime<Utc>>,
    /// Where gifts wait for a gate that reaches back.
    pub(crate) waiting: HashSet<(TallyIx, RuleIx), Mix>,
    /// The versions that wait for proofs and missed their line when the campaign was settled.
    pub(crate) missed: HashSet<(TallyIx, RuleIx), Mix>,
    /// What was given in kind.
    pub(crate) in_kind: InKinds,
    /// What each donor has given to all projects of an owner, for rules that ask whether a gift is new.
    pub(crate) history: Option<HashMap<(OwnerIx, DonorIx), i64, Mix>>,
    /// The place among the programme's settings of those by which rules go together now.
    pub(crate) stack: usize,
    /// Since when, if they have changed.
    pub(crate) stacked_at: Option<DateTime<Utc>>,
    /// What stood on each project that had more than the ceilings allowed when they changed.
    pub(crate) kept: HashMap<ProjectIx, i64, Mix>,
    /// The projects among these from which the event at hand has taken match back.
    pub(crate) fell: Vec<ProjectIx>,
    /// The match of all rules to each owner, for a limit on aid: when it was given and what of it stands.
    pub(crate) aid: HashMap<OwnerIx, Vec<Given>, Mix>,
    /// The moment of the event that is being folded.
    pub(crate) now: DateTime<Utc>,
    /// All gifts together, less what was refunded.
    pub(crate) crowd_minor: i64,
    /// All pools together.
    pub(crate) pools_minor: i64,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct PoolState {
    pub(crate) amount: i64,
    /// What quotes at checkout hold.
    pub(crate) held: i64,
    pub(crate) reserved: i64,
    pub(crate) committed: i64,
    pub(crate) paid: i64,
    pub(crate) paused: bool,
    pub(crate) closed: bool,
    pub(crate) funders: Vec<FunderState>,
    /// What is used of each part, where the pool is divided.
    pub(crate) parts: BTreeMap<PartOf, i64>,
    /// What is used of each slice, where it is spread over time.
    pub(crate) slices: BTreeMap<i64, i64>,
}

impl PoolState {
    pub(crate) fn available(&self) -> i64 {
        self.amount - self.held - self.reserved - self.committed - self.paid
    }

    pub(crate) fn place(&mut self, place: Place) -> Option<&mut i64> {
        match place {
            Place::Available => None,
            Place::Held => Some(&mut self.held),
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
    /// Whether any version that was in force counts the projects that draw.
    pub(crate) counts_projects: bool,
    /// Whether any version that was in force keeps books.
    pub(crate) keeps_books: bool,
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
    pub(crate) fn add_donors(&mut self, scope: DonorScope) -> bool {
        let flag = match scope {
            DonorScope::Project => &mut self.donors_of_project,
            DonorScope::Rule => &mut self.donors_of_rule,
        };
        !std::mem::replace(flag, true)
    }

    /// Asks for owners over a period; answers whether that is new.
    pub(crate) fn add_owners(&mut self, period: Period) -> bool {
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
    /// The match of all rules, with what is held.
    pub(crate) awarded: i64,
    pub(crate) outcome: Outcome,
    /// Where its match is.
    pub(crate) place: Place,
    /// Whether it may go on longer than was published; until when, is in a list of its own.
    pub(crate) is_extended: bool,
    /// Whether the campaign is over, while it is being settled and afterwards.
    pub(crate) ended: bool,
    /// Whether marks are kept of it.
    pub(crate) watched: bool,
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
            ended: false,
            watched: false,
            newest: None,
        }
    }
}

impl State {
    /// The moment as of which an award counts: that of its gift, or that from which it was kept for it.
    #[inline]
    pub(crate) fn counts_as_of(
        &self,
        gift: ContributionIx,
        rule: RuleIx,
        at: DateTime<Utc>,
    ) -> DateTime<Utc> {
        if self.as_of.is_empty() {
            return at;
        }
        self.as_of.get(&(gift, rule)).copied().unwrap_or(at)
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
        let known = self.projects.len();
        self.projects
            .resize(programme.projects.len(), ProjectState::default());
        self.tallies.resize(programme.tallies().len(), 0);
        self.watch_from(programme, known);
    }

    /// How rules go together now.
    #[inline]
    pub fn stack<'a>(&self, programme: &'a Programme) -> &'a Stack {
        &programme.stacks[self.stack]
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
}
