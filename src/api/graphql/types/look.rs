//! Who looked at what is private about the person signed in.

use std::sync::Arc;

use app::caller::Viewer;
use app::look::Look as Row;
use app::{AppResult, words};
use async_graphql::{Context, Object, Result};
use chrono::{DateTime, Utc};

use crate::graphql::ask::Ask;
use crate::graphql::page::{Asked, Cursor, Page, connection};
use crate::graphql::scalar::int;

/// One look.
#[derive(Clone)]
pub struct Look(Row);

/// How many there are about a viewer.
pub struct CountLooks(Arc<Viewer>);

impl CountLooks {
    async fn count(&self, ask: &Ask) -> AppResult<i32> {
        Ok(int(ask.app.count_looks(&ask.as_viewer(&self.0)).await?))
    }
}

connection!(
    LookConnection,
    LookEdge,
    Look,
    "LookConnection",
    "LookEdge",
    CountLooks
);

#[Object]
impl Look {
    async fn at(&self) -> DateTime<Utc> {
        self.0.at
    }

    /// A role, such as: city official (Ambrelle).
    async fn by(&self, ctx: &Context<'_>) -> Result<String> {
        let ask = Ask::of(ctx);
        let city = ask.kept.city(ask, self.0.city).await?;
        Ok(words::privacy::looker(ask.locale(), self.0.role, &city.name))
    }

    async fn what(&self, ctx: &Context<'_>) -> &str {
        words::privacy::looked_at(Ask::of(ctx).locale(), self.0.what)
    }
}

/// Part of a viewer.
pub struct ViewerLooks(pub Arc<Viewer>);

#[Object]
impl ViewerLooks {
    /// Who has looked at what is sensitive about me, the newest first.
    async fn looks(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<LookConnection> {
        let ask = Ask::of(ctx);
        let asked = Asked::new(first, after)?;
        let after = asked.after.as_ref().map(Cursor::time_parts).transpose()?;
        let rows = ask
            .app
            .looks(&ask.as_viewer(&self.0), after, asked.limit().into())
            .await;
        let looks = rows
            .map_err(|error| ask.error(error))?
            .into_iter()
            .map(Look)
            .collect();
        let page = Page::cut(looks, &asked, |Look(row)| Cursor::at(row.at, row.id));
        Ok(LookConnection::new(page, CountLooks(self.0.clone())))
    }
}
