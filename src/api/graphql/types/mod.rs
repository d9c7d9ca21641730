//! The types of the contract, by noun. Each wraps what `app` gives and says it in GraphQL's words.

pub mod account;
pub mod act;
pub mod campaign;
pub mod case;
pub mod city;
pub mod credential;
pub mod comment;
pub mod decision;
pub mod moderation;
pub mod node;
pub mod person;
pub mod person_name;
pub mod pin;
pub mod place;
pub mod pledge;
pub mod pool;
pub mod problem;
pub mod project;
pub mod project_filter;
pub mod project_part;
pub mod project_permission;
pub mod quote;
pub mod rule;
