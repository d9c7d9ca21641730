//! What went back, in the books: by refunds that the provider knows, by disputes that were lost, into wallets.

use domain::pledge::PledgeState;
use domain::receipt::VoidReason;
use domain::{EventId, Id, Money};
use ledger::{Account, Fact, PledgeFact, Till};
use payments::{PaymentStatus, RefundState};
use store::Conn;
use store::pledge::Pledge;
use store::provider_refund::{self, ProviderRefund};

use crate::job::Job;
use crate::{App, AppError, AppResult};

/// How a donor's money came back to them: what the mail says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Came {
    /// The way that it was paid.
    Back,
    /// Into their wallet.
    Wallet,
    /// Into their wallet, because their bank did not take it.
    NotTaken,
}

impl Came {
    /// As a word of a job.
    const fn as_str(self) -> &'static str {
        match self {
            Self::Back => "back",
            Self::Wallet => "wallet",
            Self::NotTaken => "not_taken",
        }
    }
}

/// What of money that goes back was a gift's, and what of that its project still had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Parts {
    /// What the gift is less by.
    pub gift_minor: i64,
    /// What the platform gives up of what came on top.
    pub tip_minor: i64,
    /// What the project gives up.
    pub own_minor: i64,
    /// What nobody has: the project was paid, or more went back than was given.
    pub loss_minor: i64,
}

/// The parts of an amount, where so much is left of the gift and of what came on top, and so much is held for the
/// gift's project. The gift goes first.
pub(crate) fn parts(amount_minor: i64, (left_minor, tip_left_minor): (i64, i64), held_minor: i64) -> Parts {
    let gift_minor = amount_minor.min(left_minor).max(0);
    let tip_minor = (amount_minor - gift_minor).min(tip_left_minor).max(0);
    let own_minor = gift_minor.min(held_minor.max(0));
    Parts {
        gift_minor,
        tip_minor,
        own_minor,
        loss_minor: amount_minor - tip_minor - own_minor,
    }
}

impl App {
    /// Books every refund of a payment that is not in the books yet, and every one that came back since. The pledge is
    /// locked.
    pub(crate) async fn take_refunds(
        &self,
        conn: &Conn,
        mut pledge: Pledge,
        status: &PaymentStatus,
    ) -> AppResult<()> {
        let now = self.world.now();
        let place = (pledge.city, pledge.id);
        let known = provider_refund::of_pledge(conn, pledge.city, pledge.id).await?;
        for refund in &status.refunds {
            let is_same = |known: &&ProviderRefund| {
                known.reference == refund.reference
                    || (known.own_key.is_some() && known.own_key == refund.key)
            };
            let has_failed = refund.state == RefundState::Failed;
            let new = ProviderRefund {
                reference: refund.reference.clone(),
                own_key: refund.key.clone(),
                amount_minor: refund.amount.minor,
                has_failed,
            };
            match known.iter().find(is_same) {
                Some(known) if has_failed && !known.has_failed => {
                    provider_refund::fail(conn, place, &known.reference, now).await?;
                    self.book_return(conn, &mut pledge, known.amount_minor, 0).await?;
                    self.tell_back(conn, &pledge, known.amount_minor, Came::NotTaken)
                        .await?;
                }
                Some(_) => {}
                None => {
                    provider_refund::insert(conn, place, &new, now).await?;
                    match (has_failed, refund.key.is_some()) {
                        (false, _) => {
                            self.book_back(conn, &mut pledge, new.amount_minor, Till::Provider)
                                .await?
                        }
                        // Asked for by us, and the bank did not take it: the gift goes back all the same.
                        (true, true) => {
                            let till = Till::Wallet(pledge.person);
                            self.book_back(conn, &mut pledge, new.amount_minor, till).await?;
                        }
                        (true, false) => {}
                    }
                }
            }
        }
        Ok(())
    }

    /// An amount goes back: the gift is less by it, its match follows, and the donor is told. What the project does not
    /// have any more is a loss.
    pub(super) async fn book_back(
        &self,
        conn: &Conn,
        pledge: &mut Pledge,
        amount_minor: i64,
        till: Till,
    ) -> AppResult<()> {
        let (parts, event) = self.take_off(conn, pledge, amount_minor).await?;
        if let Till::Wallet(_) = till {
            pledge.wallet_minor += amount_minor;
        }
        store::pledge::set_state(conn, pledge).await?;
        let city = self.known_city(pledge.city).await?;
        let now = self.world.now();
        let fact = PledgeFact::Refunded {
            project: pledge.project,
            amount: Money::new(parts.own_minor, city.currency),
            loss: Money::new(parts.loss_minor, city.currency),
            till,
            event,
        };
        // Where the gift went back before, only what came on top is left to go.
        if parts.own_minor + parts.loss_minor > 0 {
            self.post(conn, pledge.city, fact, now).await?;
        }
        if parts.tip_minor > 0 {
            let amount = Money::new(parts.tip_minor, city.currency);
            let fact = PledgeFact::TipReturned { amount, till, event };
            self.post(conn, pledge.city, fact, now).await?;
        }
        self.receipt_follows(conn, &city, pledge.id, VoidReason::Refund)
            .await?;
        let came = match till {
            Till::Wallet(_) => Came::Wallet,
            _ => Came::Back,
        };
        self.tell_back(conn, pledge, amount_minor, came).await?;
        tracing::info!(pledge.id = %pledge.id, loss_minor = parts.loss_minor, "pledge refunded");
        Ok(())
    }

