//! A project and what everybody may know of it.

use std::sync::Arc;

use app::policy::{self, On, Operation};
use app::{AfterPledge, DecisionsOf, ProjectCard, Returned};
use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};
use domain::{CityId, PledgeId, ProjectId};

use super::campaign::{Campaign, Progress};
use super::city::City;
use super::decision::{Decision, DecisionConnection};
use super::moderation::ProjectComments;
use super::payout::ProjectPayouts;
use super::place::{Category, Neighbourhood, Point};
use super::pledge::{CountPledges, Pledge, PledgeConnection};
use super::pool::ProjectPool;
use super::project_figures::ProjectFigures;
use super::project_part::{BudgetLine, Owner, Picture};
use super::project_permission::ProjectPermissions;
use super::project_team::ProjectTeam;
use crate::graphql::ask::{Ask, missing};
use crate::graphql::markdown;
use crate::graphql::page::{Asked, Cursor, Page};
use crate::graphql::scalar::money;
use crate::graphql::words::{Locale, ProjectState};

/// A project: its card where it comes from a list, its whole row once something asks for it.
#[derive(Clone)]
pub struct Project {
    id: ProjectId,
    city: CityId,
    card: Option<Arc<ProjectCard>>,
    row: Option<Arc<app::Project>>,
}

impl Project {
    /// A project that was loaded.
    pub fn loaded(row: app::Project) -> Self {
        Self {
            id: row.id,
            city: row.city,
            card: None,
            row: Some(Arc::new(row)),
        }
    }

    /// A project that something names.
    pub fn named(city: CityId, id: ProjectId) -> Self {
        Self {
            id,
            city,
            card: None,
            row: None,
        }
    }

    /// A project of a list.
    pub fn card(city: CityId, card: ProjectCard) -> Self {
        Self {
            id: card.id,
            city,
            card: Some(Arc::new(card)),
            row: None,
        }
    }

    /// A page of cards; the loaders are told what is likely to be asked of them.
    pub fn listed(ask: &Ask, city: CityId, page: Page<ProjectCard>) -> Page<Self> {
        let loaders = ask.loaders();
        let ids = || page.items.iter().map(|(_, card)| card.id);
        loaders.projects.expect(ids());
        loaders.translations.expect(ids().map(|id| (city, id)));
        loaders.budgets.expect(ids().map(|id| (city, id)));
        let node = |card| Self::card(city, card);
        Page {
            has_next: page.has_next,
            has_previous: page.has_previous,
            items: page
                .items
                .into_iter()
                .map(|(cursor, card)| (cursor, node(card)))
                .collect(),
        }
    }

    /// These may be asked for soon.
    pub fn expect(ask: &Ask, projects: impl Iterator<Item = (CityId, ProjectId)> + Clone) {
        let loaders = ask.loaders();
        loaders.projects.expect(projects.clone().map(|(_, id)| id));
        loaders.translations.expect(projects);
    }

    async fn row(&self, ask: &Ask) -> Result<Arc<app::Project>> {
        match &self.row {
            Some(row) => Ok(row.clone()),
            None => ask
                .loaders()
                .projects
                .get(ask, self.id)
                .await?
                .ok_or_else(|| missing(ask, self.id)),
        }
    }

    /// Its city and its identifier.
    pub fn place(&self) -> (CityId, ProjectId) {
        (self.city, self.id)
    }

    /// Whether the reader may see more of it than that it is there: one that is suspended is still named by gifts.
    pub async fn is_readable(&self, ask: &Ask) -> Result<bool> {
        match &self.card {
            // Lists hold nothing else.
            Some(_) => Ok(true),
            None => Ok(policy::may_read(&ask.caller, &*self.row(ask).await?)),
        }
    }

    async fn city_row(&self, ask: &Ask) -> Result<Arc<app::City>> {
        ask.kept.city(ask, self.city).await
    }

    /// Whether its list of gifts shows those that were given back.
    async fn returned(&self, ask: &Ask) -> Result<Returned> {
        let state = match &self.card {
            Some(card) => card.state,
            None => self.row(ask).await?.state,
        };
        Ok(returned(state))
    }

    /// Its texts and their language.
    async fn texts(&self, ask: &Ask) -> Result<(domain::Locale, Arc<app::ProjectTexts>)> {
        let row = self.row(ask).await?;
        if row.language != ask.locale()
            && let Some(texts) = ask.loaders().translations.get(ask, (self.city, self.id)).await?
        {
            return Ok((ask.locale(), texts));
        }
        Ok((row.language, Arc::new(row.texts.clone())))
    }
}

/// Whether gifts that were given back are shown of a project in this state.
pub fn returned(state: domain::project::ProjectState) -> Returned {
    match state {
        domain::project::ProjectState::Failed | domain::project::ProjectState::Cancelled => {
            Returned::Included
        }
        _ => Returned::LeftOut,
    }
}

