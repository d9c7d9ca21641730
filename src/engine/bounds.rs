//! Bounds: everything that the pipeline of one gift is measured against.

use chrono::{DateTime, Utc};

use crate::award::{Award, NO_LIMIT};
use crate::clip::DonorRoom;
use crate::handle::{DonorIx, ProjectIx};
use crate::limit::Measured;
use crate::programme::{Candidate, Programme};
use crate::project::ProjectSpec;
use crate::promised::Promised;
use crate::rule::Rule;
use crate::stack::StackMode;
use crate::state::{State, period_of};
use crate::uses::UseKey;

/// Everything that bounds a gift at this moment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds<'a> {
    pub(crate) donor: DonorRoom,
    pub(crate) project: &'a ProjectSpec,
    pub(crate) measured: Measured,
    /// Whether the rule is one of several on the project.
    pub(crate) stacked: bool,
    /// Whether another rule has the project.
    pub(crate) excluded: bool,
    pub(crate) pool: i64,
}

/// Who gave, when, and what the crowd had given without this gift.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen {
    pub(crate) donor: DonorIx,
    pub(crate) at: DateTime<Utc>,
    pub(crate) crowd_before: i64,
}

/// Everything that bounds a gift at this moment. An award that is decided again leaves its own share free.
#[expect(clippy::too_many_arguments, reason = "the figures that a decision looks at")]
#[inline]
pub(crate) fn bounds<'a>(
    programme: &'a Programme,
    state: &State,
    candidate: &Candidate,
    rule: &Rule,
    project: ProjectIx,
    seen: &Seen,
    own: Option<&Award>,
    promised: &Promised,
) -> Bounds<'a> {
    let (own_clip, own_minor) = own.map_or((0, 0), |award| (award.clip, award.stands));
    let pool = &state.pools[candidate.pool.index()];
    let spec = programme.project(project);
    let rule_minor = state.tallies[candidate.tally.index()] - own_minor;
    let match_minor = state.projects[project.index()].awarded - own_minor + promised.minor;
    let mut donor = DonorRoom {
        left_minor: NO_LIMIT,
        gifts: 0,
    };
    if let Some(scope) = candidate.donors {
        let used = state
            .donors
            .get(UseKey::new(scope, candidate.tally, candidate.line, seen.donor));
        if let Some(max) = rule.clip.donor_max_minor {
            donor.left_minor = (max - (used.minor - own_clip)).max(0);
        }
        donor.gifts = used.gifts - i64::from(own_clip > 0);
    }
    let organisation_minor = rule.limit.organisation.map_or(0, |limit| {
        let key = (
            candidate.line,
            spec.owner,
            period_of(programme, limit.per, seen.at),
        );
        state.owners.get(&key).copied().unwrap_or(0) - own_minor
    });
    let measured = Measured {
        rule_minor,
        match_minor,
        crowd_minor: seen.crowd_before,
        pool_minor: pool.amount,
        organisation_minor,
    };
    Bounds {
        donor,
        project: spec,
        measured,
        stacked: programme
            .candidates_of(project)
            .iter()
            .any(|other| other.line != candidate.line),
        excluded: programme.stack().mode == StackMode::Exclusive && match_minor > rule_minor,
        pool: pool.available() + own_minor - promised.minor_of(candidate.pool),
    }
}
