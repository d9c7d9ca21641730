//! What a gift would become.

use app::explain;
use async_graphql::{Context, Object, Result, SimpleObject};
use domain::Currency;

use super::decision::ExplanationStep;
use super::pool::Pool;
use super::problem::Problem;
use crate::graphql::ask::Ask;
use crate::graphql::scalar::{Money, money};

#[derive(SimpleObject)]
pub struct QuotePayload {
    pub quote: Option<Quote>,
    pub problems: Vec<Problem>,
}

/// A quote.
pub struct Quote(pub app::quote::Quote);

#[Object]
impl Quote {
    async fn gift(&self) -> Money {
        self.0.gift.into()
    }

    #[graphql(name = "match")]
    async fn matched(&self) -> Money {
        self.0.added.into()
    }

    async fn total(&self) -> Money {
        money(
            self.0.gift.minor.saturating_add(self.0.added.minor),
            self.0.gift.currency,
        )
    }

    async fn parts(&self, ctx: &Context<'_>) -> Vec<QuotePart> {
        Ask::of(ctx)
            .loaders()
            .pools
            .expect(self.0.parts.iter().map(|part| part.pool));
        let currency = self.0.gift.currency;
        self.0
            .parts
            .iter()
            .map(|part| QuotePart {
                part: part.clone(),
                currency,
            })
            .collect()
    }

    /// Such as: Your 20 € become 40 €.
    async fn sentence(&self, ctx: &Context<'_>) -> String {
        app::words::quote_sentence(Ask::of(ctx).locale(), self.0.gift, self.0.added)
    }
}

/// What one pool would add, and why.
pub struct QuotePart {
    part: app::quote::QuotePart,
    currency: Currency,
}

#[Object]
impl QuotePart {
    async fn pool(&self, ctx: &Context<'_>) -> Result<Pool> {
        Pool::named(Ask::of(ctx), self.part.pool).await
    }

    async fn amount(&self) -> Money {
        self.part.amount.into()
    }

    async fn sentence(&self, ctx: &Context<'_>) -> String {
        explain::expected(&self.part.decision, Ask::of(ctx).locale(), self.currency).sentence
    }

    async fn steps(&self, ctx: &Context<'_>) -> Vec<ExplanationStep> {
        let explained = explain::expected(&self.part.decision, Ask::of(ctx).locale(), self.currency);
        explained
            .steps
            .into_iter()
            .map(|step| ExplanationStep::new(step, self.currency))
            .collect()
    }
}
