//! The journal: balanced transactions, their entries, and the hash chain that seals them.
//!
//! Sealing is a table of its own, so that a transaction is never touched again once it is written.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = "
create table ledger_transaction (
    city_id {uuid} not null references city (id),
    id {uuid} not null,
    kind text not null check (kind <> ''),
    currency text not null check (length(currency) = 3),
    cause text not null check (cause <> ''),
    occurred_at {time} not null,
    recorded_at {time} not null,
    primary key (city_id, id),
    unique (city_id, kind, cause)
);
create table ledger_entry (
    city_id {uuid} not null,
    transaction_id {uuid} not null,
    position integer not null check (position >= 0),
    account text not null check (account <> ''),
    amount_minor {big} not null check (amount_minor <> 0),
    primary key (city_id, transaction_id, position),
    foreign key (city_id, transaction_id) references ledger_transaction (city_id, id)
);
create index ledger_entry_account on ledger_entry (city_id, account);
create table ledger_seal (
    city_id {uuid} not null,
    currency text not null check (length(currency) = 3),
    seq {big} not null check (seq > 0),
    transaction_id {uuid} not null,
    previous text not null check (length(previous) = 64),
    hash text not null check (length(hash) = 64),
    sealed_at {time} not null,
    primary key (city_id, currency, seq),
    unique (city_id, transaction_id),
    foreign key (city_id, transaction_id) references ledger_transaction (city_id, id)
);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await?;
        for table in ["ledger_transaction", "ledger_entry", "ledger_seal"] {
            dialect::append_only(manager, table).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::drop_tables(manager, &["ledger_seal", "ledger_entry", "ledger_transaction"]).await
    }
}
