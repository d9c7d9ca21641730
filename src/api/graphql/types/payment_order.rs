//! Orders to the bank, the files that they stand in, and what waits for them.

use std::sync::Arc;

use app::policy::{self, On, Operation};
use app::{AppResult, PaymentBatch as BatchRow, PaymentOrder as Row, Pays};
use async_graphql::{Context, Enum, ID, Object, Result};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{CityId, Currency, PaymentOrderId, PayoutId, WithdrawalId};

use super::payout::{CountPayouts, Payout, PayoutConnection};
use super::person_name::PersonName;
use super::problem::Permission;
use super::withdrawal::{CountWithdrawals, Withdrawal, WithdrawalConnection};
use crate::graphql::ask::Ask;
use crate::graphql::page::{Asked, Cursor, Page, connection};
use crate::graphql::scalar::{Money, int, money};
use crate::graphql::words::PaymentOrderState;

/// An order to the bank to make one payment.
#[derive(Clone)]
pub struct PaymentOrder {
    /// The order.
    pub row: Row,
    /// The currency of its city.
    pub currency: Currency,
}

#[Object]
impl PaymentOrder {
    async fn id(&self) -> ID {
        self.row.id.to_string().into()
    }

    async fn state(&self) -> PaymentOrderState {
        self.row.state.into()
    }

    /// The payment to a project that it makes; null where it pays a withdrawal.
    async fn payout(&self) -> Option<ID> {
        match self.row.pays {
            Pays::Payout(id) => Some(id.to_string().into()),
            Pays::Withdrawal(_) => None,
        }
    }

    /// The withdrawal that it pays; null where it pays a project.
    async fn withdrawal(&self) -> Option<ID> {
        match self.row.pays {
            Pays::Withdrawal(id) => Some(id.to_string().into()),
            Pays::Payout(_) => None,
        }
    }

    /// The id that goes with the money to its end and back.
    async fn end_to_end_id(&self) -> &str {
        &self.row.end_to_end_id
    }

    /// Who is paid.
    async fn creditor(&self) -> &str {
        &self.row.creditor_name
    }

    /// The first and the last characters of the account.
    async fn iban(&self) -> String {
        self.row.creditor_iban.masked()
    }

    async fn amount(&self) -> Money {
        money(self.row.amount_minor, self.currency)
    }

    /// What who is paid reads.
    async fn text(&self) -> &str {
        &self.row.remittance
    }

    /// The day on which the bank paid it.
    async fn paid_on(&self) -> Option<NaiveDate> {
        self.row.paid_on
    }

    /// The day on which it came back.
    async fn returned_on(&self) -> Option<NaiveDate> {
        self.row.returned_on
    }

    /// Why, in the words of the bank.
    async fn return_reason(&self) -> Option<&str> {
        self.row.return_reason.as_deref()
    }
}

/// How many orders a city has.
pub struct CountOrders(CityId);

impl CountOrders {
    async fn count(&self, ask: &Ask) -> AppResult<i32> {
        Ok(int(ask.app.count_payment_orders(&ask.caller, self.0).await?))
    }
}

connection!(
    PaymentOrderConnection,
    PaymentOrderEdge,
    PaymentOrder,
    "PaymentOrderConnection",
    "PaymentOrderEdge",
    CountOrders
);

/// A version of the format in which banks take orders; each bank says which it takes.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
pub enum PaymentFileVersion {
    /// pain.001.001.03, of 2009.
    V03,
    /// pain.001.001.09, of 2019.
    V09,
}

/// Several orders in one file.
#[derive(Clone)]
pub struct PaymentBatch {
    /// The file.
    pub row: BatchRow,
    /// The currency of its city.
    pub currency: Currency,
}

impl PaymentBatch {
    async fn rows(&self, ask: &Ask) -> Result<Vec<Row>> {
        let orders = ask.app.orders_of_batch(&ask.caller, &self.row).await;
        orders.map_err(|error| ask.error(error))
    }
}

#[Object]
impl PaymentBatch {
    async fn id(&self) -> ID {
        self.row.id.to_string().into()
    }

    /// From 1, without gaps.
    async fn number(&self) -> i32 {
        self.row.number
    }

    /// By which a statement names it.
    async fn message_id(&self) -> &str {
        &self.row.message_id
    }

    /// The day on which the bank is to pay.
    async fn requested_on(&self) -> NaiveDate {
        self.row.requested_on
    }

    async fn created_at(&self) -> DateTime<Utc> {
        self.row.created_at
    }

    async fn created_by(&self, ctx: &Context<'_>) -> Result<PersonName> {
        PersonName::named(Ask::of(ctx), self.row.created_by).await
    }

    async fn orders(&self, ctx: &Context<'_>) -> Result<Vec<PaymentOrder>> {
        let currency = self.currency;
        let rows = self.rows(Ask::of(ctx)).await?.into_iter();
        Ok(rows.map(|row| PaymentOrder { row, currency }).collect())
    }

    /// What it pays in all.
    async fn sum(&self, ctx: &Context<'_>) -> Result<Money> {
        let rows = self.rows(Ask::of(ctx)).await?;
        let sum = rows
            .iter()
            .map(|row| row.amount_minor)
            .fold(0, i64::saturating_add);
        Ok(money(sum, self.currency))
    }

