//! Answering invitations, and taking them back.

use app::invitation::{Answer, Which};
use app::{AppError, AppResult};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use domain::ProblemKind;

use crate::graphql::ask::{self, Ask};
use crate::graphql::types::city_office::RoleRequest;
use crate::graphql::types::invitation::Invitation;
use crate::graphql::types::problem::Problem;

#[derive(Default)]
pub struct InvitationMutation;

#[derive(SimpleObject)]
pub struct InvitationPayload {
    pub invitation: Option<Invitation>,
    /// Where a second person must agree before anything is sent.
    pub request: Option<RoleRequest>,
    pub problems: Vec<Problem>,
}

impl InvitationPayload {
    /// What came of inviting.
    pub fn new(ask: &Ask, result: AppResult<app::Invitation>) -> Result<Self> {
        ask.forget();
        let (invitation, problems) = ask.outcome(result)?;
        Ok(Self {
            invitation: invitation.map(Invitation),
            request: None,
            problems,
        })
    }
}

#[derive(SimpleObject)]
pub struct AcceptInvitationPayload {
    /// Where to go now, a path.
    path: Option<String>,
    problems: Vec<Problem>,
}

#[derive(SimpleObject)]
pub struct RevokedPayload {
    revoked: bool,
    problems: Vec<Problem>,
}

#[Object]
impl InvitationMutation {
    /// By the token of a mail's link, or by the id of one's own list: one of the two. Signed in with the address that
    /// was invited.
    async fn accept_invitation(
        &self,
        ctx: &Context<'_>,
        token: Option<String>,
        id: Option<ID>,
    ) -> Result<AcceptInvitationPayload> {
        answer(Ask::of(ctx), token, id, Answer::Accept).await
    }

    async fn decline_invitation(
        &self,
        ctx: &Context<'_>,
        token: Option<String>,
        id: Option<ID>,
    ) -> Result<AcceptInvitationPayload> {
        answer(Ask::of(ctx), token, id, Answer::Decline).await
    }

    /// By whoever may send such invitations.
    async fn revoke_invitation(&self, ctx: &Context<'_>, id: ID) -> Result<RevokedPayload> {
        let ask = Ask::of(ctx);
        let revoked = async { ask.app.revoke_invitation(&ask.caller, ask::id("id", &id)?).await };
        let (revoked, problems) = ask.outcome(revoked.await)?;
        Ok(RevokedPayload {
            revoked: revoked.is_some(),
            problems,
        })
    }
}

async fn answer(
    ask: &Ask,
    token: Option<String>,
    id: Option<ID>,
    answer: Answer,
) -> Result<AcceptInvitationPayload> {
    let answered = async {
        let which = match (&token, &id) {
            (Some(token), None) => Which::Token(token),
            (None, Some(id)) => Which::Id(ask::id("id", id)?),
            _ => return Err(AppError::refused("token", ProblemKind::Required)),
        };
        ask.app.answer_invitation(&ask.caller, which, answer).await
    };
    let answered = answered.await;
    ask.forget();
    let (path, problems) = ask.outcome(answered)?;
    Ok(AcceptInvitationPayload { path, problems })
}
