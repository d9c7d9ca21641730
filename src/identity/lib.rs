//! How people prove who they are.
//!
//! **What it is.** The pure part of signing in, one way a file: [`password`].
//!
//! **What it promises.** Whatever comes from outside ends in a value or a refusal, never in a panic. Salts and other
//! unpredictable bytes are handed in, so that tests see the same each time.
//!
//! **What it never does.** It reads no database, no clock and no network; it does not know people, sessions or
//! addresses of pages. How often somebody may try is decided in `app`.
//!
//! **How to add another way.** A file here, with what is to be kept of it as plain text, and tests with the answers
//! of others than ourselves where a standard has them.

pub mod password;
