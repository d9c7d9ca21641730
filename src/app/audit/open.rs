//! What is open: no mistake, and somebody should look at it.

use chrono::Duration;
use store::city::City;

use super::Finding;
use crate::matching::turn::time_zone;
use crate::{App, AppResult};

/// Days after which an order to the bank that no statement shows is an open matter: a bank pays within one day that it
/// works, and statements come by the week at the latest.
const UNPAID_DAYS: i64 = 10;
/// How long after a campaign's last day its promises should have been charged.
const UNCHARGED_DAYS: i64 = 3;

impl App {
    /// Orders that the bank should have paid a while ago and that no statement shows, and promises that should have been
    /// charged.
    pub(super) async fn open_matters(&self, city: &City) -> AppResult<Vec<Finding>> {
        let today = self.world.now().with_timezone(&time_zone(city)?).date_naive();
        let day = today - Duration::days(UNPAID_DAYS);
        let late = store::payment_order::unpaid_since(self.db.read(), city.id, day).await?;
        let open = |(order, requested_on)| Finding {
            code: "order_unpaid".to_owned(),
            text: format!("{order} was to be paid on {requested_on}, and no statement shows it"),
        };
        let terms = store::campaign_terms::of_city(self.db.read(), city.id).await?;
        let ended = self.world.now() - Duration::days(i64::from(terms.grace_days) + UNCHARGED_DAYS);
        let uncharged = store::promise::uncharged_since(self.db.read(), city.id, ended).await?;
        let uncharged = uncharged.into_iter().map(|(pledge, closed_at)| Finding {
            code: "promise_uncharged".to_owned(),
            text: format!(
                "{pledge} was promised to a campaign that closed at {closed_at}, and is not charged"
            ),
        });
        Ok(late.into_iter().map(open).chain(uncharged).collect())
    }
}
