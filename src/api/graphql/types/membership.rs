//! What the person signed in belongs to.

use std::sync::Arc;

use app::caller::Viewer as Row;
use async_graphql::{Context, Object, Result, SimpleObject};

use super::invitation::Invitation;
use super::organisation::Organisation;
use super::project::Project;
use crate::graphql::ask::Ask;
use crate::graphql::words::MemberRole;

/// An organisation that one belongs to.
#[derive(SimpleObject)]
pub struct OrganisationMembership {
    organisation: Organisation,
    role: MemberRole,
}

/// Part of the viewer.
pub struct ViewerMemberships(pub Arc<Row>);

#[Object]
impl ViewerMemberships {
    /// Whether they run the installation.
    async fn is_operator(&self) -> bool {
        self.0.memberships.operator
    }

    async fn organisations(&self, ctx: &Context<'_>) -> Result<Vec<OrganisationMembership>> {
        let ask = Ask::of(ctx);
        let found = ask.app.organisations_of(&ask.as_viewer(&self.0)).await;
        let membership =
            |(organisation, role): (app::Organisation, domain::person::MemberRole)| OrganisationMembership {
                organisation: Organisation(Arc::new(organisation)),
                role: role.into(),
            };
        let found = found.map_err(|error| ask.error(error))?;
        Ok(found.into_iter().map(membership).collect())
    }

    /// The projects in whose team they are.
    async fn teams(&self, ctx: &Context<'_>) -> Result<Vec<Project>> {
        let ask = Ask::of(ctx);
        let found = ask
            .app
            .projects_by_id(&ask.as_viewer(&self.0), &self.0.memberships.teams)
            .await;
        let mut found = found.map_err(|error| ask.error(error))?;
        found.sort_by_key(|project| std::cmp::Reverse((project.created_at, project.id)));
        Ok(found.into_iter().map(Project::loaded).collect())
    }

    /// Invitations to my address that wait.
    async fn invitations(&self, ctx: &Context<'_>) -> Result<Vec<Invitation>> {
        let ask = Ask::of(ctx);
        let found = ask.app.invitations_of(&ask.as_viewer(&self.0)).await;
        let found = found.map_err(|error| ask.error(error))?;
        Ok(found.into_iter().map(Invitation).collect())
    }
}
