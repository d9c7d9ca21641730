//! Signing in by a link that is sent by mail.

use chrono::Duration;
use domain::person::{Email, Role};
use domain::{Id, Locale, PersonId, ProblemKind, SessionId};
use store::person::Person;
use store::session::{Session, SignInLink};

use crate::job::Job;
use crate::{App, AppError, AppResult, Caller, secret};

/// Links that one address may ask for within the life of one.
const LINKS_MAX: u64 = 5;

/// A new session: the secret for the cookie and how long it lasts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSession {
    /// The cookie's value. Nothing else knows it.
    pub secret: String,
    /// Seconds until it ends.
    pub seconds: i64,
    /// Who is signed in now.
    pub caller: Caller,
    /// The page to come back to.
    pub return_to: String,
}

impl App {
    /// Sends a sign-in link. The answer is the same whether the address is known or not.
    ///
    /// # Errors
    /// Refused: not an address; too many links asked for.
    pub async fn request_sign_in(
        &self,
        email: &str,
        return_to: Option<&str>,
        locale: Locale,
    ) -> AppResult<()> {
        let email: Email = email
            .parse()
            .map_err(|_| AppError::refused("input.email", ProblemKind::NotAnEmail))?;
        let now = self.world.now();
        let life = Duration::minutes(self.settings.link_minutes);
        let token = secret::new(&self.world);
        let link = SignInLink {
            token_hash: secret::hash(&token),
            email: email.clone(),
            return_to: safe_path(return_to),
            created_at: now,
            expires_at: now + life,
        };
        let job = Job::MailSignInLink {
            email: email.to_string(),
            locale: locale.tag().to_owned(),
            token,
        };
        let (email, link, job) = (&email, &link, &job);
        self.db
            .write("session.request", |conn| async move {
                if store::session::links_since(&conn, email, now - life).await? >= LINKS_MAX {
                    return Err(AppError::refused("input.email", ProblemKind::TooManyTries));
                }
                store::session::insert_link(&conn, link).await?;
                self.queue(&conn, None, job).await
            })
            .await
    }

    /// Uses a link and begins a session. Who signs in for the first time becomes a person.
    ///
    /// # Errors
    /// Refused: the link is unknown, used or too old.
    pub async fn complete_sign_in(&self, token: &str, locale: Locale) -> AppResult<NewSession> {
        let now = self.world.now();
        let cookie = secret::new(&self.world);
        let (hash, cookie_ref) = (&secret::hash(token), &cookie);
        let (person, return_to) = self
            .db
            .write("session.begin", |conn| async move {
                let Some((email, return_to)) = store::session::use_link(&conn, hash, now).await? else {
                    return Err(AppError::refused("token", ProblemKind::LinkInvalid));
                };
                let new = Person {
                    id: PersonId::new(&self.world),
                    email,
                    name: String::new(),
                    locale,
                    created_at: now,
                };
                let person = store::person::find_or_insert(&conn, &new).await?;
                let session = Session {
                    id: SessionId::new(&self.world),
                    person: person.id,
                    token_hash: secret::hash(cookie_ref),
                    created_at: now,
                    expires_at: now + Duration::days(self.settings.session_days),
                };
                store::session::insert(&conn, &session).await?;
                Ok((person, return_to))
            })
            .await?;
        tracing::info!(person.id = %person.id, "signed in");
        let caller = self.caller(Some(&cookie), locale).await?;
        let seconds = self.settings.session_days * 24 * 60 * 60;
        Ok(NewSession {
            secret: cookie,
            seconds,
            caller,
            return_to,
        })
    }

    /// Ends the session of a cookie.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn sign_out(&self, session: &str) -> AppResult<()> {
        let hash = &secret::hash(session);
        self.db
            .write("session.end", |conn| async move {
                Ok(store::session::delete(&conn, hash).await?)
            })
            .await
    }

    /// The roles that a person has, by city, as the pages list them: residents too.
    pub fn roles(caller: &Caller) -> Vec<(domain::CityId, Role)> {
        caller
            .viewer
            .as_ref()
            .map(|viewer| viewer.roles.clone())
            .unwrap_or_default()
    }
}

/// A path of these pages, never another site: what follows a sign-in must not lead away.
fn safe_path(given: Option<&str>) -> String {
    let path = given.unwrap_or("/");
    let local = path.starts_with('/')
        && !path.starts_with("//")
        // Browsers leave tabs and line breaks out before they read an address.
        && !path.contains(|c: char| c == '\\' || c.is_control())
        && path.len() <= 500;
    if local { path.to_owned() } else { "/".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::safe_path;

    #[test]
    fn one_comes_back_to_these_pages_only() {
        assert_eq!(safe_path(Some("/c/ambrelle?q=1")), "/c/ambrelle?q=1");
        for evil in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "javascript:alert(1)",
            "/a\r\nb",
            "/\t/evil.example",
        ] {
            assert_eq!(safe_path(Some(evil)), "/", "{evil}");
        }
        assert_eq!(safe_path(None), "/");
    }
}
