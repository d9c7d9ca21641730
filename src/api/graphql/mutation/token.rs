//! Access tokens for programs.

use app::token::TokenInput;
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use super::person::ViewerPayload;
use crate::graphql::ask::{Ask, id};
use crate::graphql::types::account::AccessToken;
use crate::graphql::types::problem::Problem;
use crate::graphql::words::TokenScope;

#[derive(Default)]
pub struct TokenMutation;

#[derive(InputObject)]
pub struct CreateTokenInput {
    name: String,
    scopes: Vec<TokenScope>,
    /// 1 to 365.
    days: i32,
}

#[derive(SimpleObject)]
pub struct CreateTokenPayload {
    token: Option<AccessToken>,
    /// Shown this once.
    secret: Option<String>,
    problems: Vec<Problem>,
}

#[Object]
impl TokenMutation {
    /// Needs proof. A token may do what its scopes say, within what its person may do, and nothing to their account.
    async fn create_token(&self, ctx: &Context<'_>, input: CreateTokenInput) -> Result<CreateTokenPayload> {
        let ask = Ask::of(ctx);
        let given = TokenInput {
            name: input.name,
            scopes: input.scopes.into_iter().map(Into::into).collect(),
            days: input.days.into(),
        };
        let (made, problems) = ask.outcome(ask.app.create_token(&ask.caller, &given).await)?;
        let (token, secret) = made.unzip();
        Ok(CreateTokenPayload {
            token: token.map(AccessToken::from),
            secret,
            problems,
        })
    }

    async fn revoke_token(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "id")] given: ID,
    ) -> Result<ViewerPayload> {
        let ask = Ask::of(ctx);
        let revoked = match id("id", &given) {
            Ok(id) => ask.app.revoke_token(&ask.caller, id).await,
            Err(error) => Err(error),
        };
        ViewerPayload::new(ask, revoked)
    }
}
