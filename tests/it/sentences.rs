//! Every decision of every scenario file in words, in both languages: the sentence for the donor, and for the
//! worked examples the steps for whoever checks.

use std::path::{Path, PathBuf};

use app::explain;
use app::matching::form::ScenarioForm;
use app::matching::scenario::{self, ScenarioResult};
use domain::Locale;
use expect_test::expect_file;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../seed-data")
        .join(name)
}

/// Names and texts of the scenario files in a folder, in the order of their names.
pub(crate) fn files(name: &str) -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder(name))
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

/// Where the files do not give what they expect.
pub(crate) fn differences(files: &[(String, Vec<u8>)]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, text) in files {
        match scenario::run(text) {
            Ok(result) => {
                wrong.extend(result.audit.iter().map(|finding| format!("{name}: {finding}")));
                wrong.extend(result.differences.iter().map(|found| format!("{name}: {found}")));
            }
            Err(problems) => wrong.extend(problems.iter().map(|problem| format!("{name}: {problem}"))),
        }
    }
    wrong
}

/// The decisions of a result, each with its steps.
fn with_steps(result: &ScenarioResult, locale: Locale) -> String {
    let mut text = String::new();
    for decision in &result.decisions {
        let told = explain::expected(decision, locale, result.currency);
        let gift = decision.contribution.as_deref().unwrap_or("–");
        let project = decision.project.as_deref().unwrap_or("–");
        text += &format!("{:>3} {project} {gift}: {}\n", decision.event_seq, told.sentence);
        for step in told.steps {
            text += &format!("      {}: {}\n", step.step, step.sentence);
        }
    }
    text
}

fn told(locale: Locale) -> String {
    let mut text = String::new();
    for (name, file) in files("examples") {
        let result = scenario::run(&file).unwrap();
        text += &format!("== {name}\n{}\n", with_steps(&result, locale));
    }
    for (name, file) in files("schemes") {
        let result = scenario::run(&file).unwrap();
        text += &format!("== {name}\n{}\n", scenario::table(&result, locale));
    }
    // Shown with plain spaces, so that an editor shows what a reader sees.
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn the_worked_examples_give_what_they_expect() {
    let examples = files("examples");
    assert_eq!(examples.len(), 17, "E1 to E16, the fifteenth in two ways");
    let wrong = differences(&examples);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (name, text) in examples {
        let form = ScenarioForm::read(&text).unwrap();
        let about = form.about.unwrap();
        assert!(name.starts_with(&about.scheme), "{name}");
        assert!(
            !form.expect.projects.is_empty() || !form.expect.contributions.is_empty(),
            "{name}"
        );
    }
}

#[test]
fn every_decision_is_told_in_french() {
    expect_file!["./sentences/fr.txt"].assert_eq(&told(Locale::Fr));
}

#[test]
fn every_decision_is_told_in_english() {
    expect_file!["./sentences/en.txt"].assert_eq(&told(Locale::En));
}
