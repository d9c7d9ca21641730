//! A result as JSON, written while the scenario is played.

use std::cell::RefCell;
use std::io::{self, Write};

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::play::{Play, Stand};

impl Play {
    /// Writes the JSON of the [`ScenarioResult`](super::ScenarioResult), indented, and answers what stands in the
    /// end. No decision waits for the next one.
    ///
    /// # Errors
    /// What keeps the text from being written.
    pub fn write_json(mut self, out: &mut dyn Write) -> io::Result<Stand> {
        let mut json = serde_json::Serializer::pretty(out);
        let mut result = json.serialize_struct("ScenarioResult", 6)?;
        result.serialize_field("decisions", &Once::of(&mut self))?;
        let stand = self.end();
        result.serialize_field("projects", &stand.projects)?;
        result.serialize_field("pools", &stand.pools)?;
        result.serialize_field("contributions", &Once::of(stand.contributions()))?;
        result.serialize_field("audit", &stand.audit)?;
        if !stand.differences.is_empty() {
            result.serialize_field("differences", &stand.differences)?;
        }
        result.end()?;
        Ok(stand)
    }
}

/// A list that is made while it is written, and so can be written once.
struct Once<I>(RefCell<I>);

impl<I: Iterator> Once<I> {
    fn of(items: I) -> Self {
        Self(RefCell::new(items))
    }
}

impl<I: Iterator<Item: Serialize>> Serialize for Once<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&mut *self.0.borrow_mut())
    }
}
