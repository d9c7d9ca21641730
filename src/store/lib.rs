//! Persistence: the only crate that knows SeaORM and SQL.
//!
//! **What it is.** Entities (rows), the conversion between rows and domain types, queries by noun, the
//! journal, the city's list of events, the job queue, and named transactions with a bounded retry.
//!
//! **What it promises.** Every query of a city's things takes the city as an argument. Writing happens
//! inside [`Db::write`] only. A row that cannot be what it should be is an error that names table,
//! column and row. The same behaviour on SQLite and PostgreSQL; what differs stands in `dialect`.
//!
//! **What it never does.** Decide: no policy, no rules of money or matching, no GraphQL, no mail.
//!
//! **How to add a noun.** A migration, an entity file, and a file named after the noun with its record
//! type and its queries.

pub mod access_token;
pub mod act;
pub mod area;
pub mod assignment_undo;
pub mod audit;
pub mod balance;
pub mod bank_account;
pub mod bank_entry;
pub mod budget_line;
pub mod campaign_end;
pub mod campaign_terms;
pub mod campaign_verdict;
pub mod case;
pub mod cash_count;
pub mod cash_deposit;
pub mod city;
pub mod columns;
pub mod command;
pub mod comment;
pub mod consent;
pub mod decision;
pub mod dispute;
pub mod erasure;
pub mod event;
pub mod identity;
pub mod invitation;
pub mod job;
pub mod journal;
pub mod look;
pub mod membership;
pub mod neighbourhood;
pub mod office;
pub mod organisation;
pub mod passkey;
pub mod password;
pub mod payee_account;
pub mod payment_batch;
pub mod payment_order;
pub mod payout;
pub mod period;
pub mod person;
pub mod pin;
pub mod pledge;
pub mod pledge_count;
pub mod pledge_hold;
pub mod pledge_match;
pub mod pool;
pub mod privacy;
pub mod private_file;
pub mod project;
pub mod project_list;
pub mod project_match;
pub mod project_money;
pub mod project_totals;
pub mod promise;
pub mod proof_code;
pub mod provider_event;
pub mod provider_refund;
pub mod provider_transfer;
pub mod receipt;
pub mod receipt_gift;
pub mod receipt_issuer;
pub mod receipt_paper;
pub mod receipt_run;
pub mod receipt_wish;
pub mod report;
pub mod residence;
pub mod role_request;
pub mod rule;
pub mod session;
pub mod shape;
pub mod sign_in_try;
pub mod simulation;
pub mod statement;
pub mod suspension;
pub mod verification;
pub mod withdrawal;

mod db;
mod dialect;
mod entity;
mod error;
mod sql;
mod texts;

pub use db::{AsStoreError, Conn, Db, DbSettings};
pub use error::StoreError;
pub use texts::{Texts, fold};