#[Object]
impl Project {
    pub async fn id(&self) -> ID {
        self.id.to_string().into()
    }

    async fn slug(&self, ctx: &Context<'_>) -> Result<String> {
        match &self.card {
            Some(card) => Ok(card.slug.clone()),
            None => Ok(self.row(Ask::of(ctx)).await?.slug.clone()),
        }
    }

    async fn city(&self, ctx: &Context<'_>) -> Result<City> {
        Ok(City(self.city_row(Ask::of(ctx)).await?))
    }

    async fn title(&self, ctx: &Context<'_>) -> Result<String> {
        match &self.card {
            Some(card) => Ok(card.title.clone()),
            None => Ok(self.texts(Ask::of(ctx)).await?.1.title.clone()),
        }
    }

    async fn summary(&self, ctx: &Context<'_>) -> Result<String> {
        match &self.card {
            Some(card) => Ok(card.summary.clone()),
            None => Ok(self.texts(Ask::of(ctx)).await?.1.summary.clone()),
        }
    }

    /// Markdown, as written.
    async fn story(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(self.texts(Ask::of(ctx)).await?.1.story.clone())
    }

    /// The story as safe HTML.
    async fn story_html(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(markdown::html(&self.texts(Ask::of(ctx)).await?.1.story))
    }

    /// The language of the texts above; the reader's where there is a translation.
    async fn language(&self, ctx: &Context<'_>) -> Result<Locale> {
        match &self.card {
            Some(card) => Ok(card.language.into()),
            None => Ok(self.texts(Ask::of(ctx)).await?.0.into()),
        }
    }

    async fn category(&self, ctx: &Context<'_>) -> Result<Category> {
        let ask = Ask::of(ctx);
        let slug = match &self.card {
            Some(card) => card.category.clone(),
            None => self.row(ask).await?.category.clone(),
        };
        let categories = ask.kept.categories(ask, self.city).await?;
        let found = categories.iter().find(|one| one.slug == slug);
        found
            .map(|one| Category::new(one, ask.locale()))
            .ok_or_else(|| missing(ask, &slug))
    }

    async fn state(&self, ctx: &Context<'_>) -> Result<ProjectState> {
        match &self.card {
            Some(card) => Ok(card.state.into()),
            None => Ok(self.row(Ask::of(ctx)).await?.state.into()),
        }
    }

    /// What the reviewer said: to who may read it unpublished.
    async fn review_note(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let ask = Ask::of(ctx);
        let row = self.row(ask).await?;
        let may =
            policy::authorize(&ask.caller, Operation::ReadUnpublishedProject, On::project(&row)).is_ok();
        Ok(row.review_note.clone().filter(|_| may))
    }

    async fn campaign(&self, ctx: &Context<'_>) -> Result<Campaign> {
        let ask = Ask::of(ctx);
        let row = self.row(ask).await?;
        let terms = ask.kept.campaign_terms(ask, row.city).await?;
        let city = self.city_row(ask).await?;
        Ok(Campaign::new(&ask.app, &city, terms, &row))
    }

    async fn progress(&self, ctx: &Context<'_>) -> Result<Progress> {
        let ask = Ask::of(ctx);
        let figures = match &self.card {
            Some(card) => card.figures,
            None => (&*self.row(ask).await?).into(),
        };
        let currency = self.city_row(ask).await?.currency;
        Ok(Progress::new(self.id, &figures, currency))
    }

    async fn neighbourhood(&self, ctx: &Context<'_>) -> Result<Option<Neighbourhood>> {
        let ask = Ask::of(ctx);
        let id = match &self.card {
            Some(card) => card.neighbourhood,
            None => self.row(ask).await?.neighbourhood,
        };
        let Some(id) = id else { return Ok(None) };
        let names = ask.kept.neighbourhoods(ask, self.city).await?;
        let name = names.iter().find(|name| name.id == id);
        name.map(|name| Some(Neighbourhood::new(self.city, name)))
            .ok_or_else(|| missing(ask, id))
    }

