//! Simulations: what other rules would give.

use std::sync::Arc;

use app::simulation::{ChangeInput, SimulationInput, SourceInput};
use app::{AppError, AppResult};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::NaiveDate;
use domain::problem::RuleReason;
use domain::{ProblemKind, Problems};

use crate::graphql::ask::{self, Ask};
use crate::graphql::scalar::Money;
use crate::graphql::types::problem::Problem;
use crate::graphql::types::rule::{RuleInput, written};
use crate::graphql::types::simulation::Simulation;

#[derive(Default)]
pub struct SimulationMutation;

/// What happened in the city. All of it where nothing is given.
#[derive(InputObject)]
pub struct PastInput {
    /// Only campaigns that were published on this day or later, in the city's time; pools are full then.
    from: Option<NaiveDate>,
    /// Only what happened until the end of this day.
    until: Option<NaiveDate>,
}

/// An invented season with projects like the city's own. What is left out takes a usual value.
#[derive(InputObject)]
pub struct SyntheticInput {
    /// The same seed, the same season.
    seed: Option<i32>,
    projects: Option<i32>,
    residents: Option<i32>,
    months: Option<i32>,
}

/// What would be otherwise with one pool.
#[derive(InputObject)]
pub struct SimulationChangeInput {
    /// The pool; a draft is tried as if it were open. Left out for a pool that there is not.
    pool: Option<ID>,
    /// Its rule by the settings of the builder. Not together with `definition`.
    rule: Option<RuleInput>,
    /// Its rule as the match files write it, JSON.
    definition: Option<String>,
    /// What would be in it when it opens.
    amount: Option<Money>,
}

#[derive(InputObject)]
pub struct StartSimulationInput {
    city: ID,
    /// Over what happened. Either this or `synthetic`.
    past: Option<PastInput>,
    synthetic: Option<SyntheticInput>,
    changes: Vec<SimulationChangeInput>,
    idempotency_key: String,
}

#[derive(SimpleObject)]
pub struct SimulationPayload {
    simulation: Option<Simulation>,
    problems: Vec<Problem>,
}

#[Object]
impl SimulationMutation {
    /// Begins a simulation. It changes nothing; its progress and its result are read at the simulation.
    async fn start_simulation(
        &self,
        ctx: &Context<'_>,
        input: StartSimulationInput,
    ) -> Result<SimulationPayload> {
        let ask = Ask::of(ctx);
        payload(ask, start(ask, input).await)
    }

    /// Gives a simulation up. One that is over stays as it is.
    async fn cancel_simulation(&self, ctx: &Context<'_>, id: ID) -> Result<SimulationPayload> {
        let ask = Ask::of(ctx);
        let done = async {
            let id = ask::id("id", &id)?;
            ask.app.cancel_simulation(&ask.caller, id).await
        };
        payload(ask, done.await)
    }
}

async fn start(ask: &Ask, input: StartSimulationInput) -> AppResult<app::simulation::Simulation> {
    let city = ask.app.city_by_id(ask::id("input.city", &input.city)?).await?;
    let city = city.ok_or_else(|| AppError::not_found("input.city", "city"))?;
    let source = match (input.past, input.synthetic) {
        (Some(PastInput { from, until }), None) => SourceInput::Past { from, until },
        (None, Some(given)) => SourceInput::Synthetic {
            seed: given.seed.map(i64::from),
            projects: given.projects.map(i64::from),
            residents: given.residents.map(i64::from),
            months: given.months.map(i64::from),
        },
        (None, None) => return Err(AppError::refused("input.past", ProblemKind::Required)),
        (Some(_), Some(_)) => {
            let reason = RuleReason::NotWith {
                with: "input.past".to_owned(),
            };
            return Err(AppError::refused("input.synthetic", ProblemKind::Rule { reason }));
        }
    };
    let mut problems = Problems::none();
    let mut changes = Vec::with_capacity(input.changes.len());
    for (nth, change) in input.changes.into_iter().enumerate() {
        let within = format!("input.changes[{nth}].");
        let pool = change
            .pool
            .map(|pool| ask::id(&format!("{within}pool"), &pool))
            .transpose()?;
        match written(change.rule, change.definition, &within, city.currency) {
            Ok(rule) => changes.push(ChangeInput {
                pool,
                rule,
                amount: change.amount.map(|Money(text)| text),
            }),
            Err(found) => problems.extend(found),
        }
    }
    problems.check()?;
    let given = SimulationInput { source, changes };
    ask.app
        .start_simulation(&ask.caller, city.id, &given, &input.idempotency_key)
        .await
}

fn payload(ask: &Ask, result: AppResult<app::simulation::Simulation>) -> Result<SimulationPayload> {
    let (simulation, problems) = ask.outcome(result)?;
    Ok(SimulationPayload {
        simulation: simulation.map(Arc::new).map(Simulation),
        problems,
    })
}
