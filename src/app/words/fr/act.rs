//! What people with a role did, in French.

use domain::act::ActKind as K;

pub(in crate::words) fn sentence(kind: K) -> &'static str {
    match kind {
        K::ProjectPublished => "A publié un projet.",
        K::ProjectChangesRequested => "A renvoyé un projet pour modification.",
        K::ProjectRejected => "A refusé un projet.",
        K::ProjectSuspended => "A suspendu un projet.",
        K::ProjectResumed => "A levé la suspension d’un projet.",
        K::PoolCreated => "A créé un fonds.",
        K::PoolChanged => "A modifié un fonds.",
        K::PoolPublished => "A publié un fonds.",
        K::PoolPaused => "A mis un fonds en pause.",
        K::PoolResumed => "A repris un fonds.",
        K::PoolClosed => "A clos un fonds.",
        K::ProjectAdmitted => "A admis un projet à un fonds.",
        K::ProjectsRanked => "A classé les projets d’un fonds.",
        K::WindowClosed => "A clos une période d’un fonds.",
        K::StackChanged => "A modifié la façon dont les règles des fonds se combinent.",
        K::ProofVerified => "A vérifié une preuve d’un projet.",
        K::TrainingNoted => "A noté si la formation demandée pour un projet est faite.",
        K::VotesCounted => "A compté les votes pour un projet.",
        K::RoleInvited => "A invité une personne à un rôle.",
        K::RoleRequested => "A demandé un rôle qui exige l’accord d’une seconde personne.",
        K::RoleApproved => "A donné le second accord pour un rôle.",
        K::RoleRejected => "N’a pas donné le second accord pour un rôle.",
        K::RoleGranted => "A pris un rôle.",
        K::RoleRevoked => "A retiré un rôle.",
        K::InvitationRevoked => "A retiré une invitation.",
        K::LettersPrinted => "A imprimé des lettres avec un code pour des habitantes et habitants.",
        K::ResidenceVerified => "A vérifié au guichet où une personne habite.",
        K::ResidenceRevoked => "A retiré la vérification d’un lieu d’habitation.",
        K::OrganisationVerified => "A vérifié une organisation.",
        K::OrganisationRefused => "N’a pas vérifié une organisation.",
        K::OrganisationRevoked => "A retiré la vérification d’une organisation.",
        K::CampaignTermsSet => {
            "A défini combien de temps les campagnes attendent les dons et quand les cartes sont débitées."
        }
        K::BankAccountSet => "A défini le compte bancaire des virements.",
        K::StatementTaken => "A repris un relevé bancaire.",
        K::CashCountOpened => "A commencé un comptage d’espèces.",
        K::CashCounted => "A compté les espèces en premier.",
        K::CashCountDiffered => "A compté les espèces et trouvé autre chose que la première personne.",
        K::CashConfirmed => "A compté les espèces en second et trouvé la même somme.",
        K::CashCountDropped => "A abandonné un comptage d’espèces.",
        K::CashDeposited => "A porté des espèces à la banque.",
        K::GiftRefunded => "A rendu un don.",
        K::MovementExplained => "A expliqué un mouvement du compte bancaire.",
        K::BooksAsked => "A demandé à une deuxième personne de clôturer les comptes.",
        K::BooksClosed => "A clôturé les comptes jusqu’à la fin d’une journée.",
        K::BooksKeptOpen => "A laissé ouverts les comptes dont la clôture était demandée.",
        K::ReceiptIssuerAsked => {
            "A demandé à une deuxième personne qu’un organisme délivre des reçus fiscaux."
        }
        K::ReceiptIssuerAgreed => "A accepté qu’un organisme délivre des reçus fiscaux.",
        K::ReceiptIssuerDeclined => "A refusé qu’un organisme délivre des reçus fiscaux.",
        K::ReceiptIssuerEnded => "A mis fin au droit d’un organisme de délivrer des reçus fiscaux.",
        K::ReceiptVoided => "A annulé un reçu fiscal.",
        K::ReceiptReplaced => "A remplacé un reçu fiscal.",
        K::ReceiptRunStarted => "A lancé l’établissement des reçus fiscaux d’une année.",
        K::CaseDecided => "A décidé sur un signalement.",
        K::AppealDecided => "A décidé sur un recours.",
        K::PayeeAccountSet => "A indiqué le compte sur lequel un projet est payé.",
        K::PayoutRequested => "A demandé qu’un projet soit payé.",
        K::PayoutApproved => "A approuvé un versement à un projet.",
        K::PayoutRefused => "A refusé un versement à un projet, ou retiré la demande.",
        K::WithdrawalApproved => "A approuvé un retrait d’un porte-monnaie.",
        K::WithdrawalRefused => "A refusé un retrait d’un porte-monnaie.",
        K::PaymentsOrdered => "A donné à la banque l’ordre de payer ce qui était approuvé.",
        K::PersonSuspended => "A suspendu le droit d’écrire d’une personne.",
    }
}
