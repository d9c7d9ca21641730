//! Consents and obstacles to erasure, in French.

use domain::consent::ConsentKind;
use domain::erasure::Obstacle;
use domain::look::LookedAt;

pub(in crate::words) fn consent(kind: ConsentKind) -> &'static str {
    match kind {
        ConsentKind::Terms => "J’accepte les conditions d’utilisation.",
        ConsentKind::News => "Écrivez-moi de temps en temps au sujet des projets de ma ville.",
    }
}

pub(in crate::words) fn looked_at(what: LookedAt) -> &'static str {
    match what {
        LookedAt::Address => "Votre adresse postale",
        LookedAt::Document => "Un document que vous avez déposé",
    }
}

pub(in crate::words) fn obstacle(obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::OpenCampaign { title } => format!(
            "Votre campagne « {title} » n’est pas terminée et personne d’autre n’en répond. Attendez qu’elle soit finie, ou demandez à la ville d’y mettre fin."
        ),
        Obstacle::LastManager { organisation } => format!(
            "Vous êtes la seule personne à gérer {organisation}. Confiez d’abord la gestion à un autre membre."
        ),
        Obstacle::LastOfficial { city } => format!(
            "Vous êtes la seule personne à avoir le rôle d’agent de {city}. Laissez d’abord quelqu’un d’autre prendre ce rôle."
        ),
        Obstacle::LastOperator => {
            "Vous êtes la seule personne à exploiter ce service. Désignez d’abord quelqu’un d’autre."
                .to_owned()
        }
        Obstacle::MoneyInWallet { city } => format!(
            "Il y a de l’argent dans votre porte-monnaie à {city}. Donnez-le d’abord à un projet ou faites-le verser sur votre compte."
        ),
        Obstacle::WithdrawalUnderWay => {
            "De l’argent de votre porte-monnaie est en route vers votre compte. Revenez quand il sera arrivé, ou retirez la demande."
                .to_owned()
        }
        Obstacle::OpenCase => {
            "La modération examine encore quelque chose que vous avez écrit ou que vous portez. Revenez quand elle aura décidé."
                .to_owned()
        }
        Obstacle::PaymentUnderWay => {
            "Un de vos paiements est en cours. Terminez-le, ou revenez dans un jour, quand il aura expiré."
                .to_owned()
        }
    }
}
