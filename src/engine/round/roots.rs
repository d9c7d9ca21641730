//! The quadratic formula, (Σ√C)² − ΣC with C the sum of a donor, gift by gift.
//!
//! **Precision.** A root is taken in units of 2^-80 of a (square root of a) minor unit, rounded down. The
//! sum of n roots, S, is then too low by less than n units, and the quadratic amount by less than
//! 2·S·n·2^-80. The amount is Σ√C·(S − √C), and no root is below one, so it is at least S·(n − 1): from two
//! donors on, it is too low by **less than one part in 2^78**.
//!
//! It is then rounded to 64 significant bits, to the nearest. Amounts that are really equal, computed from
//! different gifts, come out equal that way, save for a chance of 2^-14 at the very worst: two donors of 3 are
//! exactly 6, as are one of 1 and one of 9. A whole number up to 2^64 comes out as itself. Altogether an
//! amount is right to **one part in 2^63**.
//!
//! **Room.** The roots of gifts of [`TOTAL_MAX`](crate::TOTAL_MAX) together add up to less than 2^128 units for
//! any number of donors up to 7·10^10, because S² ≤ n·ΣC, and those of donors who each gave
//! [`AMOUNT_MAX`] for eight million of them. Beyond that the sum of the roots stays at its end and nothing
//! wraps.

use super::wide::Wide;
use crate::amount::AMOUNT_MAX;

/// A root is counted in units of 2^-80.
const ROOT_BITS: u32 = 80;

/// A quadratic amount is counted in units of 2^-62 minor units. The least above zero is 2, of two donors of
/// one unit each; 64 significant bits of it reach down to just there.
pub(super) const UNIT_BITS: u32 = 62;

/// How many bits of a quadratic amount count.
const SIGNIFICANT_BITS: u32 = 64;

/// What donors gave to one project, kept as the quadratic formula needs it: in a few words of memory, however
/// many donors there are, and changed in a moment when one gives more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DonorRoots {
    /// The sum of the roots.
    roots: u128,
    /// The sum of what they gave, in minor units.
    sum: u128,
}

impl DonorRoots {
    /// Adds a donor by all that he gave to the project together, in minor units; each donor once. Nothing or
    /// less is no donor, and what is above [`AMOUNT_MAX`] counts as just that.
    pub fn add(&mut self, donor_minor: i64) {
        if donor_minor > 0 {
            let minor = donor_minor.min(AMOUNT_MAX).unsigned_abs();
            self.roots = self.roots.saturating_add(root(minor));
            self.sum += u128::from(minor);
        }
    }

    /// Takes a donor out again who was added with this sum. A donor who gives again is taken out with the
    /// old sum and added with the new one; the order of such changes makes no difference.
    pub fn remove(&mut self, donor_minor: i64) {
        if donor_minor > 0 {
            let minor = donor_minor.min(AMOUNT_MAX).unsigned_abs();
            self.roots = self.roots.saturating_sub(root(minor));
            self.sum = self.sum.saturating_sub(u128::from(minor));
        }
    }

    /// The quadratic amount, rounded down to a minor unit; at most `i64::MAX`.
    pub fn raw_minor(&self) -> i64 {
        self.raw().shifted_down(UNIT_BITS).amount()
    }

    /// The quadratic amount in units of 2^-[`UNIT_BITS`], below 2^158. Nothing for a single donor: the square of
    /// a root rounded down is not above the gift.
    pub(super) fn raw(&self) -> Wide {
        let square = Wide::product(self.roots, self.roots);
        let exact = square.less(Wide::of(self.sum).shifted_up(2 * ROOT_BITS));
        let finest = 2 * ROOT_BITS - UNIT_BITS;
        let dropped = exact.bits().saturating_sub(SIGNIFICANT_BITS).max(finest);
        let half = Wide::of(1).shifted_up(dropped - 1);
        let nearest = match exact.bits() {
            // Half a step more might not fit: down, then. Only a crowd beyond all bounds gets here.
            256 => exact.shifted_down(dropped),
            _ => exact.plus(half).shifted_down(dropped),
        };
        nearest.shifted_up(dropped - finest)
    }
}

impl FromIterator<i64> for DonorRoots {
    /// From the sums of all donors, in minor units.
    fn from_iter<T: IntoIterator<Item = i64>>(sums: T) -> Self {
        let mut roots = DonorRoots::default();
        for sum in sums {
            roots.add(sum);
        }
        roots
    }
}

