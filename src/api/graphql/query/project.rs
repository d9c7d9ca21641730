//! Projects, and what a gift to one would become.

use async_graphql::{Context, ID, Object, Result};

use crate::graphql::ask::{self, Ask};
use crate::graphql::scalar::Money;
use crate::graphql::types::project::Project;
use crate::graphql::types::quote::{Quote, QuotePayload};

#[derive(Default)]
pub struct ProjectQuery;

#[Object]
impl ProjectQuery {
    /// A project by its city's slug and its own.
    async fn project(&self, ctx: &Context<'_>, city: String, slug: String) -> Result<Option<Project>> {
        let ask = Ask::of(ctx);
        let Some(city) = ask.kept.city_of_slug(ask, &city).await? else {
            ask.sender.scope.everything();
            return Ok(None);
        };
        ask.sender.scope.city(city.id);
        let project = ask
            .app
            .project(&ask.caller, city.id, &slug)
            .await
            .map_err(|error| ask.error(error))?;
        Ok(project.map(Project::loaded))
    }

    /// What a gift would become now. Nothing is stored.
    async fn quote(&self, ctx: &Context<'_>, project: ID, amount: Money) -> Result<QuotePayload> {
        let ask = Ask::of(ctx);
        ask.sender.scope.everything();
        let quote = async {
            let project = ask::id("project", &project)?;
            ask.app.quote(&ask.caller, project, &amount.0).await
        };
        let (quote, problems) = ask.outcome(quote.await)?;
        Ok(QuotePayload {
            quote: quote.map(Quote),
            problems,
        })
    }
}
