//! How the rules of a city's pools go together, as officials set it.

use app::match_stack::StackInput;
use app::{AppError, AppResult};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::CityId;

use crate::graphql::ask::{self, Ask};
use crate::graphql::scalar::Money;
use crate::graphql::types::problem::Problem;
use crate::graphql::types::stack::MatchStack;
use crate::graphql::words::{GroupShare, StackMode};

#[derive(Default)]
pub struct StackMutation;

/// All settings: what is left out is not set any more.
#[derive(InputObject)]
pub struct MatchStackInput {
    /// ADDITIVE where left out. Fixed once anything was given in the city.
    mode: Option<StackMode>,
    /// PRIORITY where left out. Fixed once anything was given in the city.
    group_share: Option<GroupShare>,
    group_goal_bps: Option<i32>,
    group_cost_bps: Option<i32>,
    own_share_of_public_bps: Option<i32>,
    de_minimis: Option<DeMinimisInput>,
}

#[derive(InputObject)]
pub struct DeMinimisInput {
    amount: Money,
    #[graphql(default = 36)]
    months: i32,
}

#[derive(SimpleObject)]
pub struct MatchStackPayload {
    match_stack: Option<MatchStack>,
    problems: Vec<Problem>,
}

#[Object]
impl StackMutation {
    /// How the rules of the city's pools go together from now on. What was decided stays as it is.
    async fn set_match_stack(
        &self,
        ctx: &Context<'_>,
        city: ID,
        input: MatchStackInput,
        idempotency_key: String,
    ) -> Result<MatchStackPayload> {
        let ask = Ask::of(ctx);
        let (match_stack, problems) = {
            let set = set(ask, &city, input, &idempotency_key).await;
            ask.forget();
            ask.outcome(set)?
        };
        Ok(MatchStackPayload {
            match_stack,
            problems,
        })
    }
}

async fn set(ask: &Ask, city: &ID, input: MatchStackInput, key: &str) -> AppResult<MatchStack> {
    let id: CityId = ask::id("city", city)?;
    let city = ask.app.city_by_id(id).await?;
    let city = city.ok_or_else(|| AppError::not_found("city", "city"))?;
    let given = StackInput {
        mode: input.mode.map(Into::into),
        group_share: input.group_share.map(Into::into),
        group_goal_bps: input.group_goal_bps.map(i64::from),
        group_cost_bps: input.group_cost_bps.map(i64::from),
        own_share_of_public_bps: input.own_share_of_public_bps.map(i64::from),
        de_minimis: input.de_minimis.map(
            |DeMinimisInput {
                 amount: Money(amount),
                 months,
             }| (amount, i64::from(months)),
        ),
    };
    let form = ask.app.set_match_stack(&ask.caller, id, &given, key).await?;
    Ok(MatchStack::new(form, city.currency))
}
