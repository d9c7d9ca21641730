//! The audit log: what people with a role do is written down in the transaction in which they do it.

use domain::act::ActKind;
use domain::{CityId, PersonId};
use store::Conn;
use store::act::{Act, Kept};

use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller};

/// The end of a chain.
pub use store::act::ChainHead as ActsHead;

impl App {
    /// Writes an act down. `subject` is an identifier in outside form; `detail` holds further identifiers and words
    /// and nothing personal: the log outlives the people in it.
    pub(crate) async fn record(
        &self,
        conn: &Conn,
        city: Option<CityId>,
        caller: &Caller,
        kind: ActKind,
        subject: impl ToString,
        detail: serde_json::Value,
    ) -> AppResult<()> {
        let subject = subject.to_string();
        self.write_down(conn, city, caller.person(), kind, subject, detail)
            .await
    }

    /// The same for what the clock does in a city's name: nobody's act.
    pub(crate) async fn record_of_clock(
        &self,
        conn: &Conn,
        city: CityId,
        kind: ActKind,
        subject: impl ToString,
    ) -> AppResult<()> {
        let (subject, detail) = (subject.to_string(), serde_json::json!({}));
        self.write_down(conn, Some(city), None, kind, subject, detail)
            .await
    }

    async fn write_down(
        &self,
        conn: &Conn,
        city: Option<CityId>,
        actor: Option<PersonId>,
        kind: ActKind,
        subject: String,
        detail: serde_json::Value,
    ) -> AppResult<()> {
        let act = Act {
            city,
            kind,
            actor,
            subject,
            detail: detail.to_string(),
            at: self.world.now(),
        };
        tracing::info!(act.kind = %kind, act.subject = act.subject, "act");
        Ok(store::act::append(conn, &act).await?)
    }

    /// What was done in a city's name, the newest first, before a number where one is given.
    ///
    /// # Errors
    /// Refused: neither official, finance officer nor auditor of the city.
    pub async fn acts(
        &self,
        caller: &Caller,
        city: CityId,
        before: Option<i64>,
        limit: u64,
    ) -> AppResult<Vec<Kept>> {
        policy::authorize(caller, Operation::ReadAudit, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        Ok(store::act::newest(self.db.read(), Some(city), before, limit).await?)
    }

    /// The end of a city's chain.
    ///
    /// # Errors
    /// As [`App::acts`].
    pub async fn acts_head(&self, caller: &Caller, city: CityId) -> AppResult<ActsHead> {
        policy::authorize(caller, Operation::ReadAudit, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        Ok(store::act::head(self.db.read(), Some(city)).await?)
    }
}
