//! English about the files of banks and accountants.

use super::q;
use crate::message::BankMessage;

pub(super) fn message(message: &BankMessage) -> String {
    use BankMessage as M;
    match message {
        M::UnknownFormat => "this is no account statement in a form that is read: camt.053 (XML), CODA, CFONB 120, or a ZIP of such files".to_owned(),
        M::OtherVersion { found, read } => {
            format!("{} is not read; ask the bank for {}", q(found), read.join(", "))
        }
        M::FileTooLarge { max_bytes } => {
            format!("more than {} MB; have the bank make statements of shorter times", max_bytes / 1_048_576)
        }
        M::TooMany { max } => {
            format!("more than {max} entries or elements; have the bank make statements of shorter times")
        }
        M::NotXml { detail } => format!("the XML is broken: {detail}"),
        M::Doctype => "the file has a document type declaration (DOCTYPE), which no statement needs and which can reach outside the file".to_owned(),
        M::Entity { name } => format!("{} is an entity that is not known", q(&format!("&{name};"))),
        M::TooDeep { max } => format!("more than {max} elements within each other, which no statement has"),
        M::MissingElement { name } => format!("{} is missing", q(name)),
        M::NoStatement => "the file holds no statement".to_owned(),
        M::UnknownCurrency { found } => format!("{} is not a currency that accounts can be kept in here", q(found)),
        M::OtherCurrency { found, expected } => format!("the amount is in {found}, but it must be in {expected}"),
        M::PartOfACoin { given, allowed } => format!("{} has more than {allowed} decimals, which are all that the currency has", q(given)),
        M::UnknownCode { given, known } => format!("{} is not one of the codes {}", q(given), known.join(", ")),
        M::NotADay { given, example } => format!("{} is not a day, written like {example}", q(given)),
        M::NoBalance { closing: false, currency } => format!("there is no opening balance in {currency}, so that the statement cannot be checked"),
        M::NoBalance { closing: true, currency } => format!("there is no closing balance in {currency}, so that the statement cannot be checked"),
        M::TwoBalances { kind } => format!("there are two balances {kind} in the currency of the account"),
        M::Unbalanced { opening, reached, closing } => {
            format!("the statement does not add up: {opening} and its entries make {reached}, but it ends with {closing}")
        }
        M::ZipBroken { detail } => format!("the archive cannot be unpacked: {detail}"),
        M::ZipLocked => "the file is locked by a password".to_owned(),
        M::LineLength { expected, found } => format!("the line has {found} characters instead of {expected}"),
        M::UnexpectedRecord { found } => format!("a record {} does not belong here", q(found)),
        M::FileCut { record } => format!("the file ends before its record {record}: it was cut off"),
        M::TotalDiffers { stated, counted } => format!("the file states {stated}, but there is {counted}"),
        M::OtherAccount { found } => format!("the record belongs to another account, {}", q(found)),
        M::NoPayments => "there is nothing to pay".to_owned(),
        M::PastDay { day, today } => format!("the day of payment, {day}, is before that of the order, {today}"),
        M::OverLimit { max } => format!("one payment may have {max} at most"),
        M::ForbiddenSigns { given } => {
            format!("{} has signs that payment files do not allow, or begins or ends with a slash", q(given))
        }
        M::OutsideSepa => "the account is outside the area of euro payments (SEPA)".to_owned(),
        M::PayloadTooLong { max, length } => format!("the code would hold {length} bytes; {max} at most are allowed"),
        M::NumberGap { expected, found } => format!("the number {found} follows where {expected} should: entries are numbered without gaps"),
        M::EntryUnbalanced { debit, credit } => format!("the entry has {debit} debit and {credit} credit"),
        M::EntryDiffers => "the line has another date, journal or day of validation than the first line of its entry".to_owned(),
        M::OneSide => "a line has an amount on one side, debit or credit, and on one only".to_owned(),
        M::NotAnAccount { given } => format!("{} is no account of the chart of accounts, which begins with three digits", q(given)),
        M::Negative { given } => format!("{given} is less than nothing; it belongs on the other side"),
        M::NotASiren { given } => format!("{} is no SIREN: nine digits with a check digit", q(given)),
    }
}
