//! Who has which role in a city.

use std::sync::Arc;

use app::office::Invited;
use app::{AppError, AppResult};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use super::invitation::InvitationPayload;
use crate::graphql::ask::{self, Ask};
use crate::graphql::types::city::City;
use crate::graphql::types::city_office::RoleRequest;
use crate::graphql::types::invitation::Invitation;
use crate::graphql::types::problem::Problem;
use crate::graphql::words::Role;

#[derive(Default)]
pub struct OfficeMutation;

#[derive(InputObject)]
pub struct InviteToRoleInput {
    city: ID,
    email: String,
    role: Role,
}

#[derive(SimpleObject)]
pub struct RoleRequestPayload {
    request: Option<RoleRequest>,
    problems: Vec<Problem>,
}

#[derive(SimpleObject)]
pub struct CityPayload {
    city: Option<City>,
    problems: Vec<Problem>,
}

#[Object]
impl OfficeMutation {
    /// By an official or operator, who proved a short while ago who they are. A finance officer needs a second
    /// person: the request is given instead of an invitation.
    async fn invite_to_role(&self, ctx: &Context<'_>, input: InviteToRoleInput) -> Result<InvitationPayload> {
        let ask = Ask::of(ctx);
        let invited = async {
            let city = ask::id("input.city", &input.city)?;
            ask.app
                .invite_to_role(&ask.caller, city, &input.email, input.role.into())
                .await
        };
        let (invited, problems) = ask.outcome(invited.await)?;
        let (invitation, request) = match invited {
            Some(Invited::Sent(invitation)) => (Some(Invitation(invitation)), None),
            Some(Invited::Asked(request)) => (None, Some(RoleRequest(request))),
            None => (None, None),
        };
        Ok(InvitationPayload {
            invitation,
            request,
            problems,
        })
    }

    /// By another person than who asked, and than whom it is for: the invitation goes out.
    async fn approve_role_request(&self, ctx: &Context<'_>, id: ID) -> Result<RoleRequestPayload> {
        let ask = Ask::of(ctx);
        let decided = async {
            let id = ask::id("id", &id)?;
            ask.app.approve_role_request(&ask.caller, id).await
        };
        decision(ask, decided.await)
    }

    /// Who asked may take it back by this.
    async fn reject_role_request(
        &self,
        ctx: &Context<'_>,
        id: ID,
        reason: String,
    ) -> Result<RoleRequestPayload> {
        let ask = Ask::of(ctx);
        let decided = async {
            let id = ask::id("id", &id)?;
            ask.app.reject_role_request(&ask.caller, id, &reason).await
        };
        decision(ask, decided.await)
    }

    /// One's own role may be laid down. A city keeps an official, unless an operator takes the last one's role.
    async fn revoke_role(&self, ctx: &Context<'_>, city: ID, person: ID, role: Role) -> Result<CityPayload> {
        let ask = Ask::of(ctx);
        let revoked = async {
            let (city, person) = (ask::id("city", &city)?, ask::id("person", &person)?);
            ask.app
                .revoke_role(&ask.caller, city, person, role.into())
                .await?;
            let city = ask.app.city_by_id(city).await?;
            city.ok_or_else(|| AppError::not_found("city", "city"))
        };
        let revoked = revoked.await;
        ask.forget();
        let (city, problems) = ask.outcome(revoked)?;
        Ok(CityPayload {
            city: city.map(Arc::new).map(City),
            problems,
        })
    }
}

fn decision(ask: &Ask, decided: AppResult<app::RoleRequest>) -> Result<RoleRequestPayload> {
    let (request, problems) = ask.outcome(decided)?;
    Ok(RoleRequestPayload {
        request: request.map(RoleRequest),
        problems,
    })
}
