//! The fold from outside: scenarios in text tables, the laws, and the textbook evaluator beside it.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic as tests may")]

mod laws;
mod scenarios;
mod season;
mod table;
mod textbook;
mod windows;
