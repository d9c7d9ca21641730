//! The fold from outside: scenarios in text tables, the laws, and the textbook evaluator beside it.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic as tests may")]

mod beside;
mod ceilings;
mod closings;
mod counting;
mod ends;
mod everything;
mod examples;
mod figures;
mod gates;
mod holds;
mod laws;
mod log;
mod payouts;
mod pools;
mod problems;
mod projects;
mod refusals;
mod rises;
mod scenarios;
mod season;
mod sequence;
mod settlements;
mod stacks;
mod standing;
mod table;
mod textbook;
mod told;
mod versions;
mod windows;
