//! An explanation that was wrong, taken back: the movement is open again, and what it was taken for is where it was.
//!
//! Nothing that was written is changed. The journal gets an entry of today that turns the first one round, also where
//! the period of the first is closed; the explanation gets a row beside it that says who took it back and why. All that
//! a movement is taken for goes together, and with a gift all movements that made it up. From then on only a person
//! says what such a movement is.
//!
//! A gift that counted has been on the city's list and is never on it again: it leaves the list as one that went back,
//! and the donor's promise waits anew, as another pledge under the same reference.

use std::collections::BTreeSet;

use domain::act::ActKind;
use domain::payout::{OrderState, PayoutState};
use domain::pledge::PledgeState;
use domain::project::ProjectState;
use domain::receipt::VoidReason;
use domain::withdrawal::WithdrawalState;
use domain::{Id, PledgeId, ProblemKind, Problems, StatementEntryId, TransferId};
use ledger::{Account, Cause, FactKind};
use serde_json::json;
use store::Conn;
use store::assignment_undo::{self, Undo};
use store::bank_entry::{Assignment, AssignmentKind, Entry};
use store::city::City;
use store::payment_order::{PaymentOrder, Pays};
use store::payout::{Payout, Signed};
use store::pledge::Pledge;

use super::explain::entry_for;
use crate::job::Job;
use crate::{App, AppError, AppResult, Caller, input};

/// Characters of a reason.
const REASON_MAX: usize = 500;

impl App {
    /// Takes back what a movement is taken for, all of it: by a person, or by the reference that it carries.
    ///
    /// # Errors
    /// Refused: not a finance officer or official; no such movement; no reason; nothing of it is explained; what it is
    /// taken for has moved on: a gift that went back or whose project was paid, a payment that came back or was
    /// approved anew, money that was spent from a wallet.
    pub async fn take_back_explanation(
        &self,
        caller: &Caller,
        id: StatementEntryId,
        reason: &str,
    ) -> AppResult<Entry> {
        let entry = self
            .db
            .write("statement.take_back", |conn| async move {
                let entry = entry_for(&conn, caller, id).await?;
                let mut problems = Problems::none();
                let reason = input::text(&mut problems, "reason", reason, REASON_MAX);
                problems.check()?;
                let by = caller.person();
                let (Some(reason), Some(by)) = (reason, by) else {
                    return Err(AppError::Internal("unchecked input".into()));
                };
                let city = store::city::by_id(&conn, entry.city).await?;
                let city = &city.ok_or_else(|| AppError::Internal(format!("{id} has no city")))?;
                let at = self.world().now();
                let undo = Undo { reason, by, at };
                let undone = self.take_all_back(&conn, city, &entry, &undo).await?;
                let detail = json!({
                    "amount_minor": entry.amount_minor - entry.open_minor,
                    "explanations": undone,
                    "reason": undo.reason,
                });
                let kind = ActKind::ExplanationTakenBack;
                self.record(&conn, Some(city.id), caller, kind, id, detail)
                    .await?;
                let entry = store::bank_entry::lock_entry(&conn, id).await?;
                entry.ok_or_else(|| AppError::Internal(format!("{id} is missing")))
            })
            .await?;
        self.decide(entry.city).await?;
        Ok(entry)
    }

    /// Gives how many explanations there were.
    async fn take_all_back(&self, conn: &Conn, city: &City, entry: &Entry, undo: &Undo) -> AppResult<usize> {
        let standing = assignment_undo::of_entry(conn, city.id, entry.id).await?;
        if standing.is_empty() {
            return Err(AppError::refused("id", ProblemKind::NotExplained));
        }
        let (mut gifts, mut undone) = (BTreeSet::new(), 0);
        for one in &standing {
            let together = match (one.kind, one.pledge) {
                (AssignmentKind::Pledge, Some(gift)) if gifts.insert(gift.uuid()) => {
                    let together = assignment_undo::of_pledge(conn, city.id, gift).await?;
                    self.gift_waits_again(conn, city, gift).await?;
                    together
                }
                (AssignmentKind::Pledge, _) => continue,
                _ => {
                    self.stands_as_before(conn, city, one).await?;
                    vec![one.clone()]
                }
            };
            for assigned in &together {
                assignment_undo::insert(conn, assigned, undo).await?;
            }
            undone += together.len();
        }
        Ok(undone)
    }

