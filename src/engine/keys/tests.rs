//! Names come out as they went in.

use super::*;
use crate::PoolIx;
use proptest::prelude::*;
use std::collections::BTreeMap;

#[test]
fn a_name_has_one_handle() {
    let mut keys = Keys::<PoolIx>::default();
    assert_eq!(keys.find("a"), None);
    let (a, b) = (keys.intern("a"), keys.intern("b"));
    assert_eq!((a.index(), b.index()), (0, 1));
    assert_eq!(keys.intern("a"), a);
    assert_eq!(keys.find("b"), Some(b));
    assert_eq!(keys.find("c"), None);
    assert_eq!(keys.name(1), "b");
    assert_eq!(keys.name(2), "");
    assert_eq!(keys.len(), 2);
}

#[test]
fn a_name_that_ends_in_an_identifier_takes_no_text() {
    let mut keys = Keys::<PoolIx>::default();
    let name = "pledge:0192f0c1-7c3e-7a4b-9d2e-3f4a5b6c7d8e";
    keys.intern(name);
    assert!(keys.pieces.is_empty());
    assert_eq!(keys.name(0), name);
}

#[test]
fn what_only_looks_like_an_identifier_is_a_name_of_its_own() {
    let mut keys = Keys::<PoolIx>::default();
    let names = [
        "0192f0c1-7c3e-7a4b-9d2e-3f4a5b6c7d8e",
        "0192f0c1-7c3e-7a4b-9d2e-3f4a5b6c7d8-",
        "0192f0c1-7c3e-7a4b-9d2e-3f4a5b6c7d80",
        "-192f0c1-7c3e-7a4b-9d2e-3f4a5b6c7d8e",
        "0192f0c107c3e07a4b09d2e03f4a5b6c7d8e",
        "0192f0c17-c3e7-a4b9-d2e3-f4a5b6c7d8e",
    ];
    for (place, name) in names.iter().enumerate() {
        assert_eq!(keys.intern(name).index(), place);
    }
    for (place, name) in names.iter().enumerate() {
        assert_eq!(keys.name(place), *name);
    }
}

#[test]
fn one_piece_of_names_is_filled_after_the_other() {
    let mut keys = Keys::<PoolIx>::default();
    let name = |number: usize| format!("{number:04}{}", "x".repeat(1020));
    for number in 0..192 {
        assert_eq!(keys.intern(&name(number)).index(), number);
    }
    assert_eq!(keys.pieces.len(), 3);
    for number in 0..192 {
        assert_eq!(keys.name(number), name(number));
        assert_eq!(keys.find(&name(number)).map(PoolIx::index), Some(number));
    }
}

#[test]
fn no_more_than_a_few_prefixes_are_known() {
    let mut keys = Keys::<PoolIx>::default();
    let name = |number: usize| format!("{}:0192f0c1-7c3e-7a4b-9d2e-3f4a5b6c7d8e", number / 2);
    for number in 0..600 {
        assert_eq!(keys.intern(&name(number)).index(), number / 2);
    }
    assert_eq!(keys.prefixes.len(), PREFIXES_MAX);
    for number in 0..600 {
        assert_eq!(keys.name(number / 2), name(number));
    }
}

#[test]
fn identifiers_made_one_after_the_other_lie_apart() {
    let mut keys = Keys::<PoolIx>::default();
    for number in 0..50_000_u64 {
        let (time, rest) = (
            0x0192_f0c1_0000 + number / 8,
            number.wrapping_mul(0x9E37_79B9) & 0xFFFF_FFFF_FFFF,
        );
        keys.intern(&format!(
            "pledge:{:08x}-{:04x}-7000-8000-{rest:012x}",
            time >> 16,
            time & 0xFFFF
        ));
        keys.intern(&format!("user:{number:08x}-0000-0000-0000-000000000000"));
        keys.intern(&format!("gift {number}"));
    }
    let (mut longest, mut run) = (0, 0);
    for tag in &keys.tags {
        run = if *tag == 0 { 0 } else { run + 1 };
        longest = longest.max(run);
    }
    assert_eq!(keys.len(), 150_000);
    assert!(longest < 400, "{longest} slots in a row are full");
}

/// Names of every kind: any text, identifiers after few and after many prefixes, and what only looks like one.
fn names() -> impl Strategy<Value = String> {
    let identifier = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-9[0-9a-f]{3}-[0-9a-f]{12}";
    let few = (0..4_u32, 0..4_u32).prop_map(|(a, b)| format!("{a}:0192f0c1-7c3e-7a4b-9d2e-00000000000{b}"));
    let nearly = "(pledge:|é|)[0-9a-fA-F]{8}[-_][0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-fé]{12}";
    let many = ("[a-z]{0,2}", identifier).prop_map(|(prefix, rest)| prefix + &rest);
    prop_oneof![any::<String>(), "[ab]{0,3}", few, many, nearly]
}

proptest! {
    #[test]
    fn every_name_comes_out_as_it_went_in(list in prop::collection::vec(names(), 0..200)) {
        let (mut keys, mut map) = (Keys::<PoolIx>::default(), BTreeMap::<String, usize>::new());
        for name in &list {
            prop_assert_eq!(keys.find(name).map(PoolIx::index), map.get(name).copied());
            let next = map.len();
            let place = *map.entry(name.clone()).or_insert(next);
            prop_assert_eq!(keys.intern(name).index(), place);
            prop_assert_eq!(&keys.name(place), name);
        }
        prop_assert_eq!(keys.len(), map.len());
        for (name, place) in &map {
            prop_assert_eq!(keys.find(name).map(PoolIx::index), Some(*place));
            prop_assert_eq!(&keys.name(*place), name);
        }
    }
}
