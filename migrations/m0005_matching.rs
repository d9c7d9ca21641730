//! The ordered list of a city's events, and what the matching engine decided on each.
//!
//! An event waits while its `seq` is null. Whoever holds the city's turn (the row lock on `city_turn`)
//! gives numbers, decides, and stores all of it in one transaction.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = "
create table city_turn (
    city_id {uuid} not null primary key references city (id),
    last_seq {big} not null default 0 check (last_seq >= 0),
    last_at {time}
);
create table match_event (
    city_id {uuid} not null references city (id),
    id {uuid} not null,
    seq {big} check (seq > 0),
    captured_at {time} not null,
    at {time},
    kind text not null,
    project_id {uuid},
    pledge_id {uuid},
    pool_id {uuid},
    body {json} not null,
    refusal text,
    primary key (city_id, id),
    unique (city_id, seq),
    check ((seq is null) = (at is null)),
    foreign key (city_id, project_id) references project (city_id, id),
    foreign key (city_id, pledge_id) references pledge (city_id, id),
    foreign key (city_id, pool_id) references pool (city_id, id)
);
create index match_event_waiting on match_event (city_id, captured_at, id) where seq is null;
create unique index match_event_contribution on match_event (city_id, pledge_id) where kind = 'contribution';
create index match_event_pledge on match_event (city_id, pledge_id);
create index match_event_project on match_event (city_id, project_id);
create index match_event_pool on match_event (city_id, pool_id);
create table match_decision (
    city_id {uuid} not null,
    id {uuid} not null,
    event_id {uuid} not null,
    event_seq {big} not null,
    position integer not null,
    pool_id {uuid} not null,
    rule_version integer not null,
    project_id {uuid} not null,
    pledge_id {uuid},
    change_minor {big} not null,
    state text not null check (state in ('reserved', 'committed', 'paid', 'released')),
    funders {json} not null,
    explanation {json} not null,
    decided_at {time} not null,
    primary key (city_id, id),
    unique (city_id, event_seq, position),
    foreign key (city_id, event_id) references match_event (city_id, id),
    foreign key (city_id, pool_id) references pool (city_id, id),
    foreign key (city_id, project_id) references project (city_id, id),
    foreign key (city_id, pledge_id) references pledge (city_id, id)
);
create index match_decision_id on match_decision (id);
create index match_decision_event on match_decision (city_id, event_id);
create index match_decision_pool on match_decision (city_id, pool_id, event_seq desc, position desc);
create index match_decision_project on match_decision (city_id, project_id, event_seq desc, position desc);
create index match_decision_pledge on match_decision (city_id, pledge_id);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await?;
        dialect::append_only(manager, "match_decision").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::drop_tables(manager, &["match_decision", "match_event", "city_turn"]).await
    }
}
