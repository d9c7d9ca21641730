//! Checks and the letter with a code, in French.

use domain::identifier::IdentifierError;
use domain::organisation::OrganisationState;
use domain::verification::{CheckResult, CheckWhat};

use super::typeset;
use crate::words::verification::LetterWords;

pub(in crate::words) fn identifier(error: IdentifierError) -> String {
    match error {
        IdentifierError::Characters => {
            "Ce numéro contient des caractères qui n’ont pas leur place ici.".to_owned()
        }
        IdentifierError::Length { expected } => {
            format!("Ce numéro n’a pas la bonne longueur : il compte {expected} caractères.")
        }
        IdentifierError::Rounded => {
            "Un tableur a arrondi ce numéro. Recopiez-le depuis un papier officiel.".to_owned()
        }
        IdentifierError::Check => {
            "Un chiffre de ce numéro est faux. Comparez-le avec un papier officiel.".to_owned()
        }
        IdentifierError::Beginning => {
            "Ce numéro ne commence pas comme il devrait. Comparez-le avec un papier officiel.".to_owned()
        }
        IdentifierError::Country => {
            "Ce compte est hors de l’espace des paiements en euros. Indiquez-en un qui s’y trouve.".to_owned()
        }
    }
}

pub(in crate::words) fn organisation_state(state: OrganisationState) -> &'static str {
    match state {
        OrganisationState::Unverified => "non vérifiée",
        OrganisationState::Submitted => "déposée, en attente de la ville",
        OrganisationState::Verified => "vérifiée",
        OrganisationState::Refused => "refusée par la ville",
        OrganisationState::Revoked => "privée de sa vérification",
    }
}

pub(in crate::words) fn check_what(what: CheckWhat) -> &'static str {
    match what {
        CheckWhat::Identifier => "Numéro au registre",
        CheckWhat::Iban => "Compte bancaire",
        CheckWhat::Decision => "Décision de la ville",
    }
}

pub(in crate::words) fn check_result(result: CheckResult) -> &'static str {
    match result {
        CheckResult::WellFormed => "Bien formé",
        CheckResult::Verified => "Vérifié",
        CheckResult::Refused => "Refusé",
        CheckResult::Revoked => "Retiré",
    }
}

pub(in crate::words) fn letter(city: &str, page: &str, until: &str) -> LetterWords {
    LetterWords {
        subject: "Votre code pour confirmer votre domicile".to_owned(),
        before: vec![
            "Bonjour,".to_owned(),
            typeset(&format!(
                "Vous avez demandé à la ville ({city}), sur Parvis, de confirmer que vous habitez à cette adresse. Voici votre code :"
            )),
        ],
        after: vec![
            typeset(&format!(
                "Connectez-vous, puis saisissez-le sur cette page : {page}"
            )),
            format!(
                "Le code fonctionne jusqu’au {until}, pour vous seulement. Dès qu’il est saisi, nous effaçons votre adresse."
            ),
            typeset("Vous n’avez rien demandé ? Jetez ce courrier : il ne se passera rien."),
        ],
    }
}
