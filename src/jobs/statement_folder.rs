//! Statements of banks, taken in from a folder: what a bank's program or a person puts there.
//!
//! Each city has a folder of its own, named by its slug. A file is taken in whole, or not at all, and then lies in
//! `done` or `refused` beside a note that says what became of it, in the city's language. Nothing is lost where a
//! process is killed between the two, or where several look into one folder: the same statement twice changes nothing.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use app::{App, AppError, AppResult, City, words};
use domain::bank::Statement;
use tokio::sync::watch;

/// How often the folders are looked into.
const PAUSE: Duration = Duration::from_secs(60);
/// One byte more than is read: a larger file is refused as one.
const BYTES_MAX: u64 = exchange::statement::BYTES_MAX as u64 + 1;
/// How names end that programs give to a file while they write it.
const UNFINISHED: [&str; 4] = [".part", ".filepart", ".tmp", ".crdownload"];

/// How a file was found: one that is still being written is another at the next look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark {
    bytes: u64,
    changed: Option<SystemTime>,
}

/// The folder, and what was found there at the last look.
pub struct StatementFolder {
    app: App,
    root: PathBuf,
    seen: BTreeMap<PathBuf, Mark>,
}

/// What became of a file.
enum Fate {
    Done(String),
    Refused(String),
    /// It could not be said: the next round says it.
    Later,
}

/// A file that was read whole: its statements, or why there are none.
type Whole = (PathBuf, Result<Vec<Statement>, String>);

impl StatementFolder {
    /// Takes statements from here into the books.
    pub fn new(app: App, root: PathBuf) -> Self {
        let seen = BTreeMap::new();
        Self { app, root, seen }
    }

    /// Looks into the folder every minute, until `stop` turns true or its sender is gone.
    pub async fn run(mut self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            if let Err(error) = self.round().await {
                tracing::error!(%error, "statements.folder.failed");
            }
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => {}
                changed = stop.changed() => if changed.is_err() { return },
            }
        }
    }

    /// Takes in what has lain there unchanged since the last round; gives how many files were moved.
    ///
    /// # Errors
    /// Those of the database. A file that cannot be read or moved is left, and the log says so.
    pub async fn round(&mut self) -> AppResult<usize> {
        let (mut moved, mut seen) = (0, BTreeMap::new());
        for city in self.app.cities().await? {
            let folder = self.root.join(&city.slug);
            let locale = city.locale;
            let before = std::mem::take(&mut self.seen);
            let looked = tokio::task::spawn_blocking({
                let folder = folder.clone();
                move || {
                    let looked = look(&folder, &before, locale);
                    (looked, before)
                }
            });
            let ((files, marks), before) = looked
                .await
                .map_err(|error| AppError::Internal(format!("statements.folder: {error}")))?;
            self.seen = before;
            seen.extend(marks);
            for (file, read) in files {
                match self.take(&city, read).await {
                    Fate::Done(note) => moved += usize::from(put(&file, "done", &note)),
                    Fate::Refused(note) => moved += usize::from(put(&file, "refused", &note)),
                    Fate::Later => {}
                }
            }
        }
        self.seen = seen;
        Ok(moved)
    }

    async fn take(&self, city: &City, read: Result<Vec<Statement>, String>) -> Fate {
        let statements = match read {
            Ok(statements) => statements,
            Err(why) => return Fate::Refused(why),
        };
        match self.app.take_statements_here(city, &statements, false).await {
            Ok(taken) => Fate::Done(words::statement::taken(city.locale, &taken, city.currency)),
            Err(AppError::Refused(problems)) => {
                let line = |problem: &domain::Problem| {
                    format!(
                        "{}: {}",
                        problem.field,
                        words::problem(city.locale, &problem.kind)
                    )
                };
                let lines: Vec<String> = problems.iter().map(line).collect();
                Fate::Refused(lines.join("\n"))
            }
            Err(error) => {
                tracing::error!(city = city.slug, %error, "statements.not_taken");
                Fate::Later
            }
        }
    }
}

/// What lies in a folder and is to be taken now, the oldest statement first, and the marks of everything there.
fn look(
    folder: &Path,
    before: &BTreeMap<PathBuf, Mark>,
    locale: domain::Locale,
) -> (Vec<Whole>, BTreeMap<PathBuf, Mark>) {
    let (mut files, mut marks) = (Vec::new(), BTreeMap::new());
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        // A city without a folder sends none.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return (files, marks),
        Err(error) => {
            tracing::error!(folder = %folder.display(), %error, "statements.folder.unreadable");
            return (files, marks);
        }
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if name.starts_with('.') || UNFINISHED.iter().any(|end| name.ends_with(end)) {
            continue;
        }
        let Some(mark) = mark_of(&path) else { continue };
        marks.insert(path.clone(), mark);
        if before.get(&path) != Some(&mark) {
            continue;
        }
        match read_whole(&path) {
            // It was being written after all.
            Ok(_) if mark_of(&path) != Some(mark) => {}
            Ok(bytes) => {
                let read = exchange::statement::read(&bytes).map_err(|refused| refused.text(locale));
                files.push((path, read));
            }
            Err(error) => tracing::error!(file = %path.display(), %error, "statements.file.unreadable"),
        }
    }
    // Each has to follow the one before.
    files.sort_by_key(|(path, read)| {
        let first = read.iter().flatten().map(|one| (one.from, one.to)).min();
        (first.is_none(), first, path.clone())
    });
    (files, marks)
}

/// How a plain file is found; nothing for what is none.
fn mark_of(path: &Path) -> Option<Mark> {
    let found = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?;
    Some(Mark {
        bytes: found.len(),
        changed: found.modified().ok(),
    })
}

fn read_whole(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(BYTES_MAX).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Moves a file into a folder beside it, with a note; whether it was there to be moved.
fn put(file: &Path, into: &str, note: &str) -> bool {
    let moved = || -> io::Result<PathBuf> {
        let folder = file.with_file_name(into);
        fs::create_dir_all(&folder)?;
        let name = file
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let numbered = (2..).map(|number| format!("{number}-{name}"));
        let free = std::iter::once(name.clone())
            .chain(numbered)
            .map(|name| folder.join(name))
            .find(|path| !path.exists());
        let target = free.unwrap_or_else(|| folder.join(&name));
        fs::rename(file, &target)?;
        Ok(target)
    };
    match moved() {
        Ok(target) => {
            let mut beside = target.clone().into_os_string();
            beside.push(".why.txt");
            if let Err(error) = fs::write(&beside, format!("{note}\n")) {
                tracing::error!(file = %target.display(), %error, "statements.note.not_written");
            }
            tracing::info!(file = %target.display(), into, "statements.file.moved");
            true
        }
        // Another process was faster: the statement is in the books once.
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => {
            tracing::error!(file = %file.display(), %error, "statements.file.not_moved");
            false
        }
    }
}
