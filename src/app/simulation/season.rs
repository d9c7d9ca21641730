//! What an invented season is drawn from: a scale, and projects like those of a city.

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::Currency;
use domain::problem::RuleReason;
use serde::{Deserialize, Serialize};

use crate::matching::form::{FormProblem, PoolForm, RuleForm, StackForm};

/// How large an invented season is, and what it is drawn from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// The same seed, the same season.
    pub seed: u64,
    /// How many projects.
    pub projects: u32,
    /// How many people give.
    pub residents: u32,
    /// In how many months campaigns are published.
    pub months: u32,
}

impl Scale {
    /// Projects at most.
    pub const PROJECTS_MAX: u32 = 10_000;
    /// Residents at most.
    pub const RESIDENTS_MAX: u32 = 2_000_000;
    /// Months at most.
    pub const MONTHS_MAX: u32 = 36;

    /// Every number out of its range, by the name of its field.
    pub fn check(&self) -> Vec<FormProblem> {
        let bounds = [
            ("projects", self.projects, Self::PROJECTS_MAX),
            ("residents", self.residents, Self::RESIDENTS_MAX),
            ("months", self.months, Self::MONTHS_MAX),
        ];
        let wrong = bounds
            .into_iter()
            .filter(|(_, value, max)| !(1..=*max).contains(value));
        wrong
            .map(|(field, _, max)| {
                FormProblem::new(
                    field,
                    RuleReason::OutOfRange {
                        min: 1,
                        max: i64::from(max),
                    },
                )
            })
            .collect()
    }
}

impl Default for Scale {
    /// A town's year.
    fn default() -> Self {
        Self {
            seed: 1,
            projects: 60,
            residents: 4000,
            months: 12,
        }
    }
}

/// A project after which others are drawn: the goal of one, the place of another, the category of a third.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Model {
    /// What it asked for, in minor units.
    pub goal_minor: i64,
    /// The keys of where it lies.
    pub areas: Vec<String>,
    /// The key of its category.
    pub category: Option<String>,
    /// What kind of applicant its owner is.
    pub applicant: Option<String>,
}

/// All that a season is drawn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Season {
    /// The currency of all amounts.
    pub currency: Currency,
    /// Whose days and months these are.
    pub zone: Tz,
    /// The first day.
    pub begins: NaiveDate,
    /// The present pools, full.
    pub pools: Vec<PoolForm>,
    /// Their present rules.
    pub rules: Vec<RuleForm>,
    /// How they go together.
    pub stack: StackForm,
    /// After which projects are drawn; never empty.
    pub models: Vec<Model>,
}

impl Season {
    /// A season of nowhere in particular: five neighbourhoods, four categories, and one pool that doubles each
    /// gift up to a limit and has a fifth of what all projects ask for together.
    pub fn invented(scale: Scale, begins: NaiveDate) -> Self {
        let currency = Currency::EUR;
        let models = invented_models(currency, &PLACES, &CATEGORIES);
        let goals: i64 = models.iter().map(|model| model.goal_minor).sum();
        let mean = goals / i64::try_from(models.len()).unwrap_or(1).max(1);
        // A fifth, in whole hundreds.
        let hundred = 100 * currency.minor_per_unit();
        let amount_minor = mean.saturating_mul(i64::from(scale.projects)) / (5 * hundred) * hundred;
        let pool = PoolForm::new("pool", amount_minor.max(hundred));
        let mut rule = RuleForm::ratio("double", 1, "pool", 1, 1);
        rule.clip.contribution_max_minor = Some(100 * currency.minor_per_unit());
        rule.limit.project_goal_bps = Some(5000);
        Self {
            currency,
            zone: chrono_tz::Europe::Paris,
            begins,
            pools: vec![pool],
            rules: vec![rule],
            stack: StackForm::default(),
            models,
        }
    }
}

const PLACES: [&str; 5] = ["centre", "north", "south", "east", "west"];
const CATEGORIES: [&str; 4] = ["nature", "culture", "sport", "solidarity"];

/// Goals of civic campaigns in units of the currency, small ones more often.
const GOALS: [i64; 12] = [
    800, 1200, 1500, 2000, 2500, 3000, 4000, 5000, 6500, 8000, 12_000, 20_000,
];

/// Models where a city has too few projects of its own.
pub(super) fn invented_models(
    currency: Currency,
    places: &[impl AsRef<str>],
    categories: &[impl AsRef<str>],
) -> Vec<Model> {
    let lines = GOALS.iter().enumerate();
    let nth = |list: usize, nth: usize| (list > 0).then(|| nth % list);
    lines
        .map(|(line, goal)| Model {
            goal_minor: goal * currency.minor_per_unit(),
            areas: nth(places.len(), line)
                .map(|at| places[at].as_ref().to_owned())
                .into_iter()
                .collect(),
            category: nth(categories.len(), line).map(|at| categories[at].as_ref().to_owned()),
            applicant: Some("association".to_owned()),
        })
        .collect()
}
