//! The written forms as JSON Schema (draft 2020-12), for editors and for programs that write rules.
//!
//! What the forms refuse by their shape alone (an unknown key, a word that does not exist, a field that is
//! missing) the schema refuses too, and so it does a number outside a range that depends on nothing else. What it
//! refuses, the forms refuse. Whether settings go together and names exist it cannot say.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::event::EventForm;
use super::rule::RuleForm;
use super::scenario::{ScenarioForm, TimedEventForm};

/// The schema of a rule.
pub fn rule_schema() -> String {
    written::<RuleForm>("Rule")
}

/// The schema of a scenario file.
pub fn scenario_schema() -> String {
    written::<ScenarioForm>("Scenario")
}

fn written<T: JsonSchema>(title: &str) -> String {
    let plain = RecursiveTransform(plain_number);
    let generator = SchemaSettings::draft2020_12()
        .with_transform(plain)
        .into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    // A schema has text keys and plain values only, so there is nothing that JSON could not write.
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    format!("{text}\n")
}

/// Says the size of a number in words of JSON Schema, not by the name of a type that only some programs know.
fn plain_number(schema: &mut Schema) {
    let word = matches!(schema.get("format"), Some(Value::String(format)) if format == "uint32");
    let long = matches!(schema.get("format"), Some(Value::String(format)) if format == "int64");
    if word && schema.get("maximum").is_none() {
        schema.insert("maximum".to_owned(), u32::MAX.into());
    }
    if word || long {
        schema.remove("format");
    }
}

/// One object for each kind of event, told apart by its `type`.
impl JsonSchema for TimedEventForm {
    fn schema_name() -> Cow<'static, str> {
        "EventForm".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut at = generator.subschema_for::<DateTime<Utc>>();
        at.insert("description".to_owned(), "When it happened.".into());
        let kinds: Vec<Schema> = EventForm::schemas(generator)
            .into_iter()
            .map(|(word, meaning, body)| timed(&at, word, meaning, body))
            .collect();
        json_schema!({"description": "What happened, and when.", "oneOf": kinds})
    }
}

/// The schema of one kind of event, with `at` and `type` beside what stands in its body.
fn timed(at: &Schema, word: &str, meaning: &str, mut body: Schema) -> Schema {
    let mut properties = Map::from_iter([
        ("at".to_owned(), at.clone().to_value()),
        ("type".to_owned(), json!({"type": "string", "const": word})),
    ]);
    if let Some(Value::Object(own)) = body.remove("properties") {
        properties.extend(own);
    }
    let mut required = vec![json!("at"), json!("type")];
    if let Some(Value::Array(own)) = body.remove("required") {
        required.extend(own);
    }
    body.insert("description".to_owned(), meaning.trim().into());
    body.insert("properties".to_owned(), properties.into());
    body.insert("required".to_owned(), required.into());
    body
}
