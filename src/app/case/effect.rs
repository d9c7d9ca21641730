//! What a decision does, and how an appeal undoes it.

use domain::act::ActKind;
use domain::case::{CaseAction, Subject};
use domain::comment::CommentState;
use domain::project::{ProjectState, ProjectStep};
use domain::{ProblemKind, ProjectId};
use serde_json::json;
use store::Conn;
use store::case::{Case, CaseDecision};
use store::suspension::Suspension;

use crate::project::step;
use crate::{App, AppError, AppResult, Caller};

impl App {
    /// Does what was decided.
    pub(super) async fn carry_out(
        &self,
        conn: &Conn,
        caller: &Caller,
        case: &mut Case,
        decision: &CaseDecision,
    ) -> AppResult<()> {
        match decision.action {
            CaseAction::Keep => move_comment(conn, case, CommentState::Hidden, CommentState::Visible).await,
            CaseAction::Remove => take_down(conn, case).await,
            CaseAction::SuspendProject => self.suspend_project(conn, caller, case).await,
            CaseAction::SuspendPerson => {
                take_down(conn, case).await?;
                self.suspend_person(conn, caller, case, decision).await
            }
        }
    }

    /// Undoes what the first decision did.
    pub(super) async fn take_back(
        &self,
        conn: &Conn,
        caller: &Caller,
        case: &mut Case,
        first: &CaseDecision,
    ) -> AppResult<()> {
        match first.action {
            CaseAction::Keep => return Ok(()),
            CaseAction::Remove => {}
            CaseAction::SuspendProject => return self.resume_project(conn, caller, case, first).await,
            CaseAction::SuspendPerson => {
                store::suspension::lift(conn, case.city, case.id, self.world.now()).await?;
            }
        }
        move_comment(conn, case, CommentState::Removed, CommentState::Visible).await?;
        if let Subject::Pledge(pledge) = case.subject
            && let Some(message) = case.kept_text.take()
        {
            store::pledge::set_message(conn, case.city, pledge, Some(&message)).await?;
        }
        Ok(())
    }

    async fn suspend_person(
        &self,
        conn: &Conn,
        caller: &Caller,
        case: &Case,
        decision: &CaseDecision,
    ) -> AppResult<()> {
        let (Some(person), Some(until)) = (case.concerned, decision.until) else {
            return Err(AppError::refused("input.action", ProblemKind::WrongAction));
        };
        let suspension = Suspension {
            city: case.city,
            case: case.id,
            person,
            reason: decision.reason.clone(),
            begins_at: decision.decided_at,
            until,
        };
        store::suspension::insert(conn, &suspension).await?;
        let detail = json!({ "case": case.id.to_string(), "until": until.to_rfc3339() });
        self.record(
            conn,
            Some(case.city),
            caller,
            ActKind::PersonSuspended,
            person,
            detail,
        )
        .await
    }

    /// Stops a campaign: nobody can begin a gift, and it does not end. What was given stays where it is, and a
    /// payment that is under way still arrives.
    async fn suspend_project(&self, conn: &Conn, caller: &Caller, case: &Case) -> AppResult<()> {
        let mut project = lock(conn, case).await?;
        let now = self.world.now();
        project.state = step(&project, ProjectStep::Suspend)?;
        if let Some(closed_at) = project.closes_at.filter(|closes_at| *closes_at <= now) {
            // Its end is being settled: what that does is not to be undone by halves.
            return Err(AppError::refused(
                "input.action",
                ProblemKind::CampaignOver { closed_at },
            ));
        }
        project.changed_at = now;
        store::project::update(conn, &project, None).await?;
        self.record_of(conn, caller, ActKind::ProjectSuspended, case, project.id)
            .await
    }

    /// Lets a campaign go on, unless the city has done so already. Where its closing date has passed meanwhile, the
    /// schedule ends it now, as it would have then.
    async fn resume_project(
        &self,
        conn: &Conn,
        caller: &Caller,
        case: &Case,
        first: &CaseDecision,
    ) -> AppResult<()> {
        let mut project = lock(conn, case).await?;
        if project.state != ProjectState::Suspended || stands_still_by_another(conn, case, first).await? {
            return Ok(());
        }
        project.state = step(&project, ProjectStep::Publish)?;
        project.changed_at = self.world.now();
        store::project::update(conn, &project, None).await?;
        self.record_of(conn, caller, ActKind::ProjectResumed, case, project.id)
            .await
    }

    async fn record_of(
        &self,
        conn: &Conn,
        caller: &Caller,
        kind: ActKind,
        case: &Case,
        project: ProjectId,
    ) -> AppResult<()> {
        let detail = json!({ "case": case.id.to_string() });
        self.record(conn, Some(case.city), caller, kind, project, detail)
            .await
    }
}

/// Whether a later decision in another case stops the campaign, and still stands.
async fn stands_still_by_another(conn: &Conn, case: &Case, first: &CaseDecision) -> AppResult<bool> {
    let cases = store::case::of_subject(conn, case.city, case.subject).await?;
    let others: Vec<_> = cases
        .iter()
        .filter(|other| other.id != case.id)
        .map(|other| other.id)
        .collect();
    let decisions = store::case::decisions(conn, case.city, &others).await?;
    let is_taken_back = |one: &CaseDecision| {
        decisions
            .iter()
            .any(|other| other.case == one.case && other.upheld == Some(false))
    };
    Ok(decisions.iter().any(|one| {
        one.upheld.is_none()
            && one.action == CaseAction::SuspendProject
            && one.decided_at > first.decided_at
            && !is_taken_back(one)
    }))
}

async fn lock(conn: &Conn, case: &Case) -> AppResult<store::project::Project> {
    let found = match case.project {
        Some(project) => store::project::lock(conn, project).await?,
        None => None,
    };
    found.ok_or_else(|| AppError::Internal(format!("{} is about a project that is missing", case.id)))
}

/// The comment, or the message with a gift, is there for nobody any more.
async fn take_down(conn: &Conn, case: &mut Case) -> AppResult<()> {
    match case.subject {
        Subject::Comment(_) => {
            for from in [CommentState::Visible, CommentState::Hidden] {
                move_comment(conn, case, from, CommentState::Removed).await?;
            }
        }
        Subject::Pledge(pledge) => {
            if let Some(known) = store::pledge::lock(conn, pledge).await? {
                case.kept_text = known.message;
                store::pledge::set_message(conn, case.city, pledge, None).await?;
            }
        }
        Subject::Project(_) | Subject::Organisation(_) => {}
    }
    Ok(())
}

/// Moves the comment that a case is about, if it is one and in this state: one that its author deleted stays so.
async fn move_comment(conn: &Conn, case: &Case, from: CommentState, to: CommentState) -> AppResult<()> {
    let Subject::Comment(id) = case.subject else {
        return Ok(());
    };
    if let Some(mut comment) = store::comment::lock(conn, id).await?
        && comment.state == from
    {
        comment.state = to;
        store::comment::update(conn, &comment).await?;
    }
    Ok(())
}
