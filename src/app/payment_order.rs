//! Telling the bank to pay: everything that is approved goes into one file, and each payment is an order of its own.

use chrono::NaiveDate;
use domain::act::ActKind;
use domain::bank::{self, OrderedPayment, Remittance};
use domain::payout::{OrderState, PayoutParts, PayoutStep};
use domain::withdrawal::WithdrawalStep;
use domain::{CityId, Currency, Id, Money, PaymentBatchId, PaymentOrderId, PersonId, ProblemKind};
use ledger::{PayoutFact, WalletFact};
use serde_json::json;
use store::Conn;
use store::bank_account::BankAccount;
use store::city::City;
use store::payment_batch::PaymentBatch;
use store::payment_order::{PaymentOrder, Pays};
use store::payout::Payout;
use store::withdrawal::Withdrawal;

use crate::changes::Change;
use crate::matching::turn::time_zone;
use crate::payout::person;
use crate::policy::{self, On, Operation};
use crate::withdrawal::step;
use crate::{App, AppError, AppResult, Caller, words};

/// The largest payment that a bank takes in one order, in minor units.
pub const ORDER_MINOR_MAX: i64 = 99_999_999_999;

/// Characters of what a creditor reads.
const REMITTANCE_MAX: usize = 140;

/// Characters of a creditor's name.
const NAME_MAX: usize = 70;

