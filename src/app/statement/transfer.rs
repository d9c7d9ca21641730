//! Transfers of payment providers on the statement.

use domain::transfer::TransferState;
use domain::{Money, PersonId, ProblemKind};
use ledger::{BankFact, ProviderFact};
use store::Conn;
use store::bank_entry::{Assignment, AssignmentKind, Entry};
use store::provider_transfer::ProviderTransfer;

use crate::{App, AppError, AppResult};

/// Transfers of one sum that are looked through at most.
const ALIKE_MAX: u64 = 50;

impl App {
    /// The movement, or what is left of it, is this transfer of a provider: to the cent, or it is another one.
    pub(super) async fn transfer_arrives(
        &self,
        conn: &Conn,
        entry: &Entry,
        found: ProviderTransfer,
        by: Option<PersonId>,
    ) -> AppResult<Assignment> {
        let city = self.known_city(entry.city).await?;
        if found.arrived_at.is_some() || found.state == TransferState::Failed {
            return Err(AppError::refused("transfer", ProblemKind::NotAwaited));
        }
        if found.amount_minor != entry.open_minor {
            let sum = Money::new(found.amount_minor, city.currency);
            return Err(AppError::refused("transfer", ProblemKind::NotTheSum { sum }));
        }
        let assigned = Assignment {
            transfer: Some(found.id),
            ..self.assignment(entry, AssignmentKind::Transfer, entry.open_minor, by)
        };
        store::bank_entry::assign(conn, entry, &assigned).await?;
        let (assignment, amount) = (assigned.id, Money::new(found.amount_minor.abs(), city.currency));
        let now = self.world().now();
        if found.amount_minor > 0 {
            self.post(conn, city.id, ProviderFact::Arrived { assignment, amount }, now)
                .await?;
        } else {
            self.post(conn, city.id, BankFact::OrderPaid { assignment, amount }, now)
                .await?;
        }
        let arrived = ProviderTransfer {
            arrived_at: Some(now),
            told_at: now,
            ..found
        };
        store::provider_transfer::set_state(conn, &arrived).await?;
        Ok(assigned)
    }

    /// Looks for the provider's transfer that a new movement names.
    pub(super) async fn explain_by_transfer(&self, conn: &Conn, entry: &Entry) -> AppResult<()> {
        if entry.is_reversal {
            return Ok(());
        }
        let alike =
            store::provider_transfer::on_the_way(conn, entry.city, entry.open_minor, ALIKE_MAX).await?;
        let named = |found: &ProviderTransfer| {
            let texts = [
                Some(&entry.remittance),
                entry.end_to_end_id.as_ref(),
                entry.message_id.as_ref(),
            ];
            texts
                .into_iter()
                .flatten()
                .any(|text| text.split_whitespace().any(|word| word == found.reference))
        };
        let Some(found) = alike.into_iter().find(named) else {
            return Ok(());
        };
        let Some(found) = store::provider_transfer::lock(conn, entry.city, found.id).await? else {
            return Ok(());
        };
        self.transfer_arrives(conn, entry, found, None).await?;
        Ok(())
    }
}
