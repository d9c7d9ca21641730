use async_graphql::parser::types::{BaseType, TypeKind, TypeSystemDefinition};

use super::*;
use crate::http::cost::weights;

/// Every field of every type of the contract: its path, its name, and whether it is a list.
fn fields() -> Vec<(String, String, bool)> {
    let document = async_graphql::parser::parse_schema(schema_sdl()).unwrap();
    let mut fields = Vec::new();
    for definition in document.definitions {
        let TypeSystemDefinition::Type(of) = definition else {
            continue;
        };
        let TypeKind::Object(object) = of.node.kind else {
            continue;
        };
        for field in object.fields {
            let (owner, name) = (&of.node.name.node, field.node.name.node.to_string());
            let is_list = matches!(field.node.ty.node.base, BaseType::List(_));
            fields.push((format!("{owner}.{name}"), name, is_list));
        }
    }
    fields
}

#[test]
fn every_list_of_the_contract_has_a_weight() {
    // Numbers, texts and problems of one thing, and the pages whose connection is weighed already.
    let light = [
        "edges",
        "nodes",
        "problems",
        "bounds",
        "neighbourhoods",
        "areas",
        "categories",
    ];
    let forgotten: Vec<String> = fields()
        .into_iter()
        .filter(|(_, name, is_list)| *is_list && !light.contains(&name.as_str()) && weights::items(name) == 1)
        .map(|(path, ..)| path)
        .collect();
    assert!(
        forgotten.is_empty(),
        "add these to http/cost/weights.rs: {forgotten:?}"
    );
    for (path, name, _) in fields() {
        if name == "nodes" {
            // The field of a connection is named after its items, but for who holds an office, what is in a
            // simulation, what is on the bank account, and what the bank is told to pay.
            let of = path.trim_end_matches("Connection.nodes");
            let (first, rest) = of.split_at(1);
            let field = match of {
                "OfficeHolder" => "office".to_owned(),
                "SimulationProject" => "projects".to_owned(),
                "BankMovement" => "openMovements".to_owned(),
                "BankStatement" => "statements".to_owned(),
                "PaymentOrder" => "orders".to_owned(),
                "PaymentBatch" => "batches".to_owned(),
                _ => format!("{}{rest}s", first.to_lowercase()),
            };
            assert!(weights::items(&field) > 1, "{path}");
        }
    }
}

#[test]
fn every_amount_of_the_contract_is_money() {
    let sdl = schema_sdl();
    for word in ["Minor:", "Cents:", "_minor"] {
        assert!(!sdl.contains(word), "{word}");
    }
    assert!(sdl.contains("amount: Money!"));
}

#[test]
fn the_contract_is_written_the_same_way_each_time() {
    assert_eq!(schema_sdl(), schema_sdl());
}
