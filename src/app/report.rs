//! Telling the moderators of something. Anybody may; all reports of one thing gather in one case.

use chrono::Duration;
use domain::case::{CaseState, Subject};
use domain::comment::CommentState;
use domain::person::{Email, MemberRole};
use domain::report::ReportReason;
use domain::{CaseId, CityId, Id, OrganisationId, PersonId, ProblemKind, Problems, ProjectId, ReportId};
use store::Conn;
use store::case::Case;
use store::report::Report;

use crate::changes::Change;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, input, secret};

/// The longest details, in characters.
const DETAILS_MAX: usize = 1000;
/// The longest excerpt that is kept of what was reported, in characters.
const EXCERPT_MAX: usize = 2000;
/// Reports within a day by somebody signed in.
const PER_PERSON: u64 = 20;
/// Reports within a day from a visitor's address, and from a visitor's network.
const PER_VISITOR: u64 = 5;
/// So many people signed in who report a comment hide it until it is decided on.
const HIDES: usize = 3;

/// A report as somebody writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportInput {
    /// Of what.
    pub subject: Subject,
    /// What is wrong.
    pub reason: ReportReason,
    /// The same in words.
    pub details: Option<String>,
    /// A visitor's address, to be told the outcome.
    pub email: Option<String>,
    /// The network a visitor asks from; `None` for the machine itself.
    pub network: Option<String>,
}

/// What is known of a reported thing.
struct Found {
    city: CityId,
    project: Option<ProjectId>,
    concerned: Option<PersonId>,
    excerpt: String,
}

/// The fields that passed their checks.
struct Checked {
    details: Option<String>,
    email: Option<Email>,
    reporter: String,
    network: Option<String>,
}

impl App {
    /// Takes a report. The same person twice is once, and hears no difference.
    ///
    /// # Errors
    /// Refused: no such thing for the caller; suspended; every field that is wrong; too many in a day.
    pub async fn report(&self, caller: &Caller, given: &ReportInput) -> AppResult<()> {
        let found = self.reported(caller, given.subject).await?;
        let found = &found.ok_or_else(|| AppError::not_found("input.subject", "subject"))?;
        policy::authorize(caller, Operation::Report, On::city(found.city))
            .map_err(|kind| AppError::refused("", kind))?;
        let checked = &self.check_report(caller, given)?;
        self.db
            .write("report.take", |conn| async move {
                store::case::lock_subject(&conn, given.subject).await?;
                let cases = store::case::of_subject(&conn, found.city, given.subject).await?;
                let open = cases.iter().find(|case| case.state == CaseState::Open);
                let case = match open {
                    Some(case) => case.id,
                    None => self.open_case(&conn, given.subject, found).await?,
                };
                let report = self.new_report(caller, given, checked, (found.city, case));
                if !store::report::insert(&conn, &report).await? {
                    return Ok(());
                }
                self.check_quota(&conn, caller, checked).await?;
                // Once moderators have looked at a comment, a crowd hides it no more.
                let first = cases.iter().all(|case| case.state == CaseState::Open);
                if let Subject::Comment(comment) = given.subject
                    && first
                {
                    self.hide_if_many(&conn, (found.city, case), comment).await?;
                }
                Ok::<_, AppError>(())
            })
            .await?;
        self.changes.tell(Change::City(found.city));
        Ok(())
    }

    fn check_report(&self, caller: &Caller, given: &ReportInput) -> AppResult<Checked> {
        let mut problems = Problems::none();
        let details = input::optional_text(
            &mut problems,
            "input.details",
            given.details.as_deref(),
            DETAILS_MAX,
        );
        if given.reason == ReportReason::Other && details.is_none() && problems.is_empty() {
            problems.push("input.details", ProblemKind::Required);
        }
        let email = given
            .email
            .as_deref()
            .map(str::trim)
            .filter(|email| !email.is_empty());
        let email = match (email, caller.person()) {
            (Some(email), None) => problems.take(
                "input.email",
                email.parse::<Email>().map_err(|_| ProblemKind::NotAnEmail),
            ),
            _ => None,
        };
        problems.check()?;
        // Hashed with the day and a key: what a visitor's network was is nobody's concern tomorrow.
        let day = self.world.now().date_naive();
        let network = given.network.as_deref().filter(|_| caller.viewer.is_none());
        let network = network.map(|network| self.keyed_hash(&format!("parvis-report-1 {day} {network}")));
        let network = network.transpose()?;
        let reporter = match (caller.person(), &email, &network) {
            (Some(person), _, _) => secret::hash(&format!("report/{person}")),
            (None, Some(email), _) => secret::hash(&format!("report/{email}")),
            (None, None, Some(network)) => network.clone(),
            (None, None, None) => secret::hash(&format!("report/visitor/{day}")),
        };
        Ok(Checked {
            details,
            email,
            reporter,
            network,
        })
    }

