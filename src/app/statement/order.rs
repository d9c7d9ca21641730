//! What a statement says of payments that the bank was told to make: that they were made, or came back.

use domain::payout::{OrderState, PayoutStep};
use domain::withdrawal::WithdrawalStep;
use domain::{Money, PaymentOrderId, PersonId, ProblemKind};
use ledger::{BankFact, PayoutFact, WalletFact};
use store::Conn;
use store::bank_entry::{Assignment, AssignmentKind, Entry};
use store::city::City;
use store::payment_order::{PaymentOrder, Pays};
use store::payout::Payout;
use store::withdrawal::Withdrawal;

use crate::withdrawal::step;
use crate::{App, AppError, AppResult};

impl App {
    /// Looks for the orders that a new movement names, by the id that went with the money or by the ids of their file;
    /// where the sums are the same to the cent, these orders are what it is.
    pub(super) async fn explain_by_order(&self, conn: &Conn, city: &City, entry: &Entry) -> AppResult<()> {
        let named = entry.end_to_end_id.as_deref();
        let named = match named {
            Some(id) => store::payment_order::by_end_to_end_id(conn, city.id, id).await?,
            None => None,
        };
        if let Some(order) = named {
            let Some(order) = store::payment_order::lock(conn, order.id).await? else {
                return Ok(());
            };
            if fits(entry, &order) {
                self.book_order(conn, city, entry, &order, None).await?;
                self.take_returns(conn, city, &order).await?;
            }
            return Ok(());
        }
        if entry.open_minor >= 0 || entry.is_reversal {
            return Ok(());
        }
        let ids = [&entry.payment_information_id, &entry.message_id];
        for id in ids.into_iter().flatten() {
            let Some(batch) = store::payment_batch::by_message(conn, city.id, id).await? else {
                continue;
            };
            let mut orders = Vec::new();
            for order in store::payment_order::of_batch(conn, city.id, batch.id).await? {
                orders.extend(store::payment_order::lock(conn, order.id).await?);
            }
            orders.retain(|order| order.state == OrderState::Ordered);
            let sum: i128 = orders.iter().map(|order| i128::from(order.amount_minor)).sum();
            if sum == -i128::from(entry.open_minor) {
                for order in &orders {
                    self.book_order(conn, city, entry, order, None).await?;
                }
                for order in &orders {
                    self.take_returns(conn, city, order).await?;
                }
            }
            return Ok(());
        }
        Ok(())
    }

    /// A return may stand above its payment on the statement: it is known once the payment is.
    async fn take_returns(&self, conn: &Conn, city: &City, order: &PaymentOrder) -> AppResult<()> {
        let Some(order) = store::payment_order::lock(conn, order.id).await? else {
            return Ok(());
        };
        let id = order.end_to_end_id.as_str();
        for came in store::bank_entry::open_with_id(conn, city.id, id).await? {
            if came.open_minor > 0 && fits(&came, &order) {
                return self.book_order(conn, city, &came, &order, None).await.map(|_| ());
            }
        }
        Ok(())
    }

    /// A person says that a movement is an order: it was paid, or it came back. It takes what was ordered and leaves the
    /// rest open.
    pub(super) async fn explain_as_order(
        &self,
        conn: &Conn,
        city: &City,
        (entry, id): (&Entry, PaymentOrderId),
        by: Option<PersonId>,
    ) -> AppResult<Assignment> {
        let not_found = || AppError::not_found("order", "payment-order");
        let order = store::payment_order::lock(conn, id).await?;
        let order = order
            .filter(|order| order.city == city.id)
            .ok_or_else(not_found)?;
        if order.state != awaited_by(entry) {
            return Err(AppError::refused("order", ProblemKind::OrderNotAwaited));
        }
        if entry.open_minor.abs() < order.amount_minor {
            let sum = Money::new(order.amount_minor, city.currency);
            return Err(AppError::refused("order", ProblemKind::NotTheSum { sum }));
        }
        self.book_order(conn, city, entry, &order, by).await
    }

