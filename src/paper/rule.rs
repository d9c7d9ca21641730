//! Which gifts may be on a receipt, and what becomes of a receipt when one is paid back.
//!
//! Whether a body may issue receipts at all is decided elsewhere, and so is what the fields of [`Given`] say.

use chrono::{Datelike, NaiveDate};
use domain::{Money, MoneyError};

use crate::country::Form;

/// A gift, as far as a receipt depends on it. What others added to it is not here: it never counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The day of the payment.
    pub on: NaiveDate,
    /// What the donor gave of their own.
    pub own: Money,
    /// What of that was paid back.
    pub refunded: Money,
    /// Whether it is no longer conditional: the campaign is over and the body has it.
    pub definitive: bool,
    /// Whether the donor got something of value for it.
    pub counterpart: bool,
    /// Whether it is the proceeds of a collection among others.
    pub collection: bool,
}

domain::words! {
    /// Why a gift may not be on a receipt.
    pub enum WhyNot {
        /// Not of the year.
        OtherYear = "other_year",
        /// It may still go back.
        NotDefinitive = "not_definitive",
        /// It was paid back.
        Refunded = "refunded",
        /// The donor got something of value for it.
        Counterpart = "counterpart",
        /// It is other people's money.
        Collection = "collection",
        /// Nothing was given.
        Nothing = "nothing",
        /// The gifts of the year to this body are too small together.
        BelowMinimum = "below_minimum",
    }
}

/// What of a gift may be on a receipt: what the donor gave and did not get back.
///
/// # Errors
/// Why nothing may.
pub fn of_gift(gift: &Given) -> Result<Money, WhyNot> {
    if gift.own.minor <= 0 {
        return Err(WhyNot::Nothing);
    }
    if gift.collection {
        return Err(WhyNot::Collection);
    }
    if gift.counterpart {
        return Err(WhyNot::Counterpart);
    }
    // What is in another currency cannot be counted off; nothing is certified of it then.
    let refunded = gift.refunded.minor.max(0);
    let same = gift.refunded.currency == gift.own.currency || refunded == 0;
    if !same || refunded >= gift.own.minor {
        return Err(WhyNot::Refunded);
    }
    if !gift.definitive {
        return Err(WhyNot::NotDefinitive);
    }
    Ok(Money::new(gift.own.minor - refunded, gift.own.currency))
}

/// Which gifts to one body may be on the receipt of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfYear {
    /// The places of those that may, with what of each.
    pub on: Vec<(usize, Money)>,
    /// The places of those that may not.
    pub off: Vec<(usize, WhyNot)>,
    /// The sum of those that may; none where there are none.
    pub sum: Option<Money>,
}

/// Looks through a donor's gifts to one body. Where a minimum is not reached, none may be on a receipt.
///
/// # Errors
/// [`MoneyError`] where the gifts do not add up.
pub fn of_year(gifts: &[Given], year: i32, form: &Form) -> Result<OfYear, MoneyError> {
    let mut found = OfYear {
        on: Vec::new(),
        off: Vec::new(),
        sum: None,
    };
    for (place, gift) in gifts.iter().enumerate() {
        let counted = if gift.on.year() == year {
            of_gift(gift)
        } else {
            Err(WhyNot::OtherYear)
        };
        match counted {
            Ok(amount) => {
                found.on.push((place, amount));
                found.sum = Some(match found.sum {
                    Some(sum) => sum.checked_add(amount)?,
                    None => amount,
                });
            }
            Err(why) => found.off.push((place, why)),
        }
    }
    if found.sum.is_some_and(|sum| !reaches(sum, form)) {
        let below = found.on.drain(..).map(|(place, _)| (place, WhyNot::BelowMinimum));
        found.off.extend(below);
        found.off.sort_by_key(|(place, _)| *place);
        found.sum = None;
    }
    Ok(found)
}

fn reaches(sum: Money, form: &Form) -> bool {
    form.minimum
        .is_none_or(|minimum| sum.currency == minimum.currency && sum.minor >= minimum.minor)
}

/// What becomes of a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It says what is true.
    Stands,
    /// It is void, and a new one for this sum takes its place.
    Replaced(Money),
    /// It is void, and there is none in its place.
    Void,
}

