//! A payment provider that does what it is asked and whose answer does not arrive: a line that was cut, or a process
//! that was killed between the two.

use std::future::pending;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use payments::sandbox::Sandbox;
use payments::{
    Answer, Capture, ChargeRequest, Headers, PaymentRequest, PaymentStatus, Provider, ProviderError,
    ProviderRef, Reading, RefundRequest, Started, Transfer,
};
use tokio::sync::Notify;

/// What becomes of the next answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// It arrives.
    Good,
    /// The caller waits until it gives up.
    TimesOut,
    /// The caller waits for ever: kill it.
    Hangs,
    /// It is a refusal, and nothing was done.
    Refuses,
    /// The call does not arrive, and nothing was done.
    Unreachable,
}

/// The sandbox at the other end of a bad line. It carries out every call that arrives and that it does not refuse,
/// whatever becomes of the answer.
pub struct Lossy {
    sandbox: Arc<Sandbox>,
    next: Mutex<Line>,
    /// The payments that were begun, in order.
    begun: Mutex<Vec<ProviderRef>>,
    /// Rings when a call was carried out whose answer hangs.
    pub carried_out: Notify,
}

impl Lossy {
    /// On the books of this sandbox.
    pub fn new(sandbox: Arc<Sandbox>) -> Self {
        Self {
            sandbox,
            next: Mutex::new(Line::Good),
            begun: Mutex::default(),
            carried_out: Notify::new(),
        }
    }

    /// Decides about the next answer alone.
    pub fn next(&self, line: Line) {
        *self.next.lock().unwrap() = line;
    }

    /// The payments that were begun, in order, each as often as it was asked for.
    pub fn begun(&self) -> Vec<ProviderRef> {
        self.begun.lock().unwrap().clone()
    }

    fn line(&self) -> Line {
        std::mem::replace(&mut self.next.lock().unwrap(), Line::Good)
    }

    async fn over<'a, T>(&self, call: impl FnOnce() -> Answer<'a, T>) -> Result<T, ProviderError> {
        let line = self.line();
        match line {
            Line::Refuses => return Err(ProviderError::refused("refused")),
            Line::Unreachable => {
                let reason = "a cable was cut".to_owned();
                return Err(ProviderError::Unreachable { reason });
            }
            Line::Good | Line::TimesOut | Line::Hangs => {}
        }
        let answer = call().await;
        match line {
            Line::Good => answer,
            Line::TimesOut => Err(ProviderError::TimedOut),
            Line::Hangs | Line::Refuses | Line::Unreachable => {
                self.carried_out.notify_one();
                pending().await
            }
        }
    }
}

impl Provider for Lossy {
    fn name(&self) -> &'static str {
        self.sandbox.name()
    }

    fn supports(&self, capture: Capture) -> bool {
        self.sandbox.supports(capture)
    }

    fn start<'a>(&'a self, request: &'a PaymentRequest) -> Answer<'a, Started> {
        Box::pin(async move {
            let started = self.sandbox.start(request).await?;
            self.begun.lock().unwrap().push(started.provider_ref.clone());
            self.over(|| Box::pin(async { Ok(started) })).await
        })
    }

    fn capture<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus> {
        Box::pin(self.over(|| self.sandbox.capture(payment)))
    }

    fn charge<'a>(
        &'a self,
        payment: &'a ProviderRef,
        charge: &'a ChargeRequest,
    ) -> Answer<'a, PaymentStatus> {
        Box::pin(self.over(|| self.sandbox.charge(payment, charge)))
    }

    fn forget<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus> {
        Box::pin(self.over(|| self.sandbox.forget(payment)))
    }

    fn cancel<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus> {
        Box::pin(self.over(|| self.sandbox.cancel(payment)))
    }

    fn refund<'a>(
        &'a self,
        payment: &'a ProviderRef,
        refund: &'a RefundRequest,
    ) -> Answer<'a, PaymentStatus> {
        Box::pin(self.over(|| self.sandbox.refund(payment, refund)))
    }

    fn look_up<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus> {
        self.sandbox.look_up(payment)
    }

    fn transfers(&self, since: DateTime<Utc>) -> Answer<'_, Vec<Transfer>> {
        self.sandbox.transfers(since)
    }

    fn read_webhook<'a>(&'a self, headers: &'a Headers, body: &'a [u8], now: DateTime<Utc>) -> Reading<'a> {
        self.sandbox.read_webhook(headers, body, now)
    }
}
