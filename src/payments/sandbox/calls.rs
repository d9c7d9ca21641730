//! The calls that Parvis makes to its sandbox.

use std::future::ready;

use chrono::{DateTime, Utc};
use domain::pledge::PaymentFact;

use super::delivery::SIGNATURE_HEADER;
use super::file::Change;
use super::notice::Message;
use super::payment::Returned;
use super::script::Script;
use super::{Books, Outcome, Payment, Sandbox, SandboxError};
use crate::signature::verify;
use crate::{
    Answer, Capture, ChargeRequest, Headers, PaymentRequest, PaymentState, PaymentStatus, Provider,
    ProviderError, ProviderRef, Reading, RefundRequest, RefundState, Started, Transfer, WebhookError,
};

/// A sandbox that cannot write its file is out of order, as a provider with a broken database is.
impl From<SandboxError> for ProviderError {
    fn from(error: SandboxError) -> Self {
        Self::Unreachable {
            reason: error.to_string(),
        }
    }
}

impl Sandbox {
    /// The payment as it stands now: money that was held for too long is the donor's again.
    pub(super) fn find(&self, books: &mut Books, payment: &ProviderRef) -> Result<Payment, ProviderError> {
        let payment = books.payments.get(payment.as_str()).cloned();
        let mut payment = payment.ok_or_else(|| ProviderError::refused("unknown_payment"))?;
        let is_over = payment.held_until.is_some_and(|until| until <= self.world.now());
        if is_over && payment.state == PaymentState::Authorized {
            payment.state = PaymentState::Expired;
            payment = self.tell(books, payment, &[PaymentFact::Expired], Outcome::Expire)?;
        }
        Ok(payment)
    }

    fn start_now(&self, request: &PaymentRequest) -> Result<Started, ProviderError> {
        request.check()?;
        if !self.supports(request.capture) {
            return Err(ProviderError::refused("not_supported"));
        }
        let started = |payment: &Payment| Started {
            provider_ref: payment.provider_ref.clone(),
            checkout_url: self.checkout_url(&payment.provider_ref),
        };
        let mut books = self.books();
        if let Some(known) = books
            .keys
            .get(&request.key)
            .and_then(|known| books.payments.get(known))
        {
            return if known.answers(request) {
                Ok(started(known))
            } else {
                Err(ProviderError::refused("key_reused"))
            };
        }
        let provider_ref = ProviderRef::new(self.name("sbx"))?;
        let payment = Payment::new(provider_ref, request, self.world.now());
        let answer = started(&payment);
        books.commit(Change::payment(payment))?;
        if Script::of(request.amount).times_out {
            Err(ProviderError::TimedOut)
        } else {
            Ok(answer)
        }
    }

    fn capture_now(&self, provider_ref: &ProviderRef) -> Result<PaymentStatus, ProviderError> {
        let mut books = self.books();
        let mut payment = self.find(&mut books, provider_ref)?;
        match payment.state {
            PaymentState::Captured => return Ok(payment.status()),
            PaymentState::Authorized => payment.state = PaymentState::Captured,
            PaymentState::Open
            | PaymentState::Processing
            | PaymentState::Saved
            | PaymentState::NeedsAction
            | PaymentState::Declined
            | PaymentState::Expired
            | PaymentState::Cancelled => {
                return Err(ProviderError::refused("not_authorized"));
            }
        }
        let payment = self.tell(&mut books, payment, &[PaymentFact::Captured], Outcome::Pay)?;
        Ok(payment.status())
    }

    fn cancel_now(&self, provider_ref: &ProviderRef) -> Result<PaymentStatus, ProviderError> {
        let mut books = self.books();
        let mut payment = self.find(&mut books, provider_ref)?;
        match payment.state {
            PaymentState::Captured => return Err(ProviderError::refused("already_captured")),
            PaymentState::Declined | PaymentState::Expired | PaymentState::Cancelled => {
                return Ok(payment.status());
            }
            PaymentState::Open
            | PaymentState::Processing
            | PaymentState::Saved
            | PaymentState::NeedsAction
            | PaymentState::Authorized => payment.state = PaymentState::Cancelled,
        }
        let status = payment.status();
        books.commit(Change::payment(payment))?;
        Ok(status)
    }

    fn refund_now(
        &self,
        provider_ref: &ProviderRef,
        refund: &RefundRequest,
    ) -> Result<PaymentStatus, ProviderError> {
        let mut books = self.books();
        let mut payment = self.find(&mut books, provider_ref)?;
        refund.check(payment.amount)?;
        match payment.refunds.get(&refund.key) {
            Some(known) if known.minor == refund.amount.minor => return Ok(payment.status()),
            Some(_) => return Err(ProviderError::refused("key_reused")),
            None => {}
        }
        if payment.state != PaymentState::Captured {
            return Err(ProviderError::refused("not_captured"));
        }
        if refund.amount.minor > payment.paid().minor - payment.refunded().minor {
            return Err(ProviderError::refused("amount_too_large"));
        }
        let returned = Returned {
            reference: self.name("re"),
            minor: refund.amount.minor,
            state: match Script::of(payment.paid()).fails_refunds {
                true => RefundState::Failed,
                false => RefundState::Succeeded,
            },
        };
        payment.refunds.insert(refund.key.clone(), returned.clone());
        let told = Message::refund(self.world.uuid(), self.world.now(), &payment, &returned);
        let status = payment.status();
        self.commit(&mut books, Some(payment), None, vec![(told, 0)])?;
        Ok(status)
    }
}

impl Provider for Sandbox {
    fn name(&self) -> &'static str {
        "sandbox"
    }

    fn supports(&self, capture: Capture) -> bool {
        capture != Capture::Saved || self.settings.saves_methods
    }

    fn start<'a>(&'a self, request: &'a PaymentRequest) -> Answer<'a, Started> {
        Box::pin(ready(self.start_now(request)))
    }

    fn capture<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus> {
        Box::pin(ready(self.capture_now(payment)))
    }

    fn charge<'a>(
        &'a self,
        payment: &'a ProviderRef,
        charge: &'a ChargeRequest,
    ) -> Answer<'a, PaymentStatus> {
        Box::pin(ready(self.charge_now(payment, charge)))
    }

    fn forget<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus> {
        Box::pin(ready(self.forget_now(payment)))
    }

    fn cancel<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus> {
        Box::pin(ready(self.cancel_now(payment)))
    }

    fn refund<'a>(
        &'a self,
        payment: &'a ProviderRef,
        refund: &'a RefundRequest,
    ) -> Answer<'a, PaymentStatus> {
        Box::pin(ready(self.refund_now(payment, refund)))
    }

    fn look_up<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus> {
        let found = self.find(&mut self.books(), payment);
        Box::pin(ready(found.map(|payment| payment.status())))
    }

    fn transfers(&self, since: DateTime<Utc>) -> Answer<'_, Vec<Transfer>> {
        Box::pin(ready(Ok(self.transfers_since(since))))
    }

    fn read_webhook<'a>(&'a self, headers: &'a Headers, body: &'a [u8], now: DateTime<Utc>) -> Reading<'a> {
        let signature = headers.get(SIGNATURE_HEADER).ok_or(WebhookError::Unsigned);
        let genuine = signature.and_then(|signature| verify(&self.settings.secret, signature, body, now));
        Box::pin(ready(genuine.and_then(|()| Message::read(body))))
    }
}
