//! Roles that need a second person.

use domain::act::ActKind;
use domain::person::{Email, Role};
use domain::two_person::TwoPerson;
use domain::{CityId, Id, PersonId, ProblemKind, Problems, RoleRequestId};
use serde_json::json;
use store::Conn;
use store::invitation::Target;
use store::role_request::RoleRequest;

use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, input};

const REASON_MAX: usize = 2000;

impl App {
    /// Asks a second person, in the transaction of the invitation.
    pub(super) async fn ask_in(
        &self,
        conn: &Conn,
        caller: &Caller,
        city: CityId,
        (by, email): (PersonId, &Email),
        role: Role,
    ) -> AppResult<RoleRequest> {
        let request = RoleRequest {
            id: RoleRequestId::new(&self.world),
            city,
            role,
            email: email.clone(),
            locale: caller.locale,
            asked_by: by,
            asked_at: self.world.now(),
            decided_at: None,
        };
        if !store::role_request::insert(conn, &request).await? {
            return Err(AppError::refused("input.email", ProblemKind::AlreadyInvited));
        }
        let (kind, detail) = (ActKind::RoleRequested, json!({ "role": role.as_str() }));
        self.record(conn, Some(city), caller, kind, request.id, detail)
            .await?;
        Ok(request)
    }

    /// The requests of a city that wait, for whoever may see who has a role.
    ///
    /// # Errors
    /// Those of the database; likewise below.
    pub async fn role_requests(&self, caller: &Caller, city: CityId) -> AppResult<Vec<RoleRequest>> {
        if policy::authorize(caller, Operation::ReadOffice, On::city(city)).is_err() {
            return Ok(Vec::new());
        }
        Ok(store::role_request::waiting(self.db.read(), city).await?)
    }

    /// The name of whom a request is for, where they have an office in the city already: whether others have an
    /// account is nobody's business.
    pub async fn role_request_name(&self, request: &RoleRequest) -> AppResult<Option<String>> {
        let conn = self.db.read();
        let Some(person) = store::person::by_email(conn, &request.email).await? else {
            return Ok(None);
        };
        let roles = store::person::roles(conn, person.id).await?;
        let in_office = |(city, role): &(CityId, Role)| *city == request.city && *role != Role::Resident;
        Ok(roles.iter().any(in_office).then_some(person.name))
    }

    /// Whether the caller may be the second person.
    pub async fn may_approve(
        &self,
        caller: &Caller,
        request: &RoleRequest,
    ) -> AppResult<Result<(), ProblemKind>> {
        if let Err(kind) = policy::permits(caller, Operation::ManageRoles, On::city(request.city)) {
            return Ok(Err(kind));
        }
        let Some(by) = caller.person() else {
            return Ok(Err(ProblemKind::SignInRequired));
        };
        let rule = two_person(self.db.read(), request).await?;
        Ok(rule.approve(by).map(|_| ()).map_err(ProblemKind::from))
    }

    /// A second person agrees: the invitation goes out in the name of who asked.
    ///
    /// # Errors
    /// Refused: no such request; not an official or operator; who asked for it, or whom it is for; somebody was
    /// quicker.
    pub async fn approve_role_request(&self, caller: &Caller, id: RoleRequestId) -> AppResult<RoleRequest> {
        let now = self.world.now();
        self.db
            .write("role.approve", |conn| async move {
                let (request, by) = self.request_of(&conn, caller, id).await?;
                two_person(&conn, &request)
                    .await?
                    .approve(by)
                    .map_err(|error| AppError::refused("id", error.into()))?;
                if !store::role_request::decide(&conn, &request, by, None, now).await? {
                    return Err(AppError::refused("id", ProblemKind::AlreadyDecided));
                }
                let inviter = (request.asked_by, request.locale);
                let target = Target::Role(request.role);
                let invitation = self
                    .invite_in(&conn, request.city, inviter, ("id", &request.email), target)
                    .await?;
                let detail =
                    json!({ "role": request.role.as_str(), "invitation": invitation.id.to_string() });
                self.record(
                    &conn,
                    Some(request.city),
                    caller,
                    ActKind::RoleApproved,
                    id,
                    detail,
                )
                .await?;
                Ok(RoleRequest {
                    decided_at: Some(now),
                    ..request
                })
            })
            .await
    }

    /// Does not agree; or takes back what one asked for.
    ///
    /// # Errors
    /// Refused: no such request; not an official or operator; no reason given; decided already.
    pub async fn reject_role_request(
        &self,
        caller: &Caller,
        id: RoleRequestId,
        reason: &str,
    ) -> AppResult<RoleRequest> {
        let now = self.world.now();
        self.db
            .write("role.reject", |conn| async move {
                let (request, by) = self.request_of(&conn, caller, id).await?;
                let mut problems = Problems::none();
                let reason = input::text(&mut problems, "reason", reason, REASON_MAX);
                problems.check()?;
                two_person(&conn, &request)
                    .await?
                    .reject()
                    .map_err(|error| AppError::refused("id", error.into()))?;
                let reason = Some(reason.as_deref().unwrap_or_default());
                if !store::role_request::decide(&conn, &request, by, reason, now).await? {
                    return Err(AppError::refused("id", ProblemKind::AlreadyDecided));
                }
                let detail = json!({ "role": request.role.as_str() });
                self.record(
                    &conn,
                    Some(request.city),
                    caller,
                    ActKind::RoleRejected,
                    id,
                    detail,
                )
                .await?;
                Ok(RoleRequest {
                    decided_at: Some(now),
                    ..request
                })
            })
            .await
    }

    async fn request_of(
        &self,
        conn: &Conn,
        caller: &Caller,
        id: RoleRequestId,
    ) -> AppResult<(RoleRequest, PersonId)> {
        let Some(by) = caller.person() else {
            return Err(AppError::refused("", ProblemKind::SignInRequired));
        };
        let request = store::role_request::by_id(conn, id)
            .await?
            .ok_or_else(|| AppError::not_found("id", "role-request"))?;
        policy::authorize(caller, Operation::ManageRoles, On::city(request.city))
            .map_err(|kind| AppError::refused("", kind))?;
        Ok((request, by))
    }
}

/// The rule as it stands for a request.
async fn two_person(conn: &Conn, request: &RoleRequest) -> AppResult<TwoPerson> {
    let concerned = store::person::by_email(conn, &request.email).await?;
    let rule = TwoPerson::new(request.asked_by, concerned.map(|person| person.id));
    Ok(rule.decided(request.decided_at.is_some()))
}
