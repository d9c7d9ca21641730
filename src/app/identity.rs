//! Signing in at an identity provider, and joining an account there with one's own.
//!
//! An account at a provider is known by who vouches for it and whom they mean, never by its address. A proven address
//! that belongs to somebody here joins nothing by itself: the account waits in its browser until its reader signs in
//! by another way, which proves both.

mod joining;
mod vouched;

use std::fmt;

use ::identity::ProviderSettings;
use ::identity::oidc::{self, Known, OidcError, Provider};
use chrono::Duration;
use domain::person::{Email, SignInMethod};
use domain::{Id, IdentityId, Locale, PersonId, ProblemKind};
use store::Conn;
use store::identity::{Attempt, Identity, Pending};
use store::person::Person;

use crate::policy::{On, Operation, authorize};
use crate::session::{Begun, KNOWN_DAYS, NewSession, SignInFrom};
use crate::sign_in::{Asked, safe_path};
use crate::{App, AppError, AppResult, Caller, secret};

pub use vouched::Vouched;

/// How long somebody may take at the provider.
const ATTEMPT_MINUTES: i64 = 10;

/// Sign-ins that one browser may have under way.
const ATTEMPTS_MAX: u64 = 20;

/// How long an account waits to be joined.
const PENDING_MINUTES: i64 = 15;

/// Why a sign-in at a provider came to nothing: what the pages have words for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The provider does not answer as it should.
    Unavailable,
    /// The reader said no there.
    Denied,
    /// What the provider answered is not to be believed.
    Refused,
    /// It took too long, was used before, or began in another browser.
    Expired,
    /// The provider gave no address that it has checked.
    Email,
    /// The account is joined with somebody else's.
    Taken,
    /// One has to prove anew who one is before joining an account.
    Proof,
}

impl Trouble {
    /// The code in the address of the page.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unavailable => "IDENTITY_UNAVAILABLE",
            Self::Denied => "IDENTITY_DENIED",
            Self::Refused => "IDENTITY_REFUSED",
            Self::Expired => "IDENTITY_EXPIRED",
            Self::Email => "IDENTITY_EMAIL",
            Self::Taken => "IDENTITY_TAKEN",
            Self::Proof => "IDENTITY_PROOF",
        }
    }
}

/// A sign-in that has begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    /// Where the browser goes: the provider's page.
    pub location: String,
    /// By what the browser is known when it comes back.
    pub asked: Asked,
}

/// What comes back with the browser.
#[derive(Clone, Copy, Default)]
pub struct Back<'a> {
    /// What we gave along.
    pub state: Option<&'a str>,
    /// What the provider gives for its statement.
    pub code: Option<&'a str>,
    /// Who answers, where the provider says so (RFC 9207).
    pub issuer: Option<&'a str>,
    /// Why there is no code.
    pub error: Option<&'a str>,
}

/// The code and the state open an account for a moment.
impl fmt::Debug for Back<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Back").finish_non_exhaustive()
    }
}

/// What became of a sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrived {
    /// Somebody is signed in.
    SignedIn(Box<NewSession>),
    /// The account is joined with the one that was signed in.
    Joined {
        /// The page to come back to.
        return_to: String,
    },
    /// Somebody here has the account's address: it waits in this browser.
    Waits,
    /// Nothing.
    Trouble(Trouble),
}

impl App {
    /// The providers that are offered on the pages of a city, or all.
    pub fn identity_providers(&self, city: Option<&str>) -> impl Iterator<Item = &ProviderSettings> {
        let all = self.identities.iter().map(Provider::settings);
        all.filter(move |provider| {
            let only = provider.city.as_deref();
            city.is_none() || only.is_none() || only == city
        })
    }

