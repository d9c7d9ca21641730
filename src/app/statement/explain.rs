//! What a movement on a statement turned out to be: by its reference, or as a person says.

use domain::act::ActKind;
use domain::pledge::{PaymentFact, PledgeChannel, PledgeState};
use domain::{
    AssignmentId, DepositId, Id, Money, PaymentOrderId, PersonId, PledgeId, ProblemKind, StatementEntryId,
    TransferId,
};
use ledger::BankFact;
use serde_json::json;
use store::Conn;
use store::bank_entry::{Assignment, AssignmentKind, Entry};
use store::city::City;
use store::pledge::Pledge;

use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller};

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
    /// A payment that the bank was told to make, or, where money came, one that it sent back.
    Order(PaymentOrderId),
}

impl App {
    /// Explains a movement, or what is left of it. A gift takes what it was promised to be and leaves the rest open.
    ///
    /// # Errors
    /// Refused: not a finance officer or official; no such movement or gift; nothing is left of it; the gift is not
    /// waited for by transfer, or is more than is left; likewise an order.
    pub async fn explain_entry(
        &self,
        caller: &Caller,
        id: StatementEntryId,
        as_what: Explanation,
    ) -> AppResult<Entry> {
        let (entry, city) = self
            .db
            .write("statement.explain", |conn| async move {
                let entry = entry_for(&conn, caller, id).await?;
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
            Explanation::Order(order) => {
                return self.explain_as_order(conn, city, (entry, order), by).await;
            }
        };
        store::bank_entry::assign(conn, entry, &assigned).await?;
        self.post(conn, city.id, fact, self.world().now()).await?;
        Ok(assigned)
    }

    /// Explains a new movement by what it carries: the id of an order, or the reference of a gift.
    pub(super) async fn explain_by_itself(
        &self,
        conn: &Conn,
        city: &City,
        id: StatementEntryId,
    ) -> AppResult<()> {
        // A return that stands above its payment may have been taken with it.
        if let Some(entry) = open_entry(conn, id).await? {
            self.explain_by_order(conn, city, &entry).await?;
        }
        // Read anew each time: what is explained already is not explained once more.
        if let Some(entry) = open_entry(conn, id).await? {
            self.explain_by_transfer(conn, &entry).await?;
        }
        match open_entry(conn, id).await? {
            Some(entry) => self.explain_by_reference(conn, city, &entry).await,
            None => Ok(()),
        }
    }

    /// Looks for the gift of the reference that a new movement carries, and takes the gift's money from what came with
    /// that reference: one transfer or several, to the cent or more.
    async fn explain_by_reference(&self, conn: &Conn, city: &City, entry: &Entry) -> AppResult<()> {
        let Some(reference) = entry
            .reference
            .clone()
            .filter(|_| entry.amount_minor > 0 && !entry.is_reversal)
        else {
            return Ok(());
        };
        let Some(pledge) = store::bank_account::pledge_of(conn, city.id, &reference).await? else {
            return Ok(());
        };
        let pledge = store::pledge::lock(conn, pledge).await?;
        let Some(pledge) = pledge.filter(awaits_transfer) else {
            return Ok(());
        };
        let came: Vec<Entry> = store::bank_entry::open_with(conn, city.id, &reference)
            .await?
            .into_iter()
            .filter(|came| came.open_minor > 0 && !came.is_reversal)
            .collect();
        let sum: i128 = came.iter().map(|came| i128::from(came.open_minor)).sum();
        if sum < i128::from(pledge.amount_minor) {
            return Ok(());
        }
        let mut wanted = pledge.amount_minor;
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
        }
        self.confirm_transfer(conn, pledge).await
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
            order: None,
            deposit: None,
            transfer: None,
            amount_minor,
            made_by,
            made_at: self.world().now(),
        }
    }
}

/// A movement, locked, for somebody who keeps the city's books.
///
/// # Errors
/// Refused: no such movement that they may know of; not theirs to explain.
pub(super) async fn entry_for(conn: &Conn, caller: &Caller, id: StatementEntryId) -> AppResult<Entry> {
    let not_found = || AppError::not_found("id", "statement-entry");
    let entry = store::bank_entry::lock_entry(conn, id).await?;
    let entry = entry.ok_or_else(not_found)?;
    policy::permits(caller, Operation::ReadAudit, On::city(entry.city)).map_err(|_| not_found())?;
    policy::authorize(caller, Operation::KeepBooks, On::city(entry.city))
        .map_err(|kind| AppError::refused("", kind))?;
    Ok(entry)
}

/// The movement, locked; nothing where all of it is explained.
async fn open_entry(conn: &Conn, id: StatementEntryId) -> AppResult<Option<Entry>> {
    let entry = store::bank_entry::lock_entry(conn, id).await?;
    let entry = entry.ok_or_else(|| AppError::Internal(format!("{id} was stored and is missing")))?;
    Ok(Some(entry).filter(|entry| entry.open_minor != 0))
}

/// Whether a transfer may still pay for the gift.
pub(super) fn awaits_transfer(pledge: &Pledge) -> bool {
    let waits = matches!(
        pledge.state,
        PledgeState::Pending | PledgeState::Failed | PledgeState::Expired
    );
    pledge.channel == PledgeChannel::Transfer && waits
}
