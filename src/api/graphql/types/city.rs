//! A city and its lists.

use std::sync::Arc;

use app::policy::{self, On, Operation};
use app::{AfterProject, AppResult, ProjectFilter as Filter};
use async_graphql::{Context, ID, Object, Result, SimpleObject, Value};
use domain::pool::PoolState as State;
use domain::{CityId, PoolId, ProjectId};

use super::act::CityActs;
use super::books::CityBooks;
use super::campaign_terms::CampaignTerms;
use super::city_office::CityOffice;
use super::moderation::CityCases;
use super::organisation::CityOrganisations;
use super::pin::{Pin, Pins};
use super::place::{Area, Category, Neighbourhood};
use super::pool::Pool;
use super::problem::Permission;
use super::project::Project;
use super::project_filter::{ProjectFilter, rectangle};
use super::project_part::Picture;
use super::receipt_desk::CityReceipts;
use super::residence::CityVerification;
use super::simulation::CitySimulations;
use super::stack::CityStack;
use crate::graphql::ask::Ask;
use crate::graphql::geojson;
use crate::graphql::markdown;
use crate::graphql::page::{Asked, Cursor, Page, connection};
use crate::graphql::scalar::{GeoJson, Money, int, money};
use crate::graphql::words::{Locale, PoolState, ProjectOrder};

/// A city.
#[derive(Clone)]
pub struct City(pub Arc<app::City>);

#[derive(SimpleObject)]
pub struct CityTotals {
    crowd: Money,
    #[graphql(name = "match")]
    matched: Money,
    open_projects: i32,
    backers: i32,
}

#[derive(SimpleObject)]
pub struct CityPermissions {
    create_pool: Permission,
    /// Say how the rules of pools go together.
    set_match_stack: Permission,
    /// Say how long campaigns wait, and when cards are charged.
    set_campaign_terms: Permission,
    /// Try what other rules would give.
    simulate: Permission,
    review_projects: Permission,
    create_project: Permission,
    manage_roles: Permission,
    /// It takes a second person to agree.
    invite_finance_officer: Permission,
    verify_residents: Permission,
    verify_organisations: Permission,
    moderate: Permission,
    read_audit: Permission,
    create_organisation: Permission,
}

/// How many projects fit.
pub enum CountProjects {
    /// Of one city.
    Of(CityId, Box<Filter>),
    /// Counted already.
    Known(i64),
}

impl CountProjects {
    pub(super) async fn count(&self, ask: &Ask) -> AppResult<i32> {
        match self {
            Self::Of(city, filter) => Ok(int(ask.app.project_count(&ask.caller, *city, filter).await?)),
            Self::Known(count) => Ok(int(*count)),
        }
    }
}

connection!(
    ProjectConnection,
    ProjectEdge,
    Project,
    "ProjectConnection",
    "ProjectEdge",
    CountProjects
);

/// How many pools fit.
pub struct CountPools(CityId, Vec<State>);

impl CountPools {
    async fn count(&self, ask: &Ask) -> AppResult<i32> {
        Ok(int(ask.app.count_pools(&ask.caller, self.0, &self.1).await?))
    }
}

connection!(
    PoolConnection,
    PoolEdge,
    Pool,
    "PoolConnection",
    "PoolEdge",
    CountPools
);

#[Object]
impl City {
    pub async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    async fn slug(&self) -> &str {
        &self.0.slug
    }

    async fn name(&self) -> &str {
        &self.0.name
    }

    async fn currency(&self) -> &str {
        self.0.currency.code()
    }

    async fn locale(&self) -> Locale {
        self.0.locale.into()
    }

    async fn time_zone(&self) -> &str {
        &self.0.time_zone
    }

    /// The accent colour of the city's pages, #rrggbb, with enough contrast on white.
    async fn accent(&self) -> &str {
        &self.0.accent
    }

    /// West, south, east, north.
    async fn bounds(&self) -> Option<Vec<f64>> {
        self.0.bounds.map(|b| vec![b.west, b.south, b.east, b.north])
    }

    async fn categories(&self, ctx: &Context<'_>) -> Result<Vec<Category>> {
        let ask = Ask::of(ctx);
        let categories = ask.kept.categories(ask, self.0.id).await?;
        Ok(categories
            .iter()
            .map(|one| Category::new(one, ask.locale()))
            .collect())
    }

    async fn neighbourhoods(&self, ctx: &Context<'_>) -> Result<Vec<Neighbourhood>> {
        let ask = Ask::of(ctx);
        let names = ask.kept.neighbourhoods(ask, self.0.id).await?;
        Ok(names
            .iter()
            .map(|name| Neighbourhood::new(self.0.id, name))
            .collect())
    }

