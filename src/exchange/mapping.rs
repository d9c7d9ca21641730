//! The column mapping: which column of a city's file is what. A city writes it once, as TOML.
//!
//! Everything is checked when the mapping is read, so that a mistake in it is told with its key and not
//! with the first row that it spoils. `seed-data/mappings/` has examples with comments.

use std::collections::{BTreeMap, BTreeSet};

use domain::project::ProjectState;
use domain::{Currency, Locale};

mod check;
mod raw;
mod template;

pub(crate) use raw::Unit;
pub(crate) use template::Template;

use crate::projects::ProjectDate;

/// A checked column mapping for projects.
#[derive(Debug, Clone, PartialEq)]
pub struct Mapping {
    pub(crate) locale: Locale,
    pub(crate) source: Source,
    /// Cells with one of these values count as empty.
    pub(crate) empty_values: BTreeSet<String>,
    pub(crate) external_id: String,
    pub(crate) title: Text,
    pub(crate) summary: Text,
    pub(crate) story: Text,
    pub(crate) category: Option<Table<String>>,
    pub(crate) state: Table<ProjectState>,
    pub(crate) goal: Option<Goal>,
    pub(crate) address: Option<String>,
    pub(crate) point: Option<(String, String)>,
    pub(crate) code: Option<Code>,
    pub(crate) city_wide: Option<CityWide>,
    pub(crate) dates: BTreeMap<ProjectDate, DateColumn>,
    pub(crate) links: BTreeMap<String, String>,
}

/// What kind of file the mapping reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source {
    Csv {
        delimiter: u8,
        /// `None`: a mark or UTF-8.
        encoding: Option<String>,
    },
    GeoJson,
}

/// A text from a column, or else made from a pattern.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Text {
    pub column: Option<String>,
    pub fallback: Option<Template>,
}

/// A value through a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table<T> {
    pub column: Option<String>,
    /// `None`: the value is taken as it is.
    pub values: Option<BTreeMap<String, T>>,
    /// For empty cells and for values outside the table.
    pub default: Option<T>,
}

/// The column with the amount that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Goal {
    pub column: String,
    pub currency: Currency,
    pub unit: Unit,
    pub thousands: Option<char>,
}

/// The column with the code of a neighbourhood or an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Code {
    pub column: String,
    pub layer: Layer,
    pub codes: Option<BTreeMap<String, String>>,
    pub unplaced: BTreeSet<String>,
    /// Whether an empty cell means the whole city.
    pub empty_is_city_wide: bool,
}

/// What a code is the code of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layer {
    Neighbourhood,
    Area,
}

/// How to recognise a project that concerns the whole city.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CityWide {
    pub column: String,
    pub values: BTreeSet<String>,
    pub keep_address: bool,
}

/// A column with dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DateColumn {
    pub column: String,
    pub formats: Vec<String>,
}

/// What is wrong with a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappingError {
    /// The key, such as `state.values.FIN`; empty where the file is no TOML at all.
    pub path: String,
    /// The line of the file, where the parser knows it.
    pub line: Option<usize>,
    /// A sentence in English, as the author of a mapping needs it.
    pub reason: String,
}

impl std::fmt::Display for MappingError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.line, self.path.as_str()) {
            (Some(line), "") => write!(f, "line {line}: {}", self.reason),
            (Some(line), path) => write!(f, "line {line}, {path}: {}", self.reason),
            (None, path) => write!(f, "{path}: {}", self.reason),
        }
    }
}

impl std::error::Error for MappingError {}

impl Mapping {
    /// Every column that the mapping names, with the key that names it.
    pub(crate) fn columns<'a>(&'a self) -> Vec<(String, &'a str)> {
        let mut all = vec![];
        let mut add = |key: &str, column: Option<&'a String>| {
            all.extend(column.map(|column| (key.to_owned(), column.as_str())));
        };
        add("external_id.column", Some(&self.external_id));
        add("state.column", self.state.column.as_ref());
        add(
            "category.column",
            self.category.as_ref().and_then(|it| it.column.as_ref()),
        );
        add("goal.column", self.goal.as_ref().map(|it| &it.column));
        add("address.column", self.address.as_ref());
        add("point.longitude", self.point.as_ref().map(|it| &it.0));
        add("point.latitude", self.point.as_ref().map(|it| &it.1));
        add("city_wide.column", self.city_wide.as_ref().map(|it| &it.column));
        if let Some(code) = &self.code {
            add(&format!("{}.column", code.layer.key()), Some(&code.column));
        }
        for (key, text) in [
            ("title", &self.title),
            ("summary", &self.summary),
            ("story", &self.story),
        ] {
            add(&format!("{key}.column"), text.column.as_ref());
            for column in text.fallback.iter().flat_map(Template::columns) {
                add(&format!("{key}.fallback"), Some(column));
            }
        }
        for (kind, date) in &self.dates {
            add(&format!("dates.{kind}.column"), Some(&date.column));
        }
        for (kind, column) in &self.links {
            add(&format!("links.{kind}"), Some(column));
        }
        all
    }
}

impl Layer {
    fn key(self) -> &'static str {
        match self {
            Layer::Neighbourhood => "neighbourhood",
            Layer::Area => "area",
        }
    }
}

#[cfg(test)]
mod tests;
