//! The import table in `src/README.md` says what each crate may import. It is compared with the manifests.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Crate → dependencies, from the table's rows: `| crate | what | ours | others | never |`.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let text = std::fs::read_to_string(root().join("src/README.md")).unwrap();
    let mut rows = BTreeMap::new();
    for line in text.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [name, _, ours, others, _] = cells.as_slice() else {
            continue;
        };
        let imports = ours
            .split(',')
            .chain(others.split(','))
            .map(str::trim)
            .filter(|import| !import.is_empty());
        rows.insert(
            name.trim_matches('`').to_owned(),
            imports.map(str::to_owned).collect(),
        );
    }
    rows
}

/// Crate → dependencies, from the manifests of the workspace's members.
fn manifests() -> BTreeMap<String, BTreeSet<String>> {
    let read = |path: PathBuf| -> toml::Table { std::fs::read_to_string(path).unwrap().parse().unwrap() };
    let workspace = read(root().join("Cargo.toml"));
    let members = workspace["workspace"]["members"].as_array().unwrap();
    let mut found = BTreeMap::new();
    for member in members.iter().map(|member| member.as_str().unwrap()) {
        let manifest = read(root().join(member).join("Cargo.toml"));
        let name = manifest["package"]["name"].as_str().unwrap().to_owned();
        let mut imports: BTreeSet<String> = BTreeSet::new();
        for section in ["dependencies", "build-dependencies"] {
            imports.extend(
                manifest
                    .get(section)
                    .and_then(toml::Value::as_table)
                    .into_iter()
                    .flatten()
                    .map(|(n, _)| n.clone()),
            );
        }
        found.insert(name, imports);
    }
    found
}

#[test]
fn every_crate_imports_what_the_map_says_and_nothing_else() {
    let (table, manifests) = (table(), manifests());
    let mut differences = Vec::new();
    for (name, imports) in &manifests {
        let Some(allowed) = table.get(name) else {
            differences.push(format!("{name} is not in the table of src/README.md"));
            continue;
        };
        for extra in imports.difference(allowed) {
            differences.push(format!("{name} imports {extra}, which the table does not allow"));
        }
        for missing in allowed.difference(imports) {
            differences.push(format!(
                "{name} may import {missing} by the table and does not: take it out"
            ));
        }
    }
    for name in table.keys().filter(|name| !manifests.contains_key(*name)) {
        differences.push(format!("{name} is in the table and not in the workspace"));
    }
    assert!(differences.is_empty(), "{differences:#?}");
}

/// The heart must stay pure, whatever the table says one day.
#[test]
fn the_pure_crates_know_no_io() {
    let manifests = manifests();
    let forbidden = [
        "tokio",
        "sea-orm",
        "axum",
        "async-graphql",
        "reqwest",
        "store",
        "app",
        "api",
        "rand",
        "serde",
    ];
    for pure in ["domain", "engine", "ledger", "paper"] {
        for name in forbidden {
            assert!(!manifests[pure].contains(name), "{pure} must never import {name}");
        }
    }
    for (name, only) in [
        ("sea-orm", vec!["store", "tests"]),
        ("lettre", vec!["mail"]),
        ("async-graphql", vec!["api"]),
    ] {
        for (importer, _) in manifests.iter().filter(|(_, imports)| imports.contains(name)) {
            assert!(
                only.contains(&importer.as_str()),
                "{importer} must never import {name}"
            );
        }
    }
}

/// Nothing outside `tests` and `migrations` lives at the top but what the house has room for.
#[test]
fn the_visible_top_level_is_fixed() {
    let allowed = [
        "Cargo.toml",
        "Cargo.lock",
        "LICENSE",
        "README.md",
        "src",
        "graphql",
        "migrations",
        "seed-data",
        "tests",
        "frontend",
        "target",
        "data",
    ];
    for entry in std::fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            name.starts_with('.') || allowed.contains(&name.as_str()),
            "{name} does not belong at the top"
        );
    }
}
