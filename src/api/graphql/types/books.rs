//! The books of a city: the head of their chain, periods, and what the accounts stand at.

use std::sync::Arc;

use app::ledger::{ChartLine, Nature, TrialBalance as Row};
use app::policy::{self, On, Operation};
use app::{Period as PeriodRow, words};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{Currency, ProblemKind};

use super::act::ChainHead;
use super::cash::BooksCash;
use super::payment_order::BooksPayments;
use super::person_name::PersonName;
use super::problem::Permission;
use super::provider_transfer::BooksProviders;
use super::statement::BooksBank;
use crate::graphql::ask::Ask;
use crate::graphql::scalar::{Money, money};

/// A span of time for which the books are closed, or are asked to be.
pub struct Period(pub PeriodRow);

#[Object(name = "AccountingPeriod")]
impl Period {
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// From 1, without gaps.
    async fn number(&self) -> i32 {
        self.0.number
    }

    async fn starts_at(&self) -> DateTime<Utc> {
        self.0.starts_at
    }

    /// The first moment after it.
    async fn ends_at(&self) -> DateTime<Utc> {
        self.0.ends_at
    }

    async fn asked_by(&self, ctx: &Context<'_>) -> Result<PersonName> {
        PersonName::named(Ask::of(ctx), self.0.asked_by).await
    }

    async fn asked_at(&self) -> DateTime<Utc> {
        self.0.asked_at
    }

    async fn closed_by(&self, ctx: &Context<'_>) -> Result<Option<PersonName>> {
        match self.0.closed {
            Some(closed) => Ok(Some(PersonName::named(Ask::of(ctx), closed.by).await?)),
            None => Ok(None),
        }
    }

    async fn closed_at(&self) -> Option<DateTime<Utc>> {
        self.0.closed.map(|closed| closed.at)
    }

    /// Where the chain stood when it was closed.
    async fn head(&self) -> Option<ChainHead> {
        self.0.closed.map(|closed| closed.head.into())
    }

    /// Whether the reader may be the second person and close it.
    async fn close(&self, ctx: &Context<'_>) -> Permission {
        let ask = Ask::of(ctx);
        Permission::new(
            app::ledger::may_close(&ask.caller, &self.0, policy::permits),
            ask.locale(),
        )
    }

    /// Whether the reader may take the request away.
    async fn keep_open(&self, ctx: &Context<'_>) -> Permission {
        let ask = Ask::of(ctx);
        let may = policy::permits(&ask.caller, Operation::CloseBooks, On::city(self.0.city));
        let open = match self.0.closed {
            None => Ok(()),
            Some(_) => Err(ProblemKind::AlreadyDecided),
        };
        Permission::new(may.and(open), ask.locale())
    }
}

/// An account over a span of time. Amounts are shown as one expects them: positive on the side where the account
/// normally stands.
pub struct BooksLine {
    line: ChartLine,
    currency: Currency,
}

#[Object]
impl BooksLine {
    /// The account as it is written in the journal, such as `project-escrow:…`.
    async fn account(&self) -> String {
        self.line.account.to_string()
    }

    /// What it is, in the reader's language.
    async fn name(&self, ctx: &Context<'_>) -> String {
        words::account(Ask::of(ctx).locale(), self.line.account)
    }

    /// Whether it counts promises, which stand beside the money.
    async fn is_promise(&self) -> bool {
        self.line.account.nature() == Nature::Promise
    }

    async fn opening(&self) -> Money {
        money(self.line.account.shown(self.line.opening_minor), self.currency)
    }

    async fn closing(&self) -> Money {
        money(self.line.account.shown(self.line.closing_minor), self.currency)
    }
}

/// What every account stood at before and after a span of time.
#[derive(SimpleObject)]
pub struct TrialBalance {
    starts_at: DateTime<Utc>,
    /// The first moment after it.
    ends_at: DateTime<Utc>,
    lines: Vec<BooksLine>,
}

impl From<Row> for TrialBalance {
    fn from(row: Row) -> Self {
        let currency = row.currency;
        let lines = row.lines.into_iter();
        Self {
            starts_at: row.from,
            ends_at: row.until,
            lines: lines.map(|line| BooksLine { line, currency }).collect(),
        }
    }
}

