use crate::matching::form::{ScenarioForm, json};
use crate::matching::scenario;

/// A scenario with nothing wrong in it, in which each row below changes one thing.
const GOOD: &str = r#"{
  "currency": "EUR", "time_zone": "Europe/Paris",
  "pools": [{"id": "city", "amount_minor": 10000, "funders": [{"id": "ville", "amount_minor": 10000}], "sharing": "waterfall"}],
  "rules": [{"id": "double", "version": 1, "pool": "city", "priority": 1,
    "eligible": {"categories": ["green"], "goal_min_minor": 100, "goal_max_minor": 900000},
    "count": {"min_minor": 500, "donor_types": ["person"]},
    "clip": {"contribution_max_minor": 1000, "donor_max_count": 1, "over": "take_up_to"},
    "base": "contribution", "rate": {"num": 1, "den": 1},
    "limit": {"project_minor": 50000, "organisation_minor": 60000, "organisation_per": "year"},
    "allocate": "first_come", "settle": {"success_at_goal_bps": 8000, "missed": {"crowd": "refund"}}}],
  "stack": {"mode": "additive"},
  "projects": [{"id": "p1", "owner": "o1", "category": "green", "goal_minor": 2000, "campaign": "keep", "opens_at": "2026-03-01T00:00:00Z"}],
  "events": [
    {"at": "2026-03-02T09:00:00Z", "type": "contribution", "id": "g1", "project": "p1", "donor": "A", "amount_minor": 3000},
    {"at": "2026-03-03T09:00:00Z", "type": "refund", "contribution": "g1", "amount_minor": 1000},
    {"at": "2026-03-04T09:00:00Z", "type": "top_up", "pool": "city", "funder": "ville", "amount_minor": 100},
    {"at": "2026-03-05T09:00:00Z", "type": "pause", "pool": "city"},
    {"at": "2026-03-06T09:00:00Z", "type": "rule", "rule": {"id": "double", "version": 2, "pool": "city", "base": "contribution", "rate": {"num": 1, "den": 2}}},
    {"at": "2026-03-07T09:00:00Z", "type": "extend", "project": "p1", "closes_at": "2026-05-01T00:00:00Z"}]
}"#;

fn problems(file: &str) -> Vec<String> {
    let found = scenario::check(file.as_bytes()).err().unwrap_or_default();
    found.iter().map(ToString::to_string).collect()
}

#[test]
fn a_good_file_has_no_problem() {
    assert_eq!(problems(GOOD), Vec::<String>::new());
}

