//! Whether a rule may give to a project at a moment: `eligible` as far as time and other projects decide.

use chrono::{DateTime, Datelike, Utc};

use crate::eligible::{ActivePer, Eligible, OncePer, Selection};
use crate::explanation::{FactKey, FactValue, LimitKind, Record};
use crate::handle::{LineIx, PoolIx, ProjectIx, TallyIx};
use crate::programme::{Candidate, Programme};
use crate::project::Outcome;
use crate::rule::Rule;
use crate::state::State;

/// A window in time, both ends included.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Window {
    from: Option<DateTime<Utc>>,
    until: Option<DateTime<Utc>>,
}

impl Window {
    fn contains(self, at: DateTime<Utc>) -> bool {
        self.from.is_none_or(|from| at >= from) && self.until.is_none_or(|until| at <= until)
    }

    pub(crate) fn write(self, record: &mut impl Record) {
        if let Some(from) = self.from {
            record.fact(FactKey::From, FactValue::At(from));
        }
        if let Some(until) = self.until {
            record.fact(FactKey::Until, FactValue::At(until));
        }
    }
}

/// Why a rule gives nothing to a project at a moment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Closed {
    pub(crate) limit: LimitKind,
    pub(crate) window: Window,
}

impl Closed {
    fn by(limit: LimitKind) -> Option<Self> {
        Some(Self {
            limit,
            window: Window::default(),
        })
    }

    /// Whether what is given meanwhile counts once the project may draw, under a rule that decides on it as a
    /// whole: a jury and other projects are about the project, not about its gifts.
    pub(crate) fn counts_on(&self) -> bool {
        matches!(
            self.limit,
            LimitKind::NotAdmitted | LimitKind::OncePer | LimitKind::MaxActive
        )
    }
}

