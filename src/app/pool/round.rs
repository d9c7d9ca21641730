//! What officials say to the rule of a pool: admissions, ranks, the end of a window; and to a project: proofs
//! and votes.
//!
//! Each is an event on the city's list. Before it is put there it is rehearsed on the city's fold: what the
//! engine would refuse is told to the official, and nothing is listed.

use domain::act::ActKind;
use domain::pool::PoolState;
use domain::problem::RuleReason;
use domain::{CityId, Id, Money, PoolId, ProblemKind, Problems, ProjectId};
use serde_json::json;
use store::Conn;
use store::city::City;

use crate::matching::form::{AdmitForm, EventForm, OfRule, OverrideForm, ProofForm, RankForm, VotesForm};
use crate::matching::listing::About;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, Pool, Project, input, secret};

/// What a jury sets for a project, as an official writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AdmissionInput {
    /// Another share than the rule's, in basis points.
    pub share_bps: Option<i64>,
    /// Another ceiling than the rule's, an amount as written.
    pub cap: Option<String>,
}

/// Ranked projects at once at most.
const RANKED_MAX: usize = 500;

impl App {
    /// A jury's decision: the project takes part under the rule of the pool, perhaps with a share or a ceiling
    /// of its own.
    ///
    /// # Errors
    /// Refused: not an official of the city; a pool that is not open; a rule without a jury; outside of what
    /// the jury may set; a key used for something else.
    pub async fn admit_project(
        &self,
        caller: &Caller,
        pool: PoolId,
        project: ProjectId,
        given: &AdmissionInput,
        key: &str,
    ) -> AppResult<Pool> {
        let said = format!("{pool}{project}{given:?}");
        let pool = self
            .say_to_pool(
                caller,
                pool,
                "pool.admit",
                &said,
                key,
                ActKind::ProjectAdmitted,
                |city| {
                    let mut problems = Problems::none();
                    let share_bps = given
                        .share_bps
                        .map(u32::try_from)
                        .transpose()
                        .unwrap_or_else(|_| {
                            problems.push("shareBps", ProblemKind::OutOfRange { min: 1, max: 10_000 });
                            None
                        });
                    let cap = given
                        .cap
                        .as_ref()
                        .and_then(|cap| input::amount(&mut problems, "cap", cap, city.currency));
                    problems.check()?;
                    let form = AdmitForm {
                        rule: pool.to_string(),
                        project: project.to_string(),
                        changed: OverrideForm {
                            share_bps,
                            cap_minor: cap.map(|cap: Money| cap.minor),
                        },
                    };
                    Ok(vec![(Some(project), EventForm::Admit(form))])
                },
            )
            .await?;
        Ok(pool)
    }

    /// The ranking of projects under the rule of a pool, the best first. Those that had a rank and are not
    /// named keep it.
    ///
    /// # Errors
    /// Those of [`Self::admit_project`].
    pub async fn rank_projects(
        &self,
        caller: &Caller,
        pool: PoolId,
        projects: &[ProjectId],
        key: &str,
    ) -> AppResult<Pool> {
        if projects.is_empty() {
            return Err(AppError::refused("projects", ProblemKind::Required));
        }
        if projects.len() > RANKED_MAX {
            let most = i64::try_from(RANKED_MAX).unwrap_or(i64::MAX);
            return Err(AppError::refused(
                "projects",
                ProblemKind::OutOfRange { min: 1, max: most },
            ));
        }
        if (1..projects.len()).any(|place| projects[..place].contains(&projects[place])) {
            let reason = RuleReason::Taken;
            return Err(AppError::refused("projects", ProblemKind::Rule { reason }));
        }
        let said = format!("{pool}{projects:?}");
        self.say_to_pool(
            caller,
            pool,
            "pool.rank",
            &said,
            key,
            ActKind::ProjectsRanked,
            |_| {
                let ranked = projects.iter().zip(1_u32..).map(|(project, rank)| {
                    let form = RankForm {
                        rule: pool.to_string(),
                        project: project.to_string(),
                        rank,
                    };
                    (Some(*project), EventForm::Rank(form))
                });
                Ok(ranked.collect())
            },
        )
        .await
    }

    /// The window of a pool's rule ends: its round is held, or what is reserved by periods becomes due.
    ///
    /// # Errors
    /// Those of [`Self::admit_project`]; a rule that has no windows.
    pub async fn close_window(&self, caller: &Caller, pool: PoolId, key: &str) -> AppResult<Pool> {
        let said = pool.to_string();
        self.say_to_pool(
            caller,
            pool,
            "pool.window",
            &said,
            key,
            ActKind::WindowClosed,
            |_| {
                let form = OfRule {
                    rule: pool.to_string(),
                };
                Ok(vec![(None, EventForm::WindowClosed(form))])
            },
        )
        .await
    }

