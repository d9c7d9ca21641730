//! Files for accountants: the journal and the trial balance as CSV, and the French file of accounting entries (FEC).
//!
//! All three are written from the same lines, which the caller has given their accounts. An entry is one or more lines
//! with the same number; entries are numbered without gaps, and each has the same sum on both sides, or nothing is
//! written.

mod balance;
mod check;
mod fec;
mod journal;
mod sheet;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use domain::Money;

pub use self::balance::trial_balance_csv;
pub use self::fec::{FEC_COLUMNS, FecSeparator, fec, fec_file_name};
pub use self::journal::journal_csv;

/// A line of an entry in the books.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerLine {
    /// The number of the entry, which its lines share; the next entry has the next.
    pub entry: u64,
    /// The code of the journal, such as `BQ`.
    pub journal_code: String,
    /// The name of the journal.
    pub journal_name: String,
    /// The day of the entry.
    pub date: NaiveDate,
    /// The number of the account in the chart of accounts.
    pub account: String,
    /// The name of the account.
    pub account_name: String,
    /// The number and the name of an account of its own within that account, such as a project's.
    pub auxiliary: Option<(String, String)>,
    /// The reference of the document that proves it.
    pub document: String,
    /// The day of that document.
    pub document_date: NaiveDate,
    /// What happened, in words.
    pub label: String,
    /// The amount, where it is a debit; else nothing.
    pub debit: Money,
    /// The amount, where it is a credit; else nothing.
    pub credit: Money,
    /// The mark that this line shares with those that settle it, and the day of settling.
    pub lettering: Option<(String, NaiveDate)>,
    /// The day from which the entry may no longer be changed.
    pub validated_on: NaiveDate,
    /// The amount in another currency, where it was made in one.
    pub foreign: Option<Money>,
}

/// An amount as the language writes it, without signs between thousands.
fn amount(money: Money, comma: bool) -> String {
    match comma {
        true => money.amount().replace('.', ","),
        false => money.amount(),
    }
}

/// Text in a cell. A spreadsheet would take one that begins with a sign of arithmetic for a formula.
fn cell(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}
