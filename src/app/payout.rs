//! Payments to projects: asked for, approved by two people, and paid with the match that is due.
//!
//! What residents gave is held when a payment is asked for. Match is paid by the engine alone: the second approval puts
//! `paid_out` on the city's list, the turn decides which tranche of which rule it is, and what it pays is held for the
//! project in the same transaction ([`decided`](self::decided)). Then the payment waits for the next order to the bank.

mod approve;
mod decided;
mod letter;

use chrono::{DateTime, Utc};
use domain::act::ActKind;
use domain::payout::PayoutState;
use domain::{CityId, Id, Money, PayoutId, PersonId, ProblemKind, Problems, ProjectId};
use ledger::{Account, PayoutFact};
use serde_json::json;
use store::Conn;
use store::city::City;
use store::payout::Payout;
use store::project::Project;

use crate::changes::Change;
use crate::matching::form::{EventForm, OfProject};
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, input, secret};

pub use approve::may_approve_payout;
pub(crate) use approve::reason_of;
pub use letter::RefusedPayment;

/// What is asked to be paid to a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayoutInput {
    /// The project.
    pub project: ProjectId,
    /// How much of what residents gave; all that is there where it is left out.
    pub gifts: Option<String>,
    /// Whether the match that is due goes with it.
    pub with_match: bool,
    /// The client's idempotency key.
    pub key: String,
}

/// What could be paid to a project now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// What residents gave and no payment has taken.
    pub gifts_minor: i64,
    /// The match that a payment would take: what the engine would pay now, and what it has paid and no payment took.
    pub match_minor: i64,
}

impl App {
    /// Asks two others to approve a payment. What residents gave is held for it at once.
    ///
    /// # Errors
    /// Refused: not the project's owner, an official or a finance officer; its campaign has not succeeded; a payment of
    /// it waits; no account is set; more than there is, or nothing to pay.
    pub async fn request_payout(&self, caller: &Caller, given: &PayoutInput) -> AppResult<Payout> {
        let by = person(caller)?;
        let mut problems = Problems::none();
        let key = input::key(&mut problems, "input.idempotencyKey", &given.key);
        problems.check()?;
        let key = &key.unwrap_or_default();
        let project = self.payable(caller, given.project).await?;
        let city = &self.known_city(project.city).await?;
        let match_due = match given.with_match {
            true => self.match_due(city, &project).await?,
            false => 0,
        };
        let hash = &secret::hash(&format!(
            "{}/{:?}/{}",
            given.project, given.gifts, given.with_match
        ));
        let id = self
            .db
            .write("payout.request", |conn| async move {
                let (project, city) = self
                    .lock_project(&conn, caller, given.project, Operation::RequestPayout)
                    .await?;
                let new = PayoutId::new(&self.world);
                let known = self
                    .once(
                        &conn,
                        city.id,
                        by.uuid(),
                        key,
                        "payout.request",
                        hash.clone(),
                        new.uuid(),
                    )
                    .await?;
                if let Some(known) = known {
                    return Ok(PayoutId::from_uuid(known));
                }
                let payout = self
                    .requested(&conn, (&city, &project), given, match_due, (new, by))
                    .await?;
                let detail = json!({ "project": project.id.to_string(), "gifts_minor": payout.gifts_minor });
                self.record(
                    &conn,
                    Some(city.id),
                    caller,
                    ActKind::PayoutRequested,
                    new,
                    detail,
                )
                .await?;
                Ok::<_, AppError>(new)
            })
            .await?;
        self.decide(city.id).await?;
        self.changes.tell(Change::Project(city.id, given.project));
        self.reread_payout(id).await
    }

    async fn requested(
        &self,
        conn: &Conn,
        (city, project): (&City, &Project),
        given: &PayoutInput,
        match_due: i64,
        (id, by): (PayoutId, PersonId),
    ) -> AppResult<Payout> {
        if !project.state.has_succeeded() {
            let state = project.state;
            return Err(AppError::refused("", ProblemKind::WrongProjectState { state }));
        }
        // Its match would be paid for gifts that may yet not come.
        if store::promise::sum_of_project(conn, city.id, project.id)
            .await?
            .count
            > 0
        {
            return Err(AppError::refused("", ProblemKind::GiftsAreCharged));
        }
        let goes_on = store::campaign_verdict::of_project(conn, city.id, project.id).await?;
        if goes_on.is_none() && self.shortfall_of(conn, project).await?.is_some() {
            return Err(AppError::refused("", ProblemKind::GiftsFellShort));
        }
        let known = store::payout::of_project(conn, city.id, project.id).await?;
        if known.iter().any(|known| known.state.is_open()) {
            return Err(AppError::refused("", ProblemKind::AlreadyAsked));
        }
        let account = store::payee_account::of_project(conn, city.id, project.id, None).await?;
        if account.is_none() {
            return Err(AppError::refused("", ProblemKind::NoPayeeAccount));
        }
        store::balance::lock(conn, city.id, Account::ProjectEscrow(project.id)).await?;
        let there_minor = self.gifts_due(conn, project).await?;
        let gifts_minor = match &given.gifts {
            None => there_minor,
            Some(text) => {
                let mut problems = Problems::none();
                let amount = input::amount(&mut problems, "input.gifts", text, city.currency);
                problems.check()?;
                amount.map_or(0, |amount| amount.minor)
            }
        };
        if gifts_minor > there_minor {
            let left = Money::new(there_minor, city.currency);
            return Err(AppError::refused(
                "input.gifts",
                ProblemKind::MoreThanThereIs { left },
            ));
        }
        if gifts_minor == 0 && match_due == 0 {
            return Err(AppError::refused("", ProblemKind::NothingToPay));
        }
        let now = self.world.now();
        let payout = Payout {
            id,
            city: city.id,
            project: project.id,
            state: PayoutState::Requested,
            gifts_minor,
            with_match: given.with_match && (project.match_minor > 0 || match_due > 0),
            match_minor: None,
            fee_minor: 0,
            event: None,
            account: None,
            requested_by: by,
            requested_at: now,
            approved: None,
            confirmed: None,
            released: None,
        };
        store::payout::insert(conn, &payout).await?;
        if gifts_minor > 0 {
            let fact = PayoutFact::Requested {
                payout: id,
                project: project.id,
                amount: Money::new(gifts_minor, city.currency),
            };
            self.post(conn, city.id, fact, now).await?;
        }
        Ok(payout)
    }

