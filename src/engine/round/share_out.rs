//! The kernel: a sum in proportion to weights, under ceilings, to the last unit.
//!
//! What a ceiling cuts off goes to the others in proportion, again and again until nobody is above a
//! ceiling. That process never changes the proportion among those below their ceilings, so
//! where it ends each part is `min(ceiling, level × weight)` with one level for all. The level rises
//! from round to round, so claims reach their ceilings in the order of `ceiling ÷ weight`: one pass in that
//! order finds the end of the process without walking through it.
//!
//! Everything up to there is exact. The rounding comes last, once: each part down, and the units left
//! over to the largest remainders. A part that is rounded up lies strictly below its ceiling, and a ceiling
//! is a whole number, so rounding never takes a part above it.

use std::cmp::Ordering;

use super::Scaling;
use super::wide::Wide;
use crate::limit::Excess;

/// What one claim weighs, and the most it may get.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stake {
    /// The claim, below 2^158, in units that [`share_out`] is told.
    pub(super) weight: Wide,
    /// In minor units.
    pub(super) ceiling: Option<u64>,
}

/// An amount from outside; nothing where it is negative.
pub(super) fn positive(minor: i64) -> u64 {
    minor.max(0).unsigned_abs()
}

/// Shares out a sum; the parts are in the order of the stakes. A weight of one minor unit is `2^unit_bits`.
///
/// With [`Excess::Lose`], each stake gets its part of the whole sum to the unit, and then the ceilings cut.
///
/// With [`Scaling::Down`], a weight is also a claim: as soon as the sum is enough for all claims, cut to
/// their ceilings where the excess is redistributed, each gets its own, rounded down. Otherwise the level stays
/// below one, however much the ceilings cut off, so that no part lies above its claim before it is rounded.
pub(super) fn share_out(
    sum_minor: i64,
    stakes: &[Stake],
    unit_bits: u32,
    scaling: Scaling,
    excess: Excess,
) -> Vec<i64> {
    let sum = positive(sum_minor);
    let mut parts = vec![0; stakes.len()];
    if scaling == Scaling::Down && is_enough(sum, stakes, unit_bits, excess) {
        for (part, stake) in parts.iter_mut().zip(stakes) {
            *part = cut(stake.weight.shifted_down(unit_bits).amount(), stake);
        }
        return parts;
    }
    match excess {
        Excess::Lose => {
            let all: Vec<usize> = (0..stakes.len()).collect();
            apportion(sum, stakes, &all, &mut parts);
            for (part, stake) in parts.iter_mut().zip(stakes) {
                *part = cut(*part, stake);
            }
        }
        Excess::Redistribute => {
            let (left, below) = fill(sum, stakes, &mut parts);
            apportion(left, stakes, &below, &mut parts);
        }
    }
    parts
}

fn amount(minor: u64) -> i64 {
    i64::try_from(minor).unwrap_or(i64::MAX)
}

fn cut(minor: i64, stake: &Stake) -> i64 {
    stake.ceiling.map_or(minor, |ceiling| minor.min(amount(ceiling)))
}

fn is_enough(sum: u64, stakes: &[Stake], unit_bits: u32, excess: Excess) -> bool {
    let in_units = |minor: u64| Wide::of(u128::from(minor)).shifted_up(unit_bits);
    let claims = stakes.iter().map(|stake| match (excess, stake.ceiling) {
        (Excess::Redistribute, Some(ceiling)) => stake.weight.min(in_units(ceiling)),
        _ => stake.weight,
    });
    claims.fold(Wide::ZERO, Wide::plus) <= in_units(sum)
}

/// Gives the stakes that end at their ceilings just that; what is left of the sum, and for whom.
fn fill(sum: u64, stakes: &[Stake], parts: &mut [i64]) -> (u64, Vec<usize>) {
    let mut left = sum;
    let mut weight = stakes
        .iter()
        .fold(Wide::ZERO, |whole, stake| whole.plus(stake.weight));
    let mut bounded: Vec<(usize, u64)> = (0..stakes.len())
        .filter(|place| !stakes[*place].weight.is_zero())
        .filter_map(|place| Some((place, stakes[place].ceiling?)))
        .collect();
    bounded.sort_unstable_by(|one, two| by_level(stakes, *one, *two));
    let mut full = vec![false; stakes.len()];
    for (place, ceiling) in bounded {
        let own = stakes[place].weight;
        // At the level `left ÷ weight`, this one lies below its ceiling, and so do all after it.
        if weight.times(ceiling) > own.times(left) {
            break;
        }
        parts[place] = amount(ceiling);
        full[place] = true;
        left -= ceiling;
        weight = weight.less(own);
    }
    let below = (0..stakes.len()).filter(|place| !full[*place]).collect();
    (left, below)
}

