//! Paying out: accounts of projects, payments to projects, withdrawals from wallets, and the orders to the bank that
//! make them.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = "
create table payee_account (
    city_id {uuid} not null,
    project_id {uuid} not null,
    number integer not null check (number > 0),
    holder text not null check (holder <> ''),
    iban text not null check (length(iban) between 15 and 34),
    bic text check (length(bic) in (8, 11)),
    set_by {uuid} not null references person (id),
    set_at {time} not null,
    primary key (city_id, project_id, number),
    foreign key (city_id, project_id) references project (city_id, id)
);
create index payee_account_setter on payee_account (set_by);
create table payout (
    city_id {uuid} not null,
    id {uuid} not null,
    project_id {uuid} not null,
    state text not null check (state in ('requested', 'approved', 'ordered', 'paid', 'returned', 'released')),
    gifts_minor {big} not null check (gifts_minor >= 0),
    with_match {bool} not null,
    match_minor {big} check (match_minor >= 0),
    fee_minor {big} not null default 0 check (fee_minor between 0 and gifts_minor),
    event_id {uuid},
    account_number integer,
    requested_by {uuid} not null references person (id),
    requested_at {time} not null,
    approved_by {uuid} references person (id),
    approved_at {time},
    confirmed_by {uuid} references person (id),
    confirmed_at {time},
    released_by {uuid} references person (id),
    released_at {time},
    reason text,
    primary key (city_id, id),
    check (approved_by <> requested_by),
    check (confirmed_by <> requested_by),
    check (confirmed_by <> approved_by),
    check ((approved_by is null) = (approved_at is null)),
    check ((confirmed_by is null) = (confirmed_at is null)),
    check (confirmed_by is null or approved_by is not null),
    check (approved_by is null or account_number is not null),
    check (state not in ('approved', 'ordered', 'paid') or confirmed_by is not null),
    check ((state = 'released') = (released_at is not null)),
    foreign key (city_id, project_id) references project (city_id, id),
    foreign key (city_id, event_id) references match_event (city_id, id),
    foreign key (city_id, project_id, account_number) references payee_account (city_id, project_id, number)
);
create index payout_project on payout (city_id, project_id, account_number);
create unique index payout_requested on payout (city_id, project_id) where state = 'requested';
create unique index payout_event on payout (city_id, event_id);
create index payout_requester on payout (requested_by);
create index payout_approver on payout (approved_by);
create index payout_confirmer on payout (confirmed_by);
create index payout_releaser on payout (released_by);
create table withdrawal (
    city_id {uuid} not null references city (id),
    id {uuid} not null,
    person_id {uuid} not null references person (id),
    state text not null check (state in ('requested', 'approved', 'ordered', 'paid', 'returned', 'released')),
    amount_minor {big} not null check (amount_minor > 0),
    holder text not null check (holder <> ''),
    iban text not null check (length(iban) between 15 and 34),
    bic text check (length(bic) in (8, 11)),
    requested_at {time} not null,
    approved_by {uuid} references person (id),
    approved_at {time},
    confirmed_by {uuid} references person (id),
    confirmed_at {time},
    released_by {uuid} references person (id),
    released_at {time},
    reason text,
    primary key (city_id, id),
    check (approved_by <> person_id),
    check (confirmed_by <> person_id),
    check (confirmed_by <> approved_by),
    check ((approved_by is null) = (approved_at is null)),
    check ((confirmed_by is null) = (confirmed_at is null)),
    check (confirmed_by is null or approved_by is not null),
    check (state not in ('approved', 'ordered', 'paid') or approved_by is not null),
    check ((state = 'released') = (released_at is not null))
);
create index withdrawal_person on withdrawal (person_id);
create index withdrawal_state on withdrawal (city_id, state, requested_at);
create index withdrawal_approver on withdrawal (approved_by);
create index withdrawal_confirmer on withdrawal (confirmed_by);
create index withdrawal_releaser on withdrawal (released_by);
create table payment_batch (
    city_id {uuid} not null references city (id),
    id {uuid} not null,
    number integer not null check (number > 0),
    message_id text not null check (length(message_id) between 1 and 35),
    debtor_name text not null check (debtor_name <> ''),
    debtor_iban text not null check (length(debtor_iban) between 15 and 34),
    debtor_bic text check (length(debtor_bic) in (8, 11)),
    requested_on {date} not null,
    created_by {uuid} not null references person (id),
    created_at {time} not null,
    primary key (city_id, id),
    unique (city_id, number),
    unique (city_id, message_id)
);
create index payment_batch_creator on payment_batch (created_by);
create table payment_order (
    city_id {uuid} not null,
    id {uuid} not null,
    batch_id {uuid} not null,
    position integer not null check (position > 0),
    state text not null check (state in ('ordered', 'paid', 'returned')),
    payout_id {uuid},
    withdrawal_id {uuid},
    end_to_end_id text not null check (length(end_to_end_id) between 1 and 35),
    creditor_name text not null check (creditor_name <> ''),
    creditor_iban text not null check (length(creditor_iban) between 15 and 34),
    creditor_bic text check (length(creditor_bic) in (8, 11)),
    amount_minor {big} not null check (amount_minor > 0),
    remittance text not null,
    paid_on {date},
    returned_on {date},
    return_reason text,
    primary key (city_id, id),
    unique (city_id, batch_id, position),
    unique (city_id, end_to_end_id),
    check ((payout_id is null) <> (withdrawal_id is null)),
    check ((state = 'ordered') = (paid_on is null)),
    check ((state = 'returned') = (returned_on is not null)),
    foreign key (city_id, batch_id) references payment_batch (city_id, id),
    foreign key (city_id, payout_id) references payout (city_id, id),
    foreign key (city_id, withdrawal_id) references withdrawal (city_id, id)
);
create index payment_order_unpaid on payment_order (city_id, batch_id) where state = 'ordered';
create index payment_order_payout on payment_order (city_id, payout_id);
create index payment_order_withdrawal on payment_order (city_id, withdrawal_id);
alter table bank_entry add column payment_information_id text;
create index bank_entry_end_to_end on bank_entry (city_id, end_to_end_id) where open_minor <> 0;
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await?;
        dialect::append_only(manager, "payee_account").await?;
        dialect::append_only(manager, "payment_batch").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(
            manager,
            "drop index bank_entry_end_to_end; alter table bank_entry drop column payment_information_id;",
        )
        .await?;
        let tables = [
            "payment_order",
            "payment_batch",
            "withdrawal",
            "payout",
            "payee_account",
        ];
        dialect::drop_tables(manager, &tables).await
    }
}
