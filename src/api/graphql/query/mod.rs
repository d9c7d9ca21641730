//! What can be asked, by noun.

mod city;
mod identity;
mod pool;
mod project;
mod viewer;

use async_graphql::MergedObject;

/// The root of queries.
#[derive(MergedObject, Default)]
pub struct Query(
    city::CityQuery,
    project::ProjectQuery,
    pool::PoolQuery,
    viewer::ViewerQuery,
    identity::IdentityQuery,
);
