//! Amounts as Stripe counts them.

use domain::{Currency, Money};

use crate::ProviderError;

/// The largest amount: eight digits.
const AMOUNT_MAX: i64 = 99_999_999;

/// Currencies that Stripe counts in whole units.
const WHOLE: [&str; 15] = [
    "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF",
];

/// Currencies that Stripe counts in thousandths, of which the last digit must be zero.
const THOUSANDTHS: [&str; 5] = ["BHD", "JOD", "KWD", "OMR", "TND"];

/// How many decimals Stripe counts in: not always those of ISO 4217.
fn decimals(code: &str) -> u32 {
    if WHOLE.contains(&code) {
        0
    } else if THOUSANDTHS.contains(&code) {
        3
    } else {
        2
    }
}

/// Stripe's integer for an amount to be asked for.
pub(super) fn to_stripe(money: Money) -> Result<i64, ProviderError> {
    let wrong = |what: &str| ProviderError::invalid(format!("amount: {what}"));
    let (ours, theirs) = (money.currency.decimals(), decimals(money.currency.code()));
    let factor = |by: u32| 10_i64.pow(by);
    let amount = if theirs >= ours {
        money.minor.checked_mul(factor(theirs - ours))
    } else {
        let divisor = factor(ours - theirs);
        (money.minor % divisor == 0).then_some(money.minor / divisor)
    };
    match amount {
        Some(amount) if amount > AMOUNT_MAX => Err(wrong("above the largest that Stripe takes")),
        Some(amount) if theirs == 3 && amount % 10 != 0 => {
            Err(wrong("Stripe takes no thousandths of this currency"))
        }
        Some(amount) => Ok(amount),
        None => Err(wrong("has no form at Stripe")),
    }
}

/// The currency of Stripe's three small letters.
pub(super) fn currency(code: &str) -> Result<Currency, ProviderError> {
    let known = code.to_ascii_uppercase().parse();
    known.map_err(|_| ProviderError::invalid(format!("answer: currency “{code}” is unknown")))
}

/// The amount that Stripe's integer stands for.
pub(super) fn from_stripe(amount: i64, code: &str) -> Result<Money, ProviderError> {
    let currency = currency(code)?;
    let (ours, theirs) = (currency.decimals(), decimals(currency.code()));
    let minor = if ours >= theirs {
        amount.checked_mul(10_i64.pow(ours - theirs))
    } else {
        let divisor = 10_i64.pow(theirs - ours);
        (amount % divisor == 0).then_some(amount / divisor)
    };
    let wrong = || ProviderError::invalid(format!("answer: {amount} {code} is no amount"));
    Ok(Money::new(minor.ok_or_else(wrong)?, currency))
}

/// The currency as Stripe writes it.
pub(super) fn code(currency: Currency) -> String {
    currency.code().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn money(text: &str) -> Money {
        text.parse().unwrap()
    }

    #[test]
    fn each_currency_is_counted_as_stripe_does() {
        for (written, amount) in [
            ("20.00 EUR", 2000),
            ("500 JPY", 500),
            ("500 KRW", 500),
            ("1.230 TND", 1230),
            ("100.00 HUF", 10_000),
            ("999999.99 EUR", 99_999_999),
            ("99999999 JPY", 99_999_999),
        ] {
            assert_eq!(to_stripe(money(written)), Ok(amount), "{written}");
            let code = &written[written.len() - 3..].to_lowercase();
            assert_eq!(from_stripe(amount, code), Ok(money(written)));
        }
        for code in ["XOF", "XAF", "VND"] {
            assert_eq!(decimals(code), 0, "{code}");
        }
    }

    #[test]
    fn what_stripe_does_not_take_is_told_before_it_is_asked() {
        for (written, what) in [
            ("1000000.00 EUR", "largest"),
            ("100000000 JPY", "largest"),
            ("1.234 TND", "thousandths"),
        ] {
            let error = to_stripe(money(written)).unwrap_err().to_string();
            assert!(error.contains("amount: ") && error.contains(what), "{error}");
        }
        assert!(to_stripe(Money::new(i64::MAX, Currency::EUR)).is_err());
        for code in ["", "e", "xxx", "eurö"] {
            assert!(from_stripe(1, code).is_err(), "{code}");
        }
    }

    proptest! {
        #[test]
        fn an_amount_that_goes_comes_back(minor in 1_i64..=99_999_999, code in prop::sample::select(vec!["EUR", "JPY", "HUF", "CHF", "TND"])) {
            let money = Money::new(minor, code.parse().unwrap());
            if let Ok(amount) = to_stripe(money) {
                prop_assert_eq!(from_stripe(amount, &code.to_lowercase()), Ok(money));
            } else {
                prop_assert_eq!(code, "TND");
            }
        }
    }
}
