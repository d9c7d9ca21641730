//! What an owner writes, checked field by field.

use chrono::{DateTime, Utc};
use domain::project::BudgetLineKind;
use domain::{Money, ProblemKind, Problems};
use store::budget_line::BudgetLine;
use store::city::City;
use store::project::Project;

use super::{LABEL_MAX, LINES_MAX, ProjectInput, STORY_MAX, SUMMARY_MAX, TITLE_MAX};
use crate::input;

pub(super) fn set_texts(problems: &mut Problems, project: &mut Project, given: &ProjectInput) {
    if let Some(title) = &given.title
        && let Some(title) = input::line(problems, "input.title", title, TITLE_MAX)
    {
        project.texts.title = title;
    }
    if let Some(summary) = &given.summary {
        project.texts.summary =
            input::optional_line(problems, "input.summary", Some(summary), SUMMARY_MAX).unwrap_or_default();
    }
    if let Some(story) = &given.story {
        project.texts.story =
            input::optional_text(problems, "input.story", Some(story), STORY_MAX).unwrap_or_default();
    }
    if let Some(kind) = given.campaign_kind {
        project.campaign_kind = kind;
    }
}

/// Sets goal, minimum and secured money, and gives the new lines where there are any.
pub(super) fn set_budget(
    problems: &mut Problems,
    project: &mut Project,
    city: &City,
    given: &ProjectInput,
    line: impl Fn((String, Money, BudgetLineKind)) -> BudgetLine,
) -> Option<Vec<BudgetLine>> {
    let goal = given
        .goal
        .as_ref()
        .map(|goal| input::amount(problems, "input.goal", goal, city.currency));
    if let Some(Some(goal)) = goal {
        project.goal_minor = goal.minor;
    }
    let given_lines = given.budget_lines.as_ref()?;
    if given_lines.len() > LINES_MAX {
        let max = i64::try_from(LINES_MAX).unwrap_or(i64::MAX);
        problems.push("input.budgetLines", ProblemKind::OutOfRange { min: 0, max });
        return None;
    }
    let mut lines = Vec::new();
    for (index, given) in given_lines.iter().enumerate() {
        let field = |name: &str| format!("input.budgetLines[{index}].{name}");
        let label = input::line(problems, &field("label"), &given.label, LABEL_MAX);
        let amount = input::amount(problems, &field("amount"), &given.amount, city.currency);
        if let (Some(label), Some(amount)) = (label, amount) {
            lines.push(line((label, amount, given.kind)));
        }
    }
    let sum = |kind: BudgetLineKind| {
        lines
            .iter()
            .filter(|l| l.kind == kind)
            .map(|l| i128::from(l.amount_minor))
            .sum::<i128>()
    };
    let (required, secured) = (sum(BudgetLineKind::Required), sum(BudgetLineKind::Secured));
    let most = required + sum(BudgetLineKind::Optional);
    let max = Money::new(input::AMOUNT_MINOR_MAX, city.currency);
    // More than the engine takes would be a campaign that it never hears of.
    let within = most.max(secured) <= i128::from(input::AMOUNT_MINOR_MAX);
    let (true, Ok(required), Ok(secured)) = (within, i64::try_from(required), i64::try_from(secured)) else {
        problems.push("input.budgetLines", ProblemKind::AmountTooLarge { max });
        return None;
    };
    if let Some(Some(goal)) = goal
        && goal.minor != required
    {
        problems.push(
            "input.goal",
            ProblemKind::NotTheSum {
                sum: Money::new(required, city.currency),
            },
        );
    }
    (project.goal_minor, project.secured_minor) = (required, secured);
    project.minimum_minor = Some(required);
    Some(lines)
}

/// Sets what rules look at beside the budget.
pub(super) fn set_figures(problems: &mut Problems, project: &mut Project, city: &City, given: &ProjectInput) {
    let mut figure = |field: &str, given: &Option<String>| -> Option<Option<i64>> {
        let text = given.as_deref()?;
        if text.trim().is_empty() {
            return Some(None);
        }
        let amount = input::amount(problems, field, text, city.currency)?;
        Some(Some(amount.minor))
    };
    if let Some(cost) = figure("input.cost", &given.cost) {
        project.cost_minor = cost;
    }
    if let Some(own) = figure("input.ownContribution", &given.own_contribution) {
        project.own_minor = own.unwrap_or(0);
    }
}

pub(super) fn set_dates(
    problems: &mut Problems,
    project: &mut Project,
    given: &ProjectInput,
    now: DateTime<Utc>,
) {
    project.opens_at = given.opens_at.or(project.opens_at);
    project.closes_at = given.closes_at.or(project.closes_at);
    if given.closes_at.is_some_and(|closes_at| closes_at <= now) {
        problems.push("input.closesAt", ProblemKind::InThePast);
    } else if project
        .opens_at
        .zip(project.closes_at)
        .is_some_and(|(opens, closes)| closes <= opens)
    {
        problems.push("input.closesAt", ProblemKind::DatesReversed);
    }
}

/// Everything that a project still lacks before others can look at it.
pub(crate) fn complete(project: &Project, now: DateTime<Utc>) -> Problems {
    let mut problems = Problems::none();
    let mut need = |there: bool, field: &str| {
        if !there {
            problems.push(field, ProblemKind::Required);
        }
    };
    need(!project.texts.summary.is_empty(), "summary");
    need(!project.texts.story.is_empty(), "story");
    need(project.goal_minor > 0, "goal");
    need(project.city_wide || project.location.is_some(), "location");
    need(project.closes_at.is_some(), "closesAt");
    if project.closes_at.is_some_and(|closes_at| closes_at <= now) {
        problems.push("closesAt", ProblemKind::InThePast);
    }
    if project.cost_minor.is_some_and(|cost| cost < project.goal_minor) {
        // Nobody asks for more than it costs.
        let (min, max) = (project.goal_minor, input::AMOUNT_MINOR_MAX);
        problems.push("cost", ProblemKind::OutOfRange { min, max });
    }
    if project.goal_minor > 0 && project.secured_minor >= project.goal_minor {
        problems.push(
            "budgetLines",
            ProblemKind::OutOfRange {
                min: 0,
                max: project.goal_minor - 1,
            },
        );
    }
    problems
}
