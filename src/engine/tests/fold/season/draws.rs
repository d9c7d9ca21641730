//! How the parts of a season are drawn: mostly ordinary, with each peculiarity now and then.

use engine::{
    Ceiling, Channel, Clip, Count, CrowdFate, DonorScope, DonorType, Eligible, Limit, MatchFate,
    OrganisationLimit, Over, Period, Rate, Relation, Rule, Settle, Stack, StackMode,
};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;

use super::{GiftDraw, Happening, LineDraw, PoolDraw, ProjectDraw, Season, moment};

/// A season of about so many events.
pub fn seasons(events: usize) -> impl Strategy<Value = Season> {
    let happenings = vec((0..40_i64, happening()), 0..events);
    let parts = (
        any::<bool>(),
        vec(pool(), 1..3),
        vec(line(), 1..4),
        vec(project(), 1..4),
        happenings,
    );
    parts.prop_map(|(exclusive, pools, lines, projects, events)| Season {
        stack: Stack {
            mode: if exclusive {
                StackMode::Exclusive
            } else {
                StackMode::Additive
            },
            ..Stack::default()
        },
        pools,
        lines,
        projects,
        events,
    })
}

pub(super) fn pool() -> impl Strategy<Value = PoolDraw> {
    (
        vec(0..8_000_i64, 1..4),
        any::<bool>(),
        weighted(0.2, 100..400_i64),
        weighted(0.7, prop_oneof![1..=600_u32, 1..=3600_u32]),
    )
        .prop_map(|(funders, pro_rata, closes_day, hold_seconds)| PoolDraw {
            funders,
            pro_rata,
            closes_day,
            division: None,
            slice: None,
            hold_seconds,
        })
}

fn line() -> impl Strategy<Value = LineDraw> {
    (0..4_usize, 1..3_u32, any::<bool>(), vec(rule(), 1..4)).prop_map(
        |(pool, priority, at_once, versions)| LineDraw {
            pool,
            priority,
            at_once,
            versions,
        },
    )
}

pub(super) fn project() -> impl Strategy<Value = ProjectDraw> {
    let areas = vec(0..2_usize, 0..2);
    let sums = (
        1_000..12_000_i64,
        weighted(0.3, 1..1_000_i64),
        weighted(0.3, 12_000..15_000_i64),
    );
    let rest = (any::<bool>(), weighted(0.4, 100..500_i64));
    (0..2_usize, areas, weighted(0.7, 0..2_usize), sums, rest).prop_map(
        |(owner, areas, category, (goal, minimum, optimum), (keep, closes_day))| ProjectDraw {
            owner,
            areas,
            category,
            goal,
            minimum,
            optimum,
            cost: None,
            own: 0,
            other: 0,
            public: 0,
            aid: 0,
            turnover: None,
            keep,
            closes_day,
        },
    )
}

fn clip() -> impl Strategy<Value = Clip> {
    let money = (
        weighted(0.2, 200..2_000_i64),
        weighted(0.2, 200..3_000_i64),
        weighted(0.2, 1..4_u32),
    );
    (money, any::<bool>(), any::<bool>()).prop_map(|((contribution, donor, count), rule, out)| Clip {
        contribution_max_minor: contribution,
        donor_max_minor: donor,
        donor_max_count: count,
        donor_per: if rule {
            DonorScope::Rule
        } else {
            DonorScope::Project
        },
        over: if out { Over::LeaveOut } else { Over::TakeUpTo },
        ..Clip::default()
    })
}

fn limit() -> impl Strategy<Value = Limit> {
    let project = (
        weighted(0.2, 100..5_000_i64),
        weighted(0.2, 100..10_000_u32),
        weighted(0.2, 100..10_000_u32),
        weighted(0.2, prop::sample::select(Ceiling::ALL)),
    );
    let organisation = weighted(0.2, (100..3_000_i64, prop::sample::select(Period::ALL)));
    (project, organisation, weighted(0.15, 50..900_i64)).prop_map(
        |((project_minor, project_goal_bps, project_pool_bps, not_above), organisation, floor_minor)| Limit {
            project_minor,
            project_goal_bps,
            project_pool_bps,
            not_above,
            organisation: organisation.map(|(minor, per)| OrganisationLimit { minor, per }),
            floor_minor,
            ..Limit::default()
        },
    )
}

