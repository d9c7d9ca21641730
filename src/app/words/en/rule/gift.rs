//! Which gifts count, and how much of them, in English.

use domain::{Currency, Locale};
use engine::{Channel, DistinctBy, DonorScope, DonorType, Over, Relation, Source};

use super::super::money;
use super::project::{quoted, within};
use crate::matching::form::{CountForm, RuleForm};
use crate::words::figure::{listed, number, percent};
use crate::words::rule::{Named, Share};

/// Which gifts: “of at least €5, made online by a person”.
pub(super) fn which(count: &CountForm, currency: Currency, names: &dyn Fn(Named, &str) -> String) -> String {
    let mut text = String::new();
    if let Some(min) = count.min_minor {
        text.push_str(&format!(" of at least {}", money(min, currency)));
    }
    let channels: Vec<String> = count
        .channels
        .iter()
        .map(|channel| match channel.0 {
            Channel::Online => "online".to_owned(),
            Channel::BankTransfer => "by bank transfer".to_owned(),
            Channel::Cash => "in cash".to_owned(),
        })
        .collect();
    let donors: Vec<String> = count
        .donor_types
        .iter()
        .map(|donor| match donor.0 {
            DonorType::Person => "a person".to_owned(),
            DonorType::Firm => "a firm".to_owned(),
            DonorType::PublicBody => "a public body".to_owned(),
            DonorType::Foundation => "a foundation".to_owned(),
        })
        .collect();
    if !channels.is_empty() || !donors.is_empty() {
        text.push_str(" made");
    }
    if !channels.is_empty() {
        text.push_str(&format!(" {}", listed(&channels, "or")));
    }
    if !donors.is_empty() {
        text.push_str(&format!(" by {}", listed(&donors, "or")));
    }
    if count.from.is_some() || count.until.is_some() {
        text.push_str(" received within the set dates");
    }
    if !count.donor_areas.is_empty() {
        let areas = quoted(Named::Area, &count.donor_areas, names);
        text.push_str(&format!(", if the donor lives {}", within(&areas, "or")));
    }
    if let Some((first, last)) = count.series_index {
        text.push_str(&format!(
            ", if it is one of the payments {} to {} of a regular gift",
            number(Locale::En, i64::from(first)),
            number(Locale::En, i64::from(last))
        ));
    }
    if let Some(novelty) = count.novelty {
        let mut ways = Vec::new();
        if novelty.first_gift {
            ways.push("it is the donor’s first".to_owned());
        }
        if let Some(times) = novelty.times {
            let times = match (times.num, times.den) {
                (num, 1) => number(Locale::En, i64::from(num)),
                (num, den) => format!("{num}/{den}"),
            };
            ways.push(format!(
                "it is at least {times} times all the donor’s earlier ones together"
            ));
        }
        text.push_str(&format!(", if {}", listed(&ways, "or")));
    }
    text
}

pub(super) fn clip(rule: &RuleForm, share: Option<Share>, currency: Currency) -> Vec<String> {
    let clip = &rule.clip;
    let doubles = share == Some(Share::Times(1));
    let leaves_out = clip.over.is_some_and(|over| over.0 == Over::LeaveOut);
    let per = if clip.donor_per.is_some_and(|scope| scope.0 == DonorScope::Rule) {
        "per person across all projects"
    } else {
        "per person and project"
    };
    let mut parts = Vec::new();
    if let Some(max) = clip.contribution_max_minor {
        let max = money(max, currency);
        parts.push(match (leaves_out, doubles) {
            (true, _) => format!("if it is not above {max}"),
            (false, true) => format!("up to {max} a gift"),
            (false, false) => format!("counting at most {max} a gift"),
        });
    }
    match clip.donor_max_count {
        Some(1) => parts.push(format!("once {per}")),
        Some(count) => parts.push(format!("at most {count} times {per}")),
        None => {}
    }
    if let Some(max) = clip.donor_max_minor {
        let max = money(max, currency);
        let way = if doubles { "up to" } else { "counting at most" };
        let out = if leaves_out {
            " (a gift that would go above is left out)"
        } else {
            ""
        };
        parts.push(format!("{way} {max} {per}{out}"));
    }
    let source: Vec<String> = [
        clip.single_source_max_minor.map(|max| money(max, currency)),
        clip.single_source_max_goal_bps
            .map(|bps| format!("{} of the goal", percent(Locale::En, u64::from(bps)))),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !source.is_empty() {
        let lower = if source.len() > 1 {
            ", whichever is lower"
        } else {
            ""
        };
        parts.push(format!(
            "counting at most {} from one source{lower}",
            listed(&source, "or")
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
            Relation::Unrelated => "anybody else".to_owned(),
            Relation::Owner => "the project owner".to_owned(),
            Relation::Team => "its team".to_owned(),
            Relation::Funder => "the funders of the pool".to_owned(),
        })
        .collect();
    if !related.is_empty() {
        let max = count.related_max_minor.map_or_else(String::new, |max| {
            format!(", up to {} of all of them together", money(max, currency))
        });
        sentences.push(format!("gifts of {} count too{max}", listed(&related, "and")));
    }
    match count.distinct_by.map(|word| word.0) {
        Some(DistinctBy::Email) => {
            sentences.push("donors are told apart by their e-mail address".to_owned());
        }
        Some(DistinctBy::PaymentInstrument) => {
            sentences.push("donors are told apart by the card or account with which they pay".to_owned());
        }
        Some(DistinctBy::Person) | None => {}
    }
    let values: Vec<String> = count
        .in_kind
        .iter()
        .map(|value| {
            let from = match value.valid_from {
                Some(_) => " from a set date on",
                None => "",
            };
            format!(
                "“{}” at {} a unit{from}",
                value.kind,
                money(value.minor_per_unit, currency)
            )
        })
        .collect();
    if !values.is_empty() {
        let max = count.in_kind_max_bps.map_or_else(String::new, |bps| {
            format!(
                ", up to {} of all that counts",
                percent(Locale::En, u64::from(bps))
            )
        });
        sentences.push(format!(
            "gifts in kind count too: {}{max}",
            listed(&values, "and")
        ));
    }
    sentences
}
