//! Who looks at what is private is written down, for whom it concerns.

use domain::look::LookedAt;
use domain::person::Role;
use domain::{CityId, PersonId};
use store::Conn;
use store::look::Look;

use crate::{App, AppResult, Caller};

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
            looker,
            role,
            what,
            at: self.world.now(),
        };
        Ok(store::look::insert(conn, &look).await?)
    }
}
