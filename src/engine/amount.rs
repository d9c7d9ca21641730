//! Whole-number arithmetic on amounts: ratios, shares, and splits that use up a sum.

/// The largest single amount, in minor units: ten million million euros, in cents.
pub const AMOUNT_MAX: i64 = 1_000_000_000_000_000;

/// The most that all gifts together, or all pools together, may come to. Every sum inside the fold
/// is part of one of the two, so none of them can leave 64 bits.
pub const TOTAL_MAX: i64 = 1_000_000_000_000_000_000;

/// One whole, in basis points.
pub const WHOLE_BPS: u32 = 10_000;

/// Whether an amount may be given, set as a limit or put into a pool.
pub(crate) const fn in_bounds(minor: i64) -> bool {
    minor >= 1 && minor <= AMOUNT_MAX
}

/// `amount × num / den`, rounded down, for amounts that are not negative; at most `i64::MAX`.
pub(crate) fn ratio(amount: i64, num: u32, den: u32) -> i64 {
    let den = i64::from(den.max(1));
    match amount.checked_mul(i64::from(num)) {
        Some(product) => product / den,
        None => {
            let exact = i128::from(amount) * i128::from(num) / i128::from(den);
            i64::try_from(exact).unwrap_or(i64::MAX)
        }
    }
}

/// What [`ratio`] rounded away: the numerator of a fraction with the same denominator.
pub(crate) fn remainder(amount: i64, num: u32, den: u32) -> u32 {
    let rest = match amount.checked_mul(i64::from(num)) {
        Some(product) => product % i64::from(den.max(1)),
        None => {
            let rest = i128::from(amount) * i128::from(num) % i128::from(den.max(1));
            i64::try_from(rest).unwrap_or(0)
        }
    };
    u32::try_from(rest).unwrap_or(0)
}

/// A share of an amount in basis points, rounded down.
pub(crate) fn share(amount: i64, bps: u32) -> i64 {
    ratio(amount, bps, WHOLE_BPS)
}

/// Whether `amount` is at least `num / den` of `of`, exactly.
pub(crate) fn reaches(amount: i64, of: i64, num: u32, den: u32) -> bool {
    i128::from(amount) * i128::from(den) >= i128::from(of) * i128::from(num)
}

/// Splits a sum in proportion to weights so that the parts add up to it: each part is rounded down,
/// then the units left over go to the largest remainders, ties to the part that comes first in `rank`.
/// No part is larger than its weight as long as the sum is not larger than all weights together.
pub(crate) fn split(
    sum: i64,
    weights: &[i64],
    rank: impl Fn(usize, usize) -> std::cmp::Ordering,
) -> Vec<i64> {
    let whole: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    if whole == 0 {
        return vec![0; weights.len()];
    }
    let exact = |weight: i64| i128::from(sum) * i128::from(weight);
    let mut parts: Vec<i64> = weights
        .iter()
        .map(|weight| i64::try_from(exact(*weight) / whole).unwrap_or(i64::MAX))
        .collect();
    let mut left = sum - parts.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by(|a, b| {
        let rest = |i: usize| exact(weights[i]) % whole;
        rest(*b).cmp(&rest(*a)).then_with(|| rank(*a, *b))
    });
    for place in order {
        if left == 0 {
            break;
        }
        parts[place] += 1;
        left -= 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_ratio_is_rounded_down_and_never_overflows() {
        assert_eq!(ratio(999, 1, 2), 499);
        assert_eq!(remainder(999, 1, 2), 1);
        // 999 999 is a multiple of 7, and 10^21 leaves 6.
        assert_eq!(remainder(AMOUNT_MAX, 999_999, 7), 0);
        assert_eq!(remainder(AMOUNT_MAX, 1_000_000, 7), 6);
        assert_eq!(remainder(AMOUNT_MAX, 1_000_000, 1_000_000), 0);
        assert_eq!(ratio(AMOUNT_MAX, 1_000_000, 3), i64::MAX);
        assert_eq!(ratio(AMOUNT_MAX, 1_000_000, 1_000_000), AMOUNT_MAX);
    }

    #[test]
    fn units_left_over_go_to_the_largest_remainder_and_ties_to_the_first() {
        assert_eq!(split(100, &[1, 1, 1], |a, b| a.cmp(&b)), vec![34, 33, 33]);
        assert_eq!(split(100, &[1, 1, 1], |a, b| b.cmp(&a)), vec![33, 33, 34]);
        assert_eq!(split(5, &[7, 3], |a, b| a.cmp(&b)), vec![4, 1]);
        assert_eq!(split(5, &[0, 0], |a, b| a.cmp(&b)), vec![0, 0]);
    }

    proptest! {
        #[test]
        fn the_parts_add_up_and_none_passes_its_weight(
            weights in prop::collection::vec(0..=AMOUNT_MAX, 1..6), per_mille in 0..=1000_i64,
        ) {
            let whole: i64 = weights.iter().sum();
            let sum = whole / 1000 * per_mille;
            let parts = split(sum, &weights, |a, b| a.cmp(&b));
            prop_assert_eq!(parts.iter().sum::<i64>(), sum);
            for (part, weight) in parts.iter().zip(&weights) {
                prop_assert!(part <= weight);
            }
        }
    }
}
