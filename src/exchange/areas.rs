//! Named areas of a city from GeoJSON: priority neighbourhoods, arrondissements, anything that a rule
//! or a project may refer to and that holds from a date or to a date.

use chrono::NaiveDate;
use geo::MultiPolygon;
use serde_json::{Map, Value};

use crate::features::{self, RawFeature};
use crate::finding::{Finding, Refused};
use crate::message::Message;
use crate::neighbourhoods::{self, Codes};
use crate::report::Report;
use crate::shape::Tidied;

/// Where a date of validity comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum DateSource {
    /// No limit on this side.
    #[default]
    Always,
    /// A property with an ISO date; empty or null means no limit.
    Field(String),
    /// The same date for every area of the file.
    Fixed(NaiveDate),
}

/// Which properties hold what; see [`neighbourhoods::Options`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The property with the code, a text or a number.
    pub id_field: String,
    /// The property with the name.
    pub name_field: String,
    /// The first day.
    pub valid_from: DateSource,
    /// The last day.
    pub valid_to: DateSource,
}

/// A named area as the file describes it.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaRecord {
    /// The number of the feature, from 1.
    pub row: usize,
    /// The line of the file on which it begins.
    pub line: usize,
    /// Its code, in one spelling: an integer has no decimals.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its shape: valid, rings in the order of RFC 7946, WGS 84.
    pub shape: MultiPolygon,
    /// The first day on which it holds; `None` since ever.
    pub valid_from: Option<NaiveDate>,
    /// The last day on which it holds; `None` until further notice.
    pub valid_to: Option<NaiveDate>,
    /// All properties of the feature.
    pub properties: Map<String, Value>,
}

/// Reads a feature collection of polygons and multipolygons with their validity.
///
/// # Errors
/// [`Refused`] where the file as a whole is no GeoJSON in WGS 84.
pub fn read(bytes: &[u8], options: &Options) -> Result<Report<AreaRecord>, Refused> {
    let text = features::text(bytes)?;
    let names = neighbourhoods::Options {
        id_field: options.id_field.clone(),
        name_field: options.name_field.clone(),
    };
    let mut report = Report::default();
    let mut codes = Codes::default();
    let mut tidied = Tidied::default();
    for feature in features::read(&text)? {
        let validity = validity(&feature, options);
        let shaped = neighbourhoods::neighbourhood(&feature, &names, &mut codes);
        report.push(match (shaped, validity) {
            (Ok((area, one)), Ok((valid_from, valid_to))) => {
                tidied.add(one);
                let neighbourhoods::NeighbourhoodRecord {
                    row,
                    line,
                    code,
                    name,
                    shape,
                    properties,
                } = area;
                Ok(AreaRecord {
                    row,
                    line,
                    code,
                    name,
                    shape,
                    valid_from,
                    valid_to,
                    properties,
                })
            }
            (shaped, validity) => {
                let label = shaped.as_ref().ok().map(|(area, _)| area.name.clone());
                let mut errors = shaped.err().unwrap_or_default();
                errors.extend(validity.err().map(|(field, message)| Finding {
                    at: feature.at,
                    label,
                    field,
                    message,
                }));
                Err(errors)
            }
        });
    }
    report.warnings.extend(tidied.warnings());
    Ok(report.checked())
}

type Validity = (Option<NaiveDate>, Option<NaiveDate>);

/// The first and the last day, or the field to blame and why.
fn validity(feature: &RawFeature<'_>, options: &Options) -> Result<Validity, (Option<String>, Message)> {
    let date = |source: &DateSource| match source {
        DateSource::Always => Ok(None),
        DateSource::Fixed(date) => Ok(Some(*date)),
        DateSource::Field(name) => date_of(feature, name).map_err(|message| (Some(name.clone()), message)),
    };
    match (date(&options.valid_from)?, date(&options.valid_to)?) {
        (Some(from), Some(to)) if from > to => Err((
            None,
            Message::DatesReversed {
                from: from.to_string(),
                to: to.to_string(),
            },
        )),
        both => Ok(both),
    }
}

fn date_of(feature: &RawFeature<'_>, name: &str) -> Result<Option<NaiveDate>, Message> {
    // What is wrong with the feature as a whole is told where its name is read.
    let Ok(content) = &feature.content else {
        return Ok(None);
    };
    match content.field(name) {
        Err(Message::Required) => Ok(None),
        Err(message) => Err(message),
        Ok(text) => text.parse().map(Some).map_err(|_| Message::NotADate {
            given: text,
            formats: vec!["%Y-%m-%d".to_owned()],
        }),
    }
}

#[cfg(test)]
mod tests;
