//! The donor's bank disputes a payment.

use domain::pledge::DisputeStage;

use super::notice::Message;
use super::payment::Dispute;
use super::{Payment, Sandbox, SandboxError};
use crate::PaymentState;

impl Sandbox {
    /// The donor's bank takes what is left of a captured payment back. Doing it again changes nothing.
    ///
    /// # Errors
    /// [`SandboxError::Unknown`], [`SandboxError::AlreadyDecided`] where it is not captured,
    /// [`SandboxError::File`].
    pub fn dispute(&self, provider_ref: &str, reason: &str) -> Result<Payment, SandboxError> {
        let mut books = self.books();
        let payment = books.payments.get(provider_ref).cloned();
        let mut payment = payment.ok_or(SandboxError::Unknown)?;
        if payment.state != PaymentState::Captured {
            return Err(SandboxError::AlreadyDecided { state: payment.state });
        }
        if payment.dispute.is_none() {
            let told = self.open_dispute(&mut payment, reason);
            self.commit(&mut books, Some(payment.clone()), None, vec![(told, 0)])?;
        }
        Ok(payment)
    }

    pub(super) fn open_dispute(&self, payment: &mut Payment, reason: &str) -> Message {
        let dispute = Dispute {
            reference: self.name("dp"),
            minor: payment.paid().minor - payment.refunded().minor,
            reason: reason.to_owned(),
            stage: DisputeStage::Opened,
        };
        let told = Message::dispute(self.world.uuid(), self.world.now(), payment, &dispute);
        payment.dispute = Some(dispute);
        told
    }

    /// The dispute ends, for us or for the donor. One that was lost can still be won by an appeal; ended again in
    /// any other way, nothing changes.
    ///
    /// # Errors
    /// [`SandboxError::Unknown`] where there is no dispute, [`SandboxError::File`].
    pub fn settle_dispute(&self, provider_ref: &str, is_won: bool) -> Result<Payment, SandboxError> {
        let mut books = self.books();
        let payment = books.payments.get(provider_ref).cloned();
        let mut payment = payment.ok_or(SandboxError::Unknown)?;
        let mut dispute = payment.dispute.clone().ok_or(SandboxError::Unknown)?;
        let told = if is_won {
            DisputeStage::Won
        } else {
            DisputeStage::Lost
        };
        if let Some(next) = dispute.stage.after(told) {
            dispute.stage = next;
            let told = Message::dispute(self.world.uuid(), self.world.now(), &payment, &dispute);
            payment.dispute = Some(dispute);
            self.commit(&mut books, Some(payment.clone()), None, vec![(told, 0)])?;
        }
        Ok(payment)
    }
}
