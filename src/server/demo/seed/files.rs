//! Where the seed's files come from: the binary itself, or a table in tests.

use std::borrow::Cow;

/// A folder of files.
pub trait Files {
    /// The content of a file.
    fn get(&self, path: &str) -> Option<Cow<'static, [u8]>>;
    /// The paths of all files in a folder, in order.
    fn list(&self, folder: &str) -> Vec<String>;
}

/// The folder `seed-data`, inside the binary.
#[derive(rust_embed::RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../seed-data"]
struct SeedData;

/// The seed that this binary brings.
pub struct Embedded;

impl Files for Embedded {
    fn get(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        SeedData::get(path).map(|file| file.data)
    }

    fn list(&self, folder: &str) -> Vec<String> {
        let prefix = format!("{folder}/");
        let mut paths: Vec<String> = SeedData::iter()
            .filter(|path| path.starts_with(&prefix))
            .map(Cow::into_owned)
            .collect();
        paths.sort();
        paths
    }
}