    /// Takes an amount off a gift, and off the city's list where that still counts it; gives its parts, and the event
    /// that it is known by. The pledge is changed and not stored.
    pub(crate) async fn take_off(
        &self,
        conn: &Conn,
        pledge: &mut Pledge,
        amount_minor: i64,
    ) -> AppResult<(Parts, EventId)> {
        let escrow = Account::ProjectEscrow(pledge.project);
        store::balance::lock(conn, pledge.city, escrow).await?;
        let held_minor = escrow.shown(store::balance::of(conn, pledge.city, escrow).await?);
        let parts = parts(
            amount_minor,
            (
                pledge.amount_minor - pledge.refunded_minor,
                pledge.tip_left_minor(),
            ),
            held_minor,
        );
        if parts.loss_minor > 0 {
            tracing::error!(pledge.id = %pledge.id, loss_minor = parts.loss_minor, "money went back that a project had been paid");
        }
        pledge.refunded_minor += parts.gift_minor;
        pledge.tip_returned_minor += parts.tip_minor;
        pledge.loss_minor += parts.gift_minor - parts.own_minor;
        if pledge.state.counts() {
            pledge.state = if pledge.refunded_minor == pledge.amount_minor {
                PledgeState::Refunded
            } else {
                PledgeState::PartiallyRefunded
            };
        }
        // Where the campaign's end has released the match, the engine has nothing left to take back.
        let event = if parts.gift_minor == 0 || self.is_gift_settled(conn, pledge).await? {
            EventId::new(&self.world)
        } else {
            self.list_refund(conn, pledge, parts.gift_minor).await?
        };
        Ok((parts, event))
    }

    /// What had gone back is here again, and is the donor's.
    pub(crate) async fn book_return(
        &self,
        conn: &Conn,
        pledge: &mut Pledge,
        amount_minor: i64,
        recovered_minor: i64,
    ) -> AppResult<()> {
        pledge.wallet_minor += amount_minor;
        store::pledge::set_state(conn, pledge).await?;
        let city = self.known_city(pledge.city).await?;
        let fact: Fact = PledgeFact::Returned {
            person: pledge.person,
            amount: Money::new(amount_minor, city.currency),
            recovered: Money::new(recovered_minor, city.currency),
            event: EventId::new(&self.world),
        }
        .into();
        self.post(conn, pledge.city, fact, self.world.now()).await
    }

    async fn tell_back(&self, conn: &Conn, pledge: &Pledge, amount_minor: i64, came: Came) -> AppResult<()> {
        let job = Job::MailPledgeRefunded {
            pledge: pledge.id.to_string(),
            amount_minor,
            refunded_minor: pledge.refunded_minor,
            came: came.as_str().to_owned(),
        };
        self.queue(conn, Some(pledge.city), &job).await
    }

    async fn is_gift_settled(&self, conn: &Conn, pledge: &Pledge) -> AppResult<bool> {
        let project = store::project::by_id(conn, pledge.project).await?;
        let project = project.ok_or_else(|| AppError::Internal(format!("{} has no project", pledge.id)))?;
        self.is_settled(conn, &project).await
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::parts;

    proptest! {
        /// What goes back is the project's or a loss, to the cent; a gift is never less than nothing, and a project
        /// gives up no more than is held for it.
        #[test]
        fn what_goes_back_is_accounted_for_to_the_cent(
            amount in 1_i64..1_000_000, left in 0_i64..1_000_000, tip in 0_i64..1000, held in -1000_i64..1_000_000,
        ) {
            let parts = parts(amount, (left, tip), held);
            prop_assert_eq!(parts.own_minor + parts.tip_minor + parts.loss_minor, amount);
            prop_assert!((0..=tip).contains(&parts.tip_minor));
            prop_assert!(parts.tip_minor == 0 || parts.gift_minor == left, "the gift goes first");
            prop_assert!((0..=left).contains(&parts.gift_minor));
            prop_assert!((0..=held.max(0)).contains(&parts.own_minor));
            prop_assert!(parts.own_minor <= parts.gift_minor && parts.gift_minor <= amount);
            if amount <= left && left <= held {
                prop_assert_eq!((parts.gift_minor, parts.loss_minor), (amount, 0));
            }
        }
    }
}
