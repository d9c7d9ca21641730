//! Every real programme is a rule, and gives what its facts say.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use app::matching::form::ScenarioForm;
use app::matching::scenario::{self, Scenario};
use domain::Locale;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../seed-data/schemes")
}

/// Names and texts of the scheme files, in the order of their names.
fn schemes() -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read(&path).unwrap())
        })
        .collect();
    found.sort();
    found
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
    let mut wrong = Vec::new();
    for (name, text) in schemes() {
        match scenario::run(&text) {
            Ok(result) => {
                wrong.extend(result.audit.iter().map(|finding| format!("{name}: {finding}")));
                wrong.extend(result.differences.iter().map(|found| format!("{name}: {found}")));
            }
            Err(problems) => wrong.extend(problems.iter().map(|problem| format!("{name}: {problem}"))),
        }
    }
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

#[test]
fn each_decision_can_be_told_in_both_languages() {
    for (name, text) in schemes() {
        let result = scenario::run(&text).unwrap();
        for locale in [Locale::Fr, Locale::En] {
            let table = scenario::table(&result, locale);
            assert!(table.lines().count() > result.decisions.len(), "{name}");
        }
    }
}