    /// Named areas that rules may speak of, such as priority neighbourhoods.
    async fn areas(&self, ctx: &Context<'_>) -> Result<Vec<Area>> {
        let ask = Ask::of(ctx);
        let areas = ask.kept.areas(ask, self.0.id).await?;
        let area = |area: &app::Area| Area {
            id: area.id.to_string().into(),
            name: area.name.clone(),
        };
        Ok(areas.iter().map(area).collect())
    }

    /// One sentence that the city says of itself.
    async fn tagline(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let ask = Ask::of(ctx);
        let page = ask
            .app
            .city_page(self.0.id)
            .await
            .map_err(|error| ask.error(error))?;
        Ok(page.taglines.get(ask.locale()).map(str::to_owned))
    }

    /// What the city says of itself, as safe HTML.
    async fn about_html(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let ask = Ask::of(ctx);
        let page = ask
            .app
            .city_page(self.0.id)
            .await
            .map_err(|error| ask.error(error))?;
        Ok(page.abouts.get(ask.locale()).map(markdown::html))
    }

    async fn picture(&self, ctx: &Context<'_>) -> Result<Option<Picture>> {
        let ask = Ask::of(ctx);
        let page = ask
            .app
            .city_page(self.0.id)
            .await
            .map_err(|error| ask.error(error))?;
        let alt = page.picture_alts.get(ask.locale()).unwrap_or_default().to_owned();
        Ok(page.picture.map(|file| Picture::new(&self.0.slug, &file, alt)))
    }

    /// Water and green for the base map; each feature says its kind: water or green.
    async fn base_geo_json(&self, ctx: &Context<'_>) -> Result<Option<GeoJson>> {
        let ask = Ask::of(ctx);
        let page = ask
            .app
            .city_page(self.0.id)
            .await
            .map_err(|error| ask.error(error))?;
        let Some(text) = page.base_map else {
            return Ok(None);
        };
        match serde_json::from_str::<serde_json::Value>(&text).map(Value::from_json) {
            Ok(Ok(value)) => Ok(Some(GeoJson(value))),
            _ => Err(ask.error(app::AppError::Internal(format!(
                "the base map of {} is no JSON",
                self.0.id
            )))),
        }
    }

    /// One feature a neighbourhood; properties id, slug, name, projects, crowdMinor, matchMinor.
    async fn neighbourhoods_geo_json(&self, ctx: &Context<'_>) -> Result<GeoJson> {
        let ask = Ask::of(ctx);
        let shapes = geojson::neighbourhoods_value(&ask.app, self.0.id).await;
        shapes.map(GeoJson).map_err(|error| ask.error(error))
    }

    async fn projects(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        filter: Option<ProjectFilter>,
        order: Option<ProjectOrder>,
    ) -> Result<ProjectConnection> {
        let ask = Ask::of(ctx);
        let asked = Asked::new(first, after)?;
        let filter = filter.unwrap_or_default().read(ask, self.0.id).await?;
        let after = match &asked.after {
            Some(cursor) => {
                let (order_key, id) = cursor.parts::<String, ProjectId>()?;
                Some(AfterProject { order_key, id })
            }
            None => None,
        };
        let order = order.map(Into::into).unwrap_or_default();
        let page = ask
            .app
            .project_page(
                &ask.caller,
                self.0.id,
                &filter,
                order,
                after.as_ref(),
                asked.limit(),
            )
            .await;
        let page = Page::cut(page.map_err(|error| ask.error(error))?, &asked, |card| {
            Cursor::new(&card.order_key, card.id)
        });
        let page = Project::listed(ask, self.0.id, page);
        Ok(ProjectConnection::new(
            page,
            CountProjects::Of(self.0.id, Box::new(filter)),
        ))
    }

    /// For the map: at most 2,000, the newest first. A project without a place of its own is never among them.
    async fn pins(
        &self,
        ctx: &Context<'_>,
        bounds: Option<Vec<f64>>,
        filter: Option<ProjectFilter>,
    ) -> Result<Pins> {
        let ask = Ask::of(ctx);
        let mut filter = filter.unwrap_or_default().read(ask, self.0.id).await?;
        if let Some(bounds) = bounds {
            filter.bounds = Some(rectangle(ask, &bounds)?);
            // Hardly two readers look at the same rectangle, and the answer is large.
            ask.sender.scope.never_keep();
        }
        let pins = self.chosen_pins(ask, &filter).await;
        pins.map_err(|error| ask.error(error))
    }

