//! Which projects, and up to what ceilings, in French.

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
        parts.push(format!("jusqu’à {} par projet", money(max, currency)));
    }
    for one in &limit.project_by {
        let whose = match (&one.area, &one.category, &one.applicant, one.turnover_max_minor) {
            (Some(area), ..) => format!("dans le secteur « {} »", names(Named::Area, area)),
            (_, Some(category), ..) => {
                format!("de la catégorie « {} »", names(Named::Category, category))
            }
            (_, _, Some(kind), _) => format!("d’un porteur de type « {} »", names(Named::Applicant, kind)),
            (.., most) => format!(
                "d’un porteur dont les recettes annuelles sont d’au plus {}",
                money(most.unwrap_or(0), currency)
            ),
        };
        parts.push(format!(
            "jusqu’à {} par projet {whose}",
            money(one.minor, currency)
        ));
    }
    if let Some(bps) = limit.project_goal_bps {
        parts.push(format!(
            "jusqu’à {} de l’objectif du projet",
            percent(Locale::Fr, u64::from(bps))
        ));
    }
    if let Some(bps) = limit.project_pool_bps {
        parts.push(format!(
            "jusqu’à {} du fonds par projet",
            percent(Locale::Fr, u64::from(bps))
        ));
    }
    if let Some(max) = limit.organisation_minor {
        let year = limit.organisation_per.is_some_and(|per| per.0 == Period::Year);
        let per = if year { " et par an" } else { "" };
        parts.push(format!(
            "jusqu’à {} par porteur de projet{per}",
            money(max, currency)
        ));
    }
    if let Some(ceiling) = limit.not_above {
        let what = match ceiling.0 {
            Ceiling::Goal => "son objectif",
            Ceiling::Minimum => "le minimum dont il a besoin",
            Ceiling::Optimum => "son budget idéal",
        };
        parts.push(format!("sans que le projet dépasse {what}"));
    }
    if let Some(floor) = limit.floor_minor {
        parts.push(format!(
            "rien si l’ajout est inférieur à {}",
            money(floor, currency)
        ));
    }
    parts
}

/// The shown names, each in its quotation marks.
pub(super) fn quoted(named: Named, keys: &[String], names: &dyn Fn(Named, &str) -> String) -> Vec<String> {
    keys.iter()
        .map(|key| format!("« {} »", names(named, key)))
        .collect()
}

/// How many places a sentence names; the rule itself names them all.
const SHOWN: usize = 3;

