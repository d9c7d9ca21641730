//! The textbook evaluator: the specification read in the plainest possible way.
//!
//! It keeps lists and adds them up whenever it wants to know something. To know what a smaller gift would
//! have earned, it goes back to a copy of the world as it was just before the decision, and decides again.

mod ends;
mod events;
mod funders;
mod gates;
mod holds;
mod money;
mod rates;
mod refunds;
mod rounds;
mod single;
mod whole;

use std::rc::Rc;

use chrono::{DateTime, Datelike, Utc};
use engine::{
    AreaIx, Contribution, ContributionIx, DistinctBy, DonorIx, InKindIx, LineIx, Outcome, PoolIx, Programme,
    ProjectIx, ProjectSpec, Relation, Rule, RuleIx, Selection, Source, Stack, Starts,
};

/// A gift.
#[derive(Debug, Clone)]
pub struct Gift {
    pub what: Contribution,
    pub at: DateTime<Utc>,
    pub left: i64,
}

/// What a rule counted of a gift, and, where it decides gift by gift, what it gave.
#[derive(Debug, Clone)]
pub struct Single {
    pub gift: usize,
    pub rule: RuleIx,
    pub counted: i64,
    pub clip: i64,
    pub parts: Vec<i64>,
    /// Whether a gate was shut.
    shut: bool,
    jury: Option<u32>,
    /// What the crowd had given when it came.
    crowd_so_far: i64,
    /// As of when it was decided.
    at: DateTime<Utc>,
    /// The world just before it was decided, and the place of the gift in it.
    before: Option<Rc<World>>,
    /// Whether it has risen since: its gift was on the project already when that was decided.
    risen: bool,
    seen_as: usize,
}

/// What a rule holds for a gift that will come.
#[derive(Debug, Clone)]
pub struct Held {
    pub what: Contribution,
    until: DateTime<Utc>,
    /// What the rule will have given when it comes; its place in the list of gifts is not known yet.
    single: Single,
    /// Whether no more than a share of the pool may be held for such gifts.
    bounded: bool,
}

/// What a rule gave to a project as a whole.
#[derive(Debug, Clone)]
pub struct Whole {
    pub rule: RuleIx,
    pub project: ProjectIx,
    pub parts: Vec<i64>,
    due: i64,
    paid: i64,
    payments: usize,
    since: DateTime<Utc>,
}

impl Single {
    pub fn minor(&self) -> i64 {
        self.parts.iter().sum()
    }
}

impl Whole {
    pub fn minor(&self) -> i64 {
        self.parts.iter().sum()
    }
}

#[derive(Debug, Clone)]
struct InKind {
    id: InKindIx,
    project: ProjectIx,
    kind: Box<str>,
    at: DateTime<Utc>,
    quantity: i64,
}

/// Everything that is known. The money of the funders, the gifts and what was given for them, and how things
/// stand.
#[derive(Debug, Clone, Default)]
pub struct World {
    now: DateTime<Utc>,
    pub funders: Vec<Vec<i64>>,
    pub gifts: Vec<Gift>,
    pub singles: Vec<Single>,
    pub held: Vec<Held>,
    pub wholes: Vec<Whole>,
    pub outcomes: Vec<Outcome>,
    paid: Vec<bool>,
    ended: Vec<bool>,
    extended: Vec<Option<DateTime<Utc>>>,
    in_force: Vec<RuleIx>,
    paused_pools: Vec<PoolIx>,
    closed_pools: Vec<PoolIx>,
    paused_lines: Vec<LineIx>,
    admitted: Vec<(LineIx, ProjectIx, Option<u32>, Option<i64>)>,
    ranks: Vec<(LineIx, ProjectIx, u32)>,
    votes: Vec<(ProjectIx, u32)>,
    costs: Vec<(ProjectIx, i64)>,
    proven: Vec<ProjectIx>,
    in_kinds: Vec<InKind>,
    missed: Vec<(RuleIx, ProjectIx)>,
    /// Every change of match: when, of which pool, for which project.
    flow: Vec<(DateTime<Utc>, PoolIx, ProjectIx, i64)>,
    /// The same as far as a limit on aid counts it: it begins with what stood when there was none before.
    aid_flow: Vec<(DateTime<Utc>, PoolIx, ProjectIx, i64)>,
    /// The place of the settings of how rules go together.
    stack: usize,
    /// What stood above the ceilings when they changed.
    kept: Vec<(ProjectIx, i64)>,
    /// The rules that count projects.
    counted: Vec<LineIx>,
    /// Since when a rule gives to a project.
    draws: Vec<(LineIx, ProjectIx, DateTime<Utc>)>,
}