    /// The accounts that somebody has at providers, the oldest first.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn identities_of(&self, person: PersonId) -> AppResult<Vec<Identity>> {
        Ok(store::identity::of_person(self.db.read(), person).await?)
    }

    /// Begins a sign-in at a provider. Where `joins`, the account is to be joined with the caller's own.
    ///
    /// # Errors
    /// Refused: there is no such provider; too many were begun.
    pub async fn begin_identity(
        &self,
        provider: &str,
        joins: bool,
        return_to: Option<&str>,
        caller: &Caller,
        browser: Option<&str>,
    ) -> AppResult<Result<Leaving, Trouble>> {
        let provider = self.provider_of(provider);
        let provider = provider.ok_or_else(|| AppError::not_found("provider", "identity-provider"))?;
        if joins && authorize(caller, Operation::ManageSignIn, On::installation()).is_err() {
            return Ok(Err(Trouble::Proof));
        }
        let browser = browser.map_or_else(|| secret::new(&self.world), str::to_owned);
        let (now, state) = (self.world.now(), secret::new(&self.world));
        let hidden = Hidden::of(self, provider, &browser, &state);
        // Outside of any transaction, and before anything is stored.
        let location = match provider.begin(hidden.attempt(&state), now).await {
            Ok(location) => location,
            Err(error) => return Ok(Err(trouble(provider, &error))),
        };
        let attempt = &Attempt {
            state_hash: secret::hash(&state),
            provider: provider.settings().key.clone(),
            browser_hash: secret::hash(&browser),
            return_to: safe_path(return_to),
            person: caller.person().filter(|_| joins),
            created_at: now,
            expires_at: now + Duration::minutes(ATTEMPT_MINUTES),
        };
        self.db
            .write("identity.begin", |conn| async move {
                let since = now - Duration::minutes(ATTEMPT_MINUTES);
                if store::identity::attempts_since(&conn, &attempt.browser_hash, since).await? >= ATTEMPTS_MAX
                {
                    return Err(AppError::refused("", ProblemKind::TooManyTries));
                }
                Ok(store::identity::insert_attempt(&conn, attempt).await?)
            })
            .await?;
        let seconds = Duration::days(KNOWN_DAYS).num_seconds();
        Ok(Ok(Leaving {
            location,
            asked: Asked { browser, seconds },
        }))
    }

    /// Ends a sign-in that comes back from a provider.
    ///
    /// # Errors
    /// Refused: there is no such provider. Those of the database.
    pub async fn finish_identity(
        &self,
        provider: &str,
        back: Back<'_>,
        caller: &Caller,
        from: &SignInFrom,
    ) -> AppResult<Arrived> {
        let provider = self.provider_of(provider);
        let provider = provider.ok_or_else(|| AppError::not_found("provider", "identity-provider"))?;
        let (Some(state), Some(browser)) = (back.state, from.browser.as_deref()) else {
            return Ok(Arrived::Trouble(Trouble::Expired));
        };
        let (now, key) = (self.world.now(), provider.settings().key.as_str());
        let (state_hash, browser_hash) = (&secret::hash(state), &secret::hash(browser));
        // Used up before the provider is asked, so that nothing comes of the same answer twice.
        let attempt = self
            .db
            .write("identity.return", |conn| async move {
                let taken = store::identity::take_attempt(&conn, state_hash, key, browser_hash, now);
                Ok::<_, AppError>(taken.await?)
            })
            .await?;
        let Some(attempt) = attempt else {
            return Ok(Arrived::Trouble(Trouble::Expired));
        };
        // Who wanted to join an account must still be the one signed in.
        if attempt.person.is_some() && attempt.person != caller.person() {
            return Ok(Arrived::Trouble(Trouble::Expired));
        }
        let code = match (back.code, back.error) {
            (Some(code), None) => code,
            (_, Some("access_denied")) => return Ok(Arrived::Trouble(Trouble::Denied)),
            (_, Some("temporarily_unavailable" | "server_error")) => {
                return Ok(Arrived::Trouble(Trouble::Unavailable));
            }
            _ => return Ok(Arrived::Trouble(Trouble::Refused)),
        };
        let hidden = Hidden::of(self, provider, browser, state);
        let known = provider
            .finish(hidden.attempt(state), code, back.issuer, now)
            .await;
        let known = match known {
            Ok(known) => known,
            Err(error) => return Ok(Arrived::Trouble(trouble(provider, &error))),
        };
        self.arrive(provider, &attempt, &known, from, caller.locale).await
    }

    async fn arrive(
        &self,
        provider: &Provider,
        attempt: &Attempt,
        known: &Known,
        from: &SignInFrom,
        locale: Locale,
    ) -> AppResult<Arrived> {
        let (now, key) = (self.world.now(), provider.settings().key.as_str());
        let residence_at = known.residence_verified.then_some(now);
        let outcome = self
            .db
            .write("identity.arrive", |conn| async move {
                let joined = store::identity::by_subject(&conn, &known.issuer, &known.subject).await?;
                if let Some(identity) = joined {
                    if attempt.person.is_some_and(|person| person != identity.person) {
                        return Ok(Outcome::Trouble(Trouble::Taken));
                    }
                    store::identity::used(&conn, identity.id, now, residence_at).await?;
                    return match attempt.person {
                        Some(_) => Ok(Outcome::Joined),
                        None => self.enter(&conn, identity.person, from).await,
                    };
                }
                let identity = |person| Identity {
                    id: IdentityId::new(&self.world),
                    person,
                    provider: key.to_owned(),
                    issuer: known.issuer.clone(),
                    subject: known.subject.clone(),
                    label: known.email.clone().unwrap_or_default(),
                    linked_at: now,
                    last_used_at: now,
                    residence_at,
                };
                if let Some(person) = attempt.person {
                    return Ok(match store::identity::insert(&conn, &identity(person)).await? {
                        true => Outcome::Joined,
                        false => Outcome::Trouble(Trouble::Taken),
                    });
                }
                let verified = known.email.as_deref().filter(|_| known.email_verified);
                let Some(email) = verified.and_then(|email| email.parse::<Email>().ok()) else {
                    return Ok(Outcome::Trouble(Trouble::Email));
                };
                store::session::lock_email(&conn, &email).await?;
                if store::person::by_email(&conn, &email).await?.is_some() {
                    let pending = Pending {
                        browser_hash: attempt.browser_hash.clone(),
                        provider: key.to_owned(),
                        issuer: known.issuer.clone(),
                        subject: known.subject.clone(),
                        email,
                        residence_at,
                        expires_at: now + Duration::minutes(PENDING_MINUTES),
                    };
                    store::identity::put_pending(&conn, &pending).await?;
                    return Ok(Outcome::Waits);
                }
                let new = Person {
                    id: PersonId::new(&self.world),
                    email,
                    name: String::new(),
                    locale,
                    created_at: now,
                };
                let person = store::person::find_or_insert(&conn, &new).await?.id;
                if !store::identity::insert(&conn, &identity(person)).await? {
                    // The same account arrived twice at once; the new person must not stay.
                    return Err(AppError::refused("", ProblemKind::IdentityTaken));
                }
                self.enter(&conn, person, from).await
            })
            .await;
        let outcome = match outcome {
            Err(AppError::Refused(_)) => Outcome::Trouble(Trouble::Expired),
            other => other?,
        };
        let return_to = attempt.return_to.clone();
        Ok(match outcome {
            Outcome::Entered(begun) => {
                let session = self.signed_in(begun, return_to, locale).await?;
                if let Some(person) = session.caller.person() {
                    self.take_residences(person).await;
                }
                Arrived::SignedIn(Box::new(session))
            }
            Outcome::Joined => {
                if let Some(person) = attempt.person {
                    self.take_residences(person).await;
                }
                Arrived::Joined { return_to }
            }
            Outcome::Waits => Arrived::Waits,
            Outcome::Trouble(trouble) => Arrived::Trouble(trouble),
        })
    }

    async fn enter(&self, conn: &Conn, person: PersonId, from: &SignInFrom) -> AppResult<Outcome> {
        let Some(person) = store::person::by_id(conn, person).await? else {
            return Ok(Outcome::Trouble(Trouble::Refused));
        };
        let method = SignInMethod::IdentityProvider;
        let begun = self.begin_session(conn, &person, method, from).await?;
        Ok(Outcome::Entered(begun))
    }

    /// A provider's name for people; its key where it is no longer set up.
    pub fn provider_name(&self, key: &str) -> String {
        self.provider_of(key)
            .map_or_else(|| key.to_owned(), |provider| provider.settings().name.clone())
    }

    fn provider_of(&self, key: &str) -> Option<&Provider> {
        self.identities
            .iter()
            .find(|provider| provider.settings().key == key)
    }
}

