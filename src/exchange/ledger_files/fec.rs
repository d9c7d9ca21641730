//! The fichier des écritures comptables: what French law wants books to be handed over as (article A47 A-1 of the
//! Livre des procédures fiscales).

use chrono::NaiveDate;
use domain::identifier::{Identifier, IdentifierKind};
use encoding_rs::ISO_8859_15;

use super::{LedgerLine, amount, check};
use crate::finding::{Finding, Refused};
use crate::message::BankMessage;
use crate::words::squeezed;

/// The eighteen columns, by the names of the order.
pub const FEC_COLUMNS: [&str; 18] = [
    "JournalCode",
    "JournalLib",
    "EcritureNum",
    "EcritureDate",
    "CompteNum",
    "CompteLib",
    "CompAuxNum",
    "CompAuxLib",
    "PieceRef",
    "PieceDate",
    "EcritureLib",
    "Debit",
    "Credit",
    "EcritureLet",
    "DateLet",
    "ValidDate",
    "Montantdevise",
    "Idevise",
];

/// What stands between two columns; the order allows these two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FecSeparator {
    /// A tabulator.
    Tab,
    /// A vertical bar.
    Pipe,
}

/// The file, in ISO 8859-15, which the order names; other letters become the nearest that it has.
///
/// # Errors
/// A gap in the numbers, an entry that does not balance, or a line that lacks something.
pub fn fec(lines: &[LedgerLine], separator: FecSeparator) -> Result<Vec<u8>, Refused> {
    let entries = check::entries(lines)?;
    let sign = match separator {
        FecSeparator::Tab => "\t",
        FecSeparator::Pipe => "|",
    };
    let mut text = FEC_COLUMNS.join(sign) + "\r\n";
    for line in entries.into_iter().flatten() {
        let cells = row(line).map(|cell| squeezed(&cell.replace('|', "/")));
        text.push_str(&cells.join(sign));
        text.push_str("\r\n");
    }
    Ok(encoded(&text))
}

fn row(line: &LedgerLine) -> [String; 18] {
    let day = |date: NaiveDate| date.format("%Y%m%d").to_string();
    let (auxiliary, auxiliary_name) = line.auxiliary.clone().unwrap_or_default();
    let (letters, lettered_on) = match &line.lettering {
        Some((letters, date)) => (letters.clone(), day(*date)),
        None => Default::default(),
    };
    let (foreign, currency) = match line.foreign {
        Some(money) => (amount(money, true), money.currency.to_string()),
        None => Default::default(),
    };
    [
        line.journal_code.clone(),
        line.journal_name.clone(),
        line.entry.to_string(),
        day(line.date),
        line.account.clone(),
        line.account_name.clone(),
        auxiliary,
        auxiliary_name,
        line.document.clone(),
        day(line.document_date),
        line.label.clone(),
        amount(line.debit, true),
        amount(line.credit, true),
        letters,
        lettered_on,
        day(line.validated_on),
        foreign,
        currency,
    ]
}

fn encoded(text: &str) -> Vec<u8> {
    let mut bytes = vec![];
    let mut known = [0; 4];
    for c in text.chars() {
        let (coded, _, unknown) = ISO_8859_15.encode(c.encode_utf8(&mut known));
        match unknown {
            false => bytes.extend_from_slice(&coded),
            true => bytes.extend_from_slice(any_ascii::any_ascii_char(c).as_bytes()),
        }
    }
    bytes
}

/// The name that the file must have: `<SIREN>FEC<last day of the year>`, such as `217500016FEC20261231`, with an
/// ending that opens it.
///
/// # Errors
/// Not a SIREN.
pub fn fec_file_name(siren: &str, closed_on: NaiveDate) -> Result<String, Refused> {
    let read = Identifier::parse(IdentifierKind::Siren, siren).map_err(|_| {
        let given = siren.to_owned();
        Finding::file(BankMessage::NotASiren { given }.into()).field("siren")
    })?;
    Ok(format!("{}FEC{}.txt", read.compact(), closed_on.format("%Y%m%d")))
}
