//! The database schema, as reversible migrations that run alike on SQLite and PostgreSQL.
//!
//! **What it promises.** The same tables, constraints, indexes and triggers on both databases; `down`
//! takes back exactly what `up` did.
//!
//! **What it never does.** Change a published migration: a correction is a new one.
//!
//! **How to add one.** A file `mNNNN_what.rs` with `UP` and `DOWN` as SQL in the small common dialect of
//! [`dialect`], listed in [`Migrator`].

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

mod dialect;
mod m0001_people_and_places;
mod m0002_projects;
mod m0003_pledges;
mod m0004_pools;
mod m0005_matching;
mod m0006_ledger;
mod m0007_jobs;
mod m0008_project_match;
mod m0009_sign_in_code;
mod m0010_trust;
mod m0011_credentials;
mod m0012_passkeys_and_identities;
mod m0013_invitations;
mod m0014_verification;
mod m0015_privacy;
mod m0016_moderation;
mod m0017_holds;
mod m0018_pool_terms;
mod m0019_simulations;
mod m0020_project_figures;
mod m0021_rule_windows;
mod m0022_unsealed;
mod m0023_by_guest;
mod m0024_books;
mod m0025_bank;
mod m0026_provider_money;
mod m0027_payouts;
mod m0028_receipts;
mod m0029_cash;
mod m0030_assignments;
mod m0031_promises;
mod m0032_taken_back;
mod m0033_tips;
mod m0034_verdicts;

/// Runs the migrations in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_people_and_places::Migration),
            Box::new(m0002_projects::Migration),
            Box::new(m0003_pledges::Migration),
            Box::new(m0004_pools::Migration),
            Box::new(m0005_matching::Migration),
            Box::new(m0006_ledger::Migration),
            Box::new(m0007_jobs::Migration),
            Box::new(m0008_project_match::Migration),
            Box::new(m0009_sign_in_code::Migration),
            Box::new(m0010_trust::Migration),
            Box::new(m0011_credentials::Migration),
            Box::new(m0012_passkeys_and_identities::Migration),
            Box::new(m0013_invitations::Migration),
            Box::new(m0014_verification::Migration),
            Box::new(m0015_privacy::Migration),
            Box::new(m0016_moderation::Migration),
            Box::new(m0017_holds::Migration),
            Box::new(m0018_pool_terms::Migration),
            Box::new(m0019_simulations::Migration),
            Box::new(m0020_project_figures::Migration),
            Box::new(m0021_rule_windows::Migration),
            Box::new(m0022_unsealed::Migration),
            Box::new(m0023_by_guest::Migration),
            Box::new(m0024_books::Migration),
            Box::new(m0025_bank::Migration),
            Box::new(m0026_provider_money::Migration),
            Box::new(m0027_payouts::Migration),
            Box::new(m0028_receipts::Migration),
            Box::new(m0029_cash::Migration),
            Box::new(m0030_assignments::Migration),
            Box::new(m0031_promises::Migration),
            Box::new(m0032_taken_back::Migration),
            Box::new(m0033_tips::Migration),
            Box::new(m0034_verdicts::Migration),
        ]
    }
}
