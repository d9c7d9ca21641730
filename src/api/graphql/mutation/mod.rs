//! What can be done, by noun. A refusal is data: every payload has its problems.

mod comment;
mod identity;
mod invitation;
mod moderation;
mod office;
mod organisation;
mod passkey;
mod password;
mod person;
mod pledge;
mod pool;
mod project;
mod proof;
mod review;
mod session;
mod sign_in;
mod team;
mod token;

use async_graphql::MergedObject;

/// Who people are and what they may do. In groups, because a flat merge of many does not compile.
#[derive(MergedObject, Default)]
pub struct PeopleMutation(
    sign_in::SignInMutation,
    identity::IdentityMutation,
    invitation::InvitationMutation,
    office::OfficeMutation,
    organisation::OrganisationMutation,
    passkey::PasskeyMutation,
    password::PasswordMutation,
    person::PersonMutation,
    proof::ProofMutation,
    session::SessionMutation,
    token::TokenMutation,
);

/// Projects and what is said about them.
#[derive(MergedObject, Default)]
pub struct ProjectsMutation(
    project::ProjectMutation,
    review::ReviewMutation,
    comment::CommentMutation,
    moderation::ModerationMutation,
    team::TeamMutation,
);

/// Gifts and pools.
#[derive(MergedObject, Default)]
pub struct MoneyMutation(pledge::PledgeMutation, pool::PoolMutation);

/// The root of mutations.
#[derive(MergedObject, Default)]
pub struct Mutation(PeopleMutation, ProjectsMutation, MoneyMutation);
