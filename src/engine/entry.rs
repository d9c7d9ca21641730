//! Entries: how a gift gets into the book of a rule that looks at more than the gift at hand.

use crate::answer::{About, Answer, Change};
use crate::book::{Entry, Pending};
use crate::contribution::{Given, traits};
use crate::count::Source;
use crate::event::{Contribution, Relation};
use crate::explanation::{Explanation, LimitKind, Record, Silent, StepKind};
use crate::handle::ContributionIx;
use crate::programme::{Candidate, Programme};
use crate::rule::Rule;
use crate::state::State;
use crate::uses::UseKey;

/// What a gift has in the book of a rule that decides in rounds; nothing is given before the round.
/// `more` as in [`State::shut`].
pub(crate) fn for_round(
    programme: &Programme,
    state: &State,
    candidate: &Candidate,
    given: Given<'_>,
    more: i64,
    answer: &mut Answer<'_>,
) -> Option<Entry> {
    let (rule, gift) = (programme.body(candidate.rule), given.gift);
    let mut explanation = Explanation::default();
    let entry = wait(programme, state, candidate, rule, given, more, &mut explanation);
    if !answer.explain {
        explanation = Explanation::default();
    }
    let about = About {
        pool: Some(candidate.pool),
        rule: Some(candidate.rule),
        project: Some(gift.project),
        contribution: Some(gift.id),
    };
    answer.decide(about, Change::NOTHING, explanation);
    entry
}

fn wait(
    programme: &Programme,
    state: &State,
    candidate: &Candidate,
    rule: &Rule,
    given: Given<'_>,
    more: i64,
    record: &mut impl Record,
) -> Option<Entry> {
    let amount = given.gift.amount_minor;
    if let Some(closed) = state.shut(programme, candidate, rule, given.gift.project, given.at, more) {
        record.step(StepKind::Eligible, Some(closed.limit), amount, 0);
        closed.window.write(record);
        if !closed.counts_on() {
            return None;
        }
        return count(programme, state, candidate, rule, given, &mut Silent);
    }
    record.step(StepKind::Eligible, None, amount, amount);
    let entry = count(programme, state, candidate, rule, given, record)?;
    record.step(
        StepKind::Release,
        Some(LimitKind::WaitsForRound),
        entry.clipped,
        0,
    );
    Some(entry)
}

/// Whether and with how much a gift counts under a rule that keeps a book.
pub(crate) fn count(
    programme: &Programme,
    state: &State,
    candidate: &Candidate,
    rule: &Rule,
    given: Given<'_>,
    record: &mut impl Record,
) -> Option<Entry> {
    let gift = given.gift;
    let counted = state.counted(programme, candidate, rule, given, record)?;
    if rule.count.source == Source::Costs {
        return None;
    }
    let donor = rule.count.identity(gift);
    let goal = programme.project(gift.project).goal_minor;
    let room = state.donor_room(programme, candidate, rule, goal, donor, None);
    let clipped = rule.clip.apply(counted, room, record);
    Some(Entry {
        rule: candidate.rule,
        donor,
        counted,
        clipped,
        related: gift.relation != Relation::Unrelated,
    })
}

impl State {
    /// A gift as every rule sees it.
    pub(crate) fn pending(&self, programme: &Programme, gift: &Contribution) -> Pending {
        let marks = self.marks.get(&gift.project);
        let gave = marks.is_some_and(|marks| marks.by_donor.get(&gift.donor).is_some_and(|minor| *minor > 0));
        Pending {
            amount: gift.amount_minor,
            new_giver: !gave,
            local: traits(programme, gift).local,
            own: gift.relation == Relation::Owner,
            ..Pending::default()
        }
    }

    /// What of it a rule will write into its book.
    pub(crate) fn expect(&self, candidate: &Candidate, entry: &Entry, pending: &mut Pending) {
        let book = self.books.get(&candidate.tally);
        let share = book.and_then(|book| book.by_donor.get(&entry.donor));
        pending.counted = entry.counted;
        pending.clipped = entry.clipped;
        pending.new_donor = share.is_none_or(|share| share.gifts == 0);
    }

    /// Writes a gift into the book of a rule, and what its donor has used of the limits.
    pub(crate) fn enter(&mut self, candidate: &Candidate, gift: ContributionIx, now: Entry) {
        let book = self.books.entry(candidate.tally).or_default();
        let before = book.entries.get(&gift).map_or(0, |entry| entry.clipped);
        book.write(gift, now);
        let remembers = self.lines[candidate.line.index()].remembers;
        for scope in remembers.donors() {
            let key = UseKey::new(scope, candidate.tally, candidate.line, now.donor);
            let gifts = i64::from(now.clipped > 0) - i64::from(before > 0);
            self.donors.add(key, now.clipped - before, gifts);
        }
    }
}
