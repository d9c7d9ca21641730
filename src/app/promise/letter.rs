//! What mails about promises say.

use domain::PledgeId;
use domain::pledge::{Capture, PledgeState};

use crate::matching::turn::time_zone;
use crate::receipt::Receipt;
use crate::words::date;
use crate::{App, AppResult};

/// What a mail about a promise says, beside what one about any gift does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseLetter {
    /// What any mail about it says.
    pub receipt: Receipt,
    /// Where it is on its way.
    pub state: PledgeState,
    /// Whether the donor's bank holds the money.
    pub holds: bool,
    /// Where to pay again.
    pub pay_link: String,
    /// Until when, in words; empty where nothing has fallen through.
    pub until: String,
}

impl App {
    /// What a mail about a promise says.
    ///
    /// # Errors
    /// Refused: no such pledge. Those of the database.
    pub async fn promise_letter(&self, id: PledgeId) -> AppResult<PromiseLetter> {
        let receipt = self.receipt(id).await?;
        let pledge = self.known_pledge(self.db.read(), id).await?;
        let city = self.known_city(pledge.city).await?;
        let zone = time_zone(&city)?;
        Ok(PromiseLetter {
            pay_link: format!(
                "{}/thanks?pledge={id}&key={}",
                receipt.project_link,
                self.pay_key(id)?
            ),
            until: pledge
                .pay_by
                .map_or_else(String::new, |by| date(receipt.locale, by, zone)),
            holds: pledge.capture == Capture::Later,
            state: pledge.state,
            receipt,
        })
    }
}
