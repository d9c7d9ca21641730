//! Gifts that rise: decided again when something became free, or when a gate opened.
//!
//! Each gift whose campaign is open is decided again, in order, under its own rule version, with the room there
//! is now and its own share left free. It may rise, it never falls; a paused or closed pool and a paused rule
//! let nothing rise.

use crate::answer::{About, Answer, Change};
use crate::award::{Award, Matched, earn};
use crate::book::Pending;
use crate::bounds::{Seen, bounds};
use crate::decision::{DecisionState, FunderSplit, Place};
use crate::explanation::{Explanation, FactKey, FactValue, Record, StepKind};
use crate::gate::{self, GateApplies};
use crate::handle::{ContributionIx, PoolIx, ProjectIx, RuleIx};
use crate::jury;
use crate::programme::{Candidate, Programme};
use crate::project::Outcome;
use crate::promised::Promised;
use crate::rule::Way;
use crate::state::State;
use crate::whole::Touch;

/// Why gifts rise.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Risen {
    /// Another gift was given back.
    Refund(ContributionIx),
    /// A gate of their rule opened.
    Gate,
    /// The match of a campaign that failed went to the others.
    Redistribution,
}

/// Lets the awards from `first` on rise into what is free in a pool.
pub(crate) fn replay(
    programme: &Programme,
    state: &mut State,
    pool: PoolIx,
    first: usize,
    cause: Risen,
    risen: &mut Vec<ProjectIx>,
    answer: &mut Answer<'_>,
) {
    if state.pools[pool.index()].paused || state.pools[pool.index()].closed {
        return;
    }
    for place in first..state.awards.len() {
        if state.pools[pool.index()].available() == 0 {
            return;
        }
        let version = programme.rule(state.awards.rule(place));
        if version.spec.pool == pool && !state.lines[version.line.index()].paused {
            let project = state.gifts.known(state.awards.get(place).gift).project;
            if rise(programme, state, place, cause, answer) && !risen.contains(&project) {
                risen.push(project);
            }
        }
    }
}

/// Asks the rules that decide on projects as a whole again, where gifts have risen.
pub(crate) fn ask_all(
    programme: &Programme,
    state: &mut State,
    risen: &[ProjectIx],
    answer: &mut Answer<'_>,
) {
    for project in risen {
        if !programme.is_plain(*project) {
            jury::ask(programme, state, *project, state.now, answer);
        }
    }
}

impl State {
    /// Notes a gift that met a shut gate which reaches back.
    pub(crate) fn await_gate(&mut self, programme: &Programme, candidate: &Candidate, award: &Award) {
        if award.shut && gate::is_retroactive(&programme.body(award.rule).gate) {
            self.waiting.insert((candidate.tally, award.rule));
        }
    }

    /// Looks at the gates that reach back, after something was taken up or given back: where one is open, the
    /// gifts that met it shut are decided again. Answers whether any rose.
    pub(crate) fn open_gates(
        &mut self,
        programme: &Programme,
        touch: &Touch<'_>,
        answer: &mut Answer<'_>,
    ) -> bool {
        let project = touch.project;
        let acting: Vec<_> = self.acting(programme, project).copied().collect();
        let mut risen = false;
        for candidate in acting {
            let key = (candidate.tally, candidate.rule);
            if !self.waiting.contains(&key) {
                continue;
            }
            let rule = programme.body(candidate.rule);
            let measure = self.measure(programme, &candidate, rule, project, &Pending::default());
            let (spec, given) = (programme.project(project), self.stands_by(candidate.tally));
            let passage = gate::pass(&rule.gate, GateApplies::Accrual, spec, &measure, given);
            let closed = self.shut(programme, &candidate, rule, project, touch.at, 0);
            if passage.shut.is_some() || closed.is_some() {
                continue;
            }
            self.waiting.remove(&key);
            for place in self.awards_on(project, candidate.rule) {
                let award = self.awards.get(place);
                if award.shut {
                    self.awards.set(place, &Award { shut: false, ..award });
                    risen |= rise(programme, self, place, Risen::Gate, answer);
                }
            }
        }
        risen
    }

    /// Whether a gift to a project may open a gate for the gifts before it.
    pub(crate) fn reaches_back(&self, programme: &Programme, project: ProjectIx) -> bool {
        !programme.is_plain(project)
            && self.acting(programme, project).any(|candidate| {
                candidate.way == Way::Gift && gate::is_retroactive(&programme.body(candidate.rule).gate)
            })
    }

