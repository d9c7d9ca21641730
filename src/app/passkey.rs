//! Passkeys: made by somebody who has proved who they are, and enough to sign in with.

use chrono::Duration;
use domain::person::SignInMethod;
use domain::{ChallengeId, Id, Locale, PasskeyId, PersonId, ProblemKind, Problems};
use identity::passkey::{Begun, PasskeyError, Passkeys};
use serde_json::Value;
use store::Conn;
use store::passkey::{Challenge, Passkey, Purpose};
use store::person::Person;

use crate::caller::Means;
use crate::policy::{On, Operation, authorize};
use crate::session::{KNOWN_DAYS, NewSession, SignInFrom};
use crate::sign_in::{Asked, safe_path};
use crate::{App, AppError, AppResult, Caller, input, secret};

/// How long the browser has for its answer.
const CHALLENGE_MINUTES: i64 = 5;

/// Ceremonies that one browser may have under way.
const CHALLENGES_MAX: u64 = 30;

/// Passkeys that one person may have.
const PASSKEYS_MAX: usize = 20;

/// Characters in a passkey's name.
const NAME_MAX: usize = 60;

/// The field of an answer.
const CREDENTIAL: &str = "credential";

/// What the browser is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Ceremony {
    /// By what the answer names it.
    pub id: ChallengeId,
    /// An object whose `publicKey` is what `navigator.credentials` takes.
    pub options: Value,
}

/// A browser's answer.
#[derive(Debug, Clone, Copy)]
pub struct Answer<'a> {
    /// The ceremony that it belongs to.
    pub challenge: ChallengeId,
    /// What `navigator.credentials` gave, as JSON.
    pub credential: &'a Value,
}

/// Refusals are part of the result, so that what was used up stays used up.
type Judged<T> = Result<T, AppError>;

impl App {
    /// Whether there can be passkeys here: not where the pages are reached by the number of a machine.
    pub fn has_passkeys(&self) -> bool {
        self.passkeys.is_some()
    }

