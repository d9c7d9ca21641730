//! Passwords: signing in with one, setting and removing it.
//!
//! Checking a password is costly by design, so tries are counted first, in the database, by address and day; and
//! few are checked at once, however many ask.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::Duration;
use domain::person::{Email, SignInMethod};
use domain::{Locale, ProblemKind};
use identity::password::{self, Weakness};
use store::Conn;
use tokio::sync::Semaphore;

use crate::job::Job;
use crate::policy::Operation;
use crate::session::{KNOWN_DAYS, NewSession, SignInFrom, may};
use crate::sign_in::safe_path;
use crate::{App, AppError, AppResult, Caller, secret};

/// Passwords that are worked on at once: each takes a core and 19 MiB.
const AT_ONCE: usize = 2;

/// Those who work or wait; one more is asked to come back.
const WAITING_MAX: usize = 24;

/// Tries of one address in a day, by all browsers that have never signed in with it. Strangers who use them up keep
/// neither known browsers out nor anybody who signs in by mail.
const TRIES_OF_STRANGERS: i64 = 30;

/// Tries of one address in a day by one browser that has signed in with it.
const TRIES_OF_KNOWN: i64 = 30;

/// Tries in a day to prove anew by password who one is, in one session.
const TRIES_OF_PROOF: i64 = 10;

/// Where passwords are worked on: off the threads that answer requests, so many at once.
#[derive(Clone)]
pub(crate) struct Hashing {
    turns: Arc<Semaphore>,
    /// Who may wait: each holds a request's turn, and the pages need theirs.
    places: Arc<Semaphore>,
    begun: Arc<AtomicU64>,
}

impl Default for Hashing {
    fn default() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            places: Arc::new(Semaphore::new(WAITING_MAX)),
            begun: Arc::default(),
        }
    }
}

impl Hashing {
    /// Waits for a turn and works. The turn is given back when the work is done, even where nobody waits for it any
    /// more: a client that hangs up does not make room for another.
    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> AppResult<T> {
        let broken = |error: &dyn std::error::Error| AppError::Internal(format!("hashing: {error}"));
        let Ok(_place) = self.places.clone().try_acquire_owned() else {
            return Err(AppError::refused("", ProblemKind::TooManyTries));
        };
        let turn = self.turns.clone().acquire_owned().await;
        let turn = turn.map_err(|closed| broken(&closed))?;
        self.begun.fetch_add(1, Ordering::Relaxed);
        let done = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        });
        done.await.map_err(|panicked| broken(&panicked))
    }
}

impl App {
    /// Signs in by address and password. The answer, and the time it takes, are the same whether there is such a
    /// person, with a password or without.
    ///
    /// # Errors
    /// Refused: not an address; too many tries; the two do not belong together.
    pub async fn sign_in_with_password(
        &self,
        email: &str,
        password: &str,
        return_to: Option<&str>,
        from: &SignInFrom,
        locale: Locale,
    ) -> AppResult<NewSession> {
        let email: Email = email
            .parse()
            .map_err(|_| AppError::refused("input.email", ProblemKind::NotAnEmail))?;
        let email = &email;
        self.db
            .write("password.try", |conn| async move {
                // A try that is refused stays counted, so this transaction ends well.
                self.count_password_try(&conn, email, from).await
            })
            .await??;
        let wrong = || AppError::refused("", ProblemKind::CredentialsWrong);
        let kept = store::password::of_email(self.db.read(), email).await?;
        let hash = kept.as_ref().map(|(_, hash)| hash.clone());
        if !self.is_password(password, hash).await? {
            return Err(wrong());
        }
        let Some((person, hash)) = &kept else {
            return Err(wrong());
        };
        let begun = self
            .db
            .write("session.begin", |conn| async move {
                // Whoever changes the password meanwhile ends all sessions: this one must not slip through.
                if store::password::lock(&conn, *person).await?.as_ref() != Some(hash) {
                    return Err(wrong());
                }
                let person = store::person::by_id(&conn, *person).await?.ok_or_else(wrong)?;
                self.begin_session(&conn, &person, SignInMethod::Password, from)
                    .await
            })
            .await?;
        self.signed_in(begun, safe_path(return_to), locale).await
    }

    /// Counts a try with an address before anything is done for it.
    async fn count_password_try(
        &self,
        conn: &Conn,
        email: &Email,
        from: &SignInFrom,
    ) -> AppResult<Result<(), AppError>> {
        let since = self.world.now() - Duration::days(KNOWN_DAYS);
        let browser = from.browser.as_deref().map(secret::hash);
        let known = match &browser {
            Some(hash) => store::session::has_signed_in(conn, email, hash, since).await?,
            None => false,
        };
        let (tries, most) = match browser.filter(|_| known) {
            Some(browser) => {
                let subject = format!("{email}/{browser}");
                (
                    self.count_try(conn, "password-known", &subject).await?,
                    TRIES_OF_KNOWN,
                )
            }
            None => (
                self.count_try(conn, "password", email.as_str()).await?,
                TRIES_OF_STRANGERS,
            ),
        };
        if tries > most {
            return Ok(Err(AppError::refused("", ProblemKind::TooManyTries)));
        }
        Ok(Ok(()))
    }

