//! The calls that Parvis makes to its sandbox.

use std::future::ready;

use chrono::{DateTime, Utc};
use domain::pledge::PaymentFact;

use super::delivery::{Notice, SIGNATURE_HEADER};
use super::file::Change;
use super::script::Script;
use super::{Books, Outcome, Payment, Sandbox, SandboxError};
use crate::signature::verify;
use crate::{
    Answer, Headers, PaymentRequest, PaymentState, PaymentStatus, Provider, ProviderError, ProviderRef,
    RefundRequest, Started, WebhookError, WebhookEvent,
};

/// A sandbox that cannot write its file is out of order, as a provider with a broken database is.
impl From<SandboxError> for ProviderError {
    fn from(error: SandboxError) -> Self {
        Self::Unreachable {
            reason: error.to_string(),
        }
    }
}

impl Books {
    fn find(&self, payment: &ProviderRef) -> Result<Payment, ProviderError> {
        self.payments
            .get(payment.as_str())
            .cloned()
            .ok_or_else(|| ProviderError::refused("unknown_payment"))
    }
}

impl Sandbox {
    fn start_now(&self, request: &PaymentRequest) -> Result<Started, ProviderError> {
        request.check()?;
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
        let unguessable: String = self
            .world
            .bytes::<16>()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let provider_ref = ProviderRef::new(format!("sbx_{unguessable}"))?;
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
        let mut payment = books.find(provider_ref)?;
        match payment.state {
            PaymentState::Captured => return Ok(payment.status()),
            PaymentState::Authorized => payment.state = PaymentState::Captured,
            PaymentState::Open | PaymentState::Declined | PaymentState::Expired | PaymentState::Cancelled => {
                return Err(ProviderError::refused("not_authorized"));
            }
        }
        let deliveries = self.announce(&books, &payment, &[PaymentFact::Captured], Outcome::Pay);
        let status = payment.status();
        books.commit(Change {
            payment: Some(payment),
            deliveries,
            settled: None,
        })?;
        self.bell.notify_one();
        Ok(status)
    }

    fn cancel_now(&self, provider_ref: &ProviderRef) -> Result<PaymentStatus, ProviderError> {
        let mut books = self.books();
        let mut payment = books.find(provider_ref)?;
        match payment.state {
            PaymentState::Captured => return Err(ProviderError::refused("already_captured")),
            PaymentState::Declined | PaymentState::Expired | PaymentState::Cancelled => {
                return Ok(payment.status());
            }
            PaymentState::Open | PaymentState::Authorized => payment.state = PaymentState::Cancelled,
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
        let mut payment = books.find(provider_ref)?;
        if refund.amount.minor <= 0 {
            return Err(ProviderError::invalid("amount: must be above zero"));
        }
        if refund.amount.currency != payment.amount.currency {
            return Err(ProviderError::invalid(
                "amount: not in the currency of the payment",
            ));
        }
        match payment.refunds.get(&refund.key) {
            Some(minor) if *minor == refund.amount.minor => return Ok(payment.status()),
            Some(_) => return Err(ProviderError::refused("key_reused")),
            None => {}
        }
        if payment.state != PaymentState::Captured {
            return Err(ProviderError::refused("not_captured"));
        }
        if refund.amount.minor > payment.amount.minor - payment.refunded().minor {
            return Err(ProviderError::refused("amount_too_large"));
        }
        payment.refunds.insert(refund.key.clone(), refund.amount.minor);
        let status = payment.status();
        books.commit(Change::payment(payment))?;
        Ok(status)
    }
}

impl Provider for Sandbox {
    fn name(&self) -> &'static str {
        "sandbox"
    }

    fn start<'a>(&'a self, request: &'a PaymentRequest) -> Answer<'a, Started> {
        Box::pin(ready(self.start_now(request)))
    }

    fn capture<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus> {
        Box::pin(ready(self.capture_now(payment)))
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
        Box::pin(ready(self.books().find(payment).map(|payment| payment.status())))
    }

    fn read_webhook(
        &self,
        headers: &Headers,
        body: &[u8],
        now: DateTime<Utc>,
    ) -> Result<WebhookEvent, WebhookError> {
        let signature = headers.get(SIGNATURE_HEADER).ok_or(WebhookError::Unsigned)?;
        verify(&self.settings.secret, signature, body, now)?;
        Notice::read(body)
    }
}
