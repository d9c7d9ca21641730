//! The forms of primitives 1 and 2: which projects may draw, which contributions count.

use chrono::{DateTime, Utc};
use engine::{CampaignKind, Channel, Count, DistinctBy, DonorType, Eligible, InKindValue, Novelty, OncePer};
use engine::{Programme, Relation, Selection};
use serde::{Deserialize, Serialize};

use super::read::absent;
use super::word::Word;

/// `eligible`: an empty list means “all”.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EligibleForm {
    /// Keys of areas; the project must lie in one of them.
    #[serde(skip_serializing_if = "absent")]
    pub areas: Vec<String>,
    /// Keys of categories.
    #[serde(skip_serializing_if = "absent")]
    pub categories: Vec<String>,
    /// Kinds of applicant.
    #[serde(skip_serializing_if = "absent")]
    pub applicants: Vec<String>,
    /// Kinds of campaign.
    #[serde(skip_serializing_if = "absent")]
    pub campaigns: Vec<Word<CampaignKind>>,
    /// The smallest goal, in minor units.
    #[serde(skip_serializing_if = "absent")]
    pub goal_min_minor: Option<i64>,
    /// The largest goal, in minor units.
    #[serde(skip_serializing_if = "absent")]
    pub goal_max_minor: Option<i64>,
    /// The first moment.
    #[serde(skip_serializing_if = "absent")]
    pub from: Option<DateTime<Utc>>,
    /// The last moment.
    #[serde(skip_serializing_if = "absent")]
    pub until: Option<DateTime<Utc>>,
    /// The largest yearly turnover of the applicant, in minor units.
    #[serde(skip_serializing_if = "absent")]
    pub turnover_max_minor: Option<i64>,
    /// How many projects may draw at the same time.
    #[serde(skip_serializing_if = "absent")]
    pub max_active: Option<u32>,
    /// Within what a project may take part once.
    #[serde(skip_serializing_if = "absent")]
    pub once_per: Option<Word<OncePer>>,
    /// Whether the applicant must have had a training.
    #[serde(skip_serializing_if = "absent")]
    pub training_done: bool,
    /// Who selects; `open` where absent.
    #[serde(skip_serializing_if = "absent")]
    pub selection: Option<Word<Selection>>,
}

impl EligibleForm {
    pub(crate) fn rule(&self, names: &mut Programme) -> Eligible {
        Eligible {
            areas: self.areas.iter().map(|key| names.area(key)).collect(),
            categories: self.categories.iter().map(|key| names.category(key)).collect(),
            applicants: self.applicants.iter().map(|key| names.applicant(key)).collect(),
            campaigns: self.campaigns.iter().map(|word| word.0).collect(),
            goal_min_minor: self.goal_min_minor,
            goal_max_minor: self.goal_max_minor,
            from: self.from,
            until: self.until,
            turnover_max_minor: self.turnover_max_minor,
            max_active: self.max_active,
            once_per: self.once_per.map(|word| word.0),
            training_done: self.training_done,
            selection: self.selection.map_or(Selection::Open, |word| word.0),
        }
    }
}

/// `count`: an empty list means “all”, except `related`, where it means “none”.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CountForm {
    /// The smallest gift that counts, in minor units.
    #[serde(skip_serializing_if = "absent")]
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
    /// Which gifts of a recurring series count, first and last index.
    #[serde(skip_serializing_if = "absent")]
    pub series_index: Option<(u32, u32)>,
    /// Which gifts are new enough.
    #[serde(skip_serializing_if = "absent")]
    pub novelty: Option<Word<Novelty>>,
    /// What makes a donor distinct; `person` where absent.
    #[serde(skip_serializing_if = "absent")]
    pub distinct_by: Option<Word<DistinctBy>>,
    /// Values of gifts in kind.
    #[serde(skip_serializing_if = "absent")]
    pub in_kind: Vec<InKindValueForm>,
}

/// The value of one hour or one unit given in kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InKindValueForm {
    /// What is given, such as `work`.
    pub kind: String,
    /// Its value, in minor units for an hour or unit.
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
            novelty: self.novelty.map(|word| word.0),
            distinct_by: self.distinct_by.map_or(DistinctBy::Person, |word| word.0),
            in_kind: in_kind.collect(),
        }
    }
}
