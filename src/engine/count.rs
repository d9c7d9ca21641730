//! Primitive 2, `count`: which contributions count, and at what value?
//!
//! A gift counts with its whole remaining amount or not at all; donors related to the project, where the
//! rule names them, up to a sum for all of them together. Owner, team and pool funders never trigger a match
//! unless the rule names them.
//!
//! What was given in kind counts at the value that the rule's table has for its kind at that moment, under a
//! rule that decides on a project as a whole, and up to a share of all that counts. A rule may count proven
//! costs instead of gifts.

use chrono::{DateTime, Utc};
use domain::words;

use crate::amount::{AMOUNT_MAX, WHOLE_BPS, ratio, reaches};
use crate::event::{Channel, Contribution, DonorType, Relation};
use crate::explanation::LimitKind;
use crate::handle::{AreaIx, DonorIx};
use crate::problem::{Problems, RuleProblemKind};
use crate::rate::RATE_MAX;

words! {
    /// What makes two gifts come from the same donor.
    pub enum DistinctBy {
        /// The same person or body.
        Person = "person",
        /// The same e-mail address.
        Email = "email",
        /// The same card or account.
        PaymentInstrument = "payment_instrument",
    }
}

words! {
    /// What is added up.
    pub enum Source {
        /// Gifts, of money and in kind.
        Gifts = "gifts",
        /// Costs that were proven.
        Costs = "costs",
    }
}

/// Which gifts are new enough; a gift counts if it is new in one of the ways that are named. Earlier gifts
/// are those of the same donor to any project of the same owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Novelty {
    /// The donor's first gift.
    pub first_gift: bool,
    /// A gift of at least this many times all earlier ones together: numerator and denominator.
    pub times: Option<(u32, u32)>,
}

impl Novelty {
    fn admits(self, amount: i64, earlier_minor: i64) -> bool {
        let first = self.first_gift && earlier_minor == 0;
        let more = |(num, den)| earlier_minor > 0 && reaches(amount, earlier_minor, num, den);
        first || self.times.is_some_and(more)
    }
}

/// The value of one hour or one unit given in kind. Of several values for a kind, the one that began last
/// holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InKindValue {
    /// What is given, such as `work`.
    pub kind: String,
    /// Its value, in minor units for an hour or unit.
    pub minor_per_unit: i64,
    /// From when the value applies.
    pub valid_from: Option<DateTime<Utc>>,
}

/// The parameters. An empty list means “all”, except `related`, where it means “none”.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The smallest gift that counts, in minor units.
    pub min_minor: Option<i64>,
    /// The kinds of donor that count.
    pub donor_types: Vec<DonorType>,
    /// The ways of payment that count.
    pub channels: Vec<Channel>,
    /// Which donors related to the project count beside the unrelated.
    pub related: Vec<Relation>,
    /// Up to how much related donors count together on a project, in minor units.
    pub related_max_minor: Option<i64>,
    /// The donor must live in one of these areas (verified).
    pub donor_areas: Vec<AreaIx>,
    /// The first moment at which gifts count.
    pub from: Option<DateTime<Utc>>,
    /// The last moment at which gifts count.
    pub until: Option<DateTime<Utc>>,
    /// Which gifts of a recurring series count, first and last index; 0 stands for a gift outside a series.
    pub series_index: Option<(u32, u32)>,
    /// Which gifts are new enough.
    pub novelty: Option<Novelty>,
    /// What makes a donor distinct, for the donor's limits and where donors are counted.
    pub distinct_by: DistinctBy,
    /// Values of gifts in kind; a kind without a value does not count.
    pub in_kind: Vec<InKindValue>,
    /// The most that gifts in kind may be of all that counts, in basis points.
    pub in_kind_max_bps: Option<u32>,
    /// What is added up.
    pub source: Source,
}

impl Default for Count {
    fn default() -> Self {
        Self {
            min_minor: None,
            donor_types: Vec::new(),
            channels: Vec::new(),
            related: Vec::new(),
            related_max_minor: None,
            donor_areas: Vec::new(),
            from: None,
            until: None,
            series_index: None,
            novelty: None,
            distinct_by: DistinctBy::Person,
            in_kind: Vec::new(),
            in_kind_max_bps: None,
            source: Source::Gifts,
        }
    }
}

