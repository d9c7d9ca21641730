//! The pictures of the seed, in the data folder.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::seed::Files;

/// Where the seed keeps them.
const FOLDER: &str = "pictures";

/// The name under which a picture is served: with a part of its content's hash, because a name's picture
/// never changes. `None` where the seed has no such file.
pub fn name(files: &dyn Files, file: &str) -> Option<String> {
    let bytes = files.get(&format!("{FOLDER}/{file}"))?;
    let (stem, extension) = file.rsplit_once('.')?;
    let hash: String = Sha256::digest(&bytes)
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Some(format!("{stem}-{hash}.{extension}"))
}

/// The names of all pictures, with the file of each.
pub fn names(files: &dyn Files) -> Vec<(String, String)> {
    let short = |path: String| path.rsplit('/').next().map(str::to_owned);
    let named = |file: String| Some((name(files, &file)?, file));
    files
        .list(FOLDER)
        .into_iter()
        .filter_map(short)
        .filter_map(named)
        .collect()
}

/// Writes every picture that is not there yet.
pub fn write_all(files: &dyn Files, folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    for (name, file) in names(files) {
        let path = folder.join(name);
        if !path.try_exists()?
            && let Some(bytes) = files.get(&format!("{FOLDER}/{file}"))
        {
            std::fs::write(path, bytes)?;
        }
    }
    Ok(())
}
