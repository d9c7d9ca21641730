//! The data folder of a demonstration: what lies in it, and taking it all away again.

use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::picture;
use super::seed::Files;
use crate::exit::Failure;

/// The folder, held by this process until it is dropped.
pub struct DataFolder {
    path: PathBuf,
    _lock: File,
}

/// Held while a demonstration runs: two of them would write into each other's files.
const LOCK: &str = "parvis.lock";

impl DataFolder {
    /// Makes the folder if need be, and takes hold of it.
    ///
    /// # Errors
    /// It cannot be made or written, or another demonstration runs in it.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let unusable = |error: std::io::Error| {
            let advice = "Choose another with --data-dir.";
            Failure::usage(format!(
                "The data folder {} cannot be used: {}. {advice}",
                path.display(),
                plain(&error)
            ))
        };
        std::fs::create_dir_all(path).map_err(unusable)?;
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(path.join(LOCK))
            .map_err(unusable)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self {
                path: path.to_owned(),
                _lock: lock,
            }),
            Err(TryLockError::WouldBlock) => Err(Failure::usage(format!(
                "Another demonstration is running in the data folder {}. Stop it, or choose another with --data-dir.",
                path.display()
            ))),
            Err(TryLockError::Error(error)) => Err(unusable(error)),
        }
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The database.
    pub fn database(&self) -> PathBuf {
        self.path.join("parvis.db")
    }

    /// The database while it is being filled.
    pub fn scratch(&self) -> PathBuf {
        self.path.join("parvis.db.loading")
    }

    /// The mails.
    pub fn outbox(&self) -> PathBuf {
        self.path.join("outbox")
    }

    /// The payments of the pretended bank.
    pub fn sandbox(&self) -> PathBuf {
        self.path.join("sandbox.jsonl")
    }

    /// The pictures, a folder for each city.
    pub fn pictures(&self) -> PathBuf {
        self.path.join("pictures")
    }

    /// The private files.
    pub fn private(&self) -> PathBuf {
        self.path.join("private")
    }

    /// The key that signs their addresses.
    pub fn key(&self) -> PathBuf {
        self.path.join("files.key")
    }

    /// Removes what a loading left behind that did not come to its end.
    pub fn clear_scratch(&self) -> Result<(), Failure> {
        for path in with_companions(&self.scratch()) {
            remove(&path)?;
        }
        Ok(())
    }

    /// Removes everything that a demonstration has made here, and nothing else.
    pub fn reset(&self, files: &dyn Files, city: &str) -> Result<(), Failure> {
        self.clear_scratch()?;
        for path in with_companions(&self.database()) {
            remove(&path)?;
        }
        remove(&self.sandbox())?;
        remove(&self.sandbox().with_extension("new"))?;
        let pictures = self.pictures().join(city);
        for (name, _) in picture::names(files) {
            remove(&pictures.join(name))?;
        }
        for picture in entries(&pictures)?
            .into_iter()
            .filter(|path| is_handed_in(path, ".jpg"))
        {
            remove(&picture)?;
        }
        for file in entries(&self.private())?
            .into_iter()
            .filter(|path| is_handed_in(path, ""))
        {
            remove(&file)?;
        }
        remove(&self.key())?;
        for mail in entries(&self.outbox())?.into_iter().filter(|path| is_mail(path)) {
            remove(&mail)?;
        }
        for folder in [pictures, self.pictures(), self.private(), self.outbox()] {
            remove_if_empty(&folder);
        }
        Ok(())
    }
}

/// A database and the files that SQLite puts beside it.
fn with_companions(database: &Path) -> [PathBuf; 3] {
    ["", "-wal", "-shm"].map(|suffix| {
        let mut name = database.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    })
}

