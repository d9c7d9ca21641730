//! `serving ORDERS NUMBER`: one of several processes that serve a town at once, see `tests::serving`.
//!
//! `serving town DATABASE`: a town with projects and pools in a database that is migrated; prints the projects.

#![allow(clippy::unwrap_used, reason = "a test may stop")]

use std::process::ExitCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [orders, number] = given.as_slice() else {
        panic!("usage: serving ORDERS NUMBER | serving town DATABASE");
    };
    if orders == "town" {
        for project in tests::serving::found(number).await {
            println!("{project}");
        }
        return ExitCode::SUCCESS;
    }
    let orders = serde_json::from_slice(&std::fs::read(orders).unwrap()).unwrap();
    match tests::serving::serve(orders, number.parse().unwrap()).await {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}
