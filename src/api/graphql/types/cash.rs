//! Cash and cheques that are counted at events.

use std::sync::Arc;

use app::cash::CountWithGifts;
use app::policy::{self, On, Operation};
use app::{AppResult, CashCount as CountRow, CashDeposit as DepositRow, CashGift as GiftRow};
use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, NaiveDate, Utc};
use domain::cash::CountState;
use domain::{CityId, Currency};

use super::person_name::PersonName;
use super::problem::Permission;
use super::project::Project;
use crate::graphql::ask::{self, Ask};
use crate::graphql::page::{Asked, Cursor, Page, connection};
use crate::graphql::scalar::{Money, int, money};
use crate::graphql::words::{CashCountState, CashKind};

/// A count of cash and cheques by two people.
#[derive(Clone)]
pub struct CashCount {
    row: CountRow,
    gifts: Option<Vec<GiftRow>>,
    currency: Currency,
}

impl CashCount {
    /// One whose gifts were read with it.
    pub fn with_gifts(count: CountWithGifts, currency: Currency) -> Self {
        Self {
            row: count.count,
            gifts: Some(count.gifts),
            currency,
        }
    }

    /// One whose gifts are read when they are asked for.
    pub fn new(row: CountRow, currency: Currency) -> Self {
        Self {
            row,
            gifts: None,
            currency,
        }
    }

    async fn read_gifts(&self, ask: &Ask) -> Result<Vec<GiftRow>> {
        match &self.gifts {
            Some(gifts) => Ok(gifts.clone()),
            None => {
                let gifts = ask.app.cash_gifts(&ask.caller, &self.row).await;
                gifts.map_err(|error| ask.error(error))
            }
        }
    }
}

#[Object]
impl CashCount {
    async fn id(&self) -> ID {
        self.row.id.to_string().into()
    }

    /// Where the money was given.
    async fn occasion(&self) -> &str {
        &self.row.occasion
    }

    async fn held_on(&self) -> NaiveDate {
        self.row.held_on
    }

    async fn state(&self) -> CashCountState {
        self.row.state.into()
    }

    /// What two people found; null before.
    async fn total(&self) -> Option<Money> {
        let total_minor = self.row.cash_minor.saturating_add(self.row.cheque_minor);
        (self.row.state == CountState::Confirmed).then(|| money(total_minor, self.currency))
    }

    async fn opened_by(&self, ctx: &Context<'_>) -> Result<PersonName> {
        PersonName::named(Ask::of(ctx), self.row.opened_by).await
    }

    /// Who counted first.
    async fn counted_by(&self, ctx: &Context<'_>) -> Result<Option<PersonName>> {
        match self.row.counted_by {
            Some(by) => Ok(Some(PersonName::named(Ask::of(ctx), by).await?)),
            None => Ok(None),
        }
    }

    /// Who found the same.
    async fn confirmed_by(&self, ctx: &Context<'_>) -> Result<Option<PersonName>> {
        match self.row.confirmed_by {
            Some(by) => Ok(Some(PersonName::named(Ask::of(ctx), by).await?)),
            None => Ok(None),
        }
    }

    async fn confirmed_at(&self) -> Option<DateTime<Utc>> {
        self.row.confirmed_at
    }

    /// By their numbers, at most 500. While a second person has to count, who is not the first sees none: they count
    /// without being told.
    async fn cash_gifts(&self, ctx: &Context<'_>) -> Result<Vec<CashGift>> {
        let ask = Ask::of(ctx);
        if self.row.state == CountState::Counted && ask.caller.person() != self.row.counted_by {
            return Ok(Vec::new());
        }
        let rows = self.read_gifts(ask).await?;
        Project::expect(ask, rows.iter().map(|row| (row.city, row.project)));
        let gift = |row| CashGift {
            row,
            currency: self.currency,
        };
        Ok(rows.into_iter().map(gift).collect())
    }

    /// Whether the reader may be the second person.
    async fn confirm(&self, ctx: &Context<'_>) -> Permission {
        let ask = Ask::of(ctx);
        Permission::new(app::cash::may_confirm(&ask.caller, &self.row), ask.locale())
    }
}

/// How many counts there are.
pub struct CountCounts(CityId);

impl CountCounts {
    async fn count(&self, ask: &Ask) -> AppResult<i32> {
        Ok(int(ask.app.count_cash_counts(&ask.caller, self.0).await?))
    }
}

connection!(
    CashCountConnection,
    CashCountEdge,
    CashCount,
    "CashCountConnection",
    "CashCountEdge",
    CountCounts
);

/// A gift as it lay on the table.
pub struct CashGift {
    row: GiftRow,
    currency: Currency,
}