impl Count {
    pub(crate) fn check(&self, problems: &mut Problems) {
        problems.amount("count.min_minor", self.min_minor);
        problems.window("count.until", "count.from", self.from, self.until);
        problems.amount("count.related_max_minor", self.related_max_minor);
        if self.related_max_minor.is_some() && self.related.is_empty() {
            problems.add(
                "count.related_max_minor",
                RuleProblemKind::OnlyWith {
                    other: "count.related",
                },
            );
        }
        if let Some((first, last)) = self.series_index {
            problems.range("count.series_index", first, 0, i64::from(last));
        }
        if let Some(novelty) = self.novelty {
            if let Some((num, den)) = novelty.times {
                problems.range("count.novelty.times.num", num, 1, i64::from(RATE_MAX));
                problems.range("count.novelty.times.den", den, 1, i64::from(RATE_MAX));
            } else if !novelty.first_gift {
                problems.add("count.novelty", RuleProblemKind::Empty);
            }
        }
        for (place, value) in self.in_kind.iter().enumerate() {
            let path = |field: &str| format!("count.in_kind[{place}].{field}");
            if value.kind.is_empty() {
                problems.add(path("kind"), RuleProblemKind::Empty);
            }
            problems.range(path("minor_per_unit"), value.minor_per_unit, 0, AMOUNT_MAX);
            let same = |other: &InKindValue| other.kind == value.kind && other.valid_from == value.valid_from;
            if self.in_kind[..place].iter().any(same) {
                problems.add(path("kind"), RuleProblemKind::Taken);
            }
        }
        if let Some(bps) = self.in_kind_max_bps {
            problems.range("count.in_kind_max_bps", bps, 1, i64::from(WHOLE_BPS) - 1);
            if self.in_kind.is_empty() {
                problems.add(
                    "count.in_kind_max_bps",
                    RuleProblemKind::OnlyWith {
                        other: "count.in_kind",
                    },
                );
            }
        }
    }

    /// The value of a gift in kind at a moment, in minor units, rounded down; nothing for a kind that does
    /// not count.
    pub(crate) fn in_kind_value(&self, kind: &str, quantity_milli: i64, at: DateTime<Utc>) -> Option<i64> {
        let of_kind = self.in_kind.iter().filter(|value| value.kind == kind);
        let valid = of_kind.filter(|value| value.valid_from.is_none_or(|from| from <= at));
        let value = valid.max_by_key(|value| value.valid_from)?;
        let exact = i128::from(quantity_milli) * i128::from(value.minor_per_unit) / 1000;
        Some(i64::try_from(exact).unwrap_or(AMOUNT_MAX).min(AMOUNT_MAX))
    }

    /// What of the value in kind counts beside this much money.
    pub(crate) fn in_kind_counts(&self, in_kind_minor: i64, money_minor: i64) -> i64 {
        match self.in_kind_max_bps {
            // A share of the whole: money × bps / (whole − bps).
            Some(bps) => in_kind_minor.min(ratio(money_minor, bps, WHOLE_BPS - bps)),
            None => in_kind_minor,
        }
    }

    /// The donor, by what the rule tells donors apart.
    #[inline]
    pub(crate) fn identity(&self, gift: &Contribution) -> DonorIx {
        match self.distinct_by {
            DistinctBy::Person => gift.donor,
            DistinctBy::Email => gift.email.unwrap_or(gift.donor),
            DistinctBy::PaymentInstrument => gift.instrument.unwrap_or(gift.donor),
        }
    }

    /// Whether deciding a gift takes more than the gift itself: what related donors gave, or who a donor is.
    pub(crate) fn needs_book(&self) -> bool {
        self.related_max_minor.is_some() || self.distinct_by != DistinctBy::Person
    }

    /// Why the gift does not count; nothing when it does.
    #[inline]
    pub(crate) fn barrier(
        &self,
        gift: &Contribution,
        at: DateTime<Utc>,
        earlier_minor: i64,
    ) -> Option<LimitKind> {
        if !self.donor_types.is_empty() && !self.donor_types.contains(&gift.donor_type) {
            return Some(LimitKind::DonorType);
        }
        if !self.channels.is_empty() && !self.channels.contains(&gift.channel) {
            return Some(LimitKind::Channel);
        }
        if gift.relation != Relation::Unrelated && !self.related.contains(&gift.relation) {
            return Some(LimitKind::Relation);
        }
        if !self.donor_areas.is_empty()
            && !gift
                .donor_area
                .is_some_and(|area| self.donor_areas.contains(&area))
        {
            return Some(LimitKind::DonorArea);
        }
        if let Some((first, last)) = self.series_index
            && !(first..=last).contains(&gift.series_index.unwrap_or(0))
        {
            return Some(LimitKind::Series);
        }
        if self
            .novelty
            .is_some_and(|novelty| !novelty.admits(gift.amount_minor, earlier_minor))
        {
            return Some(LimitKind::Novelty);
        }
        if self.from.is_some_and(|from| at < from) || self.until.is_some_and(|until| at > until) {
            return Some(LimitKind::CountWindow);
        }
        (self.value(gift.amount_minor) == 0).then_some(LimitKind::MinContribution)
    }

    /// At what value a gift of this amount counts, when nothing else keeps it out.
    pub(crate) fn value(&self, amount_minor: i64) -> i64 {
        if self.min_minor.is_some_and(|min| amount_minor < min) {
            0
        } else {
            amount_minor
        }
    }
}
