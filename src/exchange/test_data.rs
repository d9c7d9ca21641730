//! Real files of real cities, which lie beside the project and are no part of it.

use std::path::Path;

/// The bytes of a file under `../shared/data`, seen from the root of the workspace.
pub(crate) fn shared(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data")
        .join(name);
    std::fs::read(&path).unwrap_or_else(|error| {
        panic!("this test needs the real file ../shared/data/{name} beside the project: {error}")
    })
}

/// The text of a mapping in `seed-data/mappings`.
pub(crate) fn mapping(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../seed-data/mappings")
        .join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("seed-data/mappings/{name}: {error}"))
}
