//! Seasons in which every primitive is drawn: whole projects, rounds, gates, tables, stacks, divided pools.

use engine::{
    ActivePer, Allocate, AllocateWay, AreaIx, Band, Base, ByGoal, DeMinimis, DistinctBy, Excess, Extension,
    Gate, GateApplies, GateCondition, GateCounts, GroupShare, InKindValue, MatchFate, MaxActive, Novelty,
    OncePer, Pay, Programme, ProjectIs, ProjectLimit, Rate, RateMode, RateSelector, RateStep, RateTable,
    Release, ReleaseWhen, Rule, Selection, Slice, SlicePer, Source, Stack, StackMode, When,
    round::{Misfit, Scaling},
};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

use super::draws::{at_checkout, gift, happening, pool, project, rule};
use super::{Division, GiftDraw, Happening, LineDraw, PoolDraw, ProjectDraw, Season, moment};

/// A season of about so many events, with everything in it.
pub fn rich_seasons(events: usize) -> impl Strategy<Value = Season> {
    let happenings = vec((0..22_i64, rich_happening()), 0..events + 10);
    (
        stack(),
        vec(rich_pool(), 1..3),
        vec(rich_line(), 1..4),
        vec(rich_project(), 1..4),
        happenings,
    )
        .prop_map(|(stack, pools, lines, projects, events)| Season {
            stack,
            pools,
            lines,
            projects,
            events,
        })
}

/// The first two areas of a programme.
fn areas() -> [AreaIx; 2] {
    let mut programme = Programme::new(chrono_tz::UTC, Stack::default()).unwrap();
    [programme.area("north"), programme.area("south")]
}

pub(super) fn stack() -> impl Strategy<Value = Stack> {
    (
        select(StackMode::ALL),
        weighted(0.2, 500..9_000_u32),
        weighted(0.2, 500..9_000_u32),
        weighted(0.15, 500..8_000_u32),
        weighted(0.15, (500..6_000_i64, select(vec![1_u32, 12, 36]))),
        select(GroupShare::ALL),
    )
        .prop_map(|(mode, goal, cost, own, aid, group_share)| Stack {
            mode,
            group_goal_bps: goal,
            group_cost_bps: cost,
            own_share_of_public_bps: own,
            de_minimis: aid.map(|(minor, months)| DeMinimis { minor, months }),
            group_share,
        })
}

pub(super) fn rich_pool() -> impl Strategy<Value = PoolDraw> {
    let division = prop_oneof![
        (0..5_000_u32, 0..5_000_u32).prop_map(|(north, south)| Division::Areas(north, south)),
        (100..3_000_u32, 1_000..10_000_u32).prop_map(|(each, all)| Division::Pots(each, all)),
    ];
    let slice = (select(SlicePer::ALL), 300..6_000_i64, any::<bool>());
    (
        pool(),
        weighted(0.25, (division, any::<bool>())),
        weighted(0.2, slice),
    )
        .prop_map(|(pool, division, slice)| PoolDraw {
            division,
            slice: slice.map(|(per, amount_minor, carry_over)| Slice {
                per,
                amount_minor,
                carry_over,
            }),
            ..pool
        })
}

pub(super) fn rich_project() -> impl Strategy<Value = ProjectDraw> {
    let sums = (
        weighted(0.3, 500..9_000_i64),
        weighted(0.4, 1..2_000_i64),
        weighted(0.2, 1..2_000_i64),
        weighted(0.2, 1..2_000_i64),
        weighted(0.2, 1..1_500_i64),
        weighted(0.5, 1..9_000_i64),
    );
    (project(), sums).prop_map(
        |(project, (cost, own, other, public, aid, turnover))| ProjectDraw {
            cost,
            own: own.unwrap_or(0),
            other: other.unwrap_or(0),
            public: public.unwrap_or(0),
            aid: aid.unwrap_or(0),
            turnover,
            ..project
        },
    )
}

fn rich_line() -> impl Strategy<Value = LineDraw> {
    let distinct = select(DistinctBy::ALL);
    (
        0..4_usize,
        1..3_u32,
        prop::bool::weighted(0.9),
        distinct,
        vec(rich_rule(), 1..3),
    )
        .prop_map(|(pool, priority, at_once, distinct_by, mut versions)| {
            // Who a donor is cannot be told afterwards, so all versions tell donors apart in the same way.
            versions
                .iter_mut()
                .for_each(|rule| rule.count.distinct_by = distinct_by);
            LineDraw {
                pool,
                priority,
                at_once,
                versions,
            }
        })
}