    /// Turns the entry of an explanation round, and puts what it is about where it was.
    async fn stands_as_before(&self, conn: &Conn, city: &City, one: &Assignment) -> AppResult<()> {
        let came = one.amount_minor > 0;
        let missing = |what: &str| AppError::Internal(format!("{} has no {what}", one.id));
        match one.kind {
            AssignmentKind::Pledge => return Err(missing("gift of its own")),
            AssignmentKind::Own if came => self.turn_round(conn, one, FactKind::OwnCame).await?,
            AssignmentKind::Own => self.turn_round(conn, one, FactKind::OwnLeft).await?,
            AssignmentKind::BankFee if came => self.turn_round(conn, one, FactKind::BankChargedBack).await?,
            AssignmentKind::BankFee => self.turn_round(conn, one, FactKind::BankCharged).await?,
            AssignmentKind::Deposit => {
                let deposit = one.deposit.ok_or_else(|| missing("deposit"))?;
                let found = store::cash_deposit::lock(conn, city.id, deposit).await?;
                let found = found.ok_or_else(|| missing("deposit"))?;
                self.turn_round(conn, one, FactKind::CashArrived).await?;
                // What the bank counted otherwise, where it did. It was known by its deposit once.
                for kind in [FactKind::CashOver, FactKind::CashShort] {
                    for cause in [Cause::Assignment(one.id), Cause::Deposit(deposit)] {
                        self.reverse(conn, city.id, (kind, cause)).await?;
                    }
                }
                store::cash_deposit::set_on_the_way(conn, &found).await?;
            }
            AssignmentKind::Transfer => {
                let transfer = one.transfer.ok_or_else(|| missing("transfer"))?;
                let kind = if came {
                    FactKind::ProviderArrived
                } else {
                    FactKind::OrderPaid
                };
                self.turn_round(conn, one, kind).await?;
                self.on_the_way_again(conn, city, transfer).await?;
            }
            AssignmentKind::Order | AssignmentKind::OrderReturned => {
                let order = one.order.ok_or_else(|| missing("order"))?;
                let order = store::payment_order::lock(conn, order).await?;
                let order = order.ok_or_else(|| missing("order"))?;
                if one.kind == AssignmentKind::Order {
                    self.order_unpaid(conn, one, order).await?;
                } else {
                    self.order_not_returned(conn, one, order).await?;
                }
            }
        }
        Ok(())
    }

    async fn turn_round(&self, conn: &Conn, one: &Assignment, kind: FactKind) -> AppResult<()> {
        self.turn_one_round(conn, one, kind, &[Cause::Assignment(one.id)])
            .await
    }

    /// Turns round the fact of this kind that the explanation posted, under the first of these causes that has one.
    async fn turn_one_round(
        &self,
        conn: &Conn,
        one: &Assignment,
        kind: FactKind,
        causes: &[Cause],
    ) -> AppResult<()> {
        for cause in causes {
            if self.reverse(conn, one.city, (kind, *cause)).await? {
                return Ok(());
            }
        }
        Err(AppError::Internal(format!("{} is not in the books", one.id)))
    }

    async fn on_the_way_again(&self, conn: &Conn, city: &City, id: TransferId) -> AppResult<()> {
        let found = store::provider_transfer::lock(conn, city.id, id).await?;
        let mut found = found.ok_or_else(|| AppError::Internal(format!("{id} is missing")))?;
        (found.arrived_at, found.told_at) = (None, self.world().now());
        Ok(store::provider_transfer::set_state(conn, &found).await?)
    }

    /// The bank was told to pay it, and no statement shows it.
    async fn order_unpaid(&self, conn: &Conn, one: &Assignment, order: PaymentOrder) -> AppResult<()> {
        if order.state != OrderState::Paid {
            return Err(AppError::refused("id", ProblemKind::PaymentMovedOn));
        }
        self.turn_round(conn, one, FactKind::OrderPaid).await?;
        match order.pays {
            Pays::Payout(id) => {
                let payout = locked(store::payout::lock(conn, id).await?)?;
                expect(payout.state == PayoutState::Paid)?;
                let state = PayoutState::Ordered;
                store::payout::update(conn, &Payout { state, ..payout }).await?;
            }
            Pays::Withdrawal(id) => {
                let mut withdrawal = locked(store::withdrawal::lock(conn, id).await?)?;
                expect(withdrawal.state == WithdrawalState::Paid)?;
                withdrawal.state = WithdrawalState::Ordered;
                store::withdrawal::update(conn, &withdrawal).await?;
            }
        }
        let changed = PaymentOrder {
            state: OrderState::Ordered,
            paid_on: None,
            ..order
        };
        Ok(store::payment_order::update(conn, &changed).await?)
    }

    /// It was paid, and did not come back.
    async fn order_not_returned(&self, conn: &Conn, one: &Assignment, order: PaymentOrder) -> AppResult<()> {
        expect(order.state == OrderState::Returned)?;
        match order.pays {
            Pays::Payout(id) => {
                let payout = locked(store::payout::lock(conn, id).await?)?;
                expect(payout.state == PayoutState::Returned && payout.approved.is_none())?;
                let (account, [approved, confirmed]) = self.approvals(conn, &payout).await?;
                let paid = Payout {
                    state: PayoutState::Paid,
                    account: Some(account),
                    approved: Some(approved),
                    confirmed: Some(confirmed),
                    ..payout
                };
                store::payout::update(conn, &paid).await?;
                // A return was known by its order once.
                let causes = [Cause::Assignment(one.id), Cause::PaymentOrder(order.id)];
                self.turn_one_round(conn, one, FactKind::PayoutReturned, &causes)
                    .await?;
            }
            Pays::Withdrawal(id) => {
                let mut withdrawal = locked(store::withdrawal::lock(conn, id).await?)?;
                expect(withdrawal.state == WithdrawalState::Returned)?;
                let wallet = Account::DonorWallet(withdrawal.person);
                store::balance::lock(conn, one.city, wallet).await?;
                let there = wallet.shown(store::balance::of(conn, one.city, wallet).await?);
                expect(there >= order.amount_minor)?;
                withdrawal.state = WithdrawalState::Paid;
                store::withdrawal::update(conn, &withdrawal).await?;
                let causes = [Cause::Assignment(one.id), Cause::Withdrawal(id)];
                self.turn_one_round(conn, one, FactKind::WithdrawalReturned, &causes)
                    .await?;
            }
        }
        let changed = PaymentOrder {
            state: OrderState::Paid,
            returned_on: None,
            return_reason: None,
            ..order
        };
        Ok(store::payment_order::update(conn, &changed).await?)
    }

