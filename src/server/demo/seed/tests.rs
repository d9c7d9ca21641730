//! What the seed says of itself when it is wrong.

use std::borrow::Cow;

use super::{Embedded, Files, Seed};

/// The seed with one file changed.
struct Changed(&'static str, String);

impl Files for Changed {
    fn get(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        if path == self.0 {
            Some(self.1.clone().into_bytes().into())
        } else {
            Embedded.get(path)
        }
    }
    fn list(&self, folder: &str) -> Vec<String> {
        Embedded.list(folder)
    }
}

/// What is said when a piece of a file is replaced.
fn said(file: &'static str, piece: &str, by: &str) -> String {
    let text = String::from_utf8(Embedded.get(file).unwrap().into_owned()).unwrap();
    assert!(text.contains(piece), "{file} has no {piece}");
    match Seed::read(&Changed(file, text.replacen(piece, by, 1))) {
        Ok(_) => "nothing".to_owned(),
        Err(error) => error.to_string(),
    }
}

const ORCHARD: &str = "projects/01-verger-de-la-halte.toml";

#[test]
fn the_seed_that_the_binary_brings_is_right() {
    let seed = Seed::read(&Embedded).unwrap_or_else(|error| panic!("{error}"));
    assert!(seed.neighbourhoods.len() >= 12 && seed.projects.len() >= 60 && seed.pools.len() >= 3);
    assert!(Seed::outline(&Embedded).unwrap().people.len() >= 3);
}

#[test]
fn an_unknown_key_and_a_wrong_value_are_told_with_their_file() {
    let told = said("city.toml", "accent =", "acent =");
    assert!(
        told.starts_with("seed-data/city.toml") && told.contains("acent"),
        "{told}"
    );
    let told = said(ORCHARD, "\"2650.00 EUR\"", "\"2650.001 EUR\"");
    assert!(
        told.starts_with(&format!("seed-data/{ORCHARD}, budget[0].amount: ")),
        "{told}"
    );
    let told = said(ORCHARD, "state = \"published\"", "state = \"open\"");
    assert!(told.contains(", state: “open”"), "{told}");
}

#[test]
fn what_is_said_twice_must_be_said_alike() {
    let told = said(ORCHARD, "goal = \"4800.00 EUR\"", "goal = \"4900.00 EUR\"");
    assert!(
        told.contains("goal: 4900.00 EUR is not required less secured lines, 4800.00 EUR"),
        "{told}"
    );
    let told = said(ORCHARD, "duration_days = 45", "duration_days = 46");
    assert!(told.contains("closes_in_days"), "{told}");
}

#[test]
fn a_name_that_leads_nowhere_is_told() {
    let told = said(ORCHARD, "etienne.garnaud@", "nobody@");
    assert!(told.contains("owner.person: there is no “nobody@"), "{told}");
    let first = String::from_utf8(Embedded.get("pledges.csv").unwrap().into_owned()).unwrap();
    let project = first
        .lines()
        .nth(1)
        .unwrap()
        .split(',')
        .nth(1)
        .unwrap()
        .to_owned();
    let told = said("pledges.csv", &project, "no-such-project");
    assert!(
        told.contains("pledges.csv, line 2, project: there is no “no-such-project”"),
        "{told}"
    );
}
