//! Checks of organisations, and the letter with a code.

use domain::Locale;
use domain::verification::{CheckResult, CheckWhat};

use super::{en, fr};

/// What a letter says around its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LetterWords {
    /// What it is about.
    pub subject: String,
    /// Paragraphs before the code.
    pub before: Vec<String>,
    /// Paragraphs after it.
    pub after: Vec<String>,
}

/// What was looked at.
pub fn check_what(locale: Locale, what: CheckWhat) -> &'static str {
    match locale {
        Locale::Fr => fr::verification::check_what(what),
        Locale::En => en::verification::check_what(what),
    }
}

/// What came of it.
pub fn check_result(locale: Locale, result: CheckResult) -> &'static str {
    match locale {
        Locale::Fr => fr::verification::check_result(result),
        Locale::En => en::verification::check_result(result),
    }
}

/// The words of the letter with a code.
pub(crate) fn letter(locale: Locale, city: &str, page: &str, until: &str) -> LetterWords {
    match locale {
        Locale::Fr => fr::verification::letter(city, page, until),
        Locale::En => en::verification::letter(city, page, until),
    }
}
