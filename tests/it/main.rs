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
mod asvs;
mod authenticator;
mod books;
mod cash;
mod clock;
mod columns;
mod comments;
mod consents;
mod contract;
mod disputes;
mod donors;
mod erasure;
mod escalation;
mod export;
mod faults_of_money;
mod figures;
mod files;
mod holds;
mod house;
mod idempotency;
mod imports;
mod invariants;
mod invitations;
mod match_log;
mod migrations;
mod moderation;
mod money_season;
mod oidc;
mod oidc_certified;
mod organisations;
mod passkeys;
mod passwords;
mod payloads;
mod payment_accounts;
mod payouts;
mod periods;
mod pictures;
mod policy;
mod pool_terms;
mod pools;
mod projects;
mod promises;
mod provider;
mod provider_transfers;
mod reader;
mod reading;
mod receipts;
mod refunds;
mod residents;
mod retention;
mod roles;
mod rounds;
mod rush;
mod schemes;
mod season;
mod seasons_at_once;
mod sentences;
mod sessions;
mod sign_in;
mod simulation;
mod stacks;
mod suspensions;
mod taken_back;
mod teams;
mod tips;
mod tokens;
mod transfers;
mod trust;
mod verdicts;
mod verified;
mod webhooks;
mod withdrawals;
