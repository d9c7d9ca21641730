//! Two people approve a payment to a project, or one refuses it.

use domain::act::ActKind;
use domain::payout::{PayoutState, PayoutStep, may_approve};
use domain::{Money, PayoutId, PersonId, ProblemKind, Problems};
use ledger::PayoutFact;
use serde_json::json;
use store::Conn;
use store::payout::{LetGo, Payout, Signed};
use store::project::Project;

use super::{authorize, paid_out, person};
use crate::changes::Change;
use crate::job::Job;
use crate::matching::listing::About;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, input};

/// Characters of a reason.
pub(crate) const REASON_MAX: usize = 500;

impl App {
    /// Approves a payment. The second approval lets the engine decide what match goes with it. `account` is the version
    /// of the project's account that the caller has looked at.
    ///
    /// # Errors
    /// Refused: no such payment; not a finance officer or official; who asked for it, carries the project or has
    /// approved it already; the account was changed meanwhile; it is decided.
    pub async fn approve_payout(&self, caller: &Caller, id: PayoutId, account: i32) -> AppResult<Payout> {
        let by = person(caller)?;
        let (city, project) = self
            .db
            .write("payout.approve", |conn| async move {
                let payout = self.locked_payout(&conn, caller, id).await?;
                authorize(caller, Operation::ApprovePayments, On::city(payout.city))?;
                if !payout.state.awaits_approval() {
                    return Err(AppError::refused("id", ProblemKind::AlreadyDecided));
                }
                let project = self.project_of(&conn, &payout).await?;
                let concerned = self.carries(&conn, &project, by).await?;
                may_approve(
                    by,
                    payout.requested_by,
                    payout.approved.map(|first| first.by),
                    concerned,
                )
                .map_err(|error| AppError::refused("id", error.into()))?;
                let current =
                    store::payee_account::of_project(&conn, payout.city, payout.project, None).await?;
                let current = current.ok_or_else(|| AppError::refused("", ProblemKind::NoPayeeAccount))?;
                if current.number != account {
                    return Err(AppError::refused("account", ProblemKind::AccountChanged));
                }
                let signed = Some(Signed {
                    by,
                    at: self.world.now(),
                });
                let is_second = payout.approved.is_some();
                let approved = match is_second {
                    false => Payout {
                        account: Some(current.number),
                        approved: signed,
                        ..payout
                    },
                    true => {
                        let confirmed = Payout {
                            confirmed: signed,
                            ..payout
                        };
                        self.approved(&conn, confirmed).await?
                    }
                };
                store::payout::update(&conn, &approved).await?;
                let detail = json!({
                    "project": approved.project.to_string(),
                    "approval": if is_second { 2 } else { 1 },
                    "account": current.number,
                });
                self.record(
                    &conn,
                    Some(approved.city),
                    caller,
                    ActKind::PayoutApproved,
                    id,
                    detail,
                )
                .await?;
                Ok::<_, AppError>((approved.city, approved.project))
            })
            .await?;
        self.decide(city).await?;
        self.changes.tell(Change::Project(city, project));
        self.reread_payout(id).await
    }

    /// Two people have approved it: the engine is asked for the match that is due, once for each payment.
    async fn approved(&self, conn: &Conn, payout: Payout) -> AppResult<Payout> {
        let state = payout
            .state
            .after(PayoutStep::Approve)
            .map_err(|error| AppError::Internal(format!("{}: {error}", payout.id)))?;
        let mut approved = Payout { state, ..payout };
        if approved.match_minor.is_some() {
            // It came back from the bank: its match was paid before.
            return Ok(approved);
        }
        if !approved.with_match {
            approved.match_minor = Some(0);
            return Ok(approved);
        }
        let about = About {
            project: Some(approved.project),
            ..About::default()
        };
        let (event, now) = (paid_out(approved.project), self.world.now());
        approved.event = Some(self.list_event(conn, approved.city, about, &event, now).await?);
        Ok(approved)
    }

