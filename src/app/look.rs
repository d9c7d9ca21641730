//! Who looks at what is private is written down, for whom it concerns.

use chrono::{DateTime, Utc};
use domain::look::LookedAt;
use domain::person::Role;
use domain::{CityId, PersonId};
use store::Conn;
use uuid::Uuid;

use crate::policy::Operation;
use crate::session::may;
use crate::{App, AppResult, Caller};

/// One look, as it is kept.
pub use store::look::Look;

/// The roles in which somebody looks, the one with the most to see first.
const ROLES: [Role; 4] = [
    Role::Official,
    Role::Auditor,
    Role::FinanceOfficer,
    Role::Moderator,
];

impl App {
    /// Writes down that the caller looks at something private about a person, in the transaction in which it is
    /// read. A look at one's own things, or without any role in the city, is none.
    pub(crate) async fn note_look(
        &self,
        conn: &Conn,
        caller: &Caller,
        (city, person): (CityId, PersonId),
        what: LookedAt,
    ) -> AppResult<()> {
        let role = ROLES.into_iter().find(|role| caller.has(city, *role));
        let (Some(looker), Some(role)) = (caller.person(), role) else {
            return Ok(());
        };
        if looker == person {
            return Ok(());
        }
        let look = Look {
            id: self.world.uuid(),
            city,
            person,
            looker: Some(looker),
            role,
            what,
            at: self.world.now(),
        };
        Ok(store::look::insert(conn, &look).await?)
    }

    /// Who looked at what is private about the caller, the newest first, after the instant and identifier of one.
    ///
    /// # Errors
    /// Refused: not signed in, or by a token.
    pub async fn looks(
        &self,
        caller: &Caller,
        after: Option<(DateTime<Utc>, Uuid)>,
        limit: u64,
    ) -> AppResult<Vec<Look>> {
        let viewer = may(caller, Operation::ManageAccount)?;
        Ok(store::look::of_person(self.db.read(), viewer.person.id, after, limit).await?)
    }

    /// How many looks there are.
    ///
    /// # Errors
    /// As [`App::looks`].
    pub async fn count_looks(&self, caller: &Caller) -> AppResult<i64> {
        let viewer = may(caller, Operation::ManageAccount)?;
        Ok(store::look::count(self.db.read(), viewer.person.id).await?)
    }
}
