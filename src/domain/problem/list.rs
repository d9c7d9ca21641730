//! Several problems of one input.

use super::{Problem, ProblemKind};

/// All that is wrong with one input; never empty when used as an error.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Nothing found yet.
    pub fn none() -> Self {
        Self::default()
    }

    /// Exactly one.
    pub fn one(field: impl Into<String>, kind: ProblemKind) -> Self {
        Self(vec![Problem::new(field, kind)])
    }

    /// Adds one.
    pub fn push(&mut self, field: impl Into<String>, kind: ProblemKind) {
        self.0.push(Problem::new(field, kind));
    }

    /// Keeps the value, or notes what is wrong with the field and goes on.
    pub fn take<T, E: Into<ProblemKind>>(&mut self, field: &str, result: Result<T, E>) -> Option<T> {
        result.map_err(|kind| self.push(field, kind.into())).ok()
    }

    /// `Ok` where nothing was found.
    ///
    /// # Errors
    /// Itself, where something was found.
    pub fn check(self) -> Result<(), Problems> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }

    /// In the order of their discovery.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Extend<Problem> for Problems {
    fn extend<I: IntoIterator<Item = Problem>>(&mut self, problems: I) {
        self.0.extend(problems);
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl FromIterator<Problem> for Problems {
    fn from_iter<I: IntoIterator<Item = Problem>>(problems: I) -> Self {
        Self(problems.into_iter().collect())
    }
}
