//! Charging the method that was saved, and dropping it.

use domain::pledge::PaymentFact;

use super::payment::Charge;
use super::script::Script;
use super::{Outcome, Sandbox};
use crate::{ChargeRequest, PaymentState, PaymentStatus, ProviderError, ProviderRef};

impl Sandbox {
    pub(super) fn charge_now(
        &self,
        provider_ref: &ProviderRef,
        charge: &ChargeRequest,
    ) -> Result<PaymentStatus, ProviderError> {
        use PaymentState as S;
        charge.check()?;
        let mut books = self.books();
        let mut payment = self.find(&mut books, provider_ref)?;
        if charge.amount.currency != payment.amount.currency {
            return Err(ProviderError::invalid(
                "amount: not in the currency of the payment",
            ));
        }
        match &payment.charge {
            Some(known) if known.key == charge.key && known.minor == charge.amount.minor => {
                return Ok(payment.status());
            }
            Some(known) if known.key == charge.key => return Err(ProviderError::refused("key_reused")),
            _ => {}
        }
        match (payment.state, &payment.charge) {
            (S::Saved, _) | (S::Declined | S::NeedsAction, Some(_)) => {}
            (S::Captured, Some(_)) => return Err(ProviderError::refused("already_charged")),
            _ => return Err(ProviderError::refused("not_saved")),
        }
        payment.charge = Some(Charge {
            key: charge.key.clone(),
            minor: charge.amount.minor,
        });
        payment.state = Script::of(charge.amount).charge;
        let facts: &[PaymentFact] = match payment.state {
            S::Captured => &[PaymentFact::Captured],
            S::Declined => &[PaymentFact::Declined],
            _ => &[],
        };
        let payment = self.tell(&mut books, payment, facts, Outcome::Pay)?;
        Ok(payment.status())
    }

    pub(super) fn forget_now(&self, provider_ref: &ProviderRef) -> Result<PaymentStatus, ProviderError> {
        use PaymentState as S;
        let mut books = self.books();
        let mut payment = self.find(&mut books, provider_ref)?;
        match (payment.state, &payment.charge) {
            (S::Open | S::Saved, _) | (S::Declined | S::NeedsAction, Some(_)) => {
                payment.state = S::Cancelled;
                self.commit(&mut books, Some(payment.clone()), None, Vec::new())?;
            }
            _ => {}
        }
        Ok(payment.status())
    }
}
