//! Seasons that stand at the checkout: most of what happens is held, kept, too late, or let go.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;

use super::draws::gift;
use super::rich::{rich_gift, rich_pool, rich_project, rich_rule, spiced, stack};
use super::{Happening, LineDraw, PoolDraw, Season};

/// A season of about so many events.
pub fn till_seasons(events: usize) -> impl Strategy<Value = Season> {
    let happenings = vec((0..22_i64, happening()), 5..events);
    (
        stack(),
        vec(pool(), 1..3),
        vec(line(), 1..4),
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

fn pool() -> impl Strategy<Value = PoolDraw> {
    let seconds = weighted(0.95, prop_oneof![1..=600_u32, 1..=3600_u32]);
    (rich_pool(), seconds).prop_map(|(pool, hold_seconds)| PoolDraw { hold_seconds, ..pool })
}

/// Mostly rules that decide gift by gift, since only these hold anything.
fn line() -> impl Strategy<Value = LineDraw> {
    let rule = prop_oneof![5 => spiced(), 1 => rich_rule()];
    (0..4_usize, 1..3_u32, vec(rule, 1..4)).prop_map(|(pool, priority, mut versions)| {
        let distinct_by = versions[0].count.distinct_by;
        versions
            .iter_mut()
            .for_each(|rule| rule.count.distinct_by = distinct_by);
        LineDraw {
            pool,
            priority,
            at_once: true,
            versions,
        }
    })
}

fn happening() -> impl Strategy<Value = Happening> {
    let p = 0..4_usize;
    let per_cent = prop::sample::select(vec![1, 30, 50, 99, 100, 100_i64]);
    prop_oneof![
        30 => gift(200).prop_map(Happening::Hold),
        30 => (0..5_usize).prop_map(Happening::Keep),
        6 => (0..5_usize).prop_map(Happening::LetGo),
        14 => rich_gift(),
        8 => (0..200_usize, per_cent).prop_map(|(name, per_cent)| Happening::Refund { name, per_cent }),
        4 => (0..8_usize).prop_map(Happening::Start),
        3 => (any::<bool>(), any::<bool>(), p.clone()).prop_map(|(on, pool, p)| Happening::Pause(on, pool, p)),
        2 => (p.clone(), 0..4_usize, 0..3_000_i64).prop_map(|(p, f, amount)| Happening::TopUp(p, f, amount)),
        2 => (0..9_usize, p.clone()).prop_map(|(line, p)| Happening::Admit(line, p, None, None)),
        1 => (p.clone(), 100..600_i64).prop_map(|(p, day)| Happening::Extend(p, day)),
        1 => p.clone().prop_map(Happening::Close),
        1 => p.clone().prop_map(Happening::Cancel),
        1 => p.clone().prop_map(Happening::PayOut),
        1 => p.prop_map(Happening::ClosePool),
        1 => (0..9_usize).prop_map(Happening::Window),
    ]
}
