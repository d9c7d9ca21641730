//! Documents to print: records in, PDF out.
//!
//! **What it is.** Tax receipts of one gift and of a year, the plain confirmation of a body that may issue none, and
//! letters; the typeface they are set in; and what receipts say and the law grants, by country and day
//! (`countries/`, one file each).
//!
//! **What it promises.** Archival PDF (PDF/A-2a) that can be read aloud (PDF/UA-1), the same bytes for the same
//! record. Nothing stands outside the page, no letter of a name is lost without a sign: a name that the typeface
//! cannot print is refused, other text shows a ◊ in its place. Amounts are exact.
//!
//! **What it never does.** No input or output, no clock, no database. It decides about nobody's right to issue a
//! receipt: an [`Issuer`] comes with the scheme that it was found to be under. It hands out no numbers.
//!
//! **How to add a country.** One file in `countries/`, with its line in `country/list.rs`; an installation can hand
//! in its own without a change here ([`Countries::with`]).

mod check;
mod confirmation;
mod country;
mod face;
mod figure;
mod flow;
mod layout;
mod letter;
mod national_number;
mod number;
mod numeral;
mod parts;
mod pdf;
mod receipt;
mod record;
pub mod rule;
mod styles;
mod wrap;

#[cfg(test)]
extern crate self as paper;
#[cfg(test)]
#[path = "examples/samples/records.rs"]
mod samples;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

pub use check::{Fault, FaultKind};
pub use confirmation::confirmation;
pub use country::{
    Countries, Country, CountryProblem, DonorField, Form, GiftForm, Label, Means, Nature, Period, Rate,
    Rules, Scheme,
};
pub use face::can_print;
pub use letter::{Letter, letters};
pub use national_number::{NationalNumber, NationalNumberError};
pub use number::{NotANumber, ReceiptNumber};
pub use receipt::{gift_receipt, year_receipt};
pub use record::{
    Added, Body, Confirmation, Donor, Gift, GiftReceipt, Issuer, Signatory, Standing, YearReceipt,
};

/// Why no document was made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// The record cannot be printed.
    #[error("the record cannot be printed: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Record(Vec<Fault>),
    /// No file is for this country.
    #[error("nothing is known of receipts of the country {code}")]
    NoCountry {
        /// Two letters.
        code: String,
    },
    /// The file of the country says nothing of this day.
    #[error("nothing is known of receipts of the country {code} on {day}")]
    NoForm {
        /// Two letters.
        code: String,
        /// The day.
        day: NaiveDate,
    },
    /// The typeface that is built in cannot be read.
    #[error("the typeface that is built in cannot be read")]
    Font,
    /// The document would not keep the rules of archival and accessible PDF.
    #[error("the PDF could not be written: {0}")]
    Pdf(String),
}
