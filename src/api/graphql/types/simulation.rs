//! Simulations: what was asked for, and how far they are.

use std::sync::Arc;

use app::policy::{self, On, Operation};
use app::simulation::{Proposal, Source};
use app::{AppError, AppResult};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{CityId, PoolId, ProblemKind, SimulationId};

use super::city::City;
use super::person_name::PersonName;
use super::pool::Pool;
use super::problem::Permission;
use super::rule::sentence;
use super::simulation_result::SimulationResult;
use crate::graphql::ask::Ask;
use crate::graphql::page::{Asked, Cursor, Page, connection};
use crate::graphql::scalar::{Money, int, money};
use crate::graphql::words::SimulationState;

/// A trial of other rules.
#[derive(Clone)]
pub struct Simulation(pub Arc<app::simulation::Simulation>);

/// What happened in the city.
#[derive(SimpleObject)]
pub struct SimulationPast {
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
}

/// An invented season.
#[derive(SimpleObject)]
pub struct SimulationSeason {
    seed: i32,
    projects: i32,
    residents: i32,
    months: i32,
    begins: NaiveDate,
}

/// What would be otherwise with one pool.
#[derive(SimpleObject)]
pub struct SimulationChange {
    /// Null for a pool that there is not.
    pool: Option<Pool>,
    name: String,
    /// Whether it is no open pool of the city: a draft, or only proposed.
    added: bool,
    /// The rule in one sentence; null where it stays.
    sentence: Option<String>,
    /// What would be in it; null where that stays.
    amount: Option<Money>,
}

/// How many there are.
pub struct CountSimulations(CityId);

impl CountSimulations {
    async fn count(&self, ask: &Ask) -> AppResult<i32> {
        Ok(int(ask.app.simulation_count(&ask.caller, self.0).await?))
    }
}

connection!(
    SimulationConnection,
    SimulationEdge,
    Simulation,
    "SimulationConnection",
    "SimulationEdge",
    CountSimulations
);

impl Simulation {
    async fn city_row(&self, ask: &Ask) -> Result<Arc<app::City>> {
        ask.kept.city(ask, self.0.city).await
    }

    fn source(&self, ask: &Ask) -> Result<Source> {
        Source::from_json(&self.0.source).map_err(|error| self.broken(ask, error))
    }

    fn broken(&self, ask: &Ask, reason: impl ToString) -> async_graphql::Error {
        ask.error(AppError::Internal(format!(
            "{}: {}",
            self.0.id,
            reason.to_string()
        )))
    }
}

#[Object]
impl Simulation {
    pub async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    async fn city(&self, ctx: &Context<'_>) -> Result<City> {
        Ok(City(self.city_row(Ask::of(ctx)).await?))
    }

    async fn state(&self) -> SimulationState {
        self.0.state.into()
    }

    /// Over what happened in the city; null for an invented season.
    async fn past(&self, ctx: &Context<'_>) -> Result<Option<SimulationPast>> {
        Ok(match self.source(Ask::of(ctx))? {
            Source::Past { from, until } => Some(SimulationPast { from, until }),
            Source::Synthetic { .. } => None,
        })
    }

    /// Over an invented season; null for what happened in the city.
    async fn season(&self, ctx: &Context<'_>) -> Result<Option<SimulationSeason>> {
        Ok(match self.source(Ask::of(ctx))? {
            Source::Past { .. } => None,
            Source::Synthetic { scale, begins } => Some(SimulationSeason {
                seed: int(scale.seed),
                projects: int(scale.projects),
                residents: int(scale.residents),
                months: int(scale.months),
                begins,
            }),
        })
    }