    /// Books an order as paid by a movement that left, or as sent back by one that came.
    async fn book_order(
        &self,
        conn: &Conn,
        city: &City,
        entry: &Entry,
        order: &PaymentOrder,
        by: Option<PersonId>,
    ) -> AppResult<Assignment> {
        let amount = Money::new(order.amount_minor, city.currency);
        let now = self.world().now();
        if entry.open_minor < 0 {
            let mut paid = self.assignment(entry, AssignmentKind::Order, -order.amount_minor, by);
            paid.order = Some(order.id);
            store::bank_entry::assign(conn, entry, &paid).await?;
            let assignment = paid.id;
            self.post(conn, city.id, BankFact::OrderPaid { assignment, amount }, now)
                .await?;
            let changed = PaymentOrder {
                state: OrderState::Paid,
                paid_on: Some(entry.booked_on),
                ..order.clone()
            };
            store::payment_order::update(conn, &changed).await?;
            self.move_paid(conn, order.pays, PayoutStep::Pay, WithdrawalStep::Pay)
                .await?;
            return Ok(paid);
        }
        let kind = AssignmentKind::OrderReturned;
        let mut back = self.assignment(entry, kind, order.amount_minor, by);
        back.order = Some(order.id);
        store::bank_entry::assign(conn, entry, &back).await?;
        let changed = PaymentOrder {
            state: OrderState::Returned,
            returned_on: Some(entry.booked_on),
            return_reason: entry.return_reason.clone(),
            ..order.clone()
        };
        store::payment_order::update(conn, &changed).await?;
        let (payout, withdrawal) = self
            .move_paid(conn, order.pays, PayoutStep::Return, WithdrawalStep::Return)
            .await?;
        if let Some(payout) = payout {
            let (assignment, project) = (back.id, payout.project);
            let fact = PayoutFact::Returned {
                assignment,
                project,
                amount,
            };
            self.post(conn, city.id, fact, now).await?;
        }
        if let Some(withdrawal) = withdrawal {
            let (assignment, person) = (back.id, withdrawal.person);
            let fact = WalletFact::Returned {
                assignment,
                person,
                amount,
            };
            self.post(conn, city.id, fact, now).await?;
        }
        Ok(back)
    }

    /// Moves what an order pays on. A payment to a project that came back is asked of two people anew.
    async fn move_paid(
        &self,
        conn: &Conn,
        pays: Pays,
        of_payout: PayoutStep,
        of_withdrawal: WithdrawalStep,
    ) -> AppResult<(Option<Payout>, Option<Withdrawal>)> {
        match pays {
            Pays::Payout(id) => {
                let payout = store::payout::lock(conn, id).await?;
                let payout = payout.ok_or_else(|| AppError::Internal(format!("{id} is missing")))?;
                let state = payout
                    .state
                    .after(of_payout)
                    .map_err(|error| AppError::Internal(format!("{id}: {error}")))?;
                let mut moved = Payout { state, ..payout };
                if of_payout == PayoutStep::Return {
                    (moved.account, moved.approved, moved.confirmed) = (None, None, None);
                }
                store::payout::update(conn, &moved).await?;
                Ok((Some(moved), None))
            }
            Pays::Withdrawal(id) => {
                let withdrawal = store::withdrawal::lock(conn, id).await?;
                let withdrawal = withdrawal.ok_or_else(|| AppError::Internal(format!("{id} is missing")))?;
                let moved = Withdrawal {
                    state: step(&withdrawal, of_withdrawal)?,
                    ..withdrawal
                };
                store::withdrawal::update(conn, &moved).await?;
                Ok((None, Some(moved)))
            }
        }
    }
}

/// In which state an order must be so that a movement can be it: what leaves pays one, what comes sends one back.
pub(super) fn awaited_by(entry: &Entry) -> OrderState {
    if entry.open_minor < 0 {
        OrderState::Ordered
    } else {
        OrderState::Paid
    }
}

/// Whether a movement is an order to the cent. What takes an earlier payment back comes as one that is credited.
fn fits(entry: &Entry, order: &PaymentOrder) -> bool {
    let is_taken_back = entry.is_reversal && entry.open_minor < 0;
    order.state == awaited_by(entry)
        && entry.open_minor.unsigned_abs() == order.amount_minor.unsigned_abs()
        && !is_taken_back
}
