//! Signing in by a link or a code that is sent by mail, in the browser that asked for it: a link that is caught on
//! its way, or passed on, opens nothing elsewhere.

use chrono::{DateTime, Duration, Utc};
use domain::person::{Email, SignInMethod};
use domain::{Id, Locale, PersonId, ProblemKind};
use store::Conn;
use store::person::Person;
use store::session::{OpenLink, SignInLink};

use crate::job::Job;
use crate::session::{KNOWN_DAYS, NewSession, SignInFrom};
use crate::{App, AppError, AppResult, secret};

/// Links that one browser may ask for with one address within the life of one.
const LINKS_PER_BROWSER: u64 = 5;

/// The same for all browsers that have never signed in with the address: a stranger who asks in somebody's name
/// keeps neither them nor their known browsers out.
const LINKS_PER_ADDRESS: u64 = 15;

/// Tries of one mail's code.
const CODE_TRIES_PER_LINK: i64 = 3;

/// Tries of all codes of one address in a day. Of a million codes, so many guesses each day find one in ninety
/// years on average, with ten mails a day to whom the address belongs.
const CODE_TRIES_PER_DAY: i64 = 30;

/// What was sent: the browser that asked keeps the secret, and nobody else can use the link or the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// For a cookie of the browser.
    pub browser: String,
    /// Seconds for which the browser keeps it, so that it is known again.
    pub seconds: i64,
}

/// What somebody shows to sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof<'a> {
    /// The secret of a link.
    Link(&'a str),
    /// The code that came with it.
    Code(&'a str),
}

impl App {
    /// Sends a sign-in link and a code. The answer is the same whether the address is known or not. `browser` is
    /// the secret that an earlier request gave to the same browser.
    ///
    /// # Errors
    /// Refused: not an address; too many links asked for.
    pub async fn request_sign_in(
        &self,
        email: &str,
        return_to: Option<&str>,
        browser: Option<&str>,
        locale: Locale,
    ) -> AppResult<Asked> {
        let email: Email = email
            .parse()
            .map_err(|_| AppError::refused("input.email", ProblemKind::NotAnEmail))?;
        let now = self.world.now();
        let life = Duration::minutes(self.settings.link_minutes);
        let browser = browser.map_or_else(|| secret::new(&self.world), str::to_owned);
        let (token, code) = (secret::new(&self.world), secret::code(&self.world));
        let link = SignInLink {
            token_hash: secret::hash(&token),
            browser_hash: secret::hash(&browser),
            code_hash: code_hash(&browser, &code),
            email: email.clone(),
            return_to: safe_path(return_to),
            created_at: now,
            expires_at: now + life,
        };
        let job = Job::MailSignInLink {
            email: email.to_string(),
            locale: locale.tag().to_owned(),
            token,
            code,
        };
        let (email, link, job) = (&email, &link, &job);
        self.db
            .write("session.request", |conn| async move {
                store::session::lock_email(&conn, email).await?;
                let (browser, since) = (link.browser_hash.as_str(), now - life);
                let own = store::session::links_since(&conn, email, Some(browser), since).await?;
                let all = store::session::links_since(&conn, email, None, since).await?;
                let known = now - Duration::days(KNOWN_DAYS);
                if own >= LINKS_PER_BROWSER
                    || all >= LINKS_PER_ADDRESS
                        && !store::session::has_signed_in(&conn, email, browser, known).await?
                {
                    return Err(AppError::refused("input.email", ProblemKind::TooManyTries));
                }
                store::session::insert_link(&conn, link).await?;
                self.queue(&conn, None, job).await
            })
            .await?;
        Ok(Asked {
            browser,
            seconds: Duration::days(KNOWN_DAYS).num_seconds(),
        })
    }

    /// Uses a link or a code, in the browser that asked for it, and begins a session. Who signs in for the first
    /// time becomes a person.
    ///
    /// # Errors
    /// Refused: the link is unknown, used or too old; it was asked for in another browser; the code is not the
    /// one; too many codes were tried.
    pub async fn complete_sign_in(
        &self,
        proof: Proof<'_>,
        from: &SignInFrom,
        locale: Locale,
    ) -> AppResult<NewSession> {
        let now = self.world.now();
        let browser = from.browser.as_deref();
        let begun = self
            .db
            .write("session.begin", |conn| async move {
                let link = match self
                    .proven(&conn, proof, browser.unwrap_or_default(), now)
                    .await?
                {
                    Ok(link) => link,
                    // A code that was tried in vain stays counted, so this transaction ends well.
                    Err(refused) => return Ok(Err(refused)),
                };
                if !store::session::use_link(&conn, &link.token_hash, now).await? {
                    return Ok(Err(proof.refused(ProblemKind::LinkInvalid)));
                }
                let new = Person {
                    id: PersonId::new(&self.world),
                    email: link.email,
                    name: String::new(),
                    locale,
                    created_at: now,
                };
                let person = store::person::find_or_insert(&conn, &new).await?;
                let begun = self
                    .begin_session(&conn, &person, SignInMethod::Mail, from)
                    .await?;
                Ok::<_, AppError>(Ok((begun, link.return_to)))
            })
            .await?;
        let (begun, return_to) = begun?;
        self.signed_in(begun, return_to, locale).await
    }

    /// The link that is meant, if this browser may use it.
    async fn proven(
        &self,
        conn: &Conn,
        proof: Proof<'_>,
        browser: &str,
        now: DateTime<Utc>,
    ) -> AppResult<Result<OpenLink, AppError>> {
        let browser_hash = secret::hash(browser);
        let refused = |kind| Ok(Err(proof.refused(kind)));
        let code = match proof {
            Proof::Link(token) => {
                let link = store::session::open_link(conn, &secret::hash(token), now).await?;
                return match link {
                    Some(link) if link.browser_hash == browser_hash => Ok(Ok(link)),
                    Some(_) => refused(ProblemKind::LinkOtherBrowser),
                    None => refused(ProblemKind::LinkInvalid),
                };
            }
            Proof::Code(code) => code.chars().filter(|c| !c.is_whitespace()).collect::<String>(),
        };
        let Some(link) = store::session::newest_link_of(conn, &browser_hash, now).await? else {
            return refused(ProblemKind::CodeWrong);
        };
        // Counted before it is compared, so that tries at once are no more than tries one by one.
        let tries = store::session::count_code_try(conn, &link.token_hash).await?;
        let today = now - Duration::days(1);
        if tries > CODE_TRIES_PER_LINK
            || store::session::code_tries_since(conn, &link.email, today).await? > CODE_TRIES_PER_DAY
        {
            return refused(ProblemKind::TooManyTries);
        }
        if link.code_hash == code_hash(browser, &code) {
            return Ok(Ok(link));
        }
        refused(ProblemKind::CodeWrong)
    }
}

impl Proof<'_> {
    fn refused(self, kind: ProblemKind) -> AppError {
        let field = match self {
            Self::Link(_) => "token",
            Self::Code(_) => "code",
        };
        AppError::refused(field, kind)
    }
}

/// A code alone is soon guessed from its hash; with the browser's secret it is not.
fn code_hash(browser: &str, code: &str) -> String {
    secret::hash(&format!("{browser}/{code}"))
}

/// A path of these pages, never another site: what follows a sign-in must not lead away.
pub(crate) fn safe_path(given: Option<&str>) -> String {
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
