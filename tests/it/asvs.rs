//! The table of security requirements names each requirement once, and only tests that exist.

use std::collections::BTreeMap;
use std::path::Path;

/// The last number of each section: those of levels 1 and 2 come first in every one.
const SECTIONS: &[(&str, u32)] = &[
    ("1.1", 2),
    ("1.2", 9),
    ("1.3", 11),
    ("1.4", 3),
    ("1.5", 2),
    ("2.1", 3),
    ("2.2", 3),
    ("2.3", 4),
    ("2.4", 1),
    ("3.2", 2),
    ("3.3", 4),
    ("3.4", 6),
    ("3.5", 5),
    ("3.7", 2),
    ("4.1", 3),
    ("4.2", 1),
    ("4.3", 2),
    ("4.4", 4),
    ("5.1", 1),
    ("5.2", 3),
    ("5.3", 2),
    ("5.4", 3),
    ("6.1", 3),
    ("6.2", 12),
    ("6.3", 4),
    ("6.4", 4),
    ("6.5", 5),
    ("6.6", 3),
    ("6.8", 4),
    ("7.1", 3),
    ("7.2", 4),
    ("7.3", 2),
    ("7.4", 5),
    ("7.5", 2),
    ("7.6", 2),
    ("8.1", 2),
    ("8.2", 3),
    ("8.3", 1),
    ("8.4", 1),
    ("9.1", 3),
    ("9.2", 4),
    ("10.1", 2),
    ("10.2", 2),
    ("10.3", 4),
    ("10.4", 11),
    ("10.5", 5),
    ("10.6", 2),
    ("10.7", 3),
    ("11.1", 2),
    ("11.2", 3),
    ("11.3", 3),
    ("11.4", 4),
    ("11.5", 1),
    ("11.6", 1),
    ("12.1", 3),
    ("12.2", 2),
    ("12.3", 4),
    ("13.1", 1),
    ("13.2", 5),
    ("13.3", 2),
    ("13.4", 5),
    ("14.1", 2),
    ("14.2", 4),
    ("14.3", 3),
    ("15.1", 3),
    ("15.2", 3),
    ("15.3", 7),
    ("16.1", 1),
    ("16.2", 5),
    ("16.3", 4),
    ("16.4", 3),
    ("16.5", 3),
];

fn root() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Numbers and tests of each row.
fn rows() -> Vec<(String, String)> {
    let text = std::fs::read_to_string(root().join("src/asvs.md")).unwrap();
    let cells = |line: &str| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        (cells[0].to_owned(), (*cells.last().unwrap()).to_owned())
    };
    let is_row = |line: &&str| line.starts_with("| ") && line[2..].starts_with(|c: char| c.is_ascii_digit());
    text.lines().filter(is_row).map(cells).collect()
}

/// `1.2.5–1.2.9` as section and numbers.
fn numbers(range: &str) -> (String, std::ops::RangeInclusive<u32>) {
    let split = |text: &str| {
        let (section, number) = text.rsplit_once('.').unwrap();
        (section.to_owned(), number.parse::<u32>().unwrap())
    };
    let (first, last) = range.split_once('–').unwrap_or((range, range));
    let ((section, from), (same, to)) = (split(first), split(last));
    assert_eq!(section, same, "{range}");
    (section, from..=to)
}

#[test]
fn every_requirement_stands_there_once() {
    let mut found: BTreeMap<(String, u32), u32> = BTreeMap::new();
    for (cell, _) in rows() {
        for range in cell.split(", ") {
            let (section, range) = numbers(range);
            for number in range {
                *found.entry((section.clone(), number)).or_default() += 1;
            }
        }
    }
    let due = SECTIONS
        .iter()
        .flat_map(|(section, last)| (1..=*last).map(|number| (((*section).to_owned(), number), 1)));
    let due: BTreeMap<(String, u32), u32> = due.collect();
    let wrong: Vec<_> = found
        .iter()
        .filter(|(key, times)| due.get(*key) != Some(*times))
        .collect();
    let missing: Vec<_> = due.keys().filter(|key| !found.contains_key(*key)).collect();
    assert!(
        wrong.is_empty() && missing.is_empty(),
        "wrong: {wrong:?}, missing: {missing:?}"
    );
}

fn sources(folder: &Path, text: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, text);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            *text += &std::fs::read_to_string(&path).unwrap();
        }
    }
}

#[test]
fn every_test_that_is_named_exists() {
    let mut text = String::new();
    for folder in ["src", "tests/it"] {
        sources(&root().join(folder), &mut text);
    }
    let mut gone = Vec::new();
    for (_, tests) in rows() {
        for name in tests.split(", ").filter(|name| !name.is_empty()) {
            if !text.contains(&format!("fn {}(", name.trim_matches('`'))) {
                gone.push(name.to_owned());
            }
        }
    }
    assert!(gone.is_empty(), "no such tests: {gone:?}");
}