impl App {
    /// Orders everything that is approved, in one file, to be paid on a day.
    ///
    /// # Errors
    /// Refused: not a finance officer or official; the city has no bank account, or not in euros; the day is past;
    /// nothing is approved; a payment is larger than a bank takes.
    pub async fn order_payments(
        &self,
        caller: &Caller,
        city: CityId,
        requested_on: NaiveDate,
    ) -> AppResult<PaymentBatch> {
        policy::authorize(caller, Operation::OrderPayments, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        let by = person(caller)?;
        let city = &self.known_city(city).await?;
        let (batch, projects) = self
            .db
            .write("payment.order", |conn| async move {
                self.ordered(&conn, caller, city, (by, requested_on)).await
            })
            .await?;
        self.decide(city.id).await?;
        for project in projects {
            self.changes.tell(Change::Project(city.id, project));
        }
        Ok(batch)
    }

    async fn ordered(
        &self,
        conn: &Conn,
        caller: &Caller,
        city: &City,
        (by, requested_on): (PersonId, NaiveDate),
    ) -> AppResult<(PaymentBatch, Vec<domain::ProjectId>)> {
        store::payment_batch::lock(conn, city.id).await?;
        let account = store::bank_account::of_city(conn, city.id).await?;
        let account = account.ok_or_else(|| AppError::refused("", ProblemKind::NoBankAccount))?;
        if city.currency != Currency::EUR {
            let expected = Currency::EUR.code().to_owned();
            return Err(AppError::refused("", ProblemKind::WrongCurrency { expected }));
        }
        let now = self.world.now();
        // The bank compares the day with that of the file, which is told in universal time.
        let today = now
            .with_timezone(&time_zone(city)?)
            .date_naive()
            .max(now.date_naive());
        if requested_on < today {
            return Err(AppError::refused("input.requestedOn", ProblemKind::InThePast));
        }
        let payouts = store::payout::lock_approved(conn, city.id).await?;
        let withdrawals = store::withdrawal::lock_approved(conn, city.id).await?;
        if payouts.is_empty() && withdrawals.is_empty() {
            return Err(AppError::refused("", ProblemKind::NothingToPay));
        }
        let number = store::payment_batch::last_number(conn, city.id).await? + 1;
        let batch = self.batch(city, account, number, (by, requested_on));
        let (mut orders, mut projects) = (Vec::new(), Vec::new());
        for payout in payouts {
            let order = self.order_payout(conn, city, &batch, &payout).await?;
            projects.push(payout.project);
            orders.push(order);
        }
        for withdrawal in withdrawals {
            let order = self.order_withdrawal(conn, city, &batch, &withdrawal).await?;
            orders.push(order);
        }
        for (position, order) in (1..).zip(&mut orders) {
            order.position = position;
        }
        store::payment_batch::insert(conn, &batch).await?;
        store::payment_order::insert(conn, &orders).await?;
        let sum: i128 = orders.iter().map(|order| i128::from(order.amount_minor)).sum();
        let detail = json!({ "payments": orders.len(), "sum_minor": sum.to_string() });
        self.record(
            conn,
            Some(city.id),
            caller,
            ActKind::PaymentsOrdered,
            batch.id,
            detail,
        )
        .await?;
        Ok((batch, projects))
    }

    fn batch(
        &self,
        city: &City,
        account: BankAccount,
        number: i32,
        (by, requested_on): (PersonId, NaiveDate),
    ) -> PaymentBatch {
        let id = PaymentBatchId::new(&self.world);
        PaymentBatch {
            id,
            city: city.id,
            number,
            message_id: told_apart(id),
            debtor_name: account.holder,
            debtor_iban: account.iban,
            debtor_bic: account.bic,
            requested_on,
            created_by: by,
            created_at: self.world.now(),
        }
    }

    async fn order_payout(
        &self,
        conn: &Conn,
        city: &City,
        batch: &PaymentBatch,
        payout: &Payout,
    ) -> AppResult<PaymentOrder> {
        let id = payout.id;
        let wrong = |what: &str| AppError::Internal(format!("{id} {what}"));
        let account = store::payee_account::of_project(conn, city.id, payout.project, payout.account).await?;
        let account = account
            .filter(|_| payout.account.is_some())
            .ok_or_else(|| wrong("is approved for no account"))?;
        let project = store::project::by_id(conn, payout.project).await?;
        let project = project.ok_or_else(|| wrong("has no project"))?;
        let is_first = store::payment_order::of_payout(conn, city.id, id)
            .await?
            .is_empty();
        let (fee, taken) = self.taken(city, payout, is_first)?;
        let amount = Money::new(taken.minor - fee.minor, city.currency);
        let pays = Pays::Payout(id);
        let order = self.order(
            batch,
            pays,
            (&account.holder, account.iban, account.bic),
            amount,
            format!("{} : {}", city.name, project.texts.title),
        )?;
        let state = payout.state.after(PayoutStep::Order);
        let ordered = Payout {
            state: state.map_err(|error| wrong(&error.to_string()))?,
            fee_minor: payout.fee_minor + fee.minor,
            ..payout.clone()
        };
        store::payout::update(conn, &ordered).await?;
        let fact = PayoutFact::Ordered {
            order: order.id,
            project: payout.project,
            amount: taken,
            platform_fee: fee,
            provider_fee: Money::zero(city.currency),
        };
        self.post(conn, city.id, fact, self.world.now()).await?;
        Ok(order)
    }

    /// What the platform keeps, and all that is taken for the payment. What came back from the bank has borne its fee.
    fn taken(&self, city: &City, payout: &Payout, is_first: bool) -> AppResult<(Money, Money)> {
        let euros = |minor| Money::new(minor, city.currency);
        let too_large = |error| AppError::Internal(format!("{}: {error}", payout.id));
        if !is_first {
            return Ok((euros(0), euros(payout.to_pay_minor())));
        }
        let parts = PayoutParts::new(
            euros(payout.gifts_minor),
            euros(payout.match_minor.unwrap_or(0)),
            self.platform_fee_bps(city),
        )
        .map_err(too_large)?;
        Ok((parts.fee, parts.taken().map_err(too_large)?))
    }

    async fn order_withdrawal(
        &self,
        conn: &Conn,
        city: &City,
        batch: &PaymentBatch,
        withdrawal: &Withdrawal,
    ) -> AppResult<PaymentOrder> {
        let amount = Money::new(withdrawal.amount_minor, city.currency);
        let pays = Pays::Withdrawal(withdrawal.id);
        let account = (&*withdrawal.holder, withdrawal.iban, withdrawal.bic.clone());
        let text = format!("{} : {}", city.name, words::from_wallet(city.locale));
        let order = self.order(batch, pays, account, amount, text)?;
        let ordered = Withdrawal {
            state: step(withdrawal, WithdrawalStep::Order)?,
            ..withdrawal.clone()
        };
        store::withdrawal::update(conn, &ordered).await?;
        let fact = WalletFact::Ordered {
            withdrawal: withdrawal.id,
            person: withdrawal.person,
            amount,
        };
        self.post(conn, city.id, fact, self.world.now()).await?;
        Ok(order)
    }

    fn order(
        &self,
        batch: &PaymentBatch,
        pays: Pays,
        (holder, iban, bic): (&str, bank::Iban, Option<bank::Bic>),
        amount: Money,
        remittance: String,
    ) -> AppResult<PaymentOrder> {
        if amount.minor > ORDER_MINOR_MAX {
            let max = Money::new(ORDER_MINOR_MAX, amount.currency);
            return Err(AppError::refused("", ProblemKind::AmountTooLarge { max }));
        }
        let id = PaymentOrderId::new(&self.world);
        Ok(PaymentOrder {
            id,
            city: batch.city,
            batch: batch.id,
            position: 0,
            state: OrderState::Ordered,
            pays,
            end_to_end_id: told_apart(id),
            creditor_name: holder.chars().take(NAME_MAX).collect(),
            creditor_iban: iban,
            creditor_bic: bic,
            amount_minor: amount.minor,
            remittance: remittance.chars().take(REMITTANCE_MAX).collect(),
            paid_on: None,
            returned_on: None,
            return_reason: None,
        })
    }

    /// A file of orders as it was made, for the bank: the same each time.
    ///
    /// # Errors
    /// Refused: no such file; not a finance officer or official who proved a short while ago who they are.
    pub async fn payment_file(&self, caller: &Caller, id: PaymentBatchId) -> AppResult<bank::PaymentOrder> {
        let not_found = || AppError::not_found("id", "payment-batch");
        let conn = self.db.read();
        let batch = store::payment_batch::by_id(conn, id)
            .await?
            .ok_or_else(not_found)?;
        policy::permits(caller, Operation::ReadAudit, On::city(batch.city)).map_err(|_| not_found())?;
        policy::authorize(caller, Operation::OrderPayments, On::city(batch.city))
            .map_err(|kind| AppError::refused("", kind))?;
        let city = self.known_city(batch.city).await?;
        let orders = store::payment_order::of_batch(conn, city.id, id).await?;
        let payment = |order: PaymentOrder| OrderedPayment {
            end_to_end_id: order.end_to_end_id,
            amount: Money::new(order.amount_minor, city.currency),
            creditor_name: order.creditor_name,
            creditor_account: order.creditor_iban,
            creditor_bank: order.creditor_bic,
            remittance: Remittance::Text(order.remittance),
        };
        Ok(bank::PaymentOrder {
            payment_information_id: batch.message_id.clone(),
            message_id: batch.message_id,
            created_at: batch.created_at,
            debtor_name: batch.debtor_name,
            debtor_account: batch.debtor_iban,
            debtor_bank: batch.debtor_bic,
            requested_on: batch.requested_on,
            payments: orders.into_iter().map(payment).collect(),
        })
    }

    /// The files of a city before a number, the newest first.
    ///
    /// # Errors
    /// Refused: neither official, finance officer nor auditor; likewise below.
    pub async fn payment_batches(
        &self,
        caller: &Caller,
        city: CityId,
        before: Option<i32>,
        limit: u64,
    ) -> AppResult<Vec<PaymentBatch>> {
        may_read(caller, city)?;
        Ok(store::payment_batch::before(self.db.read(), city, before, limit).await?)
    }

    /// The orders of a city before one, the newest first.
    pub async fn payment_orders(
        &self,
        caller: &Caller,
        city: CityId,
        before: Option<PaymentOrderId>,
        limit: u64,
    ) -> AppResult<Vec<PaymentOrder>> {
        may_read(caller, city)?;
        Ok(store::payment_order::page(self.db.read(), city, before, limit).await?)
    }

    /// How many orders there are.
    pub async fn count_payment_orders(&self, caller: &Caller, city: CityId) -> AppResult<i64> {
        may_read(caller, city)?;
        Ok(store::payment_order::count(self.db.read(), city).await?)
    }

    /// The orders of a file.
    pub async fn orders_of_batch(
        &self,
        caller: &Caller,
        batch: &PaymentBatch,
    ) -> AppResult<Vec<PaymentOrder>> {
        may_read(caller, batch.city)?;
        Ok(store::payment_order::of_batch(self.db.read(), batch.city, batch.id).await?)
    }

    /// The orders for a payment to a project, the oldest first.
    ///
    /// # Errors
    /// Those of the database. Whoever shows them has asked whether the reader may see the payment; likewise below.
    pub async fn orders_of_payout(&self, payout: &Payout) -> AppResult<Vec<PaymentOrder>> {
        Ok(store::payment_order::of_payout(self.db.read(), payout.city, payout.id).await?)
    }

    /// The order for a withdrawal.
    pub async fn order_of_withdrawal(&self, withdrawal: &Withdrawal) -> AppResult<Option<PaymentOrder>> {
        Ok(store::payment_order::of_withdrawal(self.db.read(), withdrawal.city, withdrawal.id).await?)
    }
}

/// An identifier as banks take it: at most 35 letters and digits.
fn told_apart(id: impl Id) -> String {
    id.uuid().simple().to_string().to_uppercase()
}

fn may_read(caller: &Caller, city: CityId) -> AppResult<()> {
    policy::authorize(caller, Operation::ReadAudit, On::city(city))
        .map_err(|kind| AppError::refused("", kind))
}
