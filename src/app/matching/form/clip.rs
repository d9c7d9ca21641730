//! The form of primitive 3: how much of a gift can be matched.

use engine::{AMOUNT_MAX, Clip, DonorScope, Over, WHOLE_BPS};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::read::absent;
use super::word::Word;

/// `clip`: absent means “no limit”.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ClipForm {
    /// Up to how much one gift can be matched, in minor units.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub contribution_max_minor: Option<i64>,
    /// Up to how much the gifts of one donor can be matched, in minor units.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub donor_max_minor: Option<i64>,
    /// How many gifts of one donor can be matched.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = 1_000_000))]
    pub donor_max_count: Option<u32>,
    /// Within what a donor's gifts are added up; `project` where absent.
    #[serde(skip_serializing_if = "absent")]
    pub donor_per: Option<Word<DonorScope>>,
    /// Up to how much one source can be matched, in minor units.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub single_source_max_minor: Option<i64>,
    /// Up to what share of the goal one source can be matched.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = WHOLE_BPS))]
    pub single_source_max_goal_bps: Option<u32>,
    /// What happens to a gift that passes a limit in money; `take_up_to` where absent.
    #[serde(skip_serializing_if = "absent")]
    pub over: Option<Word<Over>>,
}

impl ClipForm {
    pub(crate) fn rule(&self) -> Clip {
        Clip {
            contribution_max_minor: self.contribution_max_minor,
            donor_max_minor: self.donor_max_minor,
            donor_max_count: self.donor_max_count,
            donor_per: self.donor_per.map_or(DonorScope::Project, |word| word.0),
            single_source_max_minor: self.single_source_max_minor,
            single_source_max_goal_bps: self.single_source_max_goal_bps,
            over: self.over.map_or(Over::TakeUpTo, |word| word.0),
        }
    }
}
