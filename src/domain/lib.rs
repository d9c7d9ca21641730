//! The words of Parvis: plain types that every other crate speaks.
//!
//! **What it is.** Identifiers, money, places, people and roles, projects, campaigns, pledges,
//! pools, and the states they move through; accounts, payment references and statements of banks.
//! A state changes by a method that returns the new state or the reason why not.
//!
//! **What it promises.** Money is an integer of minor units with its currency; nothing here rounds.
//! Time and randomness come in through [`Clock`] and [`Randomness`].
//!
//! **What it never does.** No input or output, no async, no database or web types, no reading of
//! the clock or the environment.
//!
//! **How to add a noun.** One file, named as in the everyday language of `README.md`; the same file
//! name is then used in `store`, `app` and `api`.

pub mod act;
pub mod badge;
pub mod bank;
pub mod campaign;
pub mod case;
pub mod cash;
pub mod comment;
pub mod consent;
pub mod erasure;
pub mod fee;
pub mod id;
pub mod identifier;
pub mod invitation;
pub mod locale;
pub mod look;
pub mod money;
pub mod ordered;
pub mod organisation;
pub mod payout;
pub mod person;
pub mod place;
pub mod pledge;
pub mod pool;
pub mod problem;
pub mod project;
pub mod receipt;
pub mod report;
pub mod residence;
pub mod retention;
pub mod simulation;
pub mod transfer;
pub mod two_person;
pub mod verdict;
pub mod verification;
pub mod withdrawal;
pub mod world;

pub use id::{
    AreaId, AssignmentId, BudgetLineId, CaseId, CashCountId, CashGiftId, ChallengeId, CityId, CommentId,
    DecisionId, DepositId, DisputeId, DocumentId, EventId, Id, IdError, IdentityId, InvitationId, IssuerId,
    JobId, LedgerTransactionId, NeighbourhoodId, OrganisationId, PasskeyId, PaymentBatchId, PaymentOrderId,
    PayoutId, PeriodId, PersonId, PledgeId, PoolId, ProjectId, ReceiptId, ReceiptRunId, ReportId,
    ResidenceId, RoleRequestId, RuleId, SessionId, SimulationId, StatementEntryId, StatementId, TokenId,
    TransferId, WithdrawalId,
};
pub use locale::Locale;
pub use money::{Currency, Money, MoneyError};
pub use problem::{Problem, ProblemKind, Problems};
pub use world::{Clock, Randomness, World};
