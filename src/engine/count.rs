//! Primitive 2, `count`: which contributions count, and at what value?
//!
//! A gift counts with its whole remaining amount or not at all. Owner, team and pool funders never
//! trigger a match unless the rule names them.

use chrono::{DateTime, Utc};
use domain::words;

use crate::event::{Channel, Contribution, DonorType, Relation};
use crate::explanation::LimitKind;
use crate::handle::AreaIx;
use crate::problem::Problems;

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
    /// Which gifts are new enough.
    pub enum Novelty {
        /// The donor's first gift.
        FirstGift = "first_gift",
        /// A gift that is a multiple of earlier ones.
        Increase = "increase",
    }
}

/// The value of one hour or one unit given in kind.
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
    /// Up to how much related donors count together. Not supported yet.
    pub related_max_minor: Option<i64>,
    /// The donor must live in one of these areas (verified).
    pub donor_areas: Vec<AreaIx>,
    /// The first moment at which gifts count.
    pub from: Option<DateTime<Utc>>,
    /// The last moment at which gifts count.
    pub until: Option<DateTime<Utc>>,
    /// Which gifts of a recurring series count, first and last index. Not supported yet.
    pub series_index: Option<(u32, u32)>,
    /// Which gifts are new enough. Not supported yet.
    pub novelty: Option<Novelty>,
    /// What makes a donor distinct. Only `Person` is supported.
    pub distinct_by: DistinctBy,
    /// Values of gifts in kind. Not supported yet.
    pub in_kind: Vec<InKindValue>,
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
        }
    }
}

impl Count {
    pub(crate) fn check(&self, problems: &mut Problems) {
        problems.amount("count.min_minor", self.min_minor);
        problems.window("count.until", "count.from", self.from, self.until);
        problems.unsupported("count.related_max_minor", self.related_max_minor.is_some());
        problems.unsupported("count.series_index", self.series_index.is_some());
        problems.unsupported("count.novelty", self.novelty.is_some());
        problems.unsupported("count.distinct_by", self.distinct_by != DistinctBy::Person);
        problems.unsupported("count.in_kind", !self.in_kind.is_empty());
    }

    /// Why the gift does not count; nothing when it does.
    #[inline]
    pub(crate) fn barrier(&self, gift: &Contribution, at: DateTime<Utc>) -> Option<LimitKind> {
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