    /// The passkeys of somebody, the oldest first.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn passkeys_of(&self, person: PersonId) -> AppResult<Vec<Passkey>> {
        Ok(store::passkey::of_person(self.db.read(), person).await?)
    }

    /// Begins to make a passkey.
    ///
    /// # Errors
    /// Refused: not signed in, or not proven anew; there are no passkeys here, or too many already.
    pub async fn begin_passkey(&self, caller: &Caller) -> AppResult<Ceremony> {
        authorize(caller, Operation::ManageSignIn, On::installation())
            .map_err(|kind| AppError::refused("", kind))?;
        let (passkeys, bound) = (self.relying()?, bound(caller)?);
        let viewer = caller.viewer.as_ref().ok_or_else(sign_in_first)?;
        let known = self.passkeys_of(viewer.person.id).await?;
        if known.len() >= PASSKEYS_MAX {
            return Err(AppError::refused("", ProblemKind::TooManyPasskeys));
        }
        let stored: Vec<&str> = known.iter().map(|passkey| passkey.credential.as_str()).collect();
        let person = &viewer.person;
        let begun = passkeys
            .begin(person.id.uuid(), person.email.as_str(), &person.name, &stored)
            .map_err(refused)?;
        self.keep(begun, Purpose::Register, &bound).await
    }

    /// Takes the new passkey. That its maker had proved who they are was asked when it began, in this session.
    ///
    /// # Errors
    /// Refused: the ceremony is over or another session's; the answer proves nothing; the name is missing or too
    /// long.
    pub async fn finish_passkey(&self, caller: &Caller, answer: Answer<'_>, name: &str) -> AppResult<Caller> {
        authorize(caller, Operation::ManageAccount, On::installation())
            .map_err(|kind| AppError::refused("", kind))?;
        let (passkeys, bound) = (self.relying()?, bound(caller)?);
        let person = caller.person().ok_or_else(sign_in_first)?;
        // Before the ceremony is used up: a name can be corrected.
        let name = name_of(name)?;
        let now = self.world.now();
        let (bound, name) = (bound.as_str(), name.as_str());
        self.db
            .write("passkey.create", |conn| async move {
                let Some(state) = taken(&conn, answer.challenge, Purpose::Register, bound, now).await? else {
                    return Ok(Err(expired()));
                };
                let made = match passkeys.finish(&state, answer.credential) {
                    Ok(made) => made,
                    Err(error) => return Ok(Err(refused(error))),
                };
                // Ceremonies can be begun side by side.
                if store::passkey::of_person(&conn, person).await?.len() >= PASSKEYS_MAX {
                    return Ok(Err(AppError::refused("", ProblemKind::TooManyPasskeys)));
                }
                // An authenticator names its passkeys by chance: the same name twice is a copy.
                if store::passkey::is_known(&conn, &made.credential_id).await? {
                    return Ok(Err(AppError::refused(CREDENTIAL, ProblemKind::PasskeyRefused)));
                }
                let new = Passkey {
                    id: PasskeyId::new(&self.world),
                    person,
                    credential_id: made.credential_id,
                    name: name.to_owned(),
                    credential: made.stored,
                    created_at: now,
                    last_used_at: None,
                };
                store::passkey::insert(&conn, &new).await?;
                tracing::info!(person.id = %person, passkey.id = %new.id, "passkey.created");
                Ok::<_, AppError>(Ok(()))
            })
            .await??;
        self.reread(caller).await
    }

    /// Gives one's passkey another name.
    ///
    /// # Errors
    /// Refused: not signed in; no such passkey; the name is missing or too long.
    pub async fn rename_passkey(&self, caller: &Caller, id: PasskeyId, name: &str) -> AppResult<Caller> {
        authorize(caller, Operation::ManageAccount, On::installation())
            .map_err(|kind| AppError::refused("", kind))?;
        let person = caller.person().ok_or_else(sign_in_first)?;
        let name = &name_of(name)?;
        self.db
            .write("passkey.rename", |conn| async move {
                if store::passkey::rename(&conn, person, id, name).await? {
                    Ok(())
                } else {
                    Err(AppError::not_found("id", "passkey"))
                }
            })
            .await?;
        self.reread(caller).await
    }

    /// Removes one's passkey. The last one may go: mail always works.
    ///
    /// # Errors
    /// Refused: not signed in, or not proven anew; no such passkey.
    pub async fn remove_passkey(&self, caller: &Caller, id: PasskeyId) -> AppResult<Caller> {
        authorize(caller, Operation::ManageSignIn, On::installation())
            .map_err(|kind| AppError::refused("", kind))?;
        let person = caller.person().ok_or_else(sign_in_first)?;
        self.db
            .write("passkey.delete", |conn| async move {
                if store::passkey::delete(&conn, person, id).await? {
                    tracing::info!(person.id = %person, passkey.id = %id, "passkey.removed");
                    Ok(())
                } else {
                    Err(AppError::not_found("id", "passkey"))
                }
            })
            .await?;
        self.reread(caller).await
    }

    /// Begins a sign-in with a passkey. `browser` is the secret that an earlier request gave to the same browser.
    ///
    /// # Errors
    /// Refused: there are no passkeys here; too many were begun.
    pub async fn begin_passkey_sign_in(&self, browser: Option<&str>) -> AppResult<(Ceremony, Asked)> {
        let begun = self.relying()?.begin_sign_in().map_err(refused)?;
        let browser = browser.map_or_else(|| secret::new(&self.world), str::to_owned);
        let ceremony = self.keep(begun, Purpose::SignIn, &secret::hash(&browser)).await?;
        let seconds = Duration::days(KNOWN_DAYS).num_seconds();
        Ok((ceremony, Asked { browser, seconds }))
    }

    /// Signs in with a passkey.
    ///
    /// # Errors
    /// Refused: the ceremony is over or another browser's; the answer proves nothing.
    pub async fn finish_passkey_sign_in(
        &self,
        answer: Answer<'_>,
        return_to: Option<&str>,
        from: &SignInFrom,
        locale: Locale,
    ) -> AppResult<NewSession> {
        let browser = from.browser.as_deref();
        let begun = self
            .db
            .write("session.begin_with_passkey", |conn| async move {
                match self.shown(&conn, answer, browser).await? {
                    Ok(person) => {
                        let method = SignInMethod::Passkey;
                        Ok::<_, AppError>(Ok(self.begin_session(&conn, &person, method, from).await?))
                    }
                    Err(refused) => Ok(Err(refused)),
                }
            })
            .await?;
        self.signed_in(begun?, safe_path(return_to), locale).await
    }

    /// Proves anew who one is, with one's passkey.
    ///
    /// # Errors
    /// Refused: not signed in by a session; the ceremony is over or another browser's; the answer proves nothing, or
    /// proves somebody else.
    pub async fn prove_with_passkey(
        &self,
        caller: &Caller,
        answer: Answer<'_>,
        browser: Option<&str>,
    ) -> AppResult<Caller> {
        authorize(caller, Operation::ManageAccount, On::installation())
            .map_err(|kind| AppError::refused("", kind))?;
        let viewer = caller.viewer.as_ref().ok_or_else(sign_in_first)?;
        let Means::Session(session) = &viewer.means else {
            return Err(sign_in_first());
        };
        self.db
            .write("passkey.prove", |conn| async move {
                match self.shown(&conn, answer, browser).await? {
                    Ok(person) if person.id == viewer.person.id => Ok::<_, AppError>(Ok(())),
                    Ok(_) => Ok(Err(AppError::refused(CREDENTIAL, ProblemKind::PasskeyRefused))),
                    Err(refused) => Ok(Err(refused)),
                }
            })
            .await??;
        self.prove(caller, session.id).await
    }

    /// Whose passkey an answer proves. The ceremony is used up whatever comes of it.
    async fn shown(
        &self,
        conn: &Conn,
        answer: Answer<'_>,
        browser: Option<&str>,
    ) -> AppResult<Judged<Person>> {
        let now = self.world.now();
        let bound = secret::hash(browser.unwrap_or_default());
        let Some(state) = taken(conn, answer.challenge, Purpose::SignIn, &bound, now).await? else {
            return Ok(Err(expired()));
        };
        let passkeys = self.relying()?;
        let claimed = match passkeys.claimed(answer.credential) {
            Ok(claimed) => claimed,
            Err(error) => return Ok(Err(refused(error))),
        };
        let person = PersonId::from_uuid(claimed.person);
        let refusal = || AppError::refused(CREDENTIAL, ProblemKind::PasskeyRefused);
        let known = store::passkey::by_credential(conn, person, &claimed.credential_id).await?;
        // One that was removed here may still be offered by its authenticator.
        let Some(known) = known else {
            return Ok(Err(refusal()));
        };
        let after = match passkeys.finish_sign_in(&state, answer.credential, &known.credential) {
            Ok(after) => after,
            Err(PasskeyError::Cloned) => {
                tracing::warn!(person.id = %person, passkey.id = %known.id, "passkey.cloned");
                return Ok(Err(refusal()));
            }
            Err(error) => return Ok(Err(refused(error))),
        };
        if !store::passkey::used(conn, known.id, &known.credential, &after, now).await? {
            return Ok(Err(refusal()));
        }
        let person = store::person::by_id(conn, person).await?;
        Ok(person.ok_or_else(refusal))
    }

    async fn keep(&self, begun: Begun, purpose: Purpose, bound: &str) -> AppResult<Ceremony> {
        let now = self.world.now();
        let challenge = Challenge {
            id: ChallengeId::new(&self.world),
            purpose,
            bound_hash: bound.to_owned(),
            state: begun.state,
            created_at: now,
            expires_at: now + Duration::minutes(CHALLENGE_MINUTES),
        };
        let kept = &challenge;
        self.db
            .write("passkey.begin", |conn| async move {
                let since = now - Duration::minutes(CHALLENGE_MINUTES);
                if store::passkey::challenges_since(&conn, &kept.bound_hash, since).await? >= CHALLENGES_MAX {
                    return Err(AppError::refused("", ProblemKind::TooManyTries));
                }
                Ok(store::passkey::insert_challenge(&conn, kept).await?)
            })
            .await?;
        Ok(Ceremony {
            id: challenge.id,
            options: begun.options,
        })
    }

    fn relying(&self) -> AppResult<&Passkeys> {
        let passkeys = self.passkeys.as_ref();
        passkeys.ok_or_else(|| AppError::refused("", ProblemKind::NoPasskeysHere))
    }
}

