//! Two rounds whose results were computed by others: a real one and an invented one, in micro-dollars. The
//! exact values come from decimals of 60 digits; the others from integers of 18 decimals, rounded down.

use std::collections::BTreeMap;
use std::path::PathBuf;

use engine::Excess;
use engine::round::{DonorRoots, QuadraticClaim, Scaling, quadratic};
use serde_json::Value;

/// A file in the folder of real data beside the project, or a sentence that says what is missing.
fn shared(path: &str) -> PathBuf {
    let full = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared")
        .join(path);
    assert!(
        full.exists(),
        "the test data folder ../shared is missing beside the project: {} is needed",
        full.display()
    );
    full
}

struct Round {
    /// By grant, in the order of the names.
    crowds: BTreeMap<String, DonorRoots>,
    expected: Value,
}

impl Round {
    fn read(folder: &str) -> Self {
        let read =
            |file: &str| std::fs::read_to_string(shared(&format!("data/quadratic/{folder}/{file}"))).unwrap();
        let gifts = read("contributions.csv");
        let mut sums: BTreeMap<(&str, &str), i64> = BTreeMap::new();
        for line in gifts.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            *sums.entry((cells[2], cells[1])).or_default() += cells[3].parse::<i64>().unwrap();
        }
        let mut crowds: BTreeMap<String, DonorRoots> = BTreeMap::new();
        for ((grant, _), sum) in sums {
            crowds.entry(grant.to_owned()).or_default().add(sum);
        }
        let expected = serde_json::from_str(&read("expected-outcomes.json")).unwrap();
        Round { crowds, expected }
    }

    fn shares(&self, pool: i64, ceiling_minor: Option<i64>, scaling: Scaling) -> Vec<i64> {
        let claims: Vec<QuadraticClaim> = self
            .crowds
            .values()
            .map(|roots| QuadraticClaim {
                roots: *roots,
                ceiling_minor,
            })
            .collect();
        quadratic(pool, &claims, scaling, Excess::Redistribute)
    }

    fn number(&self, pointer: &str) -> i64 {
        let value = self.expected.pointer(pointer).unwrap();
        value.as_i64().or_else(|| value.as_str()?.parse().ok()).unwrap()
    }

    /// The texts of a table by grant, in the order of the names.
    fn texts(&self, pointer: &str) -> Vec<&str> {
        let table = self.expected.pointer(pointer).unwrap().as_object().unwrap();
        assert_eq!(table.len(), self.crowds.len());
        self.crowds
            .keys()
            .map(|grant| table[grant].as_str().unwrap())
            .collect()
    }

    fn amounts(&self, pointer: &str) -> Vec<i64> {
        self.texts(pointer)
            .iter()
            .map(|text| text.parse().unwrap())
            .collect()
    }

    /// Whole units, and the eighteen decimals.
    fn decimals(&self, pointer: &str) -> Vec<(i64, u64)> {
        let parse = |text: &&str| {
            let (whole, decimals) = text.split_once('.').unwrap();
            assert_eq!(decimals.len(), 18);
            (whole.parse().unwrap(), decimals.parse().unwrap())
        };
        self.texts(pointer).iter().map(parse).collect()
    }
}

fn each(check: impl Fn(&str, &Round)) {
    for folder in ["gitcoin-gr4", "synthetic"] {
        check(folder, &Round::read(folder));
    }
}

#[test]
fn quadratic_amounts_are_right_to_the_unit() {
    each(|folder, round| {
        let whole: Vec<i64> = round.crowds.values().map(DonorRoots::raw_minor).collect();
        let exact: Vec<i64> = round
            .decimals("/exact/ideal_match")
            .iter()
            .map(|(whole, _)| *whole)
            .collect();
        assert_eq!(whole, exact, "{folder}");
    });
}

#[test]
fn a_pool_too_small_is_shared_out_right_to_the_unit() {
    each(|folder, round| {
        let pool = round.number("/pool");
        let expected = round.amounts("/exact/pool_share_largest_remainder");
        for scaling in Scaling::ALL {
            assert_eq!(round.shares(pool, None, *scaling), expected, "{folder} {scaling}");
        }
        assert_eq!(expected.iter().sum::<i64>(), pool);
    });
}

#[test]
fn a_pool_too_large_pays_the_amounts_rounded_down() {
    each(|folder, round| {
        let pool = round.number("/exact/unsaturated_pool");
        let expected = round.amounts("/exact/unsaturated_match_floor");
        assert_eq!(round.shares(pool, None, Scaling::Down), expected, "{folder}");
    });
}

#[test]
fn capped_shares_are_right_to_the_unit() {
    each(|folder, round| {
        let (pool, cap) = (round.number("/pool"), round.number("/cap"));
        let exact = round.decimals("/exact/pool_share_capped_waterfill");
        let mut expected: Vec<i64> = exact.iter().map(|(whole, _)| *whole).collect();
        let mut by_rest: Vec<usize> = (0..exact.len()).collect();
        by_rest.sort_by_key(|place| std::cmp::Reverse(exact[*place].1));
        let missing = usize::try_from(pool - expected.iter().sum::<i64>()).unwrap();
        for place in &by_rest[..missing] {
            expected[*place] += 1;
        }
        let capped = expected.iter().filter(|part| **part == cap).count();
        assert_eq!(
            capped,
            round.expected["exact"]["capped_grants"].as_array().unwrap().len()
        );
        assert_eq!(
            round.shares(pool, Some(cap), Scaling::UpAndDown),
            expected,
            "{folder}"
        );
    });
}

/// A program of others takes roots of 10^-18 dollars, rounded down, which makes its quadratic amounts too low by up
/// to three parts in 10^9. The small pool hides that, and its shares agree to the unit.
#[test]
fn the_results_of_others_agree_as_far_as_their_roots_reach() {
    let micro = |value: &Value| -> i64 {
        let atto: i128 = match value {
            Value::String(text) => text.parse().unwrap(),
            number => number.to_string().parse().unwrap(),
        };
        i64::try_from(atto / 1_000_000_000_000).unwrap()
    };
    each(|folder, round| {
        let (small, large) = (round.number("/pool"), round.number("/exact/unsaturated_pool"));
        let total = round.expected["exact"]["ideal_match_total"].as_str().unwrap();
        let (total, _) = total.split_once('.').unwrap();
        let table = [
            ("saturated", small, Scaling::Down, 0),
            ("saturated_capped", small, Scaling::Down, 0),
            ("unsaturated", large, Scaling::Down, 3),
            ("unsaturated_ignore_saturation", large, Scaling::UpAndDown, 3),
            // They hand out what a cap cuts off even where the pool is enough, above the quadratic amounts;
            // that is a pool of all quadratic amounts together, used up.
            (
                "unsaturated_capped",
                total.parse().unwrap(),
                Scaling::UpAndDown,
                3,
            ),
        ];
        for (name, pool, scaling, parts_in_10_9) in table {
            let theirs = &round.expected["third_party"][format!("pluralistic_js_linearQF_{name}_atto")];
            let cap = &theirs["matching_cap_amount"];
            let ours = round.shares(pool, (!cap.is_null()).then(|| micro(cap)), scaling);
            for (grant, part) in round.crowds.keys().zip(ours) {
                let their = micro(&theirs["results"][grant]["matched"]);
                let near = 1 + their.unsigned_abs() / 1_000_000_000 * parts_in_10_9;
                assert!(
                    part.abs_diff(their) <= near,
                    "{folder} {name} {grant}: {part} and {their}"
                );
            }
        }
    });
}