/// Whether a file is named as those are that people hand in: 32 hexadecimal digits.
fn is_handed_in(path: &Path, extension: &str) -> bool {
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let digits = name.strip_suffix(extension).unwrap_or_default();
    digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether a file is named as the outbox names mails: `<kind>.job.<uuid>.eml`.
fn is_mail(path: &Path) -> bool {
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let mut parts = name.split('.');
    let kind = parts
        .next()
        .is_some_and(|kind| kind.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
    let id = parts.next() == Some("job") && parts.next().is_some_and(|id| id.len() == 36);
    kind && id && matches!(parts.next(), Some("eml" | "json"))
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    match std::fs::read_dir(folder) {
        Ok(entries) => entries
            .map(|entry| Ok(entry.map_err(failed(folder))?.path()))
            .collect(),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(failed(folder)(error)),
    }
}

fn remove(path: &Path) -> Result<(), Failure> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(failed(path)(error)),
        _ => Ok(()),
    }
}

/// A folder with something of somebody else in it stays.
fn remove_if_empty(folder: &Path) {
    if let Err(error) = std::fs::remove_dir(folder) {
        tracing::debug!(folder = %folder.display(), %error, "demo.folder.kept");
    }
}

fn failed(path: &Path) -> impl Fn(std::io::Error) -> Failure {
    let path = path.to_owned();
    move |error| {
        Failure::usage(format!(
            "{} cannot be removed: {}.",
            path.display(),
            plain(&error)
        ))
    }
}

/// What the system says, without its number.
fn plain(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    struct OnePicture;

    impl Files for OnePicture {
        fn get(&self, path: &str) -> Option<std::borrow::Cow<'static, [u8]>> {
            (path == "pictures/a.svg").then_some(b"<svg/>".as_slice().into())
        }
        fn list(&self, _folder: &str) -> Vec<String> {
            vec!["pictures/a.svg".to_owned()]
        }
    }

    fn all_files(folder: &Path) -> BTreeMap<String, ()> {
        let mut found = BTreeMap::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(next) = folders.pop() {
            for path in entries(&next).unwrap() {
                if path.is_dir() {
                    folders.push(path);
                } else {
                    found.insert(path.strip_prefix(folder).unwrap().display().to_string(), ());
                }
            }
        }
        found
    }

    #[test]
    fn a_reset_removes_what_the_demonstration_made_and_nothing_else() {
        let temporary = tempfile::tempdir().unwrap();
        let folder = DataFolder::open(temporary.path()).unwrap();
        picture::write_all(&OnePicture, &folder.pictures().join("town")).unwrap();
        std::fs::create_dir_all(folder.outbox()).unwrap();
        std::fs::create_dir_all(folder.private()).unwrap();
        let mail = "sign-in-link.job.01920000-0000-7000-8000-000000000000";
        for name in [
            "parvis.db",
            "parvis.db-wal",
            "parvis.db.loading",
            "sandbox.jsonl",
            "letter.txt",
            &format!("outbox/{mail}.eml"),
            &format!("outbox/{mail}.json"),
            "outbox/kept.eml",
            "files.key",
            "private/kept.pdf",
            &format!("private/{}", "0a".repeat(16)),
            &format!("pictures/town/{}.jpg", "0a".repeat(16)),
        ] {
            std::fs::write(temporary.path().join(name), b"x").unwrap();
        }
        folder.reset(&OnePicture, "town").unwrap();
        let left: Vec<String> = all_files(temporary.path()).into_keys().collect();
        assert_eq!(
            left,
            ["letter.txt", "outbox/kept.eml", "parvis.lock", "private/kept.pdf"]
        );
        assert!(!folder.pictures().exists());
    }

    #[test]
    fn one_demonstration_at_a_time() {
        let temporary = tempfile::tempdir().unwrap();
        let _held = DataFolder::open(temporary.path()).unwrap();
        let second = DataFolder::open(temporary.path()).err().unwrap();
        assert_eq!(second.status, 2);
        assert!(
            second.message.contains("Another demonstration"),
            "{}",
            second.message
        );
    }
}