    /// A proof was verified: that a project did what it promised, or that costs of this much were paid in all.
    ///
    /// # Errors
    /// Refused: not an official of the city; a project that was never published; an amount that is wrong.
    pub async fn verify_proof(
        &self,
        caller: &Caller,
        project: ProjectId,
        costs: Option<&str>,
        key: &str,
    ) -> AppResult<Project> {
        let said = format!("{project}{costs:?}");
        self.say_to_project(
            caller,
            project,
            "project.proof",
            &said,
            key,
            ActKind::ProofVerified,
            |city| {
                let mut problems = Problems::none();
                let costs =
                    costs.and_then(|costs| input::amount(&mut problems, "costs", costs, city.currency));
                problems.check()?;
                Ok(EventForm::Proof(ProofForm {
                    costs_minor: costs.map(|costs: Money| costs.minor),
                    ..ProofForm::all(project.to_string())
                }))
            },
        )
        .await
    }

    /// The votes for a project were counted.
    ///
    /// # Errors
    /// Those of [`Self::verify_proof`].
    pub async fn count_votes(
        &self,
        caller: &Caller,
        project: ProjectId,
        votes: i64,
        key: &str,
    ) -> AppResult<Project> {
        let Ok(number) = u32::try_from(votes) else {
            let range = ProblemKind::OutOfRange {
                min: 0,
                max: i64::from(u32::MAX),
            };
            return Err(AppError::refused("votes", range));
        };
        let said = format!("{project}{votes}");
        self.say_to_project(
            caller,
            project,
            "project.votes",
            &said,
            key,
            ActKind::VotesCounted,
            |_| {
                Ok(EventForm::Votes(VotesForm {
                    project: project.to_string(),
                    votes: number,
                }))
            },
        )
        .await
    }

