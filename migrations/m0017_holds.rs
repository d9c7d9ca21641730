//! What pools hold for gifts that are being paid for.
//!
//! How much is held is kept thrice, by the transaction that decides: on the pool, between a pool and a project, and
//! on the pledge, there with the moment until which it is. No money moves in the journal before the gift is there.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: [&str; 8] = [
    "alter table pool add column hold_seconds integer check (hold_seconds between 1 and 3600)",
    "alter table pool add column held_minor {big} not null default 0
     check (held_minor >= 0 and held_minor + reserved_minor + committed_minor + paid_minor <= amount_minor)",
    "alter table project_match add column held_minor {big} not null default 0 check (held_minor >= 0)",
    "alter table pledge add column held_minor {big} not null default 0 check (held_minor >= 0)",
    "alter table pledge add column held_until {time}",
    "create index pledge_held on pledge (held_until, city_id) where held_until is not null",
    "drop index match_event_setting",
    "create index match_event_setting on match_event (city_id, seq)
     where kind not in ('contribution', 'refund', 'hold', 'hold_released')",
];

const DOWN: [&str; 8] = [
    "drop index match_event_setting",
    "create index match_event_setting on match_event (city_id, seq) where kind not in ('contribution', 'refund')",
    "drop index pledge_held",
    "alter table pledge drop column held_until",
    "alter table pledge drop column held_minor",
    "alter table project_match drop column held_minor",
    "alter table pool drop column held_minor",
    "alter table pool drop column hold_seconds",
];

/// The table of decisions as it was made, with other states, and its indexes.
const DECISIONS: &str = "
create table match_decision_new (
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
    state text not null check (state in ({states})),
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
insert into match_decision_new select * from match_decision where state in ({states});
drop table match_decision;
alter table match_decision_new rename to match_decision;
create index match_decision_id on match_decision (id);
create index match_decision_event on match_decision (city_id, event_id);
create index match_decision_pool on match_decision (city_id, pool_id, event_seq desc, position desc);
create index match_decision_project on match_decision (city_id, project_id, event_seq desc, position desc);
create index match_decision_pledge on match_decision (city_id, pledge_id);
";

/// Lets decisions have these states alone; those that have another one go.
async fn states(manager: &SchemaManager<'_>, states: &str) -> Result<(), DbErr> {
    if dialect::is_sqlite(manager) {
        // A condition of a table cannot be changed there: the table is written anew.
        dialect::run(manager, &DECISIONS.replace("{states}", states)).await?;
        return dialect::append_only(manager, "match_decision").await;
    }
    dialect::run(
        manager,
        &format!(
            "alter table match_decision disable trigger match_decision_no_change;
             delete from match_decision where state not in ({states});
             alter table match_decision enable trigger match_decision_no_change;
             alter table match_decision drop constraint match_decision_state_check;
             alter table match_decision add constraint match_decision_state_check check (state in ({states}))"
        ),
    )
    .await
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for statement in UP {
            dialect::run(manager, statement).await?;
        }
        states(manager, "'held', 'reserved', 'committed', 'paid', 'released'").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        states(manager, "'reserved', 'committed', 'paid', 'released'").await?;
        for statement in DOWN {
            dialect::run(manager, statement).await?;
        }
        Ok(())
    }
}
