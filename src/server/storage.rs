//! Where files lie, and the key that signs the addresses of private ones.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use app::file::Storage;
use domain::World;

use crate::exit::Failure;

/// Opens the folders. The key is read from its file; where there is none yet, one is made that only this user reads.
///
/// # Errors
/// The file cannot be read or made, or holds too little to be a key.
pub fn open(private: &Path, pictures: &Path, key_file: &Path, world: &World) -> Result<Storage, Failure> {
    let key = match std::fs::read(key_file) {
        Ok(key) => key,
        Err(error) if error.kind() == ErrorKind::NotFound => make_key(key_file, world).map_err(|error| {
            Failure::usage(format!("The key {} cannot be made: {error}.", key_file.display()))
        })?,
        Err(error) => {
            let name = key_file.display();
            return Err(Failure::usage(format!("The key {name} cannot be read: {error}.")));
        }
    };
    let key = key.trim_ascii();
    if key.len() < 32 {
        let name = key_file.display();
        return Err(Failure::usage(format!(
            "The key in {name} is too short: 32 characters at least. Take the file away, and a good one is made."
        )));
    }
    Ok(Storage::new(private.to_owned(), pictures.to_owned(), key))
}

/// Of two processes that begin at once, the second reads what the first has made.
fn make_key(file: &Path, world: &World) -> std::io::Result<Vec<u8>> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let key: String = world
        .bytes::<32>()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(file) {
        Ok(mut made) => {
            made.write_all(key.as_bytes())?;
            made.sync_all()?;
            Ok(key.into_bytes())
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => std::fs::read(file),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_only_its_owner_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("data").join("files.key");
        let world = crate::world::real();
        open(folder.path(), folder.path(), &file, &world)
            .map(drop)
            .unwrap();
        let first = std::fs::read(&file).unwrap();
        open(folder.path(), folder.path(), &file, &world)
            .map(drop)
            .unwrap();
        assert_eq!(std::fs::read(&file).unwrap(), first);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(
                std::fs::metadata(&file).unwrap().permissions().mode() & 0o777,
                0o600
            );
        }
        std::fs::write(&file, "short").unwrap();
        assert!(open(folder.path(), folder.path(), &file, &world).is_err());
    }
}