/// One line of the answer: what, rule, project, gift, change by funder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub what: &'static str,
    pub rule: Option<RuleIx>,
    pub project: Option<ProjectIx>,
    pub gift: Option<ContributionIx>,
    pub parts: Vec<i64>,
}

pub struct Textbook<'a> {
    pub programme: &'a Programme,
    pub world: World,
}

/// The figures of a project in the eyes of a rule.
#[derive(Debug, Clone, Copy, Default)]
struct Figures {
    crowd: i64,
    counted: i64,
    clipped: i64,
    donors: u32,
    givers: u32,
    local: i64,
    own: i64,
    votes: u32,
    rank: Option<u32>,
    ended: bool,
}

impl<'a> Textbook<'a> {
    pub fn new(programme: &'a Programme) -> Self {
        let mut world = World::default();
        for (_, pool) in programme.pools() {
            world
                .funders
                .push(pool.funders.iter().map(|funder| funder.amount_minor).collect());
        }
        world.outcomes = programme.projects().map(|_| Outcome::Open).collect();
        world.paid = programme.projects().map(|_| false).collect();
        world.ended = world.paid.clone();
        world.extended = programme.projects().map(|_| None).collect();
        let at_once = programme
            .rules()
            .filter(|(_, version)| version.spec.starts == Starts::AtOnce);
        world.in_force = at_once.map(|(rule, _)| rule).collect();
        let counts = |rule: &RuleIx| {
            let eligible = &programme.rule(*rule).spec.rule.eligible;
            eligible.selection == Selection::Jury
                || eligible.max_active.is_some()
                || eligible.once_per.is_some()
        };
        let counting = world.in_force.iter().copied().filter(counts);
        world.counted = counting.map(|rule| programme.rule(rule).line).collect();
        Self { programme, world }
    }