    /// The places of the awards of a version of a rule on a project, oldest first.
    fn awards_on(&self, project: ProjectIx, rule: RuleIx) -> Vec<usize> {
        let mut places = Vec::new();
        let mut next = self.projects[project.index()].newest;
        while let Some(contribution) = next {
            let gift = self.gifts.known(contribution);
            let awards = self.awards.of(contribution, gift.first_award);
            places.extend(awards.filter(|place| self.awards.rule(*place) == rule));
            next = gift.before;
        }
        places.reverse();
        places
    }

    /// What the rules before an award have come to for the same gift.
    fn beside(&self, programme: &Programme, place: usize, gift: ContributionIx, first_award: u32) -> Matched {
        let mut beside = Matched::default();
        for earlier in self
            .awards
            .of(gift, first_award)
            .take_while(|other| *other < place)
        {
            let award = self.awards.get(earlier);
            beside.add(programme.body(award.rule), &award);
        }
        beside
    }

    /// What of the crowd's money on a project the rules that decide gift by gift have matched.
    pub(crate) fn used_by_gifts(&self, programme: &Programme, project: ProjectIx) -> i64 {
        let mut used = 0;
        let mut next = self.projects[project.index()].newest;
        while let Some(contribution) = next {
            let gift = self.gifts.known(contribution);
            for place in self.awards.of(contribution, gift.first_award) {
                let award = self.awards.get(place);
                used += award.used(programme.body(award.rule));
            }
            next = gift.before;
        }
        used
    }
}

/// Decides one award again.
fn rise(
    programme: &Programme,
    state: &mut State,
    place: usize,
    cause: Risen,
    answer: &mut Answer<'_>,
) -> bool {
    let award = state.awards.get(place);
    let gift = state.gifts.known(award.gift);
    let project = gift.project;
    // A gift that met a shut gate waits for the gate, not for room.
    if state.projects[project.index()].outcome != Outcome::Open || award.shut {
        return false;
    }
    let rule = programme.body(award.rule);
    let candidate = programme.candidate(project, award.rule);
    let book = state.books.get(&candidate.tally);
    let entry = book.and_then(|book| book.entries.get(&award.gift));
    let counted = rule.count.value(gift.remaining());
    let counted = entry.map_or(counted, |entry| counted.min(entry.counted));
    if counted == 0 {
        return false;
    }
    let crowd_before = state.projects[project.index()].crowd - gift.remaining();
    let seen = Seen {
        donor: state.identity(candidate, award.gift, gift.donor),
        at: state.counts_as_of(award.gift, award.rule, gift.at),
        crowd_before,
        amount: gift.remaining(),
        beside: state.beside(programme, place, award.gift, gift.first_award),
    };
    let promised = Promised::default();
    let about_gift = (project, award.gift);
    let bounds = bounds(
        programme,
        state,
        candidate,
        rule,
        about_gift,
        &seen,
        Some(&award),
        &promised,
    );
    let mut explanation = Explanation::default();
    let earned = earn(rule, gift.remaining(), counted, &bounds, &mut explanation);
    let more = earned.minor - award.stands;
    if more <= 0 {
        return false;
    }
    let parts = state.parts(programme, candidate.pool, more, &[]);
    let now = earned.award(award.rule, award.gift);
    state.set_award(programme, place, &now, &parts);
    match cause {
        Risen::Refund(contribution) => {
            explanation.step(StepKind::Refund, None, earned.minor, earned.minor);
            explanation.fact(FactKey::Before, FactValue::Minor(award.stands));
            explanation.fact(FactKey::Cause, FactValue::Contribution(contribution));
        }
        Risen::Gate => {
            explanation.step(StepKind::Gate, None, award.stands, earned.minor);
            explanation.fact(FactKey::Before, FactValue::Minor(award.stands));
        }
        Risen::Redistribution => {
            explanation.step(StepKind::Settle, None, award.stands, earned.minor);
            explanation.fact(FactKey::Before, FactValue::Minor(award.stands));
        }
    }
    if !answer.explain {
        explanation = Explanation::default();
    }
    let about = About {
        pool: Some(candidate.pool),
        rule: Some(award.rule),
        project: Some(project),
        contribution: Some(award.gift),
    };
    let change = Change {
        state: DecisionState::Reserved,
        from: Place::Available,
        minor: more,
        funders: FunderSplit::from_parts(&parts, 1),
    };
    answer.decide(about, change, explanation);
    true
}
