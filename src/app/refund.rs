//! Giving money back.

use domain::pledge::{PledgeChannel, PledgeState};
use domain::receipt::VoidReason;
use domain::{EventId, Id, Money, PledgeId};
use ledger::{PledgeFact, Till};
use payments::{RefundRequest, RefundState};
use store::pledge::Pledge;

use crate::matching::form::{EventForm, RefundForm};
use crate::matching::listing::About;
use crate::{App, AppError, AppResult};

impl App {
    /// Gives a pledge back, whole: a card's first through the provider, then in the books, a transfer's into the
    /// donor's wallet; its match follows with the city's turn. Done twice, it happens once.
    ///
    /// # Errors
    /// [`AppError::Internal`] with the provider's reason where it does not go through: try again later.
    pub async fn refund_pledge(&self, id: PledgeId) -> AppResult<()> {
        let pledge = store::pledge::by_id(self.db.read(), id).await?;
        let pledge = pledge.ok_or_else(|| AppError::not_found("id", "pledge"))?;
        if !pledge.state.counts() {
            return Ok(());
        }
        let city = self.known_city(pledge.city).await?;
        let rest = Money::new(pledge.amount_minor - pledge.refunded_minor, city.currency);
        if pledge.channel == PledgeChannel::Card {
            self.refund_at_provider(&pledge, rest).await?;
        }
        self.db
            .write("pledge.refund", |conn| async move {
                self.book_refund(&conn, id, rest).await
            })
            .await?;
        self.decide(pledge.city).await
    }

    async fn refund_at_provider(&self, pledge: &Pledge, rest: Money) -> AppResult<()> {
        let id = pledge.id;
        let reference = pledge
            .provider_ref
            .clone()
            .ok_or_else(|| AppError::Internal(format!("{id} was never paid")))?;
        let reference = payments::ProviderRef::new(reference)
            .map_err(|error| AppError::Internal(format!("{id}: {error}")))?;
        let request = RefundRequest {
            key: format!("refund:{id}:{}", pledge.refunded_minor),
            amount: rest,
        };
        let refunded = self.provider.refund(&reference, &request).await;
        let status = refunded.map_err(|error| AppError::Internal(format!("refund of {id}: {error}")))?;
        let ours = |refund: &&payments::Refund| refund.key.as_deref() == Some(request.key.as_str());
        if let Some(refund) = status.refunds.iter().find(ours)
            && refund.state == RefundState::Failed
        {
            let reason = format!("refund of {id}: {} failed", refund.reference);
            return Err(AppError::Internal(reason));
        }
        Ok(())
    }

    async fn book_refund(&self, conn: &store::Conn, id: PledgeId, amount: Money) -> AppResult<()> {
        let pledge = store::pledge::lock(conn, id)
            .await?
            .ok_or_else(|| AppError::not_found("id", "pledge"))?;
        if !pledge.state.counts() {
            return Ok(());
        }
        let now = self.world.now();
        let refunded = Pledge {
            state: PledgeState::Refunded,
            refunded_minor: pledge.amount_minor,
            ..pledge.clone()
        };
        store::pledge::set_state(conn, &refunded).await?;
        let event = EventForm::Refund(RefundForm {
            contribution: id.to_string(),
            amount_minor: amount.minor,
        });
        let about = About {
            project: Some(pledge.project),
            pledge: Some(id),
            pool: None,
        };
        let settled = self.is_settled(conn, &pledge).await?;
        let cause = if settled {
            // The campaign's end has released the match: the engine has nothing left to take back.
            EventId::new(&self.world)
        } else {
            self.list_event(conn, pledge.city, about, &event, now).await?
        };
        let fact = PledgeFact::Refunded {
            project: pledge.project,
            amount,
            till: match pledge.channel {
                PledgeChannel::Card => Till::Provider,
                // The account that a transfer came from is not always one that takes money.
                PledgeChannel::Transfer => Till::Wallet(pledge.person),
            },
            event: cause,
        };
        self.post(conn, pledge.city, fact, now).await?;
        let city = self.known_city(pledge.city).await?;
        self.receipt_follows(conn, &city, id, VoidReason::Refund).await?;
        tracing::info!(pledge.id = %id, "pledge refunded");
        Ok(())
    }

    async fn is_settled(&self, conn: &store::Conn, pledge: &Pledge) -> AppResult<bool> {
        use domain::project::ProjectState::{Cancelled, Failed};
        let project = store::project::by_id(conn, pledge.project).await?;
        Ok(project.is_some_and(|project| matches!(project.state, Failed | Cancelled)))
    }
}