fn condition() -> impl Strategy<Value = GateCondition> {
    let table = (1..3_u32, 2_000..9_000_i64, 1..5_u32).prop_map(|(few, from_minor, many)| {
        let row = |from_minor, number| ByGoal { from_minor, number };
        vec![row(0, few), row(from_minor, many)]
    });
    prop_oneof![
        3 => (1..4_u32, 2..9_u32).prop_map(|(num, den)| GateCondition::CrowdGoal { num, den }),
        3 => (1..5_000_i64).prop_map(GateCondition::CrowdMinor),
        2 => (1..4_u32).prop_map(GateCondition::Donors),
        1 => table.clone().prop_map(GateCondition::DonorsByGoal),
        1 => (100..9_000_u32).prop_map(GateCondition::LocalShareBps),
        1 => (100..5_000_u32).prop_map(GateCondition::OwnShareBps),
        1 => (1..4_u32).prop_map(GateCondition::Votes),
        1 => table.prop_map(GateCondition::VotesByGoal),
        1 => (1..4_u32).prop_map(GateCondition::RankMax),
        1 => Just(GateCondition::GoalReached),
        1 => Just(GateCondition::Deadline),
    ]
}

fn gate() -> impl Strategy<Value = Gate> {
    (
        vec(condition(), 1..3),
        any::<bool>(),
        prop::bool::weighted(0.2),
        any::<bool>(),
        select(GateCounts::ALL),
    )
        .prop_map(|(conditions, all, payout, retroactive, counts)| Gate {
            conditions,
            all,
            applies_to: if payout {
                GateApplies::Payout
            } else {
                GateApplies::Accrual
            },
            retroactive,
            counts,
            tranche_bps: None,
        })
}

fn pay() -> impl Strategy<Value = Pay> {
    prop_oneof![
        5 => (1..4_u32, 1..5_u32).prop_map(|(num, den)| Pay::Ratio { num, den }),
        1 => (1..900_i64).prop_map(|minor| Pay::Flat { minor }),
        1 => (100..6_000_u32).prop_map(|bps| Pay::GoalShare { bps }),
    ]
}

fn table() -> impl Strategy<Value = RateTable> {
    let steps = vec((pay(), 1..4_000_i64, any::<bool>()), 1..4);
    (select(RateSelector::ALL), any::<bool>(), steps, any::<bool>()).prop_map(
        |(selector, marginal, steps, from_nothing)| {
            let grows = matches!(
                selector,
                RateSelector::GiftSize | RateSelector::CrowdSoFar | RateSelector::PoolUsed
            );
            // A draw is looked at by its own tests; here it would only be copied.
            let selector = if selector == RateSelector::SeededDraw {
                RateSelector::Goal
            } else {
                selector
            };
            let mut from = if from_nothing { 0 } else { 500 };
            let by_name = selector == RateSelector::ProjectAttribute;
            let steps = steps.into_iter().zip(0_i64..).map(|((pay, more, nothing), nth)| {
                let when = match (by_name, selector) {
                    (true, _) if nth == 0 => When::Area(areas()[0]),
                    (true, _) if nth == 1 => When::Area(areas()[1]),
                    (true, _) => When::Otherwise,
                    (_, RateSelector::TimeWindow) => When::From(moment(from / 20 + nth).timestamp()),
                    (_, RateSelector::Rank) => When::From(from / 600 + nth),
                    _ => When::From(from),
                };
                from += more;
                let pay = if nothing && nth > 0 { Pay::Nothing } else { pay };
                RateStep { when, pay }
            });
            RateTable {
                selector,
                mode: if marginal && grows {
                    RateMode::Marginal
                } else {
                    RateMode::Whole
                },
                steps: steps.collect(),
                seed: None,
            }
        },
    )
}

fn rich_rate() -> impl Strategy<Value = Rate> {
    prop_oneof![
        3 => pay().prop_map(Rate::Plain),
        2 => table().prop_map(|table| Rate::Table(Box::new(table))),
    ]
}

