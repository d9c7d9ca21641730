//! Simulations that officials ask for: begun, left, found again, cancelled; and the job that carries them out.
//!
//! A simulation changes nothing, so it is no act of the city. Its job says every few seconds that it is alive. When
//! its process dies, another worker takes it up and begins from the first event: the same events give the same
//! result, and a fold is not worth keeping.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::simulation::SimulationState;
use domain::{CityId, Id, ProblemKind, Problems, SimulationId};
use store::simulation::Simulation;

use super::Source;
use super::proposal::Proposal;
use super::result::SimulationResult;
use super::watch::Watch;
use super::wish::{SimulationInput, as_input, beginning, source};
use crate::job::{Job, TakenJob};
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, input, secret};

/// How often it is looked at whether anybody still wants it, and said how far it is.
const GLANCE: Duration = Duration::from_millis(500);
/// Every how many glances it is said that the job is alive.
const GLANCES_BETWEEN_SIGNS: u32 = 10;
/// How often a simulation is begun. What ends its process more often than that will end the next one too.
const ATTEMPTS_MAX: i32 = 4;
/// Simulations of a city that wait or run at most.
const WAITING_MAX: i64 = 3;

impl App {
    /// Begins a simulation of a city.
    ///
    /// # Errors
    /// Refused: not an official of the city; every field that is wrong; as many wait as may; a key used for
    /// something else.
    pub async fn start_simulation(
        &self,
        caller: &Caller,
        city: CityId,
        given: &SimulationInput,
        key: &str,
    ) -> AppResult<Simulation> {
        let Some(city) = self.city_by_id(city).await? else {
            return Err(AppError::not_found("input.city", "city"));
        };
        policy::authorize(caller, Operation::Simulate, On::city(city.id))
            .map_err(|kind| AppError::refused("", kind))?;
        let person = caller
            .person()
            .ok_or_else(|| AppError::refused("", ProblemKind::SignInRequired))?;
        let now = self.world.now();
        let mut problems = Problems::none();
        let key = input::key(&mut problems, "input.idempotencyKey", key);
        let source = source(&mut problems, &given.source, &city, now)?;
        let opens_at = beginning(source.as_ref(), &city)?;
        let proposal = self
            .proposal(caller, &mut problems, &city, &given.changes, opens_at)
            .await?;
        problems.check()?;
        let (Some(key), Some(source)) = (&key, &source) else {
            return Err(AppError::Internal("unchecked input".into()));
        };
        let checked = self.check_simulation(&city, source, &proposal).await;
        checked.map_err(as_input)?;
        let simulation = &Simulation {
            id: SimulationId::new(&self.world),
            city: city.id,
            asked_by: person,
            source: source.to_json(),
            proposal: proposal.to_json(),
            state: SimulationState::Queued,
            done: 0,
            total: 0,
            failure: None,
            asked_at: now,
            started_at: None,
            finished_at: None,
        };
        let id = self
            .db
            .write("simulation.start", |conn| async move {
                let hash = secret::hash(&format!("{given:?}"));
                let (kind, id) = ("simulation.start", simulation.id.uuid());
                let known = self
                    .once(&conn, simulation.city, person.uuid(), key, kind, hash, id)
                    .await?;
                if let Some(known) = known {
                    return Ok(SimulationId::from_uuid(known));
                }
                if store::simulation::count_waiting(&conn, simulation.city).await? >= WAITING_MAX {
                    return Err(AppError::refused(
                        "",
                        ProblemKind::TooManySimulations { max: WAITING_MAX },
                    ));
                }
                store::simulation::insert(&conn, simulation).await?;
                let job = Job::Simulate {
                    simulation: simulation.id.to_string(),
                };
                self.queue(&conn, Some(simulation.city), &job).await?;
                Ok::<_, AppError>(simulation.id)
            })
            .await?;
        self.stored_simulation(id).await
    }

    /// Gives a simulation up; one that is over stays as it is.
    ///
    /// # Errors
    /// Refused: not an official of the city; no such simulation.
    pub async fn cancel_simulation(&self, caller: &Caller, id: SimulationId) -> AppResult<Simulation> {
        let Some(simulation) = self.simulation(caller, id).await? else {
            return Err(AppError::not_found("id", "simulation"));
        };
        policy::authorize(caller, Operation::Simulate, On::city(simulation.city))
            .map_err(|kind| AppError::refused("", kind))?;
        let now = self.world.now();
        self.db
            .write("simulation.cancel", |conn| async move {
                store::simulation::cancel(&conn, id, now)
                    .await
                    .map_err(AppError::from)
            })
            .await?;
        self.stored_simulation(id).await
    }

