//! What follows from events besides their decisions: totals, backers, letters, refunds, and campaigns that end.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::pledge::PledgeState;
use domain::{EventId, PersonId, PledgeId, ProjectId};
use store::Conn;
use store::city::City;
use store::job::NewJob;
use store::pledge::Pledge;
use store::project_totals::TotalsChange;

use super::super::fold::CityFold;
use super::super::form::EventForm;
use super::Taken;
use crate::job::Job;
use crate::{App, AppError, AppResult};

/// What follows from the events of a batch, gathered first and stored together.
pub(super) struct Follows {
    /// The pledges that the events are about.
    known: BTreeMap<PledgeId, Pledge>,
    /// Who has given to which project so far.
    backers: BTreeSet<(ProjectId, PersonId)>,
    totals: BTreeMap<ProjectId, TotalsChange>,
    /// What pools add to gifts, or take back; a zero marks a gift as decided.
    pub(super) by_pledge: BTreeMap<PledgeId, i64>,
    /// Campaigns that ended.
    settled: BTreeSet<ProjectId>,
    /// Projects that a gift was given back by.
    recount: BTreeSet<ProjectId>,
    /// Events by which match was to be paid.
    paid_out: Vec<EventId>,
    jobs: Vec<NewJob>,
}

impl Follows {
    /// Reads what the events are about.
    pub(super) async fn of(conn: &Conn, city: &City, taken: &[Taken]) -> AppResult<Self> {
        let ids: Vec<PledgeId> = taken.iter().filter_map(|taken| taken.listed.pledge).collect();
        let known = store::pledge::by_ids(conn, city.id, &ids).await?;
        let pairs: Vec<_> = known
            .iter()
            .map(|pledge| (pledge.project, pledge.person))
            .collect();
        Ok(Self {
            backers: store::pledge_count::backers(conn, city.id, &pairs).await?,
            known: known.into_iter().map(|pledge| (pledge.id, pledge)).collect(),
            totals: BTreeMap::new(),
            by_pledge: BTreeMap::new(),
            settled: BTreeSet::new(),
            recount: BTreeSet::new(),
            paid_out: Vec::new(),
            jobs: Vec::new(),
        })
    }

    /// The totals of a project, as far as they change.
    pub(super) fn total(&mut self, project: ProjectId) -> &mut TotalsChange {
        self.totals.entry(project).or_insert(TotalsChange {
            project,
            crowd_minor: 0,
            match_minor: 0,
            backers: 0,
        })
    }

    fn known(&self, pledge: PledgeId) -> AppResult<&Pledge> {
        let known = self.known.get(&pledge);
        known.ok_or_else(|| AppError::Internal(format!("{pledge} is listed and missing")))
    }

    /// The mail that thanks for a gift, or for the promise of one.
    fn thanks(&self, pledge: PledgeId) -> AppResult<Job> {
        let (text, known) = (pledge.to_string(), self.known(pledge)?);
        Ok(if known.is_promised() {
            Job::MailPledgePromised {
                pledge: text,
                stage: "made".to_owned(),
            }
        } else {
            Job::MailPledgeReceipt { pledge: text }
        })
    }

    /// What follows from one event.
    pub(super) fn take(&mut self, app: &App, city: &City, fold: &CityFold, taken: &Taken) -> AppResult<()> {
        match &taken.event {
            Some(EventForm::Contribution(gift)) => {
                let Some(pledge) = taken.listed.pledge else {
                    return Ok(());
                };
                let text = pledge.to_string();
                let backer = self.known.get(&pledge).map(|known| (known.project, known.person));
                let is_new = backer.is_some_and(|backer| !self.backers.contains(&backer));
                if !taken.is_refused() {
                    let project = self.known(pledge)?.project;
                    let change = self.total(project);
                    change.crowd_minor += gift.amount_minor;
                    change.backers += i32::from(is_new);
                    self.jobs.push(app.job(Some(city.id), &self.thanks(pledge)?)?);
                    let outcome = fold.project_totals(&gift.project).map(|totals| totals.outcome);
                    if matches!(
                        outcome,
                        Some(
                            engine::Outcome::Refunded
                                | engine::Outcome::Redirected
                                | engine::Outcome::Cancelled
                        )
                    ) {
                        // Captured while the campaign was being settled, which did not see it: it goes back too.
                        let back = Job::RefundPledge { pledge: text.clone() };
                        self.jobs.push(app.job(Some(city.id), &back)?);
                    }
                }
                if taken.refusal.is_some() {
                    // The engine does not know the project: a gift that nothing counts must not be kept.
                    let back = Job::RefundPledge { pledge: text };
                    self.jobs.push(app.job(Some(city.id), &back)?);
                }
                self.by_pledge.entry(pledge).or_default();
                // What was given back meanwhile is nobody's first gift.
                let stands = self
                    .known
                    .get(&pledge)
                    .filter(|known| known.state != PledgeState::Refunded);
                self.backers
                    .extend(stands.map(|known| (known.project, known.person)));
            }
            Some(EventForm::Refund(refund)) if !taken.is_refused() => {
                let Some(pledge) = taken.listed.pledge else {
                    return Ok(());
                };
                let project = self.known(pledge)?.project;
                self.total(project).crowd_minor -= refund.amount_minor;
                self.recount.insert(project);
            }
            Some(EventForm::ProjectClosed(form) | EventForm::Cancel(form)) => {
                if let Ok(project) = form.project.parse() {
                    self.settled.insert(project);
                }
            }
            // Refused or not: whoever waits for it learns what came of it.
            Some(EventForm::PaidOut(_)) => self.paid_out.push(taken.listed.id),
            _ => {}
        }
        Ok(())
    }

    /// Stores it; gives the projects whose totals or states changed.
    pub(super) async fn store(
        self,
        app: &App,
        conn: &Conn,
        city: &City,
        fold: &CityFold,
        now: DateTime<Utc>,
    ) -> AppResult<Vec<ProjectId>> {
        let by_pledge: Vec<(PledgeId, i64)> = self.by_pledge.into_iter().collect();
        store::pledge_match::add(conn, city.id, &by_pledge, now).await?;
        let totals: Vec<TotalsChange> = self.totals.values().copied().collect();
        store::project_totals::add(conn, city.id, &totals, now).await?;
        store::job::queue(conn, &self.jobs, now).await?;
        for project in &self.recount {
            store::project_totals::recount_backers(conn, city.id, *project).await?;
        }
        for project in &self.settled {
            app.settle(conn, city, *project, fold, now).await?;
        }
        let mut paid = Vec::new();
        for event in self.paid_out {
            paid.extend(app.payout_decided(conn, city, event).await?);
        }
        let settled = self.settled.into_iter().chain(paid);
        let changed: BTreeSet<ProjectId> = self.totals.into_keys().chain(settled).collect();
        Ok(changed.into_iter().collect())
    }
}
