//! The QR code by which a banking application fills in a transfer (EPC069-12, version 002 of its text).

mod image;
#[cfg(test)]
mod tests;

use domain::Money;
use domain::bank::{Bic, Iban, ReferenceKind, Remittance};

pub use self::image::{ImageError, QrImage};
use crate::finding::{Finding, Refused};
use crate::message::{BankMessage, Message};
use crate::pain001::{self, length};
use crate::words::squeezed;

/// A transfer that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EpcTransfer {
    /// Who is to be paid; at most 70 characters.
    pub name: String,
    /// The account that is to be paid to.
    pub account: Iban,
    /// Its bank; needed only outside the European Economic Area.
    pub bank: Option<Bic>,
    /// How much, in euro; none leaves it to whoever pays.
    pub amount: Option<Money>,
    /// What goes with the payment; a text has at most 140 characters.
    pub remittance: Remittance,
    /// What the application shows to whoever pays; at most 70 characters, and seldom shown.
    pub information: Option<String>,
}

/// Bytes that a code may hold by the guideline.
const BYTES_MAX: usize = 331;

/// The text of the code.
///
/// # Errors
/// Everything that the guideline does not allow, with the field.
pub fn text(transfer: &EpcTransfer) -> Result<String, Refused> {
    let mut findings = vec![];
    let mut field = |name: &str, message: Option<Message>| {
        findings.extend(message.map(|message| Finding::file(message).field(name)));
    };
    let name = squeezed(&transfer.name);
    let (reference, written) = match &transfer.remittance {
        // The line for references takes those of ISO 11649 only; a Belgian one goes as it is printed.
        Remittance::Reference(it) if it.kind() == ReferenceKind::Rf => (it.bare().to_owned(), String::new()),
        Remittance::Reference(it) => (String::new(), it.to_string()),
        Remittance::Text(text) => (String::new(), squeezed(text)),
    };
    let information = squeezed(transfer.information.as_deref().unwrap_or_default());
    field("name", name.is_empty().then_some(Message::Required));
    field("name", length(&name, 70));
    field("amount", transfer.amount.and_then(pain001::amount));
    field("remittance", length(&written, 140));
    field("information", length(&information, 70));

    let account = transfer.account.compact();
    let bank = transfer.bank.as_ref().map(Bic::as_str).unwrap_or_default();
    let amount = transfer
        .amount
        .map(|money| format!("{}{}", money.currency, money.amount()));
    let amount = amount.unwrap_or_default();
    let lines = [
        "BCD",
        "002",
        "1",
        "SCT",
        bank,
        &name,
        account,
        &amount,
        "",
        &reference,
        &written,
        &information,
    ];
    let text = lines.join("\n");
    let text = text.trim_end_matches('\n');
    let too_long = BankMessage::PayloadTooLong {
        max: BYTES_MAX,
        length: text.len(),
    };
    let findings = match findings.is_empty() && text.len() > BYTES_MAX {
        true => vec![Finding::file(too_long.into())],
        false => findings,
    };
    match findings.is_empty() {
        true => Ok(text.to_owned()),
        false => Err(Refused { findings }),
    }
}

/// The code, to be shown as SVG or PNG.
///
/// # Errors
/// As [`text`].
pub fn image(transfer: &EpcTransfer) -> Result<QrImage, Refused> {
    let text = text(transfer)?;
    let too_long = || BankMessage::PayloadTooLong {
        max: BYTES_MAX,
        length: text.len(),
    };
    QrImage::of(text.as_bytes()).ok_or_else(|| too_long().into())
}