    async fn is_password(&self, password: &str, kept: Option<String>) -> AppResult<bool> {
        let password = password.to_owned();
        self.hashing
            .run(move || password::verify(&password, kept.as_deref()))
            .await
    }

    /// How many passwords this process has worked on.
    pub fn passwords_worked_on(&self) -> u64 {
        self.hashing.begun.load(Ordering::Relaxed)
    }

    /// Whether the caller has a password.
    ///
    /// # Errors
    /// Refused: not signed in, or by a token.
    pub async fn has_password(&self, caller: &Caller) -> AppResult<bool> {
        let viewer = may(caller, Operation::ManageAccount)?;
        let kept = store::password::of_person(self.db.read(), viewer.person.id).await?;
        Ok(kept.is_some())
    }

    /// Sets the caller's password. Their other sessions end, and they are told by mail.
    ///
    /// # Errors
    /// Refused: not signed in, proof is due; too short, too long, easily guessed, made of their name or address.
    pub async fn set_password(&self, caller: &Caller, password: &str) -> AppResult<Caller> {
        let person = &may(caller, Operation::ManageSignIn)?.person;
        let salt = self.world.bytes::<{ password::SALT_BYTES }>();
        let (given, known) = (
            password.to_owned(),
            [person.email.to_string(), person.name.clone()],
        );
        let hashed = self
            .hashing
            .run(move || {
                password::check(&given, &known.each_ref().map(String::as_str))?;
                Ok(password::hash(&given, &salt))
            })
            .await?;
        let hash = hashed
            .map_err(|weakness| AppError::refused("password", problem(weakness)))?
            .map_err(|error| AppError::Internal(error.to_string()))?;
        let (hash, now) = (hash.as_str(), self.world.now());
        let own = caller.session().ok().map(|(_, own)| own.id);
        self.db
            .write("password.set", |conn| async move {
                store::password::set(&conn, person.id, hash, now).await?;
                store::session::end_others(&conn, person.id, own).await?;
                self.tell_of_password(&conn, caller, false).await
            })
            .await?;
        self.reread(caller).await
    }

    /// Takes the caller's password away, if they have one; they sign in by mail then. They are told by mail.
    ///
    /// # Errors
    /// Refused: not signed in, proof is due.
    pub async fn remove_password(&self, caller: &Caller) -> AppResult<Caller> {
        let person = may(caller, Operation::ManageSignIn)?.person.id;
        self.db
            .write("password.remove", |conn| async move {
                if store::password::remove(&conn, person).await? {
                    self.tell_of_password(&conn, caller, true).await?;
                }
                Ok::<_, AppError>(())
            })
            .await?;
        self.reread(caller).await
    }

    async fn tell_of_password(&self, conn: &Conn, caller: &Caller, removed: bool) -> AppResult<()> {
        let Some(viewer) = &caller.viewer else {
            return Ok(());
        };
        let job = Job::MailPasswordChanged {
            email: viewer.person.email.to_string(),
            locale: viewer.person.locale.tag().to_owned(),
            removed,
        };
        self.queue(conn, None, &job).await
    }

    /// Proves anew, for a short while, that the caller's session is still theirs.
    ///
    /// # Errors
    /// Refused: no session asks; too many tries in this session; it is not their password.
    pub async fn prove_with_password(&self, caller: &Caller, password: &str) -> AppResult<Caller> {
        may(caller, Operation::ManageAccount)?;
        let refused = |kind| AppError::refused("password", kind);
        let (viewer, own) = caller.session().map_err(refused)?;
        let subject = &own.id.to_string();
        let tries = self
            .db
            .write("password.try", |conn| async move {
                self.count_try(&conn, "password-proof", subject).await
            })
            .await?;
        if tries > TRIES_OF_PROOF {
            return Err(refused(ProblemKind::TooManyTries));
        }
        let kept = store::password::of_person(self.db.read(), viewer.person.id).await?;
        if !self.is_password(password, kept).await? {
            return Err(refused(ProblemKind::PasswordWrong));
        }
        self.prove(caller, own.id).await
    }
}

fn problem(weakness: Weakness) -> ProblemKind {
    match weakness {
        Weakness::TooShort => ProblemKind::PasswordTooShort {
            min: password::LENGTH_MIN,
        },
        Weakness::TooLong => ProblemKind::TooLong {
            max: password::LENGTH_MAX,
        },
        Weakness::Personal => ProblemKind::PasswordPersonal,
        Weakness::Common => ProblemKind::PasswordCommon,
    }
}