    /// What could be paid to a project now: for whoever is about to ask for it.
    ///
    /// # Errors
    /// Refused: not the project's owner, an official, a finance officer or an auditor.
    pub async fn payout_due(&self, caller: &Caller, project: &Project) -> AppResult<Due> {
        authorize(caller, Operation::ReadPayouts, On::project(project))?;
        if !project.state.has_succeeded() {
            return Ok(Due {
                gifts_minor: 0,
                match_minor: 0,
            });
        }
        let city = self.known_city(project.city).await?;
        Ok(Due {
            gifts_minor: self.gifts_due(self.db.read(), project).await?,
            match_minor: self.match_due(&city, project).await?,
        })
    }

    /// What of the gifts that are held for a project may be paid to it: not what donors' banks have taken back for now.
    async fn gifts_due(&self, conn: &Conn, project: &Project) -> AppResult<i64> {
        let escrow = Account::ProjectEscrow(project.id);
        let there_minor = escrow.shown(store::balance::of(conn, project.city, escrow).await?);
        let disputed_minor = store::dispute::open_of_project(conn, project.city, project.id).await?;
        Ok(there_minor.saturating_sub(disputed_minor).max(0))
    }

    /// The payments to a project, the newest first.
    ///
    /// # Errors
    /// Refused: not the project's owner, an official, a finance officer or an auditor.
    pub async fn payouts_of(&self, caller: &Caller, project: &Project) -> AppResult<Vec<Payout>> {
        authorize(caller, Operation::ReadPayouts, On::project(project))?;
        Ok(store::payout::of_project(self.db.read(), project.city, project.id).await?)
    }

    /// The payments of a city before one, the newest first.
    ///
    /// # Errors
    /// Refused: neither official, finance officer nor auditor; likewise below.
    pub async fn payouts(
        &self,
        caller: &Caller,
        city: CityId,
        before: Option<(DateTime<Utc>, PayoutId)>,
        limit: u64,
    ) -> AppResult<Vec<Payout>> {
        authorize(caller, Operation::ReadAudit, On::city(city))?;
        Ok(store::payout::page(self.db.read(), city, before, limit).await?)
    }

    /// How many there are.
    pub async fn count_payouts(&self, caller: &Caller, city: CityId) -> AppResult<i64> {
        authorize(caller, Operation::ReadAudit, On::city(city))?;
        Ok(store::payout::count(self.db.read(), city).await?)
    }

    /// The match that a payment would take: the engine is asked what it would pay, on a copy.
    async fn match_due(&self, city: &City, project: &Project) -> AppResult<i64> {
        let free = store::payout::free_match(self.db.read(), city.id, project.id).await?;
        if project.match_minor == 0 {
            return Ok(free);
        }
        let (now, event) = (self.world.now(), paid_out(project.id));
        let decisions = self.with_fold(city, |fold| fold.quote(now, &event)).await?;
        let would = decisions.unwrap_or_default().into_iter();
        let pays = would.filter(|decision| decision.state.0 == engine::DecisionState::Paid);
        Ok(free + pays.map(|decision| decision.change_minor).sum::<i64>())
    }

    /// The project, if the caller may ask for a payment to it.
    async fn payable(&self, caller: &Caller, id: ProjectId) -> AppResult<Project> {
        let project = self.project_by_id(caller, id).await?;
        let project = project.ok_or_else(|| AppError::not_found("input.project", "project"))?;
        authorize(caller, Operation::RequestPayout, On::project(&project))?;
        Ok(project)
    }

    async fn reread_payout(&self, id: PayoutId) -> AppResult<Payout> {
        let payout = store::payout::by_id(self.db.read(), id).await?;
        payout.ok_or_else(|| AppError::Internal(format!("{id} was stored and is missing")))
    }
}

/// The event by which the engine pays what is due to a project.
fn paid_out(project: ProjectId) -> EventForm {
    EventForm::PaidOut(OfProject {
        project: project.to_string(),
    })
}

fn authorize(caller: &Caller, operation: Operation, on: On) -> AppResult<()> {
    policy::authorize(caller, operation, on).map_err(|kind| AppError::refused("", kind))
}

pub(crate) fn person(caller: &Caller) -> AppResult<PersonId> {
    caller
        .person()
        .ok_or_else(|| AppError::refused("", ProblemKind::SignInRequired))
}
