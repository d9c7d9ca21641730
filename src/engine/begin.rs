//! What begins when a version of a rule comes into force: what it asks for is remembered from then on, and added
//! up from what is there.

use std::collections::HashMap;

use crate::book::Entry;
use crate::handle::{LineIx, ProjectIx, RuleIx, TallyIx};
use crate::programme::{Candidate, Programme};
use crate::rule::Way;
use crate::state::{State, period_of};
use crate::uses::UseKey;

impl State {
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
        self.begin_books(programme, rule);
        if donors.is_none() && owners.is_none() {
            return;
        }
        for award in self.awards.iter() {
            if programme.rule(award.rule).line != place {
                continue;
            }
            let gift = self.gifts.known(award.gift);
            let candidate = programme.candidate(gift.project, award.rule);
            if let Some(scope) = donors
                && award.clip > 0
            {
                let donor = self.identity(candidate, award.gift, gift.donor);
                self.donors
                    .add(UseKey::new(scope, candidate.tally, place, donor), award.clip, 1);
            }
            if let Some(period) = owners {
                let owner = programme.project(gift.project).owner;
                let at = self.counts_as_of(award.gift, award.rule, gift.at);
                let key = (place, owner, period_of(programme, period, at));
                *self.owners.entry(key).or_default() += award.stands;
            }
        }
        for held in self
            .holds
            .iter()
            .filter(|held| programme.rule(held.rule).line == place)
        {
            if let Some(scope) = donors {
                let tally = held.candidate(programme).tally;
                let key = UseKey::new(scope, tally, place, held.donor);
                self.donors.add(key, held.earned.clip, 1);
            }
            if let Some(period) = owners {
                let owner = programme.project(held.gift.project).owner;
                let key = (place, owner, period_of(programme, period, held.at));
                *self.owners.entry(key).or_default() += held.minor();
            }
        }
        for grant in &self.grants {
            if let Some(period) = owners
                && programme.rule(grant.rule).line == place
            {
                let owner = programme.project(grant.project).owner;
                let key = (place, owner, period_of(programme, period, grant.since));
                *self.owners.entry(key).or_default() += grant.stands;
            }
        }
        let Some(scope) = donors else { return };
        for (tally, spec) in programme.tallies().iter().enumerate() {
            let book = self.books.get(&TallyIx::at(tally)).filter(|_| spec.line == place);
            // What is added up makes no difference by its order. Single gifts have been added with their awards.
            let whole = |entry: &&Entry| programme.rule(entry.rule).way != Way::Gift && entry.clipped > 0;
            for entry in book
                .into_iter()
                .flat_map(|book| book.entries.values())
                .filter(whole)
            {
                let key = UseKey::new(scope, TallyIx::at(tally), place, entry.donor);
                self.donors.add(key, entry.clipped, 1);
            }
        }
    }

    /// Begins to keep what a version looks at beside the gift at hand.
    fn begin_books(&mut self, programme: &Programme, rule: RuleIx) {
        let (version, body) = (programme.rule(rule), programme.body(rule));
        let place = version.line;
        let line = &mut self.lines[place.index()];
        let first_books = version.books && !line.keeps_books;
        line.keeps_books |= version.books;
        let first_count = body.eligible.is_dynamic() && !std::mem::replace(&mut line.counts_projects, true);
        if first_count {
            self.begin_count(programme, place);
        }
        if body.count.novelty.is_some() && self.history.is_none() {
            let mut history = HashMap::default();
            for (_, gift) in self.gifts.iter() {
                let owner = programme.project(gift.project).owner;
                *history.entry((owner, gift.donor)).or_default() += gift.remaining();
            }
            self.history = Some(history);
        }
        if first_books {
            self.write_up(programme, place);
        }
        if version.books {
            // A later version may reach projects that the earlier ones did not.
            self.watch_from(programme, 0);
        }
    }

    /// Begins to count the projects that draw on a line: those with match, each from the first moment for which
    /// any of it stands.
    fn begin_count(&mut self, programme: &Programme, line: LineIx) {
        let awards = self.awards.iter().filter(|award| award.stands > 0).map(|award| {
            let gift = self.gifts.known(award.gift);
            let at = self.counts_as_of(award.gift, award.rule, gift.at);
            (programme.rule(award.rule).line, gift.project, at)
        });
        let holds = self.holds.iter();
        let holds = holds.map(|held| (programme.rule(held.rule).line, held.gift.project, held.at));
        let grants = self.grants.iter().filter(|grant| grant.stands > 0);
        let grants = grants.map(|grant| (programme.rule(grant.rule).line, grant.project, grant.since));
        let all = awards.chain(holds).chain(grants).filter(|(of, ..)| *of == line);
        let all: Vec<_> = all.collect();
        for (of, project, at) in all {
            let since = self.drawing.entry((of, project)).or_insert(at);
            *since = at.min(*since);
        }
    }

    /// Begins to note what is given to every project that an acting rule with books looks at, from a place in
    /// their list on.
    pub(crate) fn watch_from(&mut self, programme: &Programme, first: usize) {
        for place in first..self.projects.len() {
            let project = ProjectIx::at(place);
            if self.projects[place].watched {
                continue;
            }
            let all = self.stack(programme).own_share_of_public_bps.is_some();
            let books = |candidate: &Candidate| self.lines[candidate.line.index()].keeps_books;
            if all || programme.candidates_of(project).iter().any(books) {
                self.watch(project);
            }
        }
    }
}
