//! Numbers of 256 bits: the few operations that sharing out needs, exactly.
//!
//! **Why 128 bits are not enough.** A million claims of 10^15 minor units are 2^70 together, and times a
//! pool of 10^18 they are 2^130.
//!
//! **Why 256 bits are.** A weight is below 2^158 (the largest is a quadratic amount below 2^96 minor units,
//! in units of 2^-62 of one), an amount below 2^63, and memory holds fewer than 2^34 claims. So all weights
//! together are below 2^192, an amount times a weight is below 2^221, and an amount times all weights is
//! below 2^255. The square of a sum of roots is the square of a number of 128 bits.

use std::cmp::Ordering;

/// A whole number from zero to 2^256 − 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Wide {
    high: u128,
    low: u128,
}

impl Wide {
    pub(super) const ZERO: Wide = Wide { high: 0, low: 0 };

    pub(super) const fn of(number: u128) -> Self {
        Wide { high: 0, low: number }
    }

    pub(super) const fn is_zero(self) -> bool {
        self.high == 0 && self.low == 0
    }

    /// The product of any two numbers of 128 bits.
    pub(super) fn product(a: u128, b: u128) -> Self {
        let (low, high) = a.carrying_mul(b, 0);
        Wide { high, low }
    }

    /// `self + other`, for a sum below 2^256.
    pub(super) const fn plus(self, other: Wide) -> Self {
        let (low, carry) = self.low.overflowing_add(other.low);
        let high = self.high + other.high + if carry { 1 } else { 0 };
        Wide { high, low }
    }

    /// `self − other`, and zero where that would be negative.
    pub(super) fn less(self, other: Wide) -> Self {
        if self <= other {
            return Wide::ZERO;
        }
        let (low, borrow) = self.low.overflowing_sub(other.low);
        let high = self.high - other.high - u128::from(borrow);
        Wide { high, low }
    }

    /// `self × factor`, for a product below 2^256.
    pub(super) fn times(self, factor: u64) -> Self {
        let (low, carry) = self.low.carrying_mul(u128::from(factor), 0);
        let high = self.high * u128::from(factor) + carry;
        Wide { high, low }
    }

    /// How many bits the number has; none for zero.
    pub(super) const fn bits(self) -> u32 {
        match self.high {
            0 => u128::BITS - self.low.leading_zeros(),
            high => 2 * u128::BITS - high.leading_zeros(),
        }
    }

    /// `self ÷ 2^bits`, rounded down, for fewer than 256 bits.
    pub(super) const fn shifted_down(self, bits: u32) -> Self {
        match bits {
            0 => self,
            1..128 => Wide {
                high: self.high >> bits,
                low: self.low >> bits | self.high << (128 - bits),
            },
            _ => Wide::of(self.high >> (bits - 128)),
        }
    }

    /// `self × 2^bits`, for a product below 2^256.
    pub(super) const fn shifted_up(self, bits: u32) -> Self {
        match bits {
            0 => self,
            1..128 => Wide {
                high: self.high << bits | self.low >> (128 - bits),
                low: self.low << bits,
            },
            _ => Wide {
                high: self.low << (bits - 128),
                low: 0,
            },
        }
    }

    /// Quotient and remainder, for a quotient below 2^63 and a number below 2^255; `(0, self)` where the
    /// divisor is zero.
    ///
    /// The head of the divisor, its first 64 bits, goes into the head of the number at least as often as the
    /// whole into the whole. As the head is at least 2^63 (or else it is the whole divisor), leaving
    /// out the rest makes the quotient too large by a factor of less than 1 + 2^-63, which is less than
    /// one for a quotient below 2^63; with the rounding it is at most two too large.
    pub(super) fn divided(self, divisor: Wide) -> (u64, Wide) {
        if divisor.is_zero() {
            return (0, self);
        }
        let tail = divisor.bits().saturating_sub(64);
        let head = self.shifted_down(tail).low / divisor.shifted_down(tail).low;
        let mut quotient = u64::try_from(head).unwrap_or(u64::MAX);
        let mut product = divisor.times(quotient);
        while product > self {
            quotient -= 1;
            product = product.less(divisor);
        }
        (quotient, self.less(product))
    }

    /// The number, where it is an amount; the largest amount where it is more.
    pub(super) fn amount(self) -> i64 {
        match self.high {
            0 => i64::try_from(self.low).unwrap_or(i64::MAX),
            _ => i64::MAX,
        }
    }
}

impl Ord for Wide {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.high, self.low).cmp(&(other.high, other.low))
    }
}

