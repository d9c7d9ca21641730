//! Pools as officials write them.

use std::sync::Arc;

use app::pool::PoolInput;
use app::{AppError, AppResult};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use domain::pool::PoolStep;

use crate::graphql::ask::{self, Ask};
use crate::graphql::scalar::Money;
use crate::graphql::types::pool::Pool;
use crate::graphql::types::problem::Problem;
use crate::graphql::types::rule::{RuleInput, written};

#[derive(Default)]
pub struct PoolMutation;

#[derive(InputObject)]
pub struct FunderInput {
    name: String,
    amount: Money,
}

#[derive(InputObject)]
pub struct CreatePoolInput {
    city: ID,
    name: String,
    purpose: String,
    opens_at: Option<DateTime<Utc>>,
    closes_at: Option<DateTime<Utc>>,
    /// For how many seconds, at most 3600, it keeps what a gift would get while it is being paid for; 0: not at all.
    hold_seconds: Option<i32>,
    funders: Vec<FunderInput>,
    /// The rule by the settings of the builder. Either this or `definition`.
    rule: Option<RuleInput>,
    /// The rule as the match files write it, JSON; `id`, `version` and `pool` are set by the platform.
    definition: Option<String>,
    /// How the money is divided (`partition`), spread over time (`slice`) and taken from the funders (`sharing`), as
    /// the match files write it, JSON.
    terms: Option<String>,
    idempotency_key: String,
}

#[derive(InputObject)]
pub struct UpdatePoolInput {
    name: Option<String>,
    purpose: Option<String>,
    opens_at: Option<DateTime<Utc>>,
    closes_at: Option<DateTime<Utc>>,
    /// Only before the pool is published; 0 for not at all.
    hold_seconds: Option<i32>,
    funders: Option<Vec<FunderInput>>,
    /// A new version of the rule by the settings of the builder. Not together with `definition`.
    rule: Option<RuleInput>,
    /// A new version of the rule as the match files write it, JSON.
    definition: Option<String>,
    /// The terms of a draft as the match files write them, JSON; `{}` for one sum for all.
    terms: Option<String>,
    idempotency_key: String,
}

#[derive(SimpleObject)]
pub struct PoolPayload {
    pool: Option<Pool>,
    problems: Vec<Problem>,
}

#[Object]
impl PoolMutation {
    async fn create_pool(&self, ctx: &Context<'_>, input: CreatePoolInput) -> Result<PoolPayload> {
        let ask = Ask::of(ctx);
        payload(ask, create(ask, input).await)
    }

    async fn update_pool(&self, ctx: &Context<'_>, id: ID, input: UpdatePoolInput) -> Result<PoolPayload> {
        let ask = Ask::of(ctx);
        payload(ask, update(ask, &id, input).await)
    }

    async fn publish_pool(&self, ctx: &Context<'_>, id: ID, idempotency_key: String) -> Result<PoolPayload> {
        step(Ask::of(ctx), &id, PoolStep::Publish, &idempotency_key).await
    }

    async fn pause_pool(&self, ctx: &Context<'_>, id: ID, idempotency_key: String) -> Result<PoolPayload> {
        step(Ask::of(ctx), &id, PoolStep::Pause, &idempotency_key).await
    }

    async fn resume_pool(&self, ctx: &Context<'_>, id: ID, idempotency_key: String) -> Result<PoolPayload> {
        step(Ask::of(ctx), &id, PoolStep::Resume, &idempotency_key).await
    }

    async fn close_pool(&self, ctx: &Context<'_>, id: ID, idempotency_key: String) -> Result<PoolPayload> {
        step(Ask::of(ctx), &id, PoolStep::Close, &idempotency_key).await
    }
}

async fn create(ask: &Ask, input: CreatePoolInput) -> AppResult<app::Pool> {
    let city = ask.app.city_by_id(ask::id("input.city", &input.city)?).await?;
    let city = city.ok_or_else(|| AppError::not_found("input.city", "city"))?;
    let given = PoolInput {
        name: Some(input.name),
        purpose: Some(input.purpose),
        opens_at: input.opens_at,
        closes_at: input.closes_at,
        hold_seconds: input.hold_seconds,
        funders: Some(funders(input.funders)),
        rule: written(input.rule, input.definition, "input.", city.currency)?,
        terms: input.terms,
    };
    ask.app
        .create_pool(&ask.caller, city.id, &given, &input.idempotency_key)
        .await
}

async fn update(ask: &Ask, id: &ID, input: UpdatePoolInput) -> AppResult<app::Pool> {
    let id = ask::id("id", id)?;
    let pool = ask
        .app
        .pool(&ask.caller, id)
        .await?
        .ok_or_else(|| AppError::not_found("id", "pool"))?;
    let city = ask
        .app
        .city_by_id(pool.city)
        .await?
        .ok_or_else(|| AppError::not_found("id", "pool"))?;
    let given = PoolInput {
        name: input.name,
        purpose: input.purpose,
        opens_at: input.opens_at,
        closes_at: input.closes_at,
        hold_seconds: input.hold_seconds,
        funders: input.funders.map(funders),
        rule: written(input.rule, input.definition, "input.", city.currency)?,
        terms: input.terms,
    };
    ask.app
        .update_pool(&ask.caller, id, &given, &input.idempotency_key)
        .await
}

async fn step(ask: &Ask, id: &ID, step: PoolStep, key: &str) -> Result<PoolPayload> {
    let moved = async {
        ask.app
            .step_pool(&ask.caller, ask::id("id", id)?, step, key)
            .await
    };
    payload(ask, moved.await)
}

fn funders(given: Vec<FunderInput>) -> Vec<(String, String)> {
    given
        .into_iter()
        .map(|funder| (funder.name, funder.amount.0))
        .collect()
}

pub(super) fn payload(ask: &Ask, result: AppResult<app::Pool>) -> Result<PoolPayload> {
    ask.forget();
    let (pool, problems) = ask.outcome(result)?;
    Ok(PoolPayload {
        pool: pool.map(Arc::new).map(Pool),
        problems,
    })
}
