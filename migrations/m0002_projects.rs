//! Projects with their texts, budget lines and areas.
//!
//! The orders of lists have an index each, on the very expression that the list is ordered by; which states a
//! list shows is looked at row by row, for most of a city's projects are public.
//!
//! The totals on a project are kept by the transaction that decides the city's list of events.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = "
create table project (
    city_id {uuid} not null references city (id),
    id {uuid} not null,
    slug text not null check (slug <> ''),
    source text,
    external_id text,
    owner_person_id {uuid} references person (id),
    owner_organisation_id {uuid},
    language text not null,
    title text not null check (title <> ''),
    summary text not null,
    story text not null,
    search_text text not null,
    category text not null,
    state text not null check (state in ('idea', 'draft', 'submitted', 'in_review', 'changes_requested', 'rejected',
        'published', 'succeeded', 'failed', 'in_delivery', 'completed', 'cancelled', 'suspended')),
    review_note text,
    campaign_kind text not null check (campaign_kind in ('all_or_nothing', 'keep_what_you_raise', 'solidarity_pot')),
    goal_minor {big} not null check (goal_minor >= 0),
    minimum_minor {big} check (minimum_minor >= 0),
    opens_at {time},
    closes_at {time} check (closes_at is null or opens_at is null or closes_at > opens_at),
    neighbourhood_id {uuid},
    longitude {real} check (longitude between -180 and 180),
    latitude {real} check (latitude between -90 and 90),
    city_wide {bool} not null,
    address text,
    picture text,
    picture_alts {json} not null,
    secured_minor {big} not null default 0 check (secured_minor >= 0),
    crowd_minor {big} not null default 0 check (crowd_minor >= 0),
    match_minor {big} not null default 0 check (match_minor >= 0),
    backers integer not null default 0 check (backers >= 0),
    created_at {time} not null,
    published_at {time},
    changed_at {time} not null,
    primary key (city_id, id),
    unique (city_id, slug),
    unique (city_id, source, external_id),
    check ((longitude is null) = (latitude is null)),
    check (not city_wide or longitude is null),
    check (state <> 'published' or (published_at is not null and goal_minor > 0)),
    foreign key (city_id, neighbourhood_id) references neighbourhood (city_id, id),
    foreign key (city_id, owner_organisation_id) references organisation (city_id, id),
    foreign key (city_id, category) references category (city_id, slug)
);
create index project_id on project (id);
create index project_newest on project (city_id, (coalesce(published_at, created_at)) desc, id desc);
create index project_closing on project (city_id, (coalesce(closes_at, created_at)), id);
create index project_backed on project (city_id, backers desc, id desc);
create index project_neighbourhood on project (city_id, neighbourhood_id);
create index project_category on project (city_id, category);
create index project_organisation on project (city_id, owner_organisation_id);
create index project_owner on project (owner_person_id);
create index project_place on project (city_id, longitude, latitude);
create table project_translation (
    city_id {uuid} not null,
    project_id {uuid} not null,
    language text not null,
    title text not null check (title <> ''),
    summary text not null,
    story text not null,
    primary key (city_id, project_id, language),
    foreign key (city_id, project_id) references project (city_id, id)
);
create table project_area (
    city_id {uuid} not null,
    project_id {uuid} not null,
    area_id {uuid} not null,
    primary key (city_id, project_id, area_id),
    foreign key (city_id, project_id) references project (city_id, id),
    foreign key (city_id, area_id) references area (city_id, id)
);
create index project_area_area on project_area (city_id, area_id);
create table budget_line (
    city_id {uuid} not null,
    id {uuid} not null,
    project_id {uuid} not null,
    position integer not null,
    label text not null check (label <> ''),
    labels {json} not null,
    amount_minor {big} not null check (amount_minor > 0),
    kind text not null check (kind in ('required', 'optional', 'secured')),
    primary key (city_id, id),
    foreign key (city_id, project_id) references project (city_id, id)
);
create index budget_line_project on budget_line (city_id, project_id, position);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await?;
        dialect::searchable(manager).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if dialect::is_sqlite(manager) {
            dialect::drop_tables(manager, &["project_search"]).await?;
        }
        dialect::drop_tables(
            manager,
            &["budget_line", "project_area", "project_translation", "project"],
        )
        .await
    }
}
