//! Forms: rules, pools, projects and events as JSON writes them.
//!
//! **What it is.** The one written form of everything that the engine reads: scenario files, the stored
//! list of a city's events, the stored versions of rules.
//!
//! **What it promises.** Reading is strict: an unknown key, a key that stands twice, a word that does not
//! exist, a number with decimals are refused with the path of the field. Writing is canonical: fields in
//! the order of their declaration, nothing written that is absent or empty, so that equal forms are equal
//! bytes.
//!
//! **What it never does.** It decides nothing and looks nothing up; whether numbers go together is the
//! engine's to say ([`RuleForm::check`]), whether names exist is the fold's.
//!
//! **How to add a setting.** The field in the struct of its primitive, with the bounds that the engine puts on
//! it; its line in `rule()` below it; its words in `app::words`. Then `parvis schema` writes the schemas of rules
//! and scenarios anew.

mod allocate;
mod clip;
mod contribution;
mod count;
mod eligible;
mod event;
mod file;
mod gate;
mod in_kind;
mod limit;
mod names;
mod objects;
mod partition;
mod pool;
mod problem;
mod project;
mod rate;
pub(crate) mod read;
mod release;
mod rule;
mod scenario;
mod schema;
mod settle;
mod short;
mod stack;
mod terms;
mod word;

pub use allocate::AllocateForm;
pub use clip::ClipForm;
pub use contribution::ContributionForm;
pub use count::{CountForm, InKindValueForm, NoveltyForm, NoveltyWord};
pub use eligible::{BandForm, EligibleForm, MaxActiveForm};
pub use event::{
    AdmitForm, EventForm, ExtendForm, OfGift, OfPool, OfProject, OfRule, OverrideForm, PausableForm,
    PoolDefinition, ProjectDefinition, RankForm, RefundForm, RuleDefinition, StackDefinition, TopUpForm,
    VotesForm,
};
pub use file::Unread;
pub use gate::{ByGoalForm, FractionForm, GateForm};
pub use in_kind::{InKindForm, ProofForm};
pub use limit::{LimitForm, ProjectLimitForm};
pub use names::RuleNames;
pub use partition::{PartForm, PartitionBy, PartitionForm, SliceForm};
pub use pool::{FunderForm, PoolForm};
pub use problem::FormProblem;
pub(crate) use problem::joined;
pub use project::ProjectForm;
pub use rate::{RateForm, RateStepForm, RateTableForm};
pub use release::ReleaseForm;
pub use rule::RuleForm;
pub use scenario::{AboutForm, ExpectForm, ExpectedPool, ExpectedProject, ScenarioForm, TimedEventForm};
pub use schema::{rule_schema, scenario_schema};
pub use settle::{ExtensionForm, MissedForm, SettleForm};
pub use stack::{DeMinimisForm, StackForm};
pub use terms::PoolTermsForm;
pub use word::{Vocabulary, Word};

/// The canonical JSON of a form.
pub(crate) fn json(form: &impl serde::Serialize) -> String {
    // A form has text keys and whole numbers only, so there is nothing that JSON could not write.
    serde_json::to_string(form).unwrap_or_default()
}

#[cfg(test)]
mod tests;
