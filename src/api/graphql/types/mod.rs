//! The types of the contract, by noun. Each wraps what `app` gives and says it in GraphQL's words.

pub mod act;
pub mod badge;
pub mod campaign;
pub mod city;
pub mod city_office;
pub mod decision;
pub mod invitation;
pub mod membership;
pub mod node;
pub mod organisation;
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
pub mod project_team;
pub mod quote;
pub mod residence;
pub mod rule;
pub mod verification;
