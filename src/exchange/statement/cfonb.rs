//! CFONB 120: the account statement of French banks, lines of 120 characters.
//!
//! Records: 01 the old balance, 04 a movement, 05 what else the bank says of it, 07 the new balance. The last digit
//! of an amount is a sign as well.

use chrono::NaiveDate;
use domain::bank::{Account, BankEntry, Direction, Iban, Position, Reference, Statement};
use domain::{Currency, Money};

use super::amount::currency;
use super::checked;
use super::lines::{Record, records};
use crate::finding::Refused;
use crate::message::{BankMessage, Message};

const WIDTH: usize = 120;

pub(super) fn read(text: &str) -> Result<Vec<Statement>, Refused> {
    let (mut statements, mut open, mut last) = (vec![], None, 0);
    for record in records(text, WIDTH, true) {
        let record = record?;
        last = record.line;
        open = match (record.raw(0, 2).as_str(), open) {
            ("01", None) => Some(Draft::read(&record)?),
            ("04", Some(draft)) => Some(draft.movement(&record)?),
            ("05", Some(draft)) => Some(draft.more(&record)?),
            ("07", Some(draft)) => {
                statements.push(draft.end(&record)?);
                None
            }
            _ => return Err(record.unexpected()),
        };
    }
    match open {
        None => Ok(statements),
        Some(_) => Err(Refused::line(
            last,
            BankMessage::FileCut {
                record: "07".to_owned(),
            },
        )),
    }
}

/// A statement between its records 01 and 07.
struct Draft {
    /// Bank, branch and account, as every record repeats them.
    number: [String; 3],
    currency: Currency,
    opening: Money,
    opened_on: NaiveDate,
    entries: Vec<(BankEntry, Texts)>,
}

/// What records 05 say of a movement.
#[derive(Default)]
struct Texts {
    label: String,
    written: Vec<String>,
    structured: Option<String>,
    payer: Option<String>,
    ultimate_payer: Option<String>,
    beneficiary: Option<String>,
    ultimate_beneficiary: Option<String>,
}

fn number(record: &Record) -> [String; 3] {
    [record.raw(2, 7), record.raw(11, 16), record.raw(21, 32)]
}

impl Draft {
    fn read(record: &Record) -> Result<Self, Refused> {
        let currency = currency(&record.raw(16, 19)).map_err(|message| record.refuse(message))?;
        Ok(Self {
            number: number(record),
            currency,
            opening: signed(record, currency)?,
            opened_on: record.date(34)?,
            entries: vec![],
        })
    }

    /// Every record repeats the account and the currency.
    fn same_account(&self, record: &Record) -> Result<(), Refused> {
        if number(record) != self.number {
            let found = number(record).join(" ");
            return Err(record.refuse(BankMessage::OtherAccount { found }));
        }
        let found = record.raw(16, 19);
        if found != self.currency.code() {
            let expected = self.currency.to_string();
            return Err(record.refuse(BankMessage::OtherCurrency { found, expected }));
        }
        Ok(())
    }

    /// Record 04.
    fn movement(mut self, record: &Record) -> Result<Self, Refused> {
        self.same_account(record)?;
        let money = signed(record, self.currency)?;
        let rejected = record.some(40, 42);
        let entry = BankEntry {
            position: Position {
                entry: self.entries.len() + 1,
                detail: None,
            },
            line: record.line,
            amount: Money::new(money.minor.abs(), self.currency),
            direction: match money.minor < 0 {
                true => Direction::Debit,
                false => Direction::Credit,
            },
            reversal: rejected.is_some(),
            booked_on: record.date(34)?,
            value_on: record.date_if_any(42)?,
            bank_ref: record.some(104, 120),
            end_to_end_id: None,
            message_id: None,
            payment_information_id: None,
            reference: None,
            remittance: String::new(),
            counterparty_name: None,
            counterparty_account: None,
            code: record.some(32, 34),
            return_reason: rejected,
            details: vec![],
        };
        let texts = Texts {
            label: record.cut(48, 79),
            ..Texts::default()
        };
        self.entries.push((entry, texts));
        Ok(self)
    }

