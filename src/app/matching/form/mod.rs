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
//! **How to add a setting.** The field in the struct of its primitive, its line in `rule()` below it, its
//! words in `app::words`.

mod condition;
mod event;
mod measure;
mod pool;
mod problem;
mod project;
pub(crate) mod read;
mod rule;
mod scenario;
mod select;
mod word;

pub use condition::{ExtensionForm, GateForm, MissedForm, SettleForm, StackForm};
pub use event::{
    AdmitForm, ContributionForm, EventForm, ExtendForm, InKindForm, OfPool, OfProject, OfRule, OverrideForm,
    PausableForm, PoolDefinition, ProjectDefinition, RankForm, RefundForm, RuleDefinition, TopUpForm,
};
pub use measure::{ClipForm, LimitForm, RateForm, RateStepForm, RateTableForm};
pub use pool::{FunderForm, PoolForm};
pub use problem::FormProblem;
pub(crate) use problem::joined;
pub use project::ProjectForm;
pub use rule::RuleForm;
pub use scenario::{ScenarioForm, TimedEventForm};
pub use select::{CountForm, EligibleForm, InKindValueForm};
pub use word::{Vocabulary, Word};

/// The canonical JSON of a form.
pub(crate) fn json(form: &impl serde::Serialize) -> String {
    // A form has text keys and whole numbers only, so there is nothing that JSON could not write.
    serde_json::to_string(form).unwrap_or_default()
}

#[cfg(test)]
mod tests;
