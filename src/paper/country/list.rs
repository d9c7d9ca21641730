//! The countries that an installation has.

use std::fmt;

use chrono::NaiveDate;

use super::{Country, Rules, reader};
use crate::PaperError;

/// The files that are built in.
const BUILT_IN: [(&str, &str); 2] = [
    ("fr.toml", include_str!("../countries/fr.toml")),
    ("be.toml", include_str!("../countries/be.toml")),
];

/// What is wrong with a country's file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryProblem {
    /// The file.
    pub file: String,
    /// The key, such as `scheme[1].rate[2].from`; empty where it is about the whole file.
    pub place: String,
    /// What is wrong.
    pub what: String,
}

impl CountryProblem {
    pub(super) fn new(file: &str, place: &str, what: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            place: place.to_owned(),
            what: what.into(),
        }
    }
}

impl fmt::Display for CountryProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place.as_str() {
            "" => write!(f, "{}: {}", self.file, self.what),
            place => write!(f, "{}: {place}: {}", self.file, self.what),
        }
    }
}

/// All countries, each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Countries(Vec<Country>);

impl Countries {
    /// Those that are built in.
    ///
    /// # Errors
    /// Never: a test reads them.
    pub fn built_in() -> Result<Self, Vec<CountryProblem>> {
        Self::with(&[])
    }

    /// Those that are built in, and files of this installation: name and text. Its file for a country takes the
    /// place of the one that is built in.
    ///
    /// # Errors
    /// Everything that is wrong with the files; two of them for one country.
    pub fn with(own: &[(&str, &str)]) -> Result<Self, Vec<CountryProblem>> {
        let mut problems = Vec::new();
        let mut countries: Vec<Country> = Vec::new();
        for (file, text) in own.iter().copied() {
            match reader::read(file, text) {
                Ok(country) if countries.iter().any(|other| other.code == country.code) => {
                    let what = "another file is for this country";
                    problems.push(CountryProblem::new(file, "country", what));
                }
                Ok(country) => countries.push(country),
                Err(found) => problems.extend(found),
            }
        }
        for (file, text) in BUILT_IN {
            match reader::read(file, text) {
                Ok(country) if countries.iter().any(|own| own.code == country.code) => {}
                Ok(country) => countries.push(country),
                Err(found) => problems.extend(found),
            }
        }
        if problems.is_empty() {
            Ok(Self(countries))
        } else {
            Err(problems)
        }
    }

    /// The country with this code of two letters.
    pub fn country(&self, code: &str) -> Option<&Country> {
        self.0.iter().find(|country| country.code == code)
    }

    /// The codes of all of them.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|country| country.code.as_str())
    }

    /// What holds for receipts that are made in a country on a day.
    ///
    /// # Errors
    /// [`PaperError::NoCountry`], [`PaperError::NoForm`].
    pub fn rules_at(&self, code: &str, day: NaiveDate) -> Result<Rules<'_>, PaperError> {
        let country = self.country(code).ok_or_else(|| PaperError::NoCountry {
            code: code.to_owned(),
        })?;
        let form = country.form_at(day).ok_or_else(|| PaperError::NoForm {
            code: code.to_owned(),
            day,
        })?;
        Ok(Rules { country, form })
    }
}
