//! Contributions folded in a second on one core, beside the plainest loop that does the same arithmetic.
//!
//! A million gifts by 200 000 donors to 10 000 projects, matched in four ways: by one rule for each project out of a
//! hundred pools, with a ratio, a donor limit over the whole rule, a project limit, and so much money that some pools
//! run dry; by ten such rules for every project; and by a round of each of a hundred pools, in proportion and by the
//! quadratic formula, whose closings are folded with the gifts. Run it with `cargo bench -p engine`; words after `--`
//! choose among the contests and contestants by their names.
//!
//! The contestants of a contest fold the same gifts in the same run, in turns, the best of several rounds each; the
//! amounts must be equal, and those of the quadratic rounds equal to a unit, which is as far as the plain loop's roots
//! reach. Times are those the processor spent on this thread (where the system tells them), so that a busy neighbour
//! does not count.
//!
//! Before that, the same gifts are folded as a served city folds them: named one after the other as they come,
//! with no room made in advance. What the process has grown by is printed for each gift, as the system counts it:
//! names of gifts and donors, programme and state, and whatever the allocator lost between them.

mod bare;
mod city;
mod given;
mod memory;

use std::time::{Duration, Instant};

use city::{City, Kind};
use engine::{Decision, Detail, Event, RuleProblem, State, apply_all, apply_into};
use given::{GIFTS, Given, POOLS, Terms, digest, gifts, spent, terms};

const ROUNDS: usize = 5;
/// Rules of a project where they are stacked.
const STACKED: usize = 10;

/// Folds the gifts and appends the amounts, in minor units.
type Fold<'a> = dyn Fn(&mut Vec<i64>) + 'a;

/// One who folds the gifts and gives the amounts.
struct Contestant<'a> {
    name: &'static str,
    fold: Box<Fold<'a>>,
}

fn contestant<'a>(name: &'static str, fold: impl Fn(&mut Vec<i64>) + 'a) -> Contestant<'a> {
    Contestant {
        name,
        fold: Box::new(fold),
    }
}

