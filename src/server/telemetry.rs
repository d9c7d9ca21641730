//! The log: where it goes and in which form. Nothing in it names a person.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::config::{Log, LogFormat};

/// Begins to write the log to standard error.
pub fn begin(log: &Log) {
    // The filter was checked with the configuration.
    let filter = EnvFilter::try_new(&log.level).unwrap_or_default();
    let is_terminal = std::io::stderr().is_terminal();
    let json = match log.format {
        LogFormat::Json => true,
        LogFormat::Plain => false,
        LogFormat::Auto => !is_terminal,
    };
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    // Whoever began first keeps the log: a second call, in tests, changes nothing.
    let _already = if json {
        lines.json().flatten_event(true).try_init()
    } else {
        lines.with_ansi(is_terminal).compact().try_init()
    };
}
