//! Where a project is, as far as its row says: never a point that the row does not state.

use domain::place::on_earth;
use serde::Serialize;

use super::row::{RowReader, one_line};
use super::{ADDRESS_CHARS_MAX, CODE_CHARS_MAX};
use crate::mapping::{Code, Layer, Source};
use crate::message::Message;
use crate::shape;

/// The place of a project.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// A point, WGS 84.
    Point {
        /// Degrees east.
        longitude: f64,
        /// Degrees north.
        latitude: f64,
    },
    /// Somewhere in a neighbourhood.
    Neighbourhood {
        /// The code of the neighbourhood, as it was imported.
        code: String,
    },
    /// Somewhere in a named area.
    Area {
        /// The code of the area, as it was imported.
        code: String,
    },
    /// The whole city.
    CityWide,
    /// It has a place, but the row does not say which.
    Unplaced {
        /// Why.
        reason: Unplaced,
    },
}

/// Why a project has no place on the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Unplaced {
    /// Neither coordinates nor a code nor an address.
    NothingGiven,
    /// Only an address as text, and addresses are not looked up.
    AddressOnly,
    /// The coordinates are 0, 0: an empty cell that became a number.
    ZeroPoint,
    /// The mapping says that this code belongs to no polygon.
    Code {
        /// The code of the file.
        code: String,
    },
    /// The city has no neighbourhood or area of this code.
    UnknownCode {
        /// The code.
        code: String,
    },
    /// The point lies outside every neighbourhood.
    Outside,
}

impl RowReader<'_> {
    /// The place, and the address unless it would be a false one.
    pub fn place(&mut self) -> (Place, Option<String>) {
        let mapping = self.mapping;
        let address = mapping
            .address
            .as_deref()
            .map(|it| self.short(it, ADDRESS_CHARS_MAX))
            .unwrap_or_default();
        let address = (!address.is_empty()).then(|| one_line(address));
        if let Some(city_wide) = &mapping.city_wide
            && city_wide.values.contains(self.cell(&city_wide.column))
        {
            // Cities put their own address in such rows; somebody might look it up and draw it.
            return (Place::CityWide, address.filter(|_| city_wide.keep_address));
        }
        let place = self
            .point()
            .or_else(|| mapping.code.as_ref().and_then(|code| self.code(code)));
        let reason = if address.is_some() {
            Unplaced::AddressOnly
        } else {
            Unplaced::NothingGiven
        };
        (place.unwrap_or(Place::Unplaced { reason }), address)
    }

    /// The point of two columns or of the geometry.
    fn point(&mut self) -> Option<Place> {
        if let Some((x, y)) = &self.mapping.point {
            let (longitude, latitude) = (self.short(x, CODE_CHARS_MAX), self.short(y, CODE_CHARS_MAX));
            return match (longitude, latitude) {
                ("", "") => None,
                ("", _) => self.no_point(x, Message::HalfAPoint),
                (_, "") => self.no_point(y, Message::HalfAPoint),
                (longitude, latitude) => match (degrees(longitude), degrees(latitude)) {
                    (None, _) => self.no_point(
                        x,
                        Message::NotDegrees {
                            given: longitude.to_owned(),
                        },
                    ),
                    (_, None) => self.no_point(
                        y,
                        Message::NotDegrees {
                            given: latitude.to_owned(),
                        },
                    ),
                    (Some(east), Some(north)) if on_earth(east, north) => Some(point(east, north)),
                    _ => {
                        let (longitude, latitude) = (longitude.to_owned(), latitude.to_owned());
                        self.no_point(x, Message::NotOnEarth { longitude, latitude })
                    }
                },
            };
        }
        let geometry = self
            .row
            .geometry
            .as_deref()
            .filter(|_| self.mapping.source == Source::GeoJson)?;
        match shape::point(Some(geometry)) {
            Ok(coord) => Some(point(coord.x, coord.y)),
            Err(message) => {
                self.errors.push((None, message));
                None
            }
        }
    }

    fn no_point(&mut self, column: &str, message: Message) -> Option<Place> {
        self.fail(Some(column), message);
        None
    }

    /// The neighbourhood or the area of a code.
    fn code(&mut self, code: &Code) -> Option<Place> {
        let given = self.short(&code.column, CODE_CHARS_MAX);
        if given.is_empty() {
            return code.empty_is_city_wide.then_some(Place::CityWide);
        }
        if code.unplaced.contains(given) {
            return Some(Place::Unplaced {
                reason: Unplaced::Code {
                    code: given.to_owned(),
                },
            });
        }
        match &code.codes {
            None => Some(code.layer.place(given.to_owned())),
            Some(codes) => match codes.get(given) {
                Some(ours) => Some(code.layer.place(ours.clone())),
                None => {
                    let known = codes.keys().chain(&code.unplaced).cloned().collect();
                    self.no_point(
                        &code.column,
                        Message::UnknownValue {
                            given: given.to_owned(),
                            known,
                        },
                    )
                }
            },
        }
    }
}

impl Layer {
    fn place(self, code: String) -> Place {
        match self {
            Layer::Neighbourhood => Place::Neighbourhood { code },
            Layer::Area => Place::Area { code },
        }
    }
}

/// Digits with at most one decimal sign; `inf`, `nan` and exponents are no degrees.
fn degrees(text: &str) -> Option<f64> {
    let usual = text
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'+' | b'.' | b','));
    let text = text.replace(',', ".");
    usual.then(|| text.parse().ok()).flatten()
}

/// A point, unless both numbers are zero: the sea south of Ghana is where empty cells land.
fn point(longitude: f64, latitude: f64) -> Place {
    if longitude.abs() + latitude.abs() > 0.0 {
        Place::Point { longitude, latitude }
    } else {
        Place::Unplaced {
            reason: Unplaced::ZeroPoint,
        }
    }
}
