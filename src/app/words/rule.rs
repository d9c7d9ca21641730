//! What the sentences about rules have in common in all languages.

use domain::Currency;

use crate::matching::form::RateForm;

/// What a key in a rule names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A category of projects.
    Category,
    /// A neighbourhood or a named area.
    Area,
    /// A kind of applicant.
    Applicant,
}

/// How much is added, in the plainest way of saying it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    /// So many times the gift; 1 doubles it.
    Times(u32),
    /// One over so much: 2 is a half.
    Part(u32),
    /// In basis points.
    Percent(u64),
    /// So much for so much.
    Ratio(u32, u32),
    /// The same for each gift, in minor units.
    Flat(i64),
    /// A share of the goal, in basis points.
    Goal(u64),
}

impl Share {
    /// Of a ratio. The plainest form depends on its value, not on how it is written: 2/4 is a half.
    pub(super) fn ratio(num: u32, den: u32) -> Self {
        let (num, den) = (num.max(1), den.max(1));
        let common = gcd(num, den);
        let (num, den) = (num / common, den / common);
        let bps = u64::from(num) * 10_000;
        match (num, den) {
            (times, 1) => Self::Times(times),
            (1, part @ 2..=10) => Self::Part(part),
            (_, den) if bps.is_multiple_of(u64::from(den)) => Self::Percent(bps / u64::from(den)),
            (num, den) => Self::Ratio(num, den),
        }
    }

    /// Of a rate; nothing where it cannot be said in a few words.
    pub(super) fn of(rate: &RateForm) -> Option<Self> {
        match (rate.num, rate.den, rate.flat_minor, rate.goal_share_bps) {
            (Some(num), Some(den), None, None) => Some(Self::ratio(num, den)),
            (None, None, Some(minor), None) => Some(Self::Flat(minor)),
            (None, None, None, Some(bps)) => Some(Self::Goal(u64::from(bps))),
            _ => None,
        }
    }
}

fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// So many units of a currency, in minor units.
pub(super) fn units(count: u32, currency: Currency) -> i64 {
    i64::from(count).saturating_mul(currency.minor_per_unit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_is_said_in_the_plainest_way() {
        assert_eq!(Share::ratio(1, 1), Share::Times(1));
        assert_eq!(Share::ratio(4, 2), Share::Times(2));
        assert_eq!(Share::ratio(2, 8), Share::Part(4));
        assert_eq!(Share::ratio(3, 20), Share::Percent(1_500));
        assert_eq!(Share::ratio(3, 2), Share::Percent(15_000));
        assert_eq!(Share::ratio(3, 7), Share::Ratio(3, 7));
    }
}
