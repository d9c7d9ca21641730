//! What people agree to, and take back.

use chrono::{DateTime, Utc};
use domain::consent::ConsentKind;
use domain::{PersonId, ProblemKind};
use store::consent::Consent;

use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller};

/// Where somebody stands with one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// Which text.
    pub kind: ConsentKind,
    /// The version in force.
    pub version: &'static str,
    /// Whether they agree to just that version.
    pub given: bool,
    /// When they last said so or otherwise; `None` where they never did.
    pub at: Option<DateTime<Utc>>,
}

impl App {
    /// Where a person stands with every text there is.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn consents(&self, person: PersonId) -> AppResult<Vec<Stand>> {
        let log = store::consent::of_person(self.db.read(), person).await?;
        let stand = |kind: &ConsentKind| {
            let last = log.iter().rfind(|consent| consent.kind == *kind);
            Stand {
                kind: *kind,
                version: kind.version(),
                given: last.is_some_and(|consent| consent.given && consent.version == kind.version()),
                at: last.map(|consent| consent.at),
            }
        };
        Ok(ConsentKind::ALL.iter().map(stand).collect())
    }

    /// Agrees to a text, or takes that back. Every word is kept; saying the same again adds nothing.
    ///
    /// # Errors
    /// Refused: not signed in; the text has changed since it was shown.
    pub async fn set_consent(
        &self,
        caller: &Caller,
        kind: ConsentKind,
        given: bool,
        version: &str,
    ) -> AppResult<()> {
        let refused = |kind| AppError::refused("", kind);
        policy::authorize(caller, Operation::ManageAccount, On::installation()).map_err(refused)?;
        let person = caller
            .person()
            .ok_or_else(|| refused(ProblemKind::SignInRequired))?;
        if version != kind.version() {
            return Err(AppError::refused("version", ProblemKind::ConsentOutdated));
        }
        let new = Consent {
            kind,
            version: version.to_owned(),
            given,
            at: self.world.now(),
        };
        let new = &new;
        self.db
            .write("consent.set", |conn| async move {
                let log = store::consent::of_person(&conn, person).await?;
                let last = log.iter().rfind(|consent| consent.kind == kind);
                let same = last.is_some_and(|last| last.given == given && last.version == new.version);
                if !same && (given || last.is_some()) {
                    store::consent::add(&conn, self.world.uuid(), person, new).await?;
                }
                Ok::<_, AppError>(())
            })
            .await
    }
}
