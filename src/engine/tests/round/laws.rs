//! What always holds, over random claims.

use engine::round::{
    Claim, DonorRoots, Misfit, QuadraticClaim, Scaling, Ticket, lottery, pro_rata, quadratic, rank_fill,
};
use engine::{AMOUNT_MAX, Excess, TOTAL_MAX};
use proptest::prelude::*;

use crate::textbook;

fn scaling() -> impl Strategy<Value = Scaling> {
    prop::sample::select(Scaling::ALL)
}

fn excess() -> impl Strategy<Value = Excess> {
    prop::sample::select(Excess::ALL)
}

/// Claims up to an amount, many of them alike and many with a ceiling that binds.
fn claims(most: i64, len: usize) -> impl Strategy<Value = Vec<Claim>> {
    let minor = prop_oneof![3 => 0..=most, 1 => 0..=5_i64, 1 => Just(most)];
    let claim =
        (minor, prop::option::of(0..=most)).prop_map(|(minor, ceiling_minor)| Claim { minor, ceiling_minor });
    prop::collection::vec(claim, 0..len)
}

fn any_claims() -> impl Strategy<Value = Vec<Claim>> {
    let claim = (any::<i64>(), any::<Option<i64>>())
        .prop_map(|(minor, ceiling_minor)| Claim { minor, ceiling_minor });
    prop::collection::vec(claim, 0..20)
}

fn total(parts: &[i64]) -> i128 {
    parts.iter().map(|part| i128::from(*part)).sum()
}

/// The most that a claim may get, in any round.
fn most(claim: &Claim, scaling: Scaling) -> i128 {
    let ceiling = claim.ceiling_minor.map_or(i128::MAX >> 8, i128::from).max(0);
    match scaling {
        Scaling::Down => ceiling.min(i128::from(claim.minor.max(0))),
        Scaling::UpAndDown if claim.minor <= 0 => 0,
        Scaling::UpAndDown => ceiling,
    }
}

