//! Signing in by password, setting and removing it.

use async_graphql::{Context, InputObject, Object, Result};

use super::person::ViewerPayload;
use super::sign_in::{CompleteSignInPayload, signed_in};
use crate::graphql::ask::Ask;

#[derive(Default)]
pub struct PasswordMutation;

#[derive(InputObject)]
pub struct SignInWithPasswordInput {
    email: String,
    password: String,
    /// A path of these pages to come back to.
    return_to: Option<String>,
}

#[Object]
impl PasswordMutation {
    /// The answer is the same whether there is such a person, with a password or without.
    async fn sign_in_with_password(
        &self,
        ctx: &Context<'_>,
        input: SignInWithPasswordInput,
    ) -> Result<CompleteSignInPayload> {
        let ask = Ask::of(ctx);
        let (email, password) = (&input.email, &input.password);
        let (return_to, from) = (input.return_to.as_deref(), ask.sender.sign_in_from());
        let app = &ask.app;
        let session = app.sign_in_with_password(email, password, return_to, &from, ask.locale());
        signed_in(ctx, session.await)
    }

    /// Needs proof (see provenUntil). Other sessions end.
    async fn set_password(&self, ctx: &Context<'_>, password: String) -> Result<ViewerPayload> {
        let ask = Ask::of(ctx);
        ViewerPayload::new(ask, ask.app.set_password(&ask.caller, &password).await)
    }

    /// Needs proof. Who has none signs in by mail.
    async fn remove_password(&self, ctx: &Context<'_>) -> Result<ViewerPayload> {
        let ask = Ask::of(ctx);
        ViewerPayload::new(ask, ask.app.remove_password(&ask.caller).await)
    }
}
