//! Everything that has an identifier of its own.

use std::sync::Arc;

use app::{AppError, AppResult};
use async_graphql::{ID, Interface};
use domain::{
    CaseId, CityId, CommentId, DecisionId, Id, NeighbourhoodId, OrganisationId, PledgeId, PoolId,
    ProblemKind, ProjectId, SimulationId,
};

use super::case::Case;
use super::city::City;
use super::comment::Comment;
use super::decision::Decision;
use super::organisation::Organisation;
use super::place::Neighbourhood;
use super::pledge::Pledge;
use super::pool::Pool;
use super::project::Project;
use super::simulation::Simulation;
use crate::graphql::ask::Ask;

#[derive(Interface)]
#[graphql(field(name = "id", ty = "ID"))]
#[allow(
    missing_docs,
    clippy::large_enum_variant,
    reason = "the variants are the types themselves"
)]
pub enum Node {
    City(City),
    Neighbourhood(Neighbourhood),
    Project(Project),
    Pledge(Pledge),
    Decision(Decision),
    Pool(Pool),
    Comment(Comment),
    Case(Case),
    Organisation(Organisation),
    Simulation(Simulation),
}

/// The thing of an identifier, if there is one that the caller may see.
pub async fn find(ask: &Ask, id: &ID) -> AppResult<Option<Node>> {
    let kind = id.split_once(':').map_or("", |(kind, _)| kind);
    let (app, caller) = (&ask.app, &ask.caller);
    Ok(match kind {
        CityId::KIND => app
            .city_by_id(read(id)?)
            .await?
            .map(|city| Node::City(City(Arc::new(city)))),
        NeighbourhoodId::KIND => {
            let found = app.neighbourhood_by_id(read(id)?).await?;
            found.map(|(city, name)| Node::Neighbourhood(Neighbourhood::new(city, &name)))
        }
        ProjectId::KIND => app
            .project_by_id(caller, read(id)?)
            .await?
            .map(Project::loaded)
            .map(Node::Project),
        PledgeId::KIND => app.pledge(read(id)?).await?.map(Pledge::loaded).map(Node::Pledge),
        DecisionId::KIND => {
            let found = app.decision(read(id)?).await?;
            found.map(|(city, row)| Node::Decision(Decision::new(city, Arc::new(row))))
        }
        PoolId::KIND => app
            .pool(caller, read(id)?)
            .await?
            .map(|pool| Node::Pool(Pool(Arc::new(pool)))),
        CommentId::KIND => app
            .comment(caller, read(id)?)
            .await?
            .map(|row| Node::Comment(Comment(Arc::new(row)))),
        CaseId::KIND => app
            .case(caller, read(id)?)
            .await?
            .map(|row| Node::Case(Case(Arc::new(row)))),
        OrganisationId::KIND => app
            .organisation_by_id(read(id)?)
            .await?
            .map(|organisation| Node::Organisation(Organisation(Arc::new(organisation)))),
        SimulationId::KIND => app
            .simulation(caller, read(id)?)
            .await?
            .map(|row| Node::Simulation(Simulation(Arc::new(row)))),
        _ => return Err(AppError::refused("id", ProblemKind::WrongId { expected: "node" })),
    })
}

fn read<T: Id>(id: &ID) -> AppResult<T> {
    crate::graphql::ask::id("id", id)
}
