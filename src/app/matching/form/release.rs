//! The form of primitive 11: when match shows, becomes certain, gets paid.

use engine::{Release, ReleaseWhen, SlicePer, WHOLE_BPS};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

use super::read::absent;
use super::short::{Short, or_short, spelled_short};
use super::word::Word;

/// `release`: the bare word of the moment, or an object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self", deny_unknown_fields)]
#[schemars(remote = "ReleaseForm", transform = or_short::<Self>)]
pub struct ReleaseForm {
    /// The moment.
    pub when: Word<ReleaseWhen>,
    /// The shares in which it is paid; all at once where absent.
    #[serde(default, skip_serializing_if = "absent")]
    #[schemars(inner(range(min = 1, max = WHOLE_BPS)))]
    pub tranches_bps: Vec<u32>,
    /// How long a window of `periodic` is; where absent, somebody ends each of them.
    #[serde(default, skip_serializing_if = "absent")]
    pub per: Option<Word<SlicePer>>,
}

impl From<ReleaseWhen> for ReleaseForm {
    fn from(when: ReleaseWhen) -> Self {
        Self {
            when: Word(when),
            tranches_bps: Vec::new(),
            per: None,
        }
    }
}

impl Short for ReleaseForm {
    type Brief = Word<ReleaseWhen>;
    const EXPECTED: &'static str = "a word, or an object with `when`";

    fn of_brief(when: Word<ReleaseWhen>) -> Self {
        when.0.into()
    }

    fn brief(&self) -> Option<Word<ReleaseWhen>> {
        (*self == Self::from(self.when.0)).then_some(self.when)
    }

    fn full<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }
}

spelled_short!(ReleaseForm);

impl ReleaseForm {
    pub(crate) fn rule(&self) -> Release {
        Release {
            when: self.when.0,
            tranches_bps: self.tranches_bps.clone(),
            per: self.per.map(|per| per.0),
        }
    }
}