/// `√minor × 2^80`, rounded down, for an amount that is not zero.
///
/// The root of the number filled up to 128 bits gives the first 64 bits; what it leaves over gives the others by
/// one division (this is Zimmermann's method, with one step). The number is `(first² + rest) × 2^2k`, and
/// `(first·2^k + more)²` is greater than it by at most `more²`, which is less than the difference of two
/// neighbouring squares: at most one unit has to be taken back.
fn root(minor: u64) -> u128 {
    let number = u128::from(minor.max(1));
    let filled = number.leading_zeros() / 2;
    let bits = ROOT_BITS - filled;
    let first = (number << (2 * filled)).isqrt();
    let rest = (number << (2 * filled)) - first * first;
    let more = (rest << bits) / (2 * first);
    let over = (rest << bits) % (2 * first);
    let too_much = over << bits < more * more;
    (first << bits) + more - u128::from(too_much)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn raw(sums: &[i64]) -> i64 {
        sums.iter().copied().collect::<DonorRoots>().raw_minor()
    }

    /// Whether it is the root, rounded down.
    fn is_root(root: u128, minor: u64) -> bool {
        let number = Wide::of(u128::from(minor)).shifted_up(2 * ROOT_BITS);
        Wide::product(root, root) <= number && Wide::product(root + 1, root + 1) > number
    }

    #[test]
    fn a_root_that_comes_out_one_unit_too_large_is_taken_back() {
        // One number in many thousands; these were searched for.
        for minor in [14_414_367_828_117_385_446, 14_609_563_418_370_717_863] {
            assert!(is_root(root(minor), minor));
        }
    }

    #[test]
    fn the_quadratic_amounts_of_small_crowds() {
        let table: [(&[i64], i64); 13] = [
            (&[], 0),
            (&[10_000], 0),
            (&[9_999], 0),
            (&[AMOUNT_MAX], 0),
            (&[10_000, 0, -3], 0),
            (&[2_500; 4], 30_000),
            (&[2_500, 10_000], 10_000),
            (&[100; 9], 7_200),
            (&[400; 2], 800),
            (&[3, 3], 6),
            (&[1, 9], 6),
            (&[1, 2], 2), // 2·√2
            // 250 is no square: roots of whole cents would give 450.
            (&[250, 250], 500),
        ];
        for (sums, minor) in table {
            assert_eq!(raw(sums), minor, "{sums:?}");
        }
    }

    #[test]
    fn equal_amounts_of_different_crowds_come_out_equal() {
        let equal: [&[&[i64]]; 4] = [
            &[&[3, 3], &[1, 9]],
            &[&[2, 2, 2, 2], &[1, 144]],
            &[&[1, 12], &[2, 6], &[3, 4], &[12, 1]],
            &[&[100, 1_200], &[200, 600], &[300, 400]],
        ];
        for crowds in equal {
            let of = |sums: &&[i64]| sums.iter().copied().collect::<DonorRoots>().raw();
            assert!(crowds.iter().all(|sums| of(sums) == of(&crowds[0])), "{crowds:?}");
        }
    }

    #[test]
    fn nobody_is_taken_out_by_nothing_and_no_crowd_is_too_large() {
        let crowd: DonorRoots = [100, 400].into_iter().collect();
        for nothing in [0, -5] {
            let mut after = crowd;
            after.remove(nothing);
            assert_eq!(after, crowd);
        }
        let beyond = DonorRoots {
            roots: u128::MAX,
            sum: 0,
        };
        assert_eq!(beyond.raw_minor(), i64::MAX);
    }

    #[test]
    fn the_largest_crowds_neither_wrap_nor_stop() {
        let largest = |donors: u64| DonorRoots {
            roots: root(AMOUNT_MAX.unsigned_abs()).saturating_mul(u128::from(donors)),
            sum: u128::from(AMOUNT_MAX.unsigned_abs()) * u128::from(donors),
        };
        // n·(n − 1)·C for n donors of C each.
        let exact = Wide::product(1_000_000 * 999_999, u128::from(AMOUNT_MAX.unsigned_abs()));
        let million = largest(1_000_000).raw().shifted_down(UNIT_BITS);
        assert!(exact.less(million).plus(million.less(exact)) < exact.shifted_down(63));
        for donors in [8_000_000, 1 << 33, u64::MAX >> 20] {
            assert!(largest(donors).raw().bits() <= 158);
            assert_eq!(largest(donors).raw_minor(), i64::MAX);
        }
        assert_eq!(raw(&[i64::MAX, i64::MAX]), 2 * AMOUNT_MAX);
    }

    proptest! {
        #[test]
        fn a_root_is_rounded_down_and_nothing_else(minor: u64, down in 0..64_u32, side in 0..u32::MAX) {
            let minor = (minor >> down).max(1);
            prop_assert!(is_root(root(minor), minor));
            // Squares and their neighbours are the hardest.
            let square = u64::from(side) * u64::from(side);
            for near in [square.saturating_sub(1).max(1), square.max(1), square + 1] {
                prop_assert!(is_root(root(near), near));
            }
        }

        #[test]
        fn one_donor_alone_earns_nothing(sum in 1..=AMOUNT_MAX, down in 0..49_u32) {
            prop_assert_eq!([sum >> down].into_iter().collect::<DonorRoots>().raw(), Wide::ZERO);
        }

        #[test]
        fn a_donor_taken_out_leaves_nothing_behind(
            sums in prop::collection::vec(0..=AMOUNT_MAX, 0..9), more in 1..=AMOUNT_MAX,
        ) {
            let before: DonorRoots = sums.iter().copied().collect();
            let mut after = before;
            after.add(more);
            after.remove(more);
            prop_assert_eq!(before, after);
        }

        #[test]
        fn it_is_twice_the_sum_of_the_roots_of_all_pairs(
            sums in prop::collection::vec(0..1_000_000_i64, 0..9),
        ) {
            // √(ab) in units of 2^-42, rounded down: each pair is too low by less than two units.
            let mut low = 0_u128;
            let mut pairs = 0_u128;
            for (place, one) in sums.iter().enumerate() {
                for two in &sums[..place] {
                    low += 2 * (u128::from((one * two).unsigned_abs()) << 84).isqrt();
                    pairs += 1;
                }
            }
            let minor = u128::from(raw(&sums).unsigned_abs());
            prop_assert!(low >> 42 <= minor && minor <= (low + 2 * pairs) >> 42);
        }

        #[test]
        fn squares_are_computed_exactly(sides in prop::collection::vec(1..=30_000_000_i64, 2..20)) {
            let whole: i64 = sides.iter().sum();
            let squares: Vec<i64> = sides.iter().map(|side| side * side).collect();
            let exact = i128::from(whole).pow(2) - squares.iter().map(|square| i128::from(*square)).sum::<i128>();
            prop_assert_eq!(i128::from(raw(&squares)), exact);
        }
    }
}
