//! Beginning the payment of a gift with the provider.

use domain::pledge::{Capture, PledgeState};
use domain::{Money, PledgeId};
use payments::PaymentRequest;
use store::pledge::Pledge;
use store::project::Project;

use super::Made;
use crate::payment_account::problem_of;
use crate::{App, AppError, AppResult};

impl App {
    /// Begins the payment with the provider, outside any transaction. The pledge's identifier is the
    /// provider's idempotency key: asked again, it is the same payment.
    pub(crate) async fn begin_payment(&self, project: &Project, id: PledgeId) -> AppResult<Made> {
        let pledge = store::pledge::by_id(self.db.read(), id).await?;
        let pledge = pledge.ok_or_else(|| AppError::Internal(format!("{id} was stored and is missing")))?;
        if pledge.state != PledgeState::Pending {
            return Ok(Made {
                pledge,
                checkout_url: None,
            });
        }
        if let Some(url) = pledge.checkout_url.clone() {
            return Ok(Made {
                pledge,
                checkout_url: Some(url),
            });
        }
        let (city, key) = (pledge.city, id.to_string());
        let amount = self.charged(&pledge).await?;
        let request = self
            .payment_request(project, id, (key, amount), pledge.capture)
            .await?;
        let started = match async { self.provider_of_gift(&pledge)?.start(&request).await }.await {
            Ok(started) => started,
            Err(error) => {
                tracing::warn!(pledge.id = %id, error = %error, "payment not begun");
                return Err(AppError::refused("", problem_of(&error)));
            }
        };
        let (reference, url) = (started.provider_ref.as_str(), started.checkout_url.as_str());
        self.db
            .write("pledge.checkout", |conn| async move {
                Ok::<_, AppError>(store::pledge::set_checkout(&conn, city, id, reference, url).await?)
            })
            .await?;
        let pledge = Pledge {
            provider_ref: Some(reference.to_owned()),
            checkout_url: Some(url.to_owned()),
            ..pledge
        };
        Ok(Made {
            pledge,
            checkout_url: Some(started.checkout_url.clone()),
        })
    }

    /// All that the donor of a gift pays.
    pub(crate) async fn charged(&self, pledge: &Pledge) -> AppResult<Money> {
        let city = self.known_city(pledge.city).await?;
        Ok(Money::new(pledge.charged_minor(), city.currency))
    }

    /// What is asked of the provider for a gift; the donor comes back to the page that thanks them.
    pub(crate) async fn payment_request(
        &self,
        project: &Project,
        pledge: PledgeId,
        (key, amount): (String, Money),
        capture: Capture,
    ) -> AppResult<PaymentRequest> {
        let city = self.known_city(project.city).await?;
        let base = &self.settings.base_url;
        Ok(PaymentRequest {
            key,
            pledge,
            city: city.id,
            amount,
            description: project.texts.title.clone(),
            return_url: format!("{base}/c/{}/p/{}/thanks?pledge={pledge}", city.slug, project.slug),
            capture,
        })
    }
}
