//! A movement of a CODA file: its records 2.1, 2.2, 2.3 and 3.

use domain::Currency;
use domain::bank::{Account, BankEntry, Direction, Position, Reference};

use super::thousandths;
use crate::finding::Refused;
use crate::statement::lines::Record;
use crate::words::squeezed;

/// A movement or a detail of one, as its records say it.
pub(super) struct Movement {
    entry: BankEntry,
    /// The number of the movement, which its details share.
    number: String,
    /// 0000 for the movement itself.
    detail: String,
    /// The kind of a structured communication, such as 101.
    structured: Option<String>,
    /// The communication as it stands, with its blanks: it goes on from record to record.
    written: String,
    /// What the bank adds in records 3.
    told: String,
    /// The record 3.1 before was free text, which the next records go on with.
    telling: bool,
}

impl Movement {
    /// Record 2.1.
    pub fn read(record: &Record, currency: Currency) -> Result<Self, Refused> {
        let direction = match record.char(31) {
            '0' => Direction::Credit,
            '1' => Direction::Debit,
            _ => return Err(record.unexpected()),
        };
        let structured = record.char(61) == '1';
        let value_on = record.date_if_any(47)?;
        let entry = BankEntry {
            position: Position {
                entry: 0,
                detail: None,
            },
            line: record.line,
            amount: thousandths(record, &record.raw(32, 47), currency)?,
            direction,
            reversal: false,
            booked_on: record.date(115)?,
            value_on,
            bank_ref: record.some(10, 31),
            end_to_end_id: None,
            message_id: None,
            payment_information_id: None,
            reference: None,
            remittance: String::new(),
            counterparty_name: None,
            counterparty_account: None,
            code: record.some(53, 61),
            return_reason: None,
            details: vec![],
        };
        Ok(Self {
            entry,
            number: record.raw(2, 6),
            detail: record.raw(6, 10),
            structured: structured.then(|| record.raw(62, 65)),
            written: record.raw(if structured { 65 } else { 62 }, 115),
            told: String::new(),
            telling: false,
        })
    }

    /// Records 2.2, 2.3 and 3, which bear the number of the movement.
    pub fn add(&mut self, record: &Record) -> Result<(), Refused> {
        if record.raw(2, 6) != self.number {
            return Err(record.unexpected());
        }
        match (record.char(0), record.char(1)) {
            ('2', '2') => {
                self.written.push_str(&record.raw(10, 63));
                self.entry.end_to_end_id = record.some(63, 98).filter(|id| id != "NOTPROVIDED");
                self.entry.reversal = !matches!(record.char(112), ' ' | '0');
                self.entry.return_reason = record.some(113, 117);
            }
            ('2', _) => {
                self.entry.counterparty_account = record.some(10, 44).map(|text| Account::read(&text));
                self.entry.counterparty_name = record.some(47, 82);
                self.written.push_str(&record.raw(82, 125));
            }
            // What is structured has names and addresses, in parts that its first line names.
            (_, '1') => {
                self.telling = record.char(39) == '0';
                if self.telling {
                    self.told.push_str(&record.raw(40, 113));
                }
            }
            (_, '2') if self.telling => self.told.push_str(&record.raw(10, 115)),
            (_, '3') if self.telling => self.told.push_str(&record.raw(10, 100)),
            _ => {}
        }
        Ok(())
    }

    pub fn is_detail(&self) -> bool {
        self.detail != "0000"
    }

    /// A detail follows what it belongs to.
    pub fn may_follow(&self, last: &Movement) -> bool {
        !self.is_detail() || self.number == last.number
    }

    /// Puts it among the entries: as one of its own, or as a detail of the last.
    pub fn place(self, entries: &mut Vec<BankEntry>) {
        let is_detail = self.is_detail();
        let mut entry = self.finished();
        match entries.last_mut().filter(|_| is_detail) {
            Some(whole) => {
                entry.position = Position {
                    entry: whole.position.entry,
                    detail: Some(whole.details.len() + 1),
                };
                whole.details.push(entry);
            }
            None => {
                entry.position.entry = entries.len() + 1;
                entries.push(entry);
            }
        }
    }

    fn finished(self) -> BankEntry {
        let written = squeezed(&self.written);
        let reference = match self.structured.as_deref() {
            // 101 and 102 are the Belgian reference, 100 that of ISO 11649.
            Some("100" | "101" | "102") => {
                let stated = written.split(' ').next().unwrap_or_default();
                Reference::parse(stated).ok()
            }
            Some(_) => None,
            None => Reference::read(&written),
        };
        let remittance = if written.is_empty() {
            squeezed(&self.told)
        } else {
            written
        };
        BankEntry {
            reference,
            remittance,
            ..self.entry
        }
    }
}
