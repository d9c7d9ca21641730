//! The matching engine: when residents give to a project, how much is added, from which pool, and why.
//!
//! **What it is.** A pure fold. A [`Programme`] holds pools, versioned rules and projects; a [`State`]
//! holds what was learned so far; [`apply`] takes one [`Event`] and answers [`Decision`]s, each with an
//! [`Explanation`] of every cent given and not given. [`quote`] answers the same without changing
//! anything; [`audit`] checks the laws that a state must keep.
//!
//! **What it promises.**
//! - The same events in the same order give the same decisions, byte for byte.
//! - Whole minor units only. A split adds up to the whole. No sum can leave 64 bits: one amount is at
//!   most [`AMOUNT_MAX`], all gifts together at most [`TOTAL_MAX`], and so are all pools together.
//! - It does not fail. An event that makes no sense is answered with a refusal and changes nothing.
//! - Every setting is evaluated, or refused when the rule is added; none is passed over.
//!
//! **How it reads the specification.** Each primitive's reading is written at the top of its file. Those
//! that concern several of them:
//! - Limits count what *stands*. A refund, a failure or a cancellation frees what it takes back: in the
//!   pool, below every limit, for the donor (also the place among a donor's gifts, unless a part of the
//!   gift is still matched), from that moment on and never for the time before.
//! - A partial refund takes back exactly the difference to what the remaining gift would have earned in
//!   its own decision: same version, same room, smaller gift. An award never rises through a refund of its
//!   own gift.
//! - Under `replay`, later gifts on the pool may rise into what a refund frees, in their order; none falls.
//! - A campaign settles once. A gift that arrives afterwards is taken up, and not matched; a refund takes back
//!   what single gifts have earned, and leaves what was given to the project as a whole.
//! - What a rule gives to a project as a whole follows the project: it falls at any event, also while the rule
//!   may give nothing, and rises only while it may. What a round gave stays until the campaign is settled.
//! - Where rules act one after the other on a gift, and one of them rises later behind a gate, those after it
//!   keep what they gave.
//! - The gift is clipped before the rate; the floor is applied to each gift after all other limits; what
//!   a nearly empty pool pays in part may lie below the floor.
//! - A new version of a rule applies to later gifts. Limits are counted over all versions together; match
//!   settles under the version that gave it.
//! - Every window in time includes both of its ends.
//! - The law that splitting a gift never raises its match holds for a ratio with a donor limit, where no
//!   other setting depends on the size of one gift: `over` is `take_up_to`, `contribution_max_minor` is
//!   absent or not below the donor's limit (or the donor has one gift), and there is no `not_above`.
//!
//! **What it never does.** No input or output, no async, no clock, no randomness, no floating point, no
//! walking through a map whose order is not fixed, no sentences: an explanation is data, and the words
//! are made where the reader's language is known.
//!
//! **How to add a primitive's setting.** Add it to the parameters in the primitive's file, its check
//! beside it, its evaluation below; a new reason goes into [`LimitKind`]. Then write the plainest
//! possible reading of it into `tests/fold/textbook.rs`, and a row into a scenario table.
//!
//! **Which changes no test catches** is said in `mutants.md` beside this file, each with the reason why it decides
//! nothing.

mod aid;
mod allocate;
mod amount;
mod answer;
mod apply;
mod audit;
mod audit_books;
mod audit_gifts;
mod audit_grants;
mod audit_holds;
mod audit_log;
mod audit_parts;
mod award;
mod awards;
mod base;
mod begin;
mod book;
mod bounds;
mod campaign;
mod case;
mod chunks;
mod claim;
mod clip;
mod closing;
mod contribution;
mod count;
mod decision;
mod draw;
mod eligible;
mod entry;
mod event;
mod explanation;
mod figures;
mod finding;
mod gate;
mod gift;
mod grant;
mod handle;
mod hold;
mod holds;
mod in_kind;
mod jury;
mod kept;
mod keys;
mod limit;
mod lookup;
mod measure;
mod mix;
mod open;
mod payout;
mod pool;
mod problem;
mod programme;
mod project;
mod promised;
mod rate;
mod rate_table;
mod refund;
mod release;
mod rise;
mod room;
pub mod round;
mod rule;
mod seat;
mod settle;
mod shift;
mod stack;
mod stake;
mod standing;
mod state;
mod steering;
mod uses;
mod whole;

pub use allocate::{Allocate, AllocateWay};
pub use amount::{AMOUNT_MAX, TOTAL_MAX, WHOLE_BPS};
pub use apply::{Detail, apply, apply_all, apply_into, quote};
pub use audit::audit;
pub use audit_log::audit_log;
pub use base::Base;
pub use clip::{Clip, DonorScope, Over};
pub use count::{Count, DistinctBy, InKindValue, Novelty, Source};
pub use decision::{Decision, DecisionState, FunderShare, FunderSplit, Place};
pub use eligible::{ActivePer, Band, Barrier, Eligible, MaxActive, OncePer, Selection};
pub use event::{Channel, Contribution, DonorType, Event, EventKind, Pausable, Proven, Relation, sort};
pub use explanation::{Explanation, FactKey, FactValue, Facts, LimitKind, Step, StepKind};
pub use figures::{ContributionFigures, FunderFigures, HoldFigures, PoolFigures, ProjectTotals, SaidFigures};
pub use finding::{Finding, FindingKind};
pub use gate::{ByGoal, Gate, GateApplies, GateCondition, GateCounts};
pub use handle::{
    ApplicantIx, AreaIx, CategoryIx, ContributionIx, DonorIx, FunderIx, InKindIx, LineIx, OwnerIx, PoolIx,
    ProjectIx, RuleIx, StackIx,
};
pub use limit::{Ceiling, Excess, Limit, OrganisationLimit, Period, ProjectIs, ProjectLimit};
pub use pool::{FunderSpec, HOLD_SECONDS_MAX, Part, PartFor, Partition, PoolSpec, Sharing, Slice, SlicePer};
pub use problem::{RuleProblem, RuleProblemKind};
pub use programme::Programme;
pub use project::{CampaignKind, Outcome, ProjectSpec};
pub use rate::{Pay, RATE_MAX, Rate};
pub use rate_table::{RateMode, RateSelector, RateStep, RateTable, When};
pub use release::{Release, ReleaseWhen};
pub use rule::{Rule, RuleSpec, RuleVersion, Starts, Way};
pub use settle::{CrowdFate, Extension, MatchFate, Settle};
pub use stack::{DeMinimis, GroupShare, Stack, StackMode};
pub use standing::{GivenSums, PoolSums};
pub use state::State;
