//! What is folded: a million gifts, and the terms of those who match them.

use std::time::{Duration, Instant};

pub const POOLS: usize = 100;
pub const PROJECTS: usize = 10_000;
pub const DONORS: usize = 200_000;
pub const GIFTS: usize = 1_000_000;

/// What a pool and its rule say, as bare numbers.
#[derive(Clone, Copy)]
pub struct Terms {
    pub num: u32,
    pub donor_max: i64,
    pub project_max: i64,
    pub amount: i64,
}

pub const DEN: u32 = 10_000;

pub struct Given {
    pub project: usize,
    pub donor: usize,
    pub amount: i64,
}

pub fn terms() -> Vec<Terms> {
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
pub fn gifts() -> Vec<Given> {
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

/// A name as a served city has it: what it is, and an identifier made from the time.
pub fn name(kind: &str, place: usize) -> String {
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

/// The processor time of this thread, or the time on the wall where the system does not tell.
pub fn spent(start: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|text| text.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// Fowler, Noll and Vo's digest, over the amounts.
pub fn digest(amounts: &[i64]) -> u64 {
    amounts
        .iter()
        .flat_map(|amount| amount.to_le_bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
}
