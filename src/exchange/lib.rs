//! Importers and exporters: bytes on one side, plain records on the other.
//!
//! **What it is.** Readers for what cities publish: neighbourhoods and named areas as GeoJSON, projects
//! as CSV or GeoJSON through a column mapping that the city writes once. A writer of GeoJSON. Words for
//! every finding in French and English, and the report that an official reads after an import.
//!
//! **What it promises.** Every row of a file ends either as a record or with at least one error that
//! names the row, the line and the field; nothing is dropped silently, nothing is repaired by guessing.
//! A project never gets a point that its row does not state. Amounts are read as decimal text, never
//! through a float. A file that cannot be understood as a whole is [`Refused`] before any row is read.
//!
//! **What it never does.** It opens no file, no database and no connection; it does not know which
//! neighbourhoods a city has, so that codes are resolved by the caller. It never invents an identifier.
//!
//! **How to add a format.** A file named after the noun with `read(bytes, options)` that returns a
//! [`Report`]; each new way to be wrong is a variant of [`Message`], and `words` does not compile until
//! it can be said in every language.

#[cfg(test)]
mod any_input;
pub mod areas;
mod decode;
mod features;
mod finding;
pub mod geojson;
pub mod mapping;
mod message;
pub mod neighbourhoods;
pub mod projects;
pub mod report;
mod shape;
mod table;
#[cfg(test)]
mod test_data;
mod words;

pub use finding::{At, Finding, Refused};
pub use mapping::{Mapping, MappingError};
pub use message::Message;
pub use report::Report;
