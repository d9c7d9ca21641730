//! Giving money back.

mod book;

use domain::act::ActKind;
use domain::pledge::PledgeChannel;
use domain::{CityId, Money, PledgeId, ProblemKind, Problems};
use ledger::Till;
use payments::{PaymentStatus, ProviderError, RefundRequest};
use serde_json::json;
use store::Conn;
use store::pledge::Pledge;

use crate::job::Job;
use crate::payment_account::problem_of;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, input};

/// The longest reason that somebody gives.
const REASON_MAX: usize = 500;

/// What is asked to go back of a gift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// Whatever is left of it.
    Rest,
    /// So much, of a gift of which so much had gone back when it was asked.
    Part { amount: Money, after_minor: i64 },
}

impl App {
    /// Gives a pledge back, whole: a card's first through the provider, then in the books; any other into the donor's
    /// wallet. A promise is dropped. Its match follows with the city's turn. Done twice, it happens once. While the donor's bank disputes the
    /// payment nothing is done: it has the money already, and the end of the dispute asks again.
    ///
    /// # Errors
    /// [`AppError::Internal`] with the provider's reason where it does not go through: try again later.
    pub async fn refund_pledge(&self, id: PledgeId) -> AppResult<()> {
        let pledge = store::pledge::by_id(self.db.read(), id).await?;
        let pledge = pledge.ok_or_else(|| AppError::not_found("id", "pledge"))?;
        if pledge.is_promised() {
            return self.release_promise(id).await;
        }
        if !pledge.state.counts() || store::dispute::is_open(self.db.read(), pledge.city, id).await? {
            return Ok(());
        }
        self.give_back(&pledge, Wanted::Rest, None).await
    }

    /// Gives a gift back because an official or finance officer says so, whole or in part, and why.
    ///
    /// # Errors
    /// Refused: not one of these, or no fresh proof; no such gift; it has not come or has gone back; more than is left
    /// of it; its payment is in dispute; something else went back meanwhile; the provider does not do it.
    pub async fn refund_gift(
        &self,
        caller: &Caller,
        id: PledgeId,
        (amount, reason): (Option<&str>, &str),
    ) -> AppResult<Pledge> {
        let not_found = || AppError::not_found("input.pledge", "pledge");
        let pledge = store::pledge::by_id(self.db.read(), id)
            .await?
            .ok_or_else(not_found)?;
        policy::permits(caller, Operation::ReadAudit, On::city(pledge.city)).map_err(|_| not_found())?;
        policy::authorize(caller, Operation::RefundGift, On::city(pledge.city))
            .map_err(|kind| AppError::refused("", kind))?;
        if !pledge.state.counts() {
            return Err(AppError::refused("input.pledge", ProblemKind::AlreadyDecided));
        }
        if store::dispute::is_open(self.db.read(), pledge.city, id).await? {
            return Err(AppError::refused("input.pledge", ProblemKind::InDispute));
        }
        let city = self.known_city(pledge.city).await?;
        let left = Money::new(pledge.amount_minor - pledge.refunded_minor, city.currency);
        let mut problems = Problems::none();
        let reason = input::text(&mut problems, "input.reason", reason, REASON_MAX);
        let amount = match amount.filter(|amount| !amount.trim().is_empty()) {
            Some(amount) => input::amount(&mut problems, "input.amount", amount, city.currency),
            None => Some(left),
        };
        match amount {
            Some(amount) if amount > left => {
                problems.push("input.amount", ProblemKind::AmountTooLarge { max: left });
            }
            Some(amount) if amount.minor <= 0 => {
                let min = Money::new(1, city.currency);
                problems.push("input.amount", ProblemKind::AmountTooSmall { min });
            }
            _ => {}
        }
        problems.check()?;
        let (Some(amount), Some(reason)) = (amount, reason) else {
            return Err(AppError::Internal("unchecked input".into()));
        };
        let wanted = Wanted::Part {
            amount,
            after_minor: pledge.refunded_minor,
        };
        self.give_back(&pledge, wanted, Some((caller, &reason))).await?;
        let pledge = store::pledge::by_id(self.db.read(), id).await?;
        pledge.ok_or_else(|| AppError::Internal(format!("{id} is missing")))
    }

