//! Promises that are not charged: their campaign has failed, their donor takes them back, or nobody paid in time.

use domain::campaign::{Openness, openness};
use domain::pledge::{Capture, PledgeState};
use domain::project::ProjectState;
use domain::{PledgeId, ProblemKind};
use payments::{PaymentState, PaymentStatus, ProviderError};
use store::Conn;
use store::pledge::Pledge;

use super::reference_of;
use crate::job::Job;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller};

impl App {
    /// Ends a promise that is not to be charged: its campaign has failed, or its donor takes it back. Its match follows
    /// with the city's turn. Done twice, it happens once.
    pub(crate) async fn release_promise(&self, id: PledgeId) -> AppResult<()> {
        let city = self
            .db
            .write("promise.release", |conn| async move {
                let pledge = self.locked_pledge(&conn, id).await?;
                let city = pledge.city;
                if pledge.is_promised() {
                    self.end_promise(&conn, pledge, PledgeState::Cancelled).await?;
                }
                Ok::<_, AppError>(city)
            })
            .await?;
        self.decide(city).await
    }

    /// Takes one's own promise back, while its campaign is open.
    ///
    /// # Errors
    /// Refused: no such gift of one's own; it is no promise any more; its campaign is over.
    pub async fn take_back_promise(&self, caller: &Caller, id: PledgeId) -> AppResult<Pledge> {
        let not_found = || AppError::not_found("id", "pledge");
        let known = store::pledge::by_id(self.db.read(), id).await?;
        let known = known.ok_or_else(not_found)?;
        let on = On::of_person(known.city, Some(known.person));
        policy::permits(caller, Operation::TakeBackPromise, on).map_err(|_| not_found())?;
        policy::authorize(caller, Operation::TakeBackPromise, on)
            .map_err(|kind| AppError::refused("", kind))?;
        let city = known.city;
        self.db
            .write("promise.take_back", |conn| async move {
                let pledge = self.locked_pledge(&conn, id).await?;
                if !pledge.is_promised() {
                    return Err(AppError::refused("id", ProblemKind::AlreadyDecided));
                }
                let project = self.project_of_gift(&conn, &pledge).await?;
                let now = self.world.now();
                match openness(project.state, project.opens_at, project.closes_at, now) {
                    Openness::Open => {}
                    // What stands still for a while holds nobody.
                    Openness::NotPublished(ProjectState::Suspended) => {}
                    open => {
                        let kind = open.problem().unwrap_or(ProblemKind::AlreadyDecided);
                        return Err(AppError::refused("id", kind));
                    }
                }
                self.end_promise(&conn, pledge, PledgeState::Cancelled).await
            })
            .await?;
        self.decide(city).await?;
        self.known_pledge(self.db.read(), id).await
    }

    /// Has the provider end the payment of a promise that is over: for a job. What was charged all the same is booked,
    /// and goes back.
    ///
    /// # Errors
    /// [`AppError::Internal`] with the provider's reason where it cannot be asked: try again later.
    pub async fn drop_payment(&self, id: PledgeId) -> AppResult<()> {
        let pledge = self.known_pledge(self.db.read(), id).await?;
        let is_over = matches!(pledge.state, PledgeState::Cancelled | PledgeState::Failed);
        if !is_over || pledge.provider_ref.is_none() {
            return Ok(());
        }
        let status = self.end_payment(&pledge).await?;
        let status = status.map_err(|error| AppError::Internal(format!("payment of {id}: {error}")))?;
        if status.state == PaymentState::Captured {
            self.take_charge(&pledge, &status, false).await?;
        }
        Ok(())
    }

    /// Has the provider end the payment of a promise; gives how it stands then.
    pub(super) async fn end_payment(
        &self,
        pledge: &Pledge,
    ) -> AppResult<Result<PaymentStatus, ProviderError>> {
        let reference = reference_of(pledge)?;
        let provider = match self.provider_of_gift(pledge) {
            Ok(provider) => provider,
            Err(error) => return Ok(Err(error)),
        };
        let is_saved = pledge.capture == Capture::Saved && pledge.attempts == 0;
        let ended = if is_saved {
            provider.forget(&reference).await
        } else {
            provider.cancel(&reference).await
        };
        Ok(match ended {
            // Paid after all, or on its way.
            Err(ProviderError::Refused { .. }) => provider.look_up(&reference).await,
            answer => answer,
        })
    }

    /// Nobody paid again in time; false where somebody did and its notice was lost, or where a payment is on its way.
    pub(super) async fn lapse(&self, id: PledgeId) -> AppResult<bool> {
        let pledge = self.known_pledge(self.db.read(), id).await?;
        if pledge.attempts > 0 {
            let status = self.payment_of(&pledge).await?;
            let status = status.map_err(|error| AppError::Internal(format!("payment of {id}: {error}")))?;
            match status.state {
                PaymentState::Processing => return Ok(false),
                PaymentState::Captured => {
                    self.take_charge(&pledge, &status, false).await?;
                    return Ok(false);
                }
                _ => {}
            }
        }
        let (city, has_ended) = self
            .db
            .write("promise.lapse", |conn| async move {
                let pledge = self.locked_pledge(&conn, id).await?;
                let city = pledge.city;
                let is_over = pledge.is_promised() && pledge.pay_by.is_some_and(|by| by < self.world.now());
                if is_over {
                    self.end_promise(&conn, pledge, PledgeState::Failed).await?;
                }
                Ok::<_, AppError>((city, is_over))
            })
            .await?;
        self.decide(city).await?;
        Ok(has_ended)
    }

    /// The promise is over. Where its campaign is settled it stays in the campaign's history; else it counts no more,
    /// and pools take back what they added.
    async fn end_promise(&self, conn: &Conn, pledge: Pledge, state: PledgeState) -> AppResult<()> {
        let project = self.project_of_gift(conn, &pledge).await?;
        let is_settled = self.is_settled(conn, &project).await?;
        let ended = Pledge {
            state,
            counted_at: pledge.counted_at.filter(|_| is_settled),
            pay_by: None,
            ..pledge
        };
        store::pledge::set_state(conn, &ended).await?;
        if !is_settled {
            self.list_refund(conn, &ended, ended.amount_minor).await?;
        }
        self.tell_promise(conn, &ended, "ended").await?;
        self.queue_drop(conn, &ended).await
    }

    /// Whether a gift was promised and counts no more.
    pub(crate) async fn is_dropped(&self, conn: &Conn, pledge: &Pledge) -> AppResult<bool> {
        if pledge.counted_at.is_some() || pledge.capture == Capture::Now {
            return Ok(false);
        }
        Ok(store::event::is_gift_listed(conn, pledge.city, pledge.id).await?)
    }

    /// Has a job tell the provider.
    pub(super) async fn queue_drop(&self, conn: &Conn, pledge: &Pledge) -> AppResult<()> {
        let job = Job::DropPayment {
            pledge: pledge.id.to_string(),
        };
        self.queue(conn, Some(pledge.city), &job).await
    }
}
