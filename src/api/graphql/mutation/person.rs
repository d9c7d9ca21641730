//! What people say of themselves.

use app::{AppResult, Caller};
use async_graphql::{Context, InputObject, Object, Result, SimpleObject};

use crate::graphql::ask::Ask;
use crate::graphql::types::person::Viewer;
use crate::graphql::types::problem::Problem;
use crate::graphql::words::Locale;

#[derive(Default)]
pub struct PersonMutation;

/// What is left out stays.
#[derive(InputObject)]
pub struct UpdateProfileInput {
    name: Option<String>,
    /// The language of mails.
    locale: Option<Locale>,
}

/// The person signed in, after a change to their account.
#[derive(SimpleObject)]
pub struct ViewerPayload {
    viewer: Option<Viewer>,
    problems: Vec<Problem>,
}

impl ViewerPayload {
    /// What came of a use case that changes the caller.
    pub(super) fn new(ask: &Ask, changed: AppResult<Caller>) -> Result<Self> {
        let (caller, problems) = ask.outcome(changed)?;
        Ok(Self {
            viewer: caller.and_then(|caller| caller.viewer).map(Viewer),
            problems,
        })
    }
}

#[Object]
impl PersonMutation {
    async fn update_profile(&self, ctx: &Context<'_>, input: UpdateProfileInput) -> Result<ViewerPayload> {
        let ask = Ask::of(ctx);
        let (name, locale) = (input.name.as_deref(), input.locale.map(Into::into));
        ViewerPayload::new(ask, ask.app.update_profile(&ask.caller, name, locale).await)
    }
}
