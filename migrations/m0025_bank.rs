//! The city's bank account: what donors write on a transfer, statements, their movements, and what these turned out to be.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = "
create table bank_account (
    city_id {uuid} primary key references city (id),
    holder text not null check (holder <> ''),
    iban text not null check (length(iban) between 15 and 34),
    bic text check (length(bic) in (8, 11)),
    set_by {uuid} references person (id),
    set_at {time} not null
);
create index bank_account_setter on bank_account (set_by);
create table payment_reference (
    city_id {uuid} not null references city (id),
    number {big} not null check (number > 0),
    reference text not null check (reference <> ''),
    pledge_id {uuid} not null,
    primary key (city_id, number),
    unique (city_id, reference),
    unique (city_id, pledge_id),
    foreign key (city_id, pledge_id) references pledge (city_id, id)
);
create table bank_statement (
    city_id {uuid} not null references city (id),
    id {uuid} not null,
    iban text not null,
    bank_id text not null,
    sequence text,
    from_on {date} not null,
    to_on {date} not null,
    opening_minor {big} not null,
    closing_minor {big} not null,
    imported_by {uuid} references person (id),
    imported_at {time} not null,
    position integer not null check (position > 0),
    primary key (city_id, id),
    unique (city_id, position),
    check (from_on <= to_on)
);
create index bank_statement_importer on bank_statement (imported_by);
create table bank_entry (
    city_id {uuid} not null,
    id {uuid} not null,
    number {big} not null check (number > 0),
    statement_id {uuid} not null,
    import_key text not null,
    position text not null,
    booked_on {date} not null,
    value_on {date},
    amount_minor {big} not null check (amount_minor <> 0),
    open_minor {big} not null,
    is_reversal {bool} not null,
    reference text,
    end_to_end_id text,
    message_id text,
    remittance text not null,
    counterparty_name text,
    counterparty_account text,
    code text,
    return_reason text,
    primary key (city_id, id),
    unique (city_id, number),
    unique (city_id, import_key),
    check ((amount_minor > 0 and open_minor between 0 and amount_minor)
        or (amount_minor < 0 and open_minor between amount_minor and 0)),
    foreign key (city_id, statement_id) references bank_statement (city_id, id)
);
create index bank_entry_open on bank_entry (city_id, number) where open_minor <> 0;
create index bank_entry_reference on bank_entry (city_id, reference) where open_minor <> 0;
create index bank_entry_statement on bank_entry (city_id, statement_id);
create table entry_assignment (
    city_id {uuid} not null,
    id {uuid} not null,
    entry_id {uuid} not null,
    kind text not null check (kind in ('pledge', 'own', 'bank_fee')),
    pledge_id {uuid},
    amount_minor {big} not null check (amount_minor <> 0),
    made_by {uuid} references person (id),
    made_at {time} not null,
    primary key (city_id, id),
    check ((kind = 'pledge') = (pledge_id is not null)),
    foreign key (city_id, entry_id) references bank_entry (city_id, id),
    foreign key (city_id, pledge_id) references pledge (city_id, id)
);
create index pledge_transfer on pledge (city_id, amount_minor, created_at desc) where channel = 'transfer' and confirmed_at is null;
create index entry_assignment_entry on entry_assignment (city_id, entry_id);
create index entry_assignment_pledge on entry_assignment (city_id, pledge_id);
create index entry_assignment_maker on entry_assignment (made_by);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await?;
        dialect::append_only(manager, "bank_statement").await?;
        dialect::append_only(manager, "entry_assignment").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, "drop index pledge_transfer").await?;
        let tables = [
            "entry_assignment",
            "bank_entry",
            "bank_statement",
            "payment_reference",
            "bank_account",
        ];
        dialect::drop_tables(manager, &tables).await
    }
}
