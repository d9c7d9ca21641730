//! What can be asked, by noun.

mod city;
mod identifier;
mod identity;
mod invitation;
mod pool;
mod project;
mod viewer;

use async_graphql::MergedObject;

/// The root of queries.
#[derive(MergedObject, Default)]
pub struct Query(
    city::CityQuery,
    identifier::IdentifierQuery,
    project::ProjectQuery,
    pool::PoolQuery,
    viewer::ViewerQuery,
    identity::IdentityQuery,
    invitation::InvitationQuery,
);
