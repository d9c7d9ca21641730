//! Every real programme is a rule, and gives what its facts say.

use std::collections::BTreeSet;

use app::matching::form::ScenarioForm;
use app::matching::scenario::{self, Scenario};

use crate::sentences::{differences, files};

fn schemes() -> Vec<(String, Vec<u8>)> {
    files("schemes")
}

#[test]
fn there_is_a_file_for_each_programme() {
    let found: BTreeSet<String> = schemes().into_iter().map(|(name, _)| name).collect();
    assert_eq!(found.len(), 98);
    let facts = tests::shared("data/match-schemes/schemes.json");
    let facts: serde_json::Value = serde_json::from_slice(&std::fs::read(facts).unwrap()).unwrap();
    let listed = facts.get("schemes").unwrap_or(&facts).as_array().unwrap();
    let due: BTreeSet<String> = listed
        .iter()
        .map(|scheme| scheme["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(found, due);
}

#[test]
fn each_gives_what_its_facts_say() {
    let wrong = differences(&schemes());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_written_while_it_is_played_is_the_whole_result() {
    for (name, text) in schemes() {
        let mut written = Vec::new();
        let play = Scenario::read(text.as_slice()).unwrap().play();
        play.write_json(&mut written).unwrap();
        let whole = serde_json::to_vec_pretty(&scenario::run(&text).unwrap()).unwrap();
        assert!(written == whole, "{name}");
    }
}

#[test]
fn each_says_what_it_is_and_expects_something() {
    for (name, text) in schemes() {
        let form = ScenarioForm::read(&text).unwrap();
        let about = form.about.unwrap();
        assert_eq!(about.scheme, name);
        assert!(about.source.starts_with("http"), "{name}");
        assert!(
            !about.note.is_empty() && !form.expect.projects.is_empty(),
            "{name}"
        );
    }
}
