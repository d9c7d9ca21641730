//! Statements of the city's bank, and movements on them that nobody has explained.

use std::sync::Arc;

use app::AppResult;
use app::statement::{Entry, OpenEntry, Proposal, Statement as Row};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{CityId, Currency};

use super::cash::CashDeposit;
use super::movement_explanation::{CountExplained, ExplainedMovement, ExplainedMovementConnection};
use super::payment_order::PaymentOrder;
use super::person_name::PersonName;
use super::pledge::Pledge;
use super::provider_transfer::ProviderTransfer;
use crate::graphql::ask::Ask;
use crate::graphql::page::{Asked, Cursor, Page, connection};
use crate::graphql::scalar::{Money, int, money};
use crate::graphql::words::MovementProposalReason;

/// A statement that was taken in.
#[derive(Clone)]
pub struct BankStatement {
    row: Row,
    currency: Currency,
}

#[Object]
impl BankStatement {
    async fn id(&self) -> ID {
        self.row.id.to_string().into()
    }

    /// From 1, without gaps: each begins with the balance that the one before ended with.
    async fn position(&self) -> i32 {
        self.row.position
    }

    /// The bank's own number of it, else its id.
    async fn number(&self) -> &str {
        self.row.sequence.as_deref().unwrap_or(&self.row.bank_id)
    }

    async fn from(&self) -> NaiveDate {
        self.row.from
    }

    async fn until(&self) -> NaiveDate {
        self.row.to
    }

    async fn opening(&self) -> Money {
        money(self.row.opening_minor, self.currency)
    }

    async fn closing(&self) -> Money {
        money(self.row.closing_minor, self.currency)
    }

    async fn imported_at(&self) -> DateTime<Utc> {
        self.row.imported_at
    }

    /// Null where the installation itself took it in.
    async fn imported_by(&self, ctx: &Context<'_>) -> Result<Option<PersonName>> {
        match self.row.imported_by {
            Some(by) => Ok(Some(PersonName::named(Ask::of(ctx), by).await?)),
            None => Ok(None),
        }
    }
}

/// A movement on the bank account.
#[derive(Clone)]
pub struct BankMovement {
    row: Entry,
    proposals: Vec<Proposal>,
    deposits: Vec<app::CashDeposit>,
    transfers: Vec<app::ProviderTransfer>,
    orders: Vec<app::PaymentOrder>,
    currency: Currency,
}

impl BankMovement {
    /// One that a mutation gives.
    pub fn explained(row: Entry, currency: Currency) -> Self {
        Self {
            row,
            proposals: Vec::new(),
            deposits: Vec::new(),
            transfers: Vec::new(),
            orders: Vec::new(),
            currency,
        }
    }
}

/// A gift that a movement might be.
#[derive(SimpleObject)]
pub struct MovementProposal {
    pledge: Pledge,
    because: MovementProposalReason,
}

#[Object]
impl BankMovement {
    async fn id(&self) -> ID {
        self.row.id.to_string().into()
    }

    async fn booked_on(&self) -> NaiveDate {
        self.row.booked_on
    }

    /// Below zero where money left.
    async fn amount(&self) -> Money {
        money(self.row.amount_minor, self.currency)
    }

    /// What of it nobody has explained yet.
    async fn open(&self) -> Money {
        money(self.row.open_minor, self.currency)
    }

    /// What was written with it.
    async fn text(&self) -> &str {
        &self.row.remittance
    }

    /// The one reference that it carries.
    async fn reference(&self) -> Option<String> {
        self.row.reference.as_ref().map(ToString::to_string)
    }

    /// Who was on the other side, as the bank writes them.
    async fn counterparty(&self) -> Option<&str> {
        self.row.counterparty_name.as_deref()
    }

    /// Whether it takes back an earlier movement.
    async fn is_reversal(&self) -> bool {
        self.row.is_reversal
    }

    /// Gifts that it might be, the likeliest first. A person decides.
    async fn proposals(&self) -> Vec<MovementProposal> {
        let proposals = self.proposals.iter();
        let proposal = |found: &Proposal| MovementProposal {
            pledge: Pledge::loaded(found.pledge.clone()),
            because: found.because.into(),
        };
        proposals.map(proposal).collect()
    }

    /// Cash on its way to the bank that it might be, that of the nearest sum first.
    async fn deposits(&self) -> Vec<CashDeposit> {
        let deposit = |row: &app::CashDeposit| CashDeposit::new(row.clone(), self.currency);
        self.deposits.iter().map(deposit).collect()
    }

