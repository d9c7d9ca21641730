//! Cases: what moderators decide about what was reported, and appeals against it.
//!
//! Nobody decides about what is their own or what they reported, and an appeal is decided by another person than who
//! decided first. Each decision is an act of the audit log, and is told by mail to the person concerned.

mod effect;
mod letter;

use chrono::{DateTime, Duration, Utc};
use domain::act::ActKind;
use domain::case::{CaseAction, CaseState, Subject};
use domain::{CaseId, CityId, PersonId, ProblemKind, Problems};
use serde_json::json;
use store::Conn;
use store::case::{After, Case, CaseDecision};
use store::report::Report;
use store::suspension::Suspension;

use crate::changes::Change;
use crate::job::Job;
use crate::policy::{self, On, Operation};
use crate::review::is_own;
use crate::{App, AppError, AppResult, Caller, input};

pub use letter::{CaseLetter, OutcomeLetter};

/// The longest reason and the longest appeal, in characters.
const TEXT_MAX: usize = 2000;
/// The longest suspension, in days.
const DAYS_MAX: i64 = 365;
/// How long an appeal is possible, in days.
const APPEAL_DAYS: i64 = 30;
/// Cases shown to the person whom they concern.
const OWN_MAX: u64 = 50;

/// A decision as a moderator writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// What is decided.
    pub action: CaseAction,
    /// Told to the person concerned.
    pub reason: String,
    /// For a suspension of a person.
    pub days: Option<i64>,
}

/// Whether the caller moderates the case's city.
pub fn moderates(caller: &Caller, case: &Case) -> bool {
    policy::authorize(caller, Operation::Moderate, On::city(case.city)).is_ok()
}

/// Whether the caller may know who reported and who decided: moderators, but not of what is about themselves.
pub fn sees_reporters(caller: &Caller, case: &Case) -> bool {
    moderates(caller, case) && !is_about(caller, case)
}

/// Whether the caller may decide on an open case, with its reports.
///
/// # Errors
/// Not a moderator; one's own; not open.
pub fn may_decide(caller: &Caller, case: &Case, reports: &[Report]) -> Result<(), ProblemKind> {
    policy::authorize(caller, Operation::Moderate, On::city(case.city))?;
    disinterested(caller, case, reports)?;
    in_state(case, CaseState::Open)
}

/// Whether the caller may decide on an appeal.
///
/// # Errors
/// Not a moderator; one's own; no appeal; who decided first.
pub fn may_decide_appeal(
    caller: &Caller,
    case: &Case,
    reports: &[Report],
    decisions: &[CaseDecision],
) -> Result<(), ProblemKind> {
    policy::authorize(caller, Operation::Moderate, On::city(case.city))?;
    disinterested(caller, case, reports)?;
    in_state(case, CaseState::Appealed)?;
    let first = decisions.first().and_then(|decision| decision.decided_by);
    if first.is_some() && first == caller.person() {
        return Err(ProblemKind::AnotherPersonNeeded);
    }
    Ok(())
}

/// Whether the caller may appeal.
///
/// # Errors
/// Not whom it concerns; nothing to appeal against; done already; too late.
pub fn may_appeal(caller: &Caller, case: &Case, now: DateTime<Utc>) -> Result<(), ProblemKind> {
    policy::authorize(
        caller,
        Operation::Appeal,
        On::of_person(case.city, case.concerned),
    )?;
    if case.state == CaseState::Closed && case.appeal_until.is_none() {
        return Err(ProblemKind::AppealOver { until: None });
    }
    in_state(case, CaseState::Decided)?;
    match case.appeal_until {
        Some(until) if now < until => Ok(()),
        until => Err(ProblemKind::AppealOver { until }),
    }
}

fn in_state(case: &Case, state: CaseState) -> Result<(), ProblemKind> {
    if case.state == state {
        Ok(())
    } else {
        Err(ProblemKind::WrongCaseState { state: case.state })
    }
}

/// Nobody decides about what is theirs, or about what they reported.
fn disinterested(caller: &Caller, case: &Case, reports: &[Report]) -> Result<(), ProblemKind> {
    let Some(viewer) = &caller.viewer else {
        return Err(ProblemKind::SignInRequired);
    };
    let me = Some(viewer.person.id);
    if is_about(caller, case) || reports.iter().any(|report| report.person == me) {
        return Err(ProblemKind::OwnCase);
    }
    Ok(())
}

/// Whether a case is about the caller or about what is theirs: who reported it is not told to them, whatever their
/// role.
fn is_about(caller: &Caller, case: &Case) -> bool {
    let Some(viewer) = &caller.viewer else {
        return false;
    };
    let own = match case.subject {
        Subject::Project(project) => viewer.memberships.teams.contains(&project),
        Subject::Organisation(organisation) => {
            let mut organisations = viewer.memberships.organisations.iter();
            organisations.any(|(id, _)| *id == organisation)
        }
        Subject::Comment(_) | Subject::Pledge(_) => false,
    };
    own || case.concerned == Some(viewer.person.id)
}

