//! What officials say to the rule of a pool and of a project: admissions, ranks, windows, proofs, votes.

use app::pool::AdmissionInput;
use async_graphql::{Context, ID, Object, Result};

use super::pool::{PoolPayload, payload};
use super::project::ProjectPayload;
use crate::graphql::ask::{self, Ask};
use crate::graphql::scalar::Money;

#[derive(Default)]
pub struct RoundMutation;

#[Object]
impl RoundMutation {
    /// A jury's decision: the project takes part under the rule of the pool, perhaps with a share or a
    /// ceiling of its own, within what the rule lets a jury set.
    async fn admit_project(
        &self,
        ctx: &Context<'_>,
        pool: ID,
        project: ID,
        share_bps: Option<i32>,
        cap: Option<Money>,
        idempotency_key: String,
    ) -> Result<PoolPayload> {
        let ask = Ask::of(ctx);
        let given = AdmissionInput {
            share_bps: share_bps.map(i64::from),
            cap: cap.map(|Money(text)| text),
        };
        let done = async {
            let (pool, project) = (ask::id("pool", &pool)?, ask::id("project", &project)?);
            ask.app
                .admit_project(&ask.caller, pool, project, &given, &idempotency_key)
                .await
        };
        payload(ask, done.await)
    }

    /// The ranking of projects under the rule of the pool, the best first.
    async fn rank_projects(
        &self,
        ctx: &Context<'_>,
        pool: ID,
        projects: Vec<ID>,
        idempotency_key: String,
    ) -> Result<PoolPayload> {
        let ask = Ask::of(ctx);
        let done = async {
            let pool = ask::id("pool", &pool)?;
            let mut ranked = Vec::with_capacity(projects.len());
            for project in &projects {
                ranked.push(ask::id("projects", project)?);
            }
            ask.app
                .rank_projects(&ask.caller, pool, &ranked, &idempotency_key)
                .await
        };
        payload(ask, done.await)
    }

    /// The window of the pool's rule ends: its round is held, or what is reserved by periods becomes due.
    async fn close_window(
        &self,
        ctx: &Context<'_>,
        pool: ID,
        idempotency_key: String,
    ) -> Result<PoolPayload> {
        let ask = Ask::of(ctx);
        let done = async {
            let pool = ask::id("pool", &pool)?;
            ask.app.close_window(&ask.caller, pool, &idempotency_key).await
        };
        payload(ask, done.await)
    }

    /// A proof was verified: that the project did what it promised, or, with `costs`, that costs of this
    /// much were paid, all proofs so far together.
    async fn verify_proof(
        &self,
        ctx: &Context<'_>,
        project: ID,
        costs: Option<Money>,
        idempotency_key: String,
    ) -> Result<ProjectPayload> {
        let ask = Ask::of(ctx);
        let costs = costs.map(|Money(text)| text);
        let done = async {
            let project = ask::id("project", &project)?;
            ask.app
                .verify_proof(&ask.caller, project, costs.as_deref(), &idempotency_key)
                .await
        };
        ProjectPayload::new(ask, done.await)
    }

    /// Whether whoever carries the project has done the training that some rules ask for; before it is published.
    async fn note_training(
        &self,
        ctx: &Context<'_>,
        project: ID,
        done: bool,
        idempotency_key: String,
    ) -> Result<ProjectPayload> {
        let ask = Ask::of(ctx);
        let noted = async {
            let project = ask::id("project", &project)?;
            ask.app
                .note_training(&ask.caller, project, done, &idempotency_key)
                .await
        };
        ProjectPayload::new(ask, noted.await)
    }

    /// The votes for the project were counted: all of them so far.
    async fn count_votes(
        &self,
        ctx: &Context<'_>,
        project: ID,
        votes: i32,
        idempotency_key: String,
    ) -> Result<ProjectPayload> {
        let ask = Ask::of(ctx);
        let done = async {
            let project = ask::id("project", &project)?;
            ask.app
                .count_votes(&ask.caller, project, i64::from(votes), &idempotency_key)
                .await
        };
        ProjectPayload::new(ask, done.await)
    }
}
