//! Bounds: everything that the pipeline of one gift is measured against.

use chrono::{DateTime, Utc};

use crate::allocate::AllocateWay;
use crate::award::{Award, Matched};
use crate::book::Pending;
use crate::claim::selected_by_project;
use crate::clip::DonorRoom;
use crate::explanation::LimitKind;
use crate::gate::{self, GateApplies, Shut};
use crate::handle::{ContributionIx, DonorIx, ProjectIx};
use crate::limit::Measured;
use crate::programme::{Candidate, Programme};
use crate::project::ProjectSpec;
use crate::promised::Promised;
use crate::rate::Rate;
use crate::rate_table::{RateSelector, Reading, share_of_goal};
use crate::room::Room;
use crate::rule::Rule;
use crate::stack::StackMode;
use crate::state::{State, period_of};
use crate::uses::UseKey;
use crate::whole::Touch;

/// Everything that bounds a gift at this moment.
#[derive(Debug, Clone)]
pub(crate) struct Bounds<'a> {
    pub(crate) donor: DonorRoom,
    pub(crate) project: &'a ProjectSpec,
    pub(crate) measured: Measured,
    /// What the table of the rate reads.
    pub(crate) reading: Reading<'a>,
    /// The share that a jury set instead of the rule's rate, in basis points.
    pub(crate) jury_bps: Option<u32>,
    /// Whether the rule has gates.
    pub(crate) gated: bool,
    /// The condition that keeps one shut.
    pub(crate) gate: Option<Shut>,
    /// How rules stack.
    pub(crate) stacking: StackMode,
    /// What the rules before this one have come to for the gift.
    pub(crate) beside: Matched,
    /// Whether the rule is one of several on the project.
    pub(crate) stacked: bool,
    /// Whether another rule has the project.
    pub(crate) excluded: bool,
    /// What is left below a ceiling for all match on the project.
    pub(crate) group: Option<(LimitKind, i64)>,
    /// Whether a claim that does not fit gets nothing.
    pub(crate) whole_or_nothing: bool,
    pub(crate) pool: Room,
}

/// Who gave, when, and what the crowd had given without this gift.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen {
    /// The donor, by what the rule tells donors apart.
    pub(crate) donor: DonorIx,
    pub(crate) at: DateTime<Utc>,
    pub(crate) crowd_before: i64,
    /// What is given.
    pub(crate) amount: i64,
    pub(crate) beside: Matched,
}

/// Everything that bounds a gift at this moment. An award that is decided again leaves its own share free.
#[expect(clippy::too_many_arguments, reason = "the figures that a decision looks at")]
#[inline]
pub(crate) fn bounds<'a>(
    programme: &'a Programme,
    state: &State,
    candidate: &Candidate,
    rule: &Rule,
    (project, gift): (ProjectIx, ContributionIx),
    seen: &Seen,
    own: Option<&Award>,
    promised: &Promised,
) -> Bounds<'a> {
    let own_minor = own.map_or(0, |award| award.stands);
    let pool = &state.pools[candidate.pool.index()];
    let spec = programme.project(project);
    let rule_minor = state.tallies[candidate.tally.index()] - own_minor;
    let match_minor = state.projects[project.index()].awarded - own_minor + promised.minor;
    let organisation_minor = rule.limit.organisation.map_or(0, |limit| {
        let key = (
            candidate.line,
            spec.owner,
            period_of(programme, limit.per, seen.at),
        );
        state.owners.get(&key).copied().unwrap_or(0) - own_minor
    });
    let mut bounds = Bounds {
        donor: state.donor_room(programme, candidate, rule, spec.goal_minor, seen.donor, own),
        project: spec,
        measured: Measured {
            rule_minor,
            match_minor,
            crowd_minor: seen.crowd_before,
            pool_minor: pool.amount,
            organisation_minor,
            jury_minor: None,
        },
        reading: Reading {
            project: spec,
            goal_minor: spec.goal_minor,
            value: 0,
        },
        jury_bps: None,
        gated: false,
        gate: None,
        stacking: StackMode::Additive,
        beside: Matched::default(),
        stacked: programme
            .candidates_of(project)
            .iter()
            .any(|other| other.line != candidate.line),
        excluded: state.stack(programme).mode == StackMode::Exclusive && match_minor > rule_minor,
        group: None,
        whole_or_nothing: false,
        pool: Room {
            minor: pool.available() + own_minor - promised.minor_of(candidate.pool),
            limit: LimitKind::PoolAvailable,
        },
    };
    if !candidate.plain {
        let own_room = Own {
            minor: own_minor,
            seen: own.map_or(0, |award| award.seen),
            is_there: own.is_some(),
            gift,
        };
        widen(
            programme,
            state,
            candidate,
            rule,
            (project, own_room),
            seen,
            promised,
            &mut bounds,
        );
    }
    bounds
}