    /// The simulation of an identifier, if the caller may see it.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn simulation(&self, caller: &Caller, id: SimulationId) -> AppResult<Option<Simulation>> {
        let found = store::simulation::by_id(self.db.read(), id).await?;
        let may = |city| policy::authorize(caller, Operation::ReadSimulations, On::city(city)).is_ok();
        Ok(found.filter(|simulation| may(simulation.city)))
    }

    /// A page of a city's simulations, the newest first.
    ///
    /// # Errors
    /// Refused: neither official, finance officer nor auditor of the city. Those of the database.
    pub async fn simulation_page(
        &self,
        caller: &Caller,
        city: CityId,
        after: Option<(DateTime<Utc>, SimulationId)>,
        limit: u64,
    ) -> AppResult<Vec<Simulation>> {
        policy::authorize(caller, Operation::ReadSimulations, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        Ok(store::simulation::page(self.db.read(), city, after, limit).await?)
    }

    /// How many simulations a city has.
    ///
    /// # Errors
    /// Those of [`Self::simulation_page`].
    pub async fn simulation_count(&self, caller: &Caller, city: CityId) -> AppResult<i64> {
        policy::authorize(caller, Operation::ReadSimulations, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        Ok(store::simulation::count(self.db.read(), city).await?)
    }

    /// What came of a simulation, once it is done. Whoever asks has been shown the simulation.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn simulation_result(&self, simulation: &Simulation) -> AppResult<Option<SimulationResult>> {
        let text = store::simulation::result(self.db.read(), simulation.city, simulation.id).await?;
        text.map(|text| SimulationResult::from_json(&text))
            .transpose()
            .map_err(|error| corrupt(simulation, "result", error))
    }

    /// Carries a simulation out. Begun twice, it is done once.
    ///
    /// # Errors
    /// Those of the database: try again later.
    pub async fn run_simulation(&self, job: &TakenJob, id: SimulationId) -> AppResult<()> {
        let now = self.world.now();
        if job.attempts > ATTEMPTS_MAX {
            return self.fail_simulation(id, "interrupted").await;
        }
        let begun = self
            .db
            .write("simulation.begin", |conn| async move {
                store::simulation::begin(&conn, id, now)
                    .await
                    .map_err(AppError::from)
            })
            .await?;
        if !begun {
            return Ok(());
        }
        let simulation = self.stored_simulation(id).await?;
        let city = self.known_city(simulation.city).await?;
        let source = Source::from_json(&simulation.source);
        let source = source.map_err(|error| corrupt(&simulation, "source", error))?;
        let proposal = Proposal::read(simulation.proposal.as_bytes());
        let proposal =
            proposal.map_err(|problems| corrupt(&simulation, "proposal", format!("{problems:?}")))?;
        let watch = Arc::new(Watch::default());
        let mut work = std::pin::pin!(self.simulate(&city, &source, &proposal, &watch));
        let mut clock = tokio::time::interval(GLANCE);
        let mut glances: u32 = 0;
        let ended = loop {
            tokio::select! {
                ended = &mut work => break ended,
                _ = clock.tick() => {
                    let is_alive = !glances.is_multiple_of(GLANCES_BETWEEN_SIGNS) || self.hold_job(job).await?;
                    glances = glances.wrapping_add(1);
                    // Dropped here, the work stops.
                    if !is_alive || !self.note_progress(id, &watch).await? {
                        return Ok(());
                    }
                }
            }
        };
        match ended {
            Ok(Some(result)) => self.finish_simulation(id, &result).await,
            Ok(None) => Ok(()),
            Err(AppError::Refused(problems)) => {
                // It went well when it was asked for: the city's pools have changed since.
                tracing::warn!(simulation.id = %id, ?problems, "simulation.refused");
                self.fail_simulation(id, "changed").await
            }
            Err(error) => Err(error),
        }
    }

    async fn note_progress(&self, id: SimulationId, watch: &Watch) -> AppResult<bool> {
        let (done, total) = watch.progress();
        let whole = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        self.db
            .write("simulation.advance", |conn| async move {
                let advanced = store::simulation::advance(&conn, id, whole(done), whole(total)).await;
                advanced.map_err(AppError::from)
            })
            .await
    }

    async fn finish_simulation(&self, id: SimulationId, result: &SimulationResult) -> AppResult<()> {
        let (now, text) = (self.world.now(), &result.to_json());
        self.db
            .write("simulation.finish", |conn| async move {
                // Cancelled meanwhile, it stays so.
                let _wanted = store::simulation::finish(&conn, id, text, result.events, now).await?;
                Ok::<_, AppError>(())
            })
            .await
    }

    async fn fail_simulation(&self, id: SimulationId, failure: &'static str) -> AppResult<()> {
        let now = self.world.now();
        self.db
            .write("simulation.fail", |conn| async move {
                store::simulation::fail(&conn, id, failure, now)
                    .await
                    .map_err(AppError::from)
            })
            .await
    }

    async fn stored_simulation(&self, id: SimulationId) -> AppResult<Simulation> {
        let found = store::simulation::by_id(self.db.read(), id).await?;
        found.ok_or_else(|| AppError::Internal(format!("{id} was stored and is missing")))
    }
}

fn corrupt(simulation: &Simulation, column: &'static str, reason: impl ToString) -> AppError {
    AppError::Store(store::StoreError::Corrupt {
        table: "simulation",
        column,
        row: simulation.id.uuid().to_string(),
        reason: reason.to_string(),
    })
}