    async fn changes(&self, ctx: &Context<'_>) -> Result<Vec<SimulationChange>> {
        let ask = Ask::of(ctx);
        let city = self.city_row(ask).await?;
        let proposal = Proposal::read(self.0.proposal.as_bytes());
        let proposal = proposal.map_err(|problems| self.broken(ask, format!("{problems:?}")))?;
        let keys: Vec<&str> = proposal.changes.iter().map(|change| change.key()).collect();
        let book = ask.app.name_book(&city, &keys, &[], ask.locale()).await;
        let book = book.map_err(|error| ask.error(error))?;
        let mut changes = Vec::with_capacity(proposal.changes.len());
        for change in &proposal.changes {
            let pool = match change.key().parse::<PoolId>() {
                Ok(id) => ask.loaders().pools.get(ask, id).await?.map(Pool),
                Err(_) => None,
            };
            let sentence = match &change.rule {
                Some(rule) => Some(sentence(ask, &city, rule).await?),
                None => None,
            };
            let added = change.add.as_ref().map(|pool| pool.amount_minor);
            changes.push(SimulationChange {
                pool,
                name: book.pool(change.key()),
                added: change.add.is_some(),
                sentence,
                amount: change
                    .amount_minor
                    .or(added)
                    .map(|minor| money(minor, city.currency)),
            });
        }
        Ok(changes)
    }

    /// How many events were taken.
    async fn done(&self) -> i32 {
        int(self.0.done)
    }

    /// About how many there are; 0 before that is known.
    async fn total(&self) -> i32 {
        int(self.0.total)
    }

    async fn asked_by(&self, ctx: &Context<'_>) -> Result<PersonName> {
        PersonName::named(Ask::of(ctx), self.0.asked_by).await
    }

    async fn asked_at(&self) -> DateTime<Utc> {
        self.0.asked_at
    }

    async fn started_at(&self) -> Option<DateTime<Utc>> {
        self.0.started_at
    }

    async fn finished_at(&self) -> Option<DateTime<Utc>> {
        self.0.finished_at
    }

    /// Why it came to nothing, in words.
    async fn failure(&self, ctx: &Context<'_>) -> Option<&str> {
        let word = self.0.failure.as_deref()?;
        Some(app::words::simulation::failure(Ask::of(ctx).locale(), word))
    }

    /// Whether the viewer may give it up.
    async fn cancel(&self, ctx: &Context<'_>) -> Permission {
        let ask = Ask::of(ctx);
        let role = policy::permits(&ask.caller, Operation::Simulate, On::city(self.0.city));
        let over = if self.0.state.is_over() {
            Err(ProblemKind::AlreadyDecided)
        } else {
            Ok(())
        };
        Permission::new(role.and(over), ask.locale())
    }

    /// What came of it; null before it is done.
    async fn result(&self, ctx: &Context<'_>) -> Result<Option<SimulationResult>> {
        let ask = Ask::of(ctx);
        if self.0.state != domain::simulation::SimulationState::Done {
            return Ok(None);
        }
        let found = ask
            .app
            .simulation_result(&self.0)
            .await
            .map_err(|error| ask.error(error))?;
        let Some(result) = found else { return Ok(None) };
        SimulationResult::named(ask, self.city_row(ask).await?, result)
            .await
            .map(Some)
    }
}

/// Part of a city.
pub struct CitySimulations(pub Arc<app::City>);

#[Object]
impl CitySimulations {
    /// Trials of other rules, the newest first; for officials, finance officers and auditors.
    async fn simulations(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<SimulationConnection> {
        let ask = Ask::of(ctx);
        ask.sender.scope.never_keep();
        let asked = Asked::new(first, after)?;
        let after = asked
            .after
            .as_ref()
            .map(Cursor::time_parts::<SimulationId>)
            .transpose()?;
        let city = self.0.id;
        let rows = ask
            .app
            .simulation_page(&ask.caller, city, after, asked.limit().into())
            .await;
        let rows = rows.map_err(|error| ask.error(error))?;
        ask.loaders().people.expect(rows.iter().map(|row| row.asked_by));
        let items = rows.into_iter().map(Arc::new).map(Simulation).collect();
        let page = Page::cut(items, &asked, |Simulation(row)| Cursor::at(row.asked_at, row.id));
        Ok(SimulationConnection::new(page, CountSimulations(city)))
    }
}
