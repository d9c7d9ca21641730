//! Account statements, as banks write them: camt.053 (ISO 20022), the Belgian CODA, the French CFONB 120, or a ZIP
//! of such files.
//!
//! A file is read whole or refused whole: an entry that is not understood would be money that nobody booked. Each
//! statement obeys one law, or the file is refused: the opening balance and the entries make the closing balance.

mod amount;
mod camt;
mod cfonb;
mod coda;
mod lines;
#[cfg(test)]
mod tests;
mod zipped;

use domain::bank::Statement;

use crate::finding::Refused;
use crate::message::{BankMessage, Message};
use crate::xml;

/// The largest file that is read: a year of a busy account, and no attack on memory.
pub const BYTES_MAX: usize = 32 * 1024 * 1024;
/// Entries and details of all statements of a file.
const ENTRIES_MAX: usize = 200_000;

/// Reads a file of statements; the bytes tell which form it has.
///
/// # Errors
/// What is wrong, with the line.
pub fn read(bytes: &[u8]) -> Result<Vec<Statement>, Refused> {
    if bytes.starts_with(zipped::MARK) {
        return zipped::read(bytes);
    }
    let statements = read_plain(bytes)?;
    count(&statements)?;
    Ok(statements)
}

/// Reads a file that is no archive.
fn read_plain(bytes: &[u8]) -> Result<Vec<Statement>, Refused> {
    if bytes.len() > BYTES_MAX {
        return Err(BankMessage::FileTooLarge { max_bytes: BYTES_MAX }.into());
    }
    let statements = match form(bytes) {
        Some(Form::Xml) => camt::read(&xml::text(bytes)?)?,
        Some(Form::Coda) => coda::read(&lines::text(bytes)?)?,
        Some(Form::Cfonb) => cfonb::read(&lines::text(bytes)?)?,
        None if bytes.trim_ascii().is_empty() => return Err(Message::EmptyFile.into()),
        None => return Err(BankMessage::UnknownFormat.into()),
    };
    match statements.is_empty() {
        true => Err(BankMessage::NoStatement.into()),
        false => Ok(statements),
    }
}

enum Form {
    Xml,
    Coda,
    Cfonb,
}

/// What the first characters say; the mark of an encoding and blanks may stand before them.
fn form(bytes: &[u8]) -> Option<Form> {
    if bytes.starts_with(b"\xFF\xFE<\0") || bytes.starts_with(b"\xFE\xFF\0<") {
        return Some(Form::Xml);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match bytes.trim_ascii_start() {
        [b'<', ..] => Some(Form::Xml),
        [b'0', b'0', b'0', b'0', b'0', ..] => Some(Form::Coda),
        [b'0', b'1', ..] => Some(Form::Cfonb),
        _ => None,
    }
}

/// No more entries than are read at once.
fn count(statements: &[Statement]) -> Result<(), Refused> {
    let entries = statements.iter().flat_map(|statement| &statement.entries);
    match entries.map(|entry| 1 + entry.details.len()).sum::<usize>() > ENTRIES_MAX {
        true => Err(BankMessage::TooMany { max: ENTRIES_MAX }.into()),
        false => Ok(()),
    }
}

/// The statement, if it obeys the law.
fn checked(statement: Statement, line: usize) -> Result<Statement, Refused> {
    match statement.check() {
        Ok(()) => Ok(statement),
        Err(off) => Err(Refused::line(
            line,
            BankMessage::Unbalanced {
                opening: off.opening,
                reached: off.reached,
                closing: off.closing,
            },
        )),
    }
}
