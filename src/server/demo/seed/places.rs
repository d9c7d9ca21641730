//! `neighbourhoods.geojson` and `areas.geojson`.

use app::import::{NewArea, NewNeighbourhood};
use domain::Locale;
use exchange::areas::{self, DateSource};
use exchange::{Refused, Report, neighbourhoods};

use super::files::Files;
use super::read::{SeedError, text};

/// The neighbourhoods.
pub fn neighbourhoods(files: &dyn Files) -> Result<Vec<NewNeighbourhood>, SeedError> {
    let file = "neighbourhoods.geojson";
    let options = neighbourhoods::Options {
        id_field: "id".to_owned(),
        name_field: "name".to_owned(),
    };
    let records = whole(
        file,
        neighbourhoods::read(text(files, file)?.as_bytes(), &options),
    )?;
    let of = |record: neighbourhoods::NeighbourhoodRecord| NewNeighbourhood {
        external_id: record.code,
        name: record.name,
        shape: record.shape,
    };
    Ok(records.into_iter().map(of).collect())
}

/// The named areas. They have one name, the French one: it is a name, not a text.
pub fn areas(files: &dyn Files) -> Result<Vec<NewArea>, SeedError> {
    let file = "areas.geojson";
    let options = areas::Options {
        id_field: "id".to_owned(),
        name_field: "name_fr".to_owned(),
        valid_from: DateSource::Field("valid_from".to_owned()),
        valid_to: DateSource::Field("valid_to".to_owned()),
    };
    let records = whole(file, areas::read(text(files, file)?.as_bytes(), &options))?;
    let of = |record: areas::AreaRecord| NewArea {
        external_id: record.code,
        name: record.name,
        valid_from: record.valid_from,
        valid_to: record.valid_to,
        shape: record.shape,
    };
    Ok(records.into_iter().map(of).collect())
}

/// A seed's file has no row that is refused.
fn whole<T>(file: &str, read: Result<Report<T>, Refused>) -> Result<Vec<T>, SeedError> {
    let report = read.map_err(|refused| SeedError::new(file, "", refused.text(Locale::En)))?;
    match report.errors.first() {
        Some(finding) => Err(SeedError::new(file, "", finding.text(Locale::En))),
        None => Ok(report.records),
    }
}

/// Water and green in one collection, for the base map: each feature keeps its name and says whether it
/// is water or green.
pub fn base_map(files: &dyn Files) -> Result<String, SeedError> {
    let mut features = Vec::new();
    for (file, kind) in [("parks.geojson", "green"), ("river.geojson", "water")] {
        let wrong = |reason: &str| SeedError::new(file, "features", reason.to_owned());
        let collection: serde_json::Value =
            serde_json::from_str(&text(files, file)?).map_err(|error| wrong(&error.to_string()))?;
        let found = collection["features"]
            .as_array()
            .ok_or_else(|| wrong("is not a list"))?;
        for feature in found {
            features.push(serde_json::json!({
                "type": "Feature",
                "geometry": feature["geometry"],
                "properties": { "kind": kind, "name": feature["properties"]["name"] },
            }));
        }
    }
    Ok(serde_json::json!({ "type": "FeatureCollection", "features": features }).to_string())
}