/// What a rule of any kind may have beside the usual.
pub(super) fn spiced() -> impl Strategy<Value = Rule> {
    let novelty = weighted(0.06, (any::<bool>(), weighted(0.5, (1..4_u32, 1..3_u32))));
    let sources = (weighted(0.15, 300..3_000_i64), weighted(0.15, 500..6_000_u32));
    let by = weighted(0.15, (0..3_usize, 0..2_000_i64));
    let dynamic = (
        prop::bool::weighted(0.1),
        weighted(0.15, (1..3_u32, select(ActivePer::ALL), any::<bool>())),
        weighted(0.15, select(OncePer::ALL)),
    );
    let settle = (
        select(MatchFate::ALL),
        weighted(0.2, (500..4_000_u32, 10..200_u32)),
    );
    let count = (
        weighted(0.2, 100..2_000_i64),
        weighted(0.05, 1..3_u32),
        weighted(0.05, 0..2_usize),
    );
    let gates = prop_oneof![3 => Just(Vec::new()), 2 => vec(gate(), 1..3)];
    (
        rule(),
        gates,
        rich_rate(),
        (novelty, count),
        sources,
        by,
        dynamic,
        settle,
    )
        .prop_map(
            |(mut rule, gate, rate, (novelty, (related, series, area)), sources, by, dynamic, settle)| {
                // What only keeps gifts out is tried in the other seasons.
                (rule.count.donor_types, rule.count.channels) = (Vec::new(), Vec::new());
                (rule.count.from, rule.eligible.from) = (None, None);
                rule.count.min_minor = rule.count.min_minor.filter(|min| *min < 80);
                (rule.gate, rule.rate) = (gate, rate);
                rule.count.novelty = novelty
                    .map(|(first_gift, times)| Novelty { first_gift, times })
                    .filter(|novelty| novelty.first_gift || novelty.times.is_some());
                rule.count.related_max_minor = related.filter(|_| !rule.count.related.is_empty());
                rule.count.series_index = series.map(|last| (1, last));
                rule.count.donor_areas = area.into_iter().map(|area| areas()[area]).collect();
                (
                    rule.clip.single_source_max_minor,
                    rule.clip.single_source_max_goal_bps,
                ) = sources;
                rule.limit.project_by = by
                    .into_iter()
                    .map(|(which, minor)| ProjectLimit {
                        when: match which {
                            2 => ProjectIs::TurnoverUpTo(4_000),
                            area => ProjectIs::In(areas()[area]),
                        },
                        minor,
                    })
                    .collect();
                let (jury, active, once_per) = dynamic;
                if jury {
                    rule.eligible.selection = Selection::Jury;
                    rule.eligible.overrides = Some(Band {
                        share_max_bps: Some(8_000),
                        cap_min_minor: Some(300),
                        ..Band::default()
                    });
                }
                rule.eligible.max_active =
                    active.map(|(number, per, in_year)| MaxActive { number, per, in_year });
                rule.eligible.once_per = once_per;
                rule.settle.missed_match = settle.0;
                rule.settle.extension = settle
                    .1
                    .filter(|(if_bps, _)| *if_bps < rule.settle.success_at_goal_bps)
                    .map(|(if_bps, days)| Extension { if_bps, days });
                rule
            },
        )
}

pub(super) fn rich_rule() -> impl Strategy<Value = Rule> {
    let kinds = vec((select(vec!["work", "goods"]), 1..30_i64), 0..3);
    let in_kind = (kinds, weighted(0.4, 1_000..8_000_u32));
    let whole = (
        select(vec![Base::Sum, Base::Sum, Base::Goal, Base::Gap, Base::One]),
        select(ReleaseWhen::ALL),
        prop::bool::weighted(0.2),
        prop::bool::weighted(0.2),
        prop::bool::weighted(0.1),
    );
    let round = (
        select(AllocateWay::ALL),
        select(vec![Misfit::Partial, Misfit::Skip, Misfit::Stop]),
        any::<bool>(),
        any::<bool>(),
    );
    (spiced(), 0..5_usize, whole, round, in_kind).prop_map(|(mut rule, kind, whole, round, in_kind)| {
        let (way, misfit, up, redistribute) = round;
        match kind {
            0 => {
                rule.base = Base::Contribution;
                if way == AllocateWay::FirstPastPost {
                    rule.allocate = way.into();
                }
                if whole.2 {
                    rule.release = ReleaseWhen::OnVerification.into();
                }
            }
            1..=3 => make_whole(&mut rule, whole, in_kind),
            _ => {
                let waits = Allocate::from(way).waits();
                let way = if waits { way } else { AllocateWay::ProRata };
                rule.base = match (way, whole.0) {
                    (AllocateWay::Quadratic, _) => Base::Qf,
                    (_, Base::One) => Base::Sum,
                    (_, base) => base,
                };
                let fills = matches!(way, AllocateWay::RankFill | AllocateWay::Lottery);
                rule.allocate = Allocate {
                    way,
                    misfit: if fills { misfit } else { Misfit::Partial },
                    scaling: if up && !fills {
                        Scaling::UpAndDown
                    } else {
                        Scaling::Down
                    },
                    seed: (way == AllocateWay::Lottery).then(|| "seed".into()),
                };
                rule.release = ReleaseWhen::AtEnd.into();
                if way == AllocateWay::Quadratic {
                    rule.rate = Rate::ratio(1, 1);
                    rule.eligible.overrides = rule.eligible.overrides.map(|band| Band {
                        share_max_bps: None,
                        ..band
                    });
                }
                if redistribute {
                    rule.limit.excess = Excess::Redistribute;
                }
            }
        }
        let passes = |selector| matches!(selector, RateSelector::TimeWindow | RateSelector::PoolUsed);
        if rule.base != Base::Contribution
            && matches!(&rule.rate, Rate::Table(table) if passes(table.selector))
        {
            rule.rate = Rate::ratio(3, 4);
        }
        rule
    })
}