    async fn give_back(
        &self,
        pledge: &Pledge,
        wanted: Wanted,
        because: Option<(&Caller, &str)>,
    ) -> AppResult<()> {
        let (id, city) = (pledge.id, pledge.city);
        let told = match pledge.channel {
            PledgeChannel::Card => Some(self.refund_at_provider(pledge, wanted).await?),
            PledgeChannel::Transfer | PledgeChannel::Cash | PledgeChannel::Wallet => None,
        };
        self.db
            .write("pledge.refund", |conn| {
                let told = told.clone();
                async move {
                    let missing = || AppError::not_found("id", "pledge");
                    let pledge = store::pledge::lock(&conn, id).await?.ok_or_else(missing)?;
                    let before_minor = pledge.refunded_minor;
                    match told {
                        Some(status) => self.take_refunds(&conn, pledge, &status).await?,
                        // The account that a transfer came from is not always one that takes money.
                        None => self.back_to_wallet(&conn, pledge, wanted).await?,
                    }
                    if let Some((caller, reason)) = because {
                        let after = store::pledge::by_id(&conn, id).await?.ok_or_else(missing)?;
                        let amount_minor = after.refunded_minor - before_minor;
                        let detail = json!({ "amount_minor": amount_minor, "reason": reason });
                        let kind = ActKind::GiftRefunded;
                        self.record(&conn, Some(city), caller, kind, id, detail).await?;
                    }
                    Ok::<_, AppError>(())
                }
            })
            .await?;
        self.decide(city).await
    }

    async fn refund_at_provider(&self, pledge: &Pledge, wanted: Wanted) -> AppResult<PaymentStatus> {
        let id = pledge.id;
        let city = self.known_city(pledge.city).await?;
        let reference = pledge
            .provider_ref
            .clone()
            .ok_or_else(|| AppError::Internal(format!("{id} was never paid")))?;
        let reference = payments::ProviderRef::new(reference)
            .map_err(|error| AppError::Internal(format!("{id}: {error}")))?;
        let request = RefundRequest {
            // What had gone back before is part of the key: two who ask at once ask for the same.
            key: format!("refund:{id}:{}", pledge.refunded_minor),
            amount: Money::new(back_minor(pledge, wanted), city.currency),
        };
        let status = async { self.provider_of_gift(pledge)?.refund(&reference, &request).await };
        let status = status.await.map_err(|error| match (wanted, error) {
            (Wanted::Part { .. }, ProviderError::Refused { code, .. }) => {
                tracing::warn!(pledge.id = %id, code, "refund refused");
                AppError::refused("input.pledge", ProblemKind::ProviderRefuses)
            }
            (Wanted::Part { .. }, error) => {
                tracing::warn!(pledge.id = %id, %error, "refund not made");
                AppError::refused("", problem_of(&error))
            }
            (Wanted::Rest, error) => AppError::Internal(format!("refund of {id}: {error}")),
        })?;
        if !status
            .refunds
            .iter()
            .any(|refund| refund.key.as_deref() == Some(&request.key))
        {
            return Err(AppError::Internal(format!(
                "refund of {id}: the provider does not list it"
            )));
        }
        Ok(status)
    }

    async fn back_to_wallet(&self, conn: &Conn, mut pledge: Pledge, wanted: Wanted) -> AppResult<()> {
        if !pledge.state.counts() {
            return Ok(());
        }
        if matches!(wanted, Wanted::Part { after_minor, .. } if after_minor != pledge.refunded_minor) {
            return Err(AppError::refused("input.pledge", ProblemKind::AlreadyDecided));
        }
        let amount_minor = back_minor(&pledge, wanted);
        let till = Till::Wallet(pledge.person);
        self.book_back(conn, &mut pledge, amount_minor, till).await
    }

    /// Asks for a gift to be given back by a job; asked again after that has ended, it is tried again.
    pub(crate) async fn queue_refund(&self, conn: &Conn, city: CityId, id: PledgeId) -> AppResult<()> {
        let job = Job::RefundPledge {
            pledge: id.to_string(),
        };
        let new = self.job(Some(city), &job)?;
        Ok(store::job::queue_again(conn, new, self.world.now()).await?)
    }
}

/// All that goes back to the donor. Who gets the whole rest of a gift gets what came on top of it as well.
fn back_minor(pledge: &Pledge, wanted: Wanted) -> i64 {
    let left_minor = pledge.amount_minor - pledge.refunded_minor;
    match wanted {
        Wanted::Part { amount, .. } if amount.minor < left_minor => amount.minor,
        Wanted::Rest | Wanted::Part { .. } => left_minor + pledge.tip_left_minor(),
    }
}
