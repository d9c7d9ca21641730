//! Refusals, and whether something is allowed.

use app::words;
use async_graphql::SimpleObject;
use domain::{Locale, ProblemKind};

/// A refusal is data: what is wrong, where, in the reader's language.
#[derive(SimpleObject, Debug, Clone)]
pub struct Problem {
    pub code: String,
    /// Path of the input field, such as input.amount; null where no single field is to blame.
    pub field: Option<String>,
    pub message: String,
}

impl Problem {
    /// A problem in words.
    pub fn new(problem: &domain::Problem, locale: Locale) -> Self {
        Self {
            code: problem.kind.code().to_owned(),
            field: Some(problem.field.clone()).filter(|field| !field.is_empty()),
            message: words::problem(locale, &problem.kind),
        }
    }
}

/// Whether the viewer may, and if not the reason in the reader's language.
#[derive(SimpleObject, Debug, Clone)]
pub struct Permission {
    pub allowed: bool,
    pub reason: Option<String>,
}

impl Permission {
    /// Allowed, or the reason why not.
    pub fn new(result: Result<(), ProblemKind>, locale: Locale) -> Self {
        Self {
            allowed: result.is_ok(),
            reason: result.err().map(|kind| words::problem(locale, &kind)),
        }
    }
}
