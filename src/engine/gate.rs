//! Primitive 4, `gate`: what must be true before match accrues, shows, or is paid?
//!
//! **When it is looked at.** Under a rule that decides each gift by itself, before the gift: whether a gate
//! is open does not hang on the gift that knocks, and a smaller gift would have met the same gate. Under a
//! rule with `retroactive`, and under one that decides on a project as a whole, after it: the gift that
//! fills the measure opens the gate, for all gifts so far. A refund closes a gate again for what comes later
//! and for a project as a whole; what single gifts have earned behind an open gate stays theirs.
//!
//! **What it measures.** The crowd's money and never match, except in `goal_reached`, which asks whether
//! crowd and all match together, this rule's own included, reach the goal. By default the money that can be
//! matched, after `count` and `clip`; `counts` says otherwise. A share is reached when it is reached exactly:
//! a third of 1 000 000 is 333 334.
//!
//! **Several gates.** All of them must be open. A gate with a tranche holds back that share of the match
//! only, so that several such gates make several tranches; the tranches make up the whole.

use domain::words;

use crate::amount::{WHOLE_BPS, reaches};
use crate::explanation::{FactKey, FactValue, LimitKind, Record, StepKind};
use crate::measure::Measure;
use crate::problem::{Problems, RuleProblemKind};
use crate::project::ProjectSpec;
use crate::rate::RATE_MAX;

words! {
    /// What a gate holds back.
    pub enum GateApplies {
        /// Match comes about only once the gate is open.
        Accrual = "accrual",
        /// Match is reserved before, and paid only once the gate is open.
        Payout = "payout",
    }
}

words! {
    /// Which money and which donors a gate looks at.
    pub enum GateCounts {
        /// What can be matched: after `count` and `clip`.
        Clipped = "clipped",
        /// What counts, whatever `clip` leaves of it.
        Counted = "counted",
        /// All that the crowd gave.
        Crowd = "crowd",
    }
}

/// A row of a table by goal: for projects with a goal from this amount on, this number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByGoal {
    /// The smallest goal, in minor units; 0 in the first row.
    pub from_minor: i64,
    /// The number.
    pub number: u32,
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GateCondition {
    /// The crowd has given this share of the goal.
    CrowdGoal {
        /// The numerator.
        num: u32,
        /// The denominator.
        den: u32,
    },
    /// The crowd has given this much, in minor units.
    CrowdMinor(i64),
    /// So many different donors have given.
    Donors(u32),
    /// The same by a table.
    DonorsByGoal(Vec<ByGoal>),
    /// This share of the crowd's money comes from donors who live where the project is, in basis points.
    LocalShareBps(u32),
    /// The owner brings this share of the cost, in basis points.
    OwnShareBps(u32),
    /// So many votes.
    Votes(u32),
    /// The same by a table.
    VotesByGoal(Vec<ByGoal>),
    /// The project's rank under the rule is this or a better one.
    RankMax(u32),
    /// Crowd and match together reach the goal.
    GoalReached,
    /// The campaign has ended.
    Deadline,
}

/// A gate: conditions that open it together or one alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// The conditions.
    pub conditions: Vec<GateCondition>,
    /// Whether all must be true; otherwise one is enough.
    pub all: bool,
    /// What the gate holds back.
    pub applies_to: GateApplies,
    /// Whether gifts from before the opening are matched once it opens. Says nothing under a rule that
    /// decides on a project as a whole, where all gifts so far always count.
    pub retroactive: bool,
    /// What it looks at.
    pub counts: GateCounts,
    /// The share of the match that it holds back, in basis points; absent: all.
    pub tranche_bps: Option<u32>,
}

impl Gate {
    /// A gate for accrual with one condition.
    pub fn accrual(condition: GateCondition) -> Self {
        Self {
            conditions: vec![condition],
            all: true,
            applies_to: GateApplies::Accrual,
            retroactive: false,
            counts: GateCounts::Clipped,
            tranche_bps: None,
        }
    }

    /// The first condition that keeps the gate shut; nothing when it is open.
    pub(crate) fn shut(&self, project: &ProjectSpec, measure: &Measure, own_minor: i64) -> Option<Shut> {
        let failing = |condition| self.fails(condition, project, measure, own_minor);
        let mut found = self.conditions.iter().map(failing);
        if self.all {
            found.find_map(|failing| failing)
        } else {
            let first = found.next().flatten()?;
            found.all(|failing| failing.is_some()).then_some(first)
        }
    }

