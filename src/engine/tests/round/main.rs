//! Rounds from outside: the textbook beside them, the laws, and the results that others computed from real
//! donations.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic as tests may")]

mod laws;
mod reference;
mod textbook;
