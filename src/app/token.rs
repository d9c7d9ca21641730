//! Access tokens: what a person gives to their own programs, so that these ask in their name, for less than they may
//! do themselves and for a while.

use chrono::Duration;
use domain::person::TokenScope;
use domain::{Id, Locale, ProblemKind, Problems, TokenId};
use store::access_token::AccessToken;

use crate::caller::{Means, SEEN_MINUTES};
use crate::policy::Operation;
use crate::session::may;
use crate::{App, AppError, AppResult, Caller, input, secret};

/// What every token begins with, so that programs that search for lost secrets know it.
const PREFIX: &str = "parvis_";

/// Characters of a token that are shown later, to know it by: the prefix and five digits of 64.
const HINT_LENGTH: usize = PREFIX.len() + 5;

/// Tokens of one person that may last at once.
const TOKENS_MAX: usize = 20;

/// The longest life of a token, in days.
const DAYS_MAX: i64 = 365;

/// Characters of a token's name.
const NAME_MAX: usize = 100;

/// What a token is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenInput {
    /// What its person calls it.
    pub name: String,
    /// What it may be used for; at least one.
    pub scopes: Vec<TokenScope>,
    /// For how many days, 1 to 365.
    pub days: i64,
}

impl App {
    /// Makes a token for the caller; the text beside it is the secret, which nothing else knows.
    ///
    /// # Errors
    /// Refused: not signed in, by a token, proof is due; no name, no scope, too short or too long a life; too many
    /// tokens.
    pub async fn create_token(
        &self,
        caller: &Caller,
        given: &TokenInput,
    ) -> AppResult<(AccessToken, String)> {
        let person = &may(caller, Operation::ManageSignIn)?.person;
        let mut problems = Problems::none();
        let name = input::line(&mut problems, "input.name", &given.name, NAME_MAX);
        let mut scopes = given.scopes.clone();
        scopes.sort();
        scopes.dedup();
        if scopes.is_empty() {
            problems.push("input.scopes", ProblemKind::Required);
        }
        if !(1..=DAYS_MAX).contains(&given.days) {
            problems.push(
                "input.days",
                ProblemKind::OutOfRange {
                    min: 1,
                    max: DAYS_MAX,
                },
            );
        }
        problems.check()?;
        let now = self.world.now();
        let text = format!("{PREFIX}{}", secret::new(&self.world));
        let token = AccessToken {
            id: TokenId::new(&self.world),
            person: person.id,
            token_hash: secret::hash(&text),
            name: name.unwrap_or_default(),
            hint: text.chars().take(HINT_LENGTH).collect(),
            scopes,
            created_at: now,
            expires_at: now + Duration::days(given.days),
            used_at: None,
        };
        let new = &token;
        self.db
            .write("token.create", |conn| async move {
                store::session::lock_email(&conn, &person.email).await?;
                let lasting = store::access_token::count(&conn, person.id, now).await?;
                if usize::try_from(lasting).unwrap_or(usize::MAX) >= TOKENS_MAX {
                    let max = TOKENS_MAX;
                    return Err(AppError::refused("input", ProblemKind::TooManyTokens { max }));
                }
                Ok(store::access_token::insert(&conn, new).await?)
            })
            .await?;
        tracing::info!(token.id = %token.id, "token made");
        Ok((token, text))
    }

    /// The caller's tokens that last, the newest first.
    ///
    /// # Errors
    /// Refused: not signed in, or by a token.
    pub async fn tokens(&self, caller: &Caller) -> AppResult<Vec<AccessToken>> {
        let person = may(caller, Operation::ManageAccount)?.person.id;
        Ok(store::access_token::of_person(self.db.read(), person, self.world.now()).await?)
    }

    /// Ends one of the caller's tokens.
    ///
    /// # Errors
    /// Refused: not signed in, or by a token; there is no such token of theirs.
    pub async fn revoke_token(&self, caller: &Caller, id: TokenId) -> AppResult<Caller> {
        let person = may(caller, Operation::ManageAccount)?.person.id;
        let revoked = self
            .db
            .write("token.revoke", |conn| async move {
                Ok::<_, AppError>(store::access_token::delete(&conn, person, id).await?)
            })
            .await?;
        if !revoked {
            return Err(AppError::not_found("id", "token"));
        }
        self.reread(caller).await
    }

    /// The caller behind an access token, never a visitor: who brings a token means to be somebody.
    ///
    /// # Errors
    /// Refused: the token is unknown, revoked or too old.
    pub async fn caller_by_token(&self, token: &str, locale: Locale) -> AppResult<Caller> {
        let invalid = || AppError::refused("", ProblemKind::TokenInvalid);
        if !token.starts_with(PREFIX) {
            return Err(invalid());
        }
        let (conn, now) = (self.db.read(), self.world.now());
        let found = store::access_token::lasting(conn, &secret::hash(token), now).await?;
        let token = found.ok_or_else(invalid)?;
        let since = now - Duration::minutes(SEEN_MINUTES);
        if token.used_at.is_none_or(|used| used < since) {
            let id = token.id;
            let noted = self
                .db
                .write("token.seen", |conn| async move {
                    Ok::<_, AppError>(store::access_token::touch(&conn, id, now, since).await?)
                })
                .await;
            // Who reads must not wait for whether this could be written.
            if let Err(error) = noted {
                tracing::warn!(%error, "token.seen.failed");
            }
        }
        let person = store::person::by_id(conn, token.person)
            .await?
            .ok_or_else(invalid)?;
        let means = Means::Token { scopes: token.scopes };
        self.known(person, means, locale).await
    }
}
