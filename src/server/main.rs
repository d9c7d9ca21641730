//! The one binary, `parvis`: commands, configuration, telemetry, wiring.
//!
//! **What it is.** The only place that knows all the others: it reads the command line, the configuration
//! and the environment, makes the real clock and randomness, opens the database, and puts the use cases
//! behind the HTTP side and the background work.
//!
//! **What it promises.** Whatever is wrong with the command line, the configuration or a file is told in
//! plain sentences, all of it at once, with the exit status that says whose turn it is: 1 something wrong
//! was found, 2 bad use. A demonstration that could not be loaded whole leaves nothing behind.
//!
//! **What it never does.** No rule of money, matching or rights is here.
//!
//! **How to add a command.** A file in `commands/` with its arguments, its examples and `run`, and a line
//! in `commands/mod.rs`.

mod commands;
mod config;
mod database;
mod demo;
mod exit;
mod output;
mod progress;
mod site;
mod storage;
mod telemetry;
mod world;

use std::process::ExitCode;

use clap::Parser;

/// Faster than the system's for many small answers at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // Bad use ends inside, with 2 and clap's own words.
    match commands::Cli::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.message.is_empty() {
                eprintln!("{}", failure.message);
            }
            ExitCode::from(failure.status)
        }
    }
}