/// In one of these neighbourhoods or areas.
pub(super) fn sector(areas: &[String], last: &str) -> String {
    let several = if areas.len() > 1 {
        "dans les secteurs"
    } else {
        "dans le secteur"
    };
    if areas.len() <= SHOWN + 1 {
        return format!("{several} {}", listed(areas, last));
    }
    let mut shown: Vec<String> = areas.iter().take(SHOWN).cloned().collect();
    shown.push(format!("{} autres", areas.len() - SHOWN));
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
        [one] => parts.push(format!("de la catégorie {one}")),
        several => parts.push(format!("des catégories {}", listed(several, "et"))),
    }
    if !eligible.areas.is_empty() {
        parts.push(sector(&quoted(Named::Area, &eligible.areas, names), "et"));
    }
    if !eligible.applicants.is_empty() {
        let applicants = quoted(Named::Applicant, &eligible.applicants, names);
        parts.push(format!(
            "portés par un acteur de type {}",
            listed(&applicants, "ou")
        ));
    }
    let campaigns: Vec<String> = eligible
        .campaigns
        .iter()
        .map(|campaign| match campaign.0 {
            CampaignKind::AllOrNothing => "« tout ou rien »".to_owned(),
            CampaignKind::Keep => "« tout est gardé »".to_owned(),
            CampaignKind::SolidarityPot => "« cagnotte solidaire »".to_owned(),
        })
        .collect();
    if !campaigns.is_empty() {
        parts.push(format!(
            "dont la campagne est de type {}",
            listed(&campaigns, "ou")
        ));
    }
    match (eligible.goal_min_minor, eligible.goal_max_minor) {
        (Some(min), Some(max)) => parts.push(format!(
            "dont l’objectif est compris entre {} et {}",
            money(min, currency),
            money(max, currency)
        )),
        (Some(min), None) => parts.push(format!("dont l’objectif est d’au moins {}", money(min, currency))),
        (None, Some(max)) => parts.push(format!("dont l’objectif est d’au plus {}", money(max, currency))),
        (None, None) => {}
    }
    match (eligible.turnover_min_minor, eligible.turnover_max_minor) {
        (Some(min), Some(max)) => parts.push(format!(
            "dont le porteur a des recettes annuelles comprises entre {} et {}",
            money(min, currency),
            money(max, currency)
        )),
        (Some(min), None) => parts.push(format!(
            "dont le porteur a des recettes annuelles d’au moins {}",
            money(min, currency)
        )),
        (None, Some(max)) => parts.push(format!(
            "dont le porteur a des recettes annuelles d’au plus {}",
            money(max, currency)
        )),
        (None, None) => {}
    }
    if eligible.training_done {
        parts.push("dont le porteur a suivi la formation".to_owned());
    }
    if let Some(first) = parts.first_mut() {
        first.insert_str(0, "pour les projets ");
    }
    if eligible.from.is_some() || eligible.until.is_some() {
        parts.push("pendant la période prévue".to_owned());
    }
    parts
}

/// What else there is to say about who takes part, a sentence each.
pub(super) fn more(eligible: &EligibleForm, currency: Currency) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some(most) = eligible.max_active {
        let per = match most.per.map(|word| word.0) {
            Some(ActivePer::Area) => " par secteur",
            Some(ActivePer::Organisation) => " par porteur",
            Some(ActivePer::Rule) | None => "",
        };
        let when = match (most.in_year, per) {
            (true, "") => "par année civile",
            (true, _) => "et par année civile",
            (false, _) => "en même temps",
        };
        let projects = if most.number == 1 {
            "un projet peut être aidé".to_owned()
        } else {
            format!(
                "{} projets peuvent être aidés",
                number(Locale::Fr, i64::from(most.number))
            )
        };
        sentences.push(format!("au plus {projects}{per} {when}"));
    }
    match eligible.once_per.map(|word| word.0) {
        Some(OncePer::Project) => {
            sentences.push("un projet est aidé selon une seule règle du fonds".to_owned());
        }
        Some(OncePer::Organisation) => {
            sentences.push("un porteur est aidé pour un seul projet".to_owned());
        }
        Some(OncePer::Year) => {
            sentences.push("un porteur est aidé pour un seul projet par année civile".to_owned());
        }
        None => {}
    }
    if eligible.selection.is_some_and(|word| word.0 == Selection::Jury) {
        sentences.push("un jury choisit les projets".to_owned());
    }
    if let Some(band) = eligible.overrides {
        let share = |bps: u32| format!("{} de l’objectif", percent(Locale::Fr, u64::from(bps)));
        let mut within = Vec::new();
        within.extend(band.share_min_bps.map(|bps| format!("au moins {}", share(bps))));
        within.extend(band.share_max_bps.map(|bps| format!("au plus {}", share(bps))));
        within.extend(
            band.cap_min_minor
                .map(|minor| format!("un plafond d’au moins {}", money(minor, currency))),
        );
        within.extend(
            band.cap_max_minor
                .map(|minor| format!("un plafond d’au plus {}", money(minor, currency))),
        );
        let bounds = if within.is_empty() {
            String::new()
        } else {
            format!(" : {}", listed(&within, "et"))
        };
        sentences.push(format!(
            "le jury peut fixer une autre part ou un autre plafond pour un projet{bounds}"
        ));
    }
    sentences
}
