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

    /// Calls a campaign off: donors get their money back, and pools what they added. By its owner or an official while
    /// it runs; by an official or a finance officer after it has succeeded, before anything was paid. Whoever does it
    /// proved a short while ago who they are. The reason is for everybody to read.
    async fn call_off_project(&self, ctx: &Context<'_>, id: ID, reason: String) -> Result<ProjectPayload> {
        let ask = Ask::of(ctx);
        let called = async {
            ask.app
                .call_off_project(&ask.caller, ask::id("id", &id)?, &reason)
                .await
        };
        ProjectPayload::new(ask, called.await)
    }

    /// Lets a campaign go on although promises without which it would not have succeeded were not paid. By an official
    /// or a finance officer, who proved a short while ago who they are. The reason is for everybody to read.
    async fn let_go_on(&self, ctx: &Context<'_>, id: ID, reason: String) -> Result<ProjectPayload> {
        let ask = Ask::of(ctx);
        let let_on = async { ask.app.let_go_on(&ask.caller, ask::id("id", &id)?, &reason).await };
        ProjectPayload::new(ask, let_on.await)
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
