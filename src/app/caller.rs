//! Who asks, and in which language they read.

use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use domain::person::{Role, TokenScope};
use domain::{CityId, Locale, PersonId, SessionId};
use store::membership::Memberships;
use store::person::Person;

use crate::{App, AppResult, secret};

/// How long a proof of who one is counts for what is sensitive.
pub(crate) const PROOF_MINUTES: i64 = 10;

/// By what somebody is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Means {
    /// A browser's session.
    Session(OwnSession),
    /// An access token of theirs, made for these scopes.
    Token {
        /// What it was made for.
        scopes: Vec<TokenScope>,
    },
    /// The program itself: a seed's story, the command line.
    Inside,
}

/// The session that asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnSession {
    /// Which.
    pub id: SessionId,
    /// When its person last proved who they are.
    pub proven_at: DateTime<Utc>,
    /// Whether that is recent enough for what is sensitive.
    pub is_proven: bool,
}

impl OwnSession {
    /// Until when the proof counts.
    pub fn proven_until(&self) -> DateTime<Utc> {
        self.proven_at + Duration::minutes(PROOF_MINUTES)
    }
}

/// Somebody signed in, with their roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// The person.
    pub person: Person,
    /// Their roles, city by city.
    pub roles: Vec<(CityId, Role)>,
    /// What else they belong to.
    pub memberships: Memberships,
    /// By what they are known.
    pub means: Means,
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
        let now = self.world.now();
        let Some(session) = store::session::lasting(conn, &secret::hash(session), now).await? else {
            return Ok(Caller::visitor(locale));
        };
        let own = OwnSession {
            id: session.id,
            proven_at: session.proven_at,
            is_proven: now < session.proven_at + Duration::minutes(PROOF_MINUTES),
        };
        let Some(person) = store::person::by_id(conn, session.person).await? else {
            return Ok(Caller::visitor(locale));
        };
        self.known(person, Means::Session(own), locale).await
    }

    /// A person as a caller, with everything that they are.
    pub(crate) async fn known(&self, person: Person, means: Means, locale: Locale) -> AppResult<Caller> {
        let conn = self.db.read();
        let roles = store::person::roles(conn, person.id).await?;
        let memberships = store::membership::of_person(conn, person.id).await?;
        Ok(Caller {
            viewer: Some(Arc::new(Viewer {
                person,
                roles,
                memberships,
                means,
            })),
            locale,
        })
    }
}
