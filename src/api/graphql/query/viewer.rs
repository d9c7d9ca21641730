//! Who is asking, and the demonstration.

use async_graphql::{Context, Object};

use crate::graphql::ask::Ask;
use crate::graphql::demo::DemoView;
use crate::graphql::types::person::Viewer;

#[derive(Default)]
pub struct ViewerQuery;

#[Object]
impl ViewerQuery {
    /// The person signed in, if anybody is.
    async fn viewer(&self, ctx: &Context<'_>) -> Option<Viewer> {
        let ask = Ask::of(ctx);
        ask.sender.scope.never_keep();
        ask.caller.viewer.clone().map(Viewer)
    }

    /// What only a demonstration has: the people one can sign in as and the mails they got.
    async fn demo(&self, ctx: &Context<'_>) -> Option<DemoView> {
        let ask = Ask::of(ctx);
        ask.sender.scope.never_keep();
        ask.demo.as_ref().map(|_| DemoView)
    }
}
