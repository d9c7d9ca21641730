//! Contributions folded in a second on one core, beside the plainest loop that does the same arithmetic.
//!
//! A million gifts by 200 000 donors to 10 000 projects that draw on 100 pools, each with a ratio, a donor
//! limit over the whole rule, a project limit, and so much money that some pools run dry. Run it with
//! `cargo bench -p engine`. Both contestants fold the same gifts in the same run, in turns, the best of
//! several rounds each; the digests of their amounts must be equal. Times are those the processor spent on
//! this thread (where the system tells them), so that a busy neighbour does not count.
//!
//! Before that, the same gifts are folded as a served city folds them: named one after the other as they come,
//! with no room made in advance. What the process has grown by is printed for each gift, as the system counts it:
//! names of gifts and donors, programme and state, and whatever the allocator lost between them.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use engine::{
    CampaignKind, Clip, Contribution, Decision, Detail, DonorScope, Event, EventKind, Limit, PoolSpec,
    Programme, ProjectIx, ProjectSpec, Rate, Rule, RuleSpec, Stack, Starts, State, apply_all, apply_into,
};

const POOLS: usize = 100;
const PROJECTS: usize = 10_000;
const DONORS: usize = 200_000;
const GIFTS: usize = 1_000_000;
const ROUNDS: usize = 5;

/// What a pool and its rule say, as bare numbers.
#[derive(Clone, Copy)]
struct Terms {
    num: u32,
    donor_max: i64,
    project_max: i64,
    amount: i64,
}

const DEN: u32 = 10_000;

struct Given {
    project: usize,
    donor: usize,
    amount: i64,
}

fn terms() -> Vec<Terms> {
    (0..POOLS)
        .map(|place| {
            let nth = i64::try_from(place).unwrap_or(0);
            Terms {
                num: [5_000, 10_000, 15_000, 20_000, 3_333][place % 5],
                donor_max: 5_000 + 1_000 * (nth % 7),
                project_max: 400_000 + 50_000 * (nth % 5),
                amount: 20_000_000 + 1_000_000 * nth,
            }
        })
        .collect()
}

/// Gifts from a small generator that is the same everywhere.
fn gifts() -> Vec<Given> {
    let mut seed = 42_u64;
    let mut next = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or(0) % below
    };
    (0..GIFTS)
        .map(|_| Given {
            project: next(PROJECTS),
            donor: next(DONORS),
            amount: 100 + i64::try_from(next(20_000)).unwrap_or(0),
        })
        .collect()
}