    /// How rules go together in a world.
    fn stack(&self, w: &World) -> &'a Stack {
        self.programme.stacks().nth(w.stack).unwrap().1
    }

    fn rule(&self, rule: RuleIx) -> &'a Rule {
        &self.programme.rule(rule).spec.rule
    }

    fn pool_of(&self, rule: RuleIx) -> PoolIx {
        self.programme.rule(rule).spec.pool
    }

    fn line_of(&self, rule: RuleIx) -> LineIx {
        self.programme.rule(rule).line
    }

    fn spec(&self, project: ProjectIx) -> &'a ProjectSpec {
        self.programme.project(project)
    }

    fn year(&self, at: DateTime<Utc>) -> i32 {
        at.with_timezone(&chrono_tz::Europe::Paris).year()
    }

    /// Rules in the order in which they act.
    fn in_order(&self, mut rules: Vec<RuleIx>) -> Vec<RuleIx> {
        rules.sort_by_key(|rule| {
            let spec = &self.programme.rule(*rule).spec;
            (spec.priority, spec.key.clone(), spec.version)
        });
        rules
    }

    /// All versions that fit a project.
    fn fitting(&self, project: ProjectIx) -> Vec<RuleIx> {
        let all = self.programme.rules().map(|(rule, _)| rule);
        self.in_order(all.filter(|rule| self.fits(*rule, project)).collect())
    }

    /// Those of them that act.
    fn acting(&self, w: &World, project: ProjectIx) -> Vec<RuleIx> {
        let mut all = self.fitting(project);
        all.retain(|rule| w.in_force.contains(rule));
        all
    }

    /// Primitive 1, as far as the project itself is concerned.
    fn fits(&self, rule: RuleIx, project: ProjectIx) -> bool {
        let (rule, project) = (&self.rule(rule).eligible, self.spec(project));
        let one_of = |areas: &[AreaIx]| project.areas.iter().any(|area| areas.contains(area));
        let turnover = |fits: &dyn Fn(i64) -> bool| project.turnover_minor.is_some_and(fits);
        (rule.areas.is_empty() || one_of(&rule.areas))
            && (rule.categories.is_empty() || project.category.is_some_and(|c| rule.categories.contains(&c)))
            && project.goal_minor <= rule.goal_max_minor.unwrap_or(i64::MAX)
            && project.goal_minor >= rule.goal_min_minor.unwrap_or(0)
            && rule
                .turnover_max_minor
                .is_none_or(|max| turnover(&|known| known <= max))
            && (!rule.training_done || project.trained)
    }

    fn line(
        &self,
        what: &'static str,
        rule: Option<RuleIx>,
        project: ProjectIx,
        gift: Option<usize>,
        parts: Vec<i64>,
    ) -> Line {
        let gift = gift.map(|gift| self.world.gifts[gift].what.id);
        Line {
            what,
            rule,
            project: Some(project),
            gift,
            parts,
        }
    }

    /// The donor of a gift, by what a rule tells donors apart.
    fn identity(&self, w: &World, rule: RuleIx, gift: usize) -> DonorIx {
        self.identity_of(rule, &w.gifts[gift].what)
    }

    fn identity_of(&self, rule: RuleIx, what: &Contribution) -> DonorIx {
        match self.rule(rule).count.distinct_by {
            DistinctBy::Person => what.donor,
            DistinctBy::Email => what.email.unwrap_or(what.donor),
            DistinctBy::PaymentInstrument => what.instrument.unwrap_or(what.donor),
        }
    }

    /// With how much a gift of an amount counts, when nothing but its size keeps it out.
    fn value(&self, rule: RuleIx, amount: i64) -> i64 {
        if amount < self.rule(rule).count.min_minor.unwrap_or(0) {
            0
        } else {
            amount
        }
    }

    /// What a line has counted on a project: for each gift what counts and what can be matched of what is
    /// left of it.
    fn book(&self, w: &World, line: LineIx, project: ProjectIx) -> Vec<(usize, RuleIx, i64, i64)> {
        let mut book = Vec::new();
        for single in &w.singles {
            if self.line_of(single.rule) == line && w.gifts[single.gift].what.project == project {
                let counted = single
                    .counted
                    .min(self.value(single.rule, w.gifts[single.gift].left));
                book.push((single.gift, single.rule, counted, single.clip.min(counted)));
            }
        }
        book
    }

    /// The figures of a project under a rule; `without` a gift that is being decided.
    fn figures_of(&self, w: &World, rule: RuleIx, project: ProjectIx, without: Option<usize>) -> Figures {
        let (spec, line) = (self.spec(project), self.line_of(rule));
        let gifts = || {
            w.gifts
                .iter()
                .enumerate()
                .filter(|(place, gift)| Some(*place) != without && gift.what.project == project)
                .map(|(_, gift)| gift)
        };
        let local = |gift: &&Gift| {
            gift.what
                .donor_area
                .is_some_and(|area| spec.areas.contains(&area))
        };
        let mut givers = Vec::new();
        for gift in gifts().filter(|gift| gift.left > 0) {
            if !givers.contains(&gift.what.donor) {
                givers.push(gift.what.donor);
            }
        }
        let (mut donors, mut counted, mut clipped) = (Vec::new(), 0, 0);
        for (gift, by, counts, clips) in self.book(w, line, project) {
            if Some(gift) == without {
                continue;
            }
            counted += counts;
            clipped += clips;
            let donor = self.identity(w, by, gift);
            if counts > 0 && !donors.contains(&donor) {
                donors.push(donor);
            }
        }
        let count = &self.rule(rule).count;
        if count.source == Source::Costs {
            let costs = w.costs.iter().rev().find(|(of, _)| *of == project);
            counted = costs.map_or(0, |(_, minor)| *minor);
            clipped = counted;
        } else {
            let in_kind = self.in_kind(w, rule, project, counted);
            counted += in_kind;
            clipped += in_kind;
        }
        Figures {
            crowd: gifts().map(|gift| gift.left).sum(),
            counted,
            clipped,
            donors: u32::try_from(donors.len()).unwrap(),
            givers: u32::try_from(givers.len()).unwrap(),
            local: gifts().filter(local).map(|gift| gift.left).sum(),
            own: spec.own_minor
                + gifts()
                    .filter(|gift| gift.what.relation == Relation::Owner)
                    .map(|gift| gift.left)
                    .sum::<i64>(),
            votes: w
                .votes
                .iter()
                .rev()
                .find(|(of, _)| *of == project)
                .map_or(0, |(_, votes)| *votes),
            rank: self.rank(w, line, project),
            ended: w.ended[project.index()],
        }
    }

    fn rank(&self, w: &World, line: LineIx, project: ProjectIx) -> Option<u32> {
        let rank = w
            .ranks
            .iter()
            .rev()
            .find(|(of, on, _)| (*of, *on) == (line, project));
        rank.map(|(_, _, rank)| *rank)
    }

    fn in_kind(&self, w: &World, rule: RuleIx, project: ProjectIx, money: i64) -> i64 {
        let count = &self.rule(rule).count;
        let mut sum = 0;
        for gift in w.in_kinds.iter().filter(|gift| gift.project == project) {
            let mut values: Vec<_> = count
                .in_kind
                .iter()
                .filter(|value| {
                    *value.kind == *gift.kind && value.valid_from.is_none_or(|from| from <= gift.at)
                })
                .collect();
            values.sort_by_key(|value| value.valid_from);
            sum += values
                .last()
                .map_or(0, |value| gift.quantity * value.minor_per_unit / 1000);
        }
        match count.in_kind_max_bps {
            // The largest part that is no more than its share of all.
            Some(bps) => (0..=sum)
                .rev()
                .find(|part| part * 10_000 <= (part + money) * i64::from(bps))
                .unwrap_or(0),
            None => sum,
        }
    }

    /// What a line gives to a project, or holds.
    fn match_of(&self, w: &World, line: LineIx, project: ProjectIx) -> i64 {
        self.all_match(w, |rule, on| self.line_of(rule) == line && on == project)
    }

    /// All match on a project, with what is held.
    fn match_on(&self, w: &World, project: ProjectIx) -> i64 {
        self.all_match(w, |_, on| on == project)
    }

    fn all_match(&self, w: &World, of: impl Fn(RuleIx, ProjectIx) -> bool) -> i64 {
        let singles = w
            .singles
            .iter()
            .filter(|single| of(single.rule, w.gifts[single.gift].what.project))
            .map(Single::minor);
        let wholes = w.wholes.iter().filter(|whole| of(whole.rule, whole.project));
        singles.sum::<i64>() + wholes.map(Whole::minor).sum::<i64>() + self.all_held(w, of)
    }

    /// What is held.
    fn all_held(&self, w: &World, of: impl Fn(RuleIx, ProjectIx) -> bool) -> i64 {
        let held = w
            .held
            .iter()
            .filter(|held| of(held.single.rule, held.what.project));
        held.map(|held| held.single.minor()).sum()
    }

    /// All match on a project that stands: what is held is not.
    fn stands_on(&self, w: &World, project: ProjectIx) -> i64 {
        self.match_on(w, project) - self.all_held(w, |_, on| on == project)
    }

    fn jury(&self, w: &World, rule: RuleIx, project: ProjectIx) -> Option<(Option<u32>, Option<i64>)> {
        let line = self.line_of(rule);
        let found = w
            .admitted
            .iter()
            .rev()
            .find(|known| (known.0, known.1) == (line, project));
        found.map(|(_, _, share, cap)| (*share, *cap))
    }

    /// Writes down that match on a project has changed.
    fn changed(&mut self, rule: RuleIx, project: ProjectIx, change: i64) {
        if change == 0 {
            return;
        }
        let (now, pool, line) = (self.world.now, self.pool_of(rule), self.line_of(rule));
        self.world.flow.push((now, pool, project, change));
        self.world.aid_flow.push((now, pool, project, change));
        let stands = self.match_of(&self.world, line, project);
        let known = |known: &(LineIx, ProjectIx, DateTime<Utc>)| (known.0, known.1) == (line, project);
        if stands == 0 {
            self.world.draws.retain(|draw| !known(draw));
        } else if !self.world.draws.iter().any(known) {
            self.world.draws.push((line, project, now));
        }
    }
}
