//! The steps of an explanation, in French.

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
        (StepKind::Event, Some(cut)) => format!("l’événement est refusé : {}", why(&cut, currency)),
        (StepKind::Event, None) => "l’événement est refusé".to_owned(),
        (StepKind::Settle, Some(cut)) if step.out_minor > 0 => {
            format!("{} ; la règle laisse {after} au projet", why(&cut, currency))
        }
        (StepKind::Settle, Some(cut)) if cut.limit == LimitKind::SuccessLine => {
            format!(
                "{}{} ; le fonds reprend {before}",
                why(&cut, currency),
                line(step, currency)
            )
        }
        (StepKind::Settle, Some(cut)) => format!("{} ; le fonds reprend {before}", why(&cut, currency)),
        (StepKind::Settle, None) => format!(
            "la campagne a atteint son seuil{} : la ville doit {after} au projet",
            line(step, currency)
        ),
        (_, Some(cut)) => format!("de {before} à {after} : {}", why(&cut, currency)),
        (StepKind::Eligible, None) => "le projet peut recevoir l’aide du fonds à cette date".to_owned(),
        (StepKind::Count, None) => format!("le don compte pour {after}"),
        (StepKind::Clip, None) => {
            format!("aucune limite par don ou par personne ne joue : le calcul garde {after}")
        }
        (StepKind::Gate, None) => "les conditions de la règle sont remplies".to_owned(),
        (StepKind::Base, None) => format!("le calcul part de {after}"),
        (StepKind::Rate, None) => match (step.fact(FactKey::Ratio), step.minor(FactKey::Flat)) {
            (Some(FactForm::Ratio { num, den }), _) => {
                format!(
                    "à raison de {} pour {} de don, on passe de {before} à {after}",
                    money(units(*num, currency), currency),
                    money(units(*den, currency), currency)
                )
            }
            (_, Some(flat)) => format!("la règle ajoute {} à chaque don", money(flat, currency)),
            _ => format!("on passe de {before} à {after}"),
        },
        (StepKind::Limit, None) => format!("aucun plafond ne réduit ce montant de {after}"),
        (StepKind::Stack, None) => {
            format!("les autres règles sur ce projet ne réduisent pas ce montant de {after}")
        }
        (StepKind::Pool, None) => match step.minor(FactKey::Available) {
            Some(available) => format!(
                "le fonds a {} de disponible, ce qui suffit pour {after}",
                money(available, currency)
            ),
            None => format!("le fonds a de quoi donner {after}"),
        },
        (StepKind::Allocate, None) => format!("premier arrivé, premier servi : ce don obtient {after}"),
        (StepKind::Round, None) => match step.fact(FactKey::Dropped) {
            Some(FactForm::Ratio { num, den }) => {
                format!(
                    "arrondi vers le bas ; {num}/{den} de la plus petite unité de la monnaie reste de côté"
                )
            }
            _ => "arrondi vers le bas".to_owned(),
        },
        (StepKind::Release, None) => format!("le projet obtient {after}"),
        (StepKind::Refund, None) => refund(step, currency),
    })
}

/// What was needed and what was there, in brackets.
fn line(step: &StepForm, currency: Currency) -> String {
    match (step.minor(FactKey::Total), step.fact(FactKey::Line)) {
        (Some(total), Some(FactForm::Bps(line))) => format!(
            " (total de {}, seuil à {} de l’objectif)",
            money(total, currency),
            percent(Locale::Fr, u64::from(*line))
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
            "le remboursement d’un autre don laisse monter ce qui est ajouté de {} à {}",
            money(before),
            money(step.out_minor)
        ),
        (None, Some(asked), Some(left)) => format!(
            "remboursement de {} ; il reste {} du don, et ce qui lui est ajouté passe de {} à {}",
            money(asked),
            money(left),
            money(step.in_minor),
            money(step.out_minor)
        ),
        _ => format!(
            "remboursement : de {} à {}",
            money(step.in_minor),
            money(step.out_minor)
        ),
    }
}
