//! What can be done, by noun. A refusal is data: every payload has its problems.

mod invitation;
mod office;
mod organisation;
mod pledge;
mod pool;
mod project;
mod residence;
mod review;
mod sign_in;
mod team;
mod verification;

use async_graphql::MergedObject;

/// Who people are and what they may do. In groups, because a flat merge of many does not compile.
#[derive(MergedObject, Default)]
pub struct PeopleMutation(
    sign_in::SignInMutation,
    office::OfficeMutation,
    organisation::OrganisationMutation,
    invitation::InvitationMutation,
    residence::ResidenceMutation,
    verification::VerificationMutation,
);

/// Projects and what is said about them.
#[derive(MergedObject, Default)]
pub struct ProjectsMutation(
    project::ProjectMutation,
    review::ReviewMutation,
    team::TeamMutation,
);

/// Gifts and pools.
#[derive(MergedObject, Default)]
pub struct MoneyMutation(pledge::PledgeMutation, pool::PoolMutation);

/// The root of mutations.
#[derive(MergedObject, Default)]
pub struct Mutation(PeopleMutation, ProjectsMutation, MoneyMutation);
