//! A grant: what one rule gives to one project as a whole.
//!
//! A grant belongs to a version of the rule. When a newer version acts, the grant of the older one stays as it
//! is, and the newer one gives what is more; a refund may still lower it: see [`crate::whole`].
//!
//! Of what stands, a part may be due and a part of that paid; the rest is reserved. Money that was paid never
//! comes back through the fold.

use chrono::{DateTime, Utc};

use crate::answer::{About, Answer, Change};
use crate::decision::{DecisionState, FunderSplit, Place};
use crate::explanation::Explanation;
use crate::handle::{ContributionIx, PoolIx, ProjectIx, RuleIx, TallyIx};
use crate::programme::{Candidate, Programme};
use crate::promised::Promised;
use crate::state::{State, period_of};

/// What one version of a rule gives to a project as a whole. Amounts in minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Grant {
    pub(crate) rule: RuleIx,
    pub(crate) project: ProjectIx,
    pub(crate) tally: TallyIx,
    pub(crate) pool: PoolIx,
    /// When it began to give something: the moment by which a limit per year counts it.
    pub(crate) since: DateTime<Utc>,
    /// All that stands: reserved, due or paid.
    pub(crate) stands: i64,
    /// What of it is due or paid.
    pub(crate) due: i64,
    /// What of that is paid.
    pub(crate) paid: i64,
    /// How many payments were made.
    pub(crate) payments: u32,
    /// The parts of the funders in what stands.
    pub(crate) parts: Vec<i64>,
}

impl Grant {
    pub(crate) fn reserved(&self) -> i64 {
        self.stands - self.due
    }
}

/// Where a change of a grant comes from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cause {
    pub(crate) project: ProjectIx,
    pub(crate) contribution: Option<ContributionIx>,
}

/// One step of a grant: money that comes, goes back, becomes due, or is paid.
pub(crate) struct Move {
    state: DecisionState,
    from: Place,
    /// With the sign of the decision.
    minor: i64,
    /// By funder, none negative.
    parts: Vec<i64>,
}

impl Move {
    fn new(state: DecisionState, from: Place, minor: i64, parts: Vec<i64>) -> Self {
        Self {
            state,
            from,
            minor,
            parts,
        }
    }

    pub(crate) fn tell(&self, about: About, explanation: Explanation, answer: &mut Answer<'_>) {
        let change = Change {
            state: self.state,
            from: self.from,
            minor: self.minor,
            funders: FunderSplit::from_parts(&self.parts, self.minor.signum()),
        };
        answer.decide(about, change, explanation);
    }

    /// Notes what it takes from its pool, or gives back, in a rehearsal.
    pub(crate) fn promise(&self, pool: PoolIx, promised: &mut Promised) {
        if matches!(self.state, DecisionState::Reserved | DecisionState::Released) {
            let signed: Vec<i64> = self.parts.iter().map(|part| self.minor.signum() * part).collect();
            promised.add(pool, self.minor, &signed);
        }
    }
}

impl State {
    /// The place of the grant of a version of a rule to a project.
    pub(crate) fn grant_of(&self, tally: TallyIx, rule: RuleIx) -> Option<usize> {
        self.grant_places.get(&(tally, rule)).map(|place| *place as usize)
    }

    /// What stands of it.
    pub(crate) fn granted(&self, tally: TallyIx, rule: RuleIx) -> i64 {
        self.grant_of(tally, rule)
            .map_or(0, |place| self.grants[place].stands)
    }

    /// What stands of all grants of a rule line to a project, whatever their version.
    pub(crate) fn granted_by_line(&self, tally: TallyIx) -> i64 {
        let of_line = self.grants.iter().filter(|grant| grant.tally == tally);
        of_line.map(|grant| grant.stands).sum()
    }

    fn grant_place(&mut self, candidate: &Candidate, project: ProjectIx) -> usize {
        let next = self.grants.len();
        let word = u32::try_from(next).unwrap_or(u32::MAX);
        let place = *self
            .grant_places
            .entry((candidate.tally, candidate.rule))
            .or_insert(word) as usize;
        if place == next {
            self.grants.push(Grant {
                rule: candidate.rule,
                project,
                tally: candidate.tally,
                pool: candidate.pool,
                since: self.now,
                stands: 0,
                due: 0,
                paid: 0,
                payments: 0,
                parts: Vec::new(),
            });
        }
        place
    }

    /// How a grant rises or falls to `stands`, step by step; nothing where it stays. `due` says that what is
    /// added is due at once. `promised` is what each funder has given away in a rehearsal.
    pub(crate) fn grant_moves(
        &self,
        programme: &Programme,
        candidate: &Candidate,
        (stands, due): (i64, bool),
        promised: &[i64],
    ) -> Vec<Move> {
        let grant = self
            .grant_of(candidate.tally, candidate.rule)
            .map(|place| &self.grants[place]);
        let change = stands - grant.map_or(0, |grant| grant.stands);
        let mut moves = Vec::new();
        if change > 0 {
            let parts = self.parts(programme, candidate.pool, change, promised);
            if due {
                let minor = change + grant.map_or(0, Grant::reserved);
                let mut all = grant.map_or(Vec::new(), |grant| grant.parts.clone());
                add(&mut all, &parts, 1);
                moves.push(Move::new(
                    DecisionState::Committed,
                    Place::Reserved,
                    minor,
                    due_parts(&all, minor),
                ));
            }
            moves.insert(
                0,
                Move::new(DecisionState::Reserved, Place::Available, change, parts),
            );
            return moves;
        }
        let Some(grant) = grant.filter(|_| change < 0) else {
            return moves;
        };
        // What is only reserved comes back first, then what is due; what is paid stays.
        let from_reserved = (-change).min(grant.reserved());
        let from_due = (-change - from_reserved).min(grant.due - grant.paid);
        let (spec, mut left) = (programme.pool(grant.pool), grant.parts.clone());
        for (from, sum) in [(Place::Reserved, from_reserved), (Place::Committed, from_due)] {
            if sum > 0 {
                let parts = spec.sharing.take_back(sum, &left, &spec.funders);
                add(&mut left, &parts, -1);
                moves.push(Move::new(DecisionState::Released, from, -sum, parts));
            }
        }
        moves
    }