#[test]
fn a_wrong_file_is_told_the_path_of_the_field() {
    let rows = [
        // What is replaced, by what, and where the problem is.
        (r#""currency": "EUR""#, r#""currency": "EURO""#, "currency"),
        (r#""currency": "EUR", "#, "", "currency"),
        ("Europe/Paris", "Europe/Lutece", "time_zone"),
        (
            r#""stack": {"mode": "additive"}"#,
            r#""stack": {"mode": "all"}"#,
            "stack.mode",
        ),
        (
            r#""stack": {"mode": "additive"}"#,
            r#""stack": {"group_cost_bps": 0}"#,
            "stack.group_cost_bps",
        ),
        (
            r#""stack": {"mode": "additive"}"#,
            r#""stack": {"de_minimis": {"minor": 1, "months": 0}}"#,
            "stack.de_minimis.months",
        ),
        (r#""stack": {"#, r#""stacks": {"#, "stacks"),
        (
            r#""amount_minor": 10000, "#,
            r#""amount_minor": 100.5, "#,
            "pools[0].amount_minor",
        ),
        (
            r#""amount_minor": 10000, "#,
            r#""amount_minor": 20000, "#,
            "pools[0].amount_minor",
        ),
        (
            r#""amount_minor": 10000, "#,
            r#""amount_minor": -1, "#,
            "pools[0].amount_minor",
        ),
        (r#""id": "ville", "#, "", "pools[0].funders[0].id"),
        (
            r#""sharing": "waterfall""#,
            r#""sharing": "cascade""#,
            "pools[0].sharing",
        ),
        (
            r#""pool": "city", "priority""#,
            r#""pool": "town", "priority""#,
            "rules[0].pool",
        ),
        (r#""version": 1"#, r#""version": 0"#, "rules[0].version"),
        (
            r#""base": "contribution", "rate": {"num": 1, "den": 1}"#,
            r#""rate": {"num": 1, "den": 1}"#,
            "rules[0].base",
        ),
        (
            r#""base": "contribution", "rate": {"num": 1, "den": 1}"#,
            r#""base": "qf", "rate": {"num": 1, "den": 1}"#,
            "rules[0].base",
        ),
        (
            r#""rate": {"num": 1, "den": 1}"#,
            r#""rate": {"num": 1}"#,
            "rules[0].rate.den",
        ),
        (
            r#""rate": {"num": 1, "den": 1}"#,
            r#""rate": {"num": 1, "den": 0}"#,
            "rules[0].rate.den",
        ),
        (
            r#""rate": {"num": 1, "den": 1}"#,
            r#""rate": {"num": 1, "den": 1, "flat_minor": 5}"#,
            "rules[0].rate",
        ),
        (
            r#""rate": {"num": 1, "den": 1}"#,
            r#""rate": {"num": 1, "den": 1, "mode": "whole"}"#,
            "rules[0].rate.mode",
        ),
        (
            r#""min_minor": 500"#,
            r#""min_minor": "500""#,
            "rules[0].count.min_minor",
        ),
        (
            r#""min_minor": 500"#,
            r#""min_minor": 2000"#,
            "rules[0].clip.contribution_max_minor",
        ),
        (
            r#"["person"]"#,
            r#"["person", "robot"]"#,
            "rules[0].count.donor_types[1]",
        ),
        (
            r#""over": "take_up_to""#,
            r#""over": "ignore""#,
            "rules[0].clip.over",
        ),
        (
            r#""donor_max_count": 1"#,
            r#""donor_max_count": 0"#,
            "rules[0].clip.donor_max_count",
        ),
        (
            r#""organisation_minor": 60000, "#,
            "",
            "rules[0].limit.organisation_minor",
        ),
        (r#""limit": {"#, r#""limits": {"#, "rules[0].limits"),
        (
            r#""goal_min_minor": 100"#,
            r#""goal_min_minor": 1000000"#,
            "rules[0].eligible.goal_min_minor",
        ),
        (
            r#""success_at_goal_bps": 8000"#,
            r#""success_at_goal_bps": 12000"#,
            "rules[0].settle.success_at_goal_bps",
        ),
        (
            r#""crowd": "refund""#,
            r#""crowds": "refund""#,
            "rules[0].settle.missed.crowds",
        ),
        (
            r#""category": "green", "goal_minor""#,
            r#""category": "green", "goal""#,
            "projects[0].goal",
        ),
        (
            r#""goal_minor": 2000"#,
            r#""goal_minor": 0"#,
            "projects[0].goal_minor",
        ),
        (
            r#""campaign": "keep""#,
            r#""campaign": "solidarity""#,
            "projects[0].campaign",
        ),
        (
            "2026-03-01T00:00:00Z",
            "2026-03-32T00:00:00Z",
            "projects[0].opens_at",
        ),
        (r#"{"at": "2026-03-02T09:00:00Z", "#, "{", "events[0].at"),
        (r#""type": "contribution""#, r#""type": "gift""#, "events[0].type"),
        (r#""type": "contribution", "#, "", "events[0].type"),
        (
            r#""project": "p1", "donor""#,
            r#""project": "p2", "donor""#,
            "events[0].project",
        ),
        (r#""donor": "A""#, r#""donor": """#, "events[0].donor"),
        (
            r#""contribution": "g1", "amount_minor": 1000"#,
            r#""contribution": "g1""#,
            "events[1].amount_minor",
        ),
        (r#""funder": "ville", "#, "", "events[2].funder"),
        (
            r#""type": "pause", "pool": "city""#,
            r#""type": "pause""#,
            "events[3]",
        ),
        (
            r#""type": "pause", "pool": "city""#,
            r#""type": "pause", "rule": "triple""#,
            "events[3].rule",
        ),
        (r#""version": 2"#, r#""version": 1"#, "events[4].rule.version"),
        (
            r#""rate": {"num": 1, "den": 2}"#,
            r#""rate": {"num": 0, "den": 2}"#,
            "events[4].rule.rate.num",
        ),
        (
            r#""project": "p1", "closes_at""#,
            r#""project": "p1", "until": 1, "closes_at""#,
            "events[5].until",
        ),
        (
            r#""owner": "o1""#,
            r#""owner": "o1", "owner": "o2""#,
            "projects[0]",
        ),
    ];
    for (from, to, path) in rows {
        assert_eq!(
            GOOD.matches(from).count(),
            1,
            "{from} must stand once in the good file"
        );
        let found = problems(&GOOD.replace(from, to));
        let there = found
            .iter()
            .all(|problem| problem.starts_with(&format!("{path}: ")));
        assert!(
            there && !found.is_empty(),
            "{to}: expected a problem at {path}, found {found:#?}"
        );
    }
}

#[test]
fn all_problems_of_a_file_are_told_at_once() {
    let file = GOOD
        .replace(r#""amount_minor": 10000, "#, r#""amount_minor": 20000, "#)
        .replace(r#""den": 1}"#, r#""den": 0}"#)
        .replace(r#""donor_max_count": 1"#, r#""donor_max_count": 0"#)
        .replace(r#""goal_minor": 2000"#, r#""goal_minor": 0"#);
    let paths: Vec<String> = scenario::check(file.as_bytes())
        .unwrap_err()
        .into_iter()
        .map(|problem| problem.path)
        .collect();
    assert_eq!(
        paths,
        [
            "pools[0].amount_minor",
            "rules[0].clip.donor_max_count",
            "rules[0].rate.den",
            "projects[0].goal_minor",
        ]
    );
}

#[test]
fn what_is_no_scenario_at_all_is_refused() {
    for file in [
        "",
        "[]",
        "null",
        "{",
        "{} {}",
        "{\"currency\": \"EUR\"",
        "\u{1}",
        "12",
    ] {
        assert_eq!(problems(file).len(), 1, "{file:?}");
    }
    assert_eq!(scenario::check(b"{\"currency\": \"\xff\"}").unwrap_err().len(), 1);
    let deep = "[".repeat(10_000);
    assert_eq!(problems(&deep).len(), 1);
}

#[test]
fn a_byte_order_mark_is_skipped() {
    assert_eq!(problems(&format!("\u{feff}{GOOD}")), Vec::<String>::new());
}

#[test]
fn a_scenario_survives_its_written_form() {
    let form = ScenarioForm::read(GOOD.as_bytes()).unwrap();
    let text = json(&form);
    assert_eq!(ScenarioForm::read(text.as_bytes()).unwrap(), form);
    assert_eq!(json(&ScenarioForm::read(text.as_bytes()).unwrap()), text);
}
