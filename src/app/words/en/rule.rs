//! What a rule does, in English: one sentence for the usual, and one more for each thing that is not.

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
    let gifts = gift::which(&rule.count, currency, names);
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
        sentences.push(format!("what counts are gifts{gifts}"));
    }
    sentences.extend(gift::more(&rule.count, currency));
    sentences.extend(project::more(&rule.eligible, currency));
    sentences.extend(course::sentences(rule, currency));
    let finished: Vec<String> = sentences.iter().map(|sentence| finished(sentence)).collect();
    finished.join(" ")
}

fn verb(rule: &RuleForm, share: Option<Share>, currency: Currency) -> String {
    let whole = match rule.base.0 {
        Base::Contribution => return to_each_gift(share, currency),
        Base::Sum if gift::are_costs(&rule.count) => "what the project proves to have spent",
        Base::Sum => "the sum of all gifts",
        Base::Goal => "the project’s goal",
        Base::Gap => "what the project still needs to reach its goal",
        Base::One => "the project",
        Base::Qf => {
            return "the city shares out the pool by the quadratic formula, for which many donors count more than large \
                    gifts"
                .to_owned();
        }
    };
    match share {
        Some(Share::Times(1)) if rule.base.0 == Base::Sum => format!("the city doubles {whole}"),
        Some(Share::Times(1)) if rule.base.0 == Base::Gap => format!("the city gives {whole}"),
        Some(Share::Times(1)) => format!("the city gives as much as {whole}"),
        Some(Share::Flat(minor)) => format!("the city gives the project {}", money(minor, currency)),
        Some(share) => format!("the city gives {}", part(share, whole, currency)),
        None if rule.base.0 == Base::One => "the city gives the project an amount".to_owned(),
        None => format!("the city gives an amount that is worked out from {whole}"),
    }
}

/// So much of something: “half of the goal”.
fn part(share: Share, whole: &str, currency: Currency) -> String {
    match share {
        Share::Times(times) => format!("{times} times {whole}"),
        Share::Part(part) => format!("{} of {whole}", fraction(part)),
        Share::Percent(bps) => format!("{} of {whole}", percent(Locale::En, bps)),
        Share::Ratio(num, den) => format!(
            "{} for every {} of {whole}",
            money(units(num, currency), currency),
            money(units(den, currency), currency)
        ),
        Share::Flat(minor) => money(minor, currency),
        Share::Goal(bps) => format!("{} of the project’s goal", percent(Locale::En, bps)),
    }
}

fn to_each_gift(share: Option<Share>, currency: Currency) -> String {
    match share {
        Some(Share::Times(1)) => "the city doubles each gift".to_owned(),
        Some(Share::Times(2)) => "the city triples each gift".to_owned(),
        Some(Share::Times(3)) => "the city quadruples each gift".to_owned(),
        Some(Share::Flat(minor)) => format!("the city adds {} to each gift", money(minor, currency)),
        Some(Share::Goal(bps)) => {
            format!(
                "the city adds {} of the project’s goal to each gift",
                percent(Locale::En, bps)
            )
        }
        Some(share) => format!("the city adds {}", part(share, "each gift", currency)),
        None => "the city adds to each gift".to_owned(),
    }
}

/// The steps of a table: “by the size of the gift: 20% from €100, 30% from €500”.
fn table(table: &RateTableForm, currency: Currency, names: &dyn Fn(Named, &str) -> String) -> String {
    let by = match table.selector.0 {
        RateSelector::GiftSize => "by the size of the gift",
        RateSelector::CrowdSoFar => "by what the crowd has given so far",
        RateSelector::PoolUsed => "by what the pool has given so far",
        RateSelector::TimeWindow => "by the time of the gift",
        RateSelector::Goal => "by the project’s goal",
        RateSelector::Turnover => "by the owner’s yearly turnover",
        RateSelector::ProjectAttribute => "by what the project is",
        RateSelector::Rank => "by rank",
        RateSelector::Milestone => "for each milestone that the crowd reaches",
        RateSelector::SeededDraw => "by a number from 0 to 9,999 that is drawn",
    };
    let marginal = match table.mode {
        Some(mode) if mode.0 == engine::RateMode::Marginal => " (each part at its own step)",
        _ => "",
    };
    let step =
        |step: &RateStepForm| format!("{} {}", pays(step, currency), when(table, step, currency, names));
    let steps: Vec<String> = table.steps.iter().map(step).collect();
    format!("{by}{marginal}: {}", listed(&steps, "and"))
}

fn pays(step: &RateStepForm, currency: Currency) -> String {
    match (step.num, step.den, step.flat_minor, step.goal_share_bps) {
        (Some(num), Some(den), ..) => {
            let bps = u64::from(num) * u64::from(WHOLE_BPS);
            if bps.is_multiple_of(u64::from(den.max(1))) {
                percent(Locale::En, bps / u64::from(den.max(1)))
            } else {
                format!("{num}/{den}")
            }
        }
        (_, _, Some(minor), _) => money(minor, currency),
        (.., Some(bps)) => format!("{} of the goal", percent(Locale::En, u64::from(bps))),
        _ => "nothing".to_owned(),
    }
}

fn when(
    table: &RateTableForm,
    step: &RateStepForm,
    currency: Currency,
    names: &dyn Fn(Named, &str) -> String,
) -> String {
    if let Some(at) = step.from_at {
        return format!("from {}", moment(Locale::En, at, None));
    }
    if let Some(from) = step.from {
        return match table.selector.0 {
            RateSelector::Milestone => {
                format!("at {} of the goal", percent(Locale::En, from.unsigned_abs()))
            }
            RateSelector::Rank => format!("from rank {}", number(Locale::En, from)),
            RateSelector::SeededDraw => format!("from {}", number(Locale::En, from)),
            _ => format!("from {}", money(from, currency)),
        };
    }
    match (&step.area, &step.category, &step.applicant) {
        (Some(area), ..) => format!("in the area “{}”", names(Named::Area, area)),
        (_, Some(category), _) => format!("in the category “{}”", names(Named::Category, category)),
        (.., Some(kind)) => format!("for owners of the kind “{}”", names(Named::Applicant, kind)),
        _ => "for all others".to_owned(),
    }
}
