//! The form of primitive 2: which contributions count, and at what value.

use chrono::{DateTime, Utc};
use domain::words;
use engine::{
    AMOUNT_MAX, Channel, Count, DistinctBy, DonorType, InKindValue, Novelty, Programme, Relation, Source,
    WHOLE_BPS,
};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

use super::gate::FractionForm;
use super::read::absent;
use super::short::{Short, or_short, spelled_short};
use super::word::{Vocabulary, Word};

/// `count`: an empty list means “all”, except `related`, where it means “none”.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CountForm {
    /// The smallest gift that counts, in minor units.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub min_minor: Option<i64>,
    /// The kinds of donor that count.
    #[serde(skip_serializing_if = "absent")]
    pub donor_types: Vec<Word<DonorType>>,
    /// The ways of payment that count.
    #[serde(skip_serializing_if = "absent")]
    pub channels: Vec<Word<Channel>>,
    /// Which donors related to the project count beside the unrelated.
    #[serde(skip_serializing_if = "absent")]
    pub related: Vec<Word<Relation>>,
    /// Up to how much related donors count together, in minor units.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub related_max_minor: Option<i64>,
    /// Keys of areas; the donor must live in one of them (verified).
    #[serde(skip_serializing_if = "absent")]
    pub donor_areas: Vec<String>,
    /// The first moment at which gifts count.
    #[serde(skip_serializing_if = "absent")]
    pub from: Option<DateTime<Utc>>,
    /// The last moment at which gifts count.
    #[serde(skip_serializing_if = "absent")]
    pub until: Option<DateTime<Utc>>,
    /// Which gifts of a recurring series count, first and last index; 0 stands for a gift outside a series.
    #[serde(skip_serializing_if = "absent")]
    pub series_index: Option<(u32, u32)>,
    /// Which gifts are new enough.
    #[serde(skip_serializing_if = "absent")]
    pub novelty: Option<NoveltyForm>,
    /// What makes a donor distinct; `person` where absent.
    #[serde(skip_serializing_if = "absent")]
    pub distinct_by: Option<Word<DistinctBy>>,
    /// Values of gifts in kind.
    #[serde(skip_serializing_if = "absent")]
    pub in_kind: Vec<InKindValueForm>,
    /// The most that gifts in kind may be of all that counts.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = WHOLE_BPS - 1))]
    pub in_kind_max_bps: Option<u32>,
    /// What is added up; `gifts` where absent.
    #[serde(skip_serializing_if = "absent")]
    pub source: Option<Word<Source>>,
}

words! {
    /// The short spelling of novelty.
    pub enum NoveltyWord {
        /// The donor's first gift, and nothing else.
        FirstGift = "first_gift",
    }
}

impl Vocabulary for NoveltyWord {
    const ALL: &'static [Self] = NoveltyWord::ALL;
    fn text(self) -> &'static str {
        self.as_str()
    }
}

/// `novelty`: the bare word `first_gift`, or an object; one of its ways is enough.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self", default, deny_unknown_fields)]
#[schemars(remote = "NoveltyForm", transform = or_short::<Self>)]
pub struct NoveltyForm {
    /// The donor's first gift.
    #[serde(skip_serializing_if = "absent")]
    pub first_gift: bool,
    /// A gift of at least this many times all earlier ones together.
    #[serde(skip_serializing_if = "absent")]
    pub times: Option<FractionForm>,
}

impl Short for NoveltyForm {
    type Brief = Word<NoveltyWord>;
    const EXPECTED: &'static str = "the word first_gift, or an object";

    fn of_brief(word: Word<NoveltyWord>) -> Self {
        match word.0 {
            NoveltyWord::FirstGift => Self {
                first_gift: true,
                times: None,
            },
        }
    }

    fn brief(&self) -> Option<Word<NoveltyWord>> {
        (self.first_gift && self.times.is_none()).then_some(Word(NoveltyWord::FirstGift))
    }

    fn full<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }
}

spelled_short!(NoveltyForm);

/// The value of one hour or one unit given in kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InKindValueForm {
    /// What is given, such as `work`.
    #[schemars(length(min = 1))]
    pub kind: String,
    /// Its value, in minor units for an hour or unit.
    #[schemars(range(min = 0, max = AMOUNT_MAX))]
    pub minor_per_unit: i64,
    /// From when the value applies.
    #[serde(default, skip_serializing_if = "absent")]
    pub valid_from: Option<DateTime<Utc>>,
}

impl CountForm {
    pub(crate) fn rule(&self, names: &mut Programme) -> Count {
        let in_kind = self.in_kind.iter().map(|value| InKindValue {
            kind: value.kind.clone(),
            minor_per_unit: value.minor_per_unit,
            valid_from: value.valid_from,
        });
        Count {
            min_minor: self.min_minor,
            donor_types: self.donor_types.iter().map(|word| word.0).collect(),
            channels: self.channels.iter().map(|word| word.0).collect(),
            related: self.related.iter().map(|word| word.0).collect(),
            related_max_minor: self.related_max_minor,
            donor_areas: self.donor_areas.iter().map(|key| names.area(key)).collect(),
            from: self.from,
            until: self.until,
            series_index: self.series_index,
            novelty: self.novelty.map(|new| Novelty {
                first_gift: new.first_gift,
                times: new.times.map(|times| (times.num, times.den)),
            }),
            distinct_by: self.distinct_by.map_or(DistinctBy::Person, |word| word.0),
            in_kind: in_kind.collect(),
            in_kind_max_bps: self.in_kind_max_bps,
            source: self.source.map_or(Source::Gifts, |word| word.0),
        }
    }
}
