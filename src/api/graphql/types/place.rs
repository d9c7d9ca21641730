//! Places: points, neighbourhoods, areas, categories.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use domain::CityId;

use crate::graphql::ask::Ask;
use crate::graphql::scalar::{Money, int, money};

#[derive(SimpleObject, Debug, Clone)]
pub struct Point {
    pub longitude: f64,
    pub latitude: f64,
}

#[derive(SimpleObject, Debug, Clone)]
pub struct Category {
    pub slug: String,
    pub name: String,
}

impl Category {
    /// A category in the reader's language.
    pub fn new(category: &app::Category, locale: domain::Locale) -> Self {
        let name = category.names.get(locale).unwrap_or(&category.slug).to_owned();
        Self {
            slug: category.slug.clone(),
            name,
        }
    }
}

/// A named area, such as a priority neighbourhood.
#[derive(SimpleObject, Debug, Clone)]
pub struct Area {
    pub id: ID,
    pub name: String,
}

/// A neighbourhood.
#[derive(Clone)]
pub struct Neighbourhood {
    city: CityId,
    name: Arc<app::NeighbourhoodName>,
}

impl Neighbourhood {
    /// One of a city.
    pub fn new(city: CityId, name: &app::NeighbourhoodName) -> Self {
        Self {
            city,
            name: Arc::new(name.clone()),
        }
    }

    async fn totals(&self, ctx: &Context<'_>) -> Result<app::NeighbourhoodTotals> {
        let ask = Ask::of(ctx);
        let totals = ask.loaders().neighbourhood_totals.get(ask, self.city).await?;
        Ok(totals
            .and_then(|totals| totals.get(&self.name.id).copied())
            .unwrap_or_default())
    }

    async fn money(&self, ctx: &Context<'_>, minor: i64) -> Result<Money> {
        let ask = Ask::of(ctx);
        let city = ask.kept.city(ask, self.city).await?;
        Ok(money(minor, city.currency))
    }
}

#[Object]
impl Neighbourhood {
    pub async fn id(&self) -> ID {
        self.name.id.to_string().into()
    }

    async fn slug(&self) -> &str {
        &self.name.slug
    }

    async fn name(&self) -> &str {
        &self.name.name
    }

    async fn projects(&self, ctx: &Context<'_>) -> Result<i32> {
        Ok(int(self.totals(ctx).await?.projects))
    }

    async fn crowd(&self, ctx: &Context<'_>) -> Result<Money> {
        let totals = self.totals(ctx).await?;
        self.money(ctx, totals.crowd_minor).await
    }

    #[graphql(name = "match")]
    async fn matched(&self, ctx: &Context<'_>) -> Result<Money> {
        let totals = self.totals(ctx).await?;
        self.money(ctx, totals.match_minor).await
    }
}
