//! Which gifts there can be a receipt for, and by which right.
//!
//! A gift is for the organisation behind its project, or for the city itself where a person carries the project. No
//! gift here has a counterpart of value: nothing is sold or promised for one.

use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;
use domain::cash::CashKind;
use domain::pledge::PledgeChannel;
use domain::pool::DecisionState;
use domain::project::ProjectState;
use domain::receipt::IssuerState;
use domain::{CityId, PledgeId, PoolId, ProblemKind};
use paper::Means;
use store::Conn;
use store::city::City;
use store::receipt::Line;
use store::receipt_gift::Gift;
use store::receipt_issuer::{Issuer, body};
use uuid::Uuid;

use super::record::{AddedRecord, GiftRecord};
use crate::{App, AppResult};

/// Whether a gift stays with its project, come what may of the campaign: it was paid, something is left of it, no bank
/// has it in question, and its campaign has succeeded. While a campaign runs it can still be called off.
pub(super) fn is_final(gift: &Gift) -> bool {
    use ProjectState::{Completed, InDelivery, Succeeded};
    gift.state.counts()
        && gift.paid_at.is_some()
        && gift.own_minor > 0
        && matches!(gift.project_state, Succeeded | InDelivery | Completed)
}

/// The day of the payment by the city's clock.
pub(super) fn day(gift: &Gift, zone: Tz) -> Option<NaiveDate> {
    gift.paid_at.map(|at| at.with_timezone(&zone).date_naive())
}

/// The year of the payment.
pub(super) fn year(gift: &Gift, zone: Tz) -> Option<i32> {
    day(gift, zone).map(|day| day.year())
}

/// The body that a gift is for.
pub(super) fn body_of(gift: &Gift) -> Uuid {
    body(gift.city, gift.organisation)
}

/// The right by which a gift may have a receipt: of its body, for its day.
pub(super) fn right_for<'a>(issuers: &'a [Issuer], gift: &Gift, zone: Tz) -> Option<&'a Issuer> {
    issuers.iter().find(|issuer| gives(issuer, gift, zone))
}

/// Whether a right is for this gift.
pub(super) fn gives(issuer: &Issuer, gift: &Gift, zone: Tz) -> bool {
    issuer.state == IssuerState::Agreed
        && issuer.body() == body_of(gift)
        && day(gift, zone).is_some_and(|day| issuer.right.covers(day))
}

/// What keeps a gift from having a receipt, but for one that it has.
pub(super) fn hindrance(issuers: &[Issuer], gift: &Gift, zone: Tz) -> Result<(), ProblemKind> {
    if !is_final(gift) {
        return Err(ProblemKind::GiftNotFinal);
    }
    match right_for(issuers, gift, zone) {
        Some(_) => Ok(()),
        None => Err(ProblemKind::NoTaxReceipts),
    }
}

/// How a gift was paid, as receipts say it.
pub(super) fn means(gift: &Gift) -> Means {
    match (gift.channel, gift.cash) {
        (PledgeChannel::Card, _) => Means::Card,
        // What is in a wallet came by card or transfer, and neither is coins, notes or a cheque.
        (PledgeChannel::Transfer | PledgeChannel::Wallet, _) => Means::Transfer,
        (PledgeChannel::Cash, Some(CashKind::Cheque)) => Means::Cheque,
        (PledgeChannel::Cash, _) => Means::Cash,
    }
}

/// The line of a receipt.
pub(super) fn line(gift: &Gift, on: NaiveDate) -> Line {
    Line {
        pledge: gift.id,
        on,
        own_minor: gift.own_minor,
    }
}

impl App {
    /// What a receipt says of gifts, with what pools added to each: apart, for it is nobody's gift.
    pub(super) async fn gift_records(
        &self,
        conn: &Conn,
        city: &City,
        gifts: &[(Gift, NaiveDate)],
    ) -> AppResult<Vec<GiftRecord>> {
        let ids: Vec<PledgeId> = gifts.iter().map(|(gift, _)| gift.id).collect();
        let mut added = self.added(conn, city.id, &ids).await?;
        let record = |(gift, on): &(Gift, NaiveDate)| GiftRecord {
            pledge: gift.id.to_string(),
            on: *on,
            own_minor: gift.own_minor,
            project: gift.title.clone(),
            means: means(gift).as_str().to_owned(),
            added: added.remove(&gift.id).unwrap_or_default(),
        };
        Ok(gifts.iter().map(record).collect())
    }

    /// What each pool adds to gifts now, by its name in French: the language of all receipts so far.
    async fn added(
        &self,
        conn: &Conn,
        city: CityId,
        gifts: &[PledgeId],
    ) -> AppResult<std::collections::BTreeMap<PledgeId, Vec<AddedRecord>>> {
        let mut sums = std::collections::BTreeMap::<(PledgeId, PoolId), i64>::new();
        for decision in store::decision::of_pledges(conn, city, gifts).await? {
            if let Some(pledge) = decision.pledge
                && matches!(decision.state, DecisionState::Reserved | DecisionState::Released)
            {
                *sums.entry((pledge, decision.pool)).or_default() += decision.change_minor;
            }
        }
        let mut pools: Vec<PoolId> = sums.keys().map(|(_, pool)| *pool).collect();
        pools.sort();
        pools.dedup();
        let pools = store::pool::by_ids(conn, &pools).await?;
        let mut added = std::collections::BTreeMap::<PledgeId, Vec<AddedRecord>>::new();
        for ((pledge, pool), minor) in sums.into_iter().filter(|(_, minor)| *minor > 0) {
            let named = pools.iter().find(|known| known.id == pool);
            let fund = named.map(|pool| pool.name.clone()).unwrap_or_default();
            added.entry(pledge).or_default().push(AddedRecord { fund, minor });
        }
        Ok(added)
    }
}