    /// Counted with the new one: refusing takes it back.
    async fn check_quota(&self, conn: &Conn, caller: &Caller, checked: &Checked) -> AppResult<()> {
        for who in [Some(&checked.reporter), checked.network.as_ref()]
            .into_iter()
            .flatten()
        {
            store::report::lock_reporter(conn, who).await?;
        }
        let since = self.world.now() - Duration::days(1);
        let own = store::report::by_reporter_since(conn, &checked.reporter, since).await?;
        let from_network = match &checked.network {
            Some(network) => store::report::from_network(conn, network).await?,
            None => 0,
        };
        let most = if caller.viewer.is_some() {
            PER_PERSON
        } else {
            PER_VISITOR
        };
        if own > most || from_network > PER_VISITOR {
            return Err(AppError::refused("", ProblemKind::TooManyTries));
        }
        Ok(())
    }

    fn new_report(
        &self,
        caller: &Caller,
        given: &ReportInput,
        checked: &Checked,
        (city, case): (CityId, CaseId),
    ) -> Report {
        Report {
            id: ReportId::new(&self.world),
            city,
            case,
            reason: given.reason,
            details: checked.details.clone(),
            person: caller.person(),
            email: checked.email.clone(),
            locale: caller.locale,
            reporter: checked.reporter.clone(),
            network: checked.network.clone(),
            created_at: self.world.now(),
        }
    }

    async fn open_case(&self, conn: &Conn, subject: Subject, found: &Found) -> AppResult<CaseId> {
        let case = Case {
            id: CaseId::new(&self.world),
            city: found.city,
            subject,
            project: found.project,
            concerned: found.concerned,
            excerpt: found.excerpt.chars().take(EXCERPT_MAX).collect(),
            kept_text: None,
            state: CaseState::Open,
            opened_at: self.world.now(),
            appeal: None,
            appeal_until: None,
        };
        store::case::insert(conn, &case).await?;
        tracing::info!(case.id = %case.id, case.subject = %subject, "case opened");
        Ok(case.id)
    }

    async fn hide_if_many(
        &self,
        conn: &Conn,
        (city, case): (CityId, CaseId),
        comment: domain::CommentId,
    ) -> AppResult<()> {
        let reports = store::report::of_cases(conn, city, &[case]).await?;
        if reports.iter().filter(|report| report.person.is_some()).count() < HIDES {
            return Ok(());
        }
        if let Some(mut comment) = store::comment::lock(conn, comment).await?
            && comment.state == CommentState::Visible
        {
            comment.state = CommentState::Hidden;
            store::comment::update(conn, &comment).await?;
        }
        Ok(())
    }

    /// The thing, if the caller may see it and there is something to report.
    async fn reported(&self, caller: &Caller, subject: Subject) -> AppResult<Option<Found>> {
        let conn = self.db.read();
        Ok(match subject {
            Subject::Project(id) => {
                let Some(project) = self.project_by_id(caller, id).await? else {
                    return Ok(None);
                };
                Some(Found {
                    city: project.city,
                    project: Some(project.id),
                    concerned: answers_for(conn, &project).await?,
                    excerpt: format!("{}\n\n{}", project.texts.title, project.texts.summary),
                })
            }
            Subject::Comment(id) => {
                let comment = self.comment(caller, id).await?;
                let comment = comment.filter(|comment| comment.state == CommentState::Visible);
                comment.map(|comment| Found {
                    city: comment.city,
                    project: Some(comment.project),
                    concerned: comment.author,
                    excerpt: comment.body,
                })
            }
            Subject::Pledge(id) => {
                let pledge = store::pledge::by_id(conn, id).await?;
                let Some(pledge) = pledge.filter(|pledge| pledge.counted_at.is_some()) else {
                    return Ok(None);
                };
                let project = self.project_by_id(caller, pledge.project).await?;
                project.zip(pledge.message).map(|(project, message)| Found {
                    city: pledge.city,
                    project: Some(project.id),
                    concerned: Some(pledge.person),
                    excerpt: message,
                })
            }
            Subject::Organisation(id) => {
                let Some(organisation) = store::organisation::by_id(conn, id).await? else {
                    return Ok(None);
                };
                let city = organisation.city;
                Some(Found {
                    city,
                    project: None,
                    concerned: manager(conn, city, id).await?,
                    excerpt: organisation.name,
                })
            }
        })
    }
}

/// Who hears of a decision about a project and may appeal: its owner, or else a manager of the organisation behind it.
async fn answers_for(conn: &Conn, project: &store::project::Project) -> AppResult<Option<PersonId>> {
    if let Some(owner) = project.owner_person {
        let known = store::person::by_id(conn, owner).await?;
        if known.is_some_and(|person| !person.email.is_erased()) {
            return Ok(Some(owner));
        }
    }
    match project.owner_organisation {
        Some(organisation) => manager(conn, project.city, organisation).await,
        None => Ok(None),
    }
}

async fn manager(conn: &Conn, city: CityId, organisation: OrganisationId) -> AppResult<Option<PersonId>> {
    let members = store::membership::of_organisation(conn, city, organisation).await?;
    let manager = members.iter().find(|member| member.role == MemberRole::Manager);
    Ok(manager.map(|member| member.person))
}
