//! The lines of a project's budget.

use domain::project::BudgetLineKind;
use domain::{BudgetLineId, CityId, Id, ProjectId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::budget_line;
use crate::texts::word;
use crate::{Conn, StoreError, Texts};

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetLine {
    /// Its identifier.
    pub id: BudgetLineId,
    /// The project.
    pub project: ProjectId,
    /// What the money is for, in the project's language.
    pub label: String,
    /// Translations of the label.
    pub labels: Texts,
    /// How much, in the city's currency.
    pub amount_minor: i64,
    /// Required, optional, or already secured.
    pub kind: BudgetLineKind,
}

/// The lines of projects, in their order.
pub async fn of_projects(
    conn: &Conn,
    city: CityId,
    projects: &[ProjectId],
) -> Result<Vec<BudgetLine>, StoreError> {
    let rows = budget_line::Entity::find()
        .filter(budget_line::Column::CityId.eq(city.uuid()))
        .filter(budget_line::Column::ProjectId.is_in(projects.iter().map(|id| id.uuid())))
        .order_by_asc(budget_line::Column::ProjectId)
        .order_by_asc(budget_line::Column::Position)
        .all(conn)
        .await?;
    let of = |row: budget_line::Model| {
        Ok(BudgetLine {
            id: BudgetLineId::from_uuid(row.id),
            project: ProjectId::from_uuid(row.project_id),
            labels: Texts::from_json(&row.labels, "budget_line", "labels", row.id)?,
            kind: word(&row.kind, "budget_line", "kind", row.id)?,
            label: row.label,
            amount_minor: row.amount_minor,
        })
    };
    rows.into_iter().map(of).collect()
}

/// Replaces the lines of a project.
pub async fn replace(
    conn: &Conn,
    city: CityId,
    project: ProjectId,
    lines: &[BudgetLine],
) -> Result<(), StoreError> {
    budget_line::Entity::delete_many()
        .filter(budget_line::Column::CityId.eq(city.uuid()))
        .filter(budget_line::Column::ProjectId.eq(project.uuid()))
        .exec(conn)
        .await?;
    let rows = (0..).zip(lines).map(|(position, line)| budget_line::ActiveModel {
        city_id: Set(city.uuid()),
        id: Set(line.id.uuid()),
        project_id: Set(project.uuid()),
        position: Set(position),
        label: Set(line.label.clone()),
        labels: Set(line.labels.to_json()),
        amount_minor: Set(line.amount_minor),
        kind: Set(line.kind.as_str().to_owned()),
    });
    budget_line::Entity::insert_many(rows)
        .exec_without_returning(conn)
        .await?;
    Ok(())
}
