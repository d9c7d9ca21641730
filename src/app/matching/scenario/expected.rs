//! What a file expects, compared with what comes out.

use super::Difference;
use super::play::Stand;
use crate::matching::form::{ExpectForm, Vocabulary, Word};

/// Where a result is not what was expected.
pub(super) fn differences(expect: &ExpectForm, stand: &Stand) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut compare = |path: String, expected: Option<String>, came_out: Option<String>| {
        let Some(expected) = expected else { return };
        let came_out = came_out.unwrap_or_else(|| "nothing".to_owned());
        if expected != came_out {
            found.push(Difference {
                path,
                expected,
                found: came_out,
            });
        }
    };
    for (id, expected) in &expect.projects {
        let project = stand.projects.iter().find(|project| project.id == *id);
        let path = |field: &str| format!("expect.projects.{id}.{field}");
        let crowd = project.map(|project| project.crowd_minor);
        compare(path("crowd_minor"), minor(expected.crowd_minor), minor(crowd));
        let matched = project.map(|project| project.match_minor);
        compare(path("match_minor"), minor(expected.match_minor), minor(matched));
        let ended = project.map(|project| project.outcome);
        compare(path("outcome"), word(expected.outcome), word(ended));
    }
    for (id, expected) in &expect.contributions {
        let path = format!("expect.contributions.{id}");
        compare(path, minor(Some(*expected)), minor(stand.contribution(id)));
    }
    for (id, expected) in &expect.pools {
        let pool = stand.pools.iter().find(|pool| pool.id == *id);
        let path = |field: &str| format!("expect.pools.{id}.{field}");
        for (field, expected, came_out) in [
            (
                "held_minor",
                expected.held_minor,
                pool.map(|pool| pool.held_minor),
            ),
            (
                "reserved_minor",
                expected.reserved_minor,
                pool.map(|pool| pool.reserved_minor),
            ),
            (
                "committed_minor",
                expected.committed_minor,
                pool.map(|pool| pool.committed_minor),
            ),
            (
                "paid_minor",
                expected.paid_minor,
                pool.map(|pool| pool.paid_minor),
            ),
            (
                "available_minor",
                expected.available_minor,
                pool.map(|pool| pool.available_minor),
            ),
        ] {
            compare(path(field), minor(expected), minor(came_out));
        }
    }
    found
}

fn minor(minor: Option<i64>) -> Option<String> {
    minor.map(|minor| minor.to_string())
}

fn word<T: Vocabulary>(word: Option<Word<T>>) -> Option<String> {
    word.map(|word| word.to_string())
}
