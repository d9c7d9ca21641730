//! What movements on the bank account are taken for.

use app::AppResult;
use app::statement::{Explained, ExplainedEntry};
use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{CityId, Currency};

use super::person_name::PersonName;
use super::pledge::Pledge;
use crate::graphql::ask::Ask;
use crate::graphql::page::connection;
use crate::graphql::scalar::{Money, int, money};
use crate::graphql::words::MovementKind;

/// What a movement, or a part of it, is taken for.
pub struct MovementExplanation {
    of: Explained,
    currency: Currency,
}

#[Object]
impl MovementExplanation {
    async fn kind(&self) -> MovementKind {
        self.of.assignment.kind.into()
    }

    /// How much of the movement, below zero where money left.
    async fn amount(&self) -> Money {
        money(self.of.assignment.amount_minor, self.currency)
    }

    /// The gift, where it is one.
    async fn pledge(&self) -> Option<Pledge> {
        self.of.pledge.clone().map(Pledge::loaded)
    }

    /// Who said so; null where its reference did.
    async fn made_by(&self, ctx: &Context<'_>) -> Result<Option<PersonName>> {
        match self.of.assignment.made_by {
            Some(by) => Ok(Some(PersonName::named(Ask::of(ctx), by).await?)),
            None => Ok(None),
        }
    }

    async fn made_at(&self) -> DateTime<Utc> {
        self.of.assignment.made_at
    }
}

/// A movement on the bank account with what it is taken for.
#[derive(Clone)]
pub struct ExplainedMovement {
    pub row: ExplainedEntry,
    pub currency: Currency,
}

#[Object]
impl ExplainedMovement {
    async fn id(&self) -> ID {
        self.row.entry.id.to_string().into()
    }

    async fn booked_on(&self) -> NaiveDate {
        self.row.entry.booked_on
    }

    /// Below zero where money left.
    async fn amount(&self) -> Money {
        money(self.row.entry.amount_minor, self.currency)
    }

    /// What was written with it.
    async fn text(&self) -> &str {
        &self.row.entry.remittance
    }

    /// Who was on the other side, as the bank writes them.
    async fn counterparty(&self) -> Option<&str> {
        self.row.entry.counterparty_name.as_deref()
    }

    /// The newest first: more than one where it paid for several things.
    async fn explanations(&self) -> Vec<MovementExplanation> {
        let currency = self.currency;
        let explanations = self.row.explanations.iter().cloned();
        explanations
            .map(|of| MovementExplanation { of, currency })
            .collect()
    }
}

/// How many movements are explained, wholly or in part.
pub struct CountExplained(pub CityId);

impl CountExplained {
    async fn count(&self, ask: &Ask) -> AppResult<i32> {
        Ok(int(ask.app.count_explained_entries(&ask.caller, self.0).await?))
    }
}

connection!(
    ExplainedMovementConnection,
    ExplainedMovementEdge,
    ExplainedMovement,
    "ExplainedMovementConnection",
    "ExplainedMovementEdge",
    CountExplained
);
