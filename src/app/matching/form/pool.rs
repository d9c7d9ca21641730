//! The form of a pool.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use engine::{AMOUNT_MAX, FunderSpec, HOLD_SECONDS_MAX, PoolSpec, Programme, Sharing, Stack};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::partition::{PartitionForm, SliceForm};
use super::problem::FormProblem;
use super::read::{Found, absent};
use super::word::Word;

/// A pool: what is in it, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PoolForm {
    /// Its key.
    #[schemars(length(min = 1))]
    pub id: String,
    /// What is in it at the start, in minor units: the sum of the funders' amounts.
    #[schemars(range(min = 0, max = AMOUNT_MAX))]
    pub amount_minor: i64,
    /// Who pays. Empty: one funder with the key of the pool.
    #[serde(default, skip_serializing_if = "absent")]
    pub funders: Vec<FunderForm>,
    /// How several funders share; `waterfall` where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub sharing: Option<Word<Sharing>>,
    /// The first moment at which it gives.
    #[serde(default, skip_serializing_if = "absent")]
    pub opens_at: Option<DateTime<Utc>>,
    /// The last moment at which it gives.
    #[serde(default, skip_serializing_if = "absent")]
    pub closes_at: Option<DateTime<Utc>>,
    /// A division in advance.
    #[serde(default, skip_serializing_if = "absent")]
    pub partition: Option<PartitionForm>,
    /// A spread over time.
    #[serde(default, skip_serializing_if = "absent")]
    pub slice: Option<SliceForm>,
    /// For how many seconds what a gift would earn is held while it is being paid for; absent: not at all.
    #[serde(default, skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = HOLD_SECONDS_MAX))]
    pub hold_seconds: Option<u32>,
}

/// A funder of a pool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FunderForm {
    /// Its key.
    #[schemars(length(min = 1))]
    pub id: String,
    /// What it puts in at the start, in minor units.
    #[schemars(range(min = 0, max = AMOUNT_MAX))]
    pub amount_minor: i64,
}

impl PoolForm {
    /// A pool of one funder that bears its key, without dates.
    pub fn new(id: impl Into<String>, amount_minor: i64) -> Self {
        Self {
            id: id.into(),
            amount_minor,
            funders: Vec::new(),
            sharing: None,
            opens_at: None,
            closes_at: None,
            partition: None,
            slice: None,
            hold_seconds: None,
        }
    }

    /// Everything that is wrong with the pool by itself; the paths are those within it.
    pub fn check(&self) -> Vec<FormProblem> {
        let mut names = match Programme::new(Tz::UTC, Stack::default()) {
            Ok(names) => names,
            Err(problems) => return FormProblem::all_within("", problems),
        };
        let added = self.spec(&mut names).and_then(|spec| {
            let added = names.add_pool(spec);
            added.map_err(|problems| FormProblem::all_within("", problems))
        });
        added.err().unwrap_or_default()
    }

    /// The paths are those within the pool.
    pub(crate) fn spec(&self, names: &mut Programme) -> Found<PoolSpec> {
        let empty = |path: String, key: &str| {
            key.is_empty()
                .then(|| FormProblem::form(path, "must not be empty"))
        };
        let funders = self.funders.iter().enumerate();
        let mut problems: Vec<FormProblem> = funders
            .filter_map(|(nth, funder)| empty(format!("funders[{nth}].id"), &funder.id))
            .collect();
        problems.extend(empty("id".to_owned(), &self.id));
        let partition = self.partition.as_ref().map(|form| form.spec(names)).transpose();
        let partition = partition.unwrap_or_else(|found| {
            problems.extend(found.into_iter().map(|problem| problem.within("partition")));
            None
        });
        if !problems.is_empty() {
            return Err(problems);
        }
        let funder = |form: &FunderForm| FunderSpec {
            key: form.id.as_str().into(),
            amount_minor: form.amount_minor,
        };
        Ok(PoolSpec {
            key: self.id.as_str().into(),
            amount_minor: self.amount_minor,
            funders: self.funders.iter().map(funder).collect(),
            sharing: self.sharing.map_or(Sharing::Waterfall, |word| word.0),
            opens_at: self.opens_at,
            closes_at: self.closes_at,
            partition,
            slice: self.slice.map(SliceForm::spec),
            hold_seconds: self.hold_seconds,
        })
    }
}
