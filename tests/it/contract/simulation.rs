//! What the pages ask about simulations: begun, looked at, read, given up.

use serde_json::json;

use super::{Pages, id};
use crate::simulation::carry_out;

/// Goes on where an official has set a pool up.
pub async fn story(pages: &mut Pages<'_>, city: &str, pool: &str) {
    let in_town = || json!({ "city": "town" });
    pages.ask("DeskSimulations", in_town()).await;
    let desk = pages.ask("SimulationDesk", in_town()).await;
    assert_eq!(desk["city"]["permissions"]["simulate"]["allowed"], true, "{desk}");
    let wish = |key: &str| {
        json!({ "input": {
            "city": city, "synthetic": { "projects": 12, "residents": 200, "months": 3, "seed": 4 },
            "changes": [{ "pool": pool, "rule": { "preset": "ADD_A_HALF" }, "amount": "5000" }], "idempotencyKey": key,
        } })
    };
    let started = pages.ask("StartSimulation", wish("simulate-1")).await;
    let first = id(&started["startSimulation"]["simulation"]["id"]);
    let started = pages.ask("StartSimulation", wish("simulate-2")).await;
    let second = id(&started["startSimulation"]["simulation"]["id"]);
    pages.ask("CancelSimulation", json!({ "id": second })).await;
    carry_out(pages.app).await;
    let listed = pages.ask("Simulations", in_town()).await;
    let states: Vec<&str> = listed["city"]["simulations"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| node["state"].as_str().unwrap())
        .collect();
    assert_eq!(states, ["CANCELLED", "DONE"], "{listed}");
    let one = pages.ask("Simulation", json!({ "id": first })).await;
    assert_eq!(one["node"]["changes"][0]["name"], "Double", "{one}");
    let outcome = pages.ask("SimulationOutcome", json!({ "id": first })).await;
    let result = &outcome["node"]["result"];
    assert_eq!(result["totals"]["projects"], 12, "{outcome}");
    assert!(
        result["summary"][0].as_str().unwrap().contains("goal"),
        "{outcome}"
    );
    let projects = pages.ask("SimulatedProjects", json!({ "id": first })).await;
    let nodes = &projects["node"]["result"]["projects"]["nodes"];
    assert_eq!(nodes.as_array().unwrap().len(), 12, "{projects}");
    let name = nodes[0]["name"].as_str().unwrap();
    assert!(name.starts_with("Invented project "), "{name}");
}
