//! Cities, and whatever has an identifier.

use async_graphql::{Context, ID, Object, Result};

use crate::graphql::ask::Ask;
use crate::graphql::types::city::City;
use crate::graphql::types::node::{self, Node};

#[derive(Default)]
pub struct CityQuery;

#[Object]
impl CityQuery {
    async fn node(&self, ctx: &Context<'_>, id: ID) -> Result<Option<Node>> {
        let ask = Ask::of(ctx);
        ask.sender.scope.everything();
        node::find(ask, &id).await.map_err(|error| ask.error(error))
    }

    async fn cities(&self, ctx: &Context<'_>) -> Result<Vec<City>> {
        let ask = Ask::of(ctx);
        ask.sender.scope.everything();
        let cities = ask.kept.cities(ask).await?;
        Ok(cities.iter().cloned().map(City).collect())
    }

    async fn city(&self, ctx: &Context<'_>, slug: String) -> Result<Option<City>> {
        let ask = Ask::of(ctx);
        let city = ask.kept.city_of_slug(ask, &slug).await?;
        match &city {
            Some(city) => ask.sender.scope.city(city.id),
            None => ask.sender.scope.everything(),
        }
        Ok(city.map(City))
    }
}