    /// Lists what an official says to the rule of a pool, once, and decides.
    #[expect(
        clippy::too_many_arguments,
        reason = "who says what to whom, once, and how it is written down"
    )]
    async fn say_to_pool(
        &self,
        caller: &Caller,
        id: PoolId,
        operation: &'static str,
        said: &str,
        key: &str,
        act: ActKind,
        events: impl Fn(&City) -> AppResult<Vec<(Option<ProjectId>, EventForm)>> + Sync,
    ) -> AppResult<Pool> {
        let mut problems = Problems::none();
        let key = input::key(&mut problems, "idempotencyKey", key);
        problems.check()?;
        let Some(key) = &key else {
            return Err(AppError::Internal("unchecked input".into()));
        };
        let pool = self.pool(caller, id).await?;
        let pool = pool.ok_or_else(|| AppError::not_found("id", "pool"))?;
        policy::authorize(caller, Operation::ManagePools, On::city(pool.city))
            .map_err(|kind| AppError::refused("", kind))?;
        let city = self.known_city(pool.city).await?;
        let events = events(&city)?;
        let mut projects = Vec::new();
        for project in events.iter().filter_map(|(project, _)| *project) {
            self.listed_project(city.id, project).await?;
            projects.push(project.to_string());
        }
        let rehearsed: Vec<&EventForm> = events.iter().map(|(_, event)| event).collect();
        // What was said before is not said again, whatever has become of it since.
        if !self.key_is_known(caller, city.id, key).await? {
            may_hear(&pool)?;
            self.rehearse(&city, &rehearsed).await?;
        }
        let (events, projects) = (&events, &projects);
        let city_id = self
            .db
            .write(operation, |conn| async move {
                let (pool, city) = self.lock_pool(&conn, caller, id).await?;
                let now = self.world.now();
                if self
                    .said_before(&conn, caller, city.id, key, operation, said, id.uuid())
                    .await?
                {
                    return Ok(city.id);
                }
                may_hear(&pool)?;
                for (project, event) in events {
                    let about = About {
                        pool: Some(id),
                        project: *project,
                        ..About::default()
                    };
                    self.list_event(&conn, city.id, about, event, now).await?;
                }
                self.record(
                    &conn,
                    Some(city.id),
                    caller,
                    act,
                    id,
                    json!({ "projects": projects }),
                )
                .await?;
                Ok::<_, AppError>(city.id)
            })
            .await?;
        self.decide(city_id).await?;
        self.reload_pool(id).await
    }

    /// Lists what an official says about a project, once, and decides.
    #[expect(
        clippy::too_many_arguments,
        reason = "who says what to whom, once, and how it is written down"
    )]
    async fn say_to_project(
        &self,
        caller: &Caller,
        id: ProjectId,
        operation: &'static str,
        said: &str,
        key: &str,
        act: ActKind,
        event: impl Fn(&City) -> AppResult<EventForm> + Sync,
    ) -> AppResult<Project> {
        let mut problems = Problems::none();
        let key = input::key(&mut problems, "idempotencyKey", key);
        problems.check()?;
        let Some(key) = &key else {
            return Err(AppError::Internal("unchecked input".into()));
        };
        let project = store::project::by_id(self.db.read(), id).await?;
        let Some(project) = project.filter(|project| !project.state.is_unpublished()) else {
            return Err(AppError::not_found("id", "project"));
        };
        policy::authorize(caller, Operation::ManagePools, On::city(project.city))
            .map_err(|kind| AppError::refused("", kind))?;
        let city = self.known_city(project.city).await?;
        let event = event(&city)?;
        if !self.key_is_known(caller, city.id, key).await? {
            self.rehearse(&city, &[&event]).await?;
        }
        let (city, event) = (&city, &event);
        let city_id = self
            .db
            .write(operation, |conn| async move {
                let now = self.world.now();
                if self
                    .said_before(&conn, caller, city.id, key, operation, said, id.uuid())
                    .await?
                {
                    return Ok(city.id);
                }
                let about = About {
                    project: Some(id),
                    ..About::default()
                };
                self.list_event(&conn, city.id, about, event, now).await?;
                self.record(&conn, Some(city.id), caller, act, id, json!({}))
                    .await?;
                Ok::<_, AppError>(city.id)
            })
            .await?;
        self.decide(city_id).await?;
        let project = store::project::by_id(self.db.read(), id).await?;
        project.ok_or_else(|| AppError::Internal(format!("{id} was stored and is missing")))
    }

    /// Whether somebody has used a key before.
    async fn key_is_known(&self, caller: &Caller, city: CityId, key: &str) -> AppResult<bool> {
        let person = caller
            .person()
            .ok_or_else(|| AppError::refused("", ProblemKind::SignInRequired))?;
        Ok(store::command::is_known(self.db.read(), city, person.uuid(), key).await?)
    }

    /// Whether this was said with this key before.
    #[expect(clippy::too_many_arguments, reason = "the parts of a key that is used once")]
    async fn said_before(
        &self,
        conn: &Conn,
        caller: &Caller,
        city: CityId,
        key: &str,
        operation: &'static str,
        said: &str,
        id: uuid::Uuid,
    ) -> AppResult<bool> {
        let person = caller
            .person()
            .ok_or_else(|| AppError::refused("", ProblemKind::SignInRequired))?;
        let hash = secret::hash(said);
        let known = self
            .once(conn, city, person.uuid(), key, operation, hash, id)
            .await?;
        Ok(known.is_some())
    }

    /// Whether a project is one of the city's that the engine knows.
    async fn listed_project(&self, city: CityId, id: ProjectId) -> AppResult<()> {
        let project = store::project::by_id(self.db.read(), id).await?;
        match project {
            Some(project) if project.city == city && !project.state.is_unpublished() => Ok(()),
            _ => Err(AppError::not_found("project", "project")),
        }
    }

    /// Tells what the engine would refuse of some events, one after the other.
    async fn rehearse(&self, city: &City, events: &[&EventForm]) -> AppResult<()> {
        let now = self.world.now();
        let refused = self
            .with_fold(city, |fold| fold.first_refusal(now, events))
            .await?;
        match refused {
            None => Ok(()),
            Some(limit) => {
                let reason = match limit {
                    Some(engine::LimitKind::NoJury) => RuleReason::NoJury,
                    Some(engine::LimitKind::OutsideBand) => RuleReason::OutsideBand,
                    Some(engine::LimitKind::NoWindow) => RuleReason::NoWindow,
                    Some(engine::LimitKind::StackFixed) => RuleReason::FixedOnceGiven,
                    _ => RuleReason::NotNow,
                };
                Err(AppError::refused("", ProblemKind::Rule { reason }))
            }
        }
    }
}

/// Whether the rule of a pool can be told anything now.
pub(super) fn may_hear(pool: &Pool) -> AppResult<()> {
    match pool.state {
        PoolState::Published | PoolState::Exhausted => Ok(()),
        state => Err(AppError::refused("", ProblemKind::WrongPoolState { state })),
    }
}
