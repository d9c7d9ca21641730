//! The audit of books and marks: what was counted, added up again from the gifts.

use std::collections::HashMap;

use crate::book::{Book, Entry, Marks};
use crate::finding::{FindingKind, Findings, Spot};
use crate::handle::{ContributionIx, ProjectIx, TallyIx};
use crate::mix::Mix;
use crate::programme::Programme;
use crate::rule::Way;
use crate::state::State;

/// The books against their entries, and the entries against the gifts.
pub(crate) fn books(programme: &Programme, state: &State, findings: &mut Findings) {
    for (place, spec) in programme.tallies().iter().enumerate() {
        let Some(book) = state.books.get(&TallyIx::at(place)) else {
            continue;
        };
        let at = Spot {
            pool: Some(spec.pool),
            project: Some(spec.project),
            ..Spot::default()
        };
        let mut again = Book::default();
        for (contribution, entry) in &book.entries {
            again.write(*contribution, *entry);
            check(programme, state, (spec.project, *contribution), entry, findings);
        }
        for (found, expected) in [
            (book.counted, again.counted),
            (book.clipped, again.clipped),
            (book.related, again.related),
            (i64::from(book.donors), i64::from(again.donors)),
        ] {
            findings.equal(FindingKind::BookSum, at, found, expected);
        }
        for (donor, share) in &book.by_donor {
            let expected = again.by_donor.get(donor).copied().unwrap_or_default();
            findings.equal(FindingKind::BookSum, at, share.clipped, expected.clipped);
            findings.equal(
                FindingKind::BookSum,
                at,
                i64::from(share.gifts),
                i64::from(expected.gifts),
            );
        }
    }
}

/// One entry: of a gift to the project, no more than counts of what is left of it, and what its award says.
fn check(
    programme: &Programme,
    state: &State,
    (project, contribution): (ProjectIx, ContributionIx),
    entry: &Entry,
    findings: &mut Findings,
) {
    let at = Spot {
        rule: Some(entry.rule),
        project: Some(project),
        contribution: Some(contribution),
        ..Spot::default()
    };
    let version = programme.rule(entry.rule);
    let gift = state.gifts.get(contribution);
    let gift = gift.filter(|gift| gift.project == project);
    let counts = gift.map_or(0, |gift| version.spec.rule.count.value(gift.remaining()));
    findings.not_negative(at, entry.clipped);
    findings.at_most(FindingKind::BookSum, at, entry.clipped, entry.counted);
    findings.at_most(FindingKind::BookSum, at, entry.counted, counts);
    let open = state.totals(project).outcome == crate::Outcome::Open;
    if let Some(gift) = gift.filter(|_| open && version.way == Way::Gift) {
        let mut places = state.awards.of(contribution, gift.first_award);
        let award = places.find(|place| state.awards.rule(*place) == entry.rule);
        let clip = award.map_or(-1, |place| state.awards.get(place).clip);
        findings.equal(FindingKind::BookSum, at, entry.clipped, clip);
    }
}

/// The marks on projects, and what donors have given to owners, against the gifts.
pub(crate) fn marks(programme: &Programme, state: &State, findings: &mut Findings) {
    let mut again: HashMap<ProjectIx, Marks, Mix> = HashMap::default();
    let mut history: HashMap<_, i64, Mix> = HashMap::default();
    for (contribution, gift) in state.gifts.iter() {
        let traits = state.gifts.traits(contribution);
        let marks = again.entry(gift.project).or_default();
        marks.add(gift.donor, gift.remaining(), traits.local, traits.own);
        let owner = programme.project(gift.project).owner;
        *history.entry((owner, gift.donor)).or_default() += gift.remaining();
    }
    for (place, standing) in state.projects.iter().enumerate() {
        let project = ProjectIx::at(place);
        let at = Spot {
            project: Some(project),
            ..Spot::default()
        };
        let (found, expected) = (
            state.marks.get(&project).cloned().unwrap_or_default(),
            again.remove(&project).unwrap_or_default(),
        );
        if !standing.watched {
            continue;
        }
        findings.equal(FindingKind::MarkSum, at, found.local, expected.local);
        findings.equal(FindingKind::MarkSum, at, found.own, expected.own);
        findings.equal(
            FindingKind::MarkSum,
            at,
            i64::from(found.givers),
            i64::from(expected.givers),
        );
        for (donor, minor) in &expected.by_donor {
            let kept = found.by_donor.get(donor).copied().unwrap_or(0);
            findings.equal(FindingKind::MarkSum, at, kept, *minor);
        }
    }
    let Some(kept) = &state.history else { return };
    for (key, minor) in &history {
        let kept = kept.get(key).copied().unwrap_or(0);
        findings.equal(FindingKind::Memory, Spot::default(), kept, *minor);
    }
}
