//! The steps of an explanation, in English.

use domain::{Currency, Locale};
use engine::{FactKey, LimitKind, StepKind};

use super::decision::why;
use super::money;
use crate::matching::explanation::{FactForm, StepForm};
use crate::words::decision::Cut;
use crate::words::figure::{percent, sentence as finished};
use crate::words::rule::units;

pub(in crate::words) fn sentence(step: &StepForm, currency: Currency) -> String {
    let (before, after) = (money(step.in_minor, currency), money(step.out_minor, currency));
    finished(&match (step.step.0, Cut::of(step)) {
        (StepKind::Event, Some(cut)) => format!("the event is refused: {}", why(&cut, currency)),
        (StepKind::Event, None) => "the event is refused".to_owned(),
        (StepKind::Settle, Some(cut)) if step.out_minor > 0 => {
            format!(
                "{}; the rule leaves {after} with the project",
                why(&cut, currency)
            )
        }
        (StepKind::Settle, Some(cut)) if cut.limit == LimitKind::SuccessLine => {
            format!(
                "{}{}; the pool takes back {before}",
                why(&cut, currency),
                line(step, currency)
            )
        }
        (StepKind::Settle, Some(cut)) => format!("{}; the pool takes back {before}", why(&cut, currency)),
        (StepKind::Settle, None) => {
            format!(
                "the campaign reached its threshold{}: the city owes {after} to the project",
                line(step, currency)
            )
        }
        (_, Some(cut)) => format!("from {before} to {after}: {}", why(&cut, currency)),
        (StepKind::Eligible, None) => "the project may draw on the pool at this date".to_owned(),
        (StepKind::Count, None) => format!("the gift counts for {after}"),
        (StepKind::Clip, None) => format!("no limit for a gift or a person applies: {after} can be matched"),
        (StepKind::Gate, None) => "the conditions of the rule are met".to_owned(),
        (StepKind::Base, None) => format!("the calculation starts from {after}"),
        (StepKind::Rate, None) => match (step.fact(FactKey::Ratio), step.minor(FactKey::Flat)) {
            (Some(FactForm::Ratio { num, den }), _) => {
                format!(
                    "at {} for every {} given, {before} gives {after}",
                    money(units(*num, currency), currency),
                    money(units(*den, currency), currency)
                )
            }
            (_, Some(flat)) => format!("the rule adds {} to every gift", money(flat, currency)),
            _ => format!("{before} gives {after}"),
        },
        (StepKind::Limit, None) => format!("no ceiling cuts this amount of {after}"),
        (StepKind::Stack, None) => {
            format!("the other rules on this project do not cut this amount of {after}")
        }
        (StepKind::Pool, None) => match step.minor(FactKey::Available) {
            Some(available) => format!(
                "the pool has {} available, enough for {after}",
                money(available, currency)
            ),
            None => format!("the pool has enough for {after}"),
        },
        (StepKind::Allocate, None) => format!("first come, first served: this gift gets {after}"),
        (StepKind::Round, None) => match step.fact(FactKey::Dropped) {
            Some(FactForm::Ratio { num, den }) => {
                format!("rounded down; {num}/{den} of the smallest unit of the currency is left out")
            }
            _ => "rounded down".to_owned(),
        },
        (StepKind::Release, None) => format!("the project gets {after}"),
        (StepKind::Refund, None) => refund(step, currency),
    })
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
