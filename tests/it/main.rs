//! Tests across crates, in one binary. Each file is about one thing that a user or an attacker does.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    missing_docs,
    reason = "a test may stop"
)]

mod acts;
mod amounts;
mod asking;
mod authenticator;
mod books;
mod columns;
mod comments;
mod contract;
mod house;
mod idempotency;
mod imports;
mod migrations;
mod oidc;
mod passkeys;
mod moderation;
mod passwords;
mod policy;
mod pools;
mod projects;
mod provider;
mod refunds;
mod rush;
mod season;
mod sessions;
mod sign_in;
mod tokens;
mod webhooks;