/// What one transaction made of an arrival.
enum Outcome {
    Entered(Begun),
    Joined,
    Waits,
    Trouble(Trouble),
}

/// What of a sign-in is stored nowhere: worked out from the browser's secret, which never leaves the browser but to
/// us, and from the state, which is new each time.
struct Hidden {
    redirect: String,
    nonce: String,
    verifier: String,
}

impl Hidden {
    fn of(app: &App, provider: &Provider, browser: &str, state: &str) -> Self {
        let key = &provider.settings().key;
        Self {
            redirect: format!("{}/signin/back/{key}", app.settings.base_url),
            nonce: secret::hash(&format!("nonce/{browser}/{state}")),
            verifier: secret::hash(&format!("verifier/{browser}/{state}")),
        }
    }

    fn attempt<'a>(&'a self, state: &'a str) -> oidc::Attempt<'a> {
        oidc::Attempt {
            redirect: &self.redirect,
            state,
            nonce: &self.nonce,
            verifier: &self.verifier,
        }
    }
}

fn trouble(provider: &Provider, error: &OidcError) -> Trouble {
    tracing::warn!(provider = provider.settings().key, %error, "identity.failed");
    match error {
        OidcError::Provider(_) => Trouble::Unavailable,
        OidcError::Refused(_) => Trouble::Refused,
    }
}
