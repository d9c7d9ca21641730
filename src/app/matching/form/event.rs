//! The form of an event: one line of a city's list, or of a scenario file.

use chrono::{DateTime, Utc};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::contribution::ContributionForm;
use super::in_kind::{InKindForm, ProofForm};
use super::pool::PoolForm;
use super::problem::FormProblem;
use super::project::ProjectForm;
use super::read::{absent, decode, value};
use super::rule::RuleForm;
use super::stack::StackForm;

/// Declares the events: their forms, their words, their reading.
macro_rules! events {
    ($($(#[doc = $doc:literal])* $variant:ident($form:ty) = $word:literal,)*) => {
        /// What happened. The JSON says which by `type`. The moment is not part of it.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[serde(tag = "type")]
        pub enum EventForm {$(
            $(#[doc = $doc])*
            #[serde(rename = $word)]
            $variant($form),
        )*}

        impl EventForm {
            /// Every `type`, in the order of the declaration.
            pub const KINDS: &'static [&'static str] = &[$($word,)*];

            /// The `type`, such as `contribution`.
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$variant(_) => $word,)* }
            }

            /// The schema of each kind: its word, what it means, the form of what stands beside the `type`.
            pub(super) fn schemas(generator: &mut SchemaGenerator) -> Vec<(&'static str, &'static str, Schema)> {
                vec![$(($word, concat!($($doc),*), <$form>::json_schema(generator)),)*]
            }

            fn of_kind(kind: &str, path: &str, body: Value) -> Result<Self, FormProblem> {
                match kind {
                    $($word => body_of(path, body).map(Self::$variant),)*
                    _ => Err(FormProblem::form(
                        super::problem::joined(path, "type"),
                        format!("“{kind}” is not one of {}", Self::KINDS.join(", ")),
                    )),
                }
            }
        }
    };
}

fn body_of<T: DeserializeOwned>(path: &str, body: Value) -> Result<T, FormProblem> {
    decode(path, body)
}

events! {
    /// A pool opened.
    Pool(PoolDefinition) = "pool",
    /// A version of a rule was published and acts from now on.
    Rule(RuleDefinition) = "rule",
    /// How rules go together on one project was set anew.
    Stack(StackDefinition) = "stack",
    /// A campaign was published.
    Project(ProjectDefinition) = "project",
    /// A gift of money was confirmed.
    Contribution(ContributionForm) = "contribution",
    /// Somebody is about to give this: what it would earn now is held for as long as the pools say.
    Hold(ContributionForm) = "hold",
    /// The gift for which something is held will not come.
    HoldReleased(OfGift) = "hold_released",
    /// A gift was given back, whole or in part.
    Refund(RefundForm) = "refund",
    /// A gift in kind was confirmed.
    InKind(InKindForm) = "in_kind",
    /// A proof was verified.
    Proof(ProofForm) = "proof",
    /// Votes for a project were counted.
    Votes(VotesForm) = "votes",
    /// A jury admitted a project to a rule.
    Admit(AdmitForm) = "admit",
    /// The campaign ended; the rules say whether it succeeded.
    ProjectClosed(OfProject) = "project_closed",
    /// The campaign succeeded, whatever the figures say.
    ProjectSucceeded(OfProject) = "project_succeeded",
    /// The campaign failed, whatever the figures say.
    ProjectFailed(OfProject) = "project_failed",
    /// The project was given up.
    Cancel(OfProject) = "cancel",
    /// The campaign goes on until a later moment.
    Extend(ExtendForm) = "extend",
    /// The committed match was paid out.
    PaidOut(OfProject) = "paid_out",
    /// A funder put more into a pool.
    TopUp(TopUpForm) = "top_up",
    /// No new match until further notice.
    Pause(PausableForm) = "pause",
    /// The pause is over.
    Resume(PausableForm) = "resume",
    /// The pool gives nothing any more.
    PoolClosed(OfPool) = "pool_closed",
    /// A project got a rank.
    Rank(RankForm) = "rank",
    /// A window of a rule ended.
    WindowClosed(OfRule) = "window_closed",
}

