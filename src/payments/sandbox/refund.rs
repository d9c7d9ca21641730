//! A refund that does not arrive.

use super::notice::Message;
use super::{Payment, Sandbox, SandboxError};
use crate::RefundState;

impl Sandbox {
    /// The donor's bank does not take the refund with this key after all, as from an account that was closed.
    /// Doing it again changes nothing.
    ///
    /// # Errors
    /// [`SandboxError::Unknown`] where there is no such payment or it has no refund, [`SandboxError::File`].
    pub fn fail_refund(&self, provider_ref: &str, key: &str) -> Result<Payment, SandboxError> {
        let mut books = self.books();
        let payment = books.payments.get(provider_ref).cloned();
        let mut payment = payment.ok_or(SandboxError::Unknown)?;
        let refund = payment.refunds.get_mut(key).ok_or(SandboxError::Unknown)?;
        if refund.state != RefundState::Failed {
            refund.state = RefundState::Failed;
            let failed = refund.clone();
            let told = Message::refund(self.world.uuid(), self.world.now(), &payment, &failed);
            self.commit(&mut books, Some(payment.clone()), None, vec![(told, 0)])?;
        }
        Ok(payment)
    }
}
