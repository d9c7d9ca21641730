//! Gifts from the donor's wallet: paid at once, from what had gone back to them.

use domain::pledge::PledgeState;
use domain::{CityId, Money, PersonId, ProblemKind};
use ledger::Account;
use store::Conn;
use store::pledge::Pledge;

use crate::{App, AppError, AppResult, Caller};

impl App {
    /// What somebody has in their wallet in a city; nothing for who is not signed in.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn wallet(&self, caller: &Caller, city: CityId) -> AppResult<Option<Money>> {
        let Some(person) = caller.person() else {
            return Ok(None);
        };
        let currency = self.known_city(city).await?.currency;
        let balance_minor = self.in_wallet(self.db.read(), city, person).await?;
        Ok(Some(Money::new(balance_minor, currency)))
    }

    async fn in_wallet(&self, conn: &Conn, city: CityId, person: PersonId) -> AppResult<i64> {
        let account = Account::DonorWallet(person);
        Ok(account.shown(store::balance::of(conn, city, account).await?))
    }

    /// Pays a new pledge from its donor's wallet.
    ///
    /// # Errors
    /// Refused: not enough there.
    pub(super) async fn spend(&self, conn: &Conn, pledge: Pledge, amount: Money) -> AppResult<()> {
        store::balance::lock(conn, pledge.city, Account::DonorWallet(pledge.person)).await?;
        let balance_minor = self.in_wallet(conn, pledge.city, pledge.person).await?;
        if balance_minor < amount.minor {
            let balance = Money::new(balance_minor, amount.currency);
            let kind = ProblemKind::NotInWallet { balance };
            return Err(AppError::refused("input.amount", kind));
        }
        self.move_pledge(conn, pledge, PledgeState::Confirmed).await
    }
}
