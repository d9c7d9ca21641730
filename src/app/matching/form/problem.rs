//! What is wrong with a form: where, and why.

use std::fmt;

use domain::problem::RuleReason;
use domain::{Locale, Problem, ProblemKind};
use engine::{RuleProblem, RuleProblemKind};

/// One thing that is wrong with a rule, a pool, an event or a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormProblem {
    /// Where, such as `rules[0].clip.donor_max_minor`; empty for the form as a whole.
    pub path: String,
    /// Why.
    pub reason: RuleReason,
}

impl FormProblem {
    /// A problem at a place.
    pub fn new(path: impl Into<String>, reason: RuleReason) -> Self {
        Self {
            path: path.into(),
            reason,
        }
    }

    /// A name that nothing bears.
    pub fn unknown(path: impl Into<String>) -> Self {
        Self::new(path, RuleReason::UnknownName)
    }

    /// A value of the wrong form; `detail` says in English what is meant.
    pub fn form(path: impl Into<String>, detail: impl Into<String>) -> Self {
        Self::new(
            path,
            RuleReason::WrongForm {
                detail: detail.into(),
            },
        )
    }

    /// The same, seen from the form around it: `clip.over` within `rules[0]` is `rules[0].clip.over`.
    #[must_use]
    pub fn within(mut self, outer: &str) -> Self {
        self.path = joined(outer, &self.path);
        if let RuleReason::Contradicts { with } = &mut self.reason {
            *with = joined(outer, with);
        }
        self
    }

    /// Problems that the engine found, seen from the form around it.
    pub(crate) fn all_within(outer: &str, problems: Vec<RuleProblem>) -> Vec<Self> {
        problems
            .into_iter()
            .map(|problem| Self::from(problem).within(outer))
            .collect()
    }
}

/// Two paths one after the other. A list index follows without a point.
pub(crate) fn joined(outer: &str, inner: &str) -> String {
    match (outer, inner) {
        ("", path) | (path, "") => path.to_owned(),
        (outer, inner) if inner.starts_with('[') => format!("{outer}{inner}"),
        (outer, inner) => format!("{outer}.{inner}"),
    }
}

impl From<RuleProblem> for FormProblem {
    fn from(problem: RuleProblem) -> Self {
        let contradicts = |other: &str| RuleReason::Contradicts {
            with: other.to_owned(),
        };
        let reason = match problem.kind {
            RuleProblemKind::OutOfRange { min, max } => RuleReason::OutOfRange { min, max },
            RuleProblemKind::Above { other }
            | RuleProblemKind::Below { other }
            | RuleProblemKind::NotAfter { other } => contradicts(other),
            RuleProblemKind::OutOfReach { most_minor } => RuleReason::OutOfReach { most_minor },
            RuleProblemKind::NotTheSum { sum_minor } => RuleReason::NotTheSum { sum_minor },
            RuleProblemKind::Taken => RuleReason::Taken,
            RuleProblemKind::Unknown => RuleReason::UnknownName,
            RuleProblemKind::Changed => RuleReason::Fixed,
            RuleProblemKind::NotTheWhole { sum_bps } => RuleReason::NotTheWhole { sum_bps },
            RuleProblemKind::Empty => RuleReason::Empty,
            RuleProblemKind::Missing => RuleReason::Missing,
            RuleProblemKind::NotAscending => RuleReason::NotAscending,
            RuleProblemKind::OnlyWith { other } => RuleReason::OnlyWith {
                with: other.to_owned(),
            },
            RuleProblemKind::NotWith { other } => RuleReason::NotWith {
                with: other.to_owned(),
            },
            RuleProblemKind::NotForThisSelector => RuleReason::WrongSelector,
        };
        Self {
            path: problem.path,
            reason,
        }
    }
}

impl From<FormProblem> for Problem {
    fn from(problem: FormProblem) -> Self {
        Problem::new(
            problem.path,
            ProblemKind::Rule {
                reason: problem.reason,
            },
        )
    }
}

/// In English, for a terminal: the path of the field and a sentence.
impl fmt::Display for FormProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() {
            "the file"
        } else {
            &self.path
        };
        let kind = ProblemKind::Rule {
            reason: self.reason.clone(),
        };
        write!(f, "{path}: {}", crate::words::problem(Locale::En, &kind))
    }
}

/// One problem where several could be.
impl From<FormProblem> for Vec<FormProblem> {
    fn from(problem: FormProblem) -> Self {
        vec![problem]
    }
}
