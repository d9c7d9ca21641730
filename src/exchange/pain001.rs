//! pain.001: an order to pay, as the file that a bank takes (ISO 20022, SEPA credit transfers).
//!
//! The same order gives the same bytes. What could not be sent is refused before anything is written: the bank would
//! refuse the file as a whole, days later.

mod out;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use domain::bank::{Iban, OrderedPayment, PaymentOrder, Reference, ReferenceKind, Remittance};
use domain::identifier::{Identifier, IdentifierKind};
use domain::{Currency, Money};

use self::out::Out;
use crate::finding::{Finding, Refused};
use crate::latin::{is_allowed, plain};
use crate::message::{BankMessage, Message};

/// A version of the format; banks say which they take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// pain.001.001.03, of 2009.
    V03,
    /// pain.001.001.09, of 2019.
    V09,
}

impl Version {
    /// Every version, the older first.
    pub const ALL: [Version; 2] = [Version::V03, Version::V09];

    /// The name, such as `pain.001.001.09`.
    pub fn name(self) -> &'static str {
        match self {
            Self::V03 => "pain.001.001.03",
            Self::V09 => "pain.001.001.09",
        }
    }
}

/// The largest amount of one payment, by the rules of the scheme.
const AMOUNT_MAX: Money = Money::new(99_999_999_999, Currency::EUR);
const PAYMENTS_MAX: usize = 10_000;
const ID_MAX: usize = 35;
const NAME_MAX: usize = 70;
const TEXT_MAX: usize = 140;

/// The file of an order.
///
/// # Errors
/// Everything in the order that a bank would refuse; a payment is named by its number and its id.
pub fn write(order: &PaymentOrder, version: Version) -> Result<Vec<u8>, Refused> {
    let findings = check(order);
    if !findings.is_empty() {
        return Err(Refused { findings });
    }
    let sum = order
        .payments
        .iter()
        .try_fold(Money::zero(Currency::EUR), |sum, payment| {
            sum.checked_add(payment.amount)
        });
    let sum = sum.map_err(|_| Message::AmountTooLarge {
        given: order.message_id.clone(),
    })?;
    let (count, sum) = (order.payments.len().to_string(), sum.amount());

    let mut out = Out::begin(&format!("urn:iso:std:iso:20022:tech:xsd:{}", version.name()));
    out.within("CstmrCdtTrfInitn", |out| {
        out.within("GrpHdr", |out| {
            out.leaf("MsgId", &order.message_id);
            out.leaf(
                "CreDtTm",
                &order.created_at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            );
            out.leaf("NbOfTxs", &count);
            out.leaf("CtrlSum", &sum);
            out.within("InitgPty", |out| out.leaf("Nm", &plain(&order.debtor_name)));
        });
        out.within("PmtInf", |out| {
            out.leaf("PmtInfId", &order.payment_information_id);
            out.leaf("PmtMtd", "TRF");
            // Each payment is a line of its own on the statement, so that it is known again.
            out.leaf("BtchBookg", "false");
            out.leaf("NbOfTxs", &count);
            out.leaf("CtrlSum", &sum);
            out.within("PmtTpInf", |out| {
                out.within("SvcLvl", |out| out.leaf("Cd", "SEPA"))
            });
            let day = order.requested_on.to_string();
            match version {
                Version::V03 => out.leaf("ReqdExctnDt", &day),
                Version::V09 => out.within("ReqdExctnDt", |out| out.leaf("Dt", &day)),
            }
            out.within("Dbtr", |out| out.leaf("Nm", &plain(&order.debtor_name)));
            account(out, "DbtrAcct", order.debtor_account);
            match &order.debtor_bank {
                Some(bic) => bank(out, "DbtrAgt", bic.as_str(), version),
                // The element must be there; an IBAN alone tells the bank.
                None => out.within("DbtrAgt", |out| {
                    out.within("FinInstnId", |out| {
                        out.within("Othr", |out| out.leaf("Id", "NOTPROVIDED"))
                    });
                }),
            }
            out.leaf("ChrgBr", "SLEV");
            order
                .payments
                .iter()
                .for_each(|payment| transfer(out, payment, version));
        });
    });
    Ok(out.end())
}

fn transfer(out: &mut Out, payment: &OrderedPayment, version: Version) {
    out.within("CdtTrfTxInf", |out| {
        out.within("PmtId", |out| out.leaf("EndToEndId", &payment.end_to_end_id));
        out.within("Amt", |out| out.amount("InstdAmt", payment.amount));
        if let Some(bic) = &payment.creditor_bank {
            bank(out, "CdtrAgt", bic.as_str(), version);
        }
        out.within("Cdtr", |out| out.leaf("Nm", &plain(&payment.creditor_name)));
        account(out, "CdtrAcct", payment.creditor_account);
        match &payment.remittance {
            Remittance::Reference(reference) => out.within("RmtInf", |out| structured(out, reference)),
            Remittance::Text(text) if plain(text).is_empty() => {}
            Remittance::Text(text) => out.within("RmtInf", |out| out.leaf("Ustrd", &plain(text))),
        }
    });
}

