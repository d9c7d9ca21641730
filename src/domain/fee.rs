//! What payments cost.

use crate::Money;

/// What a payment provider takes of a payment by card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardPrice {
    /// A share of it, in basis points.
    pub bps: u32,
    /// And so much for each payment, in minor units.
    pub each_minor: i64,
}

impl CardPrice {
    /// What it takes of an amount: the share rounded up, and never more than the amount.
    pub fn of(self, amount: Money) -> Money {
        let minor = i128::from(amount.minor.max(0));
        let share = (minor * i128::from(self.bps) + 9_999) / 10_000;
        let taken = (share + i128::from(self.each_minor.max(0))).min(minor);
        // At most the amount, which fits.
        Money::new(i64::try_from(taken).unwrap_or(amount.minor), amount.currency)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::CardPrice;
    use crate::{Currency, Money};

    proptest! {
        #[test]
        fn no_payment_costs_more_than_it_is(minor in any::<i64>(), bps in 0_u32..20_000, each_minor in any::<i64>()) {
            let taken = CardPrice { bps, each_minor }.of(Money::new(minor, Currency::EUR));
            prop_assert!((0..=minor.max(0)).contains(&taken.minor), "{}", taken.minor);
        }
    }

    #[test]
    fn the_share_is_rounded_up() {
        let price = CardPrice {
            bps: 150,
            each_minor: 25,
        };
        for (minor, taken) in [(1, 1), (26, 26), (27, 26), (2_000, 55), (2_001, 56)] {
            assert_eq!(price.of(Money::new(minor, Currency::EUR)).minor, taken, "{minor}");
        }
    }
}
