//! What stands on a project in the eyes of one rule: the figures that gates, bases and tables look at.

use crate::base::Base;
use crate::book::Pending;
use crate::count::Source;
use crate::handle::ProjectIx;
use crate::programme::{Candidate, Programme};
use crate::round::DonorRoots;
use crate::rule::Rule;
use crate::state::State;

/// What stands on a project in the eyes of one rule. Amounts in minor units.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Measure {
    /// All that the crowd gave in money.
    pub(crate) crowd: i64,
    /// What counts, gifts in kind included.
    pub(crate) counted: i64,
    /// What can be matched, gifts in kind included.
    pub(crate) clipped: i64,
    /// Of both, what was given in kind.
    pub(crate) in_kind: i64,
    /// Different donors who gave something that counts.
    pub(crate) donors: u32,
    /// Different donors who gave anything.
    pub(crate) givers: u32,
    /// What of the crowd's money came from donors who live where the project is.
    pub(crate) local: i64,
    /// The owner's own money: what it brings, and what it gave.
    pub(crate) own: i64,
    /// Votes.
    pub(crate) votes: u32,
    /// The rank under the rule.
    pub(crate) rank: Option<u32>,
    /// The match of the other rules that stands.
    pub(crate) others: i64,
    /// What the other rules hold: it bounds what may be given, and is no match yet.
    pub(crate) held: i64,
    /// Of that, the match of the rules before this one.
    pub(crate) before: i64,
    /// What of the crowd's money the rules before this one have matched, where they act one after the other.
    pub(crate) used: i64,
    /// Whether the campaign has ended.
    pub(crate) ended: bool,
    /// What each donor gave, for the quadratic formula.
    pub(crate) roots: DonorRoots,
}

impl State {
    /// The figures of a project under a rule, with a gift that is about to be taken up.
    pub(crate) fn measure(
        &self,
        programme: &Programme,
        candidate: &Candidate,
        rule: &Rule,
        project: ProjectIx,
        pending: &Pending,
    ) -> Measure {
        let standing = &self.projects[project.index()];
        let held = self.held_beside(project, candidate.tally);
        let spec = programme.project(project);
        let book = self.books.get(&candidate.tally);
        let marks = self.marks.get(&project);
        let (mut counted, mut clipped, donors) =
            book.map_or((0, 0, 0), |book| (book.counted, book.clipped, book.donors));
        counted += pending.counted;
        clipped += pending.clipped;
        let mut measure = Measure {
            crowd: standing.crowd + pending.amount,
            donors: donors + u32::from(pending.new_donor),
            givers: marks.map_or(0, |marks| marks.givers) + u32::from(pending.new_giver),
            local: marks.map_or(0, |marks| marks.local) + if pending.local { pending.amount } else { 0 },
            own: spec.own_minor
                + marks.map_or(0, |marks| marks.own)
                + if pending.own { pending.amount } else { 0 },
            votes: marks.map_or(0, |marks| marks.votes),
            rank: self.ranks.get(&(candidate.line, project)).copied(),
            others: standing.awarded - self.tallies[candidate.tally.index()] - held,
            held,
            ended: standing.ended,
            ..Measure::default()
        };
        if rule.count.source == Source::Costs {
            let costs = marks.map_or(0, |marks| marks.costs);
            (measure.counted, measure.clipped) = (costs, costs);
            return measure;
        }
        if !rule.count.in_kind.is_empty() {
            measure.in_kind = rule
                .count
                .in_kind_counts(self.in_kind_value(rule, project), counted);
        }
        if rule.base == Base::Qf
            && let Some(book) = book
        {
            // Sums of whole numbers: the order in which donors are added makes no difference.
            let shares = book.by_donor.values();
            shares.for_each(|share| measure.roots.add(share.clipped));
        }
        measure.counted = counted + measure.in_kind;
        measure.clipped = clipped + measure.in_kind;
        measure
    }
}
