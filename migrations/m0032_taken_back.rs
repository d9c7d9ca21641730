//! Explanations of movements on the bank account that were taken back: a row of their own beside what was explained.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &str = "
create table assignment_undo (
    city_id {uuid} not null,
    assignment_id {uuid} not null,
    reason text not null check (reason <> ''),
    undone_by {uuid} not null references person (id),
    undone_at {time} not null,
    primary key (city_id, assignment_id),
    foreign key (city_id, assignment_id) references entry_assignment (city_id, id)
);
create index assignment_undo_by on assignment_undo (undone_by);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await?;
        dialect::append_only(manager, "assignment_undo").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::drop_tables(manager, &["assignment_undo"]).await
    }
}