    /// The path of the file for the bank: for officials and finance officers who proved a short while ago who they are.
    async fn path(&self, version: PaymentFileVersion) -> String {
        let version = match version {
            PaymentFileVersion::V03 => "03",
            PaymentFileVersion::V09 => "09",
        };
        format!("/payments/{}?version={version}", self.row.id)
    }
}

/// How many files a city has.
pub struct CountBatches(CityId);

impl CountBatches {
    async fn count(&self, ask: &Ask) -> AppResult<i32> {
        let last = ask.app.payment_batches(&ask.caller, self.0, None, 1).await?;
        Ok(last.first().map_or(0, |last| last.number))
    }
}

connection!(
    PaymentBatchConnection,
    PaymentBatchEdge,
    PaymentBatch,
    "PaymentBatchConnection",
    "PaymentBatchEdge",
    CountBatches
);

/// Part of the books.
pub struct BooksPayments(pub Arc<app::City>);

#[Object]
impl BooksPayments {
    /// Payments to projects, the newest first.
    async fn payouts(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<PayoutConnection> {
        let ask = Ask::of(ctx);
        let asked = Asked::new(first, after)?;
        let before = asked
            .after
            .as_ref()
            .map(Cursor::time_parts::<PayoutId>)
            .transpose()?;
        let rows = ask
            .app
            .payouts(&ask.caller, self.0.id, before, asked.limit().into())
            .await;
        let rows = rows.map_err(|error| ask.error(error))?;
        let loaders = ask.loaders();
        loaders.projects.expect(rows.iter().map(|row| row.project));
        loaders.people.expect(rows.iter().map(|row| row.requested_by));
        let page = Page::cut(rows.into_iter().map(Payout).collect(), &asked, |Payout(row)| {
            Cursor::at(row.requested_at, row.id)
        });
        Ok(PayoutConnection::new(page, CountPayouts(self.0.id)))
    }

    /// Withdrawals from wallets, the newest first.
    async fn withdrawals(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<WithdrawalConnection> {
        let ask = Ask::of(ctx);
        let asked = Asked::new(first, after)?;
        let before = asked
            .after
            .as_ref()
            .map(Cursor::time_parts::<WithdrawalId>)
            .transpose()?;
        let rows = ask
            .app
            .withdrawals(&ask.caller, self.0.id, before, asked.limit().into())
            .await;
        let rows = rows.map_err(|error| ask.error(error))?;
        ask.loaders().people.expect(rows.iter().map(|row| row.person));
        let page = Page::cut(
            rows.into_iter().map(Withdrawal).collect(),
            &asked,
            |Withdrawal(row)| Cursor::at(row.requested_at, row.id),
        );
        Ok(WithdrawalConnection::new(page, CountWithdrawals(self.0.id)))
    }

    /// Orders to the bank, the newest first.
    async fn orders(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<PaymentOrderConnection> {
        let ask = Ask::of(ctx);
        let asked = Asked::new(first, after)?;
        let before = asked
            .after
            .as_ref()
            .map(Cursor::parts::<i32, PaymentOrderId>)
            .transpose()?;
        let before = before.map(|(_, id)| id);
        let rows = ask
            .app
            .payment_orders(&ask.caller, self.0.id, before, asked.limit().into())
            .await;
        let currency = self.0.currency;
        let rows = rows.map_err(|error| ask.error(error))?.into_iter();
        let page = Page::cut(
            rows.map(|row| PaymentOrder { row, currency }).collect(),
            &asked,
            |PaymentOrder { row, .. }| Cursor::new(row.position, row.id),
        );
        Ok(PaymentOrderConnection::new(page, CountOrders(self.0.id)))
    }

    /// Files of orders, the newest first.
    async fn batches(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<PaymentBatchConnection> {
        let ask = Ask::of(ctx);
        let asked = Asked::new(first, after)?;
        let before = asked.after.as_ref().map(Cursor::parts::<i32, i32>).transpose()?;
        let before = before.map(|(number, _)| number);
        let rows = ask
            .app
            .payment_batches(&ask.caller, self.0.id, before, asked.limit().into())
            .await;
        let currency = self.0.currency;
        let rows = rows.map_err(|error| ask.error(error))?;
        ask.loaders().people.expect(rows.iter().map(|row| row.created_by));
        let page = Page::cut(
            rows.into_iter()
                .map(|row| PaymentBatch { row, currency })
                .collect(),
            &asked,
            |PaymentBatch { row, .. }| Cursor::new(row.number, row.number),
        );
        Ok(PaymentBatchConnection::new(page, CountBatches(self.0.id)))
    }

    /// Whether the reader may tell the bank to pay what is approved.
    async fn order_payments(&self, ctx: &Context<'_>) -> Permission {
        let ask = Ask::of(ctx);
        Permission::new(
            policy::permits(&ask.caller, Operation::OrderPayments, On::city(self.0.id)),
            ask.locale(),
        )
    }

    /// Up to how much one person may approve a withdrawal.
    async fn withdrawal_alone_max(&self, ctx: &Context<'_>) -> Money {
        Ask::of(ctx).app.alone_max(&self.0).into()
    }
}
