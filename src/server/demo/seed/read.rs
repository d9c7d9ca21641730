//! Reading one file: whatever is wrong is told with the file and the key.

use std::fmt::Display;
use std::str::FromStr;

use app::Texts;
use domain::Locale;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};

use super::files::Files;

/// What is wrong with the seed, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("seed-data/{file}{}{key}: {reason}", if key.is_empty() { "" } else { ", " })]
pub struct SeedError {
    /// The file.
    pub file: String,
    /// The key in it, or the line; empty where the whole file is meant.
    pub key: String,
    /// What is wrong.
    pub reason: String,
}

impl SeedError {
    /// Something wrong with a key of a file.
    pub fn new(file: &str, key: impl Into<String>, reason: impl Display) -> Self {
        Self {
            file: file.to_owned(),
            key: key.into(),
            reason: reason.to_string(),
        }
    }
}

/// The text of a file.
pub fn text(files: &dyn Files, file: &str) -> Result<String, SeedError> {
    let bytes = files
        .get(file)
        .ok_or_else(|| SeedError::new(file, "", "there is no such file"))?;
    String::from_utf8(bytes.into_owned())
        .map_err(|error| SeedError::new(file, "", format!("not UTF-8: {error}")))
}

/// A TOML file.
pub fn toml<T: DeserializeOwned>(files: &dyn Files, file: &str) -> Result<T, SeedError> {
    let text = text(files, file)?;
    let deserializer = toml::Deserializer::parse(&text).map_err(|error| SeedError::new(file, "", error))?;
    serde_path_to_error::deserialize(deserializer).map_err(|error| {
        let key = match error.path().to_string() {
            path if path == "." => String::new(),
            path => path,
        };
        SeedError::new(file, key, error.inner().message())
    })
}

/// A value that is written as a text: an amount, an address, a word.
pub fn parsed<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err: Display>,
{
    let text = String::deserialize(deserializer)?;
    text.parse()
        .map_err(|error| D::Error::custom(format!("“{text}”: {error}")))
}

/// The same, where it may be left out.
pub fn parsed_option<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err: Display>,
{
    parsed(deserializer).map(Some)
}

/// A text in every language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spoken {
    /// French.
    pub fr: String,
    /// English.
    pub en: String,
}

impl Spoken {
    /// The text in one language.
    pub fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::Fr => &self.fr,
            Locale::En => &self.en,
        }
    }

    /// As it is stored.
    pub fn texts(&self) -> Texts {
        Texts::new(Locale::ALL.map(|locale| (locale, self.get(locale).trim().to_owned())))
    }
}
