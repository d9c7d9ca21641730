//! Proving anew, within a session, who one is: for what is sensitive, ten minutes long. By password (`password.rs`)
//! or by a code that is sent to one's own address.

use chrono::Duration;
use domain::{ProblemKind, SessionId};

use crate::job::Job;
use crate::policy::Operation;
use crate::session::may;
use crate::{App, AppError, AppResult, Caller, secret};

/// Codes that one session may ask for in a day.
const CODES_PER_DAY: i64 = 10;

/// Tries of one code. With the codes of a day, a stolen session guesses one in ninety years on average.
const TRIES_PER_CODE: i64 = 3;

impl App {
    /// Sends a code to the caller's own address. `secret` is the session cookie's: the code is hashed together with
    /// it, so that it proves nothing in another session, and is not found from what the database holds.
    ///
    /// # Errors
    /// Refused: no session asks; too many codes asked for.
    pub async fn request_proof_code(&self, caller: &Caller, secret: &str) -> AppResult<()> {
        may(caller, Operation::ManageAccount)?;
        let refused = |kind| AppError::refused("", kind);
        let (viewer, own) = caller.session().map_err(refused)?;
        let code = secret::code(&self.world);
        let expires_at = self.world.now() + Duration::minutes(self.settings.link_minutes);
        let code_hash = &code_hash(secret, &code);
        let job = &Job::MailProofCode {
            email: viewer.person.email.to_string(),
            locale: viewer.person.locale.tag().to_owned(),
            code,
        };
        self.db
            .write("proof.request", |conn| async move {
                let asked = self.count_try(&conn, "proof-code", &own.id.to_string()).await?;
                if asked > CODES_PER_DAY {
                    return Err(refused(ProblemKind::TooManyTries));
                }
                store::proof_code::set(&conn, own.id, code_hash, expires_at).await?;
                self.queue(&conn, None, job).await
            })
            .await
    }

    /// Uses such a code, once.
    ///
    /// # Errors
    /// Refused: no session asks; the code is not the newest one of this session, or too old; too many tries.
    pub async fn prove_with_code(&self, caller: &Caller, secret: &str, code: &str) -> AppResult<Caller> {
        may(caller, Operation::ManageAccount)?;
        let refused = |kind| AppError::refused("code", kind);
        let (_, own) = caller.session().map_err(refused)?;
        let typed: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let (typed, now) = (&code_hash(secret, &typed), self.world.now());
        self.db
            .write("proof.code", |conn| async move {
                // Counted before it is compared; a try in vain stays counted, so this transaction ends well.
                let tried = store::proof_code::count_try(&conn, own.id, now).await?;
                Ok::<_, AppError>(match tried {
                    Some(tried) if tried.tries > TRIES_PER_CODE => Err(refused(ProblemKind::TooManyTries)),
                    Some(tried) if tried.code_hash == *typed => {
                        store::proof_code::remove(&conn, own.id).await?;
                        Ok(())
                    }
                    _ => Err(refused(ProblemKind::CodeWrong)),
                })
            })
            .await??;
        self.prove(caller, own.id).await
    }

    /// Notes that the person of a session has proved anew who they are. Whoever calls has checked the proof.
    pub(crate) async fn prove(&self, caller: &Caller, session: SessionId) -> AppResult<Caller> {
        let now = self.world.now();
        let lasts = self
            .db
            .write("session.prove", |conn| async move {
                Ok::<_, AppError>(store::session::prove(&conn, session, now).await?)
            })
            .await?;
        if !lasts {
            return Err(AppError::refused("", ProblemKind::SignInRequired));
        }
        self.reread(caller).await
    }
}

/// A code alone is soon guessed from its hash; with the session's secret it is not.
fn code_hash(secret: &str, code: &str) -> String {
    secret::hash(&format!("proof/{secret}/{code}"))
}