    fn fails(
        &self,
        condition: &GateCondition,
        project: &ProjectSpec,
        measure: &Measure,
        own_minor: i64,
    ) -> Option<Shut> {
        let (money, donors) = match self.counts {
            GateCounts::Clipped => (measure.clipped, measure.donors),
            GateCounts::Counted => (measure.counted, measure.donors),
            GateCounts::Crowd => (measure.crowd, measure.givers),
        };
        let shut = |open: bool, limit, need, have| (!open).then_some(Shut { limit, need, have });
        let minor = FactValue::Minor;
        let number = |limit, need: u32, have: u32| {
            shut(
                have >= need,
                limit,
                FactValue::Count(need),
                FactValue::Count(have),
            )
        };
        match condition {
            GateCondition::CrowdGoal { num, den } => shut(
                reaches(money, project.goal_minor, *num, *den),
                LimitKind::GateCrowd,
                minor(needed(project.goal_minor, *num, *den)),
                minor(money),
            ),
            GateCondition::CrowdMinor(need) => {
                shut(money >= *need, LimitKind::GateCrowd, minor(*need), minor(money))
            }
            GateCondition::Donors(need) => number(LimitKind::GateDonors, *need, donors),
            GateCondition::DonorsByGoal(table) => {
                number(LimitKind::GateDonors, by_goal(table, project), donors)
            }
            GateCondition::LocalShareBps(bps) => shut(
                measure.crowd > 0 && reaches(measure.local, measure.crowd, *bps, WHOLE_BPS),
                LimitKind::GateLocal,
                FactValue::Bps(*bps),
                minor(measure.local),
            ),
            GateCondition::OwnShareBps(bps) => shut(
                reaches(measure.own, project.cost(), *bps, WHOLE_BPS),
                LimitKind::GateOwn,
                minor(needed(project.cost(), *bps, WHOLE_BPS)),
                minor(measure.own),
            ),
            GateCondition::Votes(need) => number(LimitKind::GateVotes, *need, measure.votes),
            GateCondition::VotesByGoal(table) => {
                number(LimitKind::GateVotes, by_goal(table, project), measure.votes)
            }
            GateCondition::RankMax(most) => shut(
                measure.rank.is_some_and(|rank| rank <= *most),
                LimitKind::GateRank,
                FactValue::Count(*most),
                FactValue::Count(measure.rank.unwrap_or(0)),
            ),
            GateCondition::GoalReached => {
                let total = measure.crowd + measure.others + own_minor;
                shut(
                    total >= project.goal_minor,
                    LimitKind::GateGoal,
                    minor(project.goal_minor),
                    minor(total),
                )
            }
            GateCondition::Deadline => shut(
                measure.ended,
                LimitKind::GateDeadline,
                FactValue::Count(1),
                FactValue::Count(0),
            ),
        }
    }

    fn is_for(&self, applies_to: GateApplies) -> bool {
        self.applies_to == applies_to
    }
}

/// Why a gate is shut: the condition, what it needs and what there is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shut {
    pub(crate) limit: LimitKind,
    pub(crate) need: FactValue,
    pub(crate) have: FactValue,
}

impl Shut {
    /// Writes down that the gate cuts an amount.
    pub(crate) fn write(&self, before: i64, after: i64, record: &mut impl Record) {
        record.step(StepKind::Gate, Some(self.limit), before, after);
        record.fact(FactKey::Need, self.need);
        record.fact(FactKey::Have, self.have);
    }
}

/// The smallest whole amount that reaches a share of `of`.
fn needed(of: i64, num: u32, den: u32) -> i64 {
    let exact = (i128::from(of) * i128::from(num)).div_euclid(i128::from(den.max(1)));
    let below = i64::try_from(exact).unwrap_or(i64::MAX);
    if reaches(below, of, num, den) {
        below
    } else {
        below + 1
    }
}

fn by_goal(table: &[ByGoal], project: &ProjectSpec) -> u32 {
    let row = table
        .iter()
        .rev()
        .find(|row| row.from_minor <= project.goal_minor);
    row.map_or(0, |row| row.number)
}

