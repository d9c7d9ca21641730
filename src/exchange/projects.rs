//! Projects of a city from CSV or GeoJSON, through a [`Mapping`].

use std::collections::BTreeMap;

use domain::project::ProjectState;
use domain::{Locale, Money};

mod amount;
mod date;
mod place;
mod row;

pub use date::{PartialDate, ProjectDate};
pub use place::{Place, Unplaced};

use crate::finding::{At, Finding, Refused};
use crate::mapping::{Mapping, Source};
use crate::message::Message;
use crate::report::Report;
use crate::table::{self, Row, Table};
use row::RowReader;

/// The longest title, in characters: cities write longer ones than our own form accepts.
pub const TITLE_CHARS_MAX: usize = 200;
/// The longest summary, in characters.
pub const SUMMARY_CHARS_MAX: usize = 400;
/// The longest address, in characters.
pub const ADDRESS_CHARS_MAX: usize = 300;
/// The longest story, in characters.
pub const STORY_CHARS_MAX: usize = 50_000;
/// The longest code or identifier, in characters.
pub const CODE_CHARS_MAX: usize = 100;

/// A project as the file describes it.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectRecord {
    /// The number of the row, from 1.
    pub row: usize,
    /// The line of the file on which it begins.
    pub line: usize,
    /// The city's own identifier; no two records have the same.
    pub external_id: String,
    /// The language of the texts.
    pub locale: Locale,
    /// One line.
    pub title: String,
    /// One line.
    pub summary: Option<String>,
    /// As it stands in the file, with its line breaks.
    pub story: Option<String>,
    /// The category of ours.
    pub category: Option<String>,
    /// The state of ours.
    pub state: ProjectState,
    /// The amount that is asked for, above zero.
    pub goal: Option<Money>,
    /// One line.
    pub address: Option<String>,
    /// Where it is, as far as the row says.
    pub place: Place,
    /// The dates that the row states.
    pub dates: BTreeMap<ProjectDate, PartialDate>,
    /// Web addresses by the name that the mapping gives them.
    pub links: BTreeMap<String, String>,
}

/// Reads the projects of a file.
///
/// # Errors
/// [`Refused`] where the file as a whole cannot be read, or where a column that the mapping names is
/// missing or there twice.
pub fn read(bytes: &[u8], mapping: &Mapping) -> Result<Report<ProjectRecord>, Refused> {
    let table = match &mapping.source {
        Source::Csv { delimiter, encoding } => table::csv(bytes, *delimiter, encoding.as_deref())?,
        Source::GeoJson => table::geojson(bytes)?,
    };
    let missing = table.missing(&mapping.columns());
    // A collection without features has no properties either, and no mistake.
    let has_header = mapping.source != Source::GeoJson || !table.rows.is_empty();
    if has_header && !missing.is_empty() {
        return Err(Refused { findings: missing });
    }
    let mut report = Report::default();
    let mut ids = BTreeMap::new();
    for row in &table.rows {
        let mut warnings = vec![];
        let project = project(&table, row, mapping, &mut ids, &mut warnings);
        if project.is_ok() {
            report.warnings.extend(warnings);
        }
        report.push(project);
    }
    Ok(report.checked())
}

/// One row, with everything that is wrong with it.
fn project(
    table: &Table,
    source: &Row,
    mapping: &Mapping,
    ids: &mut BTreeMap<String, usize>,
    warnings: &mut Vec<Finding>,
) -> Result<ProjectRecord, Vec<Finding>> {
    let at = source.at;
    let (At::Row { row, line } | At::Feature { row, line }) = at else {
        return Err(vec![]);
    };
    let finding = |label, field, message| Finding {
        at,
        label,
        field,
        message,
    };
    if let Err(message) = &source.cells {
        return Err(vec![finding(None, None, message.clone())]);
    }
    let mut reader = RowReader::new(table, source, mapping);
    let external_id = reader.external_id(ids, row);
    let (title, made_up) = reader.title(&external_id);
    let summary = reader.text(&mapping.summary, &external_id, SUMMARY_CHARS_MAX, row::one_line);
    let story = reader.text(&mapping.story, &external_id, STORY_CHARS_MAX, row::many_lines);
    let category = mapping.category.as_ref().and_then(|it| reader.word(it));
    let state = reader.state();
    let goal = mapping.goal.as_ref().and_then(|it| reader.goal(it));
    let (place, address) = reader.place();
    let dates = reader.dates();
    let links = reader.links();

    let label = if title.is_empty() {
        external_id.clone()
    } else {
        title.clone()
    };
    let label = (!label.is_empty()).then_some(label);
    let (Some(state), true) = (state, reader.errors.is_empty()) else {
        let with_label = |(field, message)| finding(label.clone(), field, message);
        return Err(reader.errors.into_iter().map(with_label).collect());
    };
    if made_up {
        let message = Message::TitleReplaced { title: title.clone() };
        warnings.push(finding(
            Some(external_id.clone()),
            mapping.title.column.clone(),
            message,
        ));
    }
    if let Place::Unplaced { reason } = &place {
        let field = match reason {
            Unplaced::Code { .. } => mapping.code.as_ref().map(|it| it.column.clone()),
            _ => None,
        };
        warnings.push(finding(
            label,
            field,
            Message::Unplaced {
                reason: reason.clone(),
            },
        ));
    }
    let locale = mapping.locale;
    Ok(ProjectRecord {
        row,
        line,
        external_id,
        locale,
        title,
        summary,
        story,
        category,
        state,
        goal,
        address,
        place,
        dates,
        links,
    })
}

#[cfg(test)]
mod tests;
