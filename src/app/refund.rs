//! Giving money back.

mod ask;
mod book;

use domain::pledge::PledgeChannel;
use domain::{CityId, Money, PledgeId, ProblemKind};
use ledger::Till;
use payments::{PaymentStatus, ProviderError, RefundRequest};
use store::Conn;
use store::pledge::Pledge;
use store::provider_refund;

use crate::job::Job;
use crate::payment_account::problem_of;
use crate::{App, AppError, AppResult};

use ask::Asked;
pub use ask::RefundInput;

/// What is to go back of a gift.
#[derive(Debug, Clone, Copy)]
enum Wanted<'a> {
    /// Whatever is left of it.
    Rest,
    /// What somebody asked for.
    Part(&'a Asked<'a>),
}

impl Wanted<'_> {
    /// The name of the refund for the provider, which makes one of each name.
    fn key(&self, pledge: &Pledge) -> String {
        match self {
            Self::Rest => format!("refund:{}:{}", pledge.id, pledge.refunded_minor),
            Self::Part(asked) => format!("refund:{}:{}", pledge.id, asked.id),
        }
    }
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
        self.give_back(&pledge, &Wanted::Rest).await
    }

    async fn give_back(&self, pledge: &Pledge, wanted: &Wanted<'_>) -> AppResult<()> {
        let (id, city) = (pledge.id, pledge.city);
        let told = match pledge.channel {
            PledgeChannel::Card => self.refund_at_provider(pledge, wanted).await?,
            PledgeChannel::Transfer | PledgeChannel::Cash | PledgeChannel::Wallet => None,
        };
        self.db
            .write("pledge.refund", |conn| {
                let told = told.clone();
                async move {
                    let missing = || AppError::not_found("id", "pledge");
                    let pledge = store::pledge::lock(&conn, id).await?.ok_or_else(missing)?;
                    if let Wanted::Part(asked) = wanted
                        && !self.begin_booking(&conn, &pledge, asked).await?
                    {
                        return Ok(());
                    }
                    match (pledge.channel, told) {
                        (PledgeChannel::Card, Some(status)) => {
                            self.take_refunds(&conn, pledge.clone(), &status).await?
                        }
                        (PledgeChannel::Card, None) => {}
                        // The account that a transfer came from is not always one that takes money.
                        _ => self.back_to_wallet(&conn, pledge.clone(), wanted).await?,
                    }
                    match wanted {
                        Wanted::Part(asked) => self.record_refund(&conn, &pledge, asked).await,
                        Wanted::Rest => Ok(()),
                    }
                }
            })
            .await?;
        self.decide(city).await
    }

    /// How the payment stands after it; nothing where this refund is in the books.
    async fn refund_at_provider(
        &self,
        pledge: &Pledge,
        wanted: &Wanted<'_>,
    ) -> AppResult<Option<PaymentStatus>> {
        let (id, key) = (pledge.id, wanted.key(pledge));
        let known = provider_refund::of_pledge(self.db.read(), pledge.city, id).await?;
        // A provider forgets its names for refunds after some time, and would make it again.
        if known.iter().any(|refund| refund.own_key.as_deref() == Some(&key)) {
            return Ok(None);
        }
        // Asked for again since: the donor's bank may have taken the money meanwhile.
        if let Wanted::Part(asked) = wanted
            && store::dispute::is_open(self.db.read(), pledge.city, id).await?
        {
            self.drop_asking(pledge, asked).await?;
            return Err(AppError::refused("input.pledge", ProblemKind::InDispute));
        }
        let city = self.known_city(pledge.city).await?;
        let reference = pledge
            .provider_ref
            .clone()
            .ok_or_else(|| AppError::Internal(format!("{id} was never paid")))?;
        let reference = payments::ProviderRef::new(reference)
            .map_err(|error| AppError::Internal(format!("{id}: {error}")))?;
        let request = RefundRequest {
            key,
            amount: Money::new(back_minor(pledge, wanted), city.currency),
        };
        let status = async { self.provider_of_gift(pledge)?.refund(&reference, &request).await };
        let status = match status.await {
            Ok(status) => status,
            Err(error) => return Err(self.not_refunded(pledge, wanted, error).await?),
        };
        if !status
            .refunds
            .iter()
            .any(|refund| refund.key.as_deref() == Some(&request.key))
        {
            return Err(AppError::Internal(format!(
                "refund of {id}: the provider does not list it"
            )));
        }
        Ok(Some(status))
    }

    /// What is said where a provider made no refund. One that it refuses may be asked for anew.
    async fn not_refunded(
        &self,
        pledge: &Pledge,
        wanted: &Wanted<'_>,
        error: ProviderError,
    ) -> AppResult<AppError> {
        let id = pledge.id;
        let Wanted::Part(asked) = wanted else {
            return Ok(AppError::Internal(format!("refund of {id}: {error}")));
        };
        if let ProviderError::Refused { code, .. } = error {
            tracing::warn!(pledge.id = %id, code, "refund refused");
            self.drop_asking(pledge, asked).await?;
            return Ok(AppError::refused("input.pledge", ProblemKind::ProviderRefuses));
        }
        tracing::warn!(pledge.id = %id, %error, "refund not made");
        Ok(AppError::refused("", problem_of(&error)))
    }

    async fn back_to_wallet(&self, conn: &Conn, mut pledge: Pledge, wanted: &Wanted<'_>) -> AppResult<()> {
        if !pledge.state.counts() {
            return Ok(());
        }
        if matches!(wanted, Wanted::Part(asked) if asked.after_minor != pledge.refunded_minor) {
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
fn back_minor(pledge: &Pledge, wanted: &Wanted<'_>) -> i64 {
    match wanted {
        Wanted::Part(asked) => asked.back_minor,
        Wanted::Rest => left_minor(pledge) + pledge.tip_left_minor(),
    }
}

/// What of a gift has not gone back.
const fn left_minor(pledge: &Pledge) -> i64 {
    pledge.amount_minor - pledge.refunded_minor
}
