//! What the city's turn decided on the match of a payment.

use domain::payout::PayoutState;
use domain::{EventId, ProjectId};
use store::Conn;
use store::city::City;
use store::payout::{LetGo, Payout};

use crate::{App, AppResult};

impl App {
    /// The engine has decided on the match that goes with a payment, in this transaction, and what it paid is held for
    /// the project: all of that which no other payment has taken goes with this one. A payment of nothing is over.
    pub(crate) async fn payout_decided(
        &self,
        conn: &Conn,
        city: &City,
        event: EventId,
    ) -> AppResult<Option<ProjectId>> {
        let Some(payout) = store::payout::lock_by_event(conn, city.id, event).await? else {
            return Ok(None);
        };
        // Refused between its approval and the turn: what was paid stays held for the next one.
        if payout.state != PayoutState::Approved || payout.match_minor.is_some() {
            return Ok(Some(payout.project));
        }
        let matched = store::payout::free_match(conn, city.id, payout.project).await?;
        let mut decided = Payout {
            match_minor: Some(matched),
            ..payout
        };
        if decided.to_pay_minor() == 0 {
            decided.state = PayoutState::Released;
            decided.released = Some(LetGo {
                by: None,
                at: self.world.now(),
                reason: None,
            });
        }
        store::payout::update(conn, &decided).await?;
        Ok(Some(decided.project))
    }
}
