//! The town's bank: what has come since its last statement.

use chrono::NaiveDate;
use domain::Money;
use domain::bank::{self, Account, BankEntry, Direction, Iban, Position, Reference};

/// A movement that is on no statement yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// How much.
    pub minor: i64,
    /// What was written.
    pub text: String,
}

/// The account.
#[derive(Debug, Default)]
pub struct Bank {
    /// What the last statement ended with.
    closing_minor: i64,
    statements: usize,
    /// On no statement yet.
    pub waiting: Vec<Waiting>,
}

impl Bank {
    /// Money comes, or leaves.
    pub fn moves(&mut self, minor: i64, text: impl Into<String>) {
        let text = text.into();
        self.waiting.push(Waiting { minor, text });
    }

    /// The statement of a day.
    pub fn statement(&mut self, on: NaiveDate) -> bank::Statement {
        let opening = eur(self.closing_minor);
        let entries: Vec<BankEntry> = std::mem::take(&mut self.waiting)
            .iter()
            .enumerate()
            .map(|line| entry(on, line))
            .collect();
        self.closing_minor += entries.iter().map(|entry| entry.signed().minor).sum::<i64>();
        self.statements += 1;
        bank::Statement {
            account: Account::Iban(Iban::parse("BE68539007547034").unwrap()),
            currency: domain::Currency::EUR,
            id: format!("season-{}", self.statements),
            sequence: Some(self.statements.to_string()),
            from: on,
            to: on,
            opening,
            closing: eur(self.closing_minor),
            entries,
            not_booked: 0,
        }
    }
}

fn eur(minor: i64) -> Money {
    Money::new(minor, domain::Currency::EUR)
}

fn entry(on: NaiveDate, (index, waiting): (usize, &Waiting)) -> BankEntry {
    BankEntry {
        position: Position {
            entry: index + 1,
            detail: None,
        },
        line: index + 1,
        amount: eur(waiting.minor.abs()),
        direction: if waiting.minor < 0 {
            Direction::Debit
        } else {
            Direction::Credit
        },
        reversal: false,
        booked_on: on,
        value_on: Some(on),
        bank_ref: None,
        end_to_end_id: None,
        message_id: None,
        payment_information_id: None,
        reference: Reference::read(&waiting.text),
        remittance: waiting.text.clone(),
        counterparty_name: Some("Somebody".to_owned()),
        counterparty_account: None,
        code: None,
        return_reason: None,
        details: Vec::new(),
    }
}