    /// Lets a grant rise or fall, and answers the decisions.
    pub(crate) fn set_grant(
        &mut self,
        programme: &Programme,
        candidate: &Candidate,
        cause: Cause,
        to: (i64, bool),
        explanation: Explanation,
        answer: &mut Answer<'_>,
    ) {
        let about = About {
            pool: Some(candidate.pool),
            rule: Some(candidate.rule),
            project: Some(cause.project),
            contribution: cause.contribution,
        };
        let moves = self.grant_moves(programme, candidate, to, &[]);
        let mut explanation = Some(explanation);
        if moves.is_empty() {
            return answer.decide(about, Change::NOTHING, explanation.take().unwrap_or_default());
        }
        let place = self.grant_place(candidate, cause.project);
        for step in moves {
            self.make(programme, place, &step);
            step.tell(about, explanation.take().unwrap_or_default(), answer);
        }
    }

    /// Makes one step of a grant.
    fn make(&mut self, programme: &Programme, place: usize, step: &Move) {
        match step.state {
            DecisionState::Reserved => self.move_grant(programme, place, Place::Reserved, &step.parts, 1),
            DecisionState::Released => self.move_grant(programme, place, step.from, &step.parts, -1),
            DecisionState::Committed => {
                let grant = &mut self.grants[place];
                grant.due += step.minor;
                let figures = &mut self.pools[grant.pool.index()];
                figures.reserved -= step.minor;
                figures.committed += step.minor;
            }
            DecisionState::Paid => {
                let grant = &mut self.grants[place];
                grant.paid += step.minor;
                grant.payments += 1;
                let figures = &mut self.pools[grant.pool.index()];
                figures.committed -= step.minor;
                figures.paid += step.minor;
            }
            DecisionState::Held | DecisionState::Refused => {}
        }
    }

    /// What is reserved of a grant becomes due.
    pub(crate) fn grant_falls_due(
        &mut self,
        programme: &Programme,
        place: usize,
        explanation: Explanation,
        answer: &mut Answer<'_>,
    ) {
        let minor = self.grants[place].reserved();
        if minor > 0 {
            self.move_on(
                programme,
                place,
                (DecisionState::Committed, minor),
                explanation,
                answer,
            );
        }
    }

    /// Pays `minor` of what is due of a grant.
    pub(crate) fn pay_grant(
        &mut self,
        programme: &Programme,
        place: usize,
        minor: i64,
        explanation: Explanation,
        answer: &mut Answer<'_>,
    ) {
        self.move_on(
            programme,
            place,
            (DecisionState::Paid, minor),
            explanation,
            answer,
        );
    }

    /// Lets a part of a grant become due, or be paid.
    fn move_on(
        &mut self,
        programme: &Programme,
        place: usize,
        (state, minor): (DecisionState, i64),
        explanation: Explanation,
        answer: &mut Answer<'_>,
    ) {
        let grant = &self.grants[place];
        let about = About {
            pool: Some(grant.pool),
            rule: Some(grant.rule),
            project: Some(grant.project),
            contribution: None,
        };
        let from = if state == DecisionState::Paid {
            Place::Committed
        } else {
            Place::Reserved
        };
        let step = Move::new(state, from, minor, due_parts(&grant.parts, minor));
        self.make(programme, place, &step);
        step.tell(about, explanation, answer);
    }

    /// Carries a change of a grant into every sum. The one door through which grants change.
    fn move_grant(&mut self, programme: &Programme, place: usize, at: Place, parts: &[i64], sign: i64) {
        let minor = sign * parts.iter().sum::<i64>();
        let now = self.now;
        let grant = &mut self.grants[place];
        if grant.stands == 0 {
            grant.since = now;
        }
        grant.stands += minor;
        if at == Place::Committed {
            grant.due += minor;
        }
        add(&mut grant.parts, parts, sign);
        let (pool, project, tally, since) = (grant.pool, grant.project, grant.tally, grant.since);
        let line = programme.rule(grant.rule).line;
        let owner = programme.project(project).owner;
        for period in self.lines[line.index()].remembers.owners() {
            let key = (line, owner, period_of(programme, period, since));
            *self.owners.entry(key).or_default() += minor;
        }
        self.tallies[tally.index()] += minor;
        self.projects[project.index()].awarded += minor;
        self.note_match(line, project, self.tallies[tally.index()]);
        self.use_parts(programme, pool, project, minor);
        self.note_aid(programme, project, minor);
        self.note_fall(project, minor);
        let figures = &mut self.pools[pool.index()];
        if let Some(figure) = figures.place(at) {
            *figure += minor;
        }
        for (funder, part) in figures.funders.iter_mut().zip(parts) {
            funder.used += sign * part;
        }
    }
}

/// The parts of the funders in `minor` of a grant that moves on, in proportion to what each has in all of it.
fn due_parts(parts: &[i64], minor: i64) -> Vec<i64> {
    crate::amount::split(minor, parts, |a, b| a.cmp(&b))
}

fn add(sums: &mut Vec<i64>, parts: &[i64], sign: i64) {
    sums.resize(sums.len().max(parts.len()), 0);
    for (sum, part) in sums.iter_mut().zip(parts) {
        *sum += sign * part;
    }
}
