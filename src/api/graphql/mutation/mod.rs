//! What can be done, by noun. A refusal is data: every payload has its problems.

mod books;
mod cash;
mod comment;
mod identity;
mod invitation;
mod moderation;
mod office;
mod organisation;
mod passkey;
mod password;
mod payout;
mod person;
mod pledge;
mod pool;
mod privacy;
mod project;
mod promise;
mod proof;
mod receipt;
mod receipt_issuer;
mod residence;
mod review;
mod round;
mod session;
mod sign_in;
mod simulation;
mod stack;
mod team;
mod token;
mod verification;

use async_graphql::MergedObject;

/// How people prove who they are. In groups, because a flat merge of many does not compile.
#[derive(MergedObject, Default)]
pub struct AccountMutation(
    sign_in::SignInMutation,
    identity::IdentityMutation,
    passkey::PasskeyMutation,
    password::PasswordMutation,
    person::PersonMutation,
    privacy::PrivacyMutation,
    proof::ProofMutation,
    session::SessionMutation,
    token::TokenMutation,
);

/// Who people are in a city and in its organisations.
#[derive(MergedObject, Default)]
pub struct PeopleMutation(
    invitation::InvitationMutation,
    office::OfficeMutation,
    organisation::OrganisationMutation,
    residence::ResidenceMutation,
    verification::VerificationMutation,
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
pub struct MoneyMutation(
    pledge::PledgeMutation,
    pool::PoolMutation,
    round::RoundMutation,
    promise::PromiseMutation,
    stack::StackMutation,
    simulation::SimulationMutation,
);

/// What a finance desk does.
#[derive(MergedObject, Default)]
pub struct DeskMutation(
    books::BooksMutation,
    cash::CashMutation,
    payout::PayoutMutation,
    receipt::ReceiptMutation,
    receipt_issuer::ReceiptIssuerMutation,
);

/// The root of mutations.
#[derive(MergedObject, Default)]
pub struct Mutation(
    AccountMutation,
    PeopleMutation,
    ProjectsMutation,
    MoneyMutation,
    DeskMutation,
);