/// What becomes of a receipt that was issued for a sum when this much of its gifts may still be on one: what
/// [`of_gift`] or [`of_year`] says after a refund.
pub fn after_refund(issued: Money, remaining: Option<Money>, form: &Form) -> Fate {
    match remaining {
        Some(remaining) if remaining == issued => Fate::Stands,
        Some(remaining) if remaining.minor > 0 && reaches(remaining, form) => Fate::Replaced(remaining),
        _ => Fate::Void,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Countries;
    use crate::samples::{day, eur};

    fn form(country: &str) -> Form {
        let countries = Countries::built_in().unwrap();
        countries
            .rules_at(country, day("2026-02-01"))
            .unwrap()
            .form
            .clone()
    }

    fn given(on: &str, minor: i64) -> Given {
        Given {
            on: day(on),
            own: eur(minor),
            refunded: eur(0),
            definitive: true,
            counterpart: false,
            collection: false,
        }
    }

    #[test]
    fn a_gift_counts_as_far_as_it_was_not_paid_back() {
        let gift = given("2025-03-01", 10_000);
        assert_eq!(of_gift(&gift), Ok(eur(10_000)));
        let with = |change: fn(&mut Given)| {
            let mut gift = gift.clone();
            change(&mut gift);
            of_gift(&gift)
        };
        assert_eq!(with(|it| it.refunded = eur(2_500)), Ok(eur(7_500)));
        assert_eq!(with(|it| it.refunded = eur(10_000)), Err(WhyNot::Refunded));
        assert_eq!(
            with(|it| it.refunded = Money::new(1, "CHF".parse().unwrap())),
            Err(WhyNot::Refunded)
        );
        assert_eq!(with(|it| it.definitive = false), Err(WhyNot::NotDefinitive));
        assert_eq!(with(|it| it.counterpart = true), Err(WhyNot::Counterpart));
        assert_eq!(with(|it| it.collection = true), Err(WhyNot::Collection));
        assert_eq!(with(|it| it.own = eur(0)), Err(WhyNot::Nothing));
    }

    #[test]
    fn in_belgium_forty_euros_of_a_year_are_needed() {
        let gifts = [
            given("2025-03-01", 2_500),
            given("2024-12-31", 9_000),
            given("2025-12-31", 1_499),
        ];
        let found = of_year(&gifts, 2025, &form("BE")).unwrap();
        let below = WhyNot::BelowMinimum;
        assert_eq!(found.off, [(0, below), (1, WhyNot::OtherYear), (2, below)]);
        assert_eq!((found.on, found.sum), (vec![], None));
        let found = of_year(&gifts, 2025, &form("FR")).unwrap();
        assert_eq!(found.sum, Some(eur(3_999)));
        let gifts = [given("2025-03-01", 2_500), given("2025-12-31", 1_500)];
        let found = of_year(&gifts, 2025, &form("BE")).unwrap();
        assert_eq!((found.on.len(), found.sum), (2, Some(eur(4_000))));
        assert_eq!(of_year(&[], 2025, &form("BE")).unwrap().sum, None);
    }

    #[test]
    fn a_refund_replaces_a_receipt_or_voids_it() {
        let (french, belgian) = (form("FR"), form("BE"));
        let issued = eur(5_000);
        assert_eq!(after_refund(issued, Some(issued), &french), Fate::Stands);
        assert_eq!(
            after_refund(issued, Some(eur(3_000)), &french),
            Fate::Replaced(eur(3_000))
        );
        assert_eq!(after_refund(issued, Some(eur(3_000)), &belgian), Fate::Void);
        assert_eq!(after_refund(issued, None, &french), Fate::Void);
    }

    proptest! {
        #[test]
        fn a_year_never_counts_more_than_was_given_and_kept(
            gifts in prop::collection::vec((0..400_u64, 0..10_000_i64, 0..12_000_i64, any::<[bool; 3]>()), 0..8)
        ) {
            let gifts: Vec<Given> = gifts
                .into_iter()
                .map(|(after, own, refunded, [definitive, counterpart, collection])| Given {
                    on: day("2025-01-01") + chrono::Days::new(after),
                    own: eur(own),
                    refunded: eur(refunded),
                    definitive,
                    counterpart,
                    collection,
                })
                .collect();
            let found = of_year(&gifts, 2025, &form("BE")).unwrap();
            prop_assert_eq!(found.on.len() + found.off.len(), gifts.len());
            let kept: i64 = found.on.iter().map(|(place, _)| gifts[*place].own.minor - gifts[*place].refunded.minor).sum();
            prop_assert_eq!(found.sum.map_or(0, |sum| sum.minor), kept);
            prop_assert!(found.sum.is_none_or(|sum| sum.minor >= 4_000));
        }
    }
}
