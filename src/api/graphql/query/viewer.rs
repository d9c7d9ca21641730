//! Who is asking, and the demonstration.

use app::policy::{self, On, Operation};
use async_graphql::{Context, Object, Result};

use crate::graphql::ask::Ask;
use crate::graphql::demo::DemoView;
use crate::graphql::types::person::Viewer;

#[derive(Default)]
pub struct ViewerQuery;

#[Object]
impl ViewerQuery {
    /// The person signed in, if anybody is.
    async fn viewer(&self, ctx: &Context<'_>) -> Result<Option<Viewer>> {
        let ask = Ask::of(ctx);
        ask.sender.scope.never_keep();
        let Some(viewer) = &ask.caller.viewer else {
            return Ok(None);
        };
        policy::authorize(&ask.caller, Operation::ReadOwn, On::installation())
            .map_err(|kind| ask.refusal(&kind))?;
        Ok(Some(Viewer(viewer.clone())))
    }

    /// What only a demonstration has: the people one can sign in as and the mails they got.
    async fn demo(&self, ctx: &Context<'_>) -> Option<DemoView> {
        let ask = Ask::of(ctx);
        ask.sender.scope.never_keep();
        ask.demo.as_ref().map(|_| DemoView)
    }
}
