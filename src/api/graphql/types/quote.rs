//! What a gift would become.

use app::explain;
use async_graphql::{Context, Object, Result, SimpleObject};
use domain::Currency;

use super::decision::ExplanationStep;
use super::pool::Pool;
use super::problem::Problem;
use crate::graphql::ask::Ask;
use crate::graphql::scalar::{Money, money};
use crate::graphql::words::Capture;

#[derive(SimpleObject)]
pub struct QuotePayload {
    pub quote: Option<Quote>,
    pub problems: Vec<Problem>,
}

/// Who takes what of a gift.
#[derive(SimpleObject)]
pub struct GiftFees {
    /// What the platform keeps when the project is paid.
    platform: Money,
    /// What reaches the project.
    reaches: Money,
    /// What the payment provider takes of a payment by card, which the city bears; null where it is not known.
    provider: Option<Money>,
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

    /// What of the gift does not reach the project.
    async fn fees(&self) -> GiftFees {
        let fees = self.0.fees;
        GiftFees {
            platform: fees.platform.into(),
            reaches: fees.reaches.into(),
            provider: fees.provider.map(Into::into),
        }
    }

    /// When the money is taken, paid by card. At once, it is given back where an all-or-nothing campaign falls short.
    async fn capture(&self) -> Capture {
        self.0.capture.into()
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
