//! A provider of which every second call that moves money fails: some before anything is done, some after. Or one that
//! charges no saved method, and does everything else.

use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{DateTime, Utc};
use payments::sandbox::Sandbox;
use payments::{
    Answer, Capture, ChargeRequest, Headers, PaymentRequest, PaymentStatus, Provider, ProviderError,
    ProviderRef, Reading, RefundRequest, Started, Transfer,
};

/// See the top of the file.
pub struct Flaky {
    sandbox: Arc<Sandbox>,
    calls: AtomicU32,
    refuses: bool,
}

impl Flaky {
    pub fn new(sandbox: Arc<Sandbox>) -> Self {
        let calls = AtomicU32::new(0);
        Self {
            sandbox,
            calls,
            refuses: false,
        }
    }

    /// One that refuses every charge for good.
    pub fn refusing(sandbox: Arc<Sandbox>) -> Self {
        Self {
            refuses: true,
            ..Self::new(sandbox)
        }
    }

    fn sometimes<'a, T: Send + 'a>(&self, call: impl FnOnce() -> Answer<'a, T> + Send + 'a) -> Answer<'a, T> {
        let number = match self.refuses {
            true => 0,
            false => self.calls.fetch_add(1, Ordering::SeqCst),
        };
        Box::pin(async move {
            match number % 4 {
                1 => Err(ProviderError::Unreachable {
                    reason: "a cable was cut".to_owned(),
                }),
                3 => {
                    call().await?;
                    Err(ProviderError::TimedOut)
                }
                _ => call().await,
            }
        }) as Pin<Box<dyn Future<Output = Result<T, ProviderError>> + Send + 'a>>
    }
}

impl Provider for Flaky {
    fn name(&self) -> &'static str {
        self.sandbox.name()
    }

    fn supports(&self, capture: Capture) -> bool {
        self.sandbox.supports(capture)
    }

    fn start<'a>(&'a self, request: &'a PaymentRequest) -> Answer<'a, Started> {
        self.sometimes(|| self.sandbox.start(request))
    }

    fn capture<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus> {
        self.sometimes(|| self.sandbox.capture(payment))
    }

    fn charge<'a>(
        &'a self,
        payment: &'a ProviderRef,
        charge: &'a ChargeRequest,
    ) -> Answer<'a, PaymentStatus> {
        if self.refuses {
            return Box::pin(ready(Err(ProviderError::refused("account_closed"))));
        }
        self.sometimes(|| self.sandbox.charge(payment, charge))
    }

    fn forget<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus> {
        self.sometimes(|| self.sandbox.forget(payment))
    }

    fn cancel<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus> {
        self.sometimes(|| self.sandbox.cancel(payment))
    }

    fn refund<'a>(
        &'a self,
        payment: &'a ProviderRef,
        refund: &'a RefundRequest,
    ) -> Answer<'a, PaymentStatus> {
        self.sometimes(|| self.sandbox.refund(payment, refund))
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
