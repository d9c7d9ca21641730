//! The terms of a pool, in French.

use domain::Currency;
use engine::{Sharing, SlicePer};

use super::money;
use crate::matching::form::{PartitionBy, PartitionForm, PoolTermsForm, SliceForm};
use crate::words::rule::Named;

pub(in crate::words) fn sentences(
    terms: &PoolTermsForm,
    currency: Currency,
    names: &dyn Fn(Named, &str) -> String,
) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some(partition) = &terms.partition {
        sentences.extend(parts(partition, currency, names));
    }
    sentences.extend(terms.slice.map(|slice| spread(slice, currency)));
    sentences.extend(terms.sharing.map(|sharing| {
        match sharing.0 {
            Sharing::Waterfall => {
                "Le premier financeur paie jusqu’à ce que son argent soit épuisé, puis le suivant."
            }
            Sharing::ProRata => "Les financeurs paient en proportion de ce qui reste à chacun.",
        }
        .to_owned()
    }));
    sentences
}

fn parts(
    partition: &PartitionForm,
    currency: Currency,
    names: &dyn Fn(Named, &str) -> String,
) -> Vec<String> {
    let by = partition.by.0;
    let part = |key: &str, minor: i64| {
        let amount = money(minor, currency);
        match by {
            PartitionBy::Category => format!(
                "{amount} sont réservés aux projets de la catégorie « {} ».",
                names(Named::Category, key)
            ),
            _ => format!(
                "{amount} sont réservés aux projets situés à {}.",
                names(Named::Area, key)
            ),
        }
    };
    let mut sentences: Vec<String> = partition
        .parts
        .iter()
        .map(|one| part(&one.key, one.amount_minor))
        .collect();
    if let (Some(each), Some(all)) = (partition.each_minor, partition.reserved_minor) {
        sentences.push(format!(
            "Chaque projet a une enveloppe de {} au plus ; {} sont mis de côté pour toutes les enveloppes, que les premiers projets remplissent.",
            money(each, currency),
            money(all, currency)
        ));
    }
    let rest = match (partition.shared_rest, by) {
        (true, PartitionBy::Project) => "Qui a épuisé son enveloppe puise dans le reste.",
        (true, _) => "Le reste va aux projets qui n’ont pas de part, et à ceux dont la part est épuisée.",
        (false, _) => "Personne ne puise dans le reste.",
    };
    sentences.push(rest.to_owned());
    sentences
}

fn spread(slice: SliceForm, currency: Currency) -> String {
    let amount = money(slice.amount_minor, currency);
    let per = match slice.per.0 {
        SlicePer::Hour => "heure",
        SlicePer::Day => "jour",
        SlicePer::Week => "semaine",
        SlicePer::Month => "mois",
    };
    if slice.carry_over {
        format!("Le fonds donne au plus {amount} par {per} ; ce qui n’est pas utilisé reste pour la suite.")
    } else {
        format!("Le fonds donne au plus {amount} par {per}.")
    }
}
