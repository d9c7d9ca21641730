//! What people with a role did, as a city's officials and auditors read it.

use std::sync::Arc;

use app::{Kept, act::ActsHead};
use async_graphql::{Context, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use domain::{CityId, OrganisationId, PersonId, PoolId, ProjectId};

use super::person_name::PersonName;
use crate::graphql::ask::Ask;
use crate::graphql::page::{Asked, Cursor, Page, connection};
use crate::graphql::scalar::int;

/// One act, with its place in the chain.
#[derive(Clone)]
pub struct Act(Kept);

/// The end of a chain: whoever wrote it down once can tell later whether anything before it was changed.
#[derive(SimpleObject)]
pub struct ChainHead {
    seq: i32,
    hash: String,
}

impl From<app::ledger::Head> for ChainHead {
    fn from(head: app::ledger::Head) -> Self {
        Self {
            seq: int(head.seq),
            hash: head.hash.to_string(),
        }
    }
}

/// How many acts there are.
pub struct CountActs(i64);

impl CountActs {
    #[allow(clippy::unused_async, reason = "others ask the database")]
    async fn count(&self, _: &Ask) -> app::AppResult<i32> {
        Ok(int(self.0))
    }
}

connection!(ActConnection, ActEdge, Act, "ActConnection", "ActEdge", CountActs);

impl Act {
    /// The name and the page of what it was done to, as they are today.
    async fn thing(&self, ask: &Ask) -> Result<Option<(String, Option<String>)>> {
        let (subject, Some(city)) = (&self.0.act.subject, self.0.act.city) else {
            return Ok(None);
        };
        let loaders = ask.loaders();
        let in_city = format!("/c/{}", ask.kept.city(ask, city).await?.slug);
        if let Ok(id) = subject.parse::<ProjectId>() {
            let found = loaders.projects.get(ask, id).await?;
            return Ok(found.map(|one| (one.texts.title.clone(), Some(format!("{in_city}/p/{}", one.slug)))));
        }
        if let Ok(id) = subject.parse::<PoolId>() {
            let found = loaders.pools.get(ask, id).await?;
            let name = |one: &app::Pool| one.names.get(ask.locale()).unwrap_or(&one.name).to_owned();
            return Ok(found.map(|one| (name(&one), Some(format!("{in_city}/desk/pools/{id}")))));
        }
        if let Ok(id) = subject.parse::<OrganisationId>() {
            let found = loaders.organisations.get(ask, (city, id)).await?;
            return Ok(found.map(|one| (one.name.clone(), Some(format!("{in_city}/a/{}", one.slug)))));
        }
        match subject.parse::<PersonId>() {
            Ok(id) => Ok(Some((PersonName::named(ask, id).await?.name, None))),
            Err(_) => Ok(None),
        }
    }
}

#[Object]
impl Act {
    async fn seq(&self) -> i32 {
        int(self.0.sealed.seq)
    }

    async fn at(&self) -> DateTime<Utc> {
        self.0.act.at
    }

    async fn kind(&self) -> &str {
        self.0.act.kind.as_str()
    }

    /// In words.
    async fn sentence(&self, ctx: &Context<'_>) -> String {
        app::words::act(Ask::of(ctx).locale(), self.0.act.kind).to_owned()
    }

    /// Null where it was the program itself.
    async fn by(&self, ctx: &Context<'_>) -> Result<Option<PersonName>> {
        match self.0.act.actor {
            Some(person) => PersonName::of(Ask::of(ctx), person).await,
            None => Ok(None),
        }
    }

    /// What it was done to: an identifier.
    async fn subject(&self) -> &str {
        &self.0.act.subject
    }

    /// What it was done to, by name; null where it has none.
    async fn about(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.thing(Ask::of(ctx)).await?.map(|(name, _)| name))
    }

    /// The path of the page about it; null where there is none.
    async fn path(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.thing(Ask::of(ctx)).await?.and_then(|(_, path)| path))
    }

    async fn hash(&self) -> String {
        self.0.sealed.hash.to_string()
    }
}

/// The part of a city that says what was done in its name.
pub struct CityActs(pub Arc<app::City>);

#[Object]
impl CityActs {
    /// What people with a role did, the newest first, hash-chained; for officials, finance officers and auditors.
    async fn acts(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<ActConnection> {
        let ask = Ask::of(ctx);
        let asked = Asked::new(first, after)?;
        let before = asked.after.as_ref().map(Cursor::parts::<i64, i64>).transpose()?;
        let city = self.0.id;
        let (head, kept) = read(ask, city, before.map(|(seq, _)| seq), asked.limit()).await?;
        let (loaders, subjects) = (ask.loaders(), kept.iter().map(|kept| kept.act.subject.as_str()));
        loaders
            .people
            .expect(kept.iter().filter_map(|kept| kept.act.actor));
        loaders
            .people
            .expect(subjects.clone().filter_map(|subject| subject.parse().ok()));
        loaders
            .projects
            .expect(subjects.clone().filter_map(|subject| subject.parse().ok()));
        loaders
            .pools
            .expect(subjects.clone().filter_map(|subject| subject.parse().ok()));
        let organisations = subjects.filter_map(|subject| Some((city, subject.parse().ok()?)));
        loaders.organisations.expect(organisations);
        let acts = kept.into_iter().map(Act).collect();
        let page = Page::cut(acts, &asked, |Act(kept)| {
            Cursor::new(kept.sealed.seq, kept.sealed.seq)
        });
        Ok(ActConnection::new(page, CountActs(head.seq)))
    }

    async fn acts_head(&self, ctx: &Context<'_>) -> Result<Option<ChainHead>> {
        let ask = Ask::of(ctx);
        match ask.app.acts_head(&ask.caller, self.0.id).await {
            Ok(head) => Ok(Some(ChainHead {
                seq: int(head.seq),
                hash: head.hash.to_string(),
            })),
            Err(app::AppError::Refused(_)) => Ok(None),
            Err(error) => Err(ask.error(error)),
        }
    }
}

async fn read(ask: &Ask, city: CityId, before: Option<i64>, limit: u32) -> Result<(ActsHead, Vec<Kept>)> {
    let read = async {
        let head = ask.app.acts_head(&ask.caller, city).await?;
        let acts = ask.app.acts(&ask.caller, city, before, limit.into()).await?;
        Ok((head, acts))
    };
    read.await.map_err(|error| ask.error(error))
}