    /// Transfers of payment providers of just this sum that are on the way.
    async fn transfers(&self) -> Vec<ProviderTransfer> {
        let transfer = |row: &app::ProviderTransfer| ProviderTransfer::new(row.clone(), self.currency);
        self.transfers.iter().map(transfer).collect()
    }

    /// Orders to the bank that it might be, the likeliest first: paid by it where money left, sent back where it came.
    async fn orders(&self) -> Vec<PaymentOrder> {
        let currency = self.currency;
        let orders = self.orders.iter().cloned();
        orders.map(|row| PaymentOrder { row, currency }).collect()
    }
}

/// How many movements nobody has explained.
pub struct CountOpen(CityId);

impl CountOpen {
    async fn count(&self, ask: &Ask) -> AppResult<i32> {
        Ok(int(ask.app.count_open_entries(&ask.caller, self.0).await?))
    }
}

connection!(
    BankMovementConnection,
    BankMovementEdge,
    BankMovement,
    "BankMovementConnection",
    "BankMovementEdge",
    CountOpen
);

/// How many statements were taken in.
pub struct CountStatements(CityId);

impl CountStatements {
    async fn count(&self, ask: &Ask) -> AppResult<i32> {
        let last = ask.app.statements(&ask.caller, self.0, None, 1).await?;
        Ok(last.first().map_or(0, |last| last.position))
    }
}

connection!(
    BankStatementConnection,
    BankStatementEdge,
    BankStatement,
    "BankStatementConnection",
    "BankStatementEdge",
    CountStatements
);

/// Part of the books.
pub struct BooksBank(pub Arc<app::City>);

#[Object]
impl BooksBank {
    /// The statements that were taken in, the newest first.
    async fn statements(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<BankStatementConnection> {
        let ask = Ask::of(ctx);
        let asked = Asked::new(first, after)?;
        let before = asked.after.as_ref().map(Cursor::parts::<i32, i32>).transpose()?;
        let before = before.map(|(position, _)| position);
        let rows = ask
            .app
            .statements(&ask.caller, self.0.id, before, asked.limit().into())
            .await;
        let rows = rows.map_err(|error| ask.error(error))?;
        ask.loaders()
            .people
            .expect(rows.iter().filter_map(|row| row.imported_by));
        let currency = self.0.currency;
        let statements = rows
            .into_iter()
            .map(|row| BankStatement { row, currency })
            .collect();
        let page = Page::cut(statements, &asked, |BankStatement { row, .. }| {
            Cursor::new(row.position, row.position)
        });
        Ok(BankStatementConnection::new(page, CountStatements(self.0.id)))
    }

    /// What of the bank account nobody has explained, the oldest first.
    async fn open_movements(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<BankMovementConnection> {
        let ask = Ask::of(ctx);
        let asked = Asked::new(first, after)?;
        let after = asked.after.as_ref().map(Cursor::parts::<i64, i64>).transpose()?;
        let after = after.map_or(0, |(number, _)| number);
        let rows = ask
            .app
            .open_entries(&ask.caller, self.0.id, after, asked.limit().into())
            .await;
        let currency = self.0.currency;
        let movement = |open: OpenEntry| BankMovement {
            row: open.entry,
            proposals: open.proposals,
            orders: open.orders,
            deposits: open.deposits,
            transfers: open.transfers,
            currency,
        };
        let movements = rows.map_err(|error| ask.error(error))?.into_iter().map(movement);
        let page = Page::cut(movements.collect(), &asked, |BankMovement { row, .. }| {
            Cursor::new(row.number, row.number)
        });
        Ok(BankMovementConnection::new(page, CountOpen(self.0.id)))
    }

    /// Movements of which something is explained, the newest first, with what they are taken for.
    async fn explained_movements(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<ExplainedMovementConnection> {
        let ask = Ask::of(ctx);
        let asked = Asked::new(first, after)?;
        let before = asked.after.as_ref().map(Cursor::parts::<i64, i64>).transpose()?;
        let before = before.map(|(number, _)| number);
        let rows = ask
            .app
            .explained_entries(&ask.caller, self.0.id, before, asked.limit().into())
            .await;
        let rows = rows.map_err(|error| ask.error(error))?;
        let made = rows.iter().flat_map(|row| &row.explanations);
        ask.loaders()
            .people
            .expect(made.filter_map(|explained| explained.assignment.made_by));
        let currency = self.0.currency;
        let movements = rows.into_iter().map(|row| ExplainedMovement { row, currency });
        let page = Page::cut(
            movements.collect(),
            &asked,
            |ExplainedMovement { row, .. }| Cursor::new(row.entry.number, row.entry.number),
        );
        Ok(ExplainedMovementConnection::new(page, CountExplained(self.0.id)))
    }
}
