//! Which projects, and up to what ceilings, in English.

use domain::{Currency, Locale};
use engine::{ActivePer, CampaignKind, Ceiling, OncePer, Period, Selection};

use super::super::money;
use crate::matching::form::{EligibleForm, RuleForm};
use crate::words::figure::{listed, number, percent};
use crate::words::rule::Named;

pub(super) fn limits(
    rule: &RuleForm,
    currency: Currency,
    names: &dyn Fn(Named, &str) -> String,
) -> Vec<String> {
    let limit = &rule.limit;
    let mut parts = Vec::new();
    if let Some(max) = limit.project_minor {
        parts.push(format!("up to {} a project", money(max, currency)));
    }
    for one in &limit.project_by {
        let whose = match (&one.area, &one.category, &one.applicant, one.turnover_max_minor) {
            (Some(area), ..) => format!("in the area “{}”", names(Named::Area, area)),
            (_, Some(category), ..) => format!("in the category “{}”", names(Named::Category, category)),
            (_, _, Some(kind), _) => {
                format!("of an owner of the kind “{}”", names(Named::Applicant, kind))
            }
            (.., most) => format!(
                "of an owner with a turnover of at most {} a year",
                money(most.unwrap_or(0), currency)
            ),
        };
        parts.push(format!("up to {} a project {whose}", money(one.minor, currency)));
    }
    if let Some(bps) = limit.project_goal_bps {
        parts.push(format!(
            "up to {} of the project’s goal",
            percent(Locale::En, u64::from(bps))
        ));
    }
    if let Some(bps) = limit.project_pool_bps {
        parts.push(format!(
            "up to {} of the pool for one project",
            percent(Locale::En, u64::from(bps))
        ));
    }
    if let Some(max) = limit.organisation_minor {
        let year = limit.organisation_per.is_some_and(|per| per.0 == Period::Year);
        let per = if year { " and year" } else { "" };
        parts.push(format!("up to {} per project owner{per}", money(max, currency)));
    }
    if let Some(ceiling) = limit.not_above {
        let what = match ceiling.0 {
            Ceiling::Goal => "its goal",
            Ceiling::Minimum => "the minimum it needs",
            Ceiling::Optimum => "its ideal budget",
        };
        parts.push(format!("without taking a project above {what}"));
    }
    if let Some(floor) = limit.floor_minor {
        parts.push(format!("nothing if that is less than {}", money(floor, currency)));
    }
    parts
}

/// The shown names, each in its quotation marks.
pub(super) fn quoted(named: Named, keys: &[String], names: &dyn Fn(Named, &str) -> String) -> Vec<String> {
    keys.iter()
        .map(|key| format!("“{}”", names(named, key)))
        .collect()
}

/// How many places a sentence names; the rule itself names them all.
const SHOWN: usize = 3;

/// In one of these neighbourhoods or areas.
pub(super) fn within(areas: &[String], last: &str) -> String {
    let several = if areas.len() > 1 {
        "in the areas"
    } else {
        "in the area"
    };
    if areas.len() <= SHOWN + 1 {
        return format!("{several} {}", listed(areas, last));
    }
    let mut shown: Vec<String> = areas.iter().take(SHOWN).cloned().collect();
    shown.push(format!("{} others", areas.len() - SHOWN));
    format!("{several} {}", listed(&shown, last))
}

