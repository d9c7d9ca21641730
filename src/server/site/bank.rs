//! The pretended bank behind its page.

use std::sync::Arc;

use api::http::{Bank, Choice, Payment, PaymentState, Taking};
use payments::sandbox::{Outcome, Sandbox};

/// The sandbox as the page sees it.
pub struct SandboxBank(pub Arc<Sandbox>);

impl Bank for SandboxBank {
    fn payment(&self, reference: &str) -> Option<Payment> {
        self.0.payment(reference).map(of)
    }

    fn decide(&self, reference: &str, choice: Choice) -> Option<Payment> {
        let outcome = match choice {
            Choice::Pay => Outcome::Pay,
            Choice::Decline => Outcome::Decline,
            Choice::PayTwice => Outcome::PayTwice,
            Choice::PayLate => Outcome::PayLate,
        };
        match self.0.decide(reference, outcome) {
            Ok(payment) => Some(of(payment)),
            Err(error) => {
                tracing::info!(%error, "sandbox.choice.unchanged");
                self.payment(reference)
            }
        }
    }
}

fn of(payment: payments::sandbox::Payment) -> Payment {
    use payments::{Capture, PaymentState as S};
    Payment {
        amount: payment.amount,
        description: payment.description,
        return_url: payment.return_url,
        taking: match payment.capture {
            Capture::Now => Taking::Now,
            Capture::Later => Taking::Held,
            Capture::Saved => Taking::Saved,
        },
        state: match payment.state {
            S::Open => PaymentState::Open,
            S::Saved | S::Authorized => PaymentState::Agreed,
            S::Processing | S::Captured => PaymentState::Paid,
            S::NeedsAction | S::Declined | S::Expired | S::Cancelled => PaymentState::Over,
        },
    }
}
