//! Figures: what stands, for results, quotes and pages.

use chrono::{DateTime, Utc};

use crate::award::Award;
use crate::gift::Gift;
use crate::handle::{ContributionIx, DonorIx, FunderIx, LineIx, PoolIx, ProjectIx, RuleIx, TallyIx};
use crate::hold::Held;
use crate::programme::Programme;
use crate::project::Outcome;
use crate::state::State;

/// What stands on a project, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProjectTotals {
    /// What the crowd has given, less refunds.
    pub crowd_minor: i64,
    /// The match of all rules: reserved, committed or paid. What is held is not in it.
    pub match_minor: i64,
    /// Both together.
    pub total_minor: i64,
    /// How the campaign ended.
    pub outcome: Outcome,
}

/// What is in a pool and where it is, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PoolFigures {
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
    /// The rest. In a closed pool it goes back to the funders.
    pub available_minor: i64,
    /// Whether the pool is paused.
    pub paused: bool,
    /// Whether the pool is closed.
    pub closed: bool,
}

/// What a funder has in a pool, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FunderFigures {
    /// The funder, counted within the pool.
    pub funder: FunderIx,
    /// What it put in.
    pub amount_minor: i64,
    /// What of it is held, reserved, committed or paid.
    pub used_minor: i64,
}

/// What is held for a gift that is being paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HoldFigures {
    /// How much, in minor units.
    pub minor: i64,
    /// The last moment at which all of it is.
    pub until: DateTime<Utc>,
}

/// A contribution as it stands, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContributionFigures {
    /// The project.
    pub project: ProjectIx,
    /// The donor.
    pub donor: DonorIx,
    /// When it was given.
    pub at: DateTime<Utc>,
    /// What was given.
    pub amount_minor: i64,
    /// What of it was given back.
    pub refunded_minor: i64,
    /// The match of all rules that stands.
    pub match_minor: i64,
}

/// What people have said about a project to a rule, and what they have counted and proven of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SaidFigures {
    /// Whether a jury has admitted it.
    pub admitted: bool,
    /// The share of the goal that the jury set, in basis points.
    pub share_bps: Option<u32>,
    /// The ceiling that the jury set, in minor units.
    pub cap_minor: Option<i64>,
    /// Its rank under the rule.
    pub rank: Option<u32>,
    /// Its votes.
    pub votes: u32,
    /// Its proven costs, in minor units.
    pub costs_minor: i64,
    /// Whether a proof was verified.
    pub proven: bool,
}

impl State {
    /// What people have said about a project to a rule; nothing for unknown ones.
    pub fn said(&self, line: LineIx, project: ProjectIx) -> SaidFigures {
        let admission = self.admissions.get(&(line, project));
        let marks = self.marks.get(&project);
        SaidFigures {
            admitted: admission.is_some(),
            share_bps: admission.and_then(|admission| admission.share_bps),
            cap_minor: admission.and_then(|admission| admission.cap_minor),
            rank: self.ranks.get(&(line, project)).copied(),
            votes: marks.map_or(0, |marks| marks.votes),
            costs_minor: marks.map_or(0, |marks| marks.costs),
            proven: marks.is_some_and(|marks| marks.proven),
        }
    }

    /// What stands on a project; nothing for one without events.
    pub fn totals(&self, project: ProjectIx) -> ProjectTotals {
        let standing = self.projects.get(project.index()).copied().unwrap_or_default();
        let match_minor = standing.awarded - self.holds.on(project);
        ProjectTotals {
            crowd_minor: standing.crowd,
            match_minor,
            total_minor: standing.crowd + match_minor,
            outcome: standing.outcome,
        }
    }

    /// The last moment at which a gift to a project can be matched; nothing if it is open-ended.
    pub fn closes_at(&self, programme: &Programme, project: ProjectIx) -> Option<DateTime<Utc>> {
        self.extended_to(project).or(programme.project(project).closes_at)
    }

    /// What is in a pool; nothing for a pool that was added after the last event.
    pub fn pool(&self, pool: PoolIx) -> Option<PoolFigures> {
        self.pools.get(pool.index()).map(|pool| PoolFigures {
            amount_minor: pool.amount,
            held_minor: pool.held,
            reserved_minor: pool.reserved,
            committed_minor: pool.committed,
            paid_minor: pool.paid,
            available_minor: pool.available(),
            paused: pool.paused,
            closed: pool.closed,
        })
    }

