//! What tests need: an application on a database of its own, a clock to set, a sandbox that pays.
//!
//! **How to write a test.** [`on_both!`](crate::on_both) makes one test for SQLite and one for PostgreSQL;
//! each gets a fresh [`TestApp`]. PostgreSQL is found at `PARVIS_TEST_POSTGRES`; where it is missing the
//! test fails and says so, for a test that is skipped in silence proves nothing.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test may stop"
)]

pub mod app;
pub mod build;
pub mod database;
pub mod dice;
pub mod lossy;
pub mod people;
pub mod rules;
pub mod serving;
pub mod till;
pub mod world;

pub use app::{TestApp, account_of};
pub use database::{Backend, TestDb};

/// The folder of real data beside the project, or a sentence that says what is missing.
pub fn shared(path: &str) -> std::path::PathBuf {
    let full = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../shared")
        .join(path);
    assert!(
        full.exists(),
        "the test data folder ../shared is missing beside the project: {} is needed",
        full.display()
    );
    full
}

/// Declares a test that runs on SQLite and on PostgreSQL, each with an application of its own.
#[macro_export]
macro_rules! on_both {
    ($(#[$doc:meta])* async fn $name:ident($app:ident: TestApp) $body:block) => {
        mod $name {
            use super::*;

            async fn run($app: $crate::TestApp) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                run($crate::TestApp::new($crate::Backend::Sqlite).await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                run($crate::TestApp::new($crate::Backend::Postgres).await).await;
            }
        }
    };
}

/// A number that whoever runs the tests asks for in the environment, or else the usual one.
///
/// # Panics
/// Where it is no number.
pub fn asked_for(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |text| {
        text.parse()
            .unwrap_or_else(|_| panic!("{name}: “{text}” is no number"))
    })
}
