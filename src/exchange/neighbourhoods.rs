//! Neighbourhoods of a city from GeoJSON.

use std::collections::BTreeMap;

use geo::MultiPolygon;
use serde_json::{Map, Value};

use crate::features::{self, RawFeature};
use crate::finding::{At, Finding, Refused};
use crate::message::Message;
use crate::report::Report;
use crate::shape::{self, Tidied};

/// Which properties hold what. A dot reaches into an object (`names.fr`); `id` is also the feature's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The property with the code, a text or a number.
    pub id_field: String,
    /// The property with the name.
    pub name_field: String,
}

/// A neighbourhood as the file describes it.
#[derive(Debug, Clone, PartialEq)]
pub struct NeighbourhoodRecord {
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
    /// All properties of the feature.
    pub properties: Map<String, Value>,
}

/// Reads a feature collection of polygons and multipolygons.
///
/// # Errors
/// [`Refused`] where the file as a whole is no GeoJSON in WGS 84.
pub fn read(bytes: &[u8], options: &Options) -> Result<Report<NeighbourhoodRecord>, Refused> {
    let text = features::text(bytes)?;
    let mut report = Report::default();
    let mut codes = Codes::default();
    let mut tidied = Tidied::default();
    for feature in features::read(&text)? {
        let read = neighbourhood(&feature, options, &mut codes);
        report.push(read.map(|(record, one)| {
            tidied.add(one);
            record
        }));
    }
    report.warnings.extend(tidied.warnings());
    Ok(report.checked())
}

/// The codes seen so far, each with its feature.
#[derive(Default)]
pub(crate) struct Codes(BTreeMap<String, usize>);

pub(crate) fn neighbourhood(
    feature: &RawFeature<'_>,
    options: &Options,
    codes: &mut Codes,
) -> Result<(NeighbourhoodRecord, Tidied), Vec<Finding>> {
    let at = feature.at;
    let (At::Row { row, line } | At::Feature { row, line }) = at else {
        return Err(vec![]);
    };
    let finding = |label: Option<&String>, field: Option<&str>, message| {
        vec![Finding {
            at,
            label: label.cloned(),
            field: field.map(str::to_owned),
            message,
        }]
    };
    let content = feature
        .content
        .as_ref()
        .map_err(|message| finding(None, None, message.clone()))?;
    let mut errors = vec![];
    let name = content.field(&options.name_field);
    let label = name.as_ref().ok();
    if let Err(message) = &name {
        errors.extend(finding(None, Some(&options.name_field), message.clone()));
    }
    let code = content
        .field(&options.id_field)
        .and_then(|code| match codes.0.get(&code) {
            Some(first) => Err(Message::DoubledId {
                id: code,
                first_row: *first,
            }),
            None => Ok(code),
        });
    match &code {
        Err(message) => errors.extend(finding(label, Some(&options.id_field), message.clone())),
        Ok(code) => _ = codes.0.insert(code.clone(), row),
    }
    let shape = shape::polygons(content.geometry.map(serde_json::value::RawValue::get));
    if let Err(message) = &shape {
        errors.extend(finding(label, None, message.clone()));
    }
    let properties = content.properties();
    if let Err(message) = &properties {
        errors.extend(finding(label, None, message.clone()));
    }
    match (code, name, shape, properties) {
        (Ok(code), Ok(name), Ok((shape, tidied)), Ok(properties)) => Ok((
            NeighbourhoodRecord {
                row,
                line,
                code,
                name,
                shape,
                properties,
            },
            tidied,
        )),
        _ => Err(errors),
    }
}

#[cfg(test)]
mod tests;
