//! The form of primitive 6: how much per unit of base.

use chrono::{DateTime, Utc};
use engine::{AMOUNT_MAX, Pay, Programme, RATE_MAX, Rate, RateMode, RateSelector, RateStep, RateTable, When};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::problem::FormProblem;
use super::read::{Found, absent};
use super::word::Word;

/// `rate`: a ratio (`num` and `den`), or `flat_minor`, or `goal_share_bps`, or a `table`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RateForm {
    /// The numerator: 1 of 1/4.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = RATE_MAX))]
    pub num: Option<u32>,
    /// The denominator: 4 of 1/4.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = RATE_MAX))]
    pub den: Option<u32>,
    /// The same amount for each gift, in minor units.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub flat_minor: Option<i64>,
    /// A share of the goal.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = RATE_MAX))]
    pub goal_share_bps: Option<u32>,
    /// A table on one selector.
    #[serde(skip_serializing_if = "absent")]
    pub table: Option<RateTableForm>,
}

/// A table of rates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RateTableForm {
    /// What the table looks at.
    pub selector: Word<RateSelector>,
    /// Whole or marginal; `whole` where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub mode: Option<Word<RateMode>>,
    /// The recorded seed of a draw.
    #[serde(default, skip_serializing_if = "absent")]
    pub seed: Option<String>,
    /// The steps, ascending; of an attribute of the project in the order in which they are tried.
    #[schemars(length(min = 1))]
    pub steps: Vec<RateStepForm>,
}

/// One step of a table: where it begins, or for which projects it is, and what it pays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RateStepForm {
    /// The value of the selector at which the step begins.
    #[serde(skip_serializing_if = "absent")]
    pub from: Option<i64>,
    /// The moment at which it begins, for a `time_window`.
    #[serde(skip_serializing_if = "absent")]
    pub from_at: Option<DateTime<Utc>>,
    /// For projects in this area.
    #[serde(skip_serializing_if = "absent")]
    pub area: Option<String>,
    /// For projects of this category.
    #[serde(skip_serializing_if = "absent")]
    pub category: Option<String>,
    /// For owners of this kind.
    #[serde(skip_serializing_if = "absent")]
    pub applicant: Option<String>,
    /// For all other projects.
    #[serde(skip_serializing_if = "absent")]
    pub otherwise: bool,
    /// The numerator.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = RATE_MAX))]
    pub num: Option<u32>,
    /// The denominator.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = RATE_MAX))]
    pub den: Option<u32>,
    /// The same amount for each gift, or for the project, in minor units.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub flat_minor: Option<i64>,
    /// A share of the goal.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = RATE_MAX))]
    pub goal_share_bps: Option<u32>,
    /// It pays nothing.
    #[serde(skip_serializing_if = "absent")]
    pub nothing: bool,
}

/// What is paid, in one of its spellings; the paths are those beside `num` and `den`.
fn pay(
    (num, den): (Option<u32>, Option<u32>),
    flat_minor: Option<i64>,
    goal_share_bps: Option<u32>,
    nothing: bool,
    one_way: &str,
) -> Result<Pay, FormProblem> {
    match (num, den, flat_minor, goal_share_bps, nothing) {
        (Some(num), Some(den), None, None, false) => Ok(Pay::Ratio { num, den }),
        (Some(_), None, ..) => Err(FormProblem::form("den", "is missing beside `num`")),
        (None, Some(_), ..) => Err(FormProblem::form("num", "is missing beside `den`")),
        (None, None, Some(minor), None, false) => Ok(Pay::Flat { minor }),
        (None, None, None, Some(bps), false) => Ok(Pay::GoalShare { bps }),
        (None, None, None, None, true) => Ok(Pay::Nothing),
        _ => Err(FormProblem::form("", one_way)),
    }
}

impl RateForm {
    /// So much for each unit: 1/1 doubles, 1/4 adds a quarter.
    pub fn ratio(num: u32, den: u32) -> Self {
        Self {
            num: Some(num),
            den: Some(den),
            ..Self::default()
        }
    }

    /// Exactly one of the four ways must be there; the paths are those within `rate`.
    pub(crate) fn rule(&self, names: &mut Programme) -> Found<Rate> {
        let one_way = "give either `num` and `den`, or `flat_minor`, or `goal_share_bps`, or `table`";
        let Some(table) = &self.table else {
            let (ratio, flat, share) = ((self.num, self.den), self.flat_minor, self.goal_share_bps);
            return Ok(Rate::Plain(pay(ratio, flat, share, false, one_way)?));
        };
        let alone = Self {
            table: self.table.clone(),
            ..Self::default()
        };
        if *self != alone {
            return Err(FormProblem::form("", one_way).into());
        }
        let table = table.rule(names);
        let within = |problem: FormProblem| problem.within("table");
        table
            .map(|table| Rate::Table(Box::new(table)))
            .map_err(|problems| problems.into_iter().map(within).collect())
    }
}

impl RateTableForm {
    fn rule(&self, names: &mut Programme) -> Found<RateTable> {
        let mut problems = Vec::new();
        let mut steps = Vec::with_capacity(self.steps.len());
        for (place, form) in self.steps.iter().enumerate() {
            match form.rule(self.selector.0, names) {
                Ok(step) => steps.push(step),
                Err(problem) => problems.push(problem.within(&format!("steps[{place}]"))),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(RateTable {
            selector: self.selector.0,
            mode: self.mode.map_or(RateMode::Whole, |word| word.0),
            steps,
            seed: self.seed.as_deref().map(Into::into),
        })
    }
}

impl RateStepForm {
    fn rule(&self, selector: RateSelector, names: &mut Programme) -> Result<RateStep, FormProblem> {
        let one_way = "give either `num` and `den`, or `flat_minor`, or `goal_share_bps`, or `nothing`";
        let (ratio, flat, share) = ((self.num, self.den), self.flat_minor, self.goal_share_bps);
        let pay = pay(ratio, flat, share, self.nothing, one_way)?;
        Ok(RateStep {
            when: self.when(selector, names)?,
            pay,
        })
    }

    /// Of a time only the whole second is compared, so a step cannot begin within one.
    fn when(&self, selector: RateSelector, names: &mut Programme) -> Result<When, FormProblem> {
        let begins = match selector {
            RateSelector::TimeWindow => "give `from_at`",
            RateSelector::ProjectAttribute => "give one of `area`, `category`, `applicant` and `otherwise`",
            _ => "give `from`",
        };
        let whose = (&self.area, &self.category, &self.applicant, self.otherwise);
        match (self.from, self.from_at, whose) {
            (Some(from), None, (None, None, None, false)) if selector != RateSelector::TimeWindow => {
                Ok(When::From(from))
            }
            (None, Some(at), (None, None, None, false)) if selector == RateSelector::TimeWindow => {
                if at.timestamp_subsec_nanos() > 0 {
                    return Err(FormProblem::form("from_at", "must be a whole second"));
                }
                Ok(When::From(at.timestamp()))
            }
            (None, None, (Some(area), None, None, false)) => Ok(When::Area(names.area(area))),
            (None, None, (None, Some(category), None, false)) => Ok(When::Category(names.category(category))),
            (None, None, (None, None, Some(kind), false)) => Ok(When::Applicant(names.applicant(kind))),
            (None, None, (None, None, None, true)) => Ok(When::Otherwise),
            _ => Err(FormProblem::form("", begins)),
        }
    }
}
