//! What rules look at beside a project's goal.

use std::sync::Arc;

use async_graphql::{Context, Object, Result};

use crate::graphql::ask::Ask;
use crate::graphql::scalar::{Money, money};

/// Part of a project.
pub struct ProjectFigures {
    /// The project.
    pub of: Arc<app::Project>,
    /// Whether the reader may see more of it than that it is there.
    pub is_readable: bool,
}

impl ProjectFigures {
    async fn amount(&self, ctx: &Context<'_>, minor: Option<i64>) -> Result<Option<Money>> {
        let ask = Ask::of(ctx);
        let Some(minor) = minor.filter(|_| self.is_readable) else {
            return Ok(None);
        };
        Ok(Some(money(
            minor,
            ask.kept.city(ask, self.of.city).await?.currency,
        )))
    }
}

#[Object]
impl ProjectFigures {
    /// What the whole costs, where it is said apart from the budget.
    async fn cost(&self, ctx: &Context<'_>) -> Result<Option<Money>> {
        self.amount(ctx, self.of.cost_minor).await
    }

    /// What whoever carries it puts in, beside gifts and what is secured.
    async fn own_contribution(&self, ctx: &Context<'_>) -> Result<Option<Money>> {
        let own = Some(self.of.own_minor).filter(|minor| *minor > 0);
        self.amount(ctx, own).await
    }

    /// Whether whoever carries it has done the training that some rules ask for.
    async fn trained(&self) -> bool {
        self.is_readable && self.of.trained
    }
}
