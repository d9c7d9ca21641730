//! The few ways in which text is set.

use crate::layout::{QUIET, Style, WARN};

/// The name at the head of the page.
pub(crate) const MASTHEAD: Style = Style::new(12.0, 16.0).semi_bold();
/// What the document is.
pub(crate) const TITLE: Style = Style::new(23.0, 27.0).semi_bold();
pub(crate) const SUBTITLE: Style = Style::new(12.5, 17.0);
/// A part of it.
pub(crate) const HEADING: Style = Style::new(10.5, 15.0).semi_bold();
pub(crate) const TEXT: Style = Style::new(9.5, 13.5);
pub(crate) const STRONG: Style = Style::new(9.5, 13.5).semi_bold();
pub(crate) const FIGURES: Style = Style::new(9.5, 13.5).figures();
pub(crate) const STRONG_FIGURES: Style = Style::new(9.5, 13.5).semi_bold().figures();
/// What is read second.
pub(crate) const NOTE: Style = Style::new(8.5, 12.0).in_colour(QUIET);
/// Names what stands beside or below it.
pub(crate) const LABEL: Style = Style::new(8.5, 13.5).in_colour(QUIET);
/// The number of the document.
pub(crate) const NUMBER: Style = Style::new(14.0, 19.0).semi_bold();
/// What is looked for first.
pub(crate) const SUM: Style = Style::new(30.0, 36.0).semi_bold();
pub(crate) const WARNING: Style = Style::new(12.0, 17.0).semi_bold().in_colour(WARN);
