//! `pledges.csv`.

use domain::person::Email;
use domain::{Locale, Money};
use serde::Deserialize;

use super::files::Files;
use super::read::{SeedError, parsed, text};

/// The file's name.
pub const FILE: &str = "pledges.csv";

/// A gift, as the file writes it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PledgeRow {
    pub id: String,
    pub project: String,
    #[serde(deserialize_with = "parsed")]
    pub donor: Email,
    pub name: String,
    #[serde(deserialize_with = "parsed")]
    pub amount: Money,
    pub minutes_ago: i64,
    pub anonymous: bool,
    pub message: String,
    pub language: String,
    pub outcome: PledgeOutcome,
    pub refunded_minutes_ago: Option<i64>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PledgeOutcome {
    /// Paid.
    Confirmed,
    /// Declined by the bank.
    Failed,
    /// Paid, and given back later.
    Refunded,
}

impl PledgeRow {
    /// The language of the message; the city's where there is none.
    pub fn locale(&self, city: Locale) -> Locale {
        self.language.parse().unwrap_or(city)
    }
}

/// Reads the gifts.
pub fn read(files: &dyn Files) -> Result<Vec<PledgeRow>, SeedError> {
    let text = text(files, FILE)?;
    let mut rows = Vec::new();
    for (index, row) in csv::Reader::from_reader(text.as_bytes())
        .into_deserialize()
        .enumerate()
    {
        let line = format!("line {}", index + 2);
        let row: PledgeRow = row.map_err(|error| SeedError::new(FILE, &line, error))?;
        if !row.language.is_empty() && row.language.parse::<Locale>().is_err() {
            return Err(SeedError::new(
                FILE,
                line,
                format!("language “{}” is none of ours", row.language),
            ));
        }
        if (row.outcome == PledgeOutcome::Refunded) != row.refunded_minutes_ago.is_some() {
            return Err(SeedError::new(
                FILE,
                line,
                "refunded_minutes_ago belongs to the outcome refunded",
            ));
        }
        rows.push(row);
    }
    Ok(rows)
}
