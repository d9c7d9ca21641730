//! The form of primitive 1: which projects may draw.

use chrono::{DateTime, Utc};
use engine::{
    AMOUNT_MAX, ActivePer, Band, CampaignKind, Eligible, MaxActive, OncePer, Programme, RATE_MAX, Selection,
};
use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Deserializer, Serialize};

use super::read::absent;
use super::short::{Short, or_short, spelled_short};
use super::word::Word;

/// `eligible`: an empty list means “all”.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub goal_min_minor: Option<i64>,
    /// The largest goal, in minor units.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub goal_max_minor: Option<i64>,
    /// The first moment.
    #[serde(skip_serializing_if = "absent")]
    pub from: Option<DateTime<Utc>>,
    /// The last moment.
    #[serde(skip_serializing_if = "absent")]
    pub until: Option<DateTime<Utc>>,
    /// The smallest yearly turnover of the applicant, in minor units.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub turnover_min_minor: Option<i64>,
    /// The largest yearly turnover of the applicant, in minor units.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub turnover_max_minor: Option<i64>,
    /// How many projects may draw at the same time.
    #[serde(skip_serializing_if = "absent")]
    pub max_active: Option<MaxActiveForm>,
    /// Within what a project may take part once.
    #[serde(skip_serializing_if = "absent")]
    pub once_per: Option<Word<OncePer>>,
    /// Whether the applicant must have had a training.
    #[serde(skip_serializing_if = "absent")]
    pub training_done: bool,
    /// Who selects; `open` where absent.
    #[serde(skip_serializing_if = "absent")]
    pub selection: Option<Word<Selection>>,
    /// Within what a jury may set share and ceiling; it may set none where absent.
    #[serde(skip_serializing_if = "absent")]
    pub overrides: Option<BandForm>,
}

/// `max_active`: the bare number, or an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self", deny_unknown_fields)]
#[schemars(remote = "MaxActiveForm", transform = or_short::<Self>)]
pub struct MaxActiveForm {
    /// So many.
    #[schemars(range(min = 1, max = 1_000_000))]
    pub number: u32,
    /// Among which; `rule` where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub per: Option<Word<ActivePer>>,
    /// Whether those of the calendar year count, instead of those whose campaign is open.
    #[serde(default, skip_serializing_if = "absent")]
    pub in_year: bool,
}

impl From<u32> for MaxActiveForm {
    fn from(number: u32) -> Self {
        Self {
            number,
            per: None,
            in_year: false,
        }
    }
}

impl MaxActiveForm {
    /// Whether it is written as a bare number.
    pub(crate) fn is_short(&self) -> bool {
        self.brief().is_some()
    }
}

impl Short for MaxActiveForm {
    type Brief = u32;
    const EXPECTED: &'static str = "a number, or an object with `number`";

    fn of_brief(number: u32) -> Self {
        number.into()
    }

    fn brief(&self) -> Option<u32> {
        (*self == Self::from(self.number)).then_some(self.number)
    }

    /// A number within the same bounds as in the object.
    fn brief_schema(full: &Schema) -> Schema {
        let number = full.pointer("/properties/number").cloned();
        let mut number: Schema = number
            .and_then(|number| number.try_into().ok())
            .unwrap_or_default();
        number.remove("description");
        number
    }

    fn full<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }
}

spelled_short!(MaxActiveForm);

/// Within what a jury may set a project's share and ceiling; absent means “no bound”.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct BandForm {
    /// The smallest share of the goal.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = RATE_MAX))]
    pub share_min_bps: Option<u32>,
    /// The largest share of the goal.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = RATE_MAX))]
    pub share_max_bps: Option<u32>,
    /// The smallest ceiling, in minor units.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub cap_min_minor: Option<i64>,
    /// The largest ceiling, in minor units.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub cap_max_minor: Option<i64>,
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
            turnover_min_minor: self.turnover_min_minor,
            turnover_max_minor: self.turnover_max_minor,
            max_active: self.max_active.map(|most| MaxActive {
                number: most.number,
                per: most.per.map_or(ActivePer::Rule, |word| word.0),
                in_year: most.in_year,
            }),
            once_per: self.once_per.map(|word| word.0),
            training_done: self.training_done,
            selection: self.selection.map_or(Selection::Open, |word| word.0),
            overrides: self.overrides.map(|band| Band {
                share_min_bps: band.share_min_bps,
                share_max_bps: band.share_max_bps,
                cap_min_minor: band.cap_min_minor,
                cap_max_minor: band.cap_max_minor,
            }),
        }
    }
}