fn structured(out: &mut Out, reference: &Reference) {
    let issuer = match reference.kind() {
        ReferenceKind::Ogm => "BBA",
        ReferenceKind::Rf => "ISO",
    };
    out.within("Strd", |out| {
        out.within("CdtrRefInf", |out| {
            out.within("Tp", |out| {
                out.within("CdOrPrtry", |out| out.leaf("Cd", "SCOR"));
                out.leaf("Issr", issuer);
            });
            out.leaf("Ref", reference.bare());
        });
    });
}

fn account(out: &mut Out, name: &str, iban: Iban) {
    out.within(name, |out| {
        out.within("Id", |out| out.leaf("IBAN", iban.compact()))
    });
}

fn bank(out: &mut Out, name: &str, bic: &str, version: Version) {
    let element = match version {
        Version::V03 => "BIC",
        Version::V09 => "BICFI",
    };
    out.within(name, |out| out.within("FinInstnId", |out| out.leaf(element, bic)));
}

/// Everything that a bank would refuse.
fn check(order: &PaymentOrder) -> Vec<Finding> {
    let mut findings = vec![];
    let mut whole = |field: &str, message: Option<Message>| {
        findings.extend(message.map(|message| Finding::file(message).field(field)));
    };
    whole("message_id", id(&order.message_id));
    whole("payment_information_id", id(&order.payment_information_id));
    whole("debtor_name", name(&order.debtor_name));
    whole("debtor_account", sepa(order.debtor_account));
    let written_on = order.created_at.date_naive();
    let past = BankMessage::PastDay {
        day: order.requested_on.to_string(),
        today: written_on.to_string(),
    };
    whole(
        "requested_on",
        (order.requested_on < written_on).then(|| past.into()),
    );
    let count = order.payments.len();
    whole("payments", (count == 0).then(|| BankMessage::NoPayments.into()));
    let many = BankMessage::TooMany { max: PAYMENTS_MAX };
    whole("payments", (count > PAYMENTS_MAX).then(|| many.into()));

    let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, payment) in order.payments.iter().enumerate() {
        let first = *ids.entry(&payment.end_to_end_id).or_insert(place);
        let doubled = (first != place).then(|| Message::DoubledId {
            id: payment.end_to_end_id.clone(),
            first_row: first + 1,
        });
        let text = match &payment.remittance {
            Remittance::Text(text) => length(&plain(text), TEXT_MAX),
            Remittance::Reference(_) => None,
        };
        let fields = [
            ("end_to_end_id", id(&payment.end_to_end_id)),
            ("end_to_end_id", doubled),
            ("amount", amount(payment.amount)),
            ("creditor_name", name(&payment.creditor_name)),
            ("creditor_account", sepa(payment.creditor_account)),
            ("remittance", text),
        ];
        for (field, message) in fields {
            findings.extend(message.map(|message| Finding {
                label: Some(payment.end_to_end_id.clone()).filter(|id| !id.is_empty()),
                ..Finding::item(place + 1, message).field(field)
            }));
        }
    }
    findings
}

/// An id goes out and comes back as it is, so that no sign of it may be changed.
fn id(text: &str) -> Option<Message> {
    let forbidden = !text.chars().all(is_allowed)
        || text.starts_with(['/', ' '])
        || text.ends_with(['/', ' '])
        || text.contains("//");
    if text.is_empty() {
        Some(Message::Required)
    } else if forbidden {
        let given = text.to_owned();
        Some(BankMessage::ForbiddenSigns { given }.into())
    } else {
        length(text, ID_MAX)
    }
}

fn name(text: &str) -> Option<Message> {
    let text = plain(text);
    match text.contains(|c: char| c.is_ascii_alphanumeric()) {
        true => length(&text, NAME_MAX),
        false => Some(Message::Required),
    }
}

/// Longer than allowed, in characters.
pub(crate) fn length(text: &str, max: usize) -> Option<Message> {
    let length = text.chars().count();
    (length > max).then_some(Message::TooLong { max, length })
}

/// What one payment may amount to; the QR codes of donors have the same limits.
pub(crate) fn amount(amount: Money) -> Option<Message> {
    if amount.currency != Currency::EUR {
        let (found, expected) = (amount.currency.to_string(), Currency::EUR.to_string());
        Some(BankMessage::OtherCurrency { found, expected }.into())
    } else if amount.minor <= 0 {
        let given = amount.to_string();
        Some(Message::AmountNotPositive { given })
    } else {
        (amount > AMOUNT_MAX).then(|| BankMessage::OverLimit { max: AMOUNT_MAX }.into())
    }
}

fn sepa(iban: Iban) -> Option<Message> {
    let inside = Identifier::parse(IdentifierKind::Iban, iban.compact()).is_ok();
    (!inside).then(|| BankMessage::OutsideSepa.into())
}
