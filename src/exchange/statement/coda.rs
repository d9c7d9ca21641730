//! CODA 2: the coded statement of Belgian banks (Febelfin), lines of 128 characters.
//!
//! Records: 0 begins a statement, 1 has the old balance, 2 the movements and their details, 3 what else the bank
//! says of them, 8 the new balance, 4 free words, 9 the totals.

mod movement;

use chrono::NaiveDate;
use domain::bank::{Account, BankEntry, Iban, Statement};
use domain::{Currency, Money};

use self::movement::Movement;
use super::amount::{amount, currency};
use super::checked;
use super::lines::{Record, records};
use crate::finding::Refused;
use crate::message::BankMessage;

const WIDTH: usize = 128;

pub(super) fn read(text: &str) -> Result<Vec<Statement>, Refused> {
    let (mut statements, mut open, mut last) = (vec![], None, 0);
    for record in records(text, WIDTH, false) {
        let record = record?;
        last = record.line;
        open = match (record.char(0), open) {
            ('0', None) => {
                begin(&record)?;
                Some(Open::Begun)
            }
            ('1', Some(Open::Begun)) => Some(Open::Statement(Box::new(Draft::read(&record)?))),
            ('9', Some(Open::Statement(draft))) => {
                statements.push(draft.end(&record)?);
                None
            }
            (_, Some(Open::Statement(mut draft))) => {
                draft.take(&record)?;
                Some(Open::Statement(draft))
            }
            _ => return Err(record.unexpected()),
        };
    }
    match open {
        None => Ok(statements),
        Some(_) => Err(Refused::line(
            last,
            BankMessage::FileCut {
                record: "9".to_owned(),
            },
        )),
    }
}

/// How far a statement has been read.
enum Open {
    Begun,
    Statement(Box<Draft>),
}

/// Record 0.
fn begin(record: &Record) -> Result<(), Refused> {
    match record.char(127) {
        '2' => Ok(()),
        other => Err(record.refuse(BankMessage::OtherVersion {
            found: format!("CODA {other}"),
            read: vec!["CODA 2".to_owned()],
        })),
    }
}

/// A statement between its records 1 and 9.
struct Draft {
    account: Account,
    currency: Currency,
    sequence: Option<String>,
    opened_on: NaiveDate,
    opening: Money,
    closing: Option<(Money, NaiveDate, usize)>,
    movements: Vec<Movement>,
    /// Records 1, 2, 3 and 8, which record 9 counts.
    counted: usize,
}

impl Draft {
    /// Record 1: the account and the old balance.
    fn read(record: &Record) -> Result<Self, Refused> {
        // The account is a Belgian or foreign number, or a Belgian or foreign IBAN.
        let (account, code) = match record.char(1) {
            '0' => {
                let number = record.cut(5, 17);
                let iban = Iban::belgian(&number).map(Account::Iban);
                (iban.unwrap_or(Account::Other(number)), record.cut(18, 21))
            }
            '1' | '2' | '3' => (Account::read(&record.cut(5, 39)), record.cut(39, 42)),
            _ => return Err(record.unexpected()),
        };
        let currency = currency(&code).map_err(|message| record.refuse(message))?;
        Ok(Self {
            account,
            currency,
            sequence: record.some(125, 128),
            opened_on: record.date(58)?,
            opening: balance(record, 42, currency)?,
            closing: None,
            movements: vec![],
            counted: 1,
        })
    }

    /// Records 2, 3, 8 and 4.
    fn take(&mut self, record: &Record) -> Result<(), Refused> {
        match (record.char(0), &self.closing) {
            ('4', _) => return Ok(()),
            ('2' | '3', None) => match (record.char(0), record.char(1)) {
                ('2', '1') => {
                    let movement = Movement::read(record, self.currency)?;
                    let fits = match self.movements.last() {
                        Some(last) => movement.may_follow(last),
                        None => !movement.is_detail(),
                    };
                    if !fits {
                        return Err(record.unexpected());
                    }
                    self.movements.push(movement);
                }
                ('2', '2' | '3') | ('3', '1' | '2' | '3') => match self.movements.last_mut() {
                    Some(movement) => movement.add(record)?,
                    None => return Err(record.unexpected()),
                },
                _ => return Err(record.unexpected()),
            },
            ('8', None) => {
                let money = balance(record, 41, self.currency)?;
                self.closing = Some((money, record.date(57)?, record.line));
            }
            _ => return Err(record.unexpected()),
        }
        self.counted += 1;
        Ok(())
    }

    /// Record 9: the totals, which must be those of the movements.
    fn end(self, record: &Record) -> Result<Statement, Refused> {
        let Some((closing, closed_on, line)) = self.closing else {
            return Err(record.unexpected());
        };
        let mut entries: Vec<BankEntry> = vec![];
        self.movements
            .into_iter()
            .for_each(|movement| movement.place(&mut entries));
        let turnover = |debit: bool| {
            let one_way = entries.iter().filter(|entry| (entry.signed().minor < 0) == debit);
            let mut amounts = one_way.map(|entry| entry.amount);
            amounts.try_fold(Money::zero(self.currency), |sum, money| {
                sum.checked_add(money).ok()
            })
        };
        let totals = [
            (record.raw(22, 37), turnover(true)),
            (record.raw(37, 52), turnover(false)),
        ];
        for (stated, counted) in totals {
            let stated = thousandths(record, &stated, self.currency)?;
            if Some(stated) != counted {
                return Err(record.refuse(BankMessage::TotalDiffers {
                    stated: stated.to_string(),
                    counted: counted.map(|it| it.to_string()).unwrap_or_default(),
                }));
            }
        }
        if record.cut(16, 22).parse() != Ok(self.counted) {
            return Err(record.refuse(BankMessage::TotalDiffers {
                stated: record.cut(16, 22),
                counted: self.counted.to_string(),
            }));
        }
        let statement = Statement {
            account: self.account,
            currency: self.currency,
            // The numbers begin anew each year, so that the day belongs to the name.
            id: closed_on.to_string(),
            sequence: self.sequence,
            from: self.opened_on,
            to: closed_on,
            opening: self.opening,
            closing,
            entries,
            not_booked: 0,
        };
        checked(statement, line)
    }
}

/// A sign, 0 for more than nothing and 1 for less, and fifteen digits.
fn balance(record: &Record, at: usize, currency: Currency) -> Result<Money, Refused> {
    let money = thousandths(record, &record.raw(at + 1, at + 16), currency)?;
    match record.char(at) {
        '0' => Ok(money),
        '1' => Ok(Money::new(-money.minor, currency)),
        _ => Err(record.unexpected()),
    }
}

/// Fifteen digits, of which three are decimals.
fn thousandths(record: &Record, digits: &str, currency: Currency) -> Result<Money, Refused> {
    let text = match digits.split_at_checked(12) {
        Some((whole, decimals)) => format!("{whole}.{decimals}"),
        None => digits.to_owned(),
    };
    amount(&text, currency).map_err(|message| record.refuse(message))
}
