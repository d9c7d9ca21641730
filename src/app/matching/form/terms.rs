//! The form of a pool's terms: how its money is divided in advance, spread over time, and taken from its funders.

use engine::Sharing;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::partition::{PartitionBy, PartitionForm, SliceForm};
use super::pool::PoolForm;
use super::problem::FormProblem;
use super::read::{absent, decode_text};
use super::word::Word;

/// What a stored pool says beside its money, its funders and its dates: in the same words as a pool of a scenario.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PoolTermsForm {
    /// How several funders share; `pro_rata` where absent.
    #[serde(skip_serializing_if = "absent")]
    pub sharing: Option<Word<Sharing>>,
    /// A division in advance.
    #[serde(skip_serializing_if = "absent")]
    pub partition: Option<PartitionForm>,
    /// A spread over time.
    #[serde(skip_serializing_if = "absent")]
    pub slice: Option<SliceForm>,
}

impl PoolTermsForm {
    /// The canonical JSON.
    pub fn to_json(&self) -> String {
        super::json(self)
    }

    /// Reads terms. Whether they go together with the pool is [`PoolForm::check`]'s to say.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn from_json(text: &str) -> Result<Self, FormProblem> {
        decode_text(text)
    }

    /// The pool under these terms.
    pub fn of(&self, pool: PoolForm) -> PoolForm {
        PoolForm {
            sharing: Some(self.sharing.unwrap_or(Word(Sharing::ProRata))),
            partition: self.partition.clone(),
            slice: self.slice,
            ..pool
        }
    }

    /// Whether its slices are counted from the opening of the pool.
    pub fn counts_from_opening(&self) -> bool {
        self.slice.is_some_and(|slice| slice.carry_over)
    }

    /// The names of areas or categories of the parts, in the order of the parts.
    pub fn parts(&self) -> Option<(PartitionBy, impl Iterator<Item = &str>)> {
        let partition = self.partition.as_ref()?;
        let keys = partition.parts.iter().map(|part| part.key.as_str());
        Some((partition.by.0, keys))
    }
}
