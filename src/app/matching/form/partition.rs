//! How a pool is divided in advance and spread over time.

use domain::words;
use engine::{AMOUNT_MAX, Part, PartFor, Partition, Programme, Slice, SlicePer};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::problem::FormProblem;
use super::read::{Found, absent};
use super::word::{Vocabulary, Word};

words! {
    /// By what a pool is divided.
    pub enum PartitionBy {
        /// By the area in which a project lies.
        Area = "area",
        /// By its category.
        Category = "category",
        /// Into a pot for each project.
        Project = "project",
    }
}

impl Vocabulary for PartitionBy {
    const ALL: &'static [Self] = PartitionBy::ALL;
    fn text(self) -> &'static str {
        self.as_str()
    }
}

/// `partition`: by area or category with `parts`, or by project with a pot for each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "an object with `by`")]
pub struct PartitionForm {
    /// By what.
    pub by: Word<PartitionBy>,
    /// The parts, where it is by area or category.
    #[serde(default, skip_serializing_if = "absent")]
    pub parts: Vec<PartForm>,
    /// The pot of each project, in minor units.
    #[serde(default, skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub each_minor: Option<i64>,
    /// What is reserved for all pots together, in minor units.
    #[serde(default, skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub reserved_minor: Option<i64>,
    /// Whether projects may take from the rest when their part or pot is used up.
    #[serde(default, skip_serializing_if = "absent")]
    pub shared_rest: bool,
}

/// A part of a pool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartForm {
    /// The key of the area or category.
    pub key: String,
    /// How much, in minor units.
    #[schemars(range(min = 0, max = AMOUNT_MAX))]
    pub amount_minor: i64,
}

impl PartitionForm {
    /// The paths are those within `partition`.
    pub(crate) fn spec(&self, names: &mut Programme) -> Found<Partition> {
        let mut problems = Vec::new();
        if self.by.0 == PartitionBy::Project {
            if !self.parts.is_empty() {
                problems.push(FormProblem::form("parts", "must not stand beside `by` project"));
            }
            let mut needed = |path: &str, minor: Option<i64>| {
                if minor.is_none() {
                    problems.push(FormProblem::form(path, "is missing"));
                }
                minor.unwrap_or(0)
            };
            let each_minor = needed("each_minor", self.each_minor);
            let reserved_minor = needed("reserved_minor", self.reserved_minor);
            return if problems.is_empty() {
                Ok(Partition::Pots {
                    each_minor,
                    reserved_minor,
                    shared_rest: self.shared_rest,
                })
            } else {
                Err(problems)
            };
        }
        for (path, minor) in [
            ("each_minor", self.each_minor),
            ("reserved_minor", self.reserved_minor),
        ] {
            if minor.is_some() {
                problems.push(FormProblem::form(path, "stands only beside `by` project"));
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let part = |form: &PartForm| Part {
            whose: match self.by.0 {
                PartitionBy::Area => PartFor::Area(names.area(&form.key)),
                _ => PartFor::Category(names.category(&form.key)),
            },
            amount_minor: form.amount_minor,
        };
        Ok(Partition::Parts {
            parts: self.parts.iter().map(part).collect(),
            shared_rest: self.shared_rest,
        })
    }
}

/// `slice`: a spread of a pool over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "an object with `per`")]
pub struct SliceForm {
    /// The length of a slice.
    pub per: Word<SlicePer>,
    /// What one slice gives at most, in minor units.
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub amount_minor: i64,
    /// Whether what a slice leaves is there for the next ones.
    #[serde(default, skip_serializing_if = "absent")]
    pub carry_over: bool,
}

impl SliceForm {
    pub(crate) fn spec(self) -> Slice {
        Slice {
            per: self.per.0,
            amount_minor: self.amount_minor,
            carry_over: self.carry_over,
        }
    }
}
