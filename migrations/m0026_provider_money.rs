//! What payment providers do with money besides taking it: refunds one by one, disputes, transfers to the bank; and
//! what of a gift was a loss or landed in its donor's wallet.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = "
alter table pledge add column loss_minor {big} not null default 0 check (loss_minor >= 0);
alter table pledge add column wallet_minor {big} not null default 0 check (wallet_minor >= 0);
update pledge set wallet_minor = refunded_minor where channel = 'transfer';
create table provider_refund (
    city_id {uuid} not null,
    pledge_id {uuid} not null,
    reference text not null check (reference <> ''),
    own_key text,
    amount_minor {big} not null check (amount_minor > 0),
    has_failed {bool} not null,
    told_at {time} not null,
    failed_at {time},
    primary key (city_id, pledge_id, reference),
    check (has_failed = (failed_at is not null)),
    foreign key (city_id, pledge_id) references pledge (city_id, id)
);
insert into provider_refund (city_id, pledge_id, reference, own_key, amount_minor, has_failed, told_at)
select city_id, id, 'refund:pledge:' || cast(id as text) || ':0', 'refund:pledge:' || cast(id as text) || ':0',
       refunded_minor, false, confirmed_at
from pledge where channel = 'card' and refunded_minor > 0;
create table dispute (
    city_id {uuid} not null,
    id {uuid} not null,
    pledge_id {uuid} not null,
    reference text not null check (reference <> ''),
    amount_minor {big} not null check (amount_minor > 0),
    gift_minor {big} not null default 0 check (gift_minor between 0 and amount_minor),
    stage text not null check (stage in ('opened', 'won', 'lost')),
    reason text not null,
    opened_at {time} not null,
    told_at {time} not null,
    primary key (city_id, id),
    unique (city_id, pledge_id, reference),
    foreign key (city_id, pledge_id) references pledge (city_id, id)
);
create index dispute_stage on dispute (city_id, stage, opened_at);
create table provider_transfer (
    city_id {uuid} not null references city (id),
    id {uuid} not null,
    provider text not null,
    reference text not null check (reference <> ''),
    state text not null check (state in ('pending', 'paid', 'failed')),
    amount_minor {big} not null,
    fee_minor {big} not null,
    other_minor {big} not null,
    made_out_at {time} not null,
    arrives_on {date} not null,
    told_at {time} not null,
    arrived_at {time},
    primary key (city_id, id),
    unique (city_id, provider, reference)
);
create index provider_transfer_reference on provider_transfer (provider, reference);
create index provider_transfer_time on provider_transfer (city_id, made_out_at, id);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::drop_tables(manager, &["provider_transfer", "dispute", "provider_refund"]).await?;
        for column in ["loss_minor", "wallet_minor"] {
            dialect::run(manager, &format!("alter table pledge drop column {column}")).await?;
        }
        Ok(())
    }
}
