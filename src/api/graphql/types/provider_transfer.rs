//! What payment providers transfer to the city's bank account, and payments that donors' banks took into question.

use std::sync::Arc;

use app::AppResult;
use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{CityId, Currency};

use super::pledge::Pledge;
use crate::graphql::ask::Ask;
use crate::graphql::page::{Asked, Cursor, Page, connection};
use crate::graphql::scalar::{Money, int, money};
use crate::graphql::words::{DisputeStage, ProviderTransferState};

/// A transfer of a payment provider: many payments in one sum.
#[derive(Clone)]
pub struct ProviderTransfer {
    row: app::ProviderTransfer,
    currency: Currency,
}

impl ProviderTransfer {
    /// Of a row, in the currency of its city.
    pub fn new(row: app::ProviderTransfer, currency: Currency) -> Self {
        Self { row, currency }
    }
}

#[Object]
impl ProviderTransfer {
    async fn id(&self) -> ID {
        self.row.id.to_string().into()
    }

    /// The provider's name, such as `stripe`.
    async fn provider(&self, ctx: &Context<'_>) -> String {
        Ask::of(ctx)
            .app
            .provider_of_account(&self.row.provider)
            .to_owned()
    }

    /// What the provider calls it.
    async fn reference(&self) -> &str {
        &self.row.reference
    }

    async fn state(&self) -> ProviderTransferState {
        self.row.state.into()
    }

    /// What arrives; below zero where the provider takes money from the account.
    async fn amount(&self) -> Money {
        money(self.row.amount_minor, self.currency)
    }

    /// What the provider kept of the payments in it.
    async fn fee(&self) -> Money {
        money(self.row.fee_minor, self.currency)
    }

    /// What of it is about no payment that is known here.
    async fn other(&self) -> Money {
        money(self.row.other_minor, self.currency)
    }

    async fn made_out_at(&self) -> DateTime<Utc> {
        self.row.made_out_at
    }

    /// The day on which the bank should have it.
    async fn arrives_on(&self) -> NaiveDate {
        self.row.arrives_on
    }

    /// When a movement on a statement was found to be it.
    async fn arrived_at(&self) -> Option<DateTime<Utc>> {
        self.row.arrived_at
    }
}

/// How many there are.
pub struct CountTransfers(CityId);

impl CountTransfers {
    async fn count(&self, ask: &Ask) -> AppResult<i32> {
        Ok(int(ask.app.count_provider_transfers(&ask.caller, self.0).await?))
    }
}

connection!(
    ProviderTransferConnection,
    ProviderTransferEdge,
    ProviderTransfer,
    "ProviderTransferConnection",
    "ProviderTransferEdge",
    CountTransfers
);

/// A payment that a donor's bank took into question.
pub struct Dispute {
    row: app::Dispute,
    pledge: app::Pledge,
    currency: Currency,
}

#[Object]
impl Dispute {
    async fn id(&self) -> ID {
        self.row.id.to_string().into()
    }

    async fn pledge(&self) -> Pledge {
        Pledge::loaded(self.pledge.clone())
    }

    /// What the bank took back.
    async fn amount(&self) -> Money {
        money(self.row.amount_minor, self.currency)
    }

    async fn stage(&self) -> DisputeStage {
        self.row.stage.into()
    }

    /// The bank's reason, in the provider's words.
    async fn reason(&self) -> &str {
        &self.row.reason
    }

    async fn opened_at(&self) -> DateTime<Utc> {
        self.row.opened_at
    }
}

/// Part of the books.
pub struct BooksProviders(pub Arc<app::City>);

#[Object]
impl BooksProviders {
    /// What payment providers transferred, the newest first.
    async fn provider_transfers(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<ProviderTransferConnection> {
        let ask = Ask::of(ctx);
        let asked = Asked::new(first, after)?;
        let after = asked.after.as_ref().map(Cursor::time_parts).transpose()?;
        let rows = ask
            .app
            .provider_transfers(&ask.caller, self.0.id, after, asked.limit().into())
            .await;
        let currency = self.0.currency;
        let rows = rows.map_err(|error| ask.error(error))?.into_iter();
        let transfers = rows.map(|row| ProviderTransfer::new(row, currency)).collect();
        let page = Page::cut(transfers, &asked, |ProviderTransfer { row, .. }| {
            Cursor::new(row.made_out_at, row.id)
        });
        Ok(ProviderTransferConnection::new(page, CountTransfers(self.0.id)))
    }

    /// Payments that donors' banks took into question: those that are open first, then the newest, at most 200.
    async fn disputes(&self, ctx: &Context<'_>) -> Result<Vec<Dispute>> {
        let ask = Ask::of(ctx);
        let disputes = ask.app.disputes(&ask.caller, self.0.id).await;
        let currency = self.0.currency;
        let dispute = |(row, pledge)| Dispute {
            row,
            pledge,
            currency,
        };
        Ok(disputes
            .map_err(|error| ask.error(error))?
            .into_iter()
            .map(dispute)
            .collect())
    }
}
