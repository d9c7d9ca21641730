//! What cities have decided for their campaigns.

use chrono::{DateTime, Utc};
use domain::campaign::CampaignTerms;
use domain::{CityId, Id, PersonId};
use sea_orm::FromQueryResult;

use crate::texts::word;
use crate::{Conn, StoreError, sql};

#[derive(FromQueryResult)]
struct TermsRow {
    grace_days: i32,
    charging: String,
}

/// The terms of a city: those that it set, or else the usual ones.
pub async fn of_city(conn: &Conn, city: CityId) -> Result<CampaignTerms, StoreError> {
    let statement = "select grace_days, charging from campaign_terms where city_id = $1";
    let row: Option<TermsRow> = sql::one(conn, statement, vec![city.uuid().into()]).await?;
    let Some(row) = row else {
        return Ok(CampaignTerms::default());
    };
    Ok(CampaignTerms {
        // The column holds nothing that does not fit.
        grace_days: u16::try_from(row.grace_days).unwrap_or_default(),
        charging: word(&row.charging, "campaign_terms", "charging", city.uuid())?,
    })
}

#[derive(FromQueryResult)]
struct DaysRow {
    grace_days: i32,
}

/// Every number of days that campaigns of some city wait, each once.
pub async fn graces(conn: &Conn) -> Result<Vec<u16>, StoreError> {
    let statement = "select distinct grace_days from campaign_terms";
    let rows: Vec<DaysRow> = sql::all(conn, statement, Vec::new()).await?;
    let set = rows
        .into_iter()
        .filter_map(|row| u16::try_from(row.grace_days).ok());
    let mut days: Vec<u16> = set.chain([CampaignTerms::default().grace_days]).collect();
    days.sort_unstable();
    days.dedup();
    Ok(days)
}

/// Writes the terms of a city down, in the place of those before.
pub async fn set(
    conn: &Conn,
    city: CityId,
    terms: CampaignTerms,
    (by, at): (PersonId, DateTime<Utc>),
) -> Result<(), StoreError> {
    sql::run(
        conn,
        "insert into campaign_terms (city_id, grace_days, charging, changed_by, changed_at) values ($1, $2, $3, $4, $5)
         on conflict (city_id) do update set grace_days = excluded.grace_days, charging = excluded.charging,
             changed_by = excluded.changed_by, changed_at = excluded.changed_at",
        vec![
            city.uuid().into(),
            i32::from(terms.grace_days).into(),
            terms.charging.as_str().into(),
            by.uuid().into(),
            at.into(),
        ],
    )
    .await?;
    Ok(())
}