/// Nobody decides about what is said on a project of theirs.
async fn not_theirs(conn: &Conn, caller: &Caller, case: &Case) -> AppResult<()> {
    let Some(project) = case.project else {
        return Ok(());
    };
    let project = store::project::by_id(conn, project).await?;
    match project {
        Some(project) if is_own(conn, caller, &project).await? => {
            Err(AppError::refused("", ProblemKind::OwnCase))
        }
        _ => Ok(()),
    }
}

impl App {
    /// Decides on an open case. Of two at once, one decides.
    ///
    /// # Errors
    /// Refused: not a moderator of the city; one's own or one's own report; decided already; every field that is
    /// wrong; the project's life has no such step.
    pub async fn decide_case(&self, caller: &Caller, id: CaseId, ruling: &Ruling) -> AppResult<Case> {
        self.db
            .write("case.decide", |conn| async move {
                let mut case = self.lock_case(&conn, caller, "input.case", id).await?;
                let reports = store::report::of_cases(&conn, case.city, &[id]).await?;
                may_decide(caller, &case, &reports).map_err(|kind| AppError::refused("", kind))?;
                not_theirs(&conn, caller, &case).await?;
                let (reason, until) = self.check_ruling(&case, ruling)?;
                let now = self.world.now();
                let decision = CaseDecision {
                    case: id,
                    action: ruling.action,
                    upheld: None,
                    reason,
                    decided_at: now,
                    decided_by: caller.person(),
                    until,
                };
                self.carry_out(&conn, caller, &mut case, &decision).await?;
                if ruling.action == CaseAction::Keep {
                    case.state = CaseState::Closed;
                } else {
                    case.state = CaseState::Decided;
                    case.appeal_until = Some(now + Duration::days(APPEAL_DAYS));
                }
                store::case::update(&conn, &case).await?;
                store::case::decide(&conn, case.city, &decision).await?;
                let detail = json!({ "action": ruling.action.as_str(), "subject": case.subject.to_string() });
                self.record(&conn, Some(case.city), caller, ActKind::CaseDecided, id, detail)
                    .await?;
                self.tell_concerned(&conn, &case, false).await?;
                self.tell_reporters(&conn, &case, &reports).await
            })
            .await?;
        self.reload_case(id).await
    }

    /// Appeals against a decision, once.
    ///
    /// # Errors
    /// Refused: not whom it concerns; nothing to appeal against; done already; too late; no text.
    pub async fn appeal_case(&self, caller: &Caller, id: CaseId, text: &str) -> AppResult<Case> {
        self.db
            .write("case.appeal", |conn| async move {
                let mut case = self.lock_case(&conn, caller, "id", id).await?;
                may_appeal(caller, &case, self.world.now()).map_err(|kind| AppError::refused("", kind))?;
                let mut problems = Problems::none();
                case.appeal = input::text(&mut problems, "text", text, TEXT_MAX);
                problems.check()?;
                case.state = CaseState::Appealed;
                Ok::<_, AppError>(store::case::update(&conn, &case).await?)
            })
            .await?;
        self.reload_case(id).await
    }

    /// Decides on an appeal: the first decision stays, or is taken back.
    ///
    /// # Errors
    /// Refused: not a moderator of the city; who decided first; one's own; no appeal; no reason.
    pub async fn decide_appeal(
        &self,
        caller: &Caller,
        id: CaseId,
        uphold: bool,
        reason: &str,
    ) -> AppResult<Case> {
        self.db
            .write("case.decide_appeal", |conn| async move {
                let mut case = self.lock_case(&conn, caller, "input.case", id).await?;
                let reports = store::report::of_cases(&conn, case.city, &[id]).await?;
                let decisions = store::case::decisions(&conn, case.city, &[id]).await?;
                may_decide_appeal(caller, &case, &reports, &decisions)
                    .map_err(|kind| AppError::refused("", kind))?;
                not_theirs(&conn, caller, &case).await?;
                let mut problems = Problems::none();
                let reason = input::text(&mut problems, "input.reason", reason, TEXT_MAX);
                problems.check()?;
                let (Some(reason), Some(first)) = (reason, decisions.first()) else {
                    return Err(AppError::Internal(format!("{id} was appealed and never decided")));
                };
                if !uphold {
                    self.take_back(&conn, caller, &mut case, first).await?;
                }
                case.state = CaseState::Closed;
                store::case::update(&conn, &case).await?;
                let decision = CaseDecision {
                    upheld: Some(uphold),
                    reason,
                    decided_at: self.world.now(),
                    decided_by: caller.person(),
                    ..first.clone()
                };
                store::case::decide(&conn, case.city, &decision).await?;
                let detail = json!({ "upheld": uphold, "subject": case.subject.to_string() });
                self.record(&conn, Some(case.city), caller, ActKind::AppealDecided, id, detail)
                    .await?;
                self.tell_concerned(&conn, &case, true).await
            })
            .await?;
        self.reload_case(id).await
    }

