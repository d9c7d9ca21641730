//! The forms of gifts in kind, and of proofs.

use engine::Proven;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::problem::FormProblem;
use super::read::absent;

/// A gift in kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InKindForm {
    /// Its key, by which a proof names it.
    #[schemars(length(min = 1))]
    pub id: String,
    /// The project.
    pub project: String,
    /// The donor.
    #[schemars(length(min = 1))]
    pub donor: String,
    /// What, such as `work`.
    pub kind: String,
    /// How much.
    pub quantity: u32,
    /// Of what: `hour`, `piece`, ….
    pub unit: String,
}

/// A verified proof: of a gift in kind, of costs, or of all that the project promised where neither is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProofForm {
    /// The project.
    pub project: String,
    /// The gift in kind that was really given.
    #[serde(default, skip_serializing_if = "absent")]
    #[schemars(length(min = 1))]
    pub in_kind: Option<String>,
    /// How much of it, in its unit; 0 for nothing.
    #[serde(default, skip_serializing_if = "absent")]
    pub quantity: Option<u32>,
    /// The costs that were paid, all proofs so far together, in minor units.
    #[serde(default, skip_serializing_if = "absent")]
    pub costs_minor: Option<i64>,
}

impl ProofForm {
    /// That the project did what it promised.
    pub fn all(project: impl Into<String>) -> Self {
        Self {
            project: project.into(),
            in_kind: None,
            quantity: None,
            costs_minor: None,
        }
    }

    /// What it proves. `gift` gives the handle of a gift in kind.
    pub(crate) fn what(
        &self,
        gift: impl FnOnce(&str) -> Result<engine::InKindIx, FormProblem>,
    ) -> Result<Proven, FormProblem> {
        match (&self.in_kind, self.quantity, self.costs_minor) {
            (None, None, None) => Ok(Proven::All),
            (None, None, Some(minor)) => Ok(Proven::Costs(minor)),
            (Some(id), Some(quantity), None) => Ok(Proven::InKind {
                id: gift(id)?,
                quantity_milli: i64::from(quantity) * 1000,
            }),
            (Some(_), None, None) => Err(FormProblem::form("quantity", "is missing beside `in_kind`")),
            (None, Some(_), None) => Err(FormProblem::form("in_kind", "is missing beside `quantity`")),
            _ => Err(FormProblem::form(
                "",
                "give either `in_kind` and `quantity`, or `costs_minor`, or none of them",
            )),
        }
    }
}
