//! How the rules of pools go together on one project, in French.

use domain::{Currency, Locale};
use engine::{GroupShare, StackMode};

use super::money;
use crate::matching::form::StackForm;
use crate::words::figure::percent;

pub(in crate::words) fn sentences(stack: &StackForm, currency: Currency) -> Vec<String> {
    let share = |bps: u32| percent(Locale::Fr, bps.into());
    let mode = match stack.mode.map_or(StackMode::Additive, |mode| mode.0) {
        StackMode::Additive => "Chaque fonds complète les dons de son côté, quoi que les autres ajoutent.",
        StackMode::Exclusive => "Un seul fonds complète un projet : le premier qui donne quelque chose.",
        StackMode::Sequential => {
            "Les fonds agissent l’un après l’autre, chacun sur ce que les précédents n’ont pas complété des dons."
        }
        StackMode::Compounding => {
            "Les fonds agissent l’un après l’autre, chacun sur les dons et sur ce que les précédents ont ajouté."
        }
    };
    let mut sentences = vec![mode.to_owned()];
    sentences.extend(stack.group_goal_bps.map(|bps| {
        format!(
            "Tous les fonds ensemble ajoutent au plus {} de l’objectif d’un projet.",
            share(bps)
        )
    }));
    sentences.extend(stack.group_cost_bps.map(|bps| {
        format!(
            "Ce que tous les fonds ajoutent et les autres aides publiques font ensemble au plus {} du coût d’un projet.",
            share(bps)
        )
    }));
    sentences.extend(stack.own_share_of_public_bps.map(|bps| {
        format!(
            "Qui porte un projet apporte au moins {} de l’ensemble formé par son argent et l’argent public.",
            share(bps)
        )
    }));
    sentences.extend(stack.de_minimis.map(|aid| {
        format!(
            "Qui porte des projets reçoit au plus {} d’aides publiques en {} mois.",
            money(aid.minor, currency),
            aid.months
        )
    }));
    if sentences.len() > 1 {
        let sharing = match stack.group_share.map_or(GroupShare::Priority, |share| share.0) {
            GroupShare::Priority => {
                "Si des fonds dépassaient ensemble un tel plafond, le premier dans leur ordre est servi d’abord."
            }
            GroupShare::InProportion => {
                "Si des fonds dépassaient ensemble un tel plafond, tous sont réduits en proportion."
            }
        };
        sentences.push(sharing.to_owned());
    }
    sentences
}
