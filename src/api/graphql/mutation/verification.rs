//! Organisations show a city that they exist; the city decides.

use app::verification::SubmissionInput;
use app::{AppError, AppResult};
use async_graphql::{Context, ID, InputObject, Object, Result};
use domain::OrganisationId;

use super::organisation::OrganisationPayload;
use crate::graphql::ask::{self, Ask};
use crate::graphql::words::{IdentifierKind, OrganisationDecision};

#[derive(Default)]
pub struct VerificationMutation;

#[derive(InputObject)]
pub struct SubmitOrganisationInput {
    identifier_kind: IdentifierKind,
    identifier: String,
    iban: Option<String>,
}

#[derive(InputObject)]
pub struct DecideOrganisationInput {
    decision: OrganisationDecision,
    /// Told to its managers.
    reason: String,
}

#[Object]
impl VerificationMutation {
    /// By a manager, with at least one document.
    async fn submit_organisation(
        &self,
        ctx: &Context<'_>,
        id: ID,
        input: SubmitOrganisationInput,
    ) -> Result<OrganisationPayload> {
        let ask = Ask::of(ctx);
        let submitted = async {
            let id = ask::id("id", &id)?;
            let given = SubmissionInput {
                kind: input.identifier_kind.into(),
                identifier: input.identifier,
                iban: input.iban,
            };
            ask.app.submit_organisation(&ask.caller, id, &given).await?;
            again(ask, id).await
        };
        OrganisationPayload::new(ask, submitted.await)
    }

    /// By a manager, as long as the city does not look at it.
    async fn remove_document(&self, ctx: &Context<'_>, id: ID) -> Result<OrganisationPayload> {
        let ask = Ask::of(ctx);
        let removed = async {
            let id = ask.app.remove_document(&ask.caller, ask::id("id", &id)?).await?;
            again(ask, id).await
        };
        OrganisationPayload::new(ask, removed.await)
    }

    /// By an official who is not one of its members; needs proof.
    async fn decide_organisation(
        &self,
        ctx: &Context<'_>,
        id: ID,
        input: DecideOrganisationInput,
    ) -> Result<OrganisationPayload> {
        let ask = Ask::of(ctx);
        let decided = async {
            let id = ask::id("id", &id)?;
            let given = (input.decision.into(), input.reason.as_str());
            ask.app.decide_organisation(&ask.caller, id, given).await?;
            again(ask, id).await
        };
        OrganisationPayload::new(ask, decided.await)
    }
}

async fn again(ask: &Ask, id: OrganisationId) -> AppResult<app::Organisation> {
    let found = ask.app.organisation_by_id(id).await?;
    found.ok_or_else(|| AppError::Internal(format!("{id} was stored and is missing")))
}
