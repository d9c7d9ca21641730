//! What a rule does, in French: one sentence for the usual, and one more for each thing that is not.

mod course;
mod gift;
mod project;

use domain::{Currency, Locale};
use engine::{Base, RateSelector, WHOLE_BPS};

use super::decision::fraction;
use super::money;
use crate::matching::form::{RateStepForm, RateTableForm, RuleForm};
use crate::words::figure::{listed, moment, number, percent, sentence as finished};
use crate::words::rule::{Named, Share, units};

pub(in crate::words) fn sentence(
    rule: &RuleForm,
    currency: Currency,
    names: &dyn Fn(Named, &str) -> String,
) -> String {
    let share = Share::of(&rule.rate);
    let alone = rule.base.0 == Base::Contribution;
    let gifts = gift::which(&rule.count, !alone, currency, names);
    // What a rule that does not look at the gifts one by one counts is said by itself.
    let told = matches!(rule.base.0, Base::Contribution | Base::Sum) && !gift::are_costs(&rule.count);
    let first = format!(
        "{}{}",
        verb(rule, share, currency),
        if told { &gifts } else { "" }
    );
    let mut parts = vec![first];
    parts.extend(gift::clip(rule, share, currency));
    parts.extend(project::limits(rule, currency, names));
    parts.extend(project::which(&rule.eligible, currency, names));
    let mut sentences = vec![parts.join(", ")];
    sentences.extend(
        rule.rate
            .table
            .as_ref()
            .map(|steps| table(steps, currency, names)),
    );
    if !told && !gifts.is_empty() {
        sentences.push(format!("comptent les dons{gifts}"));
    }
    sentences.extend(gift::more(&rule.count, currency));
    sentences.extend(project::more(&rule.eligible, currency));
    sentences.extend(course::sentences(rule, currency));
    let finished: Vec<String> = sentences.iter().map(|sentence| finished(sentence)).collect();
    finished.join(" ")
}

fn verb(rule: &RuleForm, share: Option<Share>, currency: Currency) -> String {
    // With its preposition, and without.
    let (of, whole) = match rule.base.0 {
        Base::Contribution => return to_each_gift(share, currency),
        Base::Sum if gift::are_costs(&rule.count) => (
            "de ce que le projet prouve avoir dépensé",
            "ce que le projet prouve avoir dépensé",
        ),
        Base::Sum => ("de la somme des dons", "la somme des dons"),
        Base::Goal => ("de l’objectif du projet", "l’objectif du projet"),
        Base::Gap => (
            "de ce qui manque au projet pour atteindre son objectif",
            "ce qui manque au projet pour atteindre son objectif",
        ),
        Base::One => ("du projet", "le projet"),
        Base::Qf => {
            return "la ville répartit le fonds selon la formule quadratique, pour laquelle beaucoup de donateurs \
                    comptent plus que de gros dons"
                .to_owned();
        }
    };
    match share {
        Some(Share::Times(1)) if rule.base.0 == Base::Sum => format!("la ville double {whole}"),
        Some(Share::Times(1)) if rule.base.0 == Base::Gap => format!("la ville donne {whole}"),
        Some(Share::Times(1)) => format!("la ville donne autant que {whole}"),
        Some(Share::Times(times)) => format!("la ville donne {times} fois {whole}"),
        Some(Share::Flat(minor)) => format!("la ville donne {} au projet", money(minor, currency)),
        Some(share) => format!("la ville donne {}", part(share, of, currency)),
        None if rule.base.0 == Base::One => "la ville donne un montant au projet".to_owned(),
        None => format!("la ville donne un montant calculé à partir {of}"),
    }
}

/// So much of something, which comes with its preposition: “la moitié de l’objectif”.
fn part(share: Share, of: &str, currency: Currency) -> String {
    match share {
        Share::Times(times) => format!("{times} fois le montant {of}"),
        Share::Part(part) => format!("{} {of}", fraction(part)),
        Share::Percent(bps) => format!("{} {of}", percent(Locale::Fr, bps)),
        Share::Ratio(num, den) => format!(
            "{} pour {} {of}",
            money(units(num, currency), currency),
            money(units(den, currency), currency)
        ),
        Share::Flat(minor) => money(minor, currency),
        Share::Goal(bps) => format!("{} de l’objectif du projet", percent(Locale::Fr, bps)),
    }
}

