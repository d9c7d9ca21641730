//! A city's own list, and seasons after the city's own projects.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::ProjectId;
use store::city::City;
use store::event::{self, ListedEvent};
use tokio::sync::mpsc;

use super::proposal::Proposal;
use super::result::SimulationResult;
use super::run::{Ends, Run};
use super::season::{Model, Season, invented_models};
use super::watch::Watch;
use super::{Source, synthetic};
use crate::city::midnight;
use crate::matching::form::{EventForm, FormProblem, PoolForm, RuleForm, StackForm};
use crate::matching::match_log::end_of;
use crate::matching::turn::{number, time_zone};
use crate::{App, AppError, AppResult};

/// Events read at once.
const PAGE: u64 = 2000;
/// Pages that wait to be taken.
const PAGES_AHEAD: usize = 2;
/// With fewer projects than this, a city has no kind of its own yet.
const OWN_PROJECTS_MIN: usize = 5;

/// Tells whoever works that nobody waits for it any more.
struct StopOnDrop(Arc<Watch>);

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.stop();
    }
}

impl App {
    /// Folds a city's events, or an invented season like its own, under the present and the proposed rules; nothing
    /// where it was stopped.
    ///
    /// # Errors
    /// Refused: everything that is wrong with the proposal, or does not go with the city's pools, by its path in
    /// the proposal. Those of the database.
    pub async fn simulate(
        &self,
        city: &City,
        source: &Source,
        proposal: &Proposal,
        watch: &Arc<Watch>,
    ) -> AppResult<Option<SimulationResult>> {
        let _stop = StopOnDrop(watch.clone());
        match source {
            Source::Past { from, until } => self.over_past(city, (*from, *until), proposal, watch).await,
            Source::Synthetic { scale, begins } => {
                let season = self.season(city, *begins).await?;
                let (scale, proposal, watch) = (*scale, proposal.clone(), watch.clone());
                let fold = move || synthetic::run(&season, scale, &proposal, &watch);
                off_thread(fold).await?.map_err(refused)
            }
        }
    }

    /// Whether a simulation could be begun: what [`Self::simulate`] would find wrong, without taking a gift.
    ///
    /// # Errors
    /// Those of [`Self::simulate`]; names of places and categories that the city does not have.
    pub async fn check_simulation(&self, city: &City, source: &Source, proposal: &Proposal) -> AppResult<()> {
        let mut problems = domain::Problems::none();
        for problem in proposal.check() {
            problems.push(
                problem.path,
                domain::ProblemKind::Rule {
                    reason: problem.reason,
                },
            );
        }
        for (nth, change) in proposal.changes.iter().enumerate() {
            if let Some(rule) = &change.rule {
                let path = format!("changes[{nth}].rule");
                self.check_names(self.db.read(), &mut problems, city, rule, &path)
                    .await?;
            }
        }
        problems.check()?;
        match source {
            Source::Past { from, until } => {
                let mut player = self.player(city, (*from, *until), proposal).await?;
                let mut after = 0;
                while after < player.last_seq {
                    let page = event::settings(self.db.read(), city.id, after, PAGE).await?;
                    let Some(end) = page.last().and_then(|listed| listed.seq) else {
                        break;
                    };
                    after = end;
                    page.iter().for_each(|listed| player.take(listed));
                }
                player.run.is_right().map_err(refused)
            }
            Source::Synthetic { scale, begins } => {
                let season = self.season(city, *begins).await?;
                synthetic::begin(&season, *scale, proposal)
                    .map(|_| ())
                    .map_err(refused)
            }
        }
    }

    async fn over_past(
        &self,
        city: &City,
        span: (Option<NaiveDate>, Option<NaiveDate>),
        proposal: &Proposal,
        watch: &Arc<Watch>,
    ) -> AppResult<Option<SimulationResult>> {
        let conn = self.db.read();
        let mut player = self.player(city, span, proposal).await?;
        let last_seq = player.last_seq;
        watch.expect(number(last_seq));
        let (pages, mut coming) = mpsc::channel::<Vec<ListedEvent>>(PAGES_AHEAD);
        let looked_at = watch.clone();
        let folding = tokio::task::spawn_blocking(move || {
            while let Some(page) = coming.blocking_recv() {
                if looked_at.is_stopped() {
                    return Ok(None);
                }
                page.iter().for_each(|listed| player.take(listed));
                looked_at.at(player.seq);
            }
            if looked_at.is_stopped() {
                return Ok(None);
            }
            player.run.end().map(Some)
        });
        let mut after = 0;
        while after < last_seq {
            let page = event::decided(conn, city.id, after, PAGE).await?;
            let Some(end) = page.last().and_then(|listed| listed.seq) else {
                return Err(AppError::Internal(format!(
                    "{}: the list ends at {after} and should at {last_seq}",
                    city.id
                )));
            };
            after = end;
            if pages.send(page).await.is_err() {
                // Whoever folds has stopped and says why.
                break;
            }
        }
        drop(pages);
        joined(folding.await)?.map_err(refused)
    }

    async fn player(
        &self,
        city: &City,
        (from, until): (Option<NaiveDate>, Option<NaiveDate>),
        proposal: &Proposal,
    ) -> AppResult<Player> {
        let (conn, zone) = (self.db.read(), time_zone(city)?);
        let last_seq = match until {
            Some(day) => event::last_before(conn, city.id, end_of(day, zone)).await?,
            None => event::turn(conn, city.id).await?.map_or(0, |turn| turn.last_seq),
        };
        let start = |day: NaiveDate| end_of(day.checked_sub_days(Days::new(1)).unwrap_or(day), zone);
        let stack = StackForm::default();
        let pools = self.opened_pools(city, last_seq).await?;
        let unknown = proposal.unknown(&pools);
        if !unknown.is_empty() {
            return Err(refused(unknown));
        }
        let run = Run::new(city.currency, zone, &stack, proposal, Ends::Told).map_err(refused)?;
        Ok(Player {
            run,
            from: from.map(start),
            earlier: HashSet::new(),
            last_seq,
            seq: 0,
        })
    }

