//! Sessions: how one begins, whichever way somebody signs in; which there are, and how they end.

use chrono::Duration;
use domain::person::SignInMethod;
use domain::{Id, Locale, ProblemKind, SessionId};
use store::Conn;
use store::person::Person;
use store::session::{Known, Session};

use crate::caller::Means;
use crate::job::Job;
use crate::policy::Operation;
use crate::{App, AppError, AppResult, Caller, secret};

/// How long a browser is known by which somebody has signed in.
pub(crate) const KNOWN_DAYS: i64 = 180;

/// Sessions that are listed at most.
const LISTED_MAX: u64 = 100;

/// From where somebody signs in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignInFrom {
    /// The secret by which the browser is known, if it has one already.
    pub browser: Option<String>,
    /// What the browser says of itself, in words: “Firefox · Linux”.
    pub device: String,
    /// A shortened network address.
    pub place: String,
}

/// A session that has begun, if its transaction ends well.
#[derive(Debug)]
pub(crate) struct Begun {
    secret: String,
    browser: String,
}

/// A new session: the secrets for the cookies and how long they last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSession {
    /// The session cookie's value. Nothing else knows it.
    pub secret: String,
    /// Seconds until it ends.
    pub seconds: i64,
    /// The secret by which the browser is known from now on.
    pub browser: String,
    /// Seconds for which the browser keeps it.
    pub browser_seconds: i64,
    /// Who is signed in now.
    pub caller: Caller,
    /// The page to come back to.
    pub return_to: String,
}

impl App {
    /// Begins a session of somebody who has just proved who they are, within the transaction that took the proof.
    /// Every way of signing in ends here, and then in [`App::signed_in`].
    ///
    /// The cookie's secret is always a new one: what a request brings is never adopted. A person who signs in with a
    /// browser unlike those before is told by mail.
    pub(crate) async fn begin_session(
        &self,
        conn: &Conn,
        person: &Person,
        method: SignInMethod,
        from: &SignInFrom,
    ) -> AppResult<Begun> {
        let now = self.world.now();
        let begun = Begun {
            secret: secret::new(&self.world),
            browser: from.browser.clone().unwrap_or_else(|| secret::new(&self.world)),
        };
        let session = Session {
            id: SessionId::new(&self.world),
            person: person.id,
            token_hash: secret::hash(&begun.secret),
            created_at: now,
            expires_at: now + Duration::days(self.settings.session_days),
            method,
            device: from.device.clone(),
            place: from.place.clone(),
            seen_at: now,
            proven_at: now,
        };
        store::session::insert(conn, &session).await?;
        let browser_hash = secret::hash(&begun.browser);
        let known = store::session::remember_browser(conn, person.id, &browser_hash, now).await?;
        if known == Known::OthersOnly {
            let job = Job::MailNewBrowser {
                email: person.email.to_string(),
                locale: person.locale.tag().to_owned(),
                device: from.device.clone(),
                place: from.place.clone(),
            };
            self.queue(conn, None, &job).await?;
        }
        Ok(begun)
    }

    /// What the browser gets, after the commit of the transaction in which the session has begun.
    pub(crate) async fn signed_in(
        &self,
        begun: Begun,
        return_to: String,
        locale: Locale,
    ) -> AppResult<NewSession> {
        let caller = self.caller(Some(&begun.secret), locale).await?;
        if let Some(person) = caller.person() {
            tracing::info!(person.id = %person, "signed in");
        }
        Ok(NewSession {
            secret: begun.secret,
            seconds: Duration::days(self.settings.session_days).num_seconds(),
            browser: begun.browser,
            browser_seconds: Duration::days(KNOWN_DAYS).num_seconds(),
            caller,
            return_to,
        })
    }

    /// The caller's session, where one asks.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn own_session(&self, caller: &Caller) -> AppResult<Option<Session>> {
        match caller.session() {
            Ok((_, own)) => Ok(store::session::by_id(self.db.read(), own.id, self.world.now()).await?),
            Err(_) => Ok(None),
        }
    }

    /// The caller's sessions that last: the one that asks first, then the last seen, a hundred at most.
    ///
    /// # Errors
    /// Refused: not signed in, or by a token.
    pub async fn sessions(&self, caller: &Caller) -> AppResult<Vec<Session>> {
        let viewer = may(caller, Operation::ManageAccount)?;
        let (conn, now) = (self.db.read(), self.world.now());
        let mut sessions = store::session::of_person(conn, viewer.person.id, now, LISTED_MAX).await?;
        if let Means::Session(own) = &viewer.means {
            sessions.sort_by_key(|session| session.id != own.id);
        }
        Ok(sessions)
    }

    /// Ends one of the caller's sessions, the one that asks too.
    ///
    /// # Errors
    /// Refused: not signed in, or by a token; there is no such session of theirs.
    pub async fn end_session(&self, caller: &Caller, id: SessionId) -> AppResult<Caller> {
        let person = may(caller, Operation::ManageAccount)?.person.id;
        let ended = self
            .db
            .write("session.end", |conn| async move {
                Ok::<_, AppError>(store::session::end(&conn, person, id).await?)
            })
            .await?;
        if !ended {
            return Err(AppError::not_found("id", "session"));
        }
        self.reread(caller).await
    }

    /// Ends all of the caller's sessions but the one that asks.
    ///
    /// # Errors
    /// Refused: not signed in, or by a token.
    pub async fn end_other_sessions(&self, caller: &Caller) -> AppResult<Caller> {
        let person = may(caller, Operation::ManageAccount)?.person.id;
        let own = caller.session().ok().map(|(_, own)| own.id);
        self.db
            .write("session.end_others", |conn| async move {
                Ok::<_, AppError>(store::session::end_others(&conn, person, own).await?)
            })
            .await?;
        self.reread(caller).await
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

    /// Counts a try of something and tells which of the day it is. Only a hash of what was tried is kept.
    pub(crate) async fn count_try(&self, conn: &Conn, what: &str, subject: &str) -> AppResult<i64> {
        let day = self.world.now().date_naive();
        let subject = secret::hash(&format!("{what}/{subject}"));
        Ok(store::sign_in_try::count(conn, &subject, day).await?)
    }

    /// Forgets links, sessions and tokens a day after their end, tries after a day, browsers that have not signed in
    /// for long, and what is over of sign-ins by passkey and at providers.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn forget_sign_ins(&self) -> AppResult<()> {
        let now = self.world.now();
        let (over, seen) = (now - Duration::days(1), now - Duration::days(KNOWN_DAYS));
        let forgotten = self
            .db
            .write("session.forget", |conn| async move {
                let forgotten = store::session::forget(&conn, over, seen).await?
                    + store::access_token::forget(&conn, over).await?
                    + store::sign_in_try::forget(&conn, over.date_naive()).await?
                    + store::passkey::forget_challenges(&conn, now).await?
                    + store::identity::forget(&conn, now).await?;
                Ok::<_, AppError>(forgotten)
            })
            .await?;
        if forgotten > 0 {
            tracing::debug!(forgotten, "sign-ins forgotten");
        }
        Ok(())
    }
}

/// The person signed in, if they may do this with their own account.
pub(crate) fn may(caller: &Caller, operation: Operation) -> AppResult<&crate::caller::Viewer> {
    caller
        .may_of_self(operation)
        .map_err(|kind: ProblemKind| AppError::refused("", kind))
}
