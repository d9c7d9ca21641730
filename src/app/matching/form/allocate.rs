//! The form of primitive 10: who gets it if claims exceed the pool.

use engine::round::{Misfit, Scaling};
use engine::{Allocate, AllocateWay};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

use super::read::absent;
use super::short::{Short, or_short, spelled_short};
use super::word::Word;

/// `allocate`: the bare word of the way, or an object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self", deny_unknown_fields)]
#[schemars(remote = "AllocateForm", transform = or_short::<Self>)]
pub struct AllocateForm {
    /// The way.
    pub way: Word<AllocateWay>,
    /// What happens to a claim that does not fit; `partial` where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub misfit: Option<Word<Misfit>>,
    /// Whether shares may rise above their claims; `down` where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub scaling: Option<Word<Scaling>>,
    /// The recorded seed of a lottery.
    #[serde(default, skip_serializing_if = "absent")]
    pub seed: Option<String>,
}

impl From<AllocateWay> for AllocateForm {
    fn from(way: AllocateWay) -> Self {
        Self {
            way: Word(way),
            misfit: None,
            scaling: None,
            seed: None,
        }
    }
}

impl Short for AllocateForm {
    type Brief = Word<AllocateWay>;
    const EXPECTED: &'static str = "a word, or an object with `way`";

    fn of_brief(way: Word<AllocateWay>) -> Self {
        way.0.into()
    }

    fn brief(&self) -> Option<Word<AllocateWay>> {
        (*self == Self::from(self.way.0)).then_some(self.way)
    }

    fn full<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }
}

spelled_short!(AllocateForm);

impl AllocateForm {
    pub(crate) fn rule(&self) -> Allocate {
        Allocate {
            way: self.way.0,
            misfit: self.misfit.map_or(Misfit::Partial, |word| word.0),
            scaling: self.scaling.map_or(Scaling::Down, |word| word.0),
            seed: self.seed.as_deref().map(Into::into),
        }
    }
}
