use jsonschema::Validator;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use crate::matching::form::{FormProblem, RuleForm, rule_schema, scenario_schema};
use crate::matching::scenario;

/// A path from the root of the repository.
fn path(name: &str) -> String {
    format!("{}/../../{name}", env!("CARGO_MANIFEST_DIR"))
}

pub(super) fn validator(schema: &str) -> Validator {
    jsonschema::draft202012::new(&serde_json::from_str(schema).unwrap()).unwrap()
}

/// Every scheme file with its name.
fn schemes() -> Vec<(String, Value)> {
    let files = std::fs::read_dir(path("seed-data/schemes")).unwrap();
    let files = files.map(|file| file.unwrap().path());
    let mut schemes: Vec<(String, Value)> = files
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, serde_json::from_str(&text).unwrap())
        })
        .collect();
    schemes.sort_by(|(one, _), (other, _)| one.cmp(other));
    schemes
}

fn rules() -> Vec<Value> {
    let list = |(_, scheme): (String, Value)| scheme["rules"].as_array().unwrap().clone();
    schemes().into_iter().flat_map(list).collect()
}

#[test]
fn the_written_schemas_are_those_of_the_forms() {
    for (file, option, schema) in [
        ("graphql/rule.schema.json", "--rules", rule_schema()),
        ("graphql/scenario.schema.json", "--scenarios", scenario_schema()),
    ] {
        let written = std::fs::read_to_string(path(file)).unwrap_or_default();
        assert!(
            written == schema,
            "{file} is not current: run `parvis schema {option} --output {file}`"
        );
    }
}

#[test]
fn the_schemas_are_schemas() {
    for schema in [rule_schema(), scenario_schema()] {
        assert!(jsonschema::meta::is_valid(
            &serde_json::from_str(&schema).unwrap()
        ));
        assert!(!schema.contains("\"format\": \"u") && !schema.contains("\"format\": \"i"));
    }
}

#[test]
fn every_scheme_is_a_scenario_and_each_of_its_rules_a_rule() {
    let (scenario, rule) = (validator(&scenario_schema()), validator(&rule_schema()));
    let schemes = schemes();
    assert_eq!(schemes.len(), 98);
    for (name, scheme) in schemes {
        let wrong: Vec<String> = scenario
            .iter_errors(&scheme)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
    }
    for wanted in rules() {
        assert!(rule.is_valid(&wanted), "{wanted}");
    }
}

/// A rule with which nothing is wrong.
fn good() -> Value {
    json!({
        "id": "r", "version": 1, "pool": "city", "priority": 1,
        "eligible": {"max_active": 3, "campaigns": ["keep"], "selection": "jury", "overrides": {"share_max_bps": 5000}},
        "count": {"min_minor": 500, "novelty": "first_gift", "series_index": [1, 3]},
        "clip": {"contribution_max_minor": 10000, "single_source_max_goal_bps": 2500},
        "gate": {"crowd_goal": {"num": 1, "den": 3}, "donors": 10},
        "base": "contribution",
        "rate": {"num": 1, "den": 1},
        "limit": {"project_minor": 50000, "project_by": [{"area": "x", "minor": 70000}]},
        "allocate": {"way": "first_come"},
        "release": "realtime",
        "settle": {"missed": {"crowd": "refund", "match": "void_to_pool"}},
    })
}

#[test]
fn what_is_wrong_by_itself_is_refused_by_schema_and_form() {
    let schema = validator(&rule_schema());
    assert!(schema.is_valid(&good()));
    RuleForm::from_json(&good().to_string()).unwrap();
    let rows = [
        // Keys that do not exist.
        ("/colour", json!("green")),
        ("/clip/per_gift", json!(1)),
        ("/eligible/overrides/share_bps", json!(1)),
        ("/allocate/seeds", json!("s")),
        // Words that do not exist.
        ("/base", json!("contributions")),
        ("/allocate", json!("first")),
        ("/allocate/way", json!("first")),
        ("/release", json!("later")),
        ("/count/novelty", json!("new")),
        ("/eligible/campaigns/0", json!("kept")),
        ("/settle/missed/match", json!("void")),
        // Numbers out of their range.
        ("/version", json!(0)),
        ("/eligible/max_active", json!(0)),
        ("/eligible/max_active", json!({"number": 1_000_001})),
        ("/eligible/overrides/share_max_bps", json!(1_000_001)),
        ("/count/min_minor", json!(0)),
        ("/count/series_index/0", json!(-1)),
        ("/clip/contribution_max_minor", json!(1_000_000_000_000_001_i64)),
        ("/clip/single_source_max_goal_bps", json!(10_001)),
        ("/gate/crowd_goal/den", json!(0)),
        ("/gate/donors", json!(-1)),
        ("/rate/num", json!(0)),
        ("/rate/den", json!(1_000_001)),
        ("/limit/project_by/0/minor", json!(-1)),
        ("/priority", json!(4_294_967_296_i64)),
        // Values of another kind.
        ("/id", json!("")),
        ("/pool", json!(null)),
        ("/rate", json!([1, 1])),
        ("/count", json!([])),
        ("/gate", json!(null)),
        ("/limit/project_minor", json!("50000")),
        ("/limit/project_minor", json!(0.5)),
        ("/count/series_index", json!([1])),
        ("/settle", json!("refund")),
    ];
    for (at, value) in rows {
        let mut rule = good();
        let (object, key) = at.rsplit_once('/').unwrap();
        match rule.pointer_mut(object).unwrap() {
            Value::Array(items) => items[key.parse::<usize>().unwrap()] = value.clone(),
            object => object[key] = value.clone(),
        }
        assert!(!schema.is_valid(&rule), "{at} {value}");
        assert!(RuleForm::from_json(&rule.to_string()).is_err(), "{at} {value}");
    }
    for key in [
        "id",
        "pool",
        "base",
        "rate",
        "gate/crowd_goal/num",
        "allocate/way",
    ] {
        let mut rule = good();
        let (object, key) = key.rsplit_once('/').unwrap_or(("", key));
        let object = if object.is_empty() {
            object.to_owned()
        } else {
            format!("/{object}")
        };
        let object = rule.pointer_mut(&object).and_then(Value::as_object_mut).unwrap();
        object.remove(key).unwrap();
        assert!(!schema.is_valid(&rule), "{key}");
        assert!(RuleForm::from_json(&rule.to_string()).is_err(), "{key}");
    }
}

