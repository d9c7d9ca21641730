//! French.

pub(super) mod account;
pub(super) mod act;
pub(super) mod column;
pub(super) mod decision;
pub(super) mod fact;
pub(super) mod moderation;
pub(super) mod privacy;
pub(super) mod problem;
pub(super) mod reason;
pub(super) mod rule;
pub(super) mod simulation;
pub(super) mod stack;
pub(super) mod step;
pub(super) mod terms;
pub(super) mod verification;

use domain::person::Role;
use domain::pool::PoolState;
use domain::project::ProjectState;
use domain::{Currency, Locale, Money};
use engine::{Barrier, LimitKind};

use super::decision::Cut;
use super::figure::{self, sentence};
use crate::matching::fold::OpenRule;

/// Sets the no-break spaces that French wants before `:`, `;`, `!`, `?`, `»` and after `«`.
pub(super) fn typeset(text: &str) -> String {
    text.replace(" :", "\u{a0}:")
        .replace(" ;", "\u{202f};")
        .replace(" !", "\u{202f}!")
        .replace(" ?", "\u{202f}?")
        .replace("« ", "«\u{a0}")
        .replace(" »", "\u{a0}»")
}

pub(super) fn money(minor: i64, currency: Currency) -> String {
    figure::money(Locale::Fr, Money::new(minor, currency))
}

pub(super) fn quote(gift: Money, added: Money, total: Money) -> String {
    let [given, total] = [gift, total].map(|money| figure::money(Locale::Fr, money));
    let several = gift.minor >= 2 * gift.currency.minor_per_unit();
    match (added.minor > 0, several) {
        (true, true) => format!("Vos {given} deviennent {total}."),
        (true, false) => format!("Votre don de {given} devient {total}."),
        (false, true) => format!("Vos {given} vont au projet ; aucun fonds ne les complète."),
        (false, false) => format!("Votre don de {given} va au projet ; aucun fonds ne le complète."),
    }
}

pub(super) fn closed(rule: &OpenRule) -> String {
    let barrier = |barrier: &Barrier| {
        let reason = match barrier {
            Barrier::Area => "ce fonds est réservé à d’autres lieux de la ville",
            Barrier::Category => "ce fonds est réservé à d’autres catégories de projets",
            Barrier::Applicant => "ce fonds est réservé à d’autres types de porteurs de projet",
            Barrier::Campaign => "ce fonds est réservé à un autre type de campagne",
            Barrier::GoalTooSmall => "ce fonds est réservé aux projets dont l’objectif est plus élevé",
            Barrier::GoalTooLarge => "ce fonds est réservé aux projets dont l’objectif est moins élevé",
            Barrier::Turnover => {
                "ce fonds est réservé aux porteurs dont les recettes annuelles sont connues et dans ses limites"
            }
            Barrier::Training => "ce fonds est réservé aux porteurs qui ont suivi sa formation",
        };
        reason.to_owned()
    };
    let limit = rule.limit.map(|limit| match limit {
        LimitKind::NotAbove => {
            "le projet a atteint le total au-delà duquel la règle n’ajoute rien".to_owned()
        }
        limit => reason::why(&Cut::bare(limit), Currency::EUR),
    });
    let reasons = rule.barriers.iter().map(barrier).chain(limit);
    reasons
        .map(|reason| sentence(&reason))
        .collect::<Vec<String>>()
        .join(" ")
}

pub(super) fn too_often(seconds: u64) -> String {
    let wait = match seconds {
        1 => "une seconde".to_owned(),
        seconds @ 2..=90 => format!("{seconds} secondes"),
        seconds => format!("{} minutes", seconds.div_ceil(60)),
    };
    format!(
        "Beaucoup de demandes arrivent de votre connexion en ce moment. Réessayez dans {wait} ; rien n’est perdu."
    )
}

pub(super) fn not_allowed(needed: Role) -> &'static str {
    match needed {
        Role::Resident => "Connectez-vous pour faire cela.",
        Role::Official => "Cette action est réservée aux agents de la ville.",
        Role::Moderator => "Cette action est réservée à la modération.",
        Role::FinanceOfficer => "Seules les personnes responsables des finances peuvent faire cela.",
        Role::Auditor => "Seules les personnes chargées de l’audit peuvent faire cela.",
    }
}

pub(super) fn role(role: Role) -> &'static str {
    match role {
        Role::Resident => "habitante ou habitant",
        Role::Official => "agente ou agent de la ville",
        Role::Moderator => "modératrice ou modérateur",
        Role::FinanceOfficer => "responsable des finances",
        Role::Auditor => "auditeur ou auditrice",
    }
}

pub(super) fn project_state(state: ProjectState) -> &'static str {
    match state {
        ProjectState::Idea => "encore une idée",
        ProjectState::Draft => "encore un brouillon",
        ProjectState::Submitted => "déposé, en attente de lecture par la ville",
        ProjectState::InReview => "en cours d’examen par la ville",
        ProjectState::ChangesRequested => "à compléter par son porteur",
        ProjectState::Rejected => "refusé par la ville",
        ProjectState::Published => "publié",
        ProjectState::Succeeded => "financé",
        ProjectState::Failed => "terminé sans avoir atteint son seuil",
        ProjectState::InDelivery => "en cours de réalisation",
        ProjectState::Completed => "réalisé",
        ProjectState::Cancelled => "abandonné",
        ProjectState::Suspended => "suspendu par la ville",
    }
}

pub(super) fn pool_state(state: PoolState) -> &'static str {
    match state {
        PoolState::Draft => "encore un brouillon",
        PoolState::Published => "ouvert",
        PoolState::Paused => "en pause",
        PoolState::Exhausted => "épuisé",
        PoolState::Closed => "clos",
        PoolState::Settled => "soldé",
    }
}