/// Compares the levels at which two stakes reach their ceilings: `ceiling ÷ weight`.
fn by_level(stakes: &[Stake], one: (usize, u64), two: (usize, u64)) -> Ordering {
    let ahead = stakes[two.0].weight.times(one.1);
    let behind = stakes[one.0].weight.times(two.1);
    ahead.cmp(&behind)
}

/// Shares a sum out among some of the stakes so that the parts add up to it, by largest remainder; ties to
/// the stake that comes first. Nobody gets anything where nothing weighs anything.
fn apportion(sum: u64, stakes: &[Stake], places: &[usize], parts: &mut [i64]) {
    let whole = places
        .iter()
        .fold(Wide::ZERO, |whole, place| whole.plus(stakes[*place].weight));
    if sum == 0 || whole.is_zero() {
        return;
    }
    let mut left = sum;
    let mut rests: Vec<(Wide, usize)> = Vec::with_capacity(places.len());
    for place in places {
        let (part, rest) = stakes[*place].weight.times(sum).divided(whole);
        parts[*place] = amount(part);
        left -= part;
        rests.push((rest, *place));
    }
    // Fewer units are left than there are remainders above zero: the remainders add up to just them.
    let units = usize::try_from(left).unwrap_or(usize::MAX).min(rests.len());
    if units > 0 {
        rests.select_nth_unstable_by(units - 1, |one, two| {
            two.0.cmp(&one.0).then_with(|| one.1.cmp(&two.1))
        });
    }
    for (_, place) in &rests[..units] {
        parts[*place] += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: u32 = 0;

    fn stakes(claims: &[(u128, Option<u64>)]) -> Vec<Stake> {
        let stake = |(weight, ceiling): &(u128, Option<u64>)| Stake {
            weight: Wide::of(*weight),
            ceiling: *ceiling,
        };
        claims.iter().map(stake).collect()
    }

    #[test]
    fn excess_goes_round_until_nobody_is_above_a_ceiling() {
        // 40; 30; 20; 10. The first is cut: 10; 45; 30; 15. The second is cut, and the third with it:
        // 10; 30; 25; 15. What both leave goes to the fourth.
        let claims = stakes(&[(40, Some(10)), (30, Some(30)), (20, Some(25)), (10, None)]);
        let shared = |excess| share_out(100, &claims, WHOLE, Scaling::UpAndDown, excess);
        assert_eq!(shared(Excess::Redistribute), [10, 30, 25, 35]);
        assert_eq!(shared(Excess::Lose), [10, 30, 20, 10]);
    }

    #[test]
    fn what_all_ceilings_leave_stays() {
        let claims = stakes(&[(1, Some(3)), (1, Some(4)), (0, Some(9)), (0, None)]);
        assert_eq!(
            share_out(100, &claims, WHOLE, Scaling::UpAndDown, Excess::Redistribute),
            [3, 4, 0, 0]
        );
    }

    #[test]
    fn a_fraction_of_a_claim_is_not_paid_while_the_pool_is_enough() {
        // Claims of 2.5 and 1.75 in quarters.
        let claims = stakes(&[(10, None), (7, None)]);
        let shared = |sum, scaling| share_out(sum, &claims, 2, scaling, Excess::Redistribute);
        assert_eq!(shared(5, Scaling::Down), [2, 1]);
        assert_eq!(
            shared(4, Scaling::Down),
            [2, 2],
            "4.25 is more than 4: all is used"
        );
        assert_eq!(shared(5, Scaling::UpAndDown), [3, 2]);
    }

    #[test]
    fn equal_remainders_go_to_the_first() {
        let claims = stakes(&[(1, None), (1, None), (1, None)]);
        let shared = |sum| share_out(sum, &claims, WHOLE, Scaling::UpAndDown, Excess::Lose);
        assert_eq!(shared(4), [2, 1, 1]);
        assert_eq!(shared(5), [2, 2, 1]);
        assert_eq!(shared(0), [0, 0, 0]);
        assert_eq!(shared(-7), [0, 0, 0]);
    }

    #[test]
    fn the_heaviest_weights_are_shared_out_exactly() {
        let heavy = Wide::of(1).shifted_up(158).less(Wide::of(1));
        let claims: Vec<Stake> = (0..1000)
            .map(|place| Stake {
                weight: heavy,
                ceiling: (place % 2 == 0).then_some(i64::MAX.unsigned_abs()),
            })
            .collect();
        for excess in Excess::ALL {
            let parts = share_out(i64::MAX, &claims, 62, Scaling::UpAndDown, *excess);
            assert_eq!(parts.iter().sum::<i64>(), i64::MAX);
            assert!(parts.is_sorted_by(|one, two| one >= two && one - two <= 1));
        }
    }
}
