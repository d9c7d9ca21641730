//! What an importer has to say about a file or a row.

use std::fmt;

use domain::Locale;
use serde::Serialize;

use crate::message::{BankMessage, Message};
use crate::words;

/// Where something was found. Rows and lines count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "unit", rename_all = "snake_case")]
pub enum At {
    /// The file as a whole.
    File,
    /// A line of a file that is no table.
    Line {
        /// The line of the file.
        line: usize,
    },
    /// One of the things that were to be written into a file.
    Item {
        /// The number of the thing.
        row: usize,
    },
    /// A row of a table.
    Row {
        /// The number of the row, the header not counted.
        row: usize,
        /// The line of the file on which the row begins; a quoted cell may go on over several.
        line: usize,
    },
    /// A feature of a GeoJSON file.
    Feature {
        /// The number of the feature.
        row: usize,
        /// The line of the file on which the feature begins.
        line: usize,
    },
}

/// One thing that an importer found: an error or a warning, as data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Where.
    #[serde(flatten)]
    pub at: At,
    /// The name of what the row describes, where it is known.
    pub label: Option<String>,
    /// The column, property or setting to blame, where there is one.
    pub field: Option<String>,
    /// What is the matter.
    pub message: Message,
}

impl Finding {
    /// A finding about the whole file.
    pub fn file(message: Message) -> Self {
        Self {
            at: At::File,
            label: None,
            field: None,
            message,
        }
    }

    /// A finding about one of the things that were to be written; they count from 1.
    pub(crate) fn item(row: usize, message: impl Into<Message>) -> Self {
        Self {
            at: At::Item { row },
            ..Self::file(message.into())
        }
    }

    /// The same with the field to blame.
    #[must_use]
    pub fn field(self, field: impl Into<String>) -> Self {
        Self {
            field: Some(field.into()),
            ..self
        }
    }

    /// The number of the row, feature or thing, from 1.
    pub fn row(&self) -> Option<usize> {
        match self.at {
            At::File | At::Line { .. } => None,
            At::Item { row } | At::Row { row, .. } | At::Feature { row, .. } => Some(row),
        }
    }

    /// The line of the file, from 1.
    pub fn line(&self) -> Option<usize> {
        match self.at {
            At::File | At::Item { .. } => None,
            At::Line { line } | At::Row { line, .. } | At::Feature { line, .. } => Some(line),
        }
    }

    /// One line for people: `row 12, line 14 (“A garden”), column “Budget”: …`.
    pub fn text(&self, locale: Locale) -> String {
        let mut parts = vec![];
        let place = words::place(self.at, locale);
        match (&place, &self.label) {
            (Some(place), Some(label)) => parts.push(format!("{place} ({})", words::quoted(label, locale))),
            (Some(place), None) => parts.push(place.clone()),
            (None, Some(label)) => parts.push(words::quoted(label, locale)),
            (None, None) => {}
        }
        parts.extend(self.field.as_ref().map(|field| words::quoted(field, locale)));
        let message = self.message.text(locale);
        match parts.is_empty() {
            true => message,
            false => format!("{}{} {message}", parts.join(", "), words::colon(locale)),
        }
    }
}

/// The file as a whole cannot be imported; no row was read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Refused {
    /// Everything that is wrong with it; never empty.
    pub findings: Vec<Finding>,
}

impl Refused {
    /// Refused for what stands on a line.
    pub(crate) fn line(line: usize, message: impl Into<Message>) -> Self {
        let finding = Finding {
            at: At::Line { line },
            ..Finding::file(message.into())
        };
        finding.into()
    }

    /// The same with the field to blame.
    pub(crate) fn field(mut self, field: &str) -> Self {
        let named = |finding: Finding| finding.field(field);
        self.findings = self.findings.into_iter().map(named).collect();
        self
    }

    /// All findings, one a line.
    pub fn text(&self, locale: Locale) -> String {
        let lines: Vec<String> = self.findings.iter().map(|finding| finding.text(locale)).collect();
        lines.join("\n")
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Locale::En))
    }
}

impl From<Message> for Refused {
    fn from(message: Message) -> Self {
        Finding::file(message).into()
    }
}

impl From<BankMessage> for Refused {
    fn from(message: BankMessage) -> Self {
        Message::from(message).into()
    }
}

impl From<Finding> for Refused {
    fn from(finding: Finding) -> Self {
        Self {
            findings: vec![finding],
        }
    }
}
