//! Which gifts count, and how much of them, in French.

use domain::{Currency, Locale};
use engine::{Channel, DistinctBy, DonorScope, DonorType, Over, Relation, Source};

use super::super::money;
use super::project::{quoted, sector};
use crate::matching::form::{CountForm, RuleForm};
use crate::words::figure::{listed, number, percent};
use crate::words::rule::{Named, Share};

/// Which gifts: “d’au moins 5 €, fait en ligne par une personne”.
pub(super) fn which(
    count: &CountForm,
    several: bool,
    currency: Currency,
    names: &dyn Fn(Named, &str) -> String,
) -> String {
    let mut text = String::new();
    let (made, received) = if several {
        ("faits", "reçus")
    } else {
        ("fait", "reçu")
    };
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
        text.push_str(&format!(" {made}"));
    }
    if !channels.is_empty() {
        text.push_str(&format!(" {}", listed(&channels, "ou")));
    }
    if !donors.is_empty() {
        text.push_str(&format!(" par {}", listed(&donors, "ou par")));
    }
    if count.from.is_some() || count.until.is_some() {
        text.push_str(&format!(" {received} pendant la période prévue"));
    }
    if !count.donor_areas.is_empty() {
        let areas = quoted(Named::Area, &count.donor_areas, names);
        text.push_str(&format!(", si la personne habite {}", sector(&areas, "ou")));
    }
    if let Some((first, last)) = count.series_index {
        text.push_str(&format!(
            ", si c’est l’un des versements {} à {} d’un don régulier",
            number(Locale::Fr, i64::from(first)),
            number(Locale::Fr, i64::from(last))
        ));
    }
    if let Some(novelty) = count.novelty {
        let mut ways = Vec::new();
        if novelty.first_gift {
            ways.push("c’est le premier de cette personne".to_owned());
        }
        if let Some(times) = novelty.times {
            let times = match (times.num, times.den) {
                (num, 1) => number(Locale::Fr, i64::from(num)),
                (num, den) => format!("{num}/{den}"),
            };
            ways.push(format!(
                "le don fait au moins {times} fois tous ses dons précédents ensemble"
            ));
        }
        text.push_str(&format!(", si {}", ways.join(" ou si ")));
    }
    text
}

pub(super) fn clip(rule: &RuleForm, share: Option<Share>, currency: Currency) -> Vec<String> {
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
    let source: Vec<String> = [
        clip.single_source_max_minor.map(|max| money(max, currency)),
        clip.single_source_max_goal_bps
            .map(|bps| format!("{} de l’objectif", percent(Locale::Fr, u64::from(bps)))),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !source.is_empty() {
        let lower = if source.len() > 1 {
            " (le plus petit des deux)"
        } else {
            ""
        };
        parts.push(format!(
            "en comptant au plus {} par source{lower}",
            listed(&source, "ou")
        ));
    }
    parts
}

/// Whether costs are added up in the place of gifts.
pub(super) fn are_costs(count: &CountForm) -> bool {
    count.source.is_some_and(|source| source.0 == Source::Costs)
}

/// What else there is to say about what counts, a sentence each.
pub(super) fn more(count: &CountForm, currency: Currency) -> Vec<String> {
    let mut sentences = Vec::new();
    let related: Vec<String> = count
        .related
        .iter()
        .map(|relation| match relation.0 {
            Relation::Unrelated => "de toute autre personne".to_owned(),
            Relation::Owner => "du porteur du projet".to_owned(),
            Relation::Team => "de son équipe".to_owned(),
            Relation::Funder => "des financeurs du fonds".to_owned(),
        })
        .collect();
    if !related.is_empty() {
        let max = count.related_max_minor.map_or_else(String::new, |max| {
            format!(", jusqu’à {} pour tous ensemble", money(max, currency))
        });
        sentences.push(format!("comptent aussi les dons {}{max}", listed(&related, "et")));
    }
    match count.distinct_by.map(|word| word.0) {
        Some(DistinctBy::Email) => {
            sentences.push("les donateurs se distinguent par leur adresse de courriel".to_owned());
        }
        Some(DistinctBy::PaymentInstrument) => {
            sentences.push(
                "les donateurs se distinguent par la carte ou le compte avec lequel ils paient".to_owned(),
            );
        }
        Some(DistinctBy::Person) | None => {}
    }
    let values: Vec<String> = count
        .in_kind
        .iter()
        .map(|value| {
            let from = match value.valid_from {
                Some(_) => " à partir d’une date fixée",
                None => "",
            };
            format!(
                "« {} » à {} l’unité{from}",
                value.kind,
                money(value.minor_per_unit, currency)
            )
        })
        .collect();
    if !values.is_empty() {
        let max = count.in_kind_max_bps.map_or_else(String::new, |bps| {
            format!(
                ", jusqu’à {} de tout ce qui compte",
                percent(Locale::Fr, u64::from(bps))
            )
        });
        sentences.push(format!(
            "comptent aussi les dons en nature : {}{max}",
            listed(&values, "et")
        ));
    }
    sentences
}
