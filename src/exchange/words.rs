//! Findings in the reader's language. A new message needs its words in each, or nothing compiles.

use domain::Locale;

use crate::finding::At;
use crate::message::Message;

mod en;
mod fr;

impl Message {
    /// The message as a sentence.
    pub fn text(&self, locale: Locale) -> String {
        match locale {
            Locale::Fr => fr::message(self),
            Locale::En => en::message(self),
        }
    }
}

/// Words of the report.
pub(crate) struct Labels {
    pub error: &'static str,
    pub warning: &'static str,
    pub rows: &'static str,
    pub created: &'static str,
    pub changed: &'static str,
    pub unchanged: &'static str,
    pub refused: &'static str,
    pub projects: &'static str,
    pub points: &'static str,
    pub neighbourhoods: &'static str,
    pub areas: &'static str,
    pub city_wide: &'static str,
    pub unplaced: &'static str,
}

impl Labels {
    /// The width of the wider of “error” and “warning”.
    pub fn kind_width(&self) -> usize {
        self.error.chars().count().max(self.warning.chars().count())
    }
}

/// The words of the report in a language.
pub(crate) fn labels(locale: Locale) -> &'static Labels {
    match locale {
        Locale::Fr => &fr::LABELS,
        Locale::En => &en::LABELS,
    }
}

/// `row 12, line 14` or what else tells the place; nothing for the whole file.
pub(crate) fn place(at: At, locale: Locale) -> Option<String> {
    match (at, locale) {
        (At::File, _) => None,
        (At::Line { line }, Locale::Fr) => Some(format!("ligne {line}")),
        (At::Line { line }, Locale::En) => Some(format!("line {line}")),
        (At::Item { row }, Locale::Fr) => Some(format!("numéro {row}")),
        (At::Item { row }, Locale::En) => Some(format!("number {row}")),
        (At::Row { row, line }, Locale::Fr) => Some(format!("rangée {row}, ligne {line}")),
        (At::Row { row, line }, Locale::En) => Some(format!("row {row}, line {line}")),
        (At::Feature { row, .. }, Locale::Fr) => Some(format!("objet {row}")),
        (At::Feature { row, .. }, Locale::En) => Some(format!("feature {row}")),
    }
}

/// In the quotation marks of the language; long texts are cut.
pub(crate) fn quoted(text: &str, locale: Locale) -> String {
    let mut short: String = text
        .chars()
        .take(QUOTED_MAX)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if text.chars().count() > QUOTED_MAX {
        short.push('…');
    }
    match locale {
        Locale::Fr => format!("«\u{a0}{short}\u{a0}»"),
        Locale::En => format!("“{short}”"),
    }
}

const QUOTED_MAX: usize = 80;

/// A colon as the language sets it.
pub(crate) fn colon(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "\u{a0}:",
        Locale::En => ":",
    }
}

/// Rows that were read and good, but that nobody stored.
pub(crate) fn not_all_stored(rows: usize, locale: Locale) -> String {
    match locale {
        Locale::Fr => format!("Rangées lues et non enregistrées\u{a0}: {rows}"),
        Locale::En => format!("Rows read and not stored: {rows}"),
    }
}

/// Names in quotation marks, at most twenty.
fn list(names: &[String], locale: Locale) -> String {
    let mut quoted: Vec<String> = names
        .iter()
        .take(LIST_MAX)
        .map(|name| self::quoted(name, locale))
        .collect();
    if names.len() > LIST_MAX {
        quoted.push("…".to_owned());
    }
    quoted.join(", ")
}

const LIST_MAX: usize = 20;

/// Blanks and line breaks as one blank each.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
