//! Who asks, and in which language they read.

use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use domain::person::{Role, TokenScope};
use domain::{CityId, Locale, PersonId, ProblemKind, SessionId};
use store::membership::Memberships;
use store::person::Person;
use store::session::Session;

use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, secret};

/// How long a proof of who one is counts for what is sensitive.
pub(crate) const PROOF_MINUTES: i64 = 10;

/// How exactly it is noted when a session or a token was last seen: each look would be a write otherwise.
pub(crate) const SEEN_MINUTES: i64 = 5;

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

    /// The session that asks.
    ///
    /// # Errors
    /// [`ProblemKind::SignInRequired`] where nobody is signed in by one, [`ProblemKind::TokenScope`] for a token.
    pub(crate) fn session(&self) -> Result<(&Viewer, OwnSession), ProblemKind> {
        let viewer = self.viewer.as_deref().ok_or(ProblemKind::SignInRequired)?;
        match &viewer.means {
            Means::Session(own) => Ok((viewer, *own)),
            Means::Token { .. } => Err(ProblemKind::TokenScope),
            Means::Inside => Err(ProblemKind::SignInRequired),
        }
    }

    /// The person signed in, if they may do what is of themselves and of no city.
    ///
    /// # Errors
    /// Those of [`policy::authorize`].
    pub(crate) fn may_of_self(&self, operation: Operation) -> Result<&Viewer, ProblemKind> {
        policy::authorize(self, operation, On::installation())?;
        self.viewer.as_deref().ok_or(ProblemKind::SignInRequired)
    }

    /// The person signed in.
    pub fn person(&self) -> Option<PersonId> {
        self.viewer.as_ref().map(|viewer| viewer.person.id)
    }

    /// Until when they may not write in the city, where they are suspended.
    pub fn suspended_until(&self, city: CityId) -> Option<DateTime<Utc>> {
        let viewer = self.viewer.as_ref()?;
        let here = viewer.memberships.suspensions.iter();
        here.filter(|(of, _)| *of == city).map(|(_, until)| *until).max()
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
        let now = self.world.now();
        match store::session::lasting(self.db.read(), &secret::hash(session), now).await? {
            Some(session) => self.caller_of(session, locale).await,
            None => Ok(Caller::visitor(locale)),
        }
    }

    /// The caller as they are now: after a change to themselves or to their session.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn reread(&self, caller: &Caller) -> AppResult<Caller> {
        let (conn, locale) = (self.db.read(), caller.locale);
        let Some(viewer) = &caller.viewer else {
            return Ok(Caller::visitor(locale));
        };
        if let Means::Session(own) = &viewer.means {
            return match store::session::by_id(conn, own.id, self.world.now()).await? {
                Some(session) => self.caller_of(session, locale).await,
                None => Ok(Caller::visitor(locale)),
            };
        }
        match store::person::by_id(conn, viewer.person.id).await? {
            Some(person) => self.known(person, viewer.means.clone(), locale).await,
            None => Ok(Caller::visitor(locale)),
        }
    }

    /// The person of a session, which is noted as seen.
    async fn caller_of(&self, session: Session, locale: Locale) -> AppResult<Caller> {
        let now = self.world.now();
        let since = now - Duration::minutes(SEEN_MINUTES);
        if session.seen_at < since {
            let id = session.id;
            let noted = self
                .db
                .write("session.seen", |conn| async move {
                    Ok::<_, AppError>(store::session::touch(&conn, id, now, since).await?)
                })
                .await;
            // Who reads must not wait for whether this could be written.
            if let Err(error) = noted {
                tracing::warn!(%error, "session.seen.failed");
            }
        }
        let own = OwnSession {
            id: session.id,
            proven_at: session.proven_at,
            is_proven: now < session.proven_at + Duration::minutes(PROOF_MINUTES),
        };
        match store::person::by_id(self.db.read(), session.person).await? {
            Some(person) => self.known(person, Means::Session(own), locale).await,
            None => Ok(Caller::visitor(locale)),
        }
    }

    /// A person as a caller, with everything that they are. Who was erased is nobody, even by a session or a token
    /// that began in the same instant.
    pub(crate) async fn known(&self, person: Person, means: Means, locale: Locale) -> AppResult<Caller> {
        if person.email.is_erased() {
            return Ok(Caller::visitor(locale));
        }
        let conn = self.db.read();
        let roles = store::person::roles(conn, person.id).await?;
        let memberships = store::membership::of_person(conn, person.id, self.world.now()).await?;
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
