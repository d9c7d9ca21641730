//! Tests across crates, in one binary. Each file is about one thing that a user or an attacker does.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    missing_docs,
    reason = "a test may stop"
)]

mod acts;
mod amounts;
mod anonymity;
mod asking;
mod books;
mod columns;
mod consents;
mod contract;
mod erasure;
mod export;
mod house;
mod idempotency;
mod imports;
mod migrations;
mod passwords;
mod policy;
mod pools;
mod projects;
mod reader;
mod refunds;
mod retention;
mod rush;
mod season;
mod sessions;
mod sign_in;
mod tokens;
mod webhooks;
