//! Files with fixed columns.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::decode::labelled;
use crate::finding::Refused;
use crate::message::{BankMessage, Message};

/// The text of such a file: UTF-8 where it is that, else windows-1252, of which ISO 8859-1 is a part. Banks write
/// either and never say which.
pub(super) fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Refused> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text))),
        Err(_) => Ok(labelled(bytes, "windows-1252")?),
    }
}

/// A record: a line, or a part of one where a file has no line breaks.
pub(super) struct Record {
    pub line: usize,
    chars: Vec<char>,
}

/// The records of a file, each of this width. A line that is shorter is filled with blanks where `short` allows it:
/// some programs take blanks at the end away.
pub(super) fn records(
    text: &str,
    width: usize,
    short: bool,
) -> impl Iterator<Item = Result<Record, Refused>> {
    let lines = text.split('\n').enumerate();
    let lines = lines.filter(|(_, line)| !line.trim_matches(['\r', ' ', '\u{1a}']).is_empty());
    lines.flat_map(move |(number, text)| {
        let line = number + 1;
        let mut chars: Vec<char> = text.trim_end_matches(['\r', '\u{1a}']).chars().collect();
        while chars.len() > width && chars.last() == Some(&' ') && !chars.len().is_multiple_of(width) {
            chars.pop();
        }
        if chars.len() < width && short {
            chars.resize(width, ' ');
        }
        let found = chars.len();
        if found == 0 || !found.is_multiple_of(width) {
            let length = BankMessage::LineLength {
                expected: width,
                found,
            };
            return vec![Err(Refused::line(line, length))];
        }
        let parts = chars.chunks(width).map(|chars| {
            Ok(Record {
                line,
                chars: chars.to_vec(),
            })
        });
        parts.collect()
    })
}

impl Record {
    /// The characters from a position to before another, from 0, with their blanks.
    pub fn raw(&self, from: usize, to: usize) -> String {
        self.chars.get(from..to).unwrap_or_default().iter().collect()
    }

    /// The same without blanks around and with single ones within.
    pub fn cut(&self, from: usize, to: usize) -> String {
        crate::words::squeezed(&self.raw(from, to))
    }

    /// The same, where there is something.
    pub fn some(&self, from: usize, to: usize) -> Option<String> {
        Some(self.cut(from, to)).filter(|text| !text.is_empty())
    }

    pub fn char(&self, at: usize) -> char {
        self.chars.get(at).copied().unwrap_or(' ')
    }

    /// A day written as DDMMYY. Two digits of a year are those of this century.
    pub fn date(&self, from: usize) -> Result<NaiveDate, Refused> {
        let given = self.raw(from, from + 6);
        let part = |range: std::ops::Range<usize>| {
            let digits = given
                .get(range)
                .filter(|it| it.bytes().all(|b| b.is_ascii_digit()));
            digits.and_then(|it| it.parse::<u32>().ok())
        };
        let date = match (part(0..2), part(2..4), part(4..6)) {
            (Some(day), Some(month), Some(year)) => i32::try_from(2000 + year)
                .ok()
                .and_then(|year| NaiveDate::from_ymd_opt(year, month, day)),
            _ => None,
        };
        date.ok_or_else(|| {
            self.refuse(BankMessage::NotADay {
                given: given.clone(),
                example: "310326".to_owned(),
            })
        })
    }

    /// The day, where one is written: blanks and noughts are none.
    pub fn date_if_any(&self, from: usize) -> Result<Option<NaiveDate>, Refused> {
        match self.raw(from, from + 6).trim_matches(['0', ' ']).is_empty() {
            true => Ok(None),
            false => self.date(from).map(Some),
        }
    }

    /// A finding about this line.
    pub fn refuse(&self, message: impl Into<Message>) -> Refused {
        Refused::line(self.line, message)
    }

    /// It is not one of the records that may stand here.
    pub fn unexpected(&self) -> Refused {
        self.refuse(BankMessage::UnexpectedRecord {
            found: self.raw(0, 10).trim().to_owned(),
        })
    }
}