/// The processor time of this thread, or the time on the wall where the system does not tell.
fn spent(start: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|text| text.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// Fowler, Noll and Vo's digest, over the amounts.
fn digest(amounts: &[i64]) -> u64 {
    amounts
        .iter()
        .flat_map(|amount| amount.to_le_bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
}

/// The baseline: checked whole numbers and the standard library's maps, nothing else.
fn bare(terms: &[Terms], gifts: &[Given], amounts: &mut Vec<i64>) -> Option<()> {
    let mut donors: HashMap<(u32, u32), i64> = HashMap::new();
    let mut projects: HashMap<u32, i64> = HashMap::new();
    let mut pools = vec![0_i64; POOLS];
    for gift in gifts {
        let pool = gift.project % POOLS;
        let terms = terms[pool];
        let key = (u32::try_from(pool).ok()?, u32::try_from(gift.donor).ok()?);
        let donor = donors.entry(key).or_insert(0);
        let project = projects.entry(u32::try_from(gift.project).ok()?).or_insert(0);
        let clip = gift.amount.min(terms.donor_max.checked_sub(*donor)?);
        let want = clip
            .checked_mul(i64::from(terms.num))?
            .checked_div(i64::from(DEN))?;
        let minor = want
            .min(terms.project_max.checked_sub(*project)?)
            .min(terms.amount.checked_sub(pools[pool])?);
        *donor = donor.checked_add(clip)?;
        *project = project.checked_add(minor)?;
        pools[pool] = pools[pool].checked_add(minor)?;
        amounts.push(minor);
    }
    Some(())
}

/// The same as a programme, and its projects.
fn city(terms: &[Terms]) -> Result<(Programme, Vec<ProjectIx>), Vec<engine::RuleProblem>> {
    let mut programme = Programme::new(chrono_tz::Europe::Paris, Stack::default())?;
    let owner = programme.owner("owner");
    for (place, terms) in terms.iter().enumerate() {
        let pool = programme.add_pool(PoolSpec::new(&format!("pool {place}"), terms.amount))?;
        let mut rule = Rule {
            clip: Clip {
                donor_max_minor: Some(terms.donor_max),
                donor_per: DonorScope::Rule,
                ..Clip::default()
            },
            rate: Rate::ratio(terms.num, DEN),
            limit: Limit {
                project_minor: Some(terms.project_max),
                ..Limit::default()
            },
            ..Rule::default()
        };
        rule.eligible.areas.push(programme.area(&format!("area {place}")));
        let (key, starts) = (format!("rule {place}").into(), Starts::AtOnce);
        programme.add_rule(RuleSpec {
            key,
            version: 1,
            pool,
            priority: 1,
            starts,
            rule,
        })?;
    }
    let mut projects = Vec::new();
    for place in 0..PROJECTS {
        let area = programme.area(&format!("area {}", place % POOLS));
        projects.push(programme.add_project(ProjectSpec {
            areas: vec![area],
            campaign: CampaignKind::Keep,
            ..ProjectSpec::new(&format!("project {place}"), owner, 2_000_000)
        })?);
    }
    Ok((programme, projects))
}

/// A name as a served city has it: what it is, and an identifier made from the time.
fn name(kind: &str, place: usize) -> String {
    let (nth, chance) = (place as u64, (place as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let milli = 0x0192_f0c1_0000 + nth / 3;
    format!(
        "{kind}:{:08x}-{:04x}-7{:03x}-9{:03x}-{:012x}",
        milli >> 16,
        milli & 0xFFFF,
        chance >> 52,
        (chance >> 40) & 0xFFF,
        (chance << 8) >> 16
    )
}

/// A gift as an event, with its names.
fn event(programme: &mut Programme, projects: &[ProjectIx], place: usize, gift: &Given) -> Event {
    let id = programme.contribution(&name("pledge", place));
    let donor = programme.donor(&name("user", gift.donor));
    let gift = Contribution::new(id, projects[gift.project], donor, gift.amount);
    Event {
        seq: place as u64,
        at: DateTime::<Utc>::UNIX_EPOCH,
        kind: EventKind::Contribution(gift),
    }
}

/// What this process holds in memory now, and the most that it ever held, in kilobytes; nothing where the system
/// does not tell.
fn held() -> Option<(u64, u64)> {
    let told = std::fs::read_to_string("/proc/self/status").ok()?;
    let figure = |name: &str| {
        let line = told.lines().find_map(|line| line.strip_prefix(name))?;
        line.trim().trim_end_matches(" kB").parse().ok()
    };
    Some((figure("VmRSS:")?, figure("VmHWM:")?))
}

/// Folds the gifts as they come and prints what that takes in memory.
fn footprint(terms: &[Terms], gifts: &[Given]) -> Result<(), Vec<engine::RuleProblem>> {
    let before = held();
    let (mut programme, projects) = city(terms)?;
    let mut state = State::new(&programme);
    let mut decisions = Vec::new();
    for (place, gift) in gifts.iter().enumerate() {
        let event = event(&mut programme, &projects, place, gift);
        decisions.clear();
        apply_into(&programme, &mut state, &event, Detail::Amounts, &mut decisions);
    }
    let (Some((before, _)), Some((after, most))) = (before, held()) else {
        return Ok(());
    };
    let bytes = |kilobytes: u64| kilobytes.saturating_sub(before) * 1024 / GIFTS as u64;
    println!(
        "memory of a folded season    {:>12} bytes a gift, {} at the most",
        bytes(after),
        bytes(most)
    );
    // Both must live until they are measured.
    drop((programme, state));
    Ok(())
}

fn folded(programme: &Programme, events: &[Event], detail: Detail, amounts: &mut Vec<i64>) {
    let mut state = State::new(programme);
    state.reserve(events.len());
    let mut decisions: Vec<Decision> = Vec::new();
    for event in events {
        decisions.clear();
        apply_into(programme, &mut state, event, detail, &mut decisions);
        amounts.extend(decisions.iter().map(|decision| decision.change_minor));
    }
}

/// The same in batches, as the stored side and a replay fold.
fn batched(programme: &Programme, events: &[Event], detail: Detail, amounts: &mut Vec<i64>) {
    let mut state = State::new(programme);
    state.reserve(events.len());
    let mut decisions: Vec<Decision> = Vec::new();
    for batch in events.chunks(100) {
        decisions.clear();
        apply_all(programme, &mut state, batch, detail, &mut decisions);
        amounts.extend(decisions.iter().map(|decision| decision.change_minor));
    }
}

fn main() -> Result<(), Vec<engine::RuleProblem>> {
    let (terms, gifts) = (terms(), gifts());
    footprint(&terms, &gifts)?;
    let (mut programme, projects) = city(&terms)?;
    let events: Vec<Event> = gifts
        .iter()
        .enumerate()
        .map(|(place, gift)| event(&mut programme, &projects, place, gift))
        .collect();
    let names = [
        "bare checked i64, std maps",
        "one by one, amounts only",
        "one by one, explained",
        "batches of 100, amounts only",
        "batches of 100, explained",
    ];
    // An argument names the contestants to run, as with other benchmarks.
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    let asked = |name: &str| wanted.is_empty() || wanted.iter().any(|word| name.contains(word.as_str()));
    let mut best = [Duration::MAX; 5];
    let mut digests = [0; 5];
    for _ in 0..ROUNDS {
        for (contestant, best) in best
            .iter_mut()
            .enumerate()
            .filter(|(place, _)| asked(names[*place]))
        {
            let mut amounts = Vec::with_capacity(GIFTS);
            let start = Instant::now();
            let before = spent(start);
            match contestant {
                0 => {
                    bare(&terms, &gifts, &mut amounts);
                }
                1 => folded(&programme, &events, Detail::Amounts, &mut amounts),
                2 => folded(&programme, &events, Detail::Steps, &mut amounts),
                3 => batched(&programme, &events, Detail::Amounts, &mut amounts),
                _ => batched(&programme, &events, Detail::Steps, &mut amounts),
            }
            *best = (*best).min(spent(start).saturating_sub(before));
            digests[contestant] = digest(&amounts);
        }
    }
    for (contestant, name) in names.iter().enumerate().filter(|(_, name)| asked(name)) {
        let nanos = best[contestant].as_nanos().max(1);
        let per_second = GIFTS as u128 * 1_000_000_000 / nanos;
        println!(
            "{name:<28} {per_second:>12} a second   digest {:016x}",
            digests[contestant]
        );
    }
    let mut ran = digests.iter().filter(|digest| **digest != 0);
    let first = ran.next();
    assert!(
        ran.all(|digest| Some(digest) == first),
        "the contestants disagree"
    );
    Ok(())
}
