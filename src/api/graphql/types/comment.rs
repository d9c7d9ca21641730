//! Comments as their readers see them.

use std::sync::Arc;

use app::policy::{self, On, Operation};
use app::{AppResult, comment, words};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use domain::comment::CommentState as State;
use domain::{CityId, ProblemKind, ProjectId};

use super::problem::Permission;
use super::project::Project;
use crate::graphql::ask::Ask;
use crate::graphql::markdown;
use crate::graphql::page::{Page, connection};
use crate::graphql::scalar::int;
use crate::graphql::words::CommentState;

/// A comment that its reader may know of.
#[derive(Clone)]
pub struct Comment(pub Arc<app::Comment>);

#[derive(SimpleObject)]
pub struct CommentAuthor {
    name: String,
    is_owner: bool,
}

#[derive(SimpleObject)]
pub struct CommentPermissions {
    reply: Permission,
    edit: Permission,
    delete: Permission,
    report: Permission,
}

/// How many comments there are; of a project that the reader may not read, none.
pub struct CountComments(Option<(CityId, ProjectId)>);

impl CountComments {
    /// Of a project.
    pub fn new(of: Option<(CityId, ProjectId)>) -> Self {
        Self(of)
    }

    async fn count(&self, ask: &Ask) -> AppResult<i32> {
        let Some((city, project)) = self.0 else {
            return Ok(0);
        };
        Ok(int(ask.app.count_comments(&ask.caller, city, project).await?))
    }
}

connection!(
    CommentConnection,
    CommentEdge,
    Comment,
    "CommentConnection",
    "CommentEdge",
    CountComments
);

impl Comment {
    /// A page; the loaders are told what is likely to be asked of them.
    pub fn listed(ask: &Ask, page: Page<app::Comment>) -> Page<Self> {
        let loaders = ask.loaders();
        let rows = || page.items.iter().map(|(_, row)| row);
        loaders.replies.expect(rows().map(|row| (row.city, row.id)));
        loaders.people.expect(rows().filter_map(|row| row.author));
        loaders.projects.expect(rows().map(|row| row.project));
        Page {
            has_next: page.has_next,
            has_previous: page.has_previous,
            items: page
                .items
                .into_iter()
                .map(|(cursor, row)| (cursor, Self(Arc::new(row))))
                .collect(),
        }
    }

    fn is_own(&self, ask: &Ask) -> bool {
        self.0.author.is_some() && self.0.author == ask.caller.person()
    }
}

#[Object]
impl Comment {
    pub async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    async fn project(&self) -> Project {
        Project::named(self.0.city, self.0.project)
    }

    /// Null where the person's account is erased, or the comment deleted.
    async fn author(&self, ctx: &Context<'_>) -> Result<Option<CommentAuthor>> {
        let ask = Ask::of(ctx);
        let Some(author) = self.0.author.filter(|_| self.0.state != State::Deleted) else {
            return Ok(None);
        };
        let loaders = ask.loaders();
        let Some(person) = loaders.people.get(ask, author).await? else {
            return Ok(None);
        };
        let project = loaders.projects.get(ask, self.0.project).await?;
        let name = if person.name.is_empty() {
            words::moderation::somebody(ask.locale()).to_owned()
        } else {
            person.name.clone()
        };
        Ok(Some(CommentAuthor {
            name,
            is_owner: project.is_some_and(|project| project.owner_person == Some(author)),
        }))
    }

    /// Safe HTML; null where it was taken down.
    async fn body_html(&self) -> Option<String> {
        // A hidden one is there for its author and the moderators only.
        matches!(self.0.state, State::Visible | State::Hidden).then(|| markdown::comment(&self.0.body))
    }

    /// As written; to its author only.
    async fn body(&self, ctx: &Context<'_>) -> Option<&str> {
        let own = self.is_own(Ask::of(ctx));
        (own && !self.0.body.is_empty()).then_some(self.0.body.as_str())
    }

    async fn state(&self) -> CommentState {
        self.0.state.into()
    }

    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    async fn edited_at(&self) -> Option<DateTime<Utc>> {
        self.0.edited_at
    }

    /// At most 50, the oldest first. A reply has none.
    async fn replies(&self, ctx: &Context<'_>) -> Result<Vec<Comment>> {
        if self.0.parent.is_some() {
            return Ok(Vec::new());
        }
        let ask = Ask::of(ctx);
        let loaders = ask.loaders();
        let found = loaders.replies.get(ask, (self.0.city, self.0.id)).await?;
        let rows: Vec<Arc<app::Comment>> = found.iter().flat_map(|all| all.iter().cloned()).collect();
        loaders.people.expect(rows.iter().filter_map(|row| row.author));
        Ok(rows.into_iter().map(Comment).collect())
    }

    /// Why it was taken down, to everybody in a word.
    async fn notice(&self, ctx: &Context<'_>) -> Option<&'static str> {
        words::moderation::notice(Ask::of(ctx).locale(), self.0.state)
    }

    async fn permissions(&self, ctx: &Context<'_>) -> CommentPermissions {
        let ask = Ask::of(ctx);
        let locale = ask.locale();
        let visible = match self.0.state {
            State::Visible => Ok(()),
            _ => Err(ProblemKind::NotFound { what: "comment" }),
        };
        let here = On::city(self.0.city);
        let allowed = |operation, on| policy::authorize(&ask.caller, operation, on);
        let now = ask.app.world().now();
        let there = match self.0.state {
            State::Visible | State::Hidden => Ok(()),
            _ => Err(ProblemKind::NotFound { what: "comment" }),
        };
        CommentPermissions {
            reply: Permission::new(allowed(Operation::Comment, here).and(visible.clone()), locale),
            edit: Permission::new(comment::may_edit(&ask.caller, &self.0, now), locale),
            delete: Permission::new(
                allowed(Operation::EditComment, comment::on(&self.0)).and(there),
                locale,
            ),
            report: Permission::new(allowed(Operation::Report, here).and(visible), locale),
        }
    }
}
