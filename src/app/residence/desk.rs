//! Residents at a desk, and verifications that are taken back.

use domain::act::ActKind;
use domain::person::Email;
use domain::residence::{ResidenceMethod, ResidenceState};
use domain::{CityId, Id, NeighbourhoodId, PersonId, ProblemKind, Problems, ResidenceId};
use serde_json::json;
use store::person::Person;
use store::residence::Residence;

use super::ended;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, input};

const NAME_MAX: usize = 200;
const SHOWN_MAX: usize = 200;
const REASON_MAX: usize = 2000;

/// What somebody showed at a desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtDesk {
    /// The city.
    pub city: CityId,
    /// Where mail reaches them.
    pub email: String,
    /// Their name.
    pub name: String,
    /// Where they live.
    pub neighbourhood: NeighbourhoodId,
    /// What was shown, in words; no copy is kept.
    pub shown: String,
}

impl App {
    /// Writes down that somebody showed at a desk where they live. Who was never here before becomes a person.
    ///
    /// # Errors
    /// Refused: not an official of the city; every field that is wrong; oneself.
    pub async fn verify_at_desk(&self, caller: &Caller, given: &AtDesk) -> AppResult<Residence> {
        policy::authorize(caller, Operation::VerifyResidents, On::city(given.city))
            .map_err(|kind| AppError::refused("", kind))?;
        let city = self.city_by_id(given.city).await?;
        let city = city.ok_or_else(|| AppError::not_found("input.city", "city"))?;
        let mut problems = Problems::none();
        let email = given.email.parse::<Email>().map_err(|_| ProblemKind::NotAnEmail);
        let email = problems.take("input.email", email);
        let name = input::line(&mut problems, "input.name", &given.name, NAME_MAX);
        let shown = input::line(&mut problems, "input.shown", &given.shown, SHOWN_MAX);
        let neighbourhood = self
            .neighbourhood_of(&mut problems, given.city, given.neighbourhood)
            .await?;
        problems.check()?;
        let (Some(email), Some(name), Some(shown)) = (email, name, shown) else {
            return Err(AppError::Internal("unchecked input".into()));
        };
        let new = Person {
            id: PersonId::new(&self.world),
            email,
            name,
            locale: city.locale,
            created_at: self.world.now(),
        };
        let new = &new;
        let person = self
            .db
            .write("person.desk", |conn| async move {
                Ok::<_, AppError>(store::person::find_or_insert(&conn, new).await?)
            })
            .await?;
        if caller.person() == Some(person.id) {
            return Err(AppError::refused("input.email", ProblemKind::NotAllowed));
        }
        let residence = Residence {
            shown,
            ..self.new_residence(given.city, person.id, neighbourhood, ResidenceMethod::Desk)
        };
        self.make_sure(residence, Some(caller)).await
    }

    /// Takes a verification, or a request for one, back.
    ///
    /// # Errors
    /// Refused: not an official of its city; no reason; over already.
    pub async fn revoke_residence(
        &self,
        caller: &Caller,
        id: ResidenceId,
        reason: &str,
    ) -> AppResult<Residence> {
        let found = store::residence::by_id(self.db.read(), id).await?;
        let not_found = || AppError::not_found("id", "residence");
        let city = found.ok_or_else(not_found)?.city;
        // Another city's official hears the same as where there is none.
        policy::authorize(caller, Operation::VerifyResidents, On::city(city)).map_err(|kind| match kind {
            ProblemKind::NotAllowed => not_found(),
            kind => AppError::refused("", kind),
        })?;
        let mut problems = Problems::none();
        let reason = input::text(&mut problems, "reason", reason, REASON_MAX);
        problems.check()?;
        let (now, reason) = (self.world.now(), &reason.unwrap_or_default());
        self.db
            .write("residence.revoke", |conn| async move {
                let found = store::residence::lock(&conn, city, &[id]).await?.pop();
                let found = found.ok_or_else(not_found)?;
                if !found.state.is_open() && found.state != ResidenceState::Verified {
                    return Err(not_found());
                }
                let revoked = Residence {
                    revoked_at: Some(now),
                    revoked_why: reason.clone(),
                    ..ended(found, ResidenceState::Revoked)
                };
                store::residence::update(&conn, &revoked).await?;
                self.record(
                    &conn,
                    Some(city),
                    caller,
                    ActKind::ResidenceRevoked,
                    id,
                    json!({}),
                )
                .await?;
                Ok(revoked)
            })
            .await
    }
}
