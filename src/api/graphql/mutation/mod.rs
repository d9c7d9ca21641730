//! What can be done, by noun. A refusal is data: every payload has its problems.

mod identity;
mod passkey;
mod comment;
mod moderation;
mod password;
mod person;
mod pledge;
mod pool;
mod project;
mod proof;
mod review;
mod session;
mod sign_in;
mod token;

use async_graphql::MergedObject;

/// Who people are and what they may do. In groups, because a flat merge of many does not compile.
#[derive(MergedObject, Default)]
pub struct PeopleMutation(
    sign_in::SignInMutation,
    password::PasswordMutation,
    session::SessionMutation,
    proof::ProofMutation,
    token::TokenMutation,
    person::PersonMutation,
    passkey::PasskeyMutation,
    identity::IdentityMutation,
);

/// Projects and what is said about them.
#[derive(MergedObject, Default)]
pub struct ProjectsMutation(
    project::ProjectMutation,
    review::ReviewMutation,
    comment::CommentMutation,
    moderation::ModerationMutation,
);

/// Gifts and pools.
#[derive(MergedObject, Default)]
pub struct MoneyMutation(pledge::PledgeMutation, pool::PoolMutation);

/// The root of mutations.
#[derive(MergedObject, Default)]
pub struct Mutation(PeopleMutation, ProjectsMutation, MoneyMutation);
