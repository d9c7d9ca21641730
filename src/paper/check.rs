//! What keeps a record from being printed.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use domain::{Money, MoneyError};

use crate::country::{Country, DonorField, Form, Rules, Scheme};
use crate::face;
use crate::record::{Body, Donor, Gift, Issuer};

/// One thing that is wrong with a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The path of the field, such as `donor.name`.
    pub field: String,
    /// What is wrong with it.
    pub kind: FaultKind,
}

/// Everything that can be wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FaultKind {
    /// Empty, and the form of the country demands it.
    #[error("missing")]
    Missing,
    /// A name or an address that would not come out as it was typed.
    #[error("cannot be printed: {characters}")]
    CannotPrint {
        /// The characters that the typeface does not have.
        characters: String,
    },
    /// Nothing, or less.
    #[error("not above zero")]
    NotPositive,
    /// Not the currency of the country's receipts.
    #[error("not in {expected}")]
    Currency {
        /// The currency of the country.
        expected: domain::Currency,
    },
    /// The country has no receipts for gifts of this nature.
    #[error("there is no receipt for a gift of this nature")]
    Nature,
    /// Not a gift of the year that the receipt is for.
    #[error("not of the year of the receipt")]
    OtherYear,
    /// Less than what there are receipts for.
    #[error("below {minimum}, for which there is no receipt")]
    BelowMinimum {
        /// The least.
        minimum: Money,
    },
    /// More than can be counted.
    #[error("too large to be added up")]
    TooLarge,
    /// The country knows no scheme of this name.
    #[error("no scheme of this name")]
    Scheme,
    /// The file of the country does not say what the law granted on that day.
    #[error("no rate for this day")]
    Rate,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.kind)
    }
}

/// Everything that is wrong with a record.
#[derive(Debug, Default)]
pub(crate) struct Faults(pub Vec<Fault>);

impl Faults {
    fn add(&mut self, field: impl Into<String>, kind: FaultKind) {
        let field = field.into();
        self.0.push(Fault { field, kind });
    }

    /// A text that must be there and come out as it was typed.
    fn exact(&mut self, field: &str, text: &str) {
        if text.trim().is_empty() {
            return self.add(field, FaultKind::Missing);
        }
        let characters = face::unprintable(text);
        if !characters.is_empty() {
            self.add(field, FaultKind::CannotPrint { characters });
        } else if !face::can_print(text) {
            // Each character can be printed, and too many accents stand on one letter.
            self.add(
                field,
                FaultKind::CannotPrint {
                    characters: text.to_owned(),
                },
            );
        }
    }

    pub(crate) fn name(&mut self, field: &str, name: &str) {
        self.exact(field, name);
    }

    fn address(&mut self, field: &str, lines: &[String]) {
        self.exact(field, &lines.join("\n"));
    }

    pub(crate) fn body(&mut self, field: &str, body: &Body) {
        self.exact(&format!("{field}.name"), &body.name);
        self.address(&format!("{field}.address"), &body.address);
    }

    pub(crate) fn issuer(&mut self, issuer: &Issuer) {
        self.body("issuer.body", &issuer.body);
        self.exact("issuer.signatory.name", &issuer.signatory.name);
        self.exact("issuer.place", &issuer.place);
    }

    pub(crate) fn donor(&mut self, donor: &Donor, form: &Form) {
        for field in &form.donor {
            match field {
                DonorField::Name => self.exact("donor.name", &donor.name),
                DonorField::Address => self.address("donor.address", &donor.address),
                DonorField::NationalNumber if donor.national_number.is_none() => {
                    self.add("donor.national_number", FaultKind::Missing);
                }
                DonorField::NationalNumber => {}
            }
        }
    }

    pub(crate) fn scheme<'a>(&mut self, issuer: &Issuer, country: &'a Country) -> Option<&'a Scheme> {
        let scheme = country.scheme(&issuer.scheme);
        if scheme.is_none() {
            self.add("issuer.scheme", FaultKind::Scheme);
        }
        scheme
    }

    pub(crate) fn gift(&mut self, field: &str, gift: &Gift, rules: Rules<'_>, scheme: Option<&Scheme>) {
        if gift.own.minor <= 0 {
            self.add(format!("{field}.own"), FaultKind::NotPositive);
        }
        if gift.own.currency != rules.country.currency {
            let expected = rules.country.currency;
            self.add(format!("{field}.own"), FaultKind::Currency { expected });
        }
        if !rules.form.natures.contains(&gift.nature) {
            self.add(format!("{field}.nature"), FaultKind::Nature);
        }
        if scheme.is_some_and(|scheme| scheme.rate_at(gift.on).is_none()) {
            self.add(format!("{field}.on"), FaultKind::Rate);
        }
    }

    pub(crate) fn of_year(&mut self, field: &str, on: NaiveDate, year: i32) {
        if on.year() != year {
            self.add(format!("{field}.on"), FaultKind::OtherYear);
        }
    }

    /// The sum of what donors gave themselves; none where there is nothing that adds up.
    pub(crate) fn sum<'a>(
        &mut self,
        field: &str,
        gifts: impl IntoIterator<Item = &'a Gift>,
        minimum: Option<Money>,
    ) -> Option<Money> {
        let mut gifts = gifts.into_iter();
        let Some(first) = gifts.next() else {
            self.add(field, FaultKind::Missing);
            return None;
        };
        let sum = gifts.try_fold(first.own, |sum, gift| sum.checked_add(gift.own));
        let sum = match sum {
            Ok(sum) => sum,
            Err(MoneyError::MixedCurrencies) => {
                let expected = first.own.currency;
                self.add(field, FaultKind::Currency { expected });
                return None;
            }
            Err(_) => {
                self.add(field, FaultKind::TooLarge);
                return None;
            }
        };
        if let Some(minimum) = minimum.filter(|minimum| sum.minor < minimum.minor) {
            self.add(field, FaultKind::BelowMinimum { minimum });
        }
        Some(sum)
    }
}
