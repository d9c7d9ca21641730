//! What must be true of lines before they are written.

use domain::{Currency, Money};

use super::LedgerLine;
use crate::finding::{Finding, Refused};
use crate::message::{BankMessage, Message};

/// The lines by entry, if they may be written.
pub(super) fn entries(lines: &[LedgerLine]) -> Result<Vec<&[LedgerLine]>, Refused> {
    let mut findings = vec![];
    let entries: Vec<&[LedgerLine]> = lines.chunk_by(|a, b| a.entry == b.entry).collect();
    let (mut row, mut expected) = (0, lines.first().map(|line| line.entry));
    let currency = lines.first().map(|line| line.debit.currency);
    for entry in &entries {
        let first = &entry[0];
        if let Some(expected) = expected.filter(|expected| *expected != first.entry) {
            let gap = BankMessage::NumberGap {
                expected,
                found: first.entry,
            };
            findings.push(Finding::item(row + 1, gap).field("EcritureNum"));
        }
        expected = first.entry.checked_add(1);
        for (place, line) in entry.iter().enumerate() {
            for (field, message) in of_line(line, first, currency) {
                findings.push(labelled(line, row + place + 1, message).field(field));
            }
        }
        if let Some(message) = unbalanced(entry) {
            findings.push(labelled(first, row + 1, message));
        }
        row += entry.len();
    }
    match findings.is_empty() {
        true => Ok(entries),
        false => Err(Refused { findings }),
    }
}

fn labelled(line: &LedgerLine, row: usize, message: Message) -> Finding {
    Finding {
        label: Some(line.label.clone()).filter(|label| !label.is_empty()),
        ..Finding::item(row, message)
    }
}

fn of_line(
    line: &LedgerLine,
    first: &LedgerLine,
    currency: Option<Currency>,
) -> Vec<(&'static str, Message)> {
    let mut found: Vec<(&'static str, Message)> = vec![];
    let texts = [
        ("JournalCode", &line.journal_code),
        ("JournalLib", &line.journal_name),
        ("CompteNum", &line.account),
        ("CompteLib", &line.account_name),
        ("PieceRef", &line.document),
        ("EcritureLib", &line.label),
    ];
    found.extend(
        texts
            .iter()
            .filter(|(_, text)| text.trim().is_empty())
            .map(|(field, _)| (*field, Message::Required)),
    );
    let digits = line.account.bytes().take(3).filter(u8::is_ascii_digit).count();
    if digits < 3 && !line.account.trim().is_empty() {
        let given = line.account.clone();
        found.push(("CompteNum", BankMessage::NotAnAccount { given }.into()));
    }
    for (field, money) in [("Debit", line.debit), ("Credit", line.credit)] {
        if currency.is_some_and(|currency| currency != money.currency) {
            let expected = currency.map(|it| it.to_string()).unwrap_or_default();
            let found_in = money.currency.to_string();
            found.push((
                field,
                BankMessage::OtherCurrency {
                    found: found_in,
                    expected,
                }
                .into(),
            ));
        }
        if money.minor < 0 {
            found.push((field, BankMessage::Negative { given: money }.into()));
        }
    }
    if (line.debit.minor == 0) == (line.credit.minor == 0) {
        found.push(("Debit", BankMessage::OneSide.into()));
    }
    let shared = |line: &LedgerLine| (line.date, line.journal_code.clone(), line.validated_on);
    if shared(line) != shared(first) {
        found.push(("EcritureDate", BankMessage::EntryDiffers.into()));
    }
    found
}

fn unbalanced(entry: &[LedgerLine]) -> Option<Message> {
    let side = |of: fn(&LedgerLine) -> Money| {
        let nothing = Money::zero(of(&entry[0]).currency);
        entry
            .iter()
            .map(of)
            .try_fold(nothing, |sum, money| sum.checked_add(money).ok())
    };
    match (side(|line| line.debit), side(|line| line.credit)) {
        (Some(debit), Some(credit)) if debit == credit => None,
        (Some(debit), Some(credit)) => Some(BankMessage::EntryUnbalanced { debit, credit }.into()),
        // Two currencies have been told already; what is left is a sum beyond counting.
        _ => Some(Message::AmountTooLarge {
            given: entry[0].entry.to_string(),
        }),
    }
}
