//! What a movement on a statement turned out to be: by its reference, or as a person says.

use domain::act::ActKind;
use domain::pledge::{PaymentFact, PledgeChannel, PledgeState};
use domain::transfer::TransferState;
use domain::{
    AssignmentId, DepositId, Id, Money, PersonId, PledgeId, ProblemKind, StatementEntryId, TransferId,
};
use ledger::{BankFact, ProviderFact};
use serde_json::json;
use store::Conn;
use store::bank_entry::{Assignment, AssignmentKind, Entry};
use store::city::City;
use store::pledge::Pledge;
use store::provider_transfer::ProviderTransfer;

use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller};

/// Transfers of one sum that are looked through at most.
const ALIKE_MAX: u64 = 50;

/// What a person says that a movement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Explanation {
    /// The payment of this gift.
    Pledge(PledgeId),
    /// Money of whoever holds the account.
    Own,
    /// A charge of the bank, or one that it gives back.
    BankFee,
    /// Cash that was brought to the bank in this deposit.
    Deposit(DepositId),
    /// This transfer of a payment provider.
    Transfer(TransferId),
}

impl App {
    /// Explains a movement, or what is left of it. A gift takes what it was promised to be and leaves the rest open.
    ///
    /// # Errors
    /// Refused: not a finance officer or official; no such movement or gift; nothing is left of it; the gift is not
    /// waited for by transfer, or is more than is left.
    pub async fn explain_entry(
        &self,
        caller: &Caller,
        id: StatementEntryId,
        as_what: Explanation,
    ) -> AppResult<Entry> {
        let (entry, city) = self
            .db
            .write("statement.explain", |conn| async move {
                let not_found = || AppError::not_found("id", "statement-entry");
                let entry = store::bank_entry::lock_entry(&conn, id)
                    .await?
                    .ok_or_else(not_found)?;
                policy::permits(caller, Operation::ReadAudit, On::city(entry.city))
                    .map_err(|_| not_found())?;
                policy::authorize(caller, Operation::KeepBooks, On::city(entry.city))
                    .map_err(|kind| AppError::refused("", kind))?;
                if entry.open_minor == 0 {
                    return Err(AppError::refused("id", ProblemKind::AlreadyDecided));
                }
                let city = store::city::by_id(&conn, entry.city).await?;
                let city = &city.ok_or_else(|| AppError::Internal(format!("{id} has no city")))?;
                let assigned = self.assign_as(&conn, caller, (city, &entry), as_what).await?;
                let detail = json!({ "kind": assigned.kind.as_str(), "amount_minor": assigned.amount_minor });
                self.record(
                    &conn,
                    Some(city.id),
                    caller,
                    ActKind::MovementExplained,
                    id,
                    detail,
                )
                .await?;
                let open_minor = entry.open_minor - assigned.amount_minor;
                Ok((Entry { open_minor, ..entry }, city.id))
            })
            .await?;
        self.decide(city).await?;
        Ok(entry)
    }

    async fn assign_as(
        &self,
        conn: &Conn,
        caller: &Caller,
        (city, entry): (&City, &Entry),
        as_what: Explanation,
    ) -> AppResult<Assignment> {
        let by = caller.person();
        let whole = |kind| self.assignment(entry, kind, entry.open_minor, by);
        let amount = Money::new(entry.open_minor.abs(), city.currency);
        let (assigned, fact) = match as_what {
            Explanation::Pledge(pledge) => {
                let not_found = || AppError::not_found("pledge", "pledge");
                let pledge = store::pledge::lock(conn, pledge).await?.ok_or_else(not_found)?;
                if pledge.city != city.id {
                    return Err(not_found());
                }
                if !awaits_transfer(&pledge) {
                    return Err(AppError::refused("pledge", ProblemKind::NotAwaited));
                }
                if entry.open_minor < pledge.amount_minor {
                    let sum = Money::new(pledge.amount_minor, city.currency);
                    return Err(AppError::refused("pledge", ProblemKind::NotTheSum { sum }));
                }
                let part = Assignment {
                    pledge: Some(pledge.id),
                    ..self.assignment(entry, AssignmentKind::Pledge, pledge.amount_minor, by)
                };
                store::bank_entry::assign(conn, entry, &part).await?;
                self.confirm_transfer(conn, pledge).await?;
                return Ok(part);
            }
            Explanation::Transfer(id) => {
                let not_found = || AppError::not_found("transfer", "transfer");
                let found = store::provider_transfer::lock(conn, city.id, id).await?;
                let found = found.ok_or_else(not_found)?;
                return self.transfer_arrives(conn, entry, found, by).await;
            }
            Explanation::Deposit(id) => {
                let not_found = || AppError::not_found("deposit", "deposit");
                let found = store::cash_deposit::lock(conn, city.id, id).await?;
                let found = found.ok_or_else(not_found)?;
                return self.deposit_arrives(conn, (city, entry), found, by).await;
            }
            Explanation::Own => {
                let assigned = whole(AssignmentKind::Own);
                let assignment = assigned.id;
                let fact = if entry.open_minor > 0 {
                    BankFact::OwnCame { assignment, amount }
                } else {
                    BankFact::OwnLeft { assignment, amount }
                };
                (assigned, fact)
            }
            Explanation::BankFee => {
                let assigned = whole(AssignmentKind::BankFee);
                let assignment = assigned.id;
                let fact = if entry.open_minor > 0 {
                    BankFact::ChargedBack { assignment, amount }
                } else {
                    BankFact::Charged { assignment, amount }
                };
                (assigned, fact)
            }
        };
        store::bank_entry::assign(conn, entry, &assigned).await?;
        self.post(conn, city.id, fact, self.world().now()).await?;
        Ok(assigned)
    }

