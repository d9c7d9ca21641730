//! Cash on the statement: what was brought to the bank, as the bank counted it.

use domain::{Money, PersonId, ProblemKind};
use ledger::BankFact;
use store::Conn;
use store::bank_entry::{Assignment, AssignmentKind, Entry};
use store::cash_deposit::{self, CashDeposit};
use store::city::City;

use crate::{App, AppError, AppResult};

impl App {
    /// The movement, or what is left of it, is this deposit. Where the bank counted something else than we did, its
    /// count stands, and the difference is shown by itself.
    pub(super) async fn deposit_arrives(
        &self,
        conn: &Conn,
        (city, entry): (&City, &Entry),
        found: CashDeposit,
        by: Option<PersonId>,
    ) -> AppResult<Assignment> {
        if found.arrived.is_some() || entry.open_minor < 0 {
            return Err(AppError::refused("deposit", ProblemKind::NotAwaited));
        }
        let assigned = Assignment {
            deposit: Some(found.id),
            ..self.assignment(entry, AssignmentKind::Deposit, entry.open_minor, by)
        };
        store::bank_entry::assign(conn, entry, &assigned).await?;
        let (now, money) = (self.world().now(), |minor| Money::new(minor, city.currency));
        let (assignment, more_minor) = (assigned.id, entry.open_minor - found.amount_minor);
        let amount = money(more_minor.abs());
        if more_minor > 0 {
            // First, so that the arrival finds it on the way.
            self.post(conn, city.id, BankFact::CashOver { assignment, amount }, now)
                .await?;
        }
        let arrived = BankFact::CashArrived {
            assignment,
            amount: money(entry.open_minor),
        };
        self.post(conn, city.id, arrived, now).await?;
        if more_minor < 0 {
            self.post(conn, city.id, BankFact::CashShort { assignment, amount }, now)
                .await?;
        }
        if more_minor != 0 {
            tracing::warn!(deposit.id = %found.id, more_minor, "the bank counted cash otherwise");
        }
        cash_deposit::set_arrived(conn, &found, entry.open_minor, now).await?;
        Ok(assigned)
    }
}
