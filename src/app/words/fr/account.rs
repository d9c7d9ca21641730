//! The accounts of the books.

use ledger::Account as A;

pub fn account(account: A) -> &'static str {
    match account {
        A::Bank => "Compte bancaire",
        A::BankFee => "Frais bancaires",
        A::CashBox => "Espèces et chèques comptés",
        A::CashDifference => "Écarts de caisse",
        A::CashInTransit => "Espèces en route vers la banque",
        A::Disputed => "Paiements contestés",
        A::DonorHeld(_) => "Porte-monnaie : versement demandé",
        A::DonorWallet(_) => "Porte-monnaie",
        A::LoanGranted(_) => "Prêt : montant prêté",
        A::LoanPrincipal(_) => "Prêt : reste dû",
        A::LoanRepaid(_) => "Prêt : remboursé",
        A::LoanWrittenOff(_) => "Prêt : passé en perte",
        A::Loss => "Pertes sur remboursements et contestations",
        A::MatchPaid(_) => "Projet : complément versé",
        A::OwnFunds => "Argent propre du titulaire du compte",
        A::PayoutClearing => "Virements ordonnés",
        A::PlatformFee => "Commissions de la plateforme",
        A::PoolAvailable(_) => "Fonds : disponible",
        A::PoolCommitted(_) => "Fonds : dû",
        A::PoolFunding(_) => "Fonds : promis par ses financeurs",
        A::PoolGranted(_) => "Fonds : accordé aux projets",
        A::PoolPaid(_) => "Fonds : versé",
        A::PoolReceived(_) => "Fonds : reçu de ses financeurs",
        A::PoolReserved(_) => "Fonds : réservé",
        A::ProjectEscrow(_) => "Projet : dons des habitants",
        A::ProjectHeld(_) => "Projet : versements en attente",
        A::ProjectMatch(_) => "Projet : complément des fonds",
        A::ProviderClearing => "Chez le prestataire de paiement",
        A::ProviderFee => "Frais du prestataire de paiement",
        A::ProviderTransit => "Virements du prestataire en route",
        A::Suspense => "À expliquer",
        A::Tip => "Soutiens à la plateforme",
    }
}
