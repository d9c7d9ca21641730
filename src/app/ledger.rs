//! The one door to the books.
//!
//! Whatever moves money passes here: a fact is turned into its transaction, looked up, checked, and appended in the
//! caller's own transaction. A fact is known by its kind and its cause: posted twice, it is in the books once, and
//! posted with other amounts it is refused, whoever was first. A rehearsal is the same path in a transaction that is
//! rolled back ([`store::Db::rehearse`]).

mod journal;
mod period;
mod plan;

use ::ledger::{Cause, Entry, Fact, FactKind, Transaction};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{CityId, Id, LedgerTransactionId};
use store::Conn;
use store::journal::Appended;

use crate::{App, AppError, AppResult};

pub use ::ledger::{Account, Head, Nature};
pub use journal::{BookLine, Scope};
pub(crate) use period::start_of;
pub use period::{ChartLine, TrialBalance, may_close};
pub use plan::JournalOf;

/// What happened this long ago may be asked of the period that it falls into; anything newer lies in an open one,
/// because nothing is closed before a day has passed since its end.
const SURELY_OPEN: TimeDelta = TimeDelta::hours(1);

impl App {
    /// Posts a fact, to be sealed with the city's next turn. Where the books are closed for the day on which it
    /// happened, it counts for the first day that is open.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the same fact stands in the books with other amounts, or somebody's money would be
    /// less than nothing: whoever posts has to look before. Those of the database.
    pub async fn post(
        &self,
        conn: &Conn,
        city: CityId,
        fact: impl Into<Fact>,
        at: DateTime<Utc>,
    ) -> AppResult<()> {
        let fact = fact.into();
        let transaction = fact.at(self.open_day(conn, city, at).await?)?;
        self.append(conn, city, &transaction).await
    }

    /// Undoes what a fact posted, by an entry of today that turns it round: what was written stays. Done twice, it is in
    /// the books once. Gives whether the journal has that fact at all.
    ///
    /// # Errors
    /// Those of [`Self::post`].
    pub(crate) async fn reverse(
        &self,
        conn: &Conn,
        city: CityId,
        (kind, cause): (FactKind, Cause),
    ) -> AppResult<bool> {
        let Some((id, parts)) = store::journal::of_fact(conn, city, kind, cause).await? else {
            return Ok(false);
        };
        let turned = Transaction::new(parts)?.reverse(id, self.world.now());
        self.append(conn, city, &turned).await?;
        Ok(true)
    }

    async fn append(&self, conn: &Conn, city: CityId, transaction: &Transaction) -> AppResult<()> {
        self.check_spent(conn, city, transaction).await?;
        let (id, now) = (LedgerTransactionId::new(&self.world), self.world.now());
        match store::journal::append_once(conn, city, id, transaction, now).await? {
            Appended::New => Ok(()),
            Appended::Known(_, parts) if is_same(&parts.entries, transaction.entries()) => Ok(()),
            Appended::Known(known, _) => Err(AppError::Internal(format!(
                "{} of {} stands in the books as {known} with other amounts",
                transaction.parts().kind,
                transaction.parts().cause
            ))),
        }
    }

    /// Posts what the matching engine decided, many facts at once. The city's turn decides each event once, hence none
    /// of them can be there already; and pools are guarded by the engine.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn post_decided(
        &self,
        conn: &Conn,
        city: CityId,
        facts: &[(Fact, DateTime<Utc>)],
    ) -> AppResult<()> {
        let mut transactions = Vec::with_capacity(facts.len());
        for (fact, at) in facts {
            let at = self.open_day(conn, city, *at).await?;
            transactions.push((LedgerTransactionId::new(&self.world), fact.at(at)?));
        }
        Ok(store::journal::append(conn, city, &transactions, self.world.now()).await?)
    }

    /// The day itself, or the first one after the last closed period.
    async fn open_day(&self, conn: &Conn, city: CityId, at: DateTime<Utc>) -> AppResult<DateTime<Utc>> {
        if self.world.now() - at < SURELY_OPEN {
            return Ok(at);
        }
        let closed_until = store::period::closed_until(conn, city).await?;
        Ok(closed_until.map_or(at, |until| at.max(until)))
    }

    /// Looks whether what is taken from an account is there, with the account locked.
    async fn check_spent(&self, conn: &Conn, city: CityId, transaction: &Transaction) -> AppResult<()> {
        // In the order of the accounts, in which the entries stand: two who take from the same two wait, and never for
        // each other.
        let taken = transaction.entries().iter().filter(|entry| is_taken(entry));
        for entry in taken {
            store::balance::lock(conn, city, entry.account).await?;
            let balance_minor = store::balance::of(conn, city, entry.account).await?;
            let left_minor = balance_minor.saturating_add(entry.amount_minor);
            // What stands there already is posted again, and takes nothing.
            if entry.account.shown(left_minor) < 0
                && !store::journal::is_known(conn, city, transaction.parts()).await?
            {
                return Err(AppError::Internal(format!(
                    "{} would leave {} with {left_minor}",
                    transaction.parts().cause,
                    entry.account
                )));
            }
        }
        Ok(())
    }
}

fn is_taken(entry: &Entry) -> bool {
    entry.account.is_spendable() && entry.account.shown(entry.amount_minor) < 0
}

fn is_same(stored: &[Entry], posted: &[Entry]) -> bool {
    let mut stored = stored.to_vec();
    stored.sort_unstable();
    stored == posted
}
