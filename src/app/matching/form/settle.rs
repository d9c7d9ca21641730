//! The form of primitive 12: what happens at the end, and after a refund.

use engine::{CrowdFate, Extension, MatchFate, Settle, WHOLE_BPS};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::read::absent;
use super::word::Word;

/// `settle`: what happens at the end, and after a refund.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SettleForm {
    /// The share of the goal that crowd and match together must reach; 10 000 where absent.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = WHOLE_BPS))]
    pub success_at_goal_bps: Option<u32>,
    /// What becomes of the money otherwise.
    #[serde(skip_serializing_if = "absent")]
    pub missed: MissedForm,
    /// Whether a refund lets later gifts on the pool rise into what it frees.
    #[serde(skip_serializing_if = "absent")]
    pub replay: bool,
    /// A second chance.
    #[serde(skip_serializing_if = "absent")]
    pub extension: Option<ExtensionForm>,
}

/// What becomes of the money when the success line is missed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct MissedForm {
    /// Of the crowd's; what the campaign promised where absent.
    #[serde(skip_serializing_if = "absent")]
    pub crowd: Option<Word<CrowdFate>>,
    /// Of the match; `void_to_pool` where absent.
    #[serde(rename = "match", skip_serializing_if = "absent")]
    pub matched: Option<Word<MatchFate>>,
}

/// A second chance for a campaign that came close.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExtensionForm {
    /// From what share of the goal on.
    #[schemars(range(min = 1, max = WHOLE_BPS))]
    pub if_bps: u32,
    /// For how many days.
    #[schemars(range(min = 1, max = 366))]
    pub days: u32,
}

impl SettleForm {
    pub(crate) fn rule(&self) -> Settle {
        let extension = self.extension.as_ref();
        Settle {
            success_at_goal_bps: self.success_at_goal_bps.unwrap_or(engine::WHOLE_BPS),
            missed_crowd: self.missed.crowd.map(|word| word.0),
            missed_match: self.missed.matched.map_or(MatchFate::VoidToPool, |word| word.0),
            replay: self.replay,
            extension: extension.map(|again| Extension {
                if_bps: again.if_bps,
                days: again.days,
            }),
        }
    }
}
