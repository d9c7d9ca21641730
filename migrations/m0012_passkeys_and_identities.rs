//! Passkeys and accounts at identity providers, and what is under way with both.
//!
//! What is under way belongs to one browser or session, lasts minutes and is used once. Nothing in these tables
//! opens an account: passkeys are public keys, and the secrets of a sign-in at a provider are worked out from the
//! browser's cookie and from what comes back.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// A challenge is bound to the hash of a browser's secret, or to that of the session which asked. An attempt with a
/// person joins the account to them. A pending account waits for its browser to prove whose the address is.
const UP: &str = "
create table passkey (
    id {uuid} not null primary key,
    person_id {uuid} not null references person (id),
    credential_id text not null unique,
    name text not null check (name <> ''),
    credential text not null,
    created_at {time} not null,
    last_used_at {time}
);
create index passkey_person on passkey (person_id);
create table passkey_challenge (
    id {uuid} not null primary key,
    purpose text not null check (purpose in ('register', 'sign_in')),
    bound_hash text not null check (length(bound_hash) = 64),
    state text not null,
    created_at {time} not null,
    expires_at {time} not null
);
create index passkey_challenge_bound on passkey_challenge (bound_hash, created_at);
create index passkey_challenge_expires on passkey_challenge (expires_at);
create table identity (
    id {uuid} not null primary key,
    person_id {uuid} not null references person (id),
    provider text not null check (provider <> ''),
    issuer text not null check (issuer <> ''),
    subject text not null check (subject <> ''),
    label text not null,
    linked_at {time} not null,
    last_used_at {time} not null,
    residence_at {time},
    unique (issuer, subject)
);
create index identity_person on identity (person_id);
create table identity_attempt (
    state_hash text not null primary key check (length(state_hash) = 64),
    provider text not null check (provider <> ''),
    browser_hash text not null check (length(browser_hash) = 64),
    return_to text not null,
    person_id {uuid} references person (id),
    created_at {time} not null,
    expires_at {time} not null
);
create index identity_attempt_person on identity_attempt (person_id);
create index identity_attempt_browser on identity_attempt (browser_hash, created_at);
create index identity_attempt_expires on identity_attempt (expires_at);
create table identity_pending (
    browser_hash text not null primary key check (length(browser_hash) = 64),
    provider text not null check (provider <> ''),
    issuer text not null check (issuer <> ''),
    subject text not null check (subject <> ''),
    email text not null check (email <> ''),
    residence_at {time},
    expires_at {time} not null
);
create index identity_pending_expires on identity_pending (expires_at);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::drop_tables(
            manager,
            &[
                "identity_pending",
                "identity_attempt",
                "identity",
                "passkey_challenge",
                "passkey",
            ],
        )
        .await
    }
}