/// The award that is decided again, if one is.
#[derive(Clone, Copy)]
struct Own {
    minor: i64,
    seen: i64,
    is_there: bool,
    gift: ContributionIx,
}

/// What only some rules look at.
#[expect(clippy::too_many_arguments, reason = "the figures that a decision looks at")]
fn widen(
    programme: &Programme,
    state: &State,
    candidate: &Candidate,
    rule: &Rule,
    (project, own): (ProjectIx, Own),
    seen: &Seen,
    promised: &Promised,
    bounds: &mut Bounds<'_>,
) {
    let spec = bounds.project;
    bounds.stacking = state.stack(programme).mode;
    bounds.beside = seen.beside;
    bounds.whole_or_nothing = rule.allocate.way == AllocateWay::FirstPastPost;
    if let Some(jury) = state.admissions.get(&(candidate.line, project)) {
        bounds.measured.jury_minor = jury.cap_minor;
        bounds.jury_bps = jury.share_bps;
    }
    let mut measure = state.measure(programme, candidate, rule, project, &Pending::default());
    // What is promised stands on the project by the time this rule is asked in earnest.
    measure.others += promised.minor;
    let rule_minor = state.stands_by(candidate.tally);
    bounds.gated = gate::has(&rule.gate, GateApplies::Accrual);
    if bounds.gated {
        let passage = gate::pass(&rule.gate, GateApplies::Accrual, spec, &measure, rule_minor);
        bounds.gate = passage.shut;
    }
    if let Rate::Table(table) = &rule.rate {
        bounds.reading.value = match table.selector {
            RateSelector::GiftSize => seen.amount,
            // A gift that is decided again keeps its moment and its place among the others.
            RateSelector::CrowdSoFar | RateSelector::Milestone | RateSelector::TimeWindow if own.is_there => {
                own.seen
            }
            RateSelector::CrowdSoFar => measure.clipped,
            RateSelector::PoolUsed => {
                let pool = &state.pools[candidate.pool.index()];
                pool.amount - pool.available() - own.minor + promised.minor_of(candidate.pool)
            }
            RateSelector::Milestone => share_of_goal(measure.clipped, spec.goal_minor),
            RateSelector::Rank => measure.rank.map_or(0, i64::from),
            RateSelector::SeededDraw => table.drawn(&programme.contribution_key(own.gift)),
            _ => selected_by_project(table, spec, seen.at),
        };
    }
    // What rises takes what there is now.
    let at = if own.is_there { state.now } else { seen.at };
    let touch = Touch {
        project,
        at,
        gift: None,
        contribution: None,
        used: 0,
    };
    bounds.group = state
        .group_ceiling(programme, &touch)
        .map(|(limit, most)| (limit, (most - bounds.measured.match_minor).max(0)));
    let room = state.room(programme, candidate.pool, project, at);
    bounds.pool = Room {
        minor: (room.minor + own.minor - promised.minor_of(candidate.pool)).max(0),
        ..room
    };
}

impl State {
    /// What the limits of a donor leave. An award that is decided again leaves its own share free.
    #[inline]
    pub(crate) fn donor_room(
        &self,
        programme: &Programme,
        candidate: &Candidate,
        rule: &Rule,
        goal_minor: i64,
        donor: DonorIx,
        own: Option<&Award>,
    ) -> DonorRoom {
        let own_clip = own.map_or(0, |award| award.clip);
        let mut room = DonorRoom {
            left_minor: i64::MAX,
            gifts: 0,
            source: None,
        };
        if let Some(scope) = candidate.donors {
            let used = self
                .donors
                .get(UseKey::new(scope, candidate.tally, candidate.line, donor));
            if let Some(max) = rule.clip.donor_max_minor {
                room.left_minor = (max - (used.minor - own_clip)).max(0);
            }
            room.gifts = used.gifts - i64::from(own_clip > 0);
        }
        if let Some(max) = rule.clip.single_source(goal_minor) {
            let share = self
                .books
                .get(&candidate.tally)
                .and_then(|book| book.by_donor.get(&donor));
            let held = self.holds.clipped_of(programme, candidate.tally, donor);
            let used = share.map_or(0, |share| share.clipped) + held - own_clip;
            room.source = Some((max, (max - used).max(0)));
        }
        room
    }

    /// The donor of a gift, by what the rule of a candidate tells donors apart.
    pub(crate) fn identity(&self, candidate: &Candidate, gift: ContributionIx, donor: DonorIx) -> DonorIx {
        if candidate.plain {
            return donor;
        }
        let book = self.books.get(&candidate.tally);
        let entry = book.and_then(|book| book.entries.get(&gift));
        entry.map_or(donor, |entry| entry.donor)
    }
}