    /// The whole city is concerned: there is no single place.
    async fn city_wide(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.row(Ask::of(ctx)).await?.city_wide)
    }

    async fn location(&self, ctx: &Context<'_>) -> Result<Option<Point>> {
        let row = self.row(Ask::of(ctx)).await?;
        Ok(row
            .location
            .map(|(longitude, latitude)| Point { longitude, latitude }))
    }

    async fn address(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.row(Ask::of(ctx)).await?.address.clone())
    }

    async fn picture(&self, ctx: &Context<'_>) -> Result<Option<Picture>> {
        let ask = Ask::of(ctx);
        let row = self.row(ask).await?;
        let Some(file) = &row.picture else { return Ok(None) };
        let city = self.city_row(ask).await?;
        let alt = row.picture_alts.get(ask.locale()).unwrap_or_default().to_owned();
        Ok(Some(Picture::new(&city.slug, file, alt)))
    }

    async fn owner(&self, ctx: &Context<'_>) -> Result<Owner> {
        let ask = Ask::of(ctx);
        Owner::of(ask, &*self.row(ask).await?).await
    }

    #[graphql(flatten)]
    async fn carried_by(&self, ctx: &Context<'_>) -> Result<ProjectTeam> {
        let ask = Ask::of(ctx);
        let is_readable = self.is_readable(ask).await?;
        Ok(ProjectTeam {
            of: self.row(ask).await?,
            is_readable,
        })
    }

    #[graphql(flatten)]
    async fn figures(&self, ctx: &Context<'_>) -> Result<ProjectFigures> {
        let ask = Ask::of(ctx);
        let is_readable = self.is_readable(ask).await?;
        Ok(ProjectFigures {
            of: self.row(ask).await?,
            is_readable,
        })
    }

    #[graphql(flatten)]
    async fn paid(&self, ctx: &Context<'_>) -> Result<ProjectPayouts> {
        let ask = Ask::of(ctx);
        let is_readable = self.is_readable(ask).await?;
        Ok(ProjectPayouts {
            of: self.row(ask).await?,
            is_readable,
        })
    }

    async fn budget_lines(&self, ctx: &Context<'_>) -> Result<Vec<BudgetLine>> {
        let ask = Ask::of(ctx);
        let currency = self.city_row(ask).await?.currency;
        if !self.is_readable(ask).await? {
            return Ok(Vec::new());
        }
        let own = self.row(ask).await?.language == ask.locale();
        let lines = ask.loaders().budgets.get(ask, (self.city, self.id)).await?;
        let line = |line: &app::BudgetLine| {
            let translated = line.labels.get(ask.locale()).filter(|_| !own);
            BudgetLine {
                id: line.id.to_string().into(),
                label: translated.unwrap_or(&line.label).to_owned(),
                amount: money(line.amount_minor, currency),
                kind: line.kind.into(),
            }
        };
        Ok(lines.iter().flat_map(|all| all.iter()).map(line).collect())
    }

    /// Confirmed pledges, the newest first. Those of a campaign that was called off or ended short include
    /// what was given back.
    async fn pledges(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<PledgeConnection> {
        let ask = Ask::of(ctx);
        let asked = Asked::new(first, after)?;
        let returned = self.returned(ask).await?;
        let rows: Vec<app::Pledge> = match &asked.after {
            // The first page of many projects at once is one statement.
            None if returned == Returned::LeftOut => {
                let key = (self.city, asked.limit(), self.id);
                let found = ask.loaders().latest_pledges.get(ask, key).await?;
                found.map(|rows| rows.to_vec()).unwrap_or_default()
            }
            cursor => {
                let parts = cursor.as_ref().map(Cursor::time_parts::<PledgeId>).transpose()?;
                let after = parts.map(|(at, id)| AfterPledge { at, id });
                let project = (self.id, returned);
                let rows = ask
                    .app
                    .pledges_of_project(self.city, project, after, asked.limit().into())
                    .await;
                rows.map_err(|error| ask.error(error))?
            }
        };
        let page = Page::cut(rows, &asked, |row| {
            Cursor::at(row.counted_at.unwrap_or(row.created_at), row.id)
        });
        let count = CountPledges::OfProject(self.city, (self.id, returned));
        Ok(PledgeConnection::new(Pledge::listed(ask, page), count))
    }

    /// Every decision of the matching engine, the newest first, zeros included.
    async fn decisions(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<DecisionConnection> {
        Decision::page(
            Ask::of(ctx),
            self.city,
            DecisionsOf::Project(self.id),
            first,
            after,
        )
        .await
    }

    #[graphql(flatten)]
    async fn said(&self) -> ProjectComments {
        ProjectComments(self.clone())
    }

    /// The pools that this project may draw from, with what each says.
    async fn pools(&self, ctx: &Context<'_>) -> Result<Vec<ProjectPool>> {
        let ask = Ask::of(ctx);
        let row = self.row(ask).await?;
        let found = ask
            .app
            .pools_of_project(&row)
            .await
            .map_err(|error| ask.error(error))?;
        Ok(ProjectPool::listed(ask, self.city, found))
    }

    async fn created_at(&self, ctx: &Context<'_>) -> Result<DateTime<Utc>> {
        Ok(self.row(Ask::of(ctx)).await?.created_at)
    }

    async fn published_at(&self, ctx: &Context<'_>) -> Result<Option<DateTime<Utc>>> {
        Ok(self.row(Ask::of(ctx)).await?.published_at)
    }

    async fn permissions(&self, ctx: &Context<'_>) -> Result<ProjectPermissions> {
        let ask = Ask::of(ctx);
        Ok(ProjectPermissions::new(ask, &*self.row(ask).await?))
    }
}
