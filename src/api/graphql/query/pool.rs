//! What a rule would do.

use app::{AppError, AppResult};
use async_graphql::{Context, ID, Object, Result};
use domain::ProblemKind;

use crate::graphql::ask::{self, Ask};
use crate::graphql::types::rule::{RuleInput, RulePreview, written};

#[derive(Default)]
pub struct PoolQuery;

#[Object]
impl PoolQuery {
    /// What a rule says in words, what it would add along a campaign, and everything that is wrong with it.
    /// The rule by the settings of the builder, or as the match files write it, JSON.
    async fn preview_rule(
        &self,
        ctx: &Context<'_>,
        city: ID,
        rule: Option<RuleInput>,
        definition: Option<String>,
    ) -> Result<RulePreview> {
        let ask = Ask::of(ctx);
        ask.sender.scope.everything();
        let (found, problems) = ask.outcome(preview(ask, &city, rule, definition).await)?;
        match found {
            Some((city, rule, preview)) => RulePreview::new(ask, &city, &rule, &preview).await,
            None => Ok(RulePreview::refused(problems)),
        }
    }
}

async fn preview(
    ask: &Ask,
    city: &ID,
    rule: Option<RuleInput>,
    definition: Option<String>,
) -> AppResult<(
    app::City,
    app::matching::form::RuleForm,
    app::matching::preview::Preview,
)> {
    let city = ask.app.city_by_id(ask::id("city", city)?).await?;
    let city = city.ok_or_else(|| AppError::not_found("city", "city"))?;
    let rule = written(rule, definition, "", city.currency)?;
    let rule = rule.ok_or_else(|| AppError::refused("rule", ProblemKind::Required))?;
    let (rule, preview) = ask.app.preview_rule(&ask.caller, city.id, &rule).await?;
    Ok((city, rule, preview))
}
