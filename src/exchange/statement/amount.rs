//! Amounts and currencies of statements.

use domain::{Currency, Money, MoneyError};

use crate::message::{BankMessage, Message};

/// An amount as a bank writes it, never negative. Noughts beyond the decimals of the currency say nothing; other
/// digits there are parts of a cent, which no books have.
pub(super) fn amount(text: &str, currency: Currency) -> Result<Money, Message> {
    let given = || text.to_owned();
    let plain = text.strip_prefix('+').unwrap_or(text);
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let decimals = currency.decimals() as usize;
    let fraction = match fraction.split_at_checked(decimals) {
        Some((kept, rest)) if rest.bytes().all(|b| b == b'0') => kept,
        _ => fraction,
    };
    let whole = if whole.is_empty() && !fraction.is_empty() {
        "0"
    } else {
        whole
    };
    let digits = match fraction {
        "" => whole.to_owned(),
        _ => format!("{whole}.{fraction}"),
    };
    match Money::parse_amount(&digits, currency) {
        Ok(money) if !digits.starts_with('-') => Ok(money),
        Err(MoneyError::TooManyDecimals { allowed }) => Err(Message::from(BankMessage::PartOfACoin {
            given: given(),
            allowed,
        })),
        Err(MoneyError::TooLarge) => Err(Message::AmountTooLarge { given: given() }),
        _ => Err(Message::NotAnAmount { given: given() }),
    }
}

/// A currency by its three letters.
pub(super) fn currency(code: &str) -> Result<Currency, Message> {
    let unknown = |_| BankMessage::UnknownCurrency {
        found: code.to_owned(),
    };
    code.parse().map_err(unknown).map_err(Message::from)
}
