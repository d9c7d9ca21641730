//! The way between the engine and what is stored and read: forms, the city's fold, the turn.
//!
//! `prepare → engine::apply → store`: [`fold`] holds what a city's list of events has led to so far,
//! [`turn`] brings it up to date, decides what waits and stores all of it in one transaction,
//! [`listing`] puts new events on the list; [`outline`] answers pages without the gifts; [`match_log`] writes
//! the list for everybody to check.

pub mod decision;
pub mod explanation;
pub mod fold;
pub mod form;
pub mod listing;
pub mod looks;
pub mod match_log;
pub mod outline;
pub mod preview;
pub mod scenario;
pub mod settings;
pub mod turn;

mod batch;
mod seal;