impl PartialOrd for Wide {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wide(high: u128, low: u128) -> Wide {
        Wide { high, low }
    }

    /// Long multiplication in digits of 32 bits, the least first.
    fn by_digits(a: u128, b: u128) -> [u64; 8] {
        let digits = |number: u128| [0, 32, 64, 96].map(|bits| (number >> bits) & 0xFFFF_FFFF);
        let mut columns = [0_u128; 8];
        for (i, x) in digits(a).iter().enumerate() {
            for (j, y) in digits(b).iter().enumerate() {
                columns[i + j] += x * y;
            }
        }
        let mut carry = 0;
        columns.map(|column| {
            let whole = column + carry;
            carry = whole >> 32;
            u64::try_from(whole & 0xFFFF_FFFF).unwrap()
        })
    }

    fn digits(number: Wide) -> [u64; 8] {
        [0, 32, 64, 96, 128, 160, 192, 224]
            .map(|bits| u64::try_from(number.shifted_down(bits).low & 0xFFFF_FFFF).unwrap())
    }

    #[test]
    fn carries_and_borrows_pass_from_one_half_to_the_other() {
        assert_eq!(Wide::of(u128::MAX).plus(Wide::of(1)), wide(1, 0));
        assert_eq!(wide(1, 0).less(Wide::of(1)), Wide::of(u128::MAX));
        assert_eq!(Wide::of(1).less(Wide::of(2)), Wide::ZERO);
        assert_eq!(Wide::of(u128::MAX).times(2), wide(1, u128::MAX - 1));
        assert_eq!(
            Wide::product(u128::MAX, u128::MAX),
            wide(u128::MAX - 1, 1),
            "(2^128 − 1)² is 2^256 − 2^129 + 1"
        );
    }

    #[test]
    fn shifts_and_bits_agree_at_every_width() {
        for bits in 0..256 {
            let power = Wide::of(1).shifted_up(bits);
            assert_eq!(power.bits(), bits + 1);
            assert_eq!(power.shifted_down(bits), Wide::of(1));
            assert_eq!(power.less(Wide::of(1)).bits(), bits);
        }
        assert_eq!(wide(5, 3).shifted_down(0), wide(5, 3));
        assert_eq!(wide(5, 3).shifted_down(1), wide(2, 1 << 127 | 1));
        assert_eq!(wide(5, 1 << 127 | 3).shifted_up(1), wide(11, 6));
    }

    #[test]
    fn more_than_an_amount_is_the_largest_amount() {
        assert_eq!(Wide::of(7).amount(), 7);
        assert_eq!(Wide::of(1 << 63).amount(), i64::MAX);
        assert_eq!(wide(1, 0).amount(), i64::MAX);
    }

    #[test]
    fn nothing_goes_into_a_number_no_times() {
        assert_eq!(Wide::of(7).divided(Wide::ZERO), (0, Wide::of(7)));
    }

    proptest! {
        #[test]
        fn a_product_is_what_long_multiplication_gives(a: u128, b: u128, by in 0..128_u32) {
            prop_assert_eq!(digits(Wide::product(a, b >> by)), by_digits(a, b >> by));
            let factor = u64::try_from(b >> 64).unwrap();
            prop_assert_eq!(Wide::of(a).times(factor), Wide::product(a, b >> 64));
        }

        #[test]
        fn what_is_added_can_be_taken_away(a: u128, b: u128, c: u128, d: u128) {
            let (one, two) = (wide(a >> 1, b), wide(c >> 1, d));
            prop_assert_eq!(one.plus(two).less(two), one);
            prop_assert_eq!(one.plus(two).cmp(&two), if one.is_zero() { Ordering::Equal } else { Ordering::Greater });
        }

        #[test]
        fn a_quotient_and_its_remainder_give_the_number_back(
            high: u128, low: u128, down in 64..256_u32, quotient in 0..=i64::MAX.unsigned_abs(), part: u64,
        ) {
            let divisor = wide(high, low).shifted_down(down).plus(Wide::of(1));
            // A remainder below the divisor.
            let rest = divisor.less(Wide::of(1)).shifted_down(64).times(part);
            let number = divisor.times(quotient).plus(rest);
            prop_assert_eq!(number.divided(divisor), (quotient, rest));
            // The hardest case: one unit more would be one quotient more.
            let last = divisor.less(Wide::of(1));
            prop_assert_eq!(divisor.times(quotient).plus(last).divided(divisor), (quotient, last));
        }
    }
}
