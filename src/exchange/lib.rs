//! Importers and exporters: bytes on one side, plain records on the other.
//!
//! **What it is.** Readers for what cities publish: neighbourhoods and named areas as GeoJSON, projects
//! as CSV or GeoJSON through a column mapping that the city writes once. A writer of GeoJSON. Readers of
//! account statements (camt.053, CODA, CFONB 120), writers of what banks and accountants take (pain.001,
//! the QR code of a transfer, journal, trial balance and the French FEC). Words for every finding in
//! French and English, and the report that an official reads after an import.
//!
//! **What it promises.** Every row of a file ends either as a record or with at least one error that
//! names the row, the line and the field; nothing is dropped silently, nothing is repaired by guessing.
//! A project never gets a point that its row does not state. Amounts are read as decimal text, never
//! through a float. A file that cannot be understood as a whole is [`Refused`] before any row is read.
//! A statement is read whole or refused: its entries lead from its opening to its closing balance.
//! A writer writes nothing that its reader would refuse, and the same bytes for the same data.
//!
//! **What it never does.** It opens no file, no database and no connection; it does not know which
//! neighbourhoods a city has, so that codes are resolved by the caller, nor which gift a transfer is
//! for. It never invents an identifier.
//!
//! **How to add a format.** A file named after the noun with `read(bytes, options)` that returns a
//! [`Report`], or records or [`Refused`] where a file counts only as a whole; each new way to be wrong is
//! a variant of [`Message`], and `words` does not compile until it can be said in every language.

#[cfg(test)]
mod any_input;
pub mod areas;
mod decode;
pub mod epc_qr;
mod features;
mod finding;
pub mod geojson;
mod latin;
pub mod ledger_files;
pub mod mapping;
mod message;
pub mod neighbourhoods;
pub mod pain001;
pub mod projects;
pub mod report;
mod shape;
pub mod statement;
mod table;
#[cfg(test)]
mod test_data;
mod words;
mod xml;

pub use finding::{At, Finding, Refused};
pub use mapping::{Mapping, MappingError};
pub use message::{BankMessage, Message};
pub use report::Report;
