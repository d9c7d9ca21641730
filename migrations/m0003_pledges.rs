//! Pledges, what payment providers told about them, and the commands that were already carried out.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = "
create table command (
    city_id {uuid} not null references city (id),
    actor {uuid} not null,
    key text not null check (length(key) between 8 and 100),
    kind text not null,
    input_hash text not null,
    result_id {uuid} not null,
    created_at {time} not null,
    primary key (city_id, actor, key)
);
create table pledge (
    city_id {uuid} not null references city (id),
    id {uuid} not null,
    project_id {uuid} not null,
    person_id {uuid} not null references person (id),
    amount_minor {big} not null check (amount_minor > 0),
    refunded_minor {big} not null default 0 check (refunded_minor between 0 and amount_minor),
    match_minor {big} not null default 0 check (match_minor >= 0),
    state text not null check (state in ('pending', 'authorized', 'confirmed', 'refunded', 'partially_refunded',
        'failed', 'expired', 'cancelled', 'disputed')),
    anonymous {bool} not null,
    display_name text not null,
    message text,
    locale text not null,
    channel text not null,
    provider text not null,
    provider_ref text,
    checkout_url text,
    created_at {time} not null,
    confirmed_at {time},
    decided_at {time},
    primary key (city_id, id),
    unique (provider, provider_ref),
    check ((state in ('confirmed', 'refunded', 'partially_refunded')) = (confirmed_at is not null)),
    foreign key (city_id, project_id) references project (city_id, id)
);
create index pledge_id on pledge (id);
create index pledge_project on pledge (city_id, project_id, confirmed_at desc, id desc) where confirmed_at is not null;
create index pledge_backer on pledge (city_id, project_id, person_id);
create index pledge_person on pledge (person_id, created_at desc);
create index pledge_waiting on pledge (created_at) where state in ('pending', 'authorized');
create table provider_event (
    provider text not null,
    event_id text not null,
    city_id {uuid},
    pledge_id {uuid},
    provider_ref text not null,
    fact text not null,
    effect text not null check (effect in ('applied', 'no_change', 'unknown_pledge', 'wrong_amount')),
    occurred_at {time} not null,
    received_at {time} not null,
    primary key (provider, event_id),
    foreign key (city_id, pledge_id) references pledge (city_id, id)
);
create index provider_event_pledge on provider_event (city_id, pledge_id);
create index provider_event_unknown on provider_event (provider, provider_ref) where effect = 'unknown_pledge';
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::drop_tables(manager, &["provider_event", "pledge", "command"]).await
    }
}