    async fn pools(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        states: Option<Vec<PoolState>>,
    ) -> Result<PoolConnection> {
        let ask = Ask::of(ctx);
        let asked = Asked::new(first, after)?;
        let states: Vec<State> = states.unwrap_or_default().into_iter().map(Into::into).collect();
        let after = asked
            .after
            .as_ref()
            .map(Cursor::time_parts::<PoolId>)
            .transpose()?;
        let pools = ask
            .app
            .pool_page(&ask.caller, self.0.id, &states, after, asked.limit().into())
            .await;
        let pools = pools
            .map_err(|error| ask.error(error))?
            .into_iter()
            .map(Arc::new)
            .map(Pool)
            .collect();
        let page = Page::cut(pools, &asked, |Pool(pool)| Cursor::at(pool.created_at, pool.id));
        Pool::expect(ask, page.items.iter().map(|(_, pool)| pool));
        Ok(PoolConnection::new(page, CountPools(self.0.id, states)))
    }

    #[graphql(flatten)]
    async fn moderation(&self) -> CityCases {
        CityCases(self.0.id)
    }

    async fn totals(&self, ctx: &Context<'_>) -> Result<CityTotals> {
        let ask = Ask::of(ctx);
        let totals = ask
            .app
            .city_totals(self.0.id)
            .await
            .map_err(|error| ask.error(error))?;
        Ok(CityTotals {
            crowd: money(totals.crowd_minor, self.0.currency),
            matched: money(totals.match_minor, self.0.currency),
            open_projects: int(totals.open_projects),
            backers: int(totals.backers),
        })
    }

    /// What it has decided for its campaigns.
    async fn campaign_terms(&self, ctx: &Context<'_>) -> Result<CampaignTerms> {
        let ask = Ask::of(ctx);
        let terms = ask.kept.campaign_terms(ask, self.0.id).await?;
        Ok(CampaignTerms::new(&ask.app, &self.0, terms))
    }

    #[graphql(flatten)]
    async fn stack(&self) -> CityStack {
        CityStack(self.0.clone())
    }

    #[graphql(flatten)]
    async fn acts_part(&self) -> CityActs {
        CityActs(self.0.clone())
    }

    #[graphql(flatten)]
    async fn books_part(&self) -> CityBooks {
        CityBooks(self.0.clone())
    }

    #[graphql(flatten)]
    async fn receipts_part(&self) -> CityReceipts {
        CityReceipts(self.0.clone())
    }

    #[graphql(flatten)]
    async fn simulations_part(&self) -> CitySimulations {
        CitySimulations(self.0.clone())
    }

    #[graphql(flatten)]
    async fn office(&self) -> CityOffice {
        CityOffice(self.0.clone())
    }

    #[graphql(flatten)]
    async fn organisations(&self) -> CityOrganisations {
        CityOrganisations(self.0.clone())
    }

    #[graphql(flatten)]
    async fn verification(&self) -> CityVerification {
        CityVerification(self.0.clone())
    }

    async fn permissions(&self, ctx: &Context<'_>) -> CityPermissions {
        let ask = Ask::of(ctx);
        let may = |operation| {
            Permission::new(
                policy::permits(&ask.caller, operation, On::city(self.0.id)),
                ask.locale(),
            )
        };
        CityPermissions {
            create_pool: may(Operation::ManagePools),
            set_match_stack: may(Operation::ManageStack),
            set_campaign_terms: may(Operation::SetCampaignTerms),
            simulate: may(Operation::Simulate),
            review_projects: may(Operation::ReviewProject),
            create_project: may(Operation::CreateProject),
            manage_roles: may(Operation::ManageRoles),
            invite_finance_officer: may(Operation::ManageRoles),
            verify_residents: may(Operation::VerifyResidents),
            verify_organisations: may(Operation::VerifyOrganisations),
            moderate: may(Operation::Moderate),
            read_audit: may(Operation::ReadAudit),
            create_organisation: may(Operation::CreateOrganisation),
        }
    }
}

impl City {
    async fn chosen_pins(&self, ask: &Ask, filter: &Filter) -> AppResult<Pins> {
        if let Some(pins) = ask.boards.pins(ask, &self.0, filter).await? {
            return Ok(pins);
        }
        let pins = ask.app.pins(&ask.caller, self.0.id, filter).await?;
        let written = pins.iter().map(|pin| Pin::new(pin, self.0.currency).into());
        Ok(Pins {
            of: written.collect(),
            chosen: (0..pins.len()).collect(),
        })
    }
}
