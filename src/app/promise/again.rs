//! Paying again what could not be charged.

use domain::pledge::Capture;
use domain::{PledgeId, ProblemKind};
use payments::{PaymentState, ProviderError};

use super::reference_of;
use crate::pledge::Made;
use crate::{App, AppError, AppResult};

impl App {
    /// Begins another payment for a promise that could not be charged. Asked again before it is paid, it is the same.
    ///
    /// # Errors
    /// Refused: no such gift; it has not fallen through, or its time is over; the provider cannot be reached.
    pub async fn pay_again(&self, id: PledgeId) -> AppResult<Made> {
        let not_found = || AppError::not_found("id", "pledge");
        let conn = self.db.read();
        let pledge = store::pledge::by_id(conn, id).await?.ok_or_else(not_found)?;
        let project = self.project_of_gift(conn, &pledge).await?;
        let may = pledge.is_promised() && pledge.pay_by.is_some_and(|by| self.world.now() < by);
        if !may {
            return Err(AppError::refused("id", ProblemKind::AlreadyDecided));
        }
        let is_down = |error: ProviderError| {
            tracing::warn!(pledge.id = %id, %error, "not paid again");
            AppError::refused("", ProblemKind::ProviderDown)
        };
        let reference = reference_of(&pledge)?;
        let status = self.provider.look_up(&reference).await.map_err(is_down)?;
        match status.state {
            PaymentState::Captured => {
                self.take_charge(&pledge, &status).await?;
                let pledge = self.known_pledge(self.db.read(), id).await?;
                return Ok(Made {
                    pledge,
                    checkout_url: None,
                });
            }
            PaymentState::Open | PaymentState::Processing if pledge.attempts > 0 => {
                let checkout_url = pledge.checkout_url.clone();
                return Ok(Made { pledge, checkout_url });
            }
            _ => {}
        }
        // What was saved is dropped first: it cannot be charged beside the new payment.
        if pledge.attempts == 0 && pledge.capture == Capture::Saved {
            self.provider.forget(&reference).await.map_err(is_down)?;
        }
        let attempt = pledge.attempts + 1;
        let city = pledge.city;
        let amount = self.charged(&pledge).await?;
        let key = format!("{id}:{attempt}");
        let request = self
            .payment_request(&project, id, (key, amount), Capture::Now)
            .await?;
        let started = self.provider.start(&request).await.map_err(is_down)?;
        let place = (started.provider_ref.as_str(), started.checkout_url.as_str());
        self.db
            .write("promise.pay_again", |conn| async move {
                // Whoever was faster has begun the same payment: the key is the attempt's.
                store::promise::set_attempt(&conn, (city, id), attempt, place).await?;
                Ok::<_, AppError>(())
            })
            .await?;
        let pledge = self.known_pledge(self.db.read(), id).await?;
        let checkout_url = pledge.checkout_url.clone();
        Ok(Made { pledge, checkout_url })
    }
}
