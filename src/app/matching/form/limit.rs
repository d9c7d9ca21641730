//! The form of primitive 7: ceilings and floors.

use engine::{
    AMOUNT_MAX, Ceiling, Excess, Limit, OrganisationLimit, Period, Programme, ProjectIs, ProjectLimit,
    WHOLE_BPS,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::problem::FormProblem;
use super::read::{Found, absent};
use super::word::Word;

/// `limit`: absent means “no limit”.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct LimitForm {
    /// The most that the rule gives to one project, in minor units.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub project_minor: Option<i64>,
    /// The same for projects that are something in particular; the first that fits holds.
    #[serde(skip_serializing_if = "absent")]
    pub project_by: Vec<ProjectLimitForm>,
    /// The same as a share of the goal.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = WHOLE_BPS))]
    pub project_goal_bps: Option<u32>,
    /// The same as a share of the pool.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = WHOLE_BPS))]
    pub project_pool_bps: Option<u32>,
    /// What crowd and all match together must not pass because of this rule.
    #[serde(skip_serializing_if = "absent")]
    pub not_above: Option<Word<Ceiling>>,
    /// The most that the rule gives to all projects of one owner, in minor units.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub organisation_minor: Option<i64>,
    /// Over what time that is added up; `lifetime` where absent.
    #[serde(skip_serializing_if = "absent")]
    pub organisation_per: Option<Word<Period>>,
    /// The least that a gift must earn, in minor units.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub floor_minor: Option<i64>,
    /// What becomes of a claim above a limit; `lose` where absent.
    #[serde(skip_serializing_if = "absent")]
    pub excess: Option<Word<Excess>>,
}

/// A limit for projects that are something in particular: in an area, of a category, by a kind of owner or by
/// an owner with little turnover.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProjectLimitForm {
    /// In this area.
    #[serde(default, skip_serializing_if = "absent")]
    pub area: Option<String>,
    /// Of this category.
    #[serde(default, skip_serializing_if = "absent")]
    pub category: Option<String>,
    /// By an owner of this kind.
    #[serde(default, skip_serializing_if = "absent")]
    pub applicant: Option<String>,
    /// By an owner with a yearly turnover of at most this, in minor units.
    #[serde(default, skip_serializing_if = "absent")]
    #[schemars(range(min = 0, max = AMOUNT_MAX))]
    pub turnover_max_minor: Option<i64>,
    /// The limit, in minor units.
    #[schemars(range(min = 0, max = AMOUNT_MAX))]
    pub minor: i64,
}

impl ProjectLimitForm {
    fn rule(&self, names: &mut Programme) -> Result<ProjectLimit, FormProblem> {
        let when = match (
            &self.area,
            &self.category,
            &self.applicant,
            self.turnover_max_minor,
        ) {
            (Some(area), None, None, None) => ProjectIs::In(names.area(area)),
            (None, Some(category), None, None) => ProjectIs::Of(names.category(category)),
            (None, None, Some(kind), None) => ProjectIs::By(names.applicant(kind)),
            (None, None, None, Some(most)) => ProjectIs::TurnoverUpTo(most),
            _ => {
                let one = "give one of `area`, `category`, `applicant` and `turnover_max_minor`";
                return Err(FormProblem::form("", one));
            }
        };
        Ok(ProjectLimit {
            when,
            minor: self.minor,
        })
    }
}

impl LimitForm {
    /// The paths are those within `limit`.
    pub(crate) fn rule(&self, names: &mut Programme) -> Found<Limit> {
        let mut problems = Vec::new();
        let per = self.organisation_per.map(|word| word.0);
        if self.organisation_minor.is_none() && per.is_some() {
            problems.push(FormProblem::form(
                "organisation_minor",
                "is missing beside `organisation_per`",
            ));
        }
        let mut project_by = Vec::with_capacity(self.project_by.len());
        for (place, form) in self.project_by.iter().enumerate() {
            match form.rule(names) {
                Ok(limit) => project_by.push(limit),
                Err(problem) => problems.push(problem.within(&format!("project_by[{place}]"))),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let organisation = self.organisation_minor.map(|minor| OrganisationLimit {
            minor,
            per: per.unwrap_or(Period::Lifetime),
        });
        Ok(Limit {
            project_minor: self.project_minor,
            project_by,
            project_goal_bps: self.project_goal_bps,
            project_pool_bps: self.project_pool_bps,
            not_above: self.not_above.map(|word| word.0),
            organisation,
            floor_minor: self.floor_minor,
            excess: self.excess.map_or(Excess::Lose, |word| word.0),
        })
    }
}
