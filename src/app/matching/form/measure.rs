//! The forms of primitives 3, 6 and 7: how much of a gift, at what rate, up to what ceilings.

use engine::{Ceiling, Clip, DonorScope, Excess, Limit, OrganisationLimit, Over, Period, Rate, RateMode};
use engine::{RateSelector, RateStep};
use serde::{Deserialize, Serialize};

use super::problem::FormProblem;
use super::read::absent;
use super::word::Word;

/// `clip`: absent means “no limit”.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClipForm {
    /// Up to how much one gift can be matched, in minor units.
    #[serde(skip_serializing_if = "absent")]
    pub contribution_max_minor: Option<i64>,
    /// Up to how much the gifts of one donor can be matched, in minor units.
    #[serde(skip_serializing_if = "absent")]
    pub donor_max_minor: Option<i64>,
    /// How many gifts of one donor can be matched.
    #[serde(skip_serializing_if = "absent")]
    pub donor_max_count: Option<u32>,
    /// Within what a donor's gifts are added up; `project` where absent.
    #[serde(skip_serializing_if = "absent")]
    pub donor_per: Option<Word<DonorScope>>,
    /// Up to how much one source can be matched, in minor units.
    #[serde(skip_serializing_if = "absent")]
    pub single_source_max_minor: Option<i64>,
    /// Up to what share of the goal one source can be matched.
    #[serde(skip_serializing_if = "absent")]
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

/// `rate`: a ratio (`num` and `den`), or `flat_minor`, or `goal_share_bps`, or a `table`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RateForm {
    /// The numerator: 1 of 1/4.
    #[serde(skip_serializing_if = "absent")]
    pub num: Option<u32>,
    /// The denominator: 4 of 1/4.
    #[serde(skip_serializing_if = "absent")]
    pub den: Option<u32>,
    /// The same amount for each gift, in minor units.
    #[serde(skip_serializing_if = "absent")]
    pub flat_minor: Option<i64>,
    /// A share of the goal.
    #[serde(skip_serializing_if = "absent")]
    pub goal_share_bps: Option<u32>,
    /// A table on one selector.
    #[serde(skip_serializing_if = "absent")]
    pub table: Option<RateTableForm>,
}

/// A table of rates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateTableForm {
    /// What the table looks at.
    pub selector: Word<RateSelector>,
    /// Whole or marginal; `whole` where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub mode: Option<Word<RateMode>>,
    /// The steps, ascending.
    pub steps: Vec<RateStepForm>,
}

/// One step of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateStepForm {
    /// The value of the selector at which the step begins.
    pub from: i64,
    /// The numerator.
    pub num: u32,
    /// The denominator.
    pub den: u32,
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
    pub(crate) fn rule(&self) -> Result<Rate, FormProblem> {
        let one_way = "give either `num` and `den`, or `flat_minor`, or `goal_share_bps`, or `table`";
        match self {
            Self {
                num: Some(num),
                den: Some(den),
                flat_minor: None,
                goal_share_bps: None,
                table: None,
            } => Ok(Rate::Ratio { num: *num, den: *den }),
            Self {
                num: Some(_),
                den: None,
                ..
            } => Err(FormProblem::form("den", "is missing beside `num`")),
            Self {
                num: None,
                den: Some(_),
                ..
            } => Err(FormProblem::form("num", "is missing beside `den`")),
            Self {
                num: None,
                den: None,
                flat_minor: Some(minor),
                goal_share_bps: None,
                table: None,
            } => Ok(Rate::Flat { minor: *minor }),
            Self {
                num: None,
                den: None,
                flat_minor: None,
                goal_share_bps: Some(bps),
                table: None,
            } => Ok(Rate::GoalShare { bps: *bps }),
            Self {
                num: None,
                den: None,
                flat_minor: None,
                goal_share_bps: None,
                table: Some(table),
            } => Ok(table.rule()),
            _ => Err(FormProblem::form("", one_way)),
        }
    }
}

impl RateTableForm {
    fn rule(&self) -> Rate {
        let step = |step: &RateStepForm| RateStep {
            from: step.from,
            num: step.num,
            den: step.den,
        };
        Rate::Table {
            selector: self.selector.0,
            mode: self.mode.map_or(RateMode::Whole, |word| word.0),
            steps: self.steps.iter().map(step).collect(),
        }
    }
}

/// `limit`: absent means “no limit”.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LimitForm {
    /// The most that the rule gives to one project, in minor units.
    #[serde(skip_serializing_if = "absent")]
    pub project_minor: Option<i64>,
    /// The same as a share of the goal.
    #[serde(skip_serializing_if = "absent")]
    pub project_goal_bps: Option<u32>,
    /// The same as a share of the pool.
    #[serde(skip_serializing_if = "absent")]
    pub project_pool_bps: Option<u32>,
    /// What crowd and all match together must not pass because of this rule.
    #[serde(skip_serializing_if = "absent")]
    pub not_above: Option<Word<Ceiling>>,
    /// The most that the rule gives to all projects of one owner, in minor units.
    #[serde(skip_serializing_if = "absent")]
    pub organisation_minor: Option<i64>,
    /// Over what time that is added up; `lifetime` where absent.
    #[serde(skip_serializing_if = "absent")]
    pub organisation_per: Option<Word<Period>>,
    /// The least that a gift must earn, in minor units.
    #[serde(skip_serializing_if = "absent")]
    pub floor_minor: Option<i64>,
    /// What becomes of a claim above a limit; `lose` where absent.
    #[serde(skip_serializing_if = "absent")]
    pub excess: Option<Word<Excess>>,
}

impl LimitForm {
    /// The paths are those within `limit`.
    pub(crate) fn rule(&self) -> Result<Limit, FormProblem> {
        let per = self.organisation_per.map(|word| word.0);
        if self.organisation_minor.is_none() && per.is_some() {
            return Err(FormProblem::form(
                "organisation_minor",
                "is missing beside `organisation_per`",
            ));
        }
        let organisation = self.organisation_minor.map(|minor| OrganisationLimit {
            minor,
            per: per.unwrap_or(Period::Lifetime),
        });
        Ok(Limit {
            project_minor: self.project_minor,
            project_goal_bps: self.project_goal_bps,
            project_pool_bps: self.project_pool_bps,
            not_above: self.not_above.map(|word| word.0),
            organisation,
            floor_minor: self.floor_minor,
            excess: self.excess.map_or(Excess::Lose, |word| word.0),
        })
    }
}
