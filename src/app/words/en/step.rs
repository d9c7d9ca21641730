//! The steps of an explanation, in English.

use domain::{Currency, Locale};
use engine::{FactKey, LimitKind, StepKind};

use super::money;
use super::reason::{unmet, why};
use crate::matching::explanation::{FactForm, StepForm};
use crate::words::decision::{Cut, share};
use crate::words::figure::{moment, number, percent, sentence as finished};
use crate::words::rule::{Share, units};

pub(in crate::words) fn sentence(step: &StepForm, currency: Currency) -> String {
    let (before, after) = (money(step.in_minor, currency), money(step.out_minor, currency));
    finished(&match (step.step.0, Cut::of(step)) {
        (StepKind::Event, Some(cut)) => format!("the event is refused: {}", why(&cut, currency)),
        (StepKind::Event, None) => "the event is refused".to_owned(),
        (StepKind::Settle, Some(cut)) if cut.limit == LimitKind::Extended => match cut.until {
            Some(until) => format!(
                "{}: until {}",
                why(&cut, currency),
                moment(Locale::En, until, None)
            ),
            None => why(&cut, currency),
        },
        (StepKind::Settle, Some(cut)) if step.out_minor == step.in_minor => {
            format!("{}; the rule leaves {after} with the project", unmet(cut.limit))
        }
        (StepKind::Settle, Some(cut)) if step.out_minor > 0 => {
            format!(
                "{}{}; the rule leaves {after} of {before} with the project",
                unmet(cut.limit),
                line(step, currency)
            )
        }
        (StepKind::Settle, Some(cut)) if cut.limit == LimitKind::SuccessLine => {
            format!(
                "{}{}; the pool takes back {before}",
                unmet(cut.limit),
                line(step, currency)
            )
        }
        (StepKind::Settle, Some(cut)) => format!("{}; the pool takes back {before}", unmet(cut.limit)),
        (StepKind::Settle, None) => match step.minor(FactKey::Before) {
            Some(stood) => format!(
                "money came back to the pool: what is added rises from {} to {after}",
                money(stood, currency)
            ),
            None => format!(
                "the campaign reached its threshold{}: the city owes {after} to the project",
                line(step, currency)
            ),
        },
        // What waits behind a gate has not been worked out yet.
        (StepKind::Gate, Some(cut)) if step.out_minor == 0 => {
            format!("nothing is added yet: {}", why(&cut, currency))
        }
        (_, Some(cut)) => format!("from {before} to {after}: {}", why(&cut, currency)),
        (StepKind::Eligible, None) => "the project may draw on the pool at this date".to_owned(),
        (StepKind::Count, None) => format!("the gift counts for {after}"),
        (StepKind::Clip, None) => format!("no limit for a gift or a person applies: {after} can be matched"),
        (StepKind::Gate, None) => match step.minor(FactKey::Before) {
            Some(stood) => format!(
                "the conditions of the rule are met now: what is added rises from {} to {after}",
                money(stood, currency)
            ),
            None => "the conditions of the rule are met".to_owned(),
        },
        // One fixed unit stands for the project itself.
        (StepKind::Base, None) if step.minor(FactKey::Base) == Some(1) => {
            "the calculation is for the project as a whole".to_owned()
        }
        (StepKind::Base, None) if step.minor(FactKey::Quadratic).is_some() => {
            format!(
                "the quadratic formula, for which many donors count more than large gifts, makes {after} of {before}"
            )
        }
        (StepKind::Base, None) => format!("the calculation starts from {after}"),
        (StepKind::Rate, None) => format!("{}{}", rate(step, currency), read(step, currency)),
        (StepKind::Limit, None) => format!("no ceiling cuts this amount of {after}"),
        (StepKind::Stack, None) => {
            format!("the other rules on this project do not cut this amount of {after}")
        }
        (StepKind::Pool, None) => match (step.minor(FactKey::Available), step.minor(FactKey::Claims)) {
            (Some(available), Some(claims)) => format!(
                "the pool has {} available, all projects together may claim {}, and this one {after}",
                money(available, currency),
                money(claims, currency)
            ),
            (Some(available), None) => format!(
                "the pool has {} available, enough for {after}",
                money(available, currency)
            ),
            _ => format!("the pool has enough for {after}"),
        },
        (StepKind::Allocate, None) => match step.fact(FactKey::Rank) {
            Some(FactForm::Count(rank)) => format!(
                "rank {} gets the whole {after}",
                number(Locale::En, i64::from(*rank))
            ),
            _ => format!("sharing out the pool leaves the whole {after}"),
        },
        (StepKind::Round, None) => match step.fact(FactKey::Dropped) {
            Some(FactForm::Ratio { num, den }) => {
                format!("rounded down; {num}/{den} of the smallest unit of the currency is left out")
            }
            _ => "rounded down".to_owned(),
        },
        (StepKind::Release, None) => match step.minor(FactKey::Before) {
            Some(stood) if stood > 0 => format!(
                "the project gets {after} in all, where it had {}",
                money(stood, currency)
            ),
            _ => format!("the project gets {after}"),
        },
        (StepKind::Refund, None) => refund(step, currency),
        (StepKind::Hold, None) => match (step.fact(FactKey::Until), step.fact(FactKey::Since)) {
            (Some(FactForm::At(until)), _) => format!(
                "{after} is kept for this gift until {}",
                moment(Locale::En, *until, None)
            ),
            (_, Some(FactForm::At(since))) => format!(
                "{after} was kept for this gift since {}",
                moment(Locale::En, *since, None)
            ),
            _ => format!("{after} is kept for this gift"),
        },
    })
}