    /// The movement, or what is left of it, is this transfer of a provider: to the cent, or it is another one.
    async fn transfer_arrives(
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

    /// Looks for the provider's transfer that a new movement names. Gives what is left open of the movement.
    pub(super) async fn explain_by_transfer(&self, conn: &Conn, id: StatementEntryId) -> AppResult<i64> {
        let missing = || AppError::Internal(format!("{id} was stored and is missing"));
        let entry = store::bank_entry::lock_entry(conn, id)
            .await?
            .ok_or_else(missing)?;
        if entry.open_minor == 0 || entry.is_reversal {
            return Ok(entry.open_minor);
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
            return Ok(entry.open_minor);
        };
        let Some(found) = store::provider_transfer::lock(conn, entry.city, found.id).await? else {
            return Ok(entry.open_minor);
        };
        self.transfer_arrives(conn, &entry, found, None).await?;
        Ok(0)
    }

    /// Looks for the gift of the reference that a new movement carries, and takes the gift's money from what came with
    /// that reference: one transfer or several, to the cent or more. Gives what is left open of the movement.
    pub(super) async fn explain_by_reference(
        &self,
        conn: &Conn,
        city: &City,
        id: StatementEntryId,
    ) -> AppResult<i64> {
        let missing = || AppError::Internal(format!("{id} was stored and is missing"));
        let entry = store::bank_entry::lock_entry(conn, id)
            .await?
            .ok_or_else(missing)?;
        let Some(reference) = entry
            .reference
            .clone()
            .filter(|_| entry.amount_minor > 0 && !entry.is_reversal)
        else {
            return Ok(entry.open_minor);
        };
        let Some(pledge) = store::bank_account::pledge_of(conn, city.id, &reference).await? else {
            return Ok(entry.open_minor);
        };
        let pledge = store::pledge::lock(conn, pledge).await?;
        let Some(pledge) = pledge.filter(awaits_transfer) else {
            return Ok(entry.open_minor);
        };
        let came: Vec<Entry> = store::bank_entry::open_with(conn, city.id, &reference)
            .await?
            .into_iter()
            .filter(|came| came.open_minor > 0 && !came.is_reversal)
            .collect();
        let sum: i128 = came.iter().map(|came| i128::from(came.open_minor)).sum();
        if sum < i128::from(pledge.amount_minor) {
            return Ok(entry.open_minor);
        }
        let (mut wanted, mut left) = (pledge.amount_minor, entry.open_minor);
        for came in came {
            let part_minor = came.open_minor.min(wanted);
            if part_minor == 0 {
                break;
            }
            wanted -= part_minor;
            let part = Assignment {
                pledge: Some(pledge.id),
                ..self.assignment(&came, AssignmentKind::Pledge, part_minor, None)
            };
            store::bank_entry::assign(conn, &came, &part).await?;
            if came.id == id {
                left -= part_minor;
            }
        }
        self.confirm_transfer(conn, pledge).await?;
        Ok(left)
    }

    /// The money of a gift is on the account: it counts from now on, or goes back where the campaign is over.
    async fn confirm_transfer(&self, conn: &Conn, pledge: Pledge) -> AppResult<()> {
        let state = pledge.state.after(PaymentFact::Captured);
        let state = state.ok_or_else(|| AppError::Internal(format!("{} cannot be confirmed", pledge.id)))?;
        self.move_pledge(conn, pledge, state).await
    }

    pub(super) fn assignment(
        &self,
        entry: &Entry,
        kind: AssignmentKind,
        amount_minor: i64,
        made_by: Option<PersonId>,
    ) -> Assignment {
        Assignment {
            id: AssignmentId::new(self.world()),
            city: entry.city,
            entry: entry.id,
            kind,
            pledge: None,
            transfer: None,
            deposit: None,
            amount_minor,
            made_by,
            made_at: self.world().now(),
        }
    }
}

/// Whether a transfer may still pay for the gift.
pub(super) fn awaits_transfer(pledge: &Pledge) -> bool {
    let waits = matches!(
        pledge.state,
        PledgeState::Pending | PledgeState::Failed | PledgeState::Expired
    );
    pledge.channel == PledgeChannel::Transfer && waits
}
