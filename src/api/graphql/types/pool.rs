//! Match pools: their money, their rule, what they decided.

use std::sync::Arc;

use app::DecisionsOf;
use app::policy::{self, On, Operation};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use domain::pool::{PoolState as State, PoolStep};
use domain::{CityId, Currency, PoolId, ProblemKind};

use super::city::City;
use super::decision::{Decision, DecisionConnection};
use super::problem::Permission;
use super::round::PoolRound;
use super::rule::{Rule, sentence};
use crate::graphql::ask::{Ask, missing};
use crate::graphql::scalar::{Json, Money, int, money};
use crate::graphql::words::PoolState;

/// A pool.
#[derive(Clone)]
pub struct Pool(pub Arc<app::Pool>);

#[derive(SimpleObject)]
pub struct PoolPermissions {
    edit: Permission,
    publish: Permission,
    pause: Permission,
    resume: Permission,
    close: Permission,
}

#[derive(SimpleObject)]
pub struct Funder {
    name: String,
    amount: Money,
}

impl Pool {
    /// The pool that something names; it must exist.
    pub async fn named(ask: &Ask, id: PoolId) -> Result<Self> {
        ask.loaders()
            .pools
            .get(ask, id)
            .await?
            .map(Self)
            .ok_or_else(|| missing(ask, id))
    }

    /// These may be asked for their rules and funders soon.
    pub fn expect<'a>(ask: &Ask, pools: impl Iterator<Item = &'a Pool> + Clone) {
        let keys = pools.map(|Pool(pool)| (pool.city, pool.id));
        ask.loaders().rules.expect(keys.clone());
        ask.loaders().funders.expect(keys);
    }

    async fn city_row(&self, ask: &Ask) -> Result<Arc<app::City>> {
        ask.kept.city(ask, self.0.city).await
    }

    async fn money(&self, ctx: &Context<'_>, minor: i64) -> Result<Money> {
        Ok(money(minor, self.city_row(Ask::of(ctx)).await?.currency))
    }

    /// The newest first.
    async fn versions(&self, ask: &Ask) -> Result<Arc<[Arc<app::RuleVersion>]>> {
        let versions = ask.loaders().rules.get(ask, (self.0.city, self.0.id)).await?;
        Ok(versions.unwrap_or_default())
    }
}

#[Object]
impl Pool {
    pub async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    async fn city(&self, ctx: &Context<'_>) -> Result<City> {
        Ok(City(self.city_row(Ask::of(ctx)).await?))
    }

    async fn name(&self, ctx: &Context<'_>) -> String {
        self.0
            .names
            .get(Ask::of(ctx).locale())
            .unwrap_or(&self.0.name)
            .to_owned()
    }

    async fn purpose(&self, ctx: &Context<'_>) -> String {
        self.0
            .purposes
            .get(Ask::of(ctx).locale())
            .unwrap_or(&self.0.purpose)
            .to_owned()
    }

    async fn state(&self) -> PoolState {
        match self.0.state {
            // What is held may come back.
            State::Published if self.0.available_minor() + self.0.held_minor == 0 => PoolState::Exhausted,
            state => state.into(),
        }
    }

    async fn amount(&self, ctx: &Context<'_>) -> Result<Money> {
        self.money(ctx, self.0.amount_minor).await
    }

    /// Kept for gifts that are being paid for.
    async fn held(&self, ctx: &Context<'_>) -> Result<Money> {
        self.money(ctx, self.0.held_minor).await
    }

    /// For how many seconds it keeps what a gift would get while it is being paid for; null: not at all.
    async fn hold_seconds(&self) -> Option<i32> {
        self.0.hold_seconds
    }

    async fn reserved(&self, ctx: &Context<'_>) -> Result<Money> {
        self.money(ctx, self.0.reserved_minor).await
    }

    async fn committed(&self, ctx: &Context<'_>) -> Result<Money> {
        self.money(ctx, self.0.committed_minor).await
    }

    async fn paid(&self, ctx: &Context<'_>) -> Result<Money> {
        self.money(ctx, self.0.paid_minor).await
    }

    async fn available(&self, ctx: &Context<'_>) -> Result<Money> {
        // What a pool had left when it ended is its funders' again.
        let ended = matches!(self.0.state, State::Closed | State::Settled);
        let available = if ended { 0 } else { self.0.available_minor() };
        self.money(ctx, available).await
    }

    async fn opens_at(&self) -> Option<DateTime<Utc>> {
        self.0.opens_at
    }

    async fn closes_at(&self) -> Option<DateTime<Utc>> {
        self.0.closes_at
    }

    async fn funders(&self, ctx: &Context<'_>) -> Result<Vec<Funder>> {
        let ask = Ask::of(ctx);
        let currency = self.city_row(ask).await?.currency;
        let funders = ask.loaders().funders.get(ask, (self.0.city, self.0.id)).await?;
        let funder = |one: &app::Funder| Funder {
            name: one.name.clone(),
            amount: money(one.amount_minor, currency),
        };
        Ok(funders.iter().flat_map(|all| all.iter()).map(funder).collect())
    }

