//! The mapping as it stands in the file. Unknown keys are a mistake.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::MappingError;
use crate::projects::ProjectDate;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Raw {
    pub format: Format,
    pub language: String,
    pub currency: Option<String>,
    pub csv: Option<Csv>,
    #[serde(default)]
    pub empty_values: Vec<String>,
    pub external_id: Column,
    pub title: Text,
    pub summary: Option<Text>,
    pub story: Option<Text>,
    pub category: Option<Words>,
    pub state: Words,
    pub goal: Option<Goal>,
    pub address: Option<Column>,
    pub point: Option<Point>,
    pub neighbourhood: Option<Codes>,
    pub area: Option<Codes>,
    pub city_wide: Option<CityWide>,
    #[serde(default)]
    pub dates: BTreeMap<ProjectDate, DateColumn>,
    #[serde(default)]
    pub links: BTreeMap<String, String>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
pub(super) enum Format {
    Csv,
    Geojson,
}

#[derive(Deserialize, Clone, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Csv {
    pub delimiter: Option<String>,
    pub encoding: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Column {
    pub column: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Text {
    pub column: Option<String>,
    pub fallback: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub column: Option<String>,
    pub values: Option<BTreeMap<String, String>>,
    pub default: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Goal {
    pub column: String,
    #[serde(default)]
    pub unit: Unit,
    pub thousands: Option<String>,
}

/// Whether amounts are written in euros or in cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Unit {
    #[default]
    Units,
    Minor,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Point {
    pub longitude: String,
    pub latitude: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Codes {
    pub column: String,
    pub codes: Option<BTreeMap<String, String>>,
    #[serde(default)]
    pub unplaced: Vec<String>,
    #[serde(default)]
    pub empty: Empty,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Default)]
#[serde(rename_all = "snake_case")]
pub(super) enum Empty {
    #[default]
    Unplaced,
    CityWide,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CityWide {
    pub column: String,
    pub values: Vec<String>,
    #[serde(default)]
    pub keep_address: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DateColumn {
    pub column: String,
    pub formats: Vec<String>,
}

/// Reads the file; an error has the path of the key and, where the parser knows it, the line.
pub(super) fn parse(text: &str) -> Result<Raw, MappingError> {
    let line = |error: &toml::de::Error| {
        let start = error.span()?.start.min(text.len());
        Some(
            text.as_bytes()[..start]
                .iter()
                .filter(|byte| **byte == b'\n')
                .count()
                + 1,
        )
    };
    let error = |path: String, error: &toml::de::Error| MappingError {
        path,
        line: line(error),
        reason: error.message().to_owned(),
    };
    let deserializer = toml::Deserializer::parse(text).map_err(|it| error(String::new(), &it))?;
    serde_path_to_error::deserialize(deserializer).map_err(|it| {
        let path = it.path().to_string();
        error(if path == "." { String::new() } else { path }, it.inner())
    })
}
