//! Comments, what is reported to a city's moderators, and what they decide.
//!
//! All reports of one thing gather in one case while it is open. A case keeps what was taken down (`kept_text`), so
//! that an appeal can bring it back; the public never reads that column. Who reported is kept twice: `person_id`
//! for the moderators, and `reporter`, a hash that makes the same person count once.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = "
create table comment (
    city_id {uuid} not null,
    id {uuid} not null,
    project_id {uuid} not null,
    parent_id {uuid},
    author_id {uuid} references person (id),
    body text not null,
    state text not null check (state in ('visible', 'hidden', 'removed', 'deleted')),
    created_at {time} not null,
    edited_at {time},
    primary key (city_id, id),
    foreign key (city_id, project_id) references project (city_id, id),
    foreign key (city_id, parent_id) references comment (city_id, id)
);
create index comment_id on comment (id);
create index comment_project on comment (city_id, project_id, parent_id, created_at, id);
create index comment_parent on comment (city_id, parent_id, created_at, id);
create index comment_author on comment (author_id, created_at);
create table moderation_case (
    city_id {uuid} not null references city (id),
    id {uuid} not null,
    subject text not null check (subject <> ''),
    project_id {uuid},
    concerned_id {uuid} references person (id),
    excerpt text not null,
    kept_text text,
    state text not null check (state in ('open', 'decided', 'appealed', 'closed')),
    opened_at {time} not null,
    appeal text,
    appeal_until {time},
    primary key (city_id, id),
    foreign key (city_id, project_id) references project (city_id, id)
);
create index moderation_case_id on moderation_case (id);
create unique index moderation_case_open on moderation_case (city_id, subject) where state = 'open';
create index moderation_case_subject on moderation_case (city_id, subject);
create index moderation_case_state on moderation_case (city_id, state, opened_at, id);
create index moderation_case_project on moderation_case (city_id, project_id);
create index moderation_case_concerned on moderation_case (concerned_id, opened_at);
create table report (
    city_id {uuid} not null,
    id {uuid} not null,
    case_id {uuid} not null,
    reason text not null,
    details text,
    person_id {uuid} references person (id),
    email text,
    locale text not null,
    reporter text not null check (reporter <> ''),
    network text,
    created_at {time} not null,
    primary key (city_id, id),
    unique (city_id, case_id, reporter),
    foreign key (city_id, case_id) references moderation_case (city_id, id)
);
create index report_person on report (person_id);
create index report_reporter on report (reporter, created_at);
create index report_network on report (network, created_at);
create table case_decision (
    city_id {uuid} not null,
    case_id {uuid} not null,
    position integer not null check (position in (1, 2)),
    action text not null check (action in ('keep', 'remove', 'suspend_project', 'suspend_person')),
    upheld {bool},
    reason text not null,
    decided_at {time} not null,
    decided_by {uuid} references person (id),
    until {time},
    primary key (city_id, case_id, position),
    check ((upheld is not null) = (position = 2)),
    foreign key (city_id, case_id) references moderation_case (city_id, id)
);
create index case_decision_by on case_decision (decided_by);
create table suspension (
    city_id {uuid} not null,
    case_id {uuid} not null,
    person_id {uuid} not null references person (id),
    reason text not null,
    begins_at {time} not null,
    until {time} not null,
    primary key (city_id, case_id),
    foreign key (city_id, case_id) references moderation_case (city_id, id)
);
create index suspension_person on suspension (person_id, until);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::drop_tables(
            manager,
            &[
                "suspension",
                "case_decision",
                "report",
                "moderation_case",
                "comment",
            ],
        )
        .await
    }
}
