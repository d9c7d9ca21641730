//! Primitive 9, `pool`: what money is there, and whose?
//!
//! `Waterfall` takes from the first funder until it has no more, then from the next. `ProRata` takes
//! from all in proportion to what each has left, by largest remainder, ties by the key of the funder.
//! What comes back goes to those who gave it: under `Waterfall` to the last one first, under `ProRata`
//! in proportion to what each gave to this match.
//!
//! A pool may be divided in advance, by what a project is or into a pot for each, and spread over time; see
//! [`crate::room`] for what that leaves. A top-up goes to the rest, which has no part.

use chrono::{DateTime, Datelike, Utc};
use chrono_tz::Tz;
use domain::words;

use crate::amount::{self, AMOUNT_MAX};
use crate::handle::{AreaIx, CategoryIx};
use crate::problem::{Problems, RuleProblemKind};

/// The longest time for which a pool holds what a gift would earn, in seconds.
pub const HOLD_SECONDS_MAX: i64 = 3600;

words! {
    /// How several funders share what a pool gives.
    pub enum Sharing {
        /// One after the other, in the order of the list.
        Waterfall = "waterfall",
        /// In proportion to what each has left.
        ProRata = "pro_rata",
    }
}

/// For whom a part of a pool is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartFor {
    /// For projects in this area; one that lies in several takes from the first part that fits.
    Area(AreaIx),
    /// For projects of this category.
    Category(CategoryIx),
}

/// A part of a pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// For whom it is.
    pub whose: PartFor,
    /// How much, in minor units.
    pub amount_minor: i64,
}

/// A division of a pool in advance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Partition {
    /// Parts by what the project is. What is left of the pool after all parts is the rest.
    Parts {
        /// The parts.
        parts: Vec<Part>,
        /// Whether projects may take from the rest when their part is used up, and those without a part
        /// from the rest alone; otherwise nobody takes from the rest.
        shared_rest: bool,
    },
    /// A pot for each project, out of what is reserved for pots, and a rest.
    Pots {
        /// The pot of each project, in minor units.
        each_minor: i64,
        /// What is reserved for all pots together, in minor units; the first projects fill it.
        reserved_minor: i64,
        /// Whether projects may take from the rest when their pot is used up.
        shared_rest: bool,
    },
}

words! {
    /// The length of a slice of time, in the programme's zone.
    pub enum SlicePer {
        /// By hour.
        Hour = "hour",
        /// By day.
        Day = "day",
        /// By week, which begins on Monday.
        Week = "week",
        /// By month.
        Month = "month",
    }
}

/// A spread of a pool over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slice {
    /// The length of a slice.
    pub per: SlicePer,
    /// What one slice gives at most, in minor units.
    pub amount_minor: i64,
    /// Whether what a slice leaves is there for the next ones; counted from the opening of the pool.
    pub carry_over: bool,
}

impl SlicePer {
    /// The number of the slice in which a moment lies.
    pub fn of(self, zone: Tz, at: DateTime<Utc>) -> i64 {
        let local = at.with_timezone(&zone);
        let days = i64::from(local.num_days_from_ce());
        match self {
            SlicePer::Hour => at.timestamp().div_euclid(3600),
            SlicePer::Day => days,
            // The first day of the common era was a Monday.
            SlicePer::Week => (days - 1).div_euclid(7),
            SlicePer::Month => i64::from(local.year()) * 12 + i64::from(local.month0()),
        }
    }
}

/// A funder of a pool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FunderSpec {
    /// Its name outside.
    pub key: Box<str>,
    /// What it puts in at the start, in minor units; 0 for one that comes with a top-up.
    pub amount_minor: i64,
}

/// A pool, as it is added to the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoolSpec {
    /// Its name outside.
    pub key: Box<str>,
    /// What is in it at the start, in minor units: the sum of the funders' amounts.
    pub amount_minor: i64,
    /// Who pays. Empty: one funder with the key of the pool.
    pub funders: Vec<FunderSpec>,
    /// How the funders share.
    pub sharing: Sharing,
    /// The first moment at which it gives.
    pub opens_at: Option<DateTime<Utc>>,
    /// The last moment at which it gives.
    pub closes_at: Option<DateTime<Utc>>,
    /// A division in advance.
    pub partition: Option<Partition>,
    /// A spread over time.
    pub slice: Option<Slice>,
    /// For how many seconds what a gift would earn is held while it is being paid for; absent: not at all. See
    /// [`crate::hold`].
    pub hold_seconds: Option<u32>,
}

