//! Builds the pages and puts them where the binary embeds them from.
//!
//! `npm ci` runs when the lockfile is newer than what is installed, the build when a source has changed
//! since the last one. `PARVIS_WEB=skip` leaves the pages out. Only ignored folders are written:
//! `frontend/node_modules`, `frontend/.svelte-kit`, `frontend/build` and Cargo's own. Two builds at once
//! take turns on a lock.

#![allow(
    clippy::disallowed_methods,
    reason = "a build script is told everything by its environment"
)]

use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the pages are made of, below `frontend`.
const SOURCES: [&str; 8] = [
    "src",
    "static",
    "scripts",
    "package.json",
    "package-lock.json",
    "svelte.config.js",
    "vite.config.ts",
    "tsconfig.json",
];

/// Said instead of the pages.
const SKIPPED: &str = "<!doctype html>
<html lang=\"en\">
<head><meta charset=\"utf-8\"><title>Parvis</title></head>
<body>
<h1>The pages are not part of this build</h1>
<p>It was made with <code>PARVIS_WEB=skip</code>. Build again without it to have them:</p>
<pre>cargo run --release -- demo</pre>
<p>The API answers at <code>/graphql</code>.</p>
</body>
</html>
";

fn main() {
    println!("cargo::rerun-if-env-changed=PARVIS_WEB");
    if let Err(reason) = run() {
        println!("cargo::error={reason}");
    }
}

fn run() -> Result<(), String> {
    let from_env = |name: &str| {
        std::env::var_os(name)
            .map(PathBuf::from)
            .ok_or(format!("{name} is not set"))
    };
    let web = from_env("OUT_DIR")?.join("web");
    if std::env::var("PARVIS_WEB").is_ok_and(|value| value == "skip") {
        return skip(&web).map_err(|error| format!("{}: {error}", web.display()));
    }
    let frontend = from_env("CARGO_MANIFEST_DIR")?.join("../../frontend");
    let frontend = frontend
        .canonicalize()
        .map_err(|error| format!("{}: {error}", frontend.display()))?;
    for source in SOURCES {
        println!("cargo::rerun-if-changed={}", frontend.join(source).display());
    }
    build(&frontend, &web)
}

fn skip(web: &Path) -> io::Result<()> {
    clear(web)?;
    fs::create_dir_all(web)?;
    fs::write(web.join("index.html"), SKIPPED)
}

fn build(frontend: &Path, web: &Path) -> Result<(), String> {
    let said = |path: &Path, error: io::Error| format!("{}: {error}", path.display());
    let state = frontend.join(".svelte-kit");
    fs::create_dir_all(&state).map_err(|error| said(&state, error))?;
    let lock = state.join("parvis-build.lock");
    // Held until the end of this function.
    let held = File::create(&lock).map_err(|error| said(&lock, error))?;
    held.lock().map_err(|error| said(&lock, error))?;

    check_node(frontend)?;
    if !is_installed(frontend) {
        npm(frontend, &["ci", "--no-audit", "--no-fund"])?;
    }
    let sources = fingerprint(frontend).map_err(|error| said(frontend, error))?;
    let (built, stamp) = (frontend.join("build"), state.join("parvis-built"));
    let is_current =
        fs::read_to_string(&stamp).is_ok_and(|kept| kept == sources) && built.join("index.html").exists();
    if !is_current {
        npm(frontend, &["run", "build"])?;
        fs::write(&stamp, &sources).map_err(|error| said(&stamp, error))?;
    }
    // Beside first, so that a build that is cut short leaves no half of the pages.
    let fresh = web.with_extension("new");
    clear(&fresh)
        .and_then(|()| copy(&built, &fresh))
        .map_err(|error| said(&fresh, error))?;
    clear(web)
        .and_then(|()| fs::rename(&fresh, web))
        .map_err(|error| said(web, error))
}

/// Whether Node is there and new enough for what `package.json` asks.
fn check_node(frontend: &Path) -> Result<(), String> {
    let manifest = fs::read_to_string(frontend.join("package.json"))
        .map_err(|error| format!("package.json: {error}"))?;
    let asked = manifest
        .split_once("\"node\": \">=")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map_or("0", |(v, _)| v);
    let advice = format!(
        "Building the pages needs Node {asked} or newer with npm. Install it (on Debian: apt-get install nodejs npm), \
         or leave the pages out with PARVIS_WEB=skip."
    );
    let told = Command::new("node")
        .arg("--version")
        .output()
        .map_err(|_| format!("node was not found. {advice}"))?;
    let version = String::from_utf8_lossy(&told.stdout)
        .trim()
        .trim_start_matches('v')
        .to_owned();
    if numbers(&version) < numbers(asked) {
        return Err(format!("node is version {version}, which is too old. {advice}"));
    }
    Command::new("npm")
        .arg("--version")
        .output()
        .map(drop)
        .map_err(|_| format!("npm was not found. {advice}"))
}

fn numbers(version: &str) -> Vec<u32> {
    version.split('.').map(|part| part.parse().unwrap_or(0)).collect()
}

/// Whether the packages are those of the lockfile: npm writes down what it installed, and when.
fn is_installed(frontend: &Path) -> bool {
    let time = |path: &str| {
        fs::metadata(frontend.join(path))
            .and_then(|it| it.modified())
            .ok()
    };
    match (time("node_modules/.package-lock.json"), time("package-lock.json")) {
        (Some(installed), Some(locked)) => installed >= locked,
        _ => false,
    }
}

fn npm(frontend: &Path, arguments: &[&str]) -> Result<(), String> {
    let line = format!("npm {}", arguments.join(" "));
    let ran = Command::new("npm").args(arguments).current_dir(frontend).output();
    let output = ran.map_err(|error| format!("{line} cannot be run: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    // The end says what went wrong. An error of a build script is one line.
    let end = lines[lines.len().saturating_sub(12)..].join(" | ");
    Err(format!("{line} failed in {}: {end}", frontend.display()))
}

/// Something that changes with every source and with the way of building.
fn fingerprint(frontend: &Path) -> io::Result<String> {
    let mut hasher = DefaultHasher::new();
    for source in SOURCES {
        let path = frontend.join(source);
        for file in files(&path)? {
            file.strip_prefix(frontend).unwrap_or(&file).hash(&mut hasher);
            fs::read(&file)?.hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Every file below a path, in order; itself, where it is one.
fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(if path.exists() {
            vec![path.to_owned()]
        } else {
            Vec::new()
        });
    }
    let mut entries = fs::read_dir(path)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    let nested = entries
        .iter()
        .map(|entry| files(entry))
        .collect::<io::Result<Vec<_>>>()?;
    Ok(nested.concat())
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    for file in files(from)? {
        let target = to.join(file.strip_prefix(from).unwrap_or(&file));
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file, target)?;
    }
    Ok(())
}

/// Removes a folder of Cargo's, if it is there.
fn clear(folder: &Path) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
    } else {
        Ok(())
    }
}
