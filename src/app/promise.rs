//! Promises: gifts by card to all-or-nothing campaigns of cities that charge when these have succeeded.
//!
//! The provider holds the money, or saves the donor's method ([`Capture`]); from then on the gift counts and is on the
//! city's list as any other, so that pools reserve what they add, and no money is in the books. When the campaign has
//! succeeded, a job for each charges it; when it has failed, the provider is told to drop it, and when the donor takes
//! it back as well. A charge that does not go through leaves the promise standing for [`PAY_AGAIN`], in which the donor
//! may pay again by whatever means; after that it falls, and its match with it. The outcome of the campaign was decided
//! by what was promised, and stays.

mod again;
mod end;
mod letter;

use chrono::TimeDelta;
use domain::campaign::CampaignTerms;
use domain::pledge::{Capture, PaymentFact, PledgeState};
use domain::{CityId, PledgeId, ProjectId};
use payments::{ChargeRequest, PaymentState, PaymentStatus, ProviderError, ProviderRef};
use store::Conn;
use store::city::City;
use store::pledge::Pledge;
use store::project::Project;

use crate::job::Job;
use crate::payment::Told;
use crate::{App, AppError, AppResult};

pub use letter::PromiseLetter;

/// How long a donor may pay again what could not be charged.
const PAY_AGAIN: TimeDelta = TimeDelta::days(7);
/// Promises looked at by one round of the schedule at most.
const AT_ONCE: u64 = 500;

impl App {
    /// When the money of a gift by card is taken that somebody makes now: as the terms of its city say, or at once where
    /// its account can do nothing else.
    pub fn capture_of(&self, city: &City, terms: CampaignTerms, project: &Project) -> Capture {
        let wanted = terms.capture(project.campaign_kind, project.closes_at, self.world.now());
        match self.account_of_city(city).provider.supports(wanted) {
            true => wanted,
            false => Capture::Now,
        }
    }

    /// Whether a city's account saves a donor's method, to charge it when a campaign has succeeded.
    pub fn can_charge_later(&self, city: &City) -> bool {
        self.account_of_city(city).provider.supports(Capture::Saved)
    }

    /// The money is held, or the method saved: the gift counts from now on. One whose campaign has failed meanwhile is
    /// dropped, and one whose campaign has succeeded is charged.
    pub(crate) async fn promise(&self, conn: &Conn, pledge: Pledge) -> AppResult<()> {
        if pledge.capture == Capture::Now {
            return Ok(());
        }
        let now = self.world.now();
        let project = self.project_of_gift(conn, &pledge).await?;
        let counts = project.state.takes_late_money();
        let promised = Pledge {
            state: if counts {
                pledge.state
            } else {
                PledgeState::Cancelled
            },
            counted_at: counts.then_some(now),
            ..pledge
        };
        store::pledge::set_state(conn, &promised).await?;
        if !counts {
            self.tell_not_paid(conn, &promised).await?;
            return self.queue_drop(conn, &promised).await;
        }
        self.list_contribution(conn, &project, &promised, now).await?;
        if project.state.has_succeeded() {
            self.queue_charges(conn, promised.city, &[promised.id]).await?;
        }
        Ok(())
    }

    /// The charge of a promise did not go through: its donor is asked to pay again. That of a campaign that is called
    /// off is dropped anyway.
    pub(crate) async fn fall_through(&self, conn: &Conn, pledge: Pledge) -> AppResult<()> {
        let project = self.project_of_gift(conn, &pledge).await?;
        if !project.state.takes_late_money() {
            return Ok(());
        }
        let fallen = Pledge {
            pay_by: Some(self.world.now() + PAY_AGAIN),
            ..pledge
        };
        store::pledge::set_state(conn, &fallen).await?;
        tracing::info!(pledge.id = %fallen.id, "promise not charged");
        self.tell_promise(conn, &fallen, "fell_through").await
    }

    /// Charges a promise whose campaign has succeeded: for a job. Done twice, it charges once, by the key.
    ///
    /// # Errors
    /// [`AppError::Internal`] with the provider's reason where it cannot be asked: try again later.
    pub async fn charge_pledge(&self, id: PledgeId) -> AppResult<()> {
        let conn = self.db.read();
        let pledge = self.known_pledge(conn, id).await?;
        let project = self.project_of_gift(conn, &pledge).await?;
        if !pledge.is_promised() || pledge.pay_by.is_some() || !project.state.has_succeeded() {
            return Ok(());
        }
        let failed = |error: ProviderError| AppError::Internal(format!("charge of {id}: {error}"));
        let reference = reference_of(&pledge)?;
        let provider = self.provider_of_gift(&pledge).map_err(failed)?;
        let amount = self.charged(&pledge).await?;
        let answer = match pledge.capture {
            Capture::Saved => {
                let charge = ChargeRequest {
                    key: format!("charge:{id}"),
                    amount,
                    description: project.texts.title.clone(),
                };
                provider.charge(&reference, &charge).await
            }
            Capture::Later | Capture::Now => provider.capture(&reference).await,
        };
        let is_refused = matches!(answer, Err(ProviderError::Refused { .. }));
        let status = match answer {
            // A hold that is over, or what was charged already: how it stands says which.
            Err(ProviderError::Refused { .. }) => match provider.look_up(&reference).await {
                // What the provider does not know any more it will never charge.
                Err(ProviderError::Refused { .. }) => {
                    Ok(PaymentStatus::new(reference, PaymentState::Declined, amount))
                }
                answer => answer,
            },
            answer => answer,
        };
        self.take_charge(&pledge, &status.map_err(failed)?, is_refused)
            .await
    }

