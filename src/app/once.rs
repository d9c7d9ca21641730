//! The same command twice: carried out once.

use domain::{CityId, ProblemKind};
use store::Conn;
use store::command::{Claim, Command, claim};
use uuid::Uuid;

use crate::{App, AppError, AppResult};

impl App {
    /// Claims an idempotency key inside the transaction of a command. `Some` is what came of it before.
    #[allow(
        clippy::too_many_arguments,
        reason = "a key, what it stands for and what comes of it"
    )]
    pub(crate) async fn once(
        &self,
        conn: &Conn,
        city: CityId,
        actor: Uuid,
        key: &str,
        kind: &'static str,
        input_hash: String,
        result: Uuid,
    ) -> AppResult<Option<Uuid>> {
        let command = Command {
            city,
            actor,
            key: key.to_owned(),
            kind,
            input_hash,
            result,
            at: self.world().now(),
        };
        match claim(conn, &command).await? {
            Claim::New => Ok(None),
            Claim::Repeated(known) => Ok(Some(known)),
            Claim::Other => Err(AppError::refused("input.idempotencyKey", ProblemKind::KeyReused)),
        }
    }
}