    /// By whom, and for which account, a payment was approved before it came back: as they wrote it down.
    async fn approvals(&self, conn: &Conn, payout: &Payout) -> AppResult<(i32, [Signed; 2])> {
        let subject = payout.id.to_string();
        let about = (ActKind::PayoutApproved, subject.as_str());
        let acts = store::act::newest_about(conn, payout.city, about, 2).await?;
        let mut signed = Vec::new();
        let mut account = None;
        // The second is the newest. One of a new round would be a first.
        for (kept, approval) in acts.iter().zip([2, 1]) {
            let detail: serde_json::Value = serde_json::from_str(&kept.act.detail)
                .map_err(|error| AppError::Internal(format!("{subject}: {error}")))?;
            let by = kept.act.actor.filter(|_| detail["approval"] == approval);
            let at = kept.act.at;
            signed.extend(by.map(|by| Signed { by, at }));
            account = detail["account"]
                .as_i64()
                .and_then(|number| i32::try_from(number).ok());
        }
        match (account, signed.as_slice()) {
            (Some(account), [second, first]) => Ok((account, [*first, *second])),
            _ => Err(AppError::refused("id", ProblemKind::PaymentMovedOn)),
        }
    }

    /// The money was not this gift's: it leaves the list, and what the donor promised waits anew.
    async fn gift_waits_again(&self, conn: &Conn, city: &City, id: PledgeId) -> AppResult<()> {
        let mut pledge = locked(store::pledge::lock(conn, id).await?)?;
        let escrow = Account::ProjectEscrow(pledge.project);
        store::balance::lock(conn, city.id, escrow).await?;
        let held_minor = escrow.shown(store::balance::of(conn, city.id, escrow).await?);
        let payouts = store::payout::of_project(conn, city.id, pledge.project).await?;
        let is_match_paid = pledge.match_minor > 0
            && payouts.iter().any(|payout| {
                !matches!(payout.state, PayoutState::Requested | PayoutState::Released)
                    && payout.match_minor != Some(0)
            });
        if !can_wait_again(&pledge, held_minor, is_match_paid) {
            return Err(AppError::refused("id", ProblemKind::GiftMovedOn));
        }
        let before = pledge.clone();
        let amount_minor = pledge.amount_minor;
        self.take_off(conn, &mut pledge, amount_minor).await?;
        store::pledge::set_state(conn, &pledge).await?;
        if !self
            .reverse(conn, city.id, (FactKind::PledgeConfirmed, Cause::Pledge(id)))
            .await?
        {
            return Err(AppError::Internal(format!("{id} is not in the books")));
        }
        self.receipt_follows(conn, city, id, VoidReason::Mistake).await?;
        self.promised_anew(conn, before).await
    }

    /// The same promise as another pledge: the donor is told once more what to write, while the campaign runs.
    async fn promised_anew(&self, conn: &Conn, before: Pledge) -> AppResult<()> {
        let new = Pledge {
            id: PledgeId::new(self.world()),
            match_minor: 0,
            state: PledgeState::Pending,
            created_at: self.world().now(),
            counted_at: None,
            confirmed_at: None,
            decided_at: None,
            ..before.clone()
        };
        store::pledge::insert(conn, &new).await?;
        store::bank_account::refer_to(conn, new.city, before.id, new.id).await?;
        let project = store::project::by_id(conn, new.project).await?;
        if project.is_some_and(|project| project.state == ProjectState::Published) {
            let pledge = new.id.to_string();
            self.queue(conn, Some(new.city), &Job::MailTransferDetails { pledge })
                .await?;
        }
        Ok(())
    }
}

/// Whether a gift can leave the list without anybody losing money: nothing of it went back, its project still holds
/// it, and no pool has paid for it.
fn can_wait_again(pledge: &Pledge, held_minor: i64, is_match_paid: bool) -> bool {
    pledge.state == PledgeState::Confirmed && held_minor >= pledge.amount_minor && !is_match_paid
}

fn locked<T>(found: Option<T>) -> AppResult<T> {
    found.ok_or_else(|| AppError::Internal("what a movement is taken for is missing".into()))
}

fn expect(stands: bool) -> AppResult<()> {
    match stands {
        true => Ok(()),
        false => Err(AppError::refused("id", ProblemKind::PaymentMovedOn)),
    }
}
