//! What a rule does, in French.

use domain::{Currency, Locale};
use engine::{CampaignKind, Ceiling, Channel, DonorScope, DonorType, MatchFate, Over, Period, WHOLE_BPS};

use super::decision::fraction;
use super::money;
use crate::matching::form::{CountForm, EligibleForm, RuleForm};
use crate::words::figure::{listed, percent, sentence as finished};
use crate::words::rule::{Named, Share, units};

pub(in crate::words) fn sentence(
    rule: &RuleForm,
    currency: Currency,
    names: &dyn Fn(Named, &str) -> String,
) -> String {
    let share = Share::of(&rule.rate);
    let mut parts = vec![format!(
        "{}{}",
        verb(share, currency),
        gifts(&rule.count, currency, names)
    )];
    parts.extend(clip(rule, share, currency));
    parts.extend(limits(rule, currency));
    parts.extend(projects(&rule.eligible, currency, names));
    let mut text = finished(&parts.join(", "));
    text.push_str(&end(rule));
    text
}

fn verb(share: Option<Share>, currency: Currency) -> String {
    match share {
        Some(Share::Times(1)) => "la ville double chaque don".to_owned(),
        Some(Share::Times(2)) => "la ville triple chaque don".to_owned(),
        Some(Share::Times(3)) => "la ville quadruple chaque don".to_owned(),
        Some(Share::Times(times)) => format!("la ville ajoute {times} fois chaque don"),
        Some(Share::Part(part)) => format!("la ville ajoute {} de chaque don", fraction(part)),
        Some(Share::Percent(bps)) => format!("la ville ajoute {} de chaque don", percent(Locale::Fr, bps)),
        Some(Share::Ratio(num, den)) => format!(
            "la ville ajoute {} pour {} de chaque don",
            money(units(num, currency), currency),
            money(units(den, currency), currency)
        ),
        Some(Share::Flat(minor)) => format!("la ville ajoute {} à chaque don", money(minor, currency)),
        None => "la ville complète les dons comme le dit la règle publiée".to_owned(),
    }
}

/// Which gifts: “d’au moins 5 €, fait en ligne par une personne”.
fn gifts(count: &CountForm, currency: Currency, names: &dyn Fn(Named, &str) -> String) -> String {
    let mut text = String::new();
    if let Some(min) = count.min_minor {
        text.push_str(&format!(" d’au moins {}", money(min, currency)));
    }
    let channels: Vec<String> = count
        .channels
        .iter()
        .map(|channel| match channel.0 {
            Channel::Online => "en ligne".to_owned(),
            Channel::BankTransfer => "par virement".to_owned(),
            Channel::Cash => "en espèces".to_owned(),
        })
        .collect();
    let donors: Vec<String> = count
        .donor_types
        .iter()
        .map(|donor| match donor.0 {
            DonorType::Person => "une personne".to_owned(),
            DonorType::Firm => "une entreprise".to_owned(),
            DonorType::PublicBody => "un organisme public".to_owned(),
            DonorType::Foundation => "une fondation".to_owned(),
        })
        .collect();
    if !channels.is_empty() || !donors.is_empty() {
        text.push_str(" fait");
    }
    if !channels.is_empty() {
        text.push_str(&format!(" {}", listed(&channels, "ou")));
    }
    if !donors.is_empty() {
        text.push_str(&format!(" par {}", listed(&donors, "ou par")));
    }
    if count.from.is_some() || count.until.is_some() {
        text.push_str(" reçu pendant la période prévue");
    }
    if !count.donor_areas.is_empty() {
        let areas = quoted(Named::Area, &count.donor_areas, names);
        text.push_str(&format!(", si la personne habite {}", sector(&areas, "ou")));
    }
    text
}

fn clip(rule: &RuleForm, share: Option<Share>, currency: Currency) -> Vec<String> {
    let clip = &rule.clip;
    let doubles = share == Some(Share::Times(1));
    let leaves_out = clip.over.is_some_and(|over| over.0 == Over::LeaveOut);
    let per = if clip.donor_per.is_some_and(|scope| scope.0 == DonorScope::Rule) {
        "par personne, tous projets confondus"
    } else {
        "par personne et par projet"
    };
    let mut parts = Vec::new();
    if let Some(max) = clip.contribution_max_minor {
        let max = money(max, currency);
        parts.push(match (leaves_out, doubles) {
            (true, _) => format!("s’il ne dépasse pas {max}"),
            (false, true) => format!("jusqu’à {max} par don"),
            (false, false) => format!("en comptant au plus {max} par don"),
        });
    }
    match clip.donor_max_count {
        Some(1) => parts.push(format!("une fois {per}")),
        Some(count) => parts.push(format!("{count} fois au plus {per}")),
        None => {}
    }
    if let Some(max) = clip.donor_max_minor {
        let max = money(max, currency);
        let way = if doubles {
            "jusqu’à"
        } else {
            "en comptant au plus"
        };
        let out = if leaves_out {
            " (un don qui ferait passer au-delà est laissé de côté)"
        } else {
            ""
        };
        parts.push(format!("{way} {max} {per}{out}"));
    }
    parts
}

fn limits(rule: &RuleForm, currency: Currency) -> Vec<String> {
    let limit = &rule.limit;
    let mut parts = Vec::new();
    if let Some(max) = limit.project_minor {
        parts.push(format!("jusqu’à {} par projet", money(max, currency)));
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
fn quoted(named: Named, keys: &[String], names: &dyn Fn(Named, &str) -> String) -> Vec<String> {
    keys.iter()
        .map(|key| format!("« {} »", names(named, key)))
        .collect()
}

/// How many places a sentence names; the rule itself names them all.
const SHOWN: usize = 3;

/// In one of these neighbourhoods or areas.
fn sector(areas: &[String], last: &str) -> String {
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
fn projects(
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
    if let Some(first) = parts.first_mut() {
        first.insert_str(0, "pour les projets ");
    }
    if eligible.from.is_some() || eligible.until.is_some() {
        parts.push("pendant la période prévue".to_owned());
    }
    parts
}

/// What happens at the end, where it is not the usual.
fn end(rule: &RuleForm) -> String {
    let keeps = rule
        .settle
        .missed
        .matched
        .is_some_and(|fate| fate.0 == MatchFate::Keep);
    let line = rule.settle.success_at_goal_bps.unwrap_or(WHOLE_BPS);
    if keeps {
        " Le projet garde ce qui a été ajouté, même s’il n’atteint pas son objectif.".to_owned()
    } else if line == WHOLE_BPS {
        String::new()
    } else {
        let line = percent(Locale::Fr, u64::from(line));
        format!(" L’aide est acquise si la campagne se termine avec {line} de l’objectif.")
    }
}