/// Whether any gate is looked at before match accrues, or is paid.
pub(crate) fn has(gates: &[Gate], applies_to: GateApplies) -> bool {
    gates.iter().any(|gate| gate.is_for(applies_to))
}

/// Whether the opening of a gate reaches back to earlier gifts.
pub(crate) fn is_retroactive(gates: &[Gate]) -> bool {
    gates
        .iter()
        .any(|gate| gate.is_for(GateApplies::Accrual) && gate.retroactive)
}

/// Whether a gate asks for the goal, and so must know what the rule itself would give.
pub(crate) fn asks_for_goal(gates: &[Gate]) -> bool {
    gates
        .iter()
        .any(|gate| gate.conditions.contains(&GateCondition::GoalReached))
}

/// What the gates leave of an amount: all of it, the open tranches, or nothing; and why.
pub(crate) fn pass(
    gates: &[Gate],
    applies_to: GateApplies,
    project: &ProjectSpec,
    measure: &Measure,
    own_minor: i64,
) -> Passage {
    let mut passage = Passage {
        open_bps: WHOLE_BPS,
        shut: None,
    };
    for gate in gates.iter().filter(|gate| gate.is_for(applies_to)) {
        let Some(shut) = gate.shut(project, measure, own_minor) else {
            continue;
        };
        let held = gate.tranche_bps.unwrap_or(WHOLE_BPS);
        passage.open_bps = passage.open_bps.saturating_sub(held);
        passage.shut = passage.shut.or(Some(shut));
    }
    passage
}

/// What gates let through.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Passage {
    /// The share that is not held back, in basis points.
    pub(crate) open_bps: u32,
    /// The first condition that holds anything back.
    pub(crate) shut: Option<Shut>,
}

pub(crate) fn check(gates: &[Gate], problems: &mut Problems) {
    let tranches: Vec<u32> = gates.iter().filter_map(|gate| gate.tranche_bps).collect();
    for (place, gate) in gates.iter().enumerate() {
        let path = |field: &str| format!("gate[{place}].{field}");
        if gate.conditions.is_empty() {
            problems.add(format!("gate[{place}]"), RuleProblemKind::Empty);
        }
        for condition in &gate.conditions {
            check_condition(condition, &path, problems);
        }
        problems.bps(path("tranche_bps"), gate.tranche_bps);
    }
    // Each range has been looked at, so the sum of those that are in it fits.
    let sum: i64 = tranches.iter().map(|bps| i64::from(*bps)).sum();
    if !tranches.is_empty() && sum != i64::from(WHOLE_BPS) {
        problems.add("gate", RuleProblemKind::NotTheWhole { sum_bps: sum });
    }
}

fn check_condition(condition: &GateCondition, path: &impl Fn(&str) -> String, problems: &mut Problems) {
    match condition {
        GateCondition::CrowdGoal { num, den } => {
            problems.range(path("crowd_goal.num"), *num, 1, i64::from(RATE_MAX));
            problems.range(path("crowd_goal.den"), *den, 1, i64::from(RATE_MAX));
        }
        GateCondition::CrowdMinor(minor) => problems.amount(path("crowd_minor"), Some(*minor)),
        GateCondition::Donors(number) => problems.range(path("donors"), *number, 1, 100_000_000),
        GateCondition::DonorsByGoal(table) => check_table(table, path("donors_by_goal"), problems),
        GateCondition::LocalShareBps(bps) => problems.bps(path("local_share_bps"), Some(*bps)),
        GateCondition::OwnShareBps(bps) => problems.bps(path("own_share_bps"), Some(*bps)),
        GateCondition::Votes(number) => problems.range(path("votes"), *number, 1, 100_000_000),
        GateCondition::VotesByGoal(table) => check_table(table, path("votes_by_goal"), problems),
        GateCondition::RankMax(rank) => problems.range(path("rank_max"), *rank, 1, 1_000_000),
        GateCondition::GoalReached | GateCondition::Deadline => {}
    }
}

fn check_table(table: &[ByGoal], path: String, problems: &mut Problems) {
    if table.is_empty() {
        problems.add(path.clone(), RuleProblemKind::Empty);
    }
    if !table.is_sorted_by(|a, b| a.from_minor < b.from_minor) {
        problems.add(path, RuleProblemKind::NotAscending);
    }
}