proptest! {
    #[test]
    fn pro_rata_is_what_the_textbook_says(
        pool in 0..200_i64, claims in claims(60, 7), scaling in scaling(), excess in excess(),
    ) {
        prop_assert_eq!(
            pro_rata(pool, &claims, scaling, excess),
            textbook::pro_rata(pool, &claims, scaling, excess)
        );
    }

    #[test]
    fn a_quadratic_round_of_squares_is_pro_rata_of_whole_numbers(
        pool in 0..3_000_i64,
        crowds in prop::collection::vec(
            (prop::collection::vec(0..10_i64, 0..5), prop::option::of(0..400_i64)), 0..6),
        scaling in scaling(), excess in excess(),
    ) {
        let quadratics: Vec<QuadraticClaim> = crowds
            .iter()
            .map(|(sides, ceiling_minor)| QuadraticClaim {
                roots: textbook::donors_of_squares(sides),
                ceiling_minor: *ceiling_minor,
            })
            .collect();
        let claims: Vec<Claim> = crowds
            .iter()
            .map(|(sides, ceiling_minor)| Claim {
                minor: textbook::quadratic_of_squares(sides),
                ceiling_minor: *ceiling_minor,
            })
            .collect();
        prop_assert_eq!(
            quadratic(pool, &quadratics, scaling, excess),
            textbook::pro_rata(pool, &claims, scaling, excess)
        );
    }

    #[test]
    fn redistributed_parts_use_the_pool_unless_ceilings_forbid(
        pool in 0..=TOTAL_MAX, claims in claims(AMOUNT_MAX, 40), scaling in scaling(),
    ) {
        let parts = pro_rata(pool, &claims, scaling, Excess::Redistribute);
        let room: i128 = claims.iter().map(|claim| most(claim, scaling)).sum();
        prop_assert_eq!(total(&parts), room.min(i128::from(pool)));
    }

    #[test]
    fn the_rest_of_lost_excess_is_just_what_the_ceilings_cut(
        pool in 0..=TOTAL_MAX, claims in claims(AMOUNT_MAX, 40), scaling in scaling(),
    ) {
        let free: Vec<Claim> = claims.iter().map(|claim| Claim { ceiling_minor: None, ..*claim }).collect();
        let uncut = pro_rata(pool, &free, scaling, Excess::Redistribute);
        let parts = pro_rata(pool, &claims, scaling, Excess::Lose);
        for (place, part) in parts.iter().enumerate() {
            prop_assert_eq!(*part, claims[place].ceiling_minor.map_or(uncut[place], |cut| cut.min(uncut[place])));
        }
    }

    #[test]
    fn whatever_the_numbers_no_part_is_negative_or_above_its_ceiling(
        pool: i64, claims in any_claims(), scaling in scaling(), excess in excess(),
    ) {
        let parts = pro_rata(pool, &claims, scaling, excess);
        prop_assert!(total(&parts) <= i128::from(pool.max(0)));
        for (part, claim) in parts.iter().zip(&claims) {
            prop_assert!(*part >= 0 && i128::from(*part) <= most(claim, scaling));
        }
    }

    #[test]
    fn asking_for_more_never_gives_less(
        pool in 0..=10_000_i64, claims in claims(3_000, 12), more in 1..=3_000_i64, place: prop::sample::Index,
        scaling in scaling(), excess in excess(), by_few: bool,
    ) {
        if claims.is_empty() {
            return Ok(());
        }
        let place = place.index(claims.len());
        let mut raised = claims.clone();
        raised[place].minor += if by_few { 1 } else { more };
        let before = pro_rata(pool, &claims, scaling, excess);
        let after = pro_rata(pool, &raised, scaling, excess);
        prop_assert!(after[place] >= before[place]);
    }

    /// Where two remainders are equal, the order may move a single unit from one to the other.
    #[test]
    fn the_order_of_the_claims_decides_ties_only(
        pool in 0..200_i64,
        (claims, shuffled) in claims(60, 7).prop_flat_map(|claims| {
            let places: Vec<usize> = (0..claims.len()).collect();
            (Just(claims), Just(places).prop_shuffle())
        }),
        scaling in scaling(),
    ) {
        let moved: Vec<Claim> = shuffled.iter().map(|place| claims[*place]).collect();
        let parts = pro_rata(pool, &claims, scaling, Excess::Redistribute);
        let others = pro_rata(pool, &moved, scaling, Excess::Redistribute);
        let exact = textbook::exact(pool, &claims, scaling, Excess::Redistribute);
        for (now, place) in shuffled.iter().enumerate() {
            let tied = exact.iter().filter(|part| part.rest() == exact[*place].rest()).count() > 1;
            let same = others[now] == parts[*place];
            prop_assert!(same || tied && others[now].abs_diff(parts[*place]) == 1);
        }
    }

    #[test]
    fn whatever_the_gifts_a_quadratic_round_keeps_its_bounds(
        pool: i64,
        crowds in prop::collection::vec((prop::collection::vec(any::<i64>(), 0..6), any::<Option<i64>>()), 0..9),
        scaling in scaling(), excess in excess(),
    ) {
        let claims: Vec<QuadraticClaim> = crowds
            .iter()
            .map(|(sums, ceiling_minor)| QuadraticClaim {
                roots: sums.iter().copied().collect(),
                ceiling_minor: *ceiling_minor,
            })
            .collect();
        let parts = quadratic(pool, &claims, scaling, excess);
        prop_assert!(total(&parts) <= i128::from(pool.max(0)));
        let room: i128 = claims
            .iter()
            .filter(|claim| claim.roots.raw_minor() > 0)
            .map(|claim| claim.ceiling_minor.map_or(i128::MAX >> 8, |minor| i128::from(minor.max(0))))
            .sum();
        if (scaling, excess) == (Scaling::UpAndDown, Excess::Redistribute) {
            prop_assert_eq!(total(&parts), room.min(i128::from(pool.max(0))));
        }
        for (part, claim) in parts.iter().zip(&claims) {
            prop_assert!(*part >= 0);
            prop_assert!(claim.ceiling_minor.is_none_or(|ceiling| *part <= ceiling.max(0)));
            if scaling == Scaling::Down {
                prop_assert!(*part <= claim.roots.raw_minor().saturating_add(1));
            }
        }
    }

    #[test]
    fn giving_more_never_lowers_a_project_and_the_order_of_donors_is_nothing(
        mut sums in prop::collection::vec(1..100_000_000_i64, 1..12), more in 1..1_000_i64,
        others in prop::collection::vec(1..100_000_000_i64, 2..12), pool in 0..1_000_000_000_i64,
        scaling in scaling(),
    ) {
        let share = |roots: DonorRoots| {
            let claim = |roots| QuadraticClaim { roots, ceiling_minor: None };
            let claims = [claim(roots), claim(others.iter().copied().collect())];
            quadratic(pool, &claims, scaling, Excess::Redistribute)[0]
        };
        let before: DonorRoots = sums.iter().copied().collect();
        sums.reverse();
        let reversed: DonorRoots = sums.iter().copied().collect();
        prop_assert_eq!(before, reversed);
        sums[0] += more;
        let after: DonorRoots = sums.iter().copied().collect();
        prop_assert!(after.raw_minor() >= before.raw_minor());
        prop_assert!(share(after) >= share(before));
    }

    #[test]
    fn by_rank_each_is_paid_whole_or_not_at_all_but_for_one(
        pool: i64, claims in prop::collection::vec(prop_oneof![any::<i64>(), 0..=TOTAL_MAX], 0..20),
        misfit in prop::sample::select(Misfit::ALL),
    ) {
        let parts = rank_fill(pool, &claims, misfit);
        let mut left = pool.max(0);
        let mut cut = 0;
        for (part, claim) in parts.iter().zip(&claims) {
            let claim = (*claim).max(0);
            prop_assert!(*part == 0 || *part == claim || *part == left);
            prop_assert!(cut == 0 || misfit == Misfit::Skip || *part == 0);
            // Who comes first is never passed over for somebody later.
            prop_assert!(*part == claim || claim > left || misfit == Misfit::Stop && cut > 0);
            cut += i32::from(*part < claim);
            left -= part;
        }
        prop_assert!(left >= 0);
        prop_assert!(misfit != Misfit::Partial || cut == 0 || left == 0);
    }

    #[test]
    fn a_lottery_does_not_depend_on_the_order_of_the_claims(
        pool in 0..1_000_i64, amounts in prop::collection::vec(0..300_i64, 0..12), seed: String,
        misfit in prop::sample::select(Misfit::ALL),
    ) {
        let ids: Vec<String> = (0..amounts.len()).map(|number| format!("p{number}")).collect();
        let mut tickets: Vec<Ticket<'_>> =
            ids.iter().zip(&amounts).map(|(id, minor)| Ticket { id, minor: *minor }).collect();
        let parts = lottery(pool, &tickets, &seed, misfit);
        tickets.reverse();
        let mut reversed = lottery(pool, &tickets, &seed, misfit);
        reversed.reverse();
        prop_assert_eq!(parts, reversed);
    }
}
