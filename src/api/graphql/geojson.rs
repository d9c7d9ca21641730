//! A city's neighbourhoods as GeoJSON, with what their projects raised.

use app::{App, AppError, AppResult};
use domain::CityId;
use serde_json::json;

/// A feature collection as text. Shapes are stored as GeoJSON geometries and go through untouched.
///
/// # Errors
/// Those of the database.
pub async fn neighbourhoods(app: &App, city: CityId) -> AppResult<String> {
    let places = app.neighbourhoods(city).await?;
    let totals = app.neighbourhood_totals(city).await?;
    let mut text = String::from("{\"type\":\"FeatureCollection\",\"features\":[");
    for (index, place) in places.iter().enumerate() {
        let totals = totals.get(&place.id).copied().unwrap_or_default();
        let id = place.id.to_string();
        let properties = json!({
            "id": id,
            "slug": place.slug,
            "name": place.name,
            "projects": totals.projects,
            "crowdMinor": totals.crowd_minor,
            "matchMinor": totals.match_minor,
        });
        let separator = if index == 0 { "" } else { "," };
        let (id, shape) = (json!(id), &place.shape);
        text.push_str(&format!(
            "{separator}{{\"type\":\"Feature\",\"id\":{id},\"geometry\":{shape},\"properties\":{properties}}}"
        ));
    }
    text.push_str("]}");
    Ok(text)
}

/// The same as a value.
///
/// # Errors
/// Those of the database; a stored shape that is no JSON.
pub async fn neighbourhoods_value(app: &App, city: CityId) -> AppResult<async_graphql::Value> {
    let text = neighbourhoods(app, city).await?;
    serde_json::from_str(&text).map_err(|error| AppError::Internal(format!("shapes of {city}: {error}")))
}