    /// The case of an identifier, if the caller moderates its city or it concerns them and was decided.
    ///
    /// # Errors
    /// Those of the database; likewise below.
    pub async fn case(&self, caller: &Caller, id: CaseId) -> AppResult<Option<Case>> {
        let found = store::case::by_id(self.db.read(), id).await?;
        Ok(found.filter(|case| may_see(caller, case)))
    }

    /// A page of a city's queue. No states: all.
    ///
    /// # Errors
    /// Refused: not a moderator of the city.
    pub async fn cases(
        &self,
        caller: &Caller,
        city: CityId,
        states: &[CaseState],
        after: Option<After>,
        limit: u32,
    ) -> AppResult<Vec<Case>> {
        policy::authorize(caller, Operation::Moderate, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        Ok(store::case::page(self.db.read(), city, states, after, limit).await?)
    }

    /// How many of them there are.
    pub async fn count_cases(&self, city: CityId, states: &[CaseState]) -> AppResult<u64> {
        Ok(store::case::count(self.db.read(), city, states).await?)
    }

    /// What was decided about what somebody wrote or owns, the newest first.
    pub async fn cases_about(&self, person: PersonId) -> AppResult<Vec<Case>> {
        Ok(store::case::about_person(self.db.read(), person, OWN_MAX).await?)
    }

    /// The suspensions of somebody that last.
    pub async fn suspensions(&self, person: PersonId) -> AppResult<Vec<Suspension>> {
        Ok(store::suspension::of_person(self.db.read(), person, self.world.now()).await?)
    }

    /// The reports of cases that were shown, the oldest first.
    pub async fn reports(&self, city: CityId, cases: &[CaseId]) -> AppResult<Vec<Report>> {
        Ok(store::report::of_cases(self.db.read(), city, cases).await?)
    }

    /// The decisions on cases that were shown, in order.
    pub async fn case_decisions(&self, city: CityId, cases: &[CaseId]) -> AppResult<Vec<CaseDecision>> {
        Ok(store::case::decisions(self.db.read(), city, cases).await?)
    }

    /// The reason and the end of a suspension, checked.
    fn check_ruling(&self, case: &Case, ruling: &Ruling) -> AppResult<(String, Option<DateTime<Utc>>)> {
        let mut problems = Problems::none();
        let reason = input::text(&mut problems, "input.reason", &ruling.reason, TEXT_MAX);
        let of_person = ruling.action == CaseAction::SuspendPerson;
        if !ruling.action.fits(case.subject.kind()) || of_person && case.concerned.is_none() {
            problems.push("input.action", ProblemKind::WrongAction);
        }
        let mut until = None;
        match ruling.days {
            _ if !of_person => {}
            None => problems.push("input.days", ProblemKind::Required),
            Some(days) if (1..=DAYS_MAX).contains(&days) => {
                until = Some(self.world.now() + Duration::days(days));
            }
            Some(_) => problems.push(
                "input.days",
                ProblemKind::OutOfRange {
                    min: 1,
                    max: DAYS_MAX,
                },
            ),
        }
        problems.check()?;
        let reason = reason.ok_or_else(|| AppError::Internal("unchecked input".into()))?;
        Ok((reason, until))
    }

    /// Loads a case for a change, locked, where the caller may know of it.
    async fn lock_case(&self, conn: &Conn, caller: &Caller, field: &str, id: CaseId) -> AppResult<Case> {
        let missing = || AppError::not_found(field, "case");
        let seen = store::case::by_id(conn, id).await?.ok_or_else(missing)?;
        // Before the row: whoever reports takes them in this order.
        store::case::lock_subject(conn, seen.subject).await?;
        let case = store::case::lock(conn, id).await?;
        case.filter(|case| may_see(caller, case)).ok_or_else(missing)
    }

    async fn reload_case(&self, id: CaseId) -> AppResult<Case> {
        let case = store::case::by_id(self.db.read(), id).await?;
        let case = case.ok_or_else(|| AppError::Internal(format!("{id} was stored and is missing")))?;
        self.changes.tell(Change::City(case.city));
        Ok(case)
    }

    async fn tell_concerned(&self, conn: &Conn, case: &Case, on_appeal: bool) -> AppResult<()> {
        if case.concerned.is_none() {
            return Ok(());
        }
        let job = Job::MailCaseDecision {
            case: case.id.to_string(),
            on_appeal,
        };
        self.queue(conn, Some(case.city), &job).await
    }

    async fn tell_reporters(&self, conn: &Conn, case: &Case, reports: &[Report]) -> AppResult<()> {
        for report in reports {
            if report.person.is_some() || report.email.is_some() {
                let job = Job::MailReportOutcome {
                    case: case.id.to_string(),
                    report: report.id.to_string(),
                };
                self.queue(conn, Some(case.city), &job).await?;
            }
        }
        Ok(())
    }
}

/// Moderators see all; whom it concerns hears of it with the decision.
fn may_see(caller: &Caller, case: &Case) -> bool {
    let concerned = case.concerned.is_some() && case.concerned == caller.person();
    moderates(caller, case) || concerned && case.state != CaseState::Open
}