    /// Refuses a payment, or takes back one that one asked for. What residents gave is the project's as before; match
    /// that was paid for it already stays held for its next payment.
    ///
    /// # Errors
    /// Refused: no such payment; neither a finance officer or official nor who asked for it; no reason given, by another
    /// than who asked; the bank was told already, or it is over.
    pub async fn refuse_payout(&self, caller: &Caller, id: PayoutId, reason: &str) -> AppResult<Payout> {
        let by = person(caller)?;
        let (city, project) = self
            .db
            .write("payout.refuse", |conn| async move {
                let payout = self.locked_payout(&conn, caller, id).await?;
                let is_own = payout.requested_by == by;
                if !is_own {
                    authorize(caller, Operation::ApprovePayments, On::city(payout.city))?;
                }
                let reason = reason_of(reason, is_own)?;
                let state = payout
                    .state
                    .after(PayoutStep::Release)
                    .map_err(|_| AppError::refused("id", ProblemKind::AlreadyDecided))?;
                let now = self.world.now();
                let released = Payout {
                    state,
                    released: Some(LetGo {
                        by: Some(by),
                        at: now,
                        reason,
                    }),
                    ..payout
                };
                store::payout::update(&conn, &released).await?;
                let back_minor = released.gifts_minor - released.fee_minor;
                if back_minor > 0 {
                    let city = store::city::by_id(&conn, released.city).await?;
                    let city = city.ok_or_else(|| AppError::Internal(format!("{id} has no city")))?;
                    let fact = PayoutFact::Released {
                        payout: id,
                        project: released.project,
                        amount: Money::new(back_minor, city.currency),
                    };
                    self.post(&conn, released.city, fact, now).await?;
                }
                if !is_own {
                    let job = &Job::MailPaymentRefused {
                        payment: id.to_string(),
                    };
                    self.queue(&conn, Some(released.city), job).await?;
                }
                let detail = json!({ "project": released.project.to_string(), "own": is_own });
                self.record(
                    &conn,
                    Some(released.city),
                    caller,
                    ActKind::PayoutRefused,
                    id,
                    detail,
                )
                .await?;
                Ok::<_, AppError>((released.city, released.project))
            })
            .await?;
        self.decide(city).await?;
        self.changes.tell(Change::Project(city, project));
        self.reread_payout(id).await
    }

    /// The payment, locked, if the caller may know of it.
    async fn locked_payout(&self, conn: &Conn, caller: &Caller, id: PayoutId) -> AppResult<Payout> {
        let not_found = || AppError::not_found("id", "payout");
        let payout = store::payout::lock(conn, id).await?.ok_or_else(not_found)?;
        if payout.requested_by == person(caller)? {
            return Ok(payout);
        }
        policy::permits(caller, Operation::ReadAudit, On::city(payout.city)).map_err(|_| not_found())?;
        Ok(payout)
    }

    async fn project_of(&self, conn: &Conn, payout: &Payout) -> AppResult<Project> {
        let project = store::project::by_id(conn, payout.project).await?;
        project.ok_or_else(|| AppError::Internal(format!("{} has no project", payout.id)))
    }

    /// Whether somebody has to do with who carries a project: its owner, its team, or its organisation.
    pub(crate) async fn carries(&self, conn: &Conn, project: &Project, person: PersonId) -> AppResult<bool> {
        if project.owner_person == Some(person) {
            return Ok(true);
        }
        let belongs = store::membership::of_person(conn, person, self.world.now()).await?;
        let organisation = project.owner_organisation;
        let is_member = belongs
            .organisations
            .iter()
            .any(|(id, _)| Some(*id) == organisation);
        Ok(is_member || belongs.teams.contains(&project.id))
    }
}

/// The reason of a refusal, which whoever takes their own back may leave out.
pub(crate) fn reason_of(given: &str, is_own: bool) -> AppResult<Option<String>> {
    let mut problems = Problems::none();
    let reason = match is_own {
        true => input::optional_text(&mut problems, "reason", Some(given), REASON_MAX),
        false => input::text(&mut problems, "reason", given, REASON_MAX),
    };
    problems.check()?;
    Ok(reason)
}

/// Whether the caller may be one of the two who approve a payment to a project.
///
/// # Errors
/// What stands in the way.
pub fn may_approve_payout(caller: &Caller, project: &Project, payout: &Payout) -> Result<(), ProblemKind> {
    policy::permits(caller, Operation::ApprovePayments, On::city(payout.city))?;
    let viewer = caller.viewer.as_ref().ok_or(ProblemKind::SignInRequired)?;
    if !matches!(payout.state, PayoutState::Requested | PayoutState::Returned) {
        return Err(ProblemKind::AlreadyDecided);
    }
    let (by, belongs) = (viewer.person.id, &viewer.memberships);
    let mut organisations = belongs.organisations.iter();
    let concerned = project.owner_person == Some(by)
        || belongs.teams.contains(&project.id)
        || organisations.any(|(id, _)| Some(*id) == project.owner_organisation);
    let first = payout.approved.map(|first| first.by);
    may_approve(by, payout.requested_by, first, concerned).map_err(ProblemKind::from)
}
