//! Cash and cheques: counts by two people, the gifts in them, and what was brought to the bank.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = "
create table cash_count (
    city_id {uuid} not null references city (id),
    id {uuid} not null,
    occasion text not null check (occasion <> ''),
    held_on {date} not null,
    state text not null check (state in ('open', 'counted', 'confirmed', 'dropped')),
    cash_minor {big} not null default 0 check (cash_minor >= 0),
    cheque_minor {big} not null default 0 check (cheque_minor >= 0),
    opened_by {uuid} not null references person (id),
    opened_at {time} not null,
    counted_by {uuid} references person (id),
    counted_at {time},
    confirmed_by {uuid} references person (id),
    confirmed_at {time},
    primary key (city_id, id),
    check (confirmed_by <> counted_by),
    check ((state = 'confirmed') = (confirmed_at is not null)),
    check ((confirmed_at is null) = (confirmed_by is null))
);
create index cash_count_time on cash_count (city_id, opened_at, id);
create index cash_count_opener on cash_count (opened_by);
create index cash_count_counter on cash_count (counted_by);
create index cash_count_confirmer on cash_count (confirmed_by);
create table cash_gift (
    city_id {uuid} not null,
    id {uuid} not null,
    count_id {uuid} not null,
    number integer not null check (number > 0),
    project_id {uuid} not null,
    kind text not null check (kind in ('cash', 'cheque')),
    amount_minor {big} not null check (amount_minor > 0),
    name text not null,
    email text,
    anonymous {bool} not null,
    pledge_id {uuid},
    entered_by {uuid} not null references person (id),
    entered_at {time} not null,
    primary key (city_id, id),
    unique (city_id, count_id, number),
    foreign key (city_id, count_id) references cash_count (city_id, id),
    foreign key (city_id, project_id) references project (city_id, id),
    foreign key (city_id, pledge_id) references pledge (city_id, id)
);
create index cash_gift_project on cash_gift (city_id, project_id);
create index cash_gift_pledge on cash_gift (city_id, pledge_id);
create index cash_gift_enterer on cash_gift (entered_by);
create table cash_deposit (
    city_id {uuid} not null references city (id),
    id {uuid} not null,
    amount_minor {big} not null check (amount_minor > 0),
    brought_on {date} not null,
    made_by {uuid} not null references person (id),
    made_at {time} not null,
    arrived_minor {big} check (arrived_minor > 0),
    arrived_at {time},
    primary key (city_id, id),
    check ((arrived_minor is null) = (arrived_at is null))
);
create index cash_deposit_time on cash_deposit (city_id, made_at, id);
create index cash_deposit_maker on cash_deposit (made_by);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::drop_tables(manager, &["cash_deposit", "cash_gift", "cash_count"]).await
    }
}
