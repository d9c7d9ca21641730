//! The audit log: what people with a role do is written down in the transaction in which they do it.

use domain::CityId;
use domain::act::ActKind;
use store::Conn;
use store::act::Act;

use crate::{App, AppResult, Caller};

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
        let act = Act {
            city,
            kind,
            actor: caller.person(),
            subject: subject.to_string(),
            detail: detail.to_string(),
            at: self.world.now(),
        };
        tracing::info!(act.kind = %kind, act.subject = act.subject, "act");
        Ok(store::act::append(conn, &act).await?)
    }
}