/// The pointers to a value and to all within it, each with the path by which a form names it.
pub(super) fn places(value: &Value, at: &(String, String), into: &mut Vec<(String, String)>) {
    into.push(at.clone());
    let (pointer, path) = at;
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                let dot = if path.is_empty() { "" } else { "." };
                places(
                    value,
                    &(format!("{pointer}/{key}"), format!("{path}{dot}{key}")),
                    into,
                );
            }
        }
        Value::Array(items) => {
            for (nth, value) in items.iter().enumerate() {
                places(
                    value,
                    &(format!("{pointer}/{nth}"), format!("{path}[{nth}]")),
                    into,
                );
            }
        }
        _ => {}
    }
}

/// One small change.
#[derive(Debug, Clone)]
enum Change {
    Replace(Value),
    Remove,
    Rename(String),
    Add(String, Value),
    Wrap,
}

/// The numbers at which a range begins or ends, and those beside them.
pub(super) const EDGES: &[i64] = &[
    -1,
    0,
    1,
    2,
    366,
    367,
    1_200,
    1_201,
    9_999,
    10_000,
    10_001,
    86_400,
    86_401,
    1_000_000,
    1_000_001,
    100_000_000,
    100_000_001,
    4_294_967_295,
    4_294_967_296,
    1_000_000_000_000_000,
    1_000_000_000_000_001,
];

fn change() -> impl Strategy<Value = Change> {
    let value = prop_oneof![
        6 => select(EDGES.to_vec()).prop_map(Value::from),
        1 => Just(json!(0.5)),
        1 => Just(json!(2.0)),
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        2 => select(vec!["", "x", "first_gift", "person", "keep", "2026-03-01T00:00:00Z", "2026-03-01 00:00:00 +01"])
            .prop_map(Value::from),
        1 => Just(json!([])),
        1 => Just(json!({})),
        1 => Just(json!([1, 2])),
    ]
    .boxed();
    let key = select(vec![
        "id",
        "at",
        "num",
        "table",
        "otherwise",
        "nothing",
        "rule",
        "x",
        "areas",
        "stack",
        "parts",
    ])
    .prop_map(str::to_owned);
    prop_oneof![
        4 => value.clone().prop_map(Change::Replace),
        2 => Just(Change::Remove),
        1 => key.clone().prop_map(Change::Rename),
        2 => (key, value).prop_map(|(key, value)| Change::Add(key, value)),
        1 => Just(Change::Wrap),
    ]
}

/// Makes one change at a place.
fn changed(whole: &mut Value, place: &Index, change: &Change) {
    let mut all = Vec::new();
    places(whole, &(String::new(), String::new()), &mut all);
    let (pointer, _) = place.get(&all).clone();
    match change {
        Change::Replace(value) => *whole.pointer_mut(&pointer).unwrap() = value.clone(),
        Change::Wrap => {
            let value = whole.pointer_mut(&pointer).unwrap();
            *value = json!([value.take()]);
        }
        Change::Add(key, new) => {
            if let Some(object) = whole.pointer_mut(&pointer).unwrap().as_object_mut() {
                object.insert(key.clone(), new.clone());
            }
        }
        Change::Remove | Change::Rename(_) => {
            let Some((outer, key)) = pointer.rsplit_once('/') else {
                return;
            };
            match whole.pointer_mut(outer).unwrap() {
                Value::Array(items) => drop(items.remove(key.parse().unwrap())),
                Value::Object(entries) => {
                    let value = entries.remove(key).unwrap();
                    if let Change::Rename(new) = change {
                        entries.insert(new.clone(), value);
                    }
                }
                _ => unreachable!("only lists and objects have something in them"),
            }
        }
    }
}

/// What a schema refuses although its form has taken it.
fn refused(schema: &Validator, value: &Value, form: Result<(), Vec<FormProblem>>) -> Option<String> {
    let error = form.ok().and_then(|()| schema.validate(value).err())?;
    Some(format!("{}: {error}", error.instance_path()))
}

#[test]
fn what_a_form_takes_its_schema_takes() {
    let (scenarios, rules) = (schemes(), rules());
    let (scenario, rule) = (validator(&scenario_schema()), validator(&rule_schema()));
    let config = ProptestConfig {
        cases: 1_500,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let changes = || (any::<Index>(), change());
    proptest!(config, |(scheme in any::<Index>(), first in changes(), second in changes())| {
        let (_, file) = scheme.get(&scenarios);
        let mut file = file.clone();
        changed(&mut file, &first.0, &first.1);
        let form = scenario::check(file.to_string().as_bytes());
        prop_assert_eq!(refused(&scenario, &file, form), None);

        let mut one = scheme.get(&rules).clone();
        changed(&mut one, &second.0, &second.1);
        let form = RuleForm::from_json(&one.to_string()).map(|_| ());
        prop_assert_eq!(refused(&rule, &one, form), None);
    });
}
