//! Writing comments.

use std::sync::Arc;

use app::AppResult;
use app::comment::CommentInput;
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use crate::graphql::ask::{self, Ask};
use crate::graphql::types::comment::Comment;
use crate::graphql::types::problem::Problem;

#[derive(Default)]
pub struct CommentMutation;

#[derive(InputObject)]
pub struct AddCommentInput {
    project: ID,
    reply_to: Option<ID>,
    /// Markdown, 1 to 2000 characters.
    body: String,
    idempotency_key: String,
}

#[derive(SimpleObject)]
pub struct CommentPayload {
    comment: Option<Comment>,
    problems: Vec<Problem>,
}

#[Object]
impl CommentMutation {
    async fn add_comment(&self, ctx: &Context<'_>, input: AddCommentInput) -> Result<CommentPayload> {
        let ask = Ask::of(ctx);
        let added = async {
            let reply_to = input.reply_to.as_ref();
            let given = CommentInput {
                project: ask::id("input.project", &input.project)?,
                reply_to: reply_to.map(|id| ask::id("input.replyTo", id)).transpose()?,
                body: input.body,
                key: input.idempotency_key,
            };
            ask.app.add_comment(&ask.caller, &given).await
        };
        payload(ask, added.await)
    }

    /// By its author, within half an hour.
    async fn edit_comment(&self, ctx: &Context<'_>, id: ID, body: String) -> Result<CommentPayload> {
        let ask = Ask::of(ctx);
        let edited = async {
            ask.app
                .edit_comment(&ask.caller, ask::id("id", &id)?, &body)
                .await
        };
        payload(ask, edited.await)
    }

    async fn delete_comment(&self, ctx: &Context<'_>, id: ID) -> Result<CommentPayload> {
        let ask = Ask::of(ctx);
        let deleted = async { ask.app.delete_comment(&ask.caller, ask::id("id", &id)?).await };
        payload(ask, deleted.await)
    }
}

fn payload(ask: &Ask, result: AppResult<app::Comment>) -> Result<CommentPayload> {
    ask.forget();
    let (comment, problems) = ask.outcome(result)?;
    Ok(CommentPayload {
        comment: comment.map(Arc::new).map(Comment),
        problems,
    })
}
