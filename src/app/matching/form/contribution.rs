//! The form of a gift of money.

use engine::{Channel, DonorType, Relation};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::read::absent;
use super::word::Word;

/// A gift of money: confirmed, or about to be paid for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContributionForm {
    /// Its key.
    #[schemars(length(min = 1))]
    pub id: String,
    /// The project.
    pub project: String,
    /// Who gives.
    #[schemars(length(min = 1))]
    pub donor: String,
    /// How much, in minor units.
    pub amount_minor: i64,
    /// What kind of donor; `person` where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub donor_type: Option<Word<DonorType>>,
    /// The way of payment; `online` where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub channel: Option<Word<Channel>>,
    /// What the donor is to the project; `unrelated` where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub relation: Option<Word<Relation>>,
    /// The area where the donor lives, if verified.
    #[serde(default, skip_serializing_if = "absent")]
    pub donor_area: Option<String>,
    /// The donor's e-mail address, where a rule tells donors apart by it. A list that is kept for ever has a
    /// name that stands for the address instead.
    #[serde(default, skip_serializing_if = "absent")]
    #[schemars(length(min = 1))]
    pub email: Option<String>,
    /// The card or account that paid, the same.
    #[serde(default, skip_serializing_if = "absent")]
    #[schemars(length(min = 1))]
    pub instrument: Option<String>,
    /// The place in a recurring series, 1 first; absent for a gift that stands alone.
    #[serde(default, skip_serializing_if = "absent")]
    pub series_index: Option<u32>,
    /// For `hold` alone: all gifts that have such a share are together held no more than this share of what is left in
    /// a pool.
    #[serde(default, skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = 10000))]
    pub hold_share_bps: Option<u32>,
}

impl ContributionForm {
    /// An online gift of an unrelated person.
    pub fn new(
        id: impl Into<String>,
        project: impl Into<String>,
        donor: impl Into<String>,
        amount_minor: i64,
    ) -> Self {
        Self {
            id: id.into(),
            project: project.into(),
            donor: donor.into(),
            amount_minor,
            donor_type: None,
            channel: None,
            relation: None,
            donor_area: None,
            email: None,
            instrument: None,
            series_index: None,
            hold_share_bps: None,
        }
    }
}