type WholeDraw = (Base, ReleaseWhen, bool, bool, bool);

fn make_whole(
    rule: &mut Rule,
    (base, when, tranches, gates, costs): WholeDraw,
    in_kind: (Vec<(&str, i64)>, Option<u32>),
) {
    rule.base = base;
    rule.release = when.into();
    if tranches {
        rule.release = Release {
            when,
            tranches_bps: vec![3_000, 5_000, 2_000],
            per: None,
        };
    }
    if base == Base::One {
        // A ratio of one unit says nothing.
        rule.rate = Rate::flat(700);
    }
    if base == Base::Sum && costs {
        rule.count.source = Source::Costs;
    }
    let mut kinds = Vec::new();
    for (kind, minor_per_unit) in in_kind.0 {
        if !kinds.contains(&kind) {
            kinds.push(kind);
            rule.count.in_kind.push(InKindValue {
                kind: kind.into(),
                minor_per_unit,
                valid_from: None,
            });
        }
    }
    rule.count.in_kind_max_bps = in_kind.1.filter(|_| !rule.count.in_kind.is_empty());
    if gates && let [one, two] = rule.gate.as_mut_slice() {
        (one.tranche_bps, two.tranche_bps) = (Some(4_000), Some(6_000));
    }
}

pub(super) fn rich_gift() -> impl Strategy<Value = Happening> {
    (gift(40), 0..30_usize, 0..20_usize).prop_map(|(gift, channel, relation)| {
        Happening::Gift(GiftDraw {
            channel,
            relation,
            ..gift
        })
    })
}

/// Mostly gifts and what comes back of them, so that seasons are not over before they have begun.
fn rich_happening() -> impl Strategy<Value = Happening> {
    let p = 0..4_usize;
    prop_oneof![
        40 => rich_gift(),
        10 => at_checkout(),
        10 => (0..40_usize, select(vec![1, 30, 50, 99, 100, 100_i64]))
            .prop_map(|(name, per_cent)| Happening::Refund { name, per_cent }),
        6 => happening(),
        2 => (stack(), prop::bool::weighted(0.1))
            .prop_map(|(stack, moves)| Happening::Restack(stack, moves)),
        1 => p.clone().prop_map(Happening::Close),
        1 => p.clone().prop_map(Happening::PayOut),
        2 => (0..6_usize, p.clone(), 0..2_usize, 1..60_i64).prop_map(|(name, p, kind, units)| Happening::InKind(name, p, kind, units)),
        2 => (p.clone(), 0..9_usize, 0..3_000_i64).prop_map(|(p, what, minor)| Happening::Prove(p, what, minor)),
        1 => (p.clone(), 0..5_u32).prop_map(|(p, votes)| Happening::Vote(p, votes)),
        3 => (0..9_usize, p.clone(), weighted(0.2, 100..9_000_u32), weighted(0.2, 200..3_000_i64))
            .prop_map(|(line, p, share, cap)| Happening::Admit(line, p, share, cap)),
        2 => (0..9_usize, p, 0..5_u32).prop_map(|(line, p, rank)| Happening::Rank(line, p, rank)),
        2 => (0..9_usize).prop_map(Happening::Window),
    ]
}
