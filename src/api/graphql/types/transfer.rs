//! What a donor fills in at their bank.

use app::pledge::TransferDetails;
use async_graphql::Object;
use domain::bank::Remittance;
use exchange::epc_qr::{self, EpcTransfer};

use crate::graphql::scalar::Money;

/// Where a transfer goes and what is written on it.
pub struct Transfer(pub TransferDetails);

#[Object]
impl Transfer {
    /// Who holds the account.
    async fn holder(&self) -> &str {
        &self.0.account.holder
    }

    /// In groups of four.
    async fn iban(&self) -> String {
        self.0.account.iban.to_string()
    }

    async fn bic(&self) -> Option<String> {
        self.0.account.bic.as_ref().map(ToString::to_string)
    }

    async fn amount(&self) -> Money {
        self.0.amount.into()
    }

    /// With check digits, so that a slip of the finger is no other gift's.
    async fn reference(&self) -> String {
        self.0.reference.to_string()
    }

    /// All of it as a picture (SVG) that a bank's app reads (EPC069-12); null where it cannot be one, for instance in
    /// another currency than the euro.
    async fn qr_code(&self) -> Option<String> {
        let TransferDetails {
            account,
            amount,
            reference,
        } = &self.0;
        let transfer = EpcTransfer {
            name: account.holder.clone(),
            account: account.iban,
            bank: account.bic.clone(),
            amount: Some(*amount),
            remittance: Remittance::Reference(reference.clone()),
            information: None,
        };
        Some(epc_qr::image(&transfer).ok()?.svg())
    }
}
