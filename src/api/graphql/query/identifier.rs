//! Numbers of registers and of bank accounts.

use async_graphql::{Context, Object, SimpleObject};
use domain::Problem as Wrong;

use crate::graphql::ask::Ask;
use crate::graphql::types::problem::Problem;
use crate::graphql::words::IdentifierKind;

#[derive(Default)]
pub struct IdentifierQuery;

#[derive(SimpleObject)]
pub struct IdentifierCheck {
    valid: bool,
    /// As it is written with blanks.
    written: Option<String>,
    problems: Vec<Problem>,
}

#[Object]
impl IdentifierQuery {
    /// Whether an identifier is well formed, and how it is written; nothing is stored.
    async fn check_identifier(
        &self,
        ctx: &Context<'_>,
        kind: IdentifierKind,
        value: String,
    ) -> IdentifierCheck {
        let ask = Ask::of(ctx);
        // Somebody's bank account is in the question.
        ask.sender.scope.never_keep();
        match app::verification::check_identifier(kind.into(), &value) {
            Ok(written) => IdentifierCheck {
                valid: true,
                written: Some(written),
                problems: Vec::new(),
            },
            Err(kind) => IdentifierCheck {
                valid: false,
                written: None,
                problems: vec![Problem::new(&Wrong::new("value", kind), ask.locale())],
            },
        }
    }
}
