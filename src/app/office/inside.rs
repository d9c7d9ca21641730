//! The way in for the first official of a city: roles given from the machine that Parvis runs on. The log of acts
//! keeps these too, as done by nobody with a role.

use domain::act::ActKind;
use domain::person::{Email, Role};
use domain::{CityId, Id, Locale, PersonId};
use serde_json::json;
use store::Conn;
use store::city::City;
use store::office::Holder;
use store::person::Person;

use crate::changes::Change;
use crate::{App, AppError, AppResult, Caller};

/// How many people one city's list holds: every one of them.
const ALL: u64 = 100_000;

impl App {
    /// Everybody with a role in a city.
    ///
    /// # Errors
    /// Those of the database; likewise below.
    pub async fn everybody_in_office(&self, city: CityId) -> AppResult<Vec<(Holder, Person)>> {
        let conn = self.db.read();
        let holders = store::office::page(conn, city, None, ALL).await?;
        let ids: Vec<PersonId> = holders.iter().map(|holder| holder.person).collect();
        let people = store::person::by_ids(conn, &ids).await?;
        let person = |id| people.iter().find(|person| person.id == id).cloned();
        Ok(holders
            .into_iter()
            .filter_map(|holder| person(holder.person).map(|person| (holder, person)))
            .collect())
    }

    /// Gives a role to an address; who is not known yet becomes a person.
    pub async fn grant_inside(&self, city: &City, email: &Email, role: Role) -> AppResult<()> {
        let now = self.world.now();
        self.db
            .write("role.grant", |conn| async move {
                store::office::lock(&conn, city.id).await?;
                let person = self.person_of(&conn, email, city.locale).await?;
                store::person::grant(&conn, city.id, person, role, None, now).await?;
                let (kind, detail) = (ActKind::RoleGranted, json!({ "role": role.as_str() }));
                self.record(&conn, Some(city.id), &nobody(), kind, person, detail)
                    .await
            })
            .await?;
        self.changes.tell(Change::City(city.id));
        Ok(())
    }

    /// Takes a role away, a city's last official too.
    ///
    /// # Errors
    /// Refused: they do not have it.
    pub async fn revoke_inside(&self, city: &City, email: &Email, role: Role) -> AppResult<()> {
        let now = self.world.now();
        self.db
            .write("role.revoke", |conn| async move {
                store::office::lock(&conn, city.id).await?;
                let person = store::person::by_email(&conn, email)
                    .await?
                    .ok_or_else(|| AppError::not_found("email", "person"))?
                    .id;
                if !store::office::revoke(&conn, city.id, person, role).await? {
                    return Err(AppError::not_found("email", "person"));
                }
                if role == Role::Official {
                    store::invitation::end_roles_by(&conn, city.id, person, now).await?;
                    store::role_request::drop_by(&conn, city.id, person, now).await?;
                }
                let (kind, detail) = (ActKind::RoleRevoked, json!({ "role": role.as_str() }));
                self.record(&conn, Some(city.id), &nobody(), kind, person, detail)
                    .await
            })
            .await?;
        self.changes.tell(Change::City(city.id));
        Ok(())
    }

    /// Who runs the installation.
    pub async fn operators(&self) -> AppResult<Vec<Person>> {
        let conn = self.db.read();
        let ids: Vec<PersonId> = store::membership::operators(conn)
            .await?
            .into_iter()
            .map(|(person, _)| person)
            .collect();
        Ok(store::person::by_ids(conn, &ids).await?)
    }

    /// Lets an address run the installation.
    pub async fn add_operator(&self, email: &Email) -> AppResult<()> {
        let now = self.world.now();
        self.db
            .write("operator.add", |conn| async move {
                let person = self.person_of(&conn, email, Locale::default()).await?;
                store::membership::put_operator(&conn, person, now).await?;
                let (kind, detail) = (ActKind::RoleGranted, json!({ "role": "operator" }));
                self.record(&conn, None, &nobody(), kind, person, detail).await
            })
            .await
    }

    /// Somebody no longer runs it.
    ///
    /// # Errors
    /// Refused: they do not.
    pub async fn remove_operator(&self, email: &Email) -> AppResult<()> {
        let (now, cities) = (self.world.now(), &self.cities().await?);
        self.db
            .write("operator.remove", |conn| async move {
                let person = store::person::by_email(&conn, email)
                    .await?
                    .ok_or_else(|| AppError::not_found("email", "person"))?
                    .id;
                if !store::membership::remove_operator(&conn, person).await? {
                    return Err(AppError::not_found("email", "person"));
                }
                // What they began ends with it, except where they may begin it by another role.
                let roles = store::person::roles(&conn, person).await?;
                for city in cities {
                    if !roles.contains(&(city.id, Role::Official)) {
                        store::invitation::end_roles_by(&conn, city.id, person, now).await?;
                        store::role_request::drop_by(&conn, city.id, person, now).await?;
                    }
                }
                let (kind, detail) = (ActKind::RoleRevoked, json!({ "role": "operator" }));
                self.record(&conn, None, &nobody(), kind, person, detail).await
            })
            .await
    }

    async fn person_of(&self, conn: &Conn, email: &Email, locale: Locale) -> AppResult<PersonId> {
        let new = Person {
            id: PersonId::new(&self.world),
            email: email.clone(),
            name: String::new(),
            locale,
            created_at: self.world.now(),
        };
        Ok(store::person::find_or_insert(conn, &new).await?.id)
    }
}

/// The program itself: no person acts.
fn nobody() -> Caller {
    Caller::visitor(Locale::default())
}
