//! How far long work is: a bar on a terminal, now and then a line elsewhere.

use std::io::IsTerminal;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// How often a line is written where no bar can be drawn.
const PAUSE: Duration = Duration::from_secs(5);

/// The progress of one piece of work, on standard error.
pub struct Progress {
    what: &'static str,
    bar: Option<ProgressBar>,
    said_at: Mutex<Instant>,
}

impl Progress {
    /// Work begins.
    pub fn begin(what: &'static str) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::new(0).with_message(what);
            let style = ProgressStyle::with_template("{msg}  {wide_bar:.cyan/blue}  {pos}/{len}  {elapsed}");
            style.map_or(bar.clone(), |style| bar.with_style(style))
        });
        if bar.is_none() {
            eprintln!("{what} …");
        }
        Self {
            what,
            bar,
            said_at: Mutex::new(Instant::now()),
        }
    }

    /// So much of it is done.
    pub fn at(&self, done: usize, all: usize) {
        if let Some(bar) = &self.bar {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
            return;
        }
        let mut said_at = self.said_at.lock().unwrap_or_else(PoisonError::into_inner);
        if said_at.elapsed() >= PAUSE {
            *said_at = Instant::now();
            eprintln!("{} … {done} of {all}", self.what);
        }
    }

    /// Work is over; the bar leaves no trace.
    pub fn end(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}
