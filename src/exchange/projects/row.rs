//! One row, column by column; what is wrong is collected, so that all of it is told at once.

use std::collections::BTreeMap;

use domain::Money;
use domain::project::ProjectState;

use super::{CODE_CHARS_MAX, PartialDate, ProjectDate, TITLE_CHARS_MAX, amount};
use crate::mapping::{Goal, Mapping, Table as Words, Text};
use crate::message::Message;
use crate::table::{Row, Table};

/// The longest web address, in characters.
const LINK_CHARS_MAX: usize = 2000;

/// Reads the cells of one row.
pub(super) struct RowReader<'a> {
    table: &'a Table,
    pub row: &'a Row,
    pub mapping: &'a Mapping,
    /// The field to blame, and what is the matter with it.
    pub errors: Vec<(Option<String>, Message)>,
}

impl<'a> RowReader<'a> {
    pub fn new(table: &'a Table, row: &'a Row, mapping: &'a Mapping) -> Self {
        Self {
            table,
            row,
            mapping,
            errors: vec![],
        }
    }

    /// Notes an error of a field.
    pub fn fail(&mut self, field: Option<&str>, message: Message) {
        self.errors.push((field.map(str::to_owned), message));
    }

    /// The trimmed text of a cell; empty also where the mapping says that its value means nothing.
    fn peek(&self, column: &str) -> &'a str {
        let cells = self.row.cells.as_ref().ok();
        let cell = cells
            .zip(self.table.column(column))
            .and_then(|(cells, at)| cells.get(at));
        let cell = cell.map_or("", |cell| cell.trim());
        if self.mapping.empty_values.contains(cell) {
            ""
        } else {
            cell
        }
    }

    /// The same, with an error where the cell is no plain text or has characters that no text has.
    pub fn cell(&mut self, column: &str) -> &'a str {
        let odd = self.table.column(column).and_then(|at| self.row.odd.get(&at));
        let cell = self.peek(column);
        if let Some(message) = odd {
            self.fail(Some(column), message.clone());
        } else if cell
            .chars()
            .any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        {
            self.fail(Some(column), Message::BadCharacter);
            return "";
        }
        cell
    }

    /// A cell of at most so many characters.
    pub fn short(&mut self, column: &str, max: usize) -> &'a str {
        let cell = self.cell(column);
        self.check_length(Some(column), cell, max);
        cell
    }

    fn check_length(&mut self, field: Option<&str>, text: &str, max: usize) {
        let length = text.chars().count();
        if length > max {
            self.fail(field, Message::TooLong { max, length });
        }
    }

    /// The identifier, which no earlier row has.
    pub fn external_id(&mut self, ids: &mut BTreeMap<String, usize>, row: usize) -> String {
        let column = &self.mapping.external_id;
        let id = self.short(column, CODE_CHARS_MAX).to_owned();
        if id.is_empty() {
            self.fail(Some(column), Message::Required);
        } else if let Some(first_row) = ids.get(&id) {
            self.fail(
                Some(column),
                Message::DoubledId {
                    id: id.clone(),
                    first_row: *first_row,
                },
            );
        } else {
            ids.insert(id.clone(), row);
        }
        id
    }

    /// The title, and whether the mapping made it up.
    pub fn title(&mut self, external_id: &str) -> (String, bool) {
        let text = &self.mapping.title;
        let written = text
            .column
            .as_deref()
            .is_some_and(|column| !self.peek(column).is_empty());
        let errors = self.errors.len();
        let title = self
            .text(text, external_id, TITLE_CHARS_MAX, one_line)
            .unwrap_or_default();
        if title.is_empty() && self.errors.len() == errors {
            self.fail(text.column.as_deref(), Message::Required);
        }
        // A title without a column is meant to be made, one that replaces an empty cell is worth a word.
        let made_up = !written && text.column.is_some();
        (title, made_up)
    }

    /// A text from its column, else from its pattern.
    pub fn text(
        &mut self,
        text: &'a Text,
        external_id: &str,
        max: usize,
        tidy: impl Fn(&str) -> String,
    ) -> Option<String> {
        let column = text.column.as_deref();
        let cell = column
            .map(|column| self.cell(column))
            .filter(|cell| !cell.is_empty());
        let made = || {
            text.fallback
                .as_ref()
                .and_then(|it| it.fill(external_id, |column| self.peek(column)))
        };
        let found = cell.map(str::to_owned).or_else(made).map(|found| tidy(&found))?;
        self.check_length(column, &found, max);
        Some(found)
    }

    /// The state, which every project has.
    pub fn state(&mut self) -> Option<ProjectState> {
        let errors = self.errors.len();
        let state = self.word(&self.mapping.state);
        if state.is_none() && self.errors.len() == errors {
            self.fail(self.mapping.state.column.as_deref(), Message::Required);
        }
        state
    }

    /// A value through its table.
    pub fn word<T: Clone + FromCell>(&mut self, words: &'a Words<T>) -> Option<T> {
        let Some(column) = words.column.as_deref() else {
            return words.default.clone();
        };
        let cell = self.short(column, CODE_CHARS_MAX);
        let found = match (&words.values, cell) {
            (_, "") => None,
            (Some(values), given) => values.get(given).cloned(),
            (None, given) => T::from_cell(given),
        };
        if found.is_none() && words.default.is_none() && !cell.is_empty() {
            let known = words
                .values
                .iter()
                .flatten()
                .map(|(value, _)| value.clone())
                .collect();
            self.fail(
                Some(column),
                Message::UnknownValue {
                    given: cell.to_owned(),
                    known,
                },
            );
        }
        found.or_else(|| words.default.clone())
    }

    /// The amount that is asked for; an empty cell asks for none.
    pub fn goal(&mut self, goal: &Goal) -> Option<Money> {
        let cell = self.short(&goal.column, CODE_CHARS_MAX);
        let read = (!cell.is_empty()).then(|| amount::read(cell, goal))?;
        read.map_err(|message| self.fail(Some(&goal.column), message))
            .ok()
    }

    /// The dates that are there, each in the first form that fits.
    pub fn dates(&mut self) -> BTreeMap<ProjectDate, PartialDate> {
        let mut dates = BTreeMap::new();
        for (kind, it) in &self.mapping.dates {
            let cell = self.short(&it.column, CODE_CHARS_MAX);
            let read = it
                .formats
                .iter()
                .find_map(|format| PartialDate::parse(cell, format));
            match read {
                Some(date) => _ = dates.insert(*kind, date),
                None if cell.is_empty() => {}
                None => {
                    let message = Message::NotADate {
                        given: cell.to_owned(),
                        formats: it.formats.clone(),
                    };
                    self.fail(Some(&it.column), message);
                }
            }
        }
        dates
    }

    /// The web addresses that are there.
    pub fn links(&mut self) -> BTreeMap<String, String> {
        let mut links = BTreeMap::new();
        for (name, column) in &self.mapping.links {
            let cell = self.short(column, LINK_CHARS_MAX);
            let rest = cell
                .strip_prefix("https://")
                .or_else(|| cell.strip_prefix("http://"));
            let is_link = rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace));
            if is_link {
                links.insert(name.clone(), cell.to_owned());
            } else if !cell.is_empty() {
                let given = cell.chars().take(CODE_CHARS_MAX).collect();
                self.fail(Some(column), Message::NotALink { given });
            }
        }
        links
    }
}

/// A value of ours that a cell may state directly, where the mapping has no table for it.
pub(super) trait FromCell: Sized {
    fn from_cell(cell: &str) -> Option<Self>;
}

impl FromCell for String {
    fn from_cell(cell: &str) -> Option<Self> {
        Some(cell.to_owned())
    }
}

impl FromCell for ProjectState {
    fn from_cell(cell: &str) -> Option<Self> {
        cell.parse().ok()
    }
}

/// One line: every run of white space is one blank.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Several lines, with one kind of line end.
pub(super) fn many_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}
