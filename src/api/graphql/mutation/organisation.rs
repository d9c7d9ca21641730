//! Organisations as their managers write them, and who belongs to them.

use std::sync::Arc;

use app::AppResult;
use app::organisation::OrganisationInput;
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use super::invitation::InvitationPayload;
use crate::graphql::ask::{self, Ask};
use crate::graphql::scalar::Money;
use crate::graphql::types::organisation::Organisation;
use crate::graphql::types::problem::Problem;
use crate::graphql::words::{MemberRole, OwnerKind};

#[derive(Default)]
pub struct OrganisationMutation;

#[derive(InputObject)]
pub struct CreateOrganisationInput {
    city: ID,
    name: String,
    /// An association, a firm or a public body.
    kind: OwnerKind,
    /// Markdown.
    about: Option<String>,
    website: Option<String>,
    idempotency_key: String,
}

#[derive(InputObject)]
pub struct UpdateOrganisationInput {
    name: Option<String>,
    /// Markdown, in the writer's language; blank empties it.
    about: Option<String>,
    /// Blank empties it.
    website: Option<String>,
    /// What it takes in a year; blank empties it. Fixed once it was handed in to be verified.
    turnover: Option<Money>,
}

#[derive(SimpleObject)]
pub struct OrganisationPayload {
    organisation: Option<Organisation>,
    problems: Vec<Problem>,
}

impl OrganisationPayload {
    /// What came of a change.
    pub fn new(ask: &Ask, result: AppResult<app::Organisation>) -> Result<Self> {
        ask.forget();
        let (organisation, problems) = ask.outcome(result)?;
        Ok(Self {
            organisation: organisation.map(Arc::new).map(Organisation),
            problems,
        })
    }
}

#[Object]
impl OrganisationMutation {
    /// Who writes it down becomes its manager.
    async fn create_organisation(
        &self,
        ctx: &Context<'_>,
        input: CreateOrganisationInput,
    ) -> Result<OrganisationPayload> {
        let ask = Ask::of(ctx);
        let created = async {
            let city = ask::id("input.city", &input.city)?;
            let given = OrganisationInput {
                name: Some(input.name),
                about: input.about,
                website: input.website,
                turnover: None,
            };
            let (kind, key) = (input.kind.into(), &input.idempotency_key);
            ask.app
                .create_organisation(&ask.caller, city, kind, &given, key)
                .await
        };
        OrganisationPayload::new(ask, created.await)
    }

    /// Saves what is given and leaves the rest.
    async fn update_organisation(
        &self,
        ctx: &Context<'_>,
        id: ID,
        input: UpdateOrganisationInput,
    ) -> Result<OrganisationPayload> {
        let ask = Ask::of(ctx);
        let updated = async {
            let given = OrganisationInput {
                name: input.name,
                about: input.about,
                website: input.website,
                turnover: input.turnover.map(|Money(text)| text),
            };
            ask.app
                .update_organisation(&ask.caller, ask::id("id", &id)?, &given)
                .await
        };
        OrganisationPayload::new(ask, updated.await)
    }

    async fn invite_to_organisation(
        &self,
        ctx: &Context<'_>,
        organisation: ID,
        email: String,
        role: MemberRole,
    ) -> Result<InvitationPayload> {
        let ask = Ask::of(ctx);
        let invited = async {
            let id = ask::id("organisation", &organisation)?;
            ask.app
                .invite_to_organisation(&ask.caller, id, &email, role.into())
                .await
        };
        InvitationPayload::new(ask, invited.await)
    }

    /// The last manager stays one.
    async fn change_member_role(
        &self,
        ctx: &Context<'_>,
        organisation: ID,
        person: ID,
        role: MemberRole,
    ) -> Result<OrganisationPayload> {
        let ask = Ask::of(ctx);
        let changed = async {
            let (id, person) = (
                ask::id("organisation", &organisation)?,
                ask::id("person", &person)?,
            );
            ask.app
                .change_member_role(&ask.caller, id, person, role.into())
                .await
        };
        OrganisationPayload::new(ask, changed.await)
    }

    /// Oneself leaves; the last manager cannot.
    async fn remove_member(
        &self,
        ctx: &Context<'_>,
        organisation: ID,
        person: ID,
    ) -> Result<OrganisationPayload> {
        let ask = Ask::of(ctx);
        let removed = async {
            let (id, person) = (
                ask::id("organisation", &organisation)?,
                ask::id("person", &person)?,
            );
            ask.app.remove_member(&ask.caller, id, person).await
        };
        OrganisationPayload::new(ask, removed.await)
    }
}
