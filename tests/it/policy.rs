//! Who may do what, as a text that a reviewer can read.

use app::policy::{self, FIELDS, Operation, Who};
use expect_test::expect_file;

#[test]
fn the_authorization_matrix_is_what_was_reviewed() {
    let mut text = String::from("operation                  ");
    for who in Who::ALL {
        text += &format!("{:<11}", who.as_str());
    }
    text = text.trim_end().to_owned() + "\n";
    for operation in Operation::ALL {
        text += &format!("{:<27}", operation.as_str());
        for who in Who::ALL {
            text += &format!(
                "{:<11}",
                if policy::who(*operation).contains(who) {
                    "yes"
                } else {
                    "."
                }
            );
        }
        text = text.trim_end().to_owned() + "\n";
    }
    text += "\nfield                              operation\n";
    for (field, operation) in FIELDS {
        text += &format!("{field:<35}{operation}\n");
    }
    expect_file!["./policy.txt"].assert_eq(&text);
}

#[test]
fn every_root_field_of_the_schema_names_its_operation() {
    let schema =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../graphql/schema.graphql")).unwrap();
    let document = async_graphql::parser::parse_schema(&schema).unwrap();
    let mut fields = Vec::new();
    for definition in document.definitions {
        let async_graphql::parser::types::TypeSystemDefinition::Type(of) = definition else {
            continue;
        };
        let name = of.node.name.node.to_string();
        if !["Query", "Mutation", "Subscription"].contains(&name.as_str()) {
            continue;
        }
        let async_graphql::parser::types::TypeKind::Object(object) = of.node.kind else {
            continue;
        };
        fields.extend(
            object
                .fields
                .iter()
                .map(|field| format!("{name}.{}", field.node.name.node)),
        );
    }
    assert!(!fields.is_empty());
    let known: Vec<String> = FIELDS.iter().map(|(field, _)| (*field).to_owned()).collect();
    let (mut fields_sorted, mut known_sorted) = (fields, known);
    fields_sorted.sort();
    known_sorted.sort();
    assert_eq!(
        fields_sorted, known_sorted,
        "app::policy::FIELDS and the schema's root fields differ"
    );
}