/// Where transfers go.
#[derive(SimpleObject)]
pub struct BankAccount {
    holder: String,
    /// In groups of four.
    iban: String,
    bic: Option<String>,
}

impl From<app::BankAccount> for BankAccount {
    fn from(account: app::BankAccount) -> Self {
        Self {
            iban: account.iban.to_string(),
            bic: account.bic.as_ref().map(ToString::to_string),
            holder: account.holder,
        }
    }
}

/// The books of a city, for officials, finance officers and auditors.
pub struct Books(Arc<app::City>);

#[Object]
impl Books {
    #[graphql(flatten)]
    async fn bank(&self) -> BooksBank {
        BooksBank(self.0.clone())
    }

    #[graphql(flatten)]
    async fn cash(&self) -> BooksCash {
        BooksCash(self.0.clone())
    }

    #[graphql(flatten)]
    async fn providers(&self) -> BooksProviders {
        BooksProviders(self.0.clone())
    }

    #[graphql(flatten)]
    async fn payments(&self) -> BooksPayments {
        BooksPayments(self.0.clone())
    }

    /// Periods that are closed or asked to be, the newest first.
    async fn periods(&self, ctx: &Context<'_>) -> Result<Vec<Period>> {
        let ask = Ask::of(ctx);
        let periods = ask.app.periods(&ask.caller, self.0.id).await;
        let periods = periods.map_err(|error| ask.error(error))?;
        let people = periods
            .iter()
            .flat_map(|period| [Some(period.asked_by), period.closed.map(|closed| closed.by)]);
        ask.loaders().people.expect(people.flatten());
        Ok(periods.into_iter().map(Period).collect())
    }

    /// Every account that stood at something before the first day or after the last, by the city's own clock.
    async fn trial_balance(
        &self,
        ctx: &Context<'_>,
        from: NaiveDate,
        until: NaiveDate,
    ) -> Result<TrialBalance> {
        let ask = Ask::of(ctx);
        let balance = ask.app.trial_balance(&ask.caller, self.0.id, (from, until)).await;
        Ok(balance.map_err(|error| ask.error(error))?.into())
    }

    async fn ask_to_close(&self, ctx: &Context<'_>) -> Permission {
        let ask = Ask::of(ctx);
        Permission::new(
            policy::permits(&ask.caller, Operation::CloseBooks, On::city(self.0.id)),
            ask.locale(),
        )
    }
}

/// Part of a city.
pub struct CityBooks(pub Arc<app::City>);

#[Object]
impl CityBooks {
    /// The end of the chain of hashes over the city's journal: who notes it today can hold the city to it tomorrow.
    async fn ledger_head(&self, ctx: &Context<'_>) -> Result<ChainHead> {
        let ask = Ask::of(ctx);
        let head = ask.app.ledger_head(&self.0).await;
        Ok(head.map_err(|error| ask.error(error))?.into())
    }

    /// The account for gifts by bank transfer; null where the city takes none.
    async fn bank_account(&self, ctx: &Context<'_>) -> Result<Option<BankAccount>> {
        let ask = Ask::of(ctx);
        let account = ask.app.bank_account(self.0.id).await;
        Ok(account.map_err(|error| ask.error(error))?.map(BankAccount::from))
    }

    /// What the reader has in their wallet in this city, to give again; null for who is not signed in.
    async fn wallet(&self, ctx: &Context<'_>) -> Result<Option<Money>> {
        let ask = Ask::of(ctx);
        ask.sender.scope.never_keep();
        let wallet = ask.app.wallet(&ask.caller, self.0.id).await;
        Ok(wallet.map_err(|error| ask.error(error))?.map(Money::from))
    }

    /// Null for everybody who is neither official, finance officer nor auditor.
    async fn books(&self, ctx: &Context<'_>) -> Option<Books> {
        let ask = Ask::of(ctx);
        ask.sender.scope.never_keep();
        let may = policy::permits(&ask.caller, Operation::ReadAudit, On::city(self.0.id));
        may.is_ok().then(|| Books(self.0.clone()))
    }
}