    /// Takes what the provider says to a charge, which it may have refused.
    async fn take_charge(&self, pledge: &Pledge, status: &PaymentStatus, is_refused: bool) -> AppResult<()> {
        let fact = match status.state {
            // The bank wants the donor to be there: she pays again, herself.
            PaymentState::NeedsAction => PaymentFact::Declined,
            // A refusal is for good, whatever stands there: only another payment brings the money.
            PaymentState::Saved | PaymentState::Authorized if is_refused => PaymentFact::Declined,
            // Nothing was charged, and there is no reason why.
            PaymentState::Saved | PaymentState::Authorized | PaymentState::Open => {
                return Err(AppError::Internal(format!("{} was not charged", pledge.id)));
            }
            PaymentState::Processing => return Ok(()),
            state => match state.fact() {
                Some(fact) => fact,
                None => return Ok(()),
            },
        };
        let told = Told::looked_up(&pledge.provider, status, fact, self.world.now());
        self.take_fact(&told).await.map(drop)
    }

    /// Charges what is due and has no job that does it, drops what could not be dropped, and ends the promises that
    /// nobody paid again in time. Called by the schedule. Gives how many were ended.
    ///
    /// # Errors
    /// Those of the database; what stops one promise stops no other.
    pub async fn follow_promises(&self) -> AppResult<usize> {
        for (city, id) in store::promise::due(self.db.read(), AT_ONCE).await? {
            self.db
                .write("promise.charge", |conn| async move {
                    self.queue_charges(&conn, city, &[id]).await
                })
                .await?;
        }
        // No provider keeps a donor's method because it was away for three days.
        self.db
            .write("promise.drop_again", |conn| async move {
                Ok::<_, AppError>(store::job::revive(&conn, store::job::DROP, self.world.now()).await?)
            })
            .await?;
        let lapsed = store::promise::lapsed(self.db.read(), self.world.now(), AT_ONCE).await?;
        let mut ended = Ok(0);
        for id in &lapsed {
            match self.lapse(*id).await {
                Ok(has_ended) => ended = ended.map(|ended| ended + usize::from(has_ended)),
                Err(error) => {
                    tracing::error!(pledge.id = %id, %error, "promise.lapse.failed");
                    ended = Err(error);
                }
            }
        }
        ended
    }

    /// Queues the charges of promises; those whose job has ended are tried again.
    pub(crate) async fn queue_charges(&self, conn: &Conn, city: CityId, ids: &[PledgeId]) -> AppResult<()> {
        for id in ids {
            let job = Job::ChargePledge {
                pledge: id.to_string(),
            };
            let new = self.job(Some(city), &job)?;
            store::job::queue_again(conn, new, self.world.now()).await?;
        }
        Ok(())
    }

    async fn tell_promise(&self, conn: &Conn, pledge: &Pledge, stage: &str) -> AppResult<()> {
        let job = Job::MailPledgePromised {
            pledge: pledge.id.to_string(),
            stage: stage.to_owned(),
        };
        self.queue(conn, Some(pledge.city), &job).await
    }

    /// What is promised to a project and not charged yet.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn promised(&self, city: CityId, project: ProjectId) -> AppResult<store::promise::Promised> {
        Ok(store::promise::sum_of_project(self.db.read(), city, project).await?)
    }

    /// How the payment of a promise stands; the provider's answer may be an error of its own.
    async fn payment_of(&self, pledge: &Pledge) -> AppResult<Result<PaymentStatus, ProviderError>> {
        let reference = reference_of(pledge)?;
        Ok(async { self.provider_of_gift(pledge)?.look_up(&reference).await }.await)
    }

    async fn known_pledge(&self, conn: &Conn, id: PledgeId) -> AppResult<Pledge> {
        let pledge = store::pledge::by_id(conn, id).await?;
        pledge.ok_or_else(|| AppError::not_found("id", "pledge"))
    }

    async fn locked_pledge(&self, conn: &Conn, id: PledgeId) -> AppResult<Pledge> {
        let pledge = store::pledge::lock(conn, id).await?;
        pledge.ok_or_else(|| AppError::not_found("id", "pledge"))
    }

    async fn project_of_gift(&self, conn: &Conn, pledge: &Pledge) -> AppResult<Project> {
        let project = store::project::by_id(conn, pledge.project).await?;
        project.ok_or_else(|| AppError::Internal(format!("{} has no project", pledge.id)))
    }
}

fn reference_of(pledge: &Pledge) -> AppResult<ProviderRef> {
    let reference = pledge.provider_ref.clone().unwrap_or_default();
    ProviderRef::new(reference).map_err(|error| AppError::Internal(format!("{}: {error}", pledge.id)))
}
