//! Paying again what could not be charged.

use domain::pledge::Capture;
use domain::{PledgeId, ProblemKind};
use payments::{PaymentState, ProviderError};

use crate::payment_account::problem_of;
use crate::pledge::Made;
use crate::{App, AppError, AppResult, Caller, secret};

impl App {
    /// Begins another payment for a promise that could not be charged: for its donor, signed in or with the key of the
    /// mail. The public knows of a gift, and shall neither learn that a bank refused nor stand in its donor's way. Asked
    /// again before it is paid, it is the same payment.
    ///
    /// # Errors
    /// Refused: no such gift of one's own; it has not fallen through, or its time is over; the provider cannot be
    /// reached.
    pub async fn pay_again(&self, caller: &Caller, id: PledgeId, key: Option<&str>) -> AppResult<Made> {
        let not_found = || AppError::not_found("id", "pledge");
        let conn = self.db.read();
        let pledge = store::pledge::by_id(conn, id).await?.ok_or_else(not_found)?;
        let has_key = match key {
            Some(key) => secret::same(key, &self.pay_key(id)?),
            None => false,
        };
        if !has_key && caller.person() != Some(pledge.person) {
            return Err(not_found());
        }
        let project = self.project_of_gift(conn, &pledge).await?;
        let may = pledge.is_promised()
            && project.state.takes_late_money()
            && pledge.pay_by.is_some_and(|by| self.world.now() < by);
        if !may {
            return Err(AppError::refused("id", ProblemKind::AlreadyDecided));
        }
        let is_down = |error: ProviderError| {
            tracing::warn!(pledge.id = %id, %error, "not paid again");
            AppError::refused("", problem_of(&error))
        };
        let status = self.payment_of(&pledge).await?.map_err(is_down)?;
        let is_begun = pledge.attempts > 0;
        if is_begun && matches!(status.state, PaymentState::Open | PaymentState::Processing) {
            let checkout_url = pledge.checkout_url.clone();
            return Ok(Made { pledge, checkout_url });
        }
        // What was begun before is ended first: nobody can be charged for it beside the new payment.
        let status = match status.state {
            PaymentState::Captured => status,
            _ => self.end_payment(&pledge).await?.map_err(is_down)?,
        };
        if status.state == PaymentState::Captured {
            self.take_charge(&pledge, &status, false).await?;
            let pledge = self.known_pledge(self.db.read(), id).await?;
            return Ok(Made {
                pledge,
                checkout_url: None,
            });
        }
        let attempt = pledge.attempts + 1;
        let city = pledge.city;
        let amount = self.charged(&pledge).await?;
        let key = format!("{id}:{attempt}");
        let request = self
            .payment_request(&project, id, (key, amount), Capture::Now)
            .await?;
        let started = self
            .provider_of_gift(&pledge)
            .map_err(is_down)?
            .start(&request)
            .await
            .map_err(is_down)?;
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

    /// What the link in the mail to a donor carries: whoever has it had the mail.
    pub(super) fn pay_key(&self, id: PledgeId) -> AppResult<String> {
        self.keyed_hash(&format!("parvis-pay-1 {id}"))
    }
}
