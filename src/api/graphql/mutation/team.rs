//! The teams of projects, and the organisations behind them.

use async_graphql::{Context, ID, Object, Result};

use super::invitation::InvitationPayload;
use super::project::ProjectPayload;
use crate::graphql::ask::{self, Ask};

#[derive(Default)]
pub struct TeamMutation;

#[Object]
impl TeamMutation {
    /// By the project's owner.
    async fn invite_to_team(
        &self,
        ctx: &Context<'_>,
        project: ID,
        email: String,
    ) -> Result<InvitationPayload> {
        let ask = Ask::of(ctx);
        let invited = async {
            let project = ask::id("project", &project)?;
            ask.app.invite_to_team(&ask.caller, project, &email).await
        };
        InvitationPayload::new(ask, invited.await)
    }

    /// By the project's owner; oneself leaves.
    async fn remove_from_team(&self, ctx: &Context<'_>, project: ID, person: ID) -> Result<ProjectPayload> {
        let ask = Ask::of(ctx);
        let removed = async {
            let (project, person) = (ask::id("project", &project)?, ask::id("person", &person)?);
            ask.app.remove_from_team(&ask.caller, project, person).await
        };
        ProjectPayload::new(ask, removed.await)
    }

    /// Stands an organisation that one manages behind a project that one owns, while it is a draft; null gives it
    /// back to oneself.
    async fn set_project_organisation(
        &self,
        ctx: &Context<'_>,
        project: ID,
        organisation: Option<ID>,
    ) -> Result<ProjectPayload> {
        let ask = Ask::of(ctx);
        let set = async {
            let project = ask::id("project", &project)?;
            let organisation = organisation
                .as_ref()
                .map(|id| ask::id("organisation", id))
                .transpose()?;
            ask.app
                .set_project_organisation(&ask.caller, project, organisation)
                .await
        };
        ProjectPayload::new(ask, set.await)
    }
}
