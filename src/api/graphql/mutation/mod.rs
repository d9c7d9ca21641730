//! What can be done, by noun. A refusal is data: every payload has its problems.

mod pledge;
mod pool;
mod project;
mod review;
mod sign_in;

use async_graphql::MergedObject;

/// The root of mutations.
#[derive(MergedObject, Default)]
pub struct Mutation(
    sign_in::SignInMutation,
    project::ProjectMutation,
    review::ReviewMutation,
    pledge::PledgeMutation,
    pool::PoolMutation,
);
