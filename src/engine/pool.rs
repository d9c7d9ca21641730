//! Primitive 9, `pool`: what money is there, and whose?
//!
//! `Waterfall` takes from the first funder until it has no more, then from the next. `ProRata` takes
//! from all in proportion to what each has left, by largest remainder, ties by the key of the funder.
//! What comes back goes to those who gave it: under `Waterfall` to the last one first, under `ProRata`
//! in proportion to what each gave to this match.

use chrono::{DateTime, Utc};
use domain::words;

use crate::amount::{self, AMOUNT_MAX};
use crate::problem::{Problems, RuleProblemKind};

words! {
    /// How several funders share what a pool gives.
    pub enum Sharing {
        /// One after the other, in the order of the list.
        Waterfall = "waterfall",
        /// In proportion to what each has left.
        ProRata = "pro_rata",
    }
}

words! {
    /// Into what a pool is divided in advance. Not supported yet.
    pub enum Partition {
        /// By area.
        Area = "area",
        /// By category.
        Category = "category",
        /// A pot for each project.
        Project = "project",
        /// A reserved base and a shared rest.
        BaseAndRest = "base_and_rest",
    }
}

words! {
    /// Over what time a pool is spread. Not supported yet.
    pub enum Slice {
        /// By day.
        Day = "day",
        /// By week.
        Week = "week",
        /// By month.
        Month = "month",
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
    /// A division in advance. Not supported yet.
    pub partition: Option<Partition>,
    /// A spread over time. Not supported yet.
    pub slice: Option<Slice>,
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
        }
    }

    pub(crate) fn check(&self, problems: &mut Problems) {
        problems.range("amount_minor", self.amount_minor, 0, AMOUNT_MAX);
        problems.window("closes_at", "opens_at", self.opens_at, self.closes_at);
        problems.unsupported("partition", self.partition.is_some());
        problems.unsupported("slice", self.slice.is_some());
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
fn fill(sum: i64, rooms: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut left = sum;
    rooms
        .map(|room| {
            let part = room.min(left);
            left -= part;
            part
        })
        .collect()
}
