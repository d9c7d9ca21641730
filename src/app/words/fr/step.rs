//! The steps of an explanation, in French.

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
        (StepKind::Event, Some(cut)) => format!("l’événement est refusé : {}", why(&cut, currency)),
        (StepKind::Event, None) => "l’événement est refusé".to_owned(),
        (StepKind::Settle, Some(cut)) if cut.limit == LimitKind::Extended => match cut.until {
            Some(until) => format!(
                "{} jusqu’au {}",
                why(&cut, currency),
                moment(Locale::Fr, until, None)
            ),
            None => why(&cut, currency),
        },
        (StepKind::Settle, Some(cut)) if step.out_minor == step.in_minor => {
            format!("{} ; la règle laisse {after} au projet", unmet(cut.limit))
        }
        (StepKind::Settle, Some(cut)) if step.out_minor > 0 => {
            format!(
                "{}{} ; la règle laisse {after} sur {before} au projet",
                unmet(cut.limit),
                line(step, currency)
            )
        }
        (StepKind::Settle, Some(cut)) if cut.limit == LimitKind::SuccessLine => {
            format!(
                "{}{} ; le fonds reprend {before}",
                unmet(cut.limit),
                line(step, currency)
            )
        }
        (StepKind::Settle, Some(cut)) => format!("{} ; le fonds reprend {before}", unmet(cut.limit)),
        (StepKind::Settle, None) => match step.minor(FactKey::Before) {
            Some(stood) => format!(
                "de l’argent est revenu au fonds : ce qui est ajouté passe de {} à {after}",
                money(stood, currency)
            ),
            None => format!(
                "la campagne a atteint son seuil{} : la ville doit {after} au projet",
                line(step, currency)
            ),
        },
        // What waits behind a gate has not been worked out yet.
        (StepKind::Gate, Some(cut)) if step.out_minor == 0 => {
            format!("rien n’est encore ajouté : {}", why(&cut, currency))
        }
        (_, Some(cut)) => format!("de {before} à {after} : {}", why(&cut, currency)),
        (StepKind::Eligible, None) => "le projet peut recevoir l’aide du fonds à cette date".to_owned(),
        (StepKind::Count, None) => format!("le don compte pour {after}"),
        (StepKind::Clip, None) => {
            format!("aucune limite par don ou par personne ne joue : le calcul garde {after}")
        }
        (StepKind::Gate, None) => match step.minor(FactKey::Before) {
            Some(stood) => format!(
                "les conditions de la règle sont maintenant remplies : ce qui est ajouté passe de {} à {after}",
                money(stood, currency)
            ),
            None => "les conditions de la règle sont remplies".to_owned(),
        },
        // One fixed unit stands for the project itself.
        (StepKind::Base, None) if step.minor(FactKey::Base) == Some(1) => {
            "le calcul se fait pour le projet dans son ensemble".to_owned()
        }
        (StepKind::Base, None) if step.minor(FactKey::Quadratic).is_some() => {
            format!(
                "la formule quadratique, pour laquelle beaucoup de donateurs comptent plus que de gros dons, donne {after} pour {before} de dons"
            )
        }
        (StepKind::Base, None) => format!("le calcul part de {after}"),
        (StepKind::Rate, None) => format!("{}{}", rate(step, currency), read(step, currency)),
        (StepKind::Limit, None) => format!("aucun plafond ne réduit ce montant de {after}"),
        (StepKind::Stack, None) => {
            format!("les autres règles sur ce projet ne réduisent pas ce montant de {after}")
        }
        (StepKind::Pool, None) => match (step.minor(FactKey::Available), step.minor(FactKey::Claims)) {
            (Some(available), Some(claims)) => format!(
                "le fonds a {} de disponible ; tous les projets ensemble peuvent recevoir {}, et celui-ci {after}",
                money(available, currency),
                money(claims, currency)
            ),
            (Some(available), None) => format!(
                "le fonds a {} de disponible, ce qui suffit pour {after}",
                money(available, currency)
            ),
            _ => format!("le fonds a de quoi donner {after}"),
        },
        (StepKind::Allocate, None) => match step.fact(FactKey::Rank) {
            Some(FactForm::Count(rank)) => format!(
                "le rang {} obtient les {after} en entier",
                number(Locale::Fr, i64::from(*rank))
            ),
            _ => format!("le partage du fonds laisse les {after} en entier"),
        },
        (StepKind::Round, None) => match step.fact(FactKey::Dropped) {
            Some(FactForm::Ratio { num, den }) => {
                format!(
                    "arrondi vers le bas ; {num}/{den} de la plus petite unité de la monnaie reste de côté"
                )
            }
            _ => "arrondi vers le bas".to_owned(),
        },
        (StepKind::Release, None) => match step.minor(FactKey::Before) {
            Some(stood) if stood > 0 => format!(
                "le projet obtient {after} en tout, au lieu de {}",
                money(stood, currency)
            ),
            _ => format!("le projet obtient {after}"),
        },
        (StepKind::Refund, None) => refund(step, currency),
        (StepKind::Hold, None) => match (step.fact(FactKey::Until), step.fact(FactKey::Since)) {
            (Some(FactForm::At(until)), _) => format!(
                "{after} sont gardés pour ce don jusqu’au {}",
                moment(Locale::Fr, *until, None)
            ),
            (_, Some(FactForm::At(since))) => format!(
                "{after} étaient gardés pour ce don depuis le {}",
                moment(Locale::Fr, *since, None)
            ),
            _ => format!("{after} sont gardés pour ce don"),
        },
    })
}

/// What the base earns.
fn rate(step: &StepForm, currency: Currency) -> String {
    let (before, after) = (money(step.in_minor, currency), money(step.out_minor, currency));
    match (share(step), step.fact(FactKey::Ratio)) {
        (Some(Share::Flat(flat)), _) => {
            format!("la règle ajoute une somme fixe de {}", money(flat, currency))
        }
        (Some(Share::Goal(bps)), _) => {
            format!(
                "{} de l’objectif du projet font {after}",
                percent(Locale::Fr, bps)
            )
        }
        (Some(_), Some(FactForm::Ratio { num, den })) => format!(
            "à raison de {} pour {} de don, on passe de {before} à {after}",
            money(units(*num, currency), currency),
            money(units(*den, currency), currency)
        ),
        _ => format!("on passe de {before} à {after}"),
    }
}

/// What the table of the rate read, in brackets.
fn read(step: &StepForm, currency: Currency) -> String {
    let count = |count: &u32| number(Locale::Fr, i64::from(*count));
    let read = match (step.fact(FactKey::Reached), step.fact(FactKey::Moment)) {
        (Some(FactForm::Minor(minor)), _) => format!("à {}", money(*minor, currency)),
        (Some(FactForm::Bps(bps)), _) => {
            format!("à {} de l’objectif", percent(Locale::Fr, u64::from(*bps)))
        }
        (_, Some(FactForm::At(at))) => format!("le {}", moment(Locale::Fr, *at, None)),
        _ => match (step.fact(FactKey::Drawn), step.fact(FactKey::Rank)) {
            (Some(FactForm::Count(drawn)), _) => format!("au numéro {}, tiré au sort", count(drawn)),
            (_, Some(FactForm::Count(rank))) => format!("au rang {}", count(rank)),
            _ => return String::new(),
        },
    };
    format!(" (le barème de la règle est lu {read})")
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
