//! `city.toml`, `people.toml` and `organisations.toml`.

use domain::person::{Email, OwnerKind, Role};
use domain::{Currency, Locale};
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::read::{Spoken, parsed};

/// The city. What no table keeps yet is read all the same, so that a misspelt key is told.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CityFile {
    pub slug: String,
    pub name: String,
    #[serde(deserialize_with = "parsed")]
    pub currency: Currency,
    #[serde(deserialize_with = "parsed")]
    pub locale: Locale,
    pub time_zone: String,
    pub accent: String,
    pub outside: String,
    pub stack: String,
    pub category: Vec<CategoryFile>,
    #[serde(rename = "country")]
    _country: IgnoredAny,
    #[serde(rename = "locales")]
    _locales: IgnoredAny,
    #[serde(rename = "population")]
    _population: IgnoredAny,
    #[serde(rename = "centre")]
    _centre: IgnoredAny,
    pub picture: String,
    pub picture_alt: Spoken,
    pub tagline: Spoken,
    pub about: Spoken,
}

/// A category of projects.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CategoryFile {
    pub slug: String,
    pub name: Spoken,
}

/// Everybody who can sign in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeopleFile {
    pub person: Vec<PersonFile>,
}

/// Somebody who can sign in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonFile {
    #[serde(deserialize_with = "parsed")]
    pub email: Email,
    pub name: String,
    #[serde(deserialize_with = "parsed")]
    pub role: Role,
    #[serde(deserialize_with = "parsed")]
    pub locale: Locale,
    pub neighbourhood: Option<String>,
    #[serde(default)]
    pub demo: bool,
    pub about: Option<Spoken>,
    #[serde(default, rename = "verified")]
    _verified: IgnoredAny,
}

/// Every organisation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganisationsFile {
    pub organisation: Vec<OrganisationFile>,
}

/// An organisation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganisationFile {
    pub id: String,
    pub name: String,
    pub kind: OrganisationKind,
    #[serde(default)]
    pub verified: bool,
    pub identifier: Option<String>,
    pub members: Vec<String>,
    #[serde(default, rename = "identifier_kind")]
    _identifier_kind: IgnoredAny,
    pub about: Option<Spoken>,
}

/// What an organisation is.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationKind {
    Association,
    Firm,
    PublicBody,
    Foundation,
}

impl OrganisationKind {
    /// As projects know their owners: a foundation is an association of means.
    pub fn owner_kind(self) -> OwnerKind {
        match self {
            Self::Association | Self::Foundation => OwnerKind::Association,
            Self::Firm => OwnerKind::Firm,
            Self::PublicBody => OwnerKind::PublicBody,
        }
    }
}