impl PoolSpec {
    /// A pool of one funder that bears its name, without dates.
    pub fn new(key: &str, amount_minor: i64) -> Self {
        Self {
            key: key.into(),
            amount_minor,
            funders: Vec::new(),
            sharing: Sharing::Waterfall,
            opens_at: None,
            closes_at: None,
            partition: None,
            slice: None,
            hold_seconds: None,
        }
    }

    pub(crate) fn check(&self, problems: &mut Problems) {
        problems.range("amount_minor", self.amount_minor, 0, AMOUNT_MAX);
        problems.window("closes_at", "opens_at", self.opens_at, self.closes_at);
        if let Some(partition) = &self.partition {
            partition.check(self.amount_minor, problems);
        }
        if let Some(seconds) = self.hold_seconds {
            problems.range("hold_seconds", seconds, 1, HOLD_SECONDS_MAX);
        }
        if let Some(slice) = self.slice {
            problems.amount("slice.amount_minor", Some(slice.amount_minor));
            if slice.carry_over && self.opens_at.is_none() {
                problems.add("opens_at", RuleProblemKind::Missing);
            }
        }
        for (place, funder) in self.funders.iter().enumerate() {
            problems.range(
                format!("funders[{place}].amount_minor"),
                funder.amount_minor,
                0,
                AMOUNT_MAX,
            );
            if self.funders[..place]
                .iter()
                .any(|earlier| earlier.key == funder.key)
            {
                problems.add(format!("funders[{place}].id"), RuleProblemKind::Taken);
            }
        }
        let sum = self
            .funders
            .iter()
            .fold(0_i64, |sum, funder| sum.saturating_add(funder.amount_minor));
        if !self.funders.is_empty() && sum != self.amount_minor {
            problems.add("amount_minor", RuleProblemKind::NotTheSum { sum_minor: sum });
        }
    }
}

impl Partition {
    fn check(&self, amount_minor: i64, problems: &mut Problems) {
        match self {
            Partition::Parts { parts, .. } => {
                if parts.is_empty() {
                    problems.add("partition.parts", RuleProblemKind::Empty);
                }
                for (place, part) in parts.iter().enumerate() {
                    let path = format!("partition.parts[{place}]");
                    problems.range(format!("{path}.amount_minor"), part.amount_minor, 0, AMOUNT_MAX);
                    if parts[..place].iter().any(|earlier| earlier.whose == part.whose) {
                        problems.add(path, RuleProblemKind::Taken);
                    }
                }
                let sum = parts
                    .iter()
                    .fold(0_i64, |sum, part| sum.saturating_add(part.amount_minor));
                if sum > amount_minor {
                    problems.add(
                        "partition.parts",
                        RuleProblemKind::Above {
                            other: "amount_minor",
                        },
                    );
                }
            }
            Partition::Pots {
                each_minor,
                reserved_minor,
                ..
            } => {
                problems.amount("partition.each_minor", Some(*each_minor));
                problems.amount("partition.reserved_minor", Some(*reserved_minor));
                if *reserved_minor > amount_minor {
                    problems.add(
                        "partition.reserved_minor",
                        RuleProblemKind::Above {
                            other: "amount_minor",
                        },
                    );
                }
                if each_minor > reserved_minor {
                    problems.add(
                        "partition.each_minor",
                        RuleProblemKind::Above {
                            other: "partition.reserved_minor",
                        },
                    );
                }
            }
        }
    }
}

impl Sharing {
    /// The parts of the funders when a pool gives `sum`, which is not more than all of `left` together.
    pub(crate) fn give(self, sum: i64, left: &[i64], funders: &[FunderSpec]) -> Vec<i64> {
        match self {
            Sharing::Waterfall => fill(sum, left.iter().copied()),
            Sharing::ProRata => amount::split(sum, left, |a, b| funders[a].key.cmp(&funders[b].key)),
        }
    }

    /// The parts of the funders when `sum` of what they `gave` comes back.
    pub(crate) fn take_back(self, sum: i64, gave: &[i64], funders: &[FunderSpec]) -> Vec<i64> {
        match self {
            Sharing::Waterfall => {
                let mut parts = fill(sum, gave.iter().rev().copied());
                parts.reverse();
                parts
            }
            Sharing::ProRata => amount::split(sum, gave, |a, b| funders[a].key.cmp(&funders[b].key)),
        }
    }
}

/// Fills one after the other up to its room.
pub(crate) fn fill(sum: i64, rooms: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut left = sum;
    rooms
        .map(|room| {
            let part = room.min(left);
            left -= part;
            part
        })
        .collect()
}
