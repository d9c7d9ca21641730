//! Who asks, and in which language they read.

use std::sync::Arc;

use domain::person::Role;
use domain::{CityId, Locale, PersonId};
use store::person::Person;

use crate::{App, AppResult, secret};

/// Somebody signed in, with their roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// The person.
    pub person: Person,
    /// Their roles, city by city.
    pub roles: Vec<(CityId, Role)>,
}

/// Who asks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Caller {
    /// The person signed in; `None` for a visitor.
    pub viewer: Option<Arc<Viewer>>,
    /// The language of answers.
    pub locale: Locale,
}

impl Caller {
    /// A visitor.
    pub fn visitor(locale: Locale) -> Self {
        Self { viewer: None, locale }
    }

    /// The person signed in.
    pub fn person(&self) -> Option<PersonId> {
        self.viewer.as_ref().map(|viewer| viewer.person.id)
    }

    /// Whether they have the role in the city.
    pub fn has(&self, city: CityId, role: Role) -> bool {
        self.viewer
            .as_ref()
            .is_some_and(|viewer| viewer.roles.contains(&(city, role)))
    }
}

impl App {
    /// The caller behind a session cookie; a visitor where it is missing, unknown or too old.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn caller(&self, session: Option<&str>, locale: Locale) -> AppResult<Caller> {
        let Some(session) = session else {
            return Ok(Caller::visitor(locale));
        };
        let conn = self.db.read();
        let hash = secret::hash(session);
        let Some(id) = store::session::person(conn, &hash, self.world.now()).await? else {
            return Ok(Caller::visitor(locale));
        };
        let Some(person) = store::person::by_id(conn, id).await? else {
            return Ok(Caller::visitor(locale));
        };
        let roles = store::person::roles(conn, id).await?;
        Ok(Caller {
            viewer: Some(Arc::new(Viewer { person, roles })),
            locale,
        })
    }
}