fn to_each_gift(share: Option<Share>, currency: Currency) -> String {
    match share {
        Some(Share::Times(1)) => "la ville double chaque don".to_owned(),
        Some(Share::Times(2)) => "la ville triple chaque don".to_owned(),
        Some(Share::Times(3)) => "la ville quadruple chaque don".to_owned(),
        Some(Share::Times(times)) => format!("la ville ajoute {times} fois chaque don"),
        Some(Share::Flat(minor)) => format!("la ville ajoute {} à chaque don", money(minor, currency)),
        Some(Share::Goal(bps)) => {
            format!(
                "la ville ajoute {} de l’objectif du projet à chaque don",
                percent(Locale::Fr, bps)
            )
        }
        Some(share) => format!("la ville ajoute {}", part(share, "de chaque don", currency)),
        None => "la ville complète chaque don".to_owned(),
    }
}

/// The steps of a table: “selon le montant du don : 20 % à partir de 100 €, 30 % à partir de 500 €”.
fn table(table: &RateTableForm, currency: Currency, names: &dyn Fn(Named, &str) -> String) -> String {
    let by = match table.selector.0 {
        RateSelector::GiftSize => "selon le montant du don",
        RateSelector::CrowdSoFar => "selon ce que les dons ont déjà apporté",
        RateSelector::PoolUsed => "selon ce que le fonds a déjà donné",
        RateSelector::TimeWindow => "selon le moment du don",
        RateSelector::Goal => "selon l’objectif du projet",
        RateSelector::Turnover => "selon les recettes annuelles du porteur",
        RateSelector::ProjectAttribute => "selon le projet",
        RateSelector::Rank => "selon le rang",
        RateSelector::Milestone => "pour chaque palier que les dons atteignent",
        RateSelector::SeededDraw => "selon un numéro de 0 à 9 999 tiré au sort",
    };
    let marginal = match table.mode {
        Some(mode) if mode.0 == engine::RateMode::Marginal => " (chaque tranche à son palier)",
        _ => "",
    };
    let step =
        |step: &RateStepForm| format!("{} {}", pays(step, currency), when(table, step, currency, names));
    let steps: Vec<String> = table.steps.iter().map(step).collect();
    format!("{by}{marginal} : {}", listed(&steps, "et"))
}

fn pays(step: &RateStepForm, currency: Currency) -> String {
    match (step.num, step.den, step.flat_minor, step.goal_share_bps) {
        (Some(num), Some(den), ..) => {
            let bps = u64::from(num) * u64::from(WHOLE_BPS);
            if bps.is_multiple_of(u64::from(den.max(1))) {
                percent(Locale::Fr, bps / u64::from(den.max(1)))
            } else {
                format!("{num}/{den}")
            }
        }
        (_, _, Some(minor), _) => money(minor, currency),
        (.., Some(bps)) => format!("{} de l’objectif", percent(Locale::Fr, u64::from(bps))),
        _ => "rien".to_owned(),
    }
}

fn when(
    table: &RateTableForm,
    step: &RateStepForm,
    currency: Currency,
    names: &dyn Fn(Named, &str) -> String,
) -> String {
    if let Some(at) = step.from_at {
        return format!("à partir du {}", moment(Locale::Fr, at, None));
    }
    if let Some(from) = step.from {
        return match table.selector.0 {
            RateSelector::Milestone => {
                format!("à {} de l’objectif", percent(Locale::Fr, from.unsigned_abs()))
            }
            RateSelector::Rank => format!("à partir du rang {}", number(Locale::Fr, from)),
            RateSelector::SeededDraw => format!("à partir de {}", number(Locale::Fr, from)),
            _ => format!("à partir de {}", money(from, currency)),
        };
    }
    match (&step.area, &step.category, &step.applicant) {
        (Some(area), ..) => format!("dans le secteur « {} »", names(Named::Area, area)),
        (_, Some(category), _) => format!("dans la catégorie « {} »", names(Named::Category, category)),
        (.., Some(kind)) => format!("pour un porteur de type « {} »", names(Named::Applicant, kind)),
        _ => "pour tous les autres".to_owned(),
    }
}
