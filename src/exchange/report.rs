//! What an import says in the end: every row accounted for.

use std::fmt::Write as _;

use domain::Locale;
use serde::Serialize;

use crate::finding::Finding;
use crate::message::Message;
use crate::projects::{Place, ProjectRecord};
use crate::words;

/// What was read from a file. Every row is a record or has at least one error, never both.
#[derive(Debug, Clone, PartialEq)]
pub struct Report<T> {
    /// What can be stored, in the order of the file.
    pub records: Vec<T>,
    /// Why the other rows cannot: all that is wrong with each, in the order of the file.
    pub errors: Vec<Finding>,
    /// What is worth knowing although nothing is refused for it.
    pub warnings: Vec<Finding>,
    /// How many rows or features the file has.
    pub rows_read: usize,
    refused: usize,
}

impl<T> Default for Report<T> {
    fn default() -> Self {
        Self {
            records: vec![],
            errors: vec![],
            warnings: vec![],
            rows_read: 0,
            refused: 0,
        }
    }
}

impl<T> Report<T> {
    /// How many rows were refused; a row may have several errors.
    pub fn refused(&self) -> usize {
        self.refused
    }

    /// Whether every row is a record.
    pub fn is_clean(&self) -> bool {
        self.refused == 0
    }

    /// The next row of the file: a record, or everything that is wrong with it.
    pub(crate) fn push(&mut self, row: Result<T, Vec<Finding>>) {
        self.rows_read += 1;
        match row {
            Ok(record) => self.records.push(record),
            Err(errors) => {
                debug_assert!(!errors.is_empty(), "a row is refused without a reason");
                self.refused += 1;
                self.errors.extend(errors);
            }
        }
    }

    /// The finished report.
    pub(crate) fn checked(mut self) -> Self {
        assert_eq!(self.records.len() + self.refused, self.rows_read, "a row is lost");
        if self.rows_read == 0 {
            self.warnings.push(Finding::file(Message::NoRows));
        }
        self
    }
}

/// What became of a record that was not refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was not there before.
    Created,
    /// It was there, and differs.
    Changed,
    /// It was there, and is the same.
    Unchanged,
}

/// The totals of an import, filled in row by row by whoever stores the records.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Summary {
    /// Rows that were not there before.
    pub created: usize,
    /// Rows that were there and differ.
    pub changed: usize,
    /// Rows that were there and are the same.
    pub unchanged: usize,
    /// Rows that cannot be stored.
    pub refused: usize,
    /// Where the projects are; `None` for what is no project.
    pub places: Option<Places>,
}

/// How many projects have which kind of place.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Places {
    /// Projects with a point.
    pub points: usize,
    /// Projects of a neighbourhood without a point.
    pub neighbourhoods: usize,
    /// Projects of a named area without a point.
    pub areas: usize,
    /// The external ids of the projects that concern the whole city.
    pub city_wide: Vec<String>,
    /// The external ids of the projects without a place.
    pub unplaced: Vec<String>,
}

impl Places {
    /// How many projects were counted.
    pub fn total(&self) -> usize {
        self.points + self.neighbourhoods + self.areas + self.city_wide.len() + self.unplaced.len()
    }
}

impl Summary {
    /// Counts rows that were refused.
    pub fn refused(&mut self, rows: usize) {
        self.refused += rows;
    }

    /// Counts a neighbourhood or an area.
    pub fn shape(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Created => self.created += 1,
            Outcome::Changed => self.changed += 1,
            Outcome::Unchanged => self.unchanged += 1,
        }
    }

    /// Counts a project and its place, as it was stored.
    pub fn project(&mut self, outcome: Outcome, record: &ProjectRecord) {
        self.shape(outcome);
        let places = self.places.get_or_insert_default();
        match &record.place {
            Place::Point { .. } => places.points += 1,
            Place::Neighbourhood { .. } => places.neighbourhoods += 1,
            Place::Area { .. } => places.areas += 1,
            Place::CityWide => places.city_wide.push(record.external_id.clone()),
            Place::Unplaced { .. } => places.unplaced.push(record.external_id.clone()),
        }
    }

    /// How many rows were counted.
    pub fn total(&self) -> usize {
        self.created + self.changed + self.unchanged + self.refused
    }
}

/// The report for a terminal: each error and warning on its line, then the totals.
pub fn text<T>(report: &Report<T>, summary: &Summary, locale: Locale) -> String {
    let labels = words::labels(locale);
    let mut out = String::new();
    for (kind, findings) in [(labels.error, &report.errors), (labels.warning, &report.warnings)] {
        for finding in findings {
            _ = writeln!(
                out,
                "{kind:<labels_width$}  {}",
                finding.text(locale),
                labels_width = labels.kind_width()
            );
        }
    }
    if !out.is_empty() {
        out.push('\n');
    }
    let mut table = vec![
        (labels.created, summary.created),
        (labels.changed, summary.changed),
        (labels.unchanged, summary.unchanged),
        (labels.refused, summary.refused),
    ];
    out.push_str(&sum(&table, labels.rows, summary.total()));
    if let Some(places) = &summary.places {
        table = vec![
            (labels.points, places.points),
            (labels.neighbourhoods, places.neighbourhoods),
            (labels.areas, places.areas),
            (labels.city_wide, places.city_wide.len()),
            (labels.unplaced, places.unplaced.len()),
        ];
        out.push('\n');
        out.push_str(&sum(&table, labels.projects, places.total()));
        for (label, ids) in [
            (labels.city_wide, &places.city_wide),
            (labels.unplaced, &places.unplaced),
        ] {
            if !ids.is_empty() {
                _ = writeln!(out, "\n{label}{} {}", words::colon(locale), ids.join(", "));
            }
        }
    }
    if summary.total() != report.rows_read {
        _ = writeln!(
            out,
            "\n{}",
            words::not_all_stored(report.rows_read - summary.total().min(report.rows_read), locale)
        );
    }
    out
}

/// Aligned lines, a rule, and their sum.
fn sum(lines: &[(&str, usize)], total_label: &str, total: usize) -> String {
    let width = |text: &str| text.chars().count();
    let labels = lines
        .iter()
        .map(|(label, _)| width(label))
        .chain([width(total_label)])
        .max()
        .unwrap_or(0);
    let digits = total
        .to_string()
        .len()
        .max(lines.iter().map(|(_, n)| n.to_string().len()).max().unwrap_or(1));
    let mut out = String::new();
    for (label, number) in lines {
        _ = writeln!(out, "{label:<labels$}  {number:>digits$}");
    }
    _ = writeln!(out, "{}", "─".repeat(labels + 2 + digits));
    _ = writeln!(out, "{total_label:<labels$}  {total:>digits$}");
    out
}

#[cfg(test)]
mod tests;
