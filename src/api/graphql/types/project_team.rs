//! Who carries a project.

use std::sync::Arc;

use app::App;
use app::badge::Bearer;
use app::team::TeamMember as Row;
use async_graphql::{Context, Object, Result};
use chrono::{DateTime, Utc};

use super::badge::Badge;
use super::invitation::Invitation;
use super::organisation::Organisation;
use super::person_name::PersonName;
use super::problem::Permission;
use crate::graphql::ask::{Ask, missing};

/// Somebody who carries a project.
pub struct TeamMember {
    of: Arc<app::Project>,
    row: Row,
}

#[Object]
impl TeamMember {
    async fn person(&self, ctx: &Context<'_>) -> Result<PersonName> {
        PersonName::named(Ask::of(ctx), self.row.person).await
    }

    async fn is_owner(&self) -> bool {
        self.row.is_owner
    }

    async fn since(&self) -> DateTime<Utc> {
        self.row.since
    }

    async fn badges(&self, ctx: &Context<'_>) -> Result<Vec<Badge>> {
        Badge::of(Ask::of(ctx), self.of.city, Bearer::Person(self.row.person)).await
    }

    async fn remove(&self, ctx: &Context<'_>) -> Permission {
        let ask = Ask::of(ctx);
        let may = App::may_remove_from_team(&ask.caller, &self.of, self.row);
        Permission::new(may, ask.locale())
    }
}

/// Part of a project.
pub struct ProjectTeam {
    /// The project.
    pub of: Arc<app::Project>,
    /// Whether the reader may see more of it than that it is there.
    pub is_readable: bool,
}

#[Object]
impl ProjectTeam {
    /// Whose it is, then who carries it with them.
    async fn team(&self, ctx: &Context<'_>) -> Result<Vec<TeamMember>> {
        let ask = Ask::of(ctx);
        if !self.is_readable {
            return Ok(Vec::new());
        }
        let rows = ask.app.team(&self.of).await;
        let rows = rows.map_err(|error| ask.error(error))?;
        ask.loaders().people.expect(rows.iter().map(|row| row.person));
        let member = |row| TeamMember {
            of: self.of.clone(),
            row,
        };
        Ok(rows.into_iter().map(member).collect())
    }

    /// Invitations to the team that wait; for its owner and the team.
    async fn team_invitations(&self, ctx: &Context<'_>) -> Result<Vec<Invitation>> {
        let ask = Ask::of(ctx);
        let found = ask.app.team_invitations(&ask.caller, &self.of).await;
        let found = found.map_err(|error| ask.error(error))?;
        Ok(found.into_iter().map(Invitation).collect())
    }

    /// The organisation that stands behind it.
    async fn organisation(&self, ctx: &Context<'_>) -> Result<Option<Organisation>> {
        let ask = Ask::of(ctx);
        let Some(id) = self.of.owner_organisation else {
            return Ok(None);
        };
        let found = ask.loaders().organisations.get(ask, (self.of.city, id)).await?;
        found
            .map(|one| Some(Organisation(one)))
            .ok_or_else(|| missing(ask, id))
    }
}