    /// The keys of the pools that were opened up to a number on the list.
    async fn opened_pools(&self, city: &City, last_seq: i64) -> AppResult<Vec<String>> {
        let settings = self.scene(city, last_seq).await?.into_iter();
        let pools = settings.filter_map(|event| match event {
            EventForm::Pool(form) => Some(form.pool.id),
            _ => None,
        });
        Ok(pools.collect())
    }

    /// What sets the scene, up to a number on the list.
    async fn scene(&self, city: &City, last_seq: i64) -> AppResult<Vec<EventForm>> {
        let mut settings = Vec::new();
        let mut after = 0;
        while after < last_seq {
            let page = event::settings(self.db.read(), city.id, after, PAGE).await?;
            let Some(end) = page.last().and_then(|listed| listed.seq) else {
                break;
            };
            after = end;
            let page = page
                .iter()
                .filter(|listed| listed.seq.is_some_and(|seq| seq <= last_seq));
            // What cannot be read was refused when it was decided.
            settings.extend(page.filter_map(|listed| EventForm::from_json(&listed.body).ok()));
        }
        Ok(settings)
    }

    /// What an invented season of a city is drawn from: its open pools, full again, with the rules in force, and
    /// projects like its own.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn season(&self, city: &City, begins: NaiveDate) -> AppResult<Season> {
        let zone = time_zone(city)?;
        let last_seq = event::turn(self.db.read(), city.id)
            .await?
            .map_or(0, |turn| turn.last_seq);
        let mut pools: Vec<PoolForm> = Vec::new();
        let mut rules: BTreeMap<String, RuleForm> = BTreeMap::new();
        let mut models = Vec::new();
        let mut stack = StackForm::default();
        for event in self.scene(city, last_seq).await? {
            match event {
                // Its days are over or to come, and those of the season are others.
                EventForm::Pool(form) => pools.push(PoolForm {
                    opens_at: form.pool.opens_at.map(|_| midnight(begins, zone)),
                    closes_at: None,
                    ..form.pool
                }),
                EventForm::Stack(form) => stack = form.stack,
                EventForm::TopUp(form) => {
                    if let Some(pool) = pools.iter_mut().find(|pool| pool.id == form.pool) {
                        top_up(pool, &form.funder, form.amount_minor);
                    }
                }
                EventForm::PoolClosed(form) => pools.retain(|pool| pool.id != form.pool),
                EventForm::Rule(form) => {
                    let rule = RuleForm {
                        version: 1,
                        ..*form.rule
                    };
                    rules.insert(rule.id.clone(), rule);
                }
                EventForm::Project(form) => models.push(Model {
                    goal_minor: form.project.goal_minor,
                    areas: form.project.area.into_iter().chain(form.project.areas).collect(),
                    category: form.project.category,
                    applicant: form.project.applicant,
                }),
                _ => {}
            }
        }
        if models.len() < OWN_PROJECTS_MIN {
            let neighbourhoods = self.neighbourhood_names(city.id).await?;
            let places: Vec<String> = neighbourhoods.iter().map(|one| one.id.to_string()).collect();
            let categories = self.categories(city.id).await?;
            let categories: Vec<String> = categories.into_iter().map(|one| one.slug).collect();
            models.extend(invented_models(city.currency, &places, &categories));
        }
        rules.retain(|_, rule| pools.iter().any(|pool| pool.id == rule.pool));
        Ok(Season {
            currency: city.currency,
            zone,
            begins,
            pools,
            rules: rules.into_values().collect(),
            stack,
            models,
        })
    }
}

fn top_up(pool: &mut PoolForm, funder: &str, amount_minor: i64) {
    pool.amount_minor += amount_minor;
    match pool.funders.iter_mut().find(|known| known.id == funder) {
        Some(known) => known.amount_minor += amount_minor,
        None => pool.funders.push(crate::matching::form::FunderForm {
            id: funder.to_owned(),
            amount_minor,
        }),
    }
}

/// Takes the events of a list as they come.
struct Player {
    run: Run,
    from: Option<DateTime<Utc>>,
    /// Projects that were published before the span.
    earlier: HashSet<ProjectId>,
    last_seq: i64,
    /// The number of the last event that was taken.
    seq: u64,
}

impl Player {
    fn take(&mut self, listed: &ListedEvent) {
        let (Some(seq), Some(at)) = (listed.seq, listed.at) else {
            return;
        };
        if seq > self.last_seq {
            return;
        }
        self.seq = number(seq);
        let Ok(event) = EventForm::from_json(&listed.body) else {
            // Refused when it was decided, and refused again.
            return;
        };
        if let Some(project) = listed.project {
            let is_early = self.from.is_some_and(|from| at < from);
            if is_early && matches!(event, EventForm::Project(_)) {
                self.earlier.insert(project);
            }
            if self.earlier.contains(&project) {
                return;
            }
        }
        let _refused_again = self.run.take(self.seq, at, &event);
    }
}

async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> AppResult<T> {
    joined(tokio::task::spawn_blocking(work).await)
}

fn joined<T>(ended: Result<T, tokio::task::JoinError>) -> AppResult<T> {
    ended.map_err(|broken| AppError::Internal(format!("a simulation broke: {broken}")))
}

fn refused(problems: Vec<FormProblem>) -> AppError {
    AppError::Refused(problems.into_iter().map(domain::Problem::from).collect())
}
