//! What a bank says that happened on an account.

use std::fmt;

use chrono::NaiveDate;

use super::{Iban, Reference};
use crate::{Currency, Money, MoneyError, words};

/// An account as a bank names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Account {
    /// By an IBAN.
    Iban(Iban),
    /// By another number.
    Other(String),
}

impl Account {
    /// The IBAN that a bank's text is, or the text.
    pub fn read(text: &str) -> Self {
        match Iban::parse(text) {
            Ok(iban) => Self::Iban(iban),
            Err(_) => Self::Other(text.trim().to_owned()),
        }
    }

    /// The IBAN, where there is one.
    pub fn iban(&self) -> Option<Iban> {
        match self {
            Self::Iban(iban) => Some(*iban),
            Self::Other(_) => None,
        }
    }
}

/// Without blanks.
impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Iban(iban) => f.write_str(iban.compact()),
            Self::Other(text) => f.write_str(text),
        }
    }
}

words! {
    /// Which way money went, seen from the account.
    pub enum Direction {
        /// It came in.
        Credit = "credit",
        /// It went out.
        Debit = "debit",
    }
}

/// What happened on one account between two balances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The account.
    pub account: Account,
    /// Its currency, which both balances and all entries are in.
    pub currency: Currency,
    /// The bank's id of the statement.
    pub id: String,
    /// The bank's number of the statement, where it counts them.
    pub sequence: Option<String>,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// The balance before; negative where the account is overdrawn.
    pub opening: Money,
    /// The balance after.
    pub closing: Money,
    /// What happened in between, in the order of the file.
    pub entries: Vec<BankEntry>,
    /// How many entries the file announces that are not booked yet; they are no part of the balance and left out.
    pub not_booked: usize,
}

/// The place of an entry in its statement; both count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// The entry.
    pub entry: usize,
    /// The detail of the entry.
    pub detail: Option<usize>,
}

/// `3`, or `3.2` for a detail.
impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.detail {
            Some(detail) => write!(f, "{}.{detail}", self.entry),
            None => write!(f, "{}", self.entry),
        }
    }
}

/// A movement on an account, or a detail of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankEntry {
    /// Its place in the statement.
    pub position: Position,
    /// The line of the file on which it begins.
    pub line: usize,
    /// How much, never negative; 0 for a detail whose amount the bank does not say.
    pub amount: Money,
    /// Which way.
    pub direction: Direction,
    /// Whether it takes back an earlier movement. The direction is that of the taking back.
    pub reversal: bool,
    /// The day on which it was booked; where a bank does not say it, the day of its value or of the closing balance.
    pub booked_on: NaiveDate,
    /// The day from which interest counts.
    pub value_on: Option<NaiveDate>,
    /// The bank's own reference.
    pub bank_ref: Option<String>,
    /// The id that the payer gave; ours for a payment of ours.
    pub end_to_end_id: Option<String>,
    /// The id of the message that ordered it; ours for a payment of ours.
    pub message_id: Option<String>,
    /// The id of the payments together within that message.
    pub payment_information_id: Option<String>,
    /// The one reference that its text carries, with check digits that fit.
    pub reference: Option<Reference>,
    /// Everything the payer wrote, and where that is nothing, what the bank wrote.
    pub remittance: String,
    /// Who was on the other side.
    pub counterparty_name: Option<String>,
    /// The account on the other side.
    pub counterparty_account: Option<Account>,
    /// What kind of movement it is, in the words of the format, such as `PMNT/RCDT/ESCT`.
    pub code: Option<String>,
    /// Why it came back, such as `AC04`, where it did.
    pub return_reason: Option<String>,
    /// What it is made of, where the bank tells: a batch. Details have none themselves.
    pub details: Vec<BankEntry>,
}

impl BankEntry {
    /// The amount, negative for money that went out.
    pub fn signed(&self) -> Money {
        let minor = match self.direction {
            Direction::Credit => self.amount.minor,
            Direction::Debit => -self.amount.minor,
        };
        Money::new(minor, self.amount.currency)
    }

    /// What is to be booked one by one: the details, where each has an amount and they add up to the entry; else the
    /// entry as a whole, and its details are information.
    pub fn parts(&self) -> &[BankEntry] {
        let each = !self.details.is_empty() && self.details.iter().all(|detail| detail.amount.minor > 0);
        if each && sum(Money::zero(self.amount.currency), &self.details) == Ok(self.signed()) {
            &self.details
        } else {
            std::slice::from_ref(self)
        }
    }
}

/// A statement's entries do not lead from its opening to its closing balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the balance of {opening} and the entries make {reached}, but the closing balance is {closing}")]
pub struct Unbalanced {
    /// The balance before.
    pub opening: Money,
    /// Where the entries lead to.
    pub reached: Money,
    /// The balance after.
    pub closing: Money,
}

impl Statement {
    /// The law of a statement: the opening balance and the entries make the closing balance.
    ///
    /// # Errors
    /// [`Unbalanced`]; a sum beyond what can be counted, and one over two currencies, is reached by nothing.
    pub fn check(&self) -> Result<(), Unbalanced> {
        let reached = sum(self.opening, &self.entries);
        if reached == Ok(self.closing) {
            return Ok(());
        }
        Err(Unbalanced {
            opening: self.opening,
            reached: reached.unwrap_or(Money::zero(self.currency)),
            closing: self.closing,
        })
    }

    /// By what an entry is known again when the same file, or the same statement in another file, is read once more:
    /// account, statement, the bank's reference, and the place.
    pub fn import_key(&self, entry: &BankEntry) -> String {
        let sequence = self.sequence.as_deref().unwrap_or_default();
        let bank_ref = entry.bank_ref.as_deref().unwrap_or_default();
        let parts = [
            &self.account.to_string(),
            &self.id,
            sequence,
            bank_ref,
            &entry.position.to_string(),
        ];
        // A slash within a part is doubled, so that no two lists of parts make one key.
        parts.map(|part| part.replace('/', "//")).join("/ ")
    }
}

fn sum(from: Money, entries: &[BankEntry]) -> Result<Money, MoneyError> {
    entries
        .iter()
        .try_fold(from, |so_far, entry| so_far.checked_add(entry.signed()))
}

#[cfg(test)]
mod tests;