async fn taken(
    conn: &Conn,
    id: ChallengeId,
    purpose: Purpose,
    bound: &str,
    now: chrono::DateTime<chrono::Utc>,
) -> AppResult<Option<String>> {
    Ok(store::passkey::take_challenge(conn, id, purpose, bound, now).await?)
}

/// What a new passkey's ceremony is bound to: the session that proved who it is.
fn bound(caller: &Caller) -> AppResult<String> {
    let viewer = caller.viewer.as_ref().ok_or_else(sign_in_first)?;
    Ok(secret::hash(&match &viewer.means {
        Means::Session(session) => format!("session/{}", session.id),
        Means::Token { .. } | Means::Inside => format!("person/{}", viewer.person.id),
    }))
}

fn name_of(given: &str) -> AppResult<String> {
    let mut problems = Problems::none();
    let name = input::line(&mut problems, "name", given, NAME_MAX);
    name.ok_or(AppError::Refused(problems))
}

fn sign_in_first() -> AppError {
    AppError::refused("", ProblemKind::SignInRequired)
}

fn expired() -> AppError {
    AppError::refused("challenge", ProblemKind::PasskeyExpired)
}

/// The reason is for the log: a reader can do nothing with it, and an attacker would.
fn refused(error: PasskeyError) -> AppError {
    match error {
        PasskeyError::Internal(reason) => AppError::Internal(format!("passkey: {reason}")),
        error => {
            tracing::info!(%error, "passkey.refused");
            AppError::refused(CREDENTIAL, ProblemKind::PasskeyRefused)
        }
    }
}