/// Lets the contestants fold in turns and prints what each took, the first one being what the others are held against.
/// Amounts may differ by `apart`.
fn contest(title: &str, wanted: &[String], apart: u64, contestants: &[Contestant<'_>]) {
    let asked = |name: &str| wanted.is_empty() || wanted.iter().any(|word| name.contains(word.as_str()));
    let all = asked(title);
    let contestants: Vec<_> = contestants.iter().filter(|one| all || asked(one.name)).collect();
    let mut best = vec![Duration::MAX; contestants.len()];
    let mut amounts = vec![Vec::new(); contestants.len()];
    for _ in 0..ROUNDS {
        for (place, contestant) in contestants.iter().enumerate() {
            let mut found = Vec::with_capacity(GIFTS);
            let start = Instant::now();
            let before = spent(start);
            (contestant.fold)(&mut found);
            best[place] = best[place].min(spent(start).saturating_sub(before));
            amounts[place] = found;
        }
    }
    if !contestants.is_empty() {
        println!("{title}");
    }
    for (place, contestant) in contestants.iter().enumerate() {
        let nanos = best[place].as_nanos().max(1);
        let gifts = GIFTS as u128 * 1_000_000_000 / nanos;
        let share = best[0].as_nanos() * 1000 / nanos;
        println!(
            "  {:<32} {gifts:>10} gifts a second  {}.{:03} of the first  digest {:016x}",
            contestant.name,
            share / 1000,
            share % 1000,
            digest(&amounts[place])
        );
        let differ = |(ours, first): (&i64, &i64)| ours.abs_diff(*first) > apart;
        let agrees =
            amounts[place].len() == amounts[0].len() && !amounts[place].iter().zip(&amounts[0]).any(differ);
        assert!(agrees, "{} and {} disagree", contestant.name, contestants[0].name);
    }
}

/// Gift by gift, one event after the other.
fn one_by_one(city: &City, events: &[Event], detail: Detail, amounts: &mut Vec<i64>) {
    let mut state = State::new(&city.programme);
    state.reserve(events.len());
    let mut decisions: Vec<Decision> = Vec::new();
    for event in events {
        decisions.clear();
        apply_into(&city.programme, &mut state, event, detail, &mut decisions);
        amounts.extend(decisions.iter().map(|decision| decision.change_minor));
    }
}

/// The same in batches, as the stored side and a replay fold.
fn batched(city: &City, events: &[Event], detail: Detail, amounts: &mut Vec<i64>) {
    let mut state = State::new(&city.programme);
    state.reserve(events.len());
    let mut decisions: Vec<Decision> = Vec::new();
    for batch in events.chunks(100) {
        decisions.clear();
        apply_all(&city.programme, &mut state, batch, detail, &mut decisions);
        amounts.extend(decisions.iter().map(|decision| decision.change_minor));
    }
}

/// Gifts and closings in batches; what each project got.
fn rounds(city: &City, events: &[Event], detail: Detail, amounts: &mut Vec<i64>) {
    let mut state = State::new(&city.programme);
    state.reserve(events.len());
    let mut decisions: Vec<Decision> = Vec::new();
    for batch in events.chunks(100) {
        decisions.clear();
        apply_all(&city.programme, &mut state, batch, detail, &mut decisions);
    }
    for (place, project) in city.projects.iter().enumerate() {
        let line = city.lines[place % city.lines.len()];
        amounts.push(state.match_of(&city.programme, *project, line));
    }
}

fn gift_by_gift(
    title: &str,
    wanted: &[String],
    (terms, gifts): (&[Terms], &[Given]),
    kind: Kind,
) -> Result<(), Vec<RuleProblem>> {
    let mut city = City::new(terms, kind)?;
    let events = city.events(gifts);
    let (city, events) = (&city, &events);
    let rules_of = |project: usize| match kind {
        Kind::Stacked => 0..terms.len(),
        _ => project % POOLS..project % POOLS + 1,
    };
    contest(
        title,
        wanted,
        0,
        &[
            contestant("bare checked i64, std maps", move |amounts| {
                bare::gift_by_gift(terms, gifts, rules_of, amounts);
            }),
            contestant("one by one, amounts only", move |amounts| {
                one_by_one(city, events, Detail::Amounts, amounts);
            }),
            contestant("one by one, explained", move |amounts| {
                one_by_one(city, events, Detail::Steps, amounts);
            }),
            contestant("batches of 100, amounts only", move |amounts| {
                batched(city, events, Detail::Amounts, amounts);
            }),
            contestant("batches of 100, explained", move |amounts| {
                batched(city, events, Detail::Steps, amounts);
            }),
        ],
    );
    Ok(())
}

fn by_rounds(
    title: &str,
    wanted: &[String],
    (terms, gifts): (&[Terms], &[Given]),
    kind: Kind,
) -> Result<(), Vec<RuleProblem>> {
    let mut city = City::new(terms, kind)?;
    let mut events = city.events(gifts);
    events.extend(city.closings(gifts.len()));
    let (city, events) = (&city, &events);
    let quadratic = kind == Kind::Quadratic;
    contest(
        title,
        wanted,
        u64::from(quadratic),
        &[
            contestant("bare checked i64 and i128", move |amounts| {
                if quadratic {
                    bare::quadratic(terms, gifts, amounts);
                } else {
                    bare::pro_rata(terms, gifts, amounts);
                }
            }),
            contestant("batches of 100, amounts only", move |amounts| {
                rounds(city, events, Detail::Amounts, amounts);
            }),
            contestant("batches of 100, explained", move |amounts| {
                rounds(city, events, Detail::Steps, amounts);
            }),
        ],
    );
    Ok(())
}

fn main() -> Result<(), Vec<RuleProblem>> {
    let (terms, gifts) = (terms(), gifts());
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    memory::footprint(&terms, &gifts)?;
    gift_by_gift("one rule a project", &wanted, (&terms, &gifts), Kind::One)?;
    let stacked = (&terms[..STACKED], &gifts[..]);
    gift_by_gift("ten rules on each project", &wanted, stacked, Kind::Stacked)?;
    by_rounds("a round in proportion", &wanted, (&terms, &gifts), Kind::ProRata)?;
    by_rounds("a quadratic round", &wanted, (&terms, &gifts), Kind::Quadratic)
}
