//! What receipts say and what the law grants, by country and day: one file each.
//!
//! The files that are built in stand in `countries/`. An installation hands in its own text for a country where the
//! law has moved on, or a file for one more country. A file never says who may issue a receipt: that is decided
//! elsewhere, and comes with the issuer as the name of a scheme.

mod fields;
mod list;
mod reader;
mod words;

use chrono::{Datelike, NaiveDate};
use domain::{Currency, Money};

pub use list::{Countries, CountryProblem};
pub use words::{DonorField, GiftForm, Label, Means, Nature};
pub(crate) use words::{Words, filled};

use crate::numeral::Numerals;

/// The days on which something holds, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last day; none until further notice.
    pub to: Option<NaiveDate>,
}

impl Period {
    /// Whether it holds on this day.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// What a receipt must be and say, by the day on which it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// When it holds.
    pub period: Period,
    /// The number of the official form, if there is one.
    pub reference: Option<String>,
    /// What it is called.
    pub title: String,
    /// How that goes on.
    pub subtitle: String,
    /// The articles of law that it rests on.
    pub articles: String,
    pub(crate) received: String,
    pub(crate) certified: String,
    /// What must be known of the donor. What is not named here is not printed.
    pub donor: Vec<DonorField>,
    /// The natures of gifts that there are receipts for.
    pub natures: Vec<Nature>,
    /// The least that a receipt can be for, in a calendar year and for one body.
    pub minimum: Option<Money>,
    /// Month and day before which the receipts of a year are filed, in the year after it.
    pub file_before: Option<(u32, u32)>,
}

impl Form {
    /// The day before which the receipts of a year must be filed.
    pub fn deadline(&self, year: i32) -> Option<NaiveDate> {
        let (month, day) = self.file_before?;
        NaiveDate::from_ymd_opt(year.checked_add(1)?, month, day)
    }
}

/// What the law grants for gifts of some days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    /// When the gift was made.
    pub period: Period,
    /// Of the gift, in whole hundredths.
    pub percent: u8,
    /// Up to which sum of a year.
    pub up_to: Option<Money>,
    /// What is granted above it.
    pub then: Option<u8>,
    pub(crate) note: String,
}

/// One way in which gifts are favoured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    /// Its name, such as `general_interest`.
    pub name: String,
    /// The article of law.
    pub article: String,
    /// What it grants, by day.
    pub rates: Vec<Rate>,
}

impl Scheme {
    /// What it grants for a gift of this day.
    pub fn rate_at(&self, day: NaiveDate) -> Option<&Rate> {
        self.rates.iter().find(|rate| rate.period.contains(day))
    }
}

/// A country's receipts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// Two letters (ISO 3166).
    pub code: String,
    /// The language of its receipts (BCP 47).
    pub language: String,
    /// The currency of its sums.
    pub currency: Currency,
    pub(crate) numerals: Numerals,
    pub(crate) decimal: char,
    pub(crate) group: char,
    pub(crate) first_day: Option<String>,
    pub(crate) months: Vec<String>,
    pub(crate) forms: Vec<Form>,
    /// The schemes that there are.
    pub schemes: Vec<Scheme>,
    pub(crate) words: Words,
}

impl Country {
    /// What a receipt of this day must be.
    pub fn form_at(&self, day: NaiveDate) -> Option<&Form> {
        self.forms.iter().find(|form| form.period.contains(day))
    }

    /// The scheme of this name.
    pub fn scheme(&self, name: &str) -> Option<&Scheme> {
        self.schemes.iter().find(|scheme| scheme.name == name)
    }

    /// `1er mars 2026`, with a no-break space before the month.
    pub(crate) fn date(&self, day: NaiveDate) -> String {
        let number = match &self.first_day {
            Some(first) if day.day() == 1 => first.clone(),
            _ => day.day().to_string(),
        };
        let month = self.months.get(day.month0() as usize).map_or("", String::as_str);
        format!("{number}\u{a0}{month} {}", day.year())
    }
}

/// What holds in a country on a day.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// The country.
    pub country: &'a Country,
    /// The form of that day.
    pub form: &'a Form,
}
