//! The books by period: balances that are kept up with the chain, periods that are closed, and their closing balances.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = "
create table ledger_balance (
    city_id {uuid} not null references city (id),
    account text not null check (account <> ''),
    balance_minor {big} not null,
    primary key (city_id, account)
);
insert into ledger_balance (city_id, account, balance_minor)
select e.city_id, e.account, cast(sum(e.amount_minor) as bigint) from ledger_entry e
join ledger_seal s on s.city_id = e.city_id and s.transaction_id = e.transaction_id
group by e.city_id, e.account;
create table accounting_period (
    city_id {uuid} not null references city (id),
    id {uuid} not null,
    number integer not null check (number > 0),
    starts_at {time} not null,
    ends_at {time} not null,
    asked_by {uuid} not null references person (id),
    asked_at {time} not null,
    closed_by {uuid} references person (id),
    closed_at {time},
    head_seq {big},
    head_hash text check (length(head_hash) = 64),
    primary key (city_id, id),
    unique (city_id, number),
    check (starts_at < ends_at),
    check (closed_by <> asked_by),
    check ((closed_at is null) = (closed_by is null)),
    check ((closed_at is null) = (head_seq is null)),
    check ((closed_at is null) = (head_hash is null))
);
create unique index accounting_period_asked on accounting_period (city_id) where closed_at is null;
create index accounting_period_asker on accounting_period (asked_by);
create index accounting_period_closer on accounting_period (closed_by);
create table period_balance (
    city_id {uuid} not null,
    period_id {uuid} not null,
    account text not null check (account <> ''),
    balance_minor {big} not null check (balance_minor <> 0),
    primary key (city_id, period_id, account),
    foreign key (city_id, period_id) references accounting_period (city_id, id)
);
create index ledger_transaction_time on ledger_transaction (city_id, occurred_at);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await?;
        dialect::append_only(manager, "period_balance").await?;
        dialect::close_periods(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::reopen_periods(manager).await?;
        dialect::run(manager, "drop index ledger_transaction_time").await?;
        dialect::drop_tables(
            manager,
            &["period_balance", "accounting_period", "ledger_balance"],
        )
        .await
    }
}
