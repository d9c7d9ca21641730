//! The journal, line by line.

use domain::Locale;

use super::sheet::Sheet;
use super::{LedgerLine, amount, cell, check};
use crate::finding::Refused;

const FR: [&str; 13] = [
    "Numéro",
    "Journal",
    "Date",
    "Compte",
    "Libellé du compte",
    "Compte auxiliaire",
    "Libellé du compte auxiliaire",
    "Pièce",
    "Date de la pièce",
    "Libellé",
    "Débit",
    "Crédit",
    "Monnaie",
];
const EN: [&str; 13] = [
    "Entry",
    "Journal",
    "Date",
    "Account",
    "Account name",
    "Auxiliary account",
    "Auxiliary account name",
    "Document",
    "Document date",
    "Label",
    "Debit",
    "Credit",
    "Currency",
];

/// The journal as CSV in UTF-8: in French with semicolons and decimal commas, in English with commas and points, as
/// the spreadsheets of either expect.
///
/// # Errors
/// A gap in the numbers, an entry that does not balance, or a line that lacks something.
pub fn journal_csv(lines: &[LedgerLine], locale: Locale) -> Result<Vec<u8>, Refused> {
    let entries = check::entries(lines)?;
    let comma = locale == Locale::Fr;
    let mut sheet = Sheet::new(comma, if comma { &FR } else { &EN });
    for line in entries.into_iter().flatten() {
        let (auxiliary, auxiliary_name) = line.auxiliary.clone().unwrap_or_default();
        sheet.row(&[
            line.entry.to_string(),
            cell(&line.journal_code),
            line.date.to_string(),
            cell(&line.account),
            cell(&line.account_name),
            cell(&auxiliary),
            cell(&auxiliary_name),
            cell(&line.document),
            line.document_date.to_string(),
            cell(&line.label),
            amount(line.debit, comma),
            amount(line.credit, comma),
            line.debit.currency.to_string(),
        ]);
    }
    Ok(sheet.end())
}