    /// Record 05: a kind of information and seventy characters.
    fn more(mut self, record: &Record) -> Result<Self, Refused> {
        self.same_account(record)?;
        let Some((entry, texts)) = self.entries.last_mut() else {
            return Err(record.unexpected());
        };
        let text = || record.some(48, 118);
        match record.raw(45, 48).as_str() {
            "LIB" | "LCC" | "LC2" => texts.written.extend(text()),
            "LCS" => texts.structured = record.some(48, 83),
            "NPY" => texts.payer = text(),
            "NPO" => texts.ultimate_payer = text(),
            "NBE" => texts.beneficiary = text(),
            "NBU" => texts.ultimate_beneficiary = text(),
            "RCN" => entry.end_to_end_id = record.some(48, 83).filter(|id| id != "NOTPROVIDED"),
            "REF" => entry.bank_ref = text().or_else(|| entry.bank_ref.take()),
            // Fees, amounts in other currencies, identifiers: nothing that a gift or a pay-out is known by.
            _ => {}
        }
        Ok(self)
    }

    /// Record 07.
    fn end(self, record: &Record) -> Result<Statement, Refused> {
        self.same_account(record)?;
        let closed_on = record.date(34)?;
        let [bank, branch, account] = &self.number;
        let account = match Iban::french(bank, branch, account) {
            Ok(iban) => Account::Iban(iban),
            Err(_) => Account::Other(self.number.join(" ")),
        };
        let statement = Statement {
            account,
            currency: self.currency,
            // The format has no number of a statement; its days name it.
            id: format!("{}/{closed_on}", self.opened_on),
            sequence: None,
            from: self.opened_on,
            to: closed_on,
            opening: self.opening,
            closing: signed(record, self.currency)?,
            entries: self
                .entries
                .into_iter()
                .map(|(entry, texts)| texts.into(entry))
                .collect(),
            not_booked: 0,
        };
        checked(statement, record.line)
    }
}

impl Texts {
    fn into(self, entry: BankEntry) -> BankEntry {
        let stated = self
            .structured
            .as_deref()
            .and_then(|text| Reference::parse(text).ok());
        let mut written = self.written;
        written.extend(self.structured);
        let remittance = if written.is_empty() {
            self.label
        } else {
            written.join(" ")
        };
        let payer = self.payer.or(self.ultimate_payer);
        let beneficiary = self.beneficiary.or(self.ultimate_beneficiary);
        BankEntry {
            reference: stated.or_else(|| Reference::read(&remittance)),
            remittance,
            counterparty_name: match entry.direction {
                Direction::Credit => payer.or(beneficiary),
                Direction::Debit => beneficiary.or(payer),
            },
            ..entry
        }
    }
}

/// Fourteen characters: thirteen digits, and one that is a digit with a sign. How many are decimals, the record says.
fn signed(record: &Record, currency: Currency) -> Result<Money, Refused> {
    let given = record.raw(90, 104);
    let not = || Message::NotAnAmount { given: given.clone() };
    let mut digits: String = given.trim().to_owned();
    let (negative, last) = match digits.pop() {
        Some('{') => (false, '0'),
        Some('}') => (true, '0'),
        Some(c @ 'A'..='I') => (false, letter_digit(c, 'A')),
        Some(c @ 'J'..='R') => (true, letter_digit(c, 'J')),
        // Without a sign: some banks write plain digits for what is not negative.
        Some(c @ '0'..='9') => (false, c),
        _ => return Err(record.refuse(not())),
    };
    digits.push(last);
    let decimals = record.char(19).to_digit(10).ok_or_else(|| record.unexpected())? as usize;
    let padded = format!("{digits:0>width$}", width = decimals + 1);
    let text = match padded.split_at_checked(padded.len() - decimals) {
        Some((whole, "")) => whole.to_owned(),
        Some((whole, fraction)) => format!("{whole}.{fraction}"),
        None => return Err(record.refuse(not())),
    };
    let money = super::amount::amount(&text, currency).map_err(|message| record.refuse(message))?;
    Ok(if negative {
        Money::new(-money.minor, currency)
    } else {
        money
    })
}

/// The digit of a letter that stands for one with a sign; the first letter is 1.
fn letter_digit(c: char, first: char) -> char {
    char::from_digit(u32::from(c) - u32::from(first) + 1, 10).unwrap_or('0')
}