impl EventForm {
    /// The canonical JSON.
    pub fn to_json(&self) -> String {
        super::json(self)
    }

    /// Reads an event without its moment.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn from_json(text: &str) -> Result<Self, Vec<FormProblem>> {
        value(text.as_bytes())
            .and_then(|value| Self::read("", value))
            .map_err(|problem| vec![problem])
    }

    /// Reads an event from JSON that stands at a path.
    pub(crate) fn read(path: &str, value: Value) -> Result<Self, FormProblem> {
        let Value::Object(mut body) = value else {
            return Err(FormProblem::form(path, "must be an object with a `type`"));
        };
        match body.remove("type") {
            Some(Value::String(kind)) => Self::of_kind(&kind, path, Value::Object(body)),
            Some(_) => Err(FormProblem::form(
                super::problem::joined(path, "type"),
                "must be a text",
            )),
            None => Err(FormProblem::form(
                super::problem::joined(path, "type"),
                "is missing",
            )),
        }
    }
}

/// Declares a form whose fields are all needed.
macro_rules! forms {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {$(
            $(#[$field_doc])*
            pub $field: $type,
        )*}
    )*};
}

forms! {
    /// A pool opened.
    PoolDefinition {
        /// The pool.
        pool: PoolForm,
    }
    /// A version of a rule.
    RuleDefinition {
        /// The version.
        rule: Box<RuleForm>,
    }
    /// How rules go together.
    StackDefinition {
        /// All settings: what is left out is not set any more.
        stack: StackForm,
    }
    /// A campaign was published.
    ProjectDefinition {
        /// The project.
        project: ProjectForm,
    }
    /// About a project.
    OfProject {
        /// Its key.
        project: String,
    }
    /// About a pool.
    OfPool {
        /// Its key.
        pool: String,
    }
    /// About a gift that is awaited.
    OfGift {
        /// Its key.
        #[schemars(length(min = 1))]
        contribution: String,
    }
    /// About a rule.
    OfRule {
        /// Its key.
        rule: String,
    }
    /// A gift given back.
    RefundForm {
        /// The gift.
        #[schemars(length(min = 1))]
        contribution: String,
        /// How much of it, in minor units.
        amount_minor: i64,
    }
    /// Votes for a project.
    VotesForm {
        /// The project.
        project: String,
        /// All votes for it so far.
        votes: u32,
    }
    /// A later end.
    ExtendForm {
        /// The project.
        project: String,
        /// The new last moment.
        closes_at: DateTime<Utc>,
    }
    /// More money in a pool.
    TopUpForm {
        /// The pool.
        pool: String,
        /// The funder, known or new.
        #[schemars(length(min = 1))]
        funder: String,
        /// How much, in minor units.
        amount_minor: i64,
    }
    /// A place in a ranking.
    RankForm {
        /// The rule.
        rule: String,
        /// The project.
        project: String,
        /// The rank, 1 first.
        rank: u32,
    }
}

/// A jury's admission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdmitForm {
    /// The rule.
    pub rule: String,
    /// The project.
    pub project: String,
    /// What the jury changed.
    #[serde(default, rename = "override", skip_serializing_if = "absent")]
    pub changed: OverrideForm,
}

/// What a jury changed for one project.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct OverrideForm {
    /// Another share than the rule's.
    #[serde(skip_serializing_if = "absent")]
    pub share_bps: Option<u32>,
    /// Another ceiling than the rule's, in minor units.
    #[serde(skip_serializing_if = "absent")]
    pub cap_minor: Option<i64>,
}

/// What a pause or its end is about: either a pool or a rule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PausableForm {
    /// A pool with all its rules.
    #[serde(skip_serializing_if = "absent")]
    pub pool: Option<String>,
    /// One rule, in all its versions.
    #[serde(skip_serializing_if = "absent")]
    pub rule: Option<String>,
}

impl PausableForm {
    /// A pool.
    pub fn pool(id: impl Into<String>) -> Self {
        Self {
            pool: Some(id.into()),
            rule: None,
        }
    }

    /// A rule.
    pub fn rule(id: impl Into<String>) -> Self {
        Self {
            pool: None,
            rule: Some(id.into()),
        }
    }
}