#[Object]
impl CashGift {
    async fn id(&self) -> ID {
        self.row.id.to_string().into()
    }

    /// What stands on the donor's slip.
    async fn number(&self) -> i32 {
        self.row.number
    }

    async fn kind(&self) -> CashKind {
        self.row.kind.into()
    }

    async fn amount(&self) -> Money {
        money(self.row.amount_minor, self.currency)
    }

    /// Empty where nobody was asked.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// Whether there is an address to tell the donor by.
    async fn has_email(&self) -> bool {
        self.row.email.is_some()
    }

    async fn anonymous(&self) -> bool {
        self.row.anonymous
    }

    async fn project(&self) -> Project {
        Project::named(self.row.city, self.row.project)
    }
}

/// Cash and cheques that were brought to the bank.
#[derive(Clone)]
pub struct CashDeposit {
    row: DepositRow,
    currency: Currency,
}

impl CashDeposit {
    /// Of a row, in the currency of its city.
    pub fn new(row: DepositRow, currency: Currency) -> Self {
        Self { row, currency }
    }
}

#[Object]
impl CashDeposit {
    async fn id(&self) -> ID {
        self.row.id.to_string().into()
    }

    /// What we counted.
    async fn amount(&self) -> Money {
        money(self.row.amount_minor, self.currency)
    }

    async fn brought_on(&self) -> NaiveDate {
        self.row.brought_on
    }

    async fn made_by(&self, ctx: &Context<'_>) -> Result<PersonName> {
        PersonName::named(Ask::of(ctx), self.row.made_by).await
    }

    /// What the bank counted; null while it is on no statement.
    async fn arrived(&self) -> Option<Money> {
        self.row.arrived.map(|(minor, _)| money(minor, self.currency))
    }
}

/// The city's cash box.
pub struct CashBox {
    found: app::cash::CashBox,
    currency: Currency,
}

#[Object]
impl CashBox {
    /// Counted, and not brought to the bank.
    async fn in_box(&self) -> Money {
        self.found.in_box.into()
    }

    /// Brought to the bank, and on no statement yet.
    async fn in_transit(&self) -> Money {
        self.found.in_transit.into()
    }

    /// Those on no statement first, then the newest, at most 100.
    async fn deposits(&self) -> Vec<CashDeposit> {
        let deposit = |row: &DepositRow| CashDeposit::new(row.clone(), self.currency);
        self.found.deposits.iter().map(deposit).collect()
    }
}

/// Part of the books.
pub struct BooksCash(pub Arc<app::City>);

#[Object]
impl BooksCash {
    /// Counts of cash and cheques, the newest first.
    async fn cash_counts(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<CashCountConnection> {
        let ask = Ask::of(ctx);
        let asked = Asked::new(first, after)?;
        let after = asked.after.as_ref().map(Cursor::time_parts).transpose()?;
        let limit = asked.limit().into();
        let rows = ask.app.cash_counts(&ask.caller, self.0.id, after, limit).await;
        let rows = rows.map_err(|error| ask.error(error))?;
        let people = rows
            .iter()
            .flat_map(|row| [Some(row.opened_by), row.counted_by, row.confirmed_by]);
        ask.loaders().people.expect(people.flatten());
        let counts = rows
            .into_iter()
            .map(|row| CashCount::new(row, self.0.currency))
            .collect();
        let page = Page::cut(counts, &asked, |CashCount { row, .. }| {
            Cursor::new(row.opened_at, row.id)
        });
        Ok(CashCountConnection::new(page, CountCounts(self.0.id)))
    }

    /// The count of an identifier, of this city.
    async fn cash_count(&self, ctx: &Context<'_>, id: ID) -> Result<Option<CashCount>> {
        let ask = Ask::of(ctx);
        let Ok(id) = ask::id("id", &id) else {
            return Ok(None);
        };
        let found = ask
            .app
            .cash_count(&ask.caller, id)
            .await
            .map_err(|error| ask.error(error))?;
        let found = found.filter(|row| row.city == self.0.id);
        Ok(found.map(|row| CashCount::new(row, self.0.currency)))
    }

    async fn cash_box(&self, ctx: &Context<'_>) -> Result<CashBox> {
        let ask = Ask::of(ctx);
        let found = ask.app.cash_box(&ask.caller, self.0.id).await;
        Ok(CashBox {
            found: found.map_err(|error| ask.error(error))?,
            currency: self.0.currency,
        })
    }

    /// Whether the reader may count cash and bring it to the bank.
    async fn count_cash(&self, ctx: &Context<'_>) -> Permission {
        let ask = Ask::of(ctx);
        let may = policy::permits(&ask.caller, Operation::CountCash, On::city(self.0.id));
        Permission::new(may, ask.locale())
    }
}