    /// How the money is divided, spread over time and taken from the funders, as the match files write it; null where
    /// it is one sum for all.
    async fn terms(&self, ctx: &Context<'_>) -> Result<Option<Json>> {
        let ask = Ask::of(ctx);
        let wrong = |error: serde_json::Error| ask.error(app::AppError::Internal(format!("terms: {error}")));
        let read = |text: &String| serde_json::from_str(text).map(Json).map_err(wrong);
        self.0.terms.as_ref().map(read).transpose()
    }

    /// The same in words, one sentence for each.
    async fn terms_sentences(&self, ctx: &Context<'_>) -> Result<Vec<String>> {
        let ask = Ask::of(ctx);
        let city = self.city_row(ask).await?;
        let sentences = ask.app.terms_sentences(&city, &self.0, ask.locale()).await;
        sentences.map_err(|error| ask.error(error))
    }

    async fn rule(&self, ctx: &Context<'_>) -> Result<Rule> {
        let ask = Ask::of(ctx);
        let versions = self.versions(ask).await?;
        // The one in force; before publication, the one being written.
        let present = versions
            .iter()
            .find(|version| version.published_at.is_some())
            .or(versions.first());
        let present = present.ok_or_else(|| missing(ask, format!("the rule of {}", self.0.id)))?;
        Ok(Rule::new(self.city_row(ask).await?, present.clone()))
    }

    /// Newest first, the present one included.
    async fn rule_versions(&self, ctx: &Context<'_>) -> Result<Vec<Rule>> {
        let ask = Ask::of(ctx);
        let city = self.city_row(ask).await?;
        let versions = self.versions(ask).await?;
        Ok(versions
            .iter()
            .map(|version| Rule::new(city.clone(), version.clone()))
            .collect())
    }

    async fn projects_matched(&self, ctx: &Context<'_>) -> Result<i32> {
        let ask = Ask::of(ctx);
        let count = ask.app.projects_matched(self.0.city, self.0.id).await;
        count.map(int).map_err(|error| ask.error(error))
    }

    async fn decisions(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<DecisionConnection> {
        Decision::page(
            Ask::of(ctx),
            self.0.city,
            DecisionsOf::Pool(self.0.id),
            first,
            after,
        )
        .await
    }

    /// What the rule waits for from officials: to officials; null to others, and where the pool is not open.
    async fn round(&self, ctx: &Context<'_>) -> Result<Option<PoolRound>> {
        let ask = Ask::of(ctx);
        let waiting = ask.app.waiting(&ask.caller, &self.0).await;
        let waiting = waiting.map_err(|error| ask.error(error))?;
        let city = self.city_row(ask).await?;
        Ok(waiting.map(|waiting| PoolRound::new(ask, city.id, waiting, city.currency)))
    }

    async fn permissions(&self, ctx: &Context<'_>) -> PoolPermissions {
        let ask = Ask::of(ctx);
        let role = || policy::authorize(&ask.caller, Operation::ManagePools, On::city(self.0.city));
        let wrong_state = || ProblemKind::WrongPoolState { state: self.0.state };
        let step = |step: PoolStep| {
            let state = self.0.state.after(step).map(|_| ()).map_err(|_| wrong_state());
            Permission::new(role().and(state), ask.locale())
        };
        let over = matches!(self.0.state, State::Closed | State::Settled);
        let editable = if over { Err(wrong_state()) } else { Ok(()) };
        PoolPermissions {
            edit: Permission::new(role().and(editable), ask.locale()),
            publish: step(PoolStep::Publish),
            pause: step(PoolStep::Pause),
            resume: step(PoolStep::Resume),
            close: step(PoolStep::Close),
        }
    }
}

/// A pool that a project may draw from.
pub struct ProjectPool {
    city: CityId,
    found: app::pool::ProjectPool,
}

impl ProjectPool {
    /// What was found for a project.
    pub fn listed(ask: &Ask, city: CityId, found: Vec<app::pool::ProjectPool>) -> Vec<Self> {
        let keys = || found.iter().map(|one| (city, one.pool.id));
        ask.loaders().rules.expect(keys());
        ask.loaders().funders.expect(keys());
        found.into_iter().map(|found| Self { city, found }).collect()
    }

    async fn city_row(&self, ask: &Ask) -> Result<Arc<app::City>> {
        ask.kept.city(ask, self.city).await
    }

    async fn currency(&self, ask: &Ask) -> Result<Currency> {
        Ok(self.city_row(ask).await?.currency)
    }
}

#[Object]
impl ProjectPool {
    async fn pool(&self) -> Pool {
        Pool(Arc::new(self.found.pool.clone()))
    }

    /// The rule in one sentence.
    async fn sentence(&self, ctx: &Context<'_>) -> Result<String> {
        let ask = Ask::of(ctx);
        sentence(ask, &*self.city_row(ask).await?, &self.found.rule).await
    }

    /// What this pool gave to this project so far.
    async fn given(&self, ctx: &Context<'_>) -> Result<Money> {
        Ok(money(self.found.given_minor, self.currency(Ask::of(ctx)).await?))
    }

    /// Whether it would add to a gift now.
    async fn open(&self) -> bool {
        self.found.open.is_open()
    }

    /// Why not, where it is not open.
    async fn reason(&self, ctx: &Context<'_>) -> Option<String> {
        app::words::closed_sentence(Ask::of(ctx).locale(), &self.found.open)
    }
}
