//! What a city has decided for its campaigns: how long they wait for gifts on their way, and when cards are charged.

use domain::act::ActKind;
use domain::campaign::{CampaignTerms, Charging};
use domain::{CityId, ProblemKind, Problems};
use serde_json::json;

use crate::changes::Change;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller};

impl App {
    /// The terms of a city, which everybody may know.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn campaign_terms(&self, city: CityId) -> AppResult<CampaignTerms> {
        Ok(store::campaign_terms::of_city(self.db.read(), city).await?)
    }

    /// Sets the terms. Gifts that were made stay as they were made; a campaign that waits is bound by the new days.
    ///
    /// # Errors
    /// Refused: not an official or finance officer, or no fresh proof; no such city; more days than a campaign may wait.
    pub async fn set_campaign_terms(
        &self,
        caller: &Caller,
        city: CityId,
        (grace_days, charging): (i64, Charging),
    ) -> AppResult<CampaignTerms> {
        if self.city_by_id(city).await?.is_none() {
            return Err(AppError::not_found("input.city", "city"));
        }
        policy::authorize(caller, Operation::SetCampaignTerms, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        let by = caller
            .person()
            .ok_or_else(|| AppError::refused("", ProblemKind::SignInRequired))?;
        let mut problems = Problems::none();
        let max = CampaignTerms::GRACE_DAYS_MAX;
        let days = u16::try_from(grace_days).ok().filter(|days| *days <= max);
        if days.is_none() {
            let (min, max) = (0, i64::from(max));
            problems.push("input.graceDays", ProblemKind::OutOfRange { min, max });
        }
        problems.check()?;
        let terms = CampaignTerms {
            grace_days: days.unwrap_or_default(),
            charging,
        };
        self.db
            .write("campaign_terms.set", |conn| async move {
                let now = self.world.now();
                store::campaign_terms::set(&conn, city, terms, (by, now)).await?;
                let detail = json!({ "grace_days": terms.grace_days, "charging": terms.charging.as_str() });
                self.record(&conn, Some(city), caller, ActKind::CampaignTermsSet, city, detail)
                    .await
            })
            .await?;
        self.changes.tell(Change::City(city));
        Ok(terms)
    }
}
