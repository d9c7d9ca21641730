//! A state from kept sums, for looking at a project where the gifts themselves are not at hand.
//!
//! Whoever keeps the sums of pools and projects beside the list of events can answer what a stranger's gift
//! would earn now without folding the gifts: follow the definitions and the steering, put the sums in, ask
//! [`quote`](crate::quote). What the maps of donors and owners remember is not in the sums, so a donor who
//! has given, and a rule that adds up what one owner received, need the fold; so does everybody while something
//! that is held is over due, because kept sums do not say of what.

use crate::handle::{PoolIx, ProjectIx};
use crate::programme::Programme;
use crate::project::Outcome;
use crate::state::State;

/// Where the money of a pool is, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PoolSums {
    /// All that was put in.
    pub amount_minor: i64,
    /// Kept for gifts that are being paid for.
    pub held_minor: i64,
    /// Promised to campaigns that are not settled.
    pub reserved_minor: i64,
    /// Due to campaigns that were settled.
    pub committed_minor: i64,
    /// Paid out.
    pub paid_minor: i64,
}

/// What a pool gives to a project, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GivenSums {
    /// The pool.
    pub pool: PoolIx,
    /// The match that stands.
    pub given_minor: i64,
    /// Kept for gifts that are being paid for.
    pub held_minor: i64,
}

impl State {
    /// Whether kept sums are enough to decide a stranger's gift to this project: its rules look at the gift and
    /// at sums alone, each of its pools pays by one rule alone, and none of the rules in force adds up what
    /// one owner received.
    pub fn sums_suffice(&self, programme: &Programme, project: ProjectIx) -> bool {
        let candidates = programme.candidates_of(project);
        programme.is_plain(project)
            && candidates.iter().all(|candidate| {
                let alone = candidates
                    .iter()
                    .all(|other| other.pool != candidate.pool || other.line == candidate.line);
                let in_force = self.rule_in_force(candidate.line) == Some(candidate.rule);
                alone && !(in_force && programme.body(candidate.rule).limit.organisation.is_some())
            })
    }

    /// Puts the sums of a pool in. Nothing happens for an unknown pool.
    pub fn put_pool_sums(&mut self, pool: PoolIx, sums: PoolSums) {
        if let Some(pool) = self.pools.get_mut(pool.index()) {
            pool.amount = sums.amount_minor;
            pool.held = sums.held_minor;
            pool.reserved = sums.reserved_minor;
            pool.committed = sums.committed_minor;
            pool.paid = sums.paid_minor;
        }
    }

    /// Puts the sums of a project in: the crowd's, how the campaign ended, and what each pool gives and holds; a
    /// pool that is not named gives nothing. Nothing happens for an unknown project.
    pub fn put_project_sums(
        &mut self,
        programme: &Programme,
        project: ProjectIx,
        crowd_minor: i64,
        outcome: Outcome,
        given: &[GivenSums],
    ) {
        let Some(standing) = self.projects.get_mut(project.index()) else {
            return;
        };
        standing.crowd = crowd_minor;
        standing.awarded = given.iter().map(|sums| sums.given_minor + sums.held_minor).sum();
        standing.outcome = outcome;
        for candidate in programme.candidates_of(project) {
            let sums = given.iter().find(|sums| sums.pool == candidate.pool);
            let (stands, held) = sums.map_or((0, 0), |sums| (sums.given_minor, sums.held_minor));
            if let Some(tally) = self.tallies.get_mut(candidate.tally.index()) {
                *tally = stands + held;
                self.holds.put_sum(project, candidate.tally, held);
            }
        }
    }
}