    /// What the funders have in a pool, in the order of the pool.
    pub fn funders(&self, pool: PoolIx) -> Vec<FunderFigures> {
        let Some(pool) = self.pools.get(pool.index()) else {
            return Vec::new();
        };
        let figures = |(place, funder): (usize, &crate::state::FunderState)| FunderFigures {
            funder: FunderIx::at(place),
            amount_minor: funder.amount,
            used_minor: funder.used,
        };
        pool.funders.iter().enumerate().map(figures).collect()
    }

    /// A contribution as it stands; nothing before it arrived.
    pub fn contribution(&self, contribution: ContributionIx) -> Option<ContributionFigures> {
        self.gifts.get(contribution).map(|gift| ContributionFigures {
            project: gift.project,
            donor: gift.donor,
            at: gift.at,
            amount_minor: gift.amount,
            refunded_minor: gift.refunded,
            match_minor: self
                .awards_of(contribution, &gift)
                .map(|award| award.stands)
                .sum(),
        })
    }

    /// What each rule version has given to a contribution and still stands, zeros included, for the rules
    /// under which it counted.
    pub fn awards(&self, contribution: ContributionIx) -> Vec<(RuleIx, i64)> {
        let Some(gift) = self.gifts.get(contribution) else {
            return Vec::new();
        };
        self.awards_of(contribution, &gift)
            .map(|award| (award.rule, award.stands))
            .collect()
    }

    fn awards_of(&self, contribution: ContributionIx, gift: &Gift) -> impl Iterator<Item = Award> {
        let places = self.awards.of(contribution, gift.first_award);
        places.map(|place| self.awards.get(place))
    }

    /// The match of one rule, in all its versions, on a project.
    pub fn match_of(&self, programme: &Programme, project: ProjectIx, line: LineIx) -> i64 {
        let candidates = programme.candidates_of(project);
        let tally = candidates
            .iter()
            .find(|candidate| candidate.line == line)
            .map(|candidate| candidate.tally);
        tally
            .filter(|tally| tally.index() < self.tallies.len())
            .map_or(0, |tally| self.stands_by(tally))
    }

    /// What is held for a gift that is awaited; nothing where nothing is.
    pub fn hold(&self, contribution: ContributionIx) -> Option<HoldFigures> {
        let places = self.holds.of(contribution);
        let held = || places.iter().filter_map(|place| self.holds.get(*place));
        Some(HoldFigures {
            minor: held().map(Held::minor).sum(),
            until: held().map(|held| held.until).min()?,
        })
    }

    /// The match of a rule on a project that stands.
    pub(crate) fn stands_by(&self, tally: TallyIx) -> i64 {
        self.tallies[tally.index()] - self.holds.by(tally)
    }

    /// What other rules hold on a project.
    pub(crate) fn held_beside(&self, project: ProjectIx, tally: TallyIx) -> i64 {
        self.holds.on(project) - self.holds.by(tally)
    }

    /// The match of all rules of a pool on a project.
    pub fn given(&self, programme: &Programme, project: ProjectIx, pool: PoolIx) -> i64 {
        let mut lines: Vec<LineIx> = Vec::new();
        for candidate in programme.candidates_of(project) {
            if candidate.pool == pool && !lines.contains(&candidate.line) {
                lines.push(candidate.line);
            }
        }
        lines
            .into_iter()
            .map(|line| self.match_of(programme, project, line))
            .sum()
    }

    /// What all rules of a pool hold on a project.
    pub fn held(&self, programme: &Programme, project: ProjectIx, pool: PoolIx) -> i64 {
        let mut tallies: Vec<TallyIx> = Vec::new();
        for candidate in programme.candidates_of(project) {
            if candidate.pool == pool && !tallies.contains(&candidate.tally) {
                tallies.push(candidate.tally);
            }
        }
        tallies.into_iter().map(|tally| self.holds.by(tally)).sum()
    }

    /// Whether something that is held is over due at a moment: it ends before whatever happens then.
    pub fn holds_are_due(&self, at: DateTime<Utc>) -> bool {
        self.holds.first_due(at).is_some()
    }

    /// The version of a rule that acts now.
    pub fn rule_in_force(&self, line: LineIx) -> Option<RuleIx> {
        self.lines.get(line.index()).and_then(|line| line.in_force)
    }

    /// Whether a rule is paused.
    pub fn is_paused(&self, line: LineIx) -> bool {
        self.lines.get(line.index()).is_some_and(|line| line.paused)
    }
}
