//! Rows as they are stored, one file a table. Nothing outside this crate sees them.

#![allow(missing_docs, reason = "columns are documented in the migrations")]
#![allow(
    clippy::disallowed_methods,
    reason = "what the derive writes for saving nested rows; nobody calls it"
)]

pub mod access_token;
pub mod accounting_period;
pub mod act;
pub mod area;
pub mod budget_line;
pub mod case_decision;
pub mod category;
pub mod city;
pub mod city_page;
pub mod city_turn;
pub mod command;
pub mod comment;
pub mod consent;
pub mod identity;
pub mod identity_attempt;
pub mod identity_pending;
pub mod invitation;
pub mod job;
pub mod known_browser;
pub mod ledger_entry;
pub mod ledger_seal;
pub mod ledger_transaction;
pub mod match_decision;
pub mod match_event;
pub mod moderation_case;
pub mod neighbourhood;
pub mod operator;
pub mod organisation;
pub mod organisation_member;
pub mod passkey;
pub mod passkey_challenge;
pub mod password;
pub mod person;
pub mod person_role;
pub mod pledge;
pub mod pool;
pub mod pool_funder;
pub mod project;
pub mod project_area;
pub mod project_member;
pub mod project_translation;
pub mod proof_code;
pub mod provider_event;
pub mod report;
pub mod role_request;
pub mod rule_version;
pub mod session;
pub mod sign_in_link;
pub mod simulation;
pub mod suspension;