impl State {
    /// The versions in force on a project, in the order in which they act.
    pub(crate) fn acting<'a>(
        &self,
        programme: &'a Programme,
        project: ProjectIx,
    ) -> impl Iterator<Item = &'a Candidate> {
        let in_force =
            |candidate: &&Candidate| self.lines[candidate.line.index()].in_force == Some(candidate.rule);
        programme.candidates_of(project).iter().filter(in_force)
    }

    /// What keeps a rule from giving to a project now; nothing when it may. `more` is what its pool gives to
    /// other rules on the project with the same event, beside what stands.
    #[inline]
    pub(crate) fn shut(
        &self,
        programme: &Programme,
        candidate: &Candidate,
        rule: &Rule,
        project: ProjectIx,
        at: DateTime<Utc>,
        more: i64,
    ) -> Option<Closed> {
        let standing = &self.projects[project.index()];
        if standing.outcome != Outcome::Open {
            return Closed::by(LimitKind::ProjectSettled);
        }
        let (from, closes_at) = programme.window_of(project);
        let until = self.extended_to(project).or(closes_at);
        let campaign = Window { from, until };
        // The end of a campaign is looked at a little after it.
        if !standing.ended && !campaign.contains(at) {
            return Some(Closed {
                limit: LimitKind::CampaignWindow,
                window: campaign,
            });
        }
        // What it earns at its end it earns at its last moment: a pool that ended with it has not ended before it.
        // Until then, now is no later than that.
        let at = until.map_or(at, |until| until.min(at));
        self.shut_pool(programme, candidate.pool, at)
            .or_else(|| self.shut_line(candidate.line))
            .or_else(|| shut_window(LimitKind::RuleWindow, rule.eligible.from, rule.eligible.until, at))
            .or_else(|| {
                if rule.eligible.is_dynamic() {
                    self.barred(programme, candidate, &rule.eligible, project, at, more)
                } else {
                    None
                }
            })
    }

    #[inline]
    pub(crate) fn shut_pool(&self, programme: &Programme, pool: PoolIx, at: DateTime<Utc>) -> Option<Closed> {
        let state = &self.pools[pool.index()];
        if state.closed {
            return Closed::by(LimitKind::PoolClosed);
        }
        if state.paused {
            return Closed::by(LimitKind::PoolPaused);
        }
        let spec = programme.pool(pool);
        shut_window(LimitKind::PoolWindow, spec.opens_at, spec.closes_at, at)
    }

    #[inline]
    pub(crate) fn shut_line(&self, line: LineIx) -> Option<Closed> {
        if self.lines[line.index()].paused {
            Closed::by(LimitKind::RulePaused)
        } else {
            None
        }
    }

    /// What a jury, or other projects, keep a project from.
    pub(crate) fn barred(
        &self,
        programme: &Programme,
        candidate: &Candidate,
        eligible: &Eligible,
        project: ProjectIx,
        at: DateTime<Utc>,
        more: i64,
    ) -> Option<Closed> {
        let line = candidate.line;
        if eligible.selection == Selection::Jury && !self.admissions.contains_key(&(line, project)) {
            return Closed::by(LimitKind::NotAdmitted);
        }
        let year = |at: DateTime<Utc>| at.with_timezone(&programme.time_zone()).year();
        let owner = programme.project(project).owner;
        let others = || {
            let of_line = self.drawing.range((line, ProjectIx::at(0))..);
            of_line
                .take_while(move |((other, _), _)| *other == line)
                .map(|((_, other), since)| (*other, *since))
                .filter(move |(other, _)| *other != project)
        };
        if let Some(once) = eligible.once_per {
            let taken = match once {
                OncePer::Project => self.given_by_others(programme, candidate, project) + more > 0,
                OncePer::Organisation => others().any(|(other, _)| programme.project(other).owner == owner),
                OncePer::Year => others()
                    .any(|(other, since)| programme.project(other).owner == owner && year(since) == year(at)),
            };
            if taken {
                return Closed::by(LimitKind::OncePer);
            }
        }
        let most = eligible.max_active?;
        let areas = &programme.project(project).areas;
        let counts = |(other, since): &(ProjectIx, DateTime<Utc>)| {
            let spec = programme.project(*other);
            let near = match most.per {
                ActivePer::Rule => true,
                ActivePer::Area => spec.areas.iter().any(|area| areas.contains(area)),
                ActivePer::Organisation => spec.owner == owner,
            };
            let now = if most.in_year {
                year(*since) == year(at)
            } else {
                self.projects[other.index()].outcome == Outcome::Open
            };
            near && now
        };
        let active = others().filter(counts).count();
        // One that draws already goes on.
        if self.drawing.contains_key(&(line, project)) || active < most.number as usize {
            return None;
        }
        Closed::by(LimitKind::MaxActive)
    }

    /// What other rules of the same pool give to a project.
    fn given_by_others(&self, programme: &Programme, candidate: &Candidate, project: ProjectIx) -> i64 {
        let mut tallies: Vec<TallyIx> = Vec::new();
        for other in programme.candidates_of(project) {
            let beside = other.pool == candidate.pool && other.line != candidate.line;
            if beside && !tallies.contains(&other.tally) {
                tallies.push(other.tally);
            }
        }
        tallies.into_iter().map(|tally| self.tallies[tally.index()]).sum()
    }

    /// Notes that the match of a rule on a project has begun, or is gone, for rules that count projects.
    #[inline]
    pub(crate) fn note_match(&mut self, line: LineIx, project: ProjectIx, stands: i64) {
        if !self.lines[line.index()].counts_projects {
            return;
        }
        if stands > 0 {
            self.drawing.entry((line, project)).or_insert(self.now);
        } else {
            self.drawing.remove(&(line, project));
        }
    }
}

#[inline]
fn shut_window(
    limit: LimitKind,
    from: Option<DateTime<Utc>>,
    until: Option<DateTime<Utc>>,
    at: DateTime<Utc>,
) -> Option<Closed> {
    let window = Window { from, until };
    (!window.contains(at)).then_some(Closed { limit, window })
}
