//! What comments and moderation add to projects, cities, and the person signed in.

use std::sync::Arc;

use async_graphql::{Context, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use domain::{CityId, CommentId, PersonId};

use super::case::{Case, CaseConnection};
use super::city::City;
use super::comment::{Comment, CommentConnection, CountComments};
use super::project::Project;
use crate::graphql::ask::Ask;
use crate::graphql::page::{Asked, Cursor, Page};
use crate::graphql::words::CaseState;

/// What is said about a project.
pub struct ProjectComments(pub Project);

#[Object]
impl ProjectComments {
    /// Without replies, the newest first.
    async fn comments(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<CommentConnection> {
        let ask = Ask::of(ctx);
        let asked = Asked::new(first, after)?;
        let after = asked
            .after
            .as_ref()
            .map(Cursor::time_parts::<CommentId>)
            .transpose()?;
        let (city, project) = self.0.place();
        let readable = self.0.is_readable(ask).await?;
        let rows = if readable {
            let rows = ask.app.comments(&ask.caller, city, project, after, asked.limit());
            rows.await.map_err(|error| ask.error(error))?
        } else {
            Vec::new()
        };
        let page = Page::cut(rows, &asked, |row| Cursor::at(row.created_at, row.id));
        let count = CountComments::new(readable.then_some((city, project)));
        Ok(CommentConnection::new(Comment::listed(ask, page), count))
    }
}

/// What a city's moderators see.
pub struct CityCases(pub CityId);

#[Object]
impl CityCases {
    /// For moderators: the open ones first, then those with an appeal; the oldest first.
    async fn cases(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        states: Option<Vec<CaseState>>,
    ) -> Result<CaseConnection> {
        let ask = Ask::of(ctx);
        ask.sender.scope.never_keep();
        let asked = Asked::new(first, after)?;
        let states = states.unwrap_or_default().into_iter().map(Into::into).collect();
        Case::page(ask, self.0, states, &asked).await
    }
}

/// What was decided about the person signed in.
pub struct OwnCases(pub PersonId);

#[derive(SimpleObject)]
pub struct Suspension {
    city: City,
    until: DateTime<Utc>,
    reason: String,
}

#[Object]
impl OwnCases {
    /// Decisions about what I wrote or own, the newest first.
    async fn cases(&self, ctx: &Context<'_>) -> Result<Vec<Case>> {
        let ask = Ask::of(ctx);
        let rows = ask.app.cases_about(self.0).await;
        let rows = rows.map_err(|error| ask.error(error))?;
        Case::expect(ask, rows.iter());
        Ok(rows.into_iter().map(Arc::new).map(Case).collect())
    }

    /// Suspensions that last.
    async fn suspensions(&self, ctx: &Context<'_>) -> Result<Vec<Suspension>> {
        let ask = Ask::of(ctx);
        let rows = ask.app.suspensions(self.0).await;
        let mut suspensions = Vec::new();
        for row in rows.map_err(|error| ask.error(error))? {
            suspensions.push(Suspension {
                city: City(ask.kept.city(ask, row.city).await?),
                until: row.until,
                reason: row.reason,
            });
        }
        Ok(suspensions)
    }
}
