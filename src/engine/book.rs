//! Books: what a rule has counted on one project, gift by gift; and the marks on a project that no rule owns.
//!
//! Only rules that look at more than the gift at hand keep a book; the plain ones do without. A rule that
//! begins to keep one when a version comes into force writes it up from the gifts that it has counted before.

use std::collections::HashMap;

use crate::handle::{ContributionIx, DonorIx, ProjectIx, RuleIx, TallyIx};
use crate::mix::Mix;
use crate::programme::Programme;
use crate::state::State;

/// What one rule has counted on one project. Amounts in minor units.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Book {
    /// What counts of all gifts.
    pub(crate) counted: i64,
    /// What of it can be matched.
    pub(crate) clipped: i64,
    /// What counts of related donors.
    pub(crate) related: i64,
    /// Donors of whom anything counts.
    pub(crate) donors: u32,
    /// By donor.
    pub(crate) by_donor: HashMap<DonorIx, Share, Mix>,
    /// By gift.
    pub(crate) entries: HashMap<ContributionIx, Entry, Mix>,
}

/// What a donor has in a book.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) clipped: i64,
    /// Gifts of which anything counts.
    pub(crate) gifts: u32,
}

/// What a gift has in a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The version under which it was counted.
    pub(crate) rule: RuleIx,
    /// The donor, by what the rule tells donors apart.
    pub(crate) donor: DonorIx,
    pub(crate) counted: i64,
    pub(crate) clipped: i64,
    pub(crate) related: bool,
}

impl Book {
    /// Writes what a gift has from now on; an entry of zero stays, to be seen by the audit.
    pub(crate) fn write(&mut self, gift: ContributionIx, now: Entry) {
        let before = self.entries.insert(gift, now).unwrap_or(Entry {
            counted: 0,
            clipped: 0,
            ..now
        });
        let (counted, clipped) = (now.counted - before.counted, now.clipped - before.clipped);
        self.counted += counted;
        self.clipped += clipped;
        if now.related {
            self.related += counted;
        }
        let share = self.by_donor.entry(now.donor).or_default();
        let gave = share.gifts > 0;
        share.clipped += clipped;
        match (before.counted > 0, now.counted > 0) {
            (false, true) => share.gifts += 1,
            (true, false) => share.gifts -= 1,
            _ => {}
        }
        match (gave, share.gifts > 0) {
            (false, true) => self.donors += 1,
            (true, false) => self.donors -= 1,
            _ => {}
        }
    }
}

/// What is noted of a project whatever the rules say. Amounts in minor units.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// What donors who live where the project is have given.
    pub(crate) local: i64,
    /// What the owner has given.
    pub(crate) own: i64,
    /// Different donors.
    pub(crate) givers: u32,
    /// What each donor has given.
    pub(crate) by_donor: HashMap<DonorIx, i64, Mix>,
    /// Votes.
    pub(crate) votes: u32,
    /// Proven costs.
    pub(crate) costs: i64,
    /// Whether a proof was verified.
    pub(crate) proven: bool,
}

impl Marks {
    /// Adds money of a donor, or takes it off.
    pub(crate) fn add(&mut self, donor: DonorIx, minor: i64, local: bool, own: bool) {
        let gave = self.by_donor.entry(donor).or_default();
        let before = *gave > 0;
        *gave += minor;
        match (before, *gave > 0) {
            (false, true) => self.givers += 1,
            (true, false) => self.givers -= 1,
            _ => {}
        }
        if local {
            self.local += minor;
        }
        if own {
            self.own += minor;
        }
    }
}

/// A gift that is about to be taken up, as one rule sees it. Nothing, where none is.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Pending {
    pub(crate) amount: i64,
    pub(crate) counted: i64,
    pub(crate) clipped: i64,
    /// Whether nothing of the donor counted before, and now something does.
    pub(crate) new_donor: bool,
    /// Whether the donor has not given before.
    pub(crate) new_giver: bool,
    pub(crate) local: bool,
    pub(crate) own: bool,
}

impl State {
    /// Begins to note what is given to the projects of a rule, from the gifts that are there.
    pub(crate) fn watch(&mut self, project: ProjectIx) {
        let standing = &mut self.projects[project.index()];
        if std::mem::replace(&mut standing.watched, true) {
            return;
        }
        let mut next = standing.newest;
        // Votes and proofs may have been noted before.
        let mut marks = self.marks.remove(&project).unwrap_or_default();
        while let Some(contribution) = next {
            let gift = self.gifts.known(contribution);
            let traits = self.gifts.traits(contribution);
            marks.add(gift.donor, gift.remaining(), traits.local, traits.own);
            next = gift.before;
        }
        self.marks.insert(project, marks);
    }

    /// Writes up the books of a line from the awards that it has given, where it had none.
    pub(crate) fn write_up(&mut self, programme: &Programme, line: crate::handle::LineIx) {
        let (awards, gifts) = (&self.awards, &self.gifts);
        let mut books: HashMap<TallyIx, Book, Mix> = HashMap::default();
        for award in awards.iter() {
            if programme.rule(award.rule).line != line {
                continue;
            }
            let gift = gifts.known(award.gift);
            let candidate = programme.candidate(gift.project, award.rule);
            let counted = programme.body(award.rule).count.value(gift.remaining());
            let entry = Entry {
                rule: award.rule,
                donor: gift.donor,
                counted,
                clipped: award.clip,
                related: gifts.traits(award.gift).related,
            };
            books.entry(candidate.tally).or_default().write(award.gift, entry);
        }
        self.books.extend(books);
    }
}
