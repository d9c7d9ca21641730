//! What reviewers decide on projects.

use app::review::Review;
use async_graphql::{Context, ID, Object, Result};

use super::project::ProjectPayload;
use crate::graphql::ask::{self, Ask};

#[derive(Default)]
pub struct ReviewMutation;

#[Object]
impl ReviewMutation {
    /// By an official or a moderator: the campaign opens.
    async fn publish_project(&self, ctx: &Context<'_>, id: ID) -> Result<ProjectPayload> {
        review(Ask::of(ctx), &id, &Review::Publish).await
    }

    async fn request_project_changes(
        &self,
        ctx: &Context<'_>,
        id: ID,
        reason: String,
    ) -> Result<ProjectPayload> {
        review(Ask::of(ctx), &id, &Review::RequestChanges(reason)).await
    }

    async fn reject_project(&self, ctx: &Context<'_>, id: ID, reason: String) -> Result<ProjectPayload> {
        review(Ask::of(ctx), &id, &Review::Reject(reason)).await
    }
}

async fn review(ask: &Ask, id: &ID, review: &Review) -> Result<ProjectPayload> {
    let reviewed = async {
        ask.app
            .review_project(&ask.caller, ask::id("id", id)?, review)
            .await
    };
    ProjectPayload::new(ask, reviewed.await)
}
