//! Tests across crates, in one binary. Each file is about one thing that a user or an attacker does.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    missing_docs,
    reason = "a test may stop"
)]

mod acts;
mod amounts;
mod books;
mod columns;
mod contract;
mod escalation;
mod files;
mod house;
mod idempotency;
mod imports;
mod invitations;
mod migrations;
mod organisations;
mod pictures;
mod policy;
mod pools;
mod projects;
mod refunds;
mod residents;
mod roles;
mod rush;
mod season;
mod sign_in;
mod teams;
mod trust;
mod verified;
mod webhooks;