/// Which projects.
pub(super) fn which(
    eligible: &EligibleForm,
    currency: Currency,
    names: &dyn Fn(Named, &str) -> String,
) -> Vec<String> {
    let mut parts = Vec::new();
    let categories = quoted(Named::Category, &eligible.categories, names);
    match categories.as_slice() {
        [] => {}
        [one] => parts.push(format!("in the category {one}")),
        several => parts.push(format!("in the categories {}", listed(several, "and"))),
    }
    if !eligible.areas.is_empty() {
        parts.push(within(&quoted(Named::Area, &eligible.areas, names), "and"));
    }
    if !eligible.applicants.is_empty() {
        let applicants = quoted(Named::Applicant, &eligible.applicants, names);
        parts.push(format!("of an owner of the kind {}", listed(&applicants, "or")));
    }
    let campaigns: Vec<String> = eligible
        .campaigns
        .iter()
        .map(|campaign| match campaign.0 {
            CampaignKind::AllOrNothing => "“all or nothing”".to_owned(),
            CampaignKind::Keep => "“keep what you raise”".to_owned(),
            CampaignKind::SolidarityPot => "“solidarity pot”".to_owned(),
        })
        .collect();
    if !campaigns.is_empty() {
        parts.push(format!(
            "with a campaign of the kind {}",
            listed(&campaigns, "or")
        ));
    }
    match (eligible.goal_min_minor, eligible.goal_max_minor) {
        (Some(min), Some(max)) => {
            parts.push(format!(
                "with a goal from {} to {}",
                money(min, currency),
                money(max, currency)
            ));
        }
        (Some(min), None) => parts.push(format!("with a goal of at least {}", money(min, currency))),
        (None, Some(max)) => parts.push(format!("with a goal of at most {}", money(max, currency))),
        (None, None) => {}
    }
    match (eligible.turnover_min_minor, eligible.turnover_max_minor) {
        (Some(min), Some(max)) => parts.push(format!(
            "of an owner with a yearly turnover from {} to {}",
            money(min, currency),
            money(max, currency)
        )),
        (Some(min), None) => parts.push(format!(
            "of an owner with a yearly turnover of at least {}",
            money(min, currency)
        )),
        (None, Some(max)) => parts.push(format!(
            "of an owner with a yearly turnover of at most {}",
            money(max, currency)
        )),
        (None, None) => {}
    }
    if eligible.training_done {
        parts.push("of an owner who has done the training".to_owned());
    }
    if let Some(first) = parts.first_mut() {
        first.insert_str(0, "for projects ");
    }
    if eligible.from.is_some() || eligible.until.is_some() {
        parts.push("within the set dates".to_owned());
    }
    parts
}

/// What else there is to say about who takes part, a sentence each.
pub(super) fn more(eligible: &EligibleForm, currency: Currency) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some(most) = eligible.max_active {
        let per = match most.per.map(|word| word.0) {
            Some(ActivePer::Area) => " in one area",
            Some(ActivePer::Organisation) => " of one owner",
            Some(ActivePer::Rule) | None => "",
        };
        let when = if most.in_year {
            "in a calendar year"
        } else {
            "at the same time"
        };
        sentences.push(format!(
            "at most {} {}{per} can be helped {when}",
            number(Locale::En, i64::from(most.number)),
            if most.number == 1 { "project" } else { "projects" }
        ));
    }
    match eligible.once_per.map(|word| word.0) {
        Some(OncePer::Project) => {
            sentences.push("a project is helped under one rule of the pool only".to_owned());
        }
        Some(OncePer::Organisation) => {
            sentences.push("a project owner is helped with one project only".to_owned());
        }
        Some(OncePer::Year) => {
            sentences.push("a project owner is helped with one project in a calendar year only".to_owned());
        }
        None => {}
    }
    if eligible.selection.is_some_and(|word| word.0 == Selection::Jury) {
        sentences.push("a jury chooses the projects".to_owned());
    }
    if let Some(band) = eligible.overrides {
        let share = |bps: u32| format!("{} of the goal", percent(Locale::En, u64::from(bps)));
        let mut within = Vec::new();
        within.extend(band.share_min_bps.map(|bps| format!("at least {}", share(bps))));
        within.extend(band.share_max_bps.map(|bps| format!("at most {}", share(bps))));
        within.extend(
            band.cap_min_minor
                .map(|minor| format!("a ceiling of at least {}", money(minor, currency))),
        );
        within.extend(
            band.cap_max_minor
                .map(|minor| format!("a ceiling of at most {}", money(minor, currency))),
        );
        let bounds = if within.is_empty() {
            String::new()
        } else {
            format!(": {}", listed(&within, "and"))
        };
        sentences.push(format!(
            "the jury may set another share or ceiling for a project{bounds}"
        ));
    }
    sentences
}