/// What the base earns.
fn rate(step: &StepForm, currency: Currency) -> String {
    let (before, after) = (money(step.in_minor, currency), money(step.out_minor, currency));
    match (share(step), step.fact(FactKey::Ratio)) {
        (Some(Share::Flat(flat)), _) => format!("the rule adds a fixed {}", money(flat, currency)),
        (Some(Share::Goal(bps)), _) => {
            format!("{} of the project’s goal is {after}", percent(Locale::En, bps))
        }
        (Some(_), Some(FactForm::Ratio { num, den })) => format!(
            "at {} for every {} given, {before} gives {after}",
            money(units(*num, currency), currency),
            money(units(*den, currency), currency)
        ),
        _ => format!("{before} gives {after}"),
    }
}

/// What the table of the rate read, in brackets.
fn read(step: &StepForm, currency: Currency) -> String {
    let count = |count: &u32| number(Locale::En, i64::from(*count));
    let read = match (step.fact(FactKey::Reached), step.fact(FactKey::Moment)) {
        (Some(FactForm::Minor(minor)), _) => format!("at {}", money(*minor, currency)),
        (Some(FactForm::Bps(bps)), _) => {
            format!(
                "with {} of the goal reached",
                percent(Locale::En, u64::from(*bps))
            )
        }
        (_, Some(FactForm::At(at))) => format!("on {}", moment(Locale::En, *at, None)),
        _ => match (step.fact(FactKey::Drawn), step.fact(FactKey::Rank)) {
            (Some(FactForm::Count(drawn)), _) => format!("for the number {}, which was drawn", count(drawn)),
            (_, Some(FactForm::Count(rank))) => format!("for rank {}", count(rank)),
            _ => return String::new(),
        },
    };
    format!(" (the table of the rule is read {read})")
}

/// What was needed and what was there, in brackets.
fn line(step: &StepForm, currency: Currency) -> String {
    match (step.minor(FactKey::Total), step.fact(FactKey::Line)) {
        (Some(total), Some(FactForm::Bps(line))) => format!(
            " (total of {}, threshold at {} of the goal)",
            money(total, currency),
            percent(Locale::En, u64::from(*line))
        ),
        _ => String::new(),
    }
}

fn refund(step: &StepForm, currency: Currency) -> String {
    let money = |minor| money(minor, currency);
    match (
        step.minor(FactKey::Before),
        step.minor(FactKey::Asked),
        step.minor(FactKey::Remaining),
    ) {
        (Some(before), _, _) => format!(
            "the refund of another gift lets what is added rise from {} to {}",
            money(before),
            money(step.out_minor)
        ),
        (None, Some(asked), Some(left)) => format!(
            "refund of {}; {} of the gift remain, and what is added to it goes from {} to {}",
            money(asked),
            money(left),
            money(step.in_minor),
            money(step.out_minor)
        ),
        _ => format!(
            "refund: from {} to {}",
            money(step.in_minor),
            money(step.out_minor)
        ),
    }
}
