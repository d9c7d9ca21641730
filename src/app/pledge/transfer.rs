//! Gifts by bank transfer: what a donor needs to make one, and those that never came.

use chrono::TimeDelta;
use domain::bank::Reference;
use domain::pledge::{PaymentFact, PledgeChannel, PledgeState};
use domain::{Money, ProblemKind};
use store::Conn;
use store::bank_account::BankAccount;
use store::pledge::Pledge;

use crate::job::Job;
use crate::{App, AppError, AppResult};

/// How long a transfer is waited for: long enough for an order on paper, and for whoever forgot and is reminded.
const LIFE_DAYS: u16 = 45;
/// Transfers given up at once at most.
const AT_ONCE: u64 = 500;

/// Everything that a donor fills in at their bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransferDetails {
    /// Where the money goes.
    pub account: BankAccount,
    /// How much.
    pub amount: Money,
    /// What to write, so that it is known again.
    pub reference: Reference,
}

/// For how many days a transfer is waited for.
pub fn transfer_days() -> u32 {
    LIFE_DAYS.into()
}

impl App {
    /// Gives a new pledge its reference, and has it sent to the donor with where the money goes.
    pub(super) async fn refer(&self, conn: &Conn, pledge: &Pledge) -> AppResult<()> {
        let account = store::bank_account::of_city(conn, pledge.city).await?;
        let account =
            account.ok_or_else(|| AppError::refused("input.channel", ProblemKind::NoBankAccount))?;
        let country = account.iban.country().to_owned();
        let make = move |number| Reference::from_number(&country, number).ok();
        let reference = store::bank_account::refer(conn, pledge.city, pledge.id, make).await?;
        if reference.is_none() {
            return Err(AppError::Internal(format!(
                "{} has no references left",
                pledge.city
            )));
        }
        let job = Job::MailTransferDetails {
            pledge: pledge.id.to_string(),
        };
        self.queue(conn, Some(pledge.city), &job).await
    }

    /// What to fill in at the bank for a gift; nothing where it is not waited for by transfer. For whoever may see the
    /// gift as its donor does.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn transfer_details(&self, pledge: &Pledge) -> AppResult<Option<TransferDetails>> {
        if pledge.channel != PledgeChannel::Transfer || pledge.state != PledgeState::Pending {
            return Ok(None);
        }
        let conn = self.db.read();
        let account = store::bank_account::of_city(conn, pledge.city).await?;
        let references = store::bank_account::references(conn, pledge.city, &[pledge.id]).await?;
        let (Some(account), Some((_, reference))) = (account, references.into_iter().next()) else {
            return Ok(None);
        };
        let city = self.known_city(pledge.city).await?;
        Ok(Some(TransferDetails {
            account,
            amount: Money::new(pledge.amount_minor, city.currency),
            reference,
        }))
    }

    /// Gives up waiting for transfers that did not come. One that comes later still counts, while the campaign takes
    /// money. Called by the schedule. Gives how many.
    ///
    /// # Errors
    /// Those of the database; what stops one pledge stops no other.
    pub async fn expire_transfers(&self) -> AppResult<usize> {
        let before = self.world.now() - TimeDelta::days(LIFE_DAYS.into());
        let overdue = store::pledge::transfers_since(self.db.read(), before, AT_ONCE).await?;
        let mut last = Ok(());
        for id in &overdue {
            let expired = self.db.write("pledge.expire", |conn| async move {
                let Some(pledge) = store::pledge::lock(&conn, *id).await? else {
                    return Ok(());
                };
                match pledge.state.after(PaymentFact::Expired) {
                    Some(state) => self.move_pledge(&conn, pledge, state).await,
                    None => Ok(()),
                }
            });
            if let Err(error) = expired.await {
                tracing::error!(pledge.id = %id, %error, "pledge.expire.failed");
                last = Err(error);
            }
        }
        last.map(|()| overdue.len())
    }
}