fn count() -> impl Strategy<Value = Count> {
    let words = (
        weighted(0.2, prop::sample::select(&DonorType::ALL[..2])),
        weighted(0.2, vec(prop::sample::select(Channel::ALL), 1..3)),
    );
    let days = (weighted(0.1, 0..200_i64), weighted(0.1, 200..400_i64));
    (
        weighted(0.2, 1..200_i64),
        words,
        vec(prop::sample::select(Relation::ALL), 0..2),
        days,
    )
        .prop_map(
            |(min_minor, (donor_types, channels), related, (from, until))| Count {
                min_minor,
                donor_types: donor_types.into_iter().collect(),
                channels: channels.unwrap_or_default(),
                related,
                from: from.map(moment),
                until: until.map(moment),
                ..Count::default()
            },
        )
}

fn rate() -> impl Strategy<Value = Rate> {
    prop_oneof![
        4 => (1..4_u32, 1..5_u32).prop_map(|(num, den)| Rate::ratio(num, den)),
        1 => (1..500_i64).prop_map(Rate::flat),
    ]
}

fn settle() -> impl Strategy<Value = Settle> {
    let crowd = weighted(0.3, prop::sample::select(&CrowdFate::ALL[..2]));
    (
        prop::sample::select(vec![10_000, 10_000, 5_000, 1_000_u32]),
        crowd,
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(success_at_goal_bps, missed_crowd, keep, replay)| Settle {
            success_at_goal_bps,
            missed_crowd,
            missed_match: if keep {
                MatchFate::Keep
            } else {
                MatchFate::VoidToPool
            },
            replay,
            ..Settle::default()
        })
}

/// The areas and categories are numbers here; [`Season::build`] puts the handles in.
pub(super) fn rule() -> impl Strategy<Value = Rule> {
    let from = (
        weighted(0.1, 0..200_i64),
        weighted(0.1, 200..400_i64),
        weighted(0.1, 1_000..6_000_i64),
    );
    (from, count(), clip(), rate(), limit(), settle()).prop_map(
        |((from, until, goal_max_minor), count, clip, rate, limit, settle)| Rule {
            eligible: Eligible {
                from: from.map(moment),
                until: until.map(moment),
                goal_max_minor,
                ..Eligible::default()
            },
            count,
            clip,
            rate,
            limit,
            settle,
            ..Rule::default()
        },
    )
}

/// What somebody gives.
pub(super) fn gift(names: usize) -> impl Strategy<Value = GiftDraw> {
    let gift = (
        0..names,
        0..4_usize,
        0..4_usize,
        1..3_000_i64,
        0..9_usize,
        0..12_usize,
    );
    let who = (0..4_usize, 0..5_usize, 0..4_u32);
    (gift, prop::bool::weighted(0.2), who).prop_map(
        |((name, project, donor, amount, channel, relation), firm, who)| GiftDraw {
            name,
            project,
            donor,
            amount,
            channel,
            relation,
            firm,
            who,
        },
    )
}

/// What happens at the checkout.
pub(super) fn at_checkout() -> impl Strategy<Value = Happening> {
    let before = 0..4_usize;
    prop_oneof![
        5 => gift(60).prop_map(Happening::Hold),
        5 => before.clone().prop_map(Happening::Keep),
        1 => before.prop_map(Happening::LetGo),
    ]
}

pub(super) fn happening() -> impl Strategy<Value = Happening> {
    let p = 0..4_usize;
    prop_oneof![
        14 => gift(30).prop_map(Happening::Gift),
        6 => at_checkout(),
        4 => (0..30_usize, prop::sample::select(vec![0, 1, 30, 50, 99, 100, 100, 100, 120_i64]))
            .prop_map(|(name, per_cent)| Happening::Refund { name, per_cent }),
        1 => p.clone().prop_map(Happening::Close),
        1 => (p.clone(), 0..2_usize).prop_map(|(p, which)| if which == 0 { Happening::Succeed(p) } else { Happening::Fail(p) }),
        1 => p.clone().prop_map(Happening::Cancel),
        1 => (p.clone(), 100..600_i64).prop_map(|(p, day)| Happening::Extend(p, day)),
        1 => p.clone().prop_map(Happening::PayOut),
        2 => (p.clone(), 0..4_usize, 0..3_000_i64).prop_map(|(p, f, amount)| Happening::TopUp(p, f, amount)),
        2 => (any::<bool>(), any::<bool>(), p.clone()).prop_map(|(on, pool, p)| Happening::Pause(on, pool, p)),
        1 => p.prop_map(Happening::ClosePool),
        2 => (0..8_usize).prop_map(Happening::Start),
    ]
}
