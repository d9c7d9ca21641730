//! The ranges in the schemas are those of the engine's checks.

use domain::problem::RuleReason;
use jsonschema::Validator;
use serde_json::{Value, json};

use super::event::EVENTS;
use super::rule::{FULL, OLD, with};
use super::schema::{EDGES, places, validator};
use crate::matching::form::{FormProblem, RuleForm, rule_schema, scenario_schema};
use crate::matching::scenario;

/// Puts every edge in the place of every number, and compares who refuses it for itself. That the whole makes no
/// sense does not matter: what is wrong with it before is not looked at.
fn check(schema: &Validator, whole: &Value, problems: impl Fn(&str) -> Vec<FormProblem>) {
    assert!(schema.is_valid(whole), "{whole}");
    let before = problems(&whole.to_string());
    let mut all = Vec::new();
    places(whole, &(String::new(), String::new()), &mut all);
    for (pointer, path) in all {
        // Of these the first depends on the last.
        let number = whole.pointer(&pointer).is_some_and(Value::is_number);
        if !number || path.contains("series_index") {
            continue;
        }
        for edge in EDGES {
            let mut changed = whole.clone();
            *changed.pointer_mut(&pointer).unwrap() = json!(edge);
            let by_itself = |problem: &FormProblem| {
                let ranged = matches!(
                    problem.reason,
                    RuleReason::OutOfRange { .. } | RuleReason::WrongForm { .. }
                );
                ranged && !before.contains(problem)
            };
            let found = problems(&changed.to_string());
            let refused = found.iter().any(by_itself);
            assert_eq!(refused, !schema.is_valid(&changed), "{path} {edge}: {found:?}");
        }
    }
}

#[test]
fn a_rule_has_the_bounds_of_the_engine() {
    let schema = validator(&rule_schema());
    let rules = [
        OLD.to_owned(),
        FULL.to_owned(),
        with(r#""base":"contribution","rate":{"flat_minor":100}"#),
        with(r#""base":"goal","rate":{"goal_share_bps":100},"allocate":"first_come","release":"at_end""#),
        with(
            r#""eligible":{"max_active":4},"gate":{"crowd_goal_bps":1},"base":"sum","rate":{"num":1,"den":1}"#,
        ),
    ];
    for rule in rules {
        check(&schema, &serde_json::from_str(&rule).unwrap(), |text| {
            RuleForm::from_json(text).err().unwrap_or_default()
        });
    }
}

#[test]
fn pools_projects_and_stack_have_the_bounds_of_the_engine() {
    let of = |name: &str| {
        let events = EVENTS
            .iter()
            .map(|text| serde_json::from_str::<Value>(text).unwrap());
        events
            .filter(|event| event["type"] == name)
            .map(|mut event| event[name].take())
            .collect::<Vec<_>>()
    };
    let mut file = json!({
        "currency": "EUR", "time_zone": "Europe/Paris",
        "pools": of("pool"),
        "projects": of("project"),
    });
    let check_file = |file: &Value| {
        let schema = validator(&scenario_schema());
        check(&schema, file, |text| {
            scenario::check(text.as_bytes()).err().unwrap_or_default()
        });
    };
    check_file(&file);
    file["pools"] = json!([]);
    file["projects"] = json!([]);
    file["stack"] = json!({
        "group_goal_bps": 1, "group_cost_bps": 1, "own_share_of_public_bps": 1, "de_minimis": {"minor": 1, "months": 1},
    });
    check_file(&file);
}
