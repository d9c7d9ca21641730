//! Files that people hand in: private ones behind signed addresses, and pictures for everybody.
//!
//! Bytes lie in two folders. Their names come from identifiers and hashes alone, never from what a sender calls them.

mod document;
mod picture;
mod signed;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use domain::{DocumentId, Id, ProblemKind};
use tokio::sync::Semaphore;

use crate::{App, AppError, AppResult};

pub use document::PrivateContent;
pub use picture::StoredPicture;

/// The largest file that is taken.
pub const FILE_MEBIBYTES_MAX: u32 = 8;

/// The same in bytes.
pub const FILE_BYTES_MAX: usize = 8 << 20;

/// Where files lie, and the key that signs their addresses.
#[derive(Clone)]
pub struct Storage {
    private: PathBuf,
    pictures: PathBuf,
    key: Arc<[u8]>,
    /// Decoding takes much memory: one picture at a time.
    decoding: Arc<Semaphore>,
}

impl Storage {
    /// Private files in one folder, pictures in the other, a folder in it for each city.
    pub fn new(private: PathBuf, pictures: PathBuf, key: &[u8]) -> Self {
        Self {
            private,
            pictures,
            key: key.into(),
            decoding: Arc::new(Semaphore::new(1)),
        }
    }

    /// A name for something that leads back to it only with the key. `kind` keeps names of different kinds apart.
    pub(crate) fn pseudonym(&self, kind: &str, text: &str) -> String {
        signed::tag(&self.key, &format!("parvis-{kind}-1 {text}"))
    }

    fn private_path(&self, id: DocumentId) -> PathBuf {
        self.private.join(id.uuid().simple().to_string())
    }
}

/// The kinds of files that are known by how they begin.
fn sniffed(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => Some("application/pdf"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some("image/png"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}

/// The kind of a file, if it is one of those taken here and its content is what it says.
fn kind(given: &str, bytes: &[u8], taken: &[&str]) -> Result<&'static str, ProblemKind> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(ProblemKind::FileTooLarge {
            mebibytes: FILE_MEBIBYTES_MAX,
        });
    }
    let said = given
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    sniffed(bytes)
        .filter(|kind| *kind == said && taken.contains(kind))
        .ok_or(ProblemKind::WrongFileKind)
}

/// Tells apart what is being written.
static WRITTEN: AtomicU64 = AtomicU64::new(0);

/// Writes a file under its name at once: who reads it never finds half of it. One that is there stays.
async fn write(path: &Path, bytes: &[u8]) -> AppResult<()> {
    let failed = |error: std::io::Error| AppError::Internal(format!("a file cannot be stored: {error}"));
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(AppError::Internal("a file without a folder".to_owned()));
    };
    if tokio::fs::try_exists(path).await.map_err(failed)? {
        return Ok(());
    }
    tokio::fs::create_dir_all(folder).await.map_err(failed)?;
    // Two may write the same at once.
    let turn = WRITTEN.fetch_add(1, Ordering::Relaxed);
    let beside = folder.join(format!(
        ".{}.{}-{turn}.part",
        name.to_string_lossy(),
        std::process::id()
    ));
    tokio::fs::write(&beside, bytes).await.map_err(failed)?;
    tokio::fs::rename(&beside, path).await.map_err(failed)
}

/// Removes a file; one that is gone already is removed.
async fn remove(path: &Path) -> AppResult<()> {
    match tokio::fs::remove_file(path).await {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(AppError::Internal(format!("a file cannot be removed: {error}")))
        }
        _ => Ok(()),
    }
}

impl App {
    /// The same application with a place for files.
    #[must_use]
    pub fn storing(mut self, storage: Storage) -> Self {
        self.storage = Some(Arc::new(storage));
        self
    }

    fn storage(&self) -> AppResult<&Storage> {
        let storage = self.storage.as_deref();
        storage.ok_or_else(|| AppError::Internal("this process has no place for files".to_owned()))
    }

    /// A hash of a text with the installation's key: of what can be guessed, such as a network's address.
    pub(crate) fn keyed_hash(&self, text: &str) -> AppResult<String> {
        Ok(signed::tag(&self.storage()?.key, text))
    }

    /// Deletes private files whose time is over; how many.
    ///
    /// # Errors
    /// Those of the database and of the folder.
    pub async fn forget_files(&self) -> AppResult<usize> {
        if self.storage.is_none() {
            return Ok(0);
        }
        let over = store::private_file::over(self.db.read(), self.world.now(), 100).await?;
        for file in &over {
            // The bytes first: a row that is left is found again, a file that is left is not.
            remove(&self.storage()?.private_path(file.id)).await?;
            self.db
                .write("file.forget", |conn| async move {
                    Ok::<_, AppError>(store::private_file::delete(&conn, file.city, file.id).await?)
                })
                .await?;
        }
        Ok(over.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_content_says() {
        let documents = ["application/pdf", "image/png"];
        assert_eq!(
            kind("application/pdf; q=1", b"%PDF-1.7", &documents),
            Ok("application/pdf")
        );
        for (said, bytes) in [
            ("application/pdf", b"<html>%PDF-1.7".as_slice()),
            ("image/png", b"%PDF-1.7"),
            ("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
            ("image/jpeg", b"\xff\xd8\xff\xe0"),
            ("image/gif", b"GIF89a"),
            ("", b""),
        ] {
            assert_eq!(
                kind(said, bytes, &documents),
                Err(ProblemKind::WrongFileKind),
                "{said}"
            );
        }
        let large = vec![b' '; FILE_BYTES_MAX + 1];
        assert_eq!(
            kind("application/pdf", &large, &documents),
            Err(ProblemKind::FileTooLarge { mebibytes: 8 })
        );
    }
}
