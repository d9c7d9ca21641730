//! The teams of projects.

use chrono::{DateTime, Utc};
use domain::{PersonId, ProblemKind, ProjectId};
use store::invitation::{Invitation, Target};
use store::project::Project;

use crate::invitation::address;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller};

/// Somebody on a project's team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TeamMember {
    /// Who.
    pub person: PersonId,
    /// Whether it is whose project it is.
    pub is_owner: bool,
    /// Since when.
    pub since: DateTime<Utc>,
}

impl App {
    /// Who carries a project: whose it is first, then the team, the oldest first.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn team(&self, project: &Project) -> AppResult<Vec<TeamMember>> {
        let rows = store::membership::of_project(self.db.read(), project.city, project.id).await?;
        let owner = project.owner_person.map(|person| TeamMember {
            person,
            is_owner: true,
            since: project.created_at,
        });
        let others = rows
            .into_iter()
            .filter(|(person, _)| Some(*person) != project.owner_person)
            .map(|(person, since)| TeamMember {
                person,
                is_owner: false,
                since,
            });
        Ok(owner.into_iter().chain(others).collect())
    }

    /// Invites somebody to a project's team by mail.
    ///
    /// # Errors
    /// Refused: not its owner; not an address; on it already; an invitation waits; too many in a day.
    pub async fn invite_to_team(&self, caller: &Caller, id: ProjectId, email: &str) -> AppResult<Invitation> {
        let Some(by) = caller.person() else {
            return Err(AppError::refused("", ProblemKind::SignInRequired));
        };
        self.db
            .write("team.invite", |conn| async move {
                let (project, city) = self
                    .lock_project(&conn, caller, id, Operation::ManageTeam)
                    .await?;
                let email = address("email", email)?;
                if let Some(known) = store::person::by_email(&conn, &email).await? {
                    let team = store::membership::of_project(&conn, city.id, id).await?;
                    if project.owner_person == Some(known.id)
                        || team.iter().any(|(person, _)| *person == known.id)
                    {
                        return Err(AppError::refused("email", ProblemKind::AlreadyMember));
                    }
                }
                let target = Target::Team(id);
                self.invite_in(&conn, city.id, (by, caller.locale), ("email", &email), target)
                    .await
            })
            .await
    }

    /// Takes somebody off a project's team, or leaves it.
    ///
    /// # Errors
    /// Refused: not its owner and not oneself; not on it. Whose project it is stays.
    pub async fn remove_from_team(
        &self,
        caller: &Caller,
        id: ProjectId,
        person: PersonId,
    ) -> AppResult<Project> {
        let operation = leaving(caller, person);
        self.db
            .write("team.remove", |conn| async move {
                let (project, city) = self.lock_project(&conn, caller, id, operation).await?;
                if !store::membership::remove_from_team(&conn, city.id, project.id, person).await? {
                    return Err(AppError::not_found("person", "person"));
                }
                Ok(())
            })
            .await?;
        self.reload(id).await
    }

    /// Whether the caller may take somebody off the team.
    ///
    /// # Errors
    /// What the policy table says; whose project it is cannot be taken off.
    pub fn may_remove_from_team(
        caller: &Caller,
        project: &Project,
        member: TeamMember,
    ) -> Result<(), ProblemKind> {
        let operation = leaving(caller, member.person);
        policy::permits(caller, operation, On::project(project))?;
        if member.is_owner {
            return Err(ProblemKind::NotAllowed);
        }
        Ok(())
    }
}

/// Who is on a team may leave it; who manages it may take others off.
fn leaving(caller: &Caller, person: PersonId) -> Operation {
    if caller.person() == Some(person) {
        Operation::ReadTeam
    } else {
        Operation::ManageTeam
    }
}
