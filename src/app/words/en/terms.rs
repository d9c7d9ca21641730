//! The terms of a pool, in English.

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
            Sharing::Waterfall => "The first funder pays until its money is used up, then the next one.",
            Sharing::ProRata => "The funders pay in proportion to what each of them has left.",
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
            PartitionBy::Category => {
                format!(
                    "{amount} are for projects of the category “{}”.",
                    names(Named::Category, key)
                )
            }
            _ => format!("{amount} are for projects in {}.", names(Named::Area, key)),
        }
    };
    let mut sentences: Vec<String> = partition
        .parts
        .iter()
        .map(|one| part(&one.key, one.amount_minor))
        .collect();
    if let (Some(each), Some(all)) = (partition.each_minor, partition.reserved_minor) {
        sentences.push(format!(
            "Each project has a pot of up to {}; {} are set aside for all pots, and the first projects fill them.",
            money(each, currency),
            money(all, currency)
        ));
    }
    let rest = match (partition.shared_rest, by) {
        (true, PartitionBy::Project) => "Whoever has used up their pot draws from the rest.",
        (true, _) => {
            "The rest is for projects without a part of their own, and for those whose part is used up."
        }
        (false, _) => "Nobody draws from the rest.",
    };
    sentences.push(rest.to_owned());
    sentences
}

fn spread(slice: SliceForm, currency: Currency) -> String {
    let amount = money(slice.amount_minor, currency);
    let per = match slice.per.0 {
        SlicePer::Hour => "an hour",
        SlicePer::Day => "a day",
        SlicePer::Week => "a week",
        SlicePer::Month => "a month",
    };
    if slice.carry_over {
        format!("The pool gives at most {amount} {per}; what is not used stays for later.")
    } else {
        format!("The pool gives at most {amount} {per}.")
    }
}
