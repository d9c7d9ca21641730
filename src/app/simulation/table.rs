//! A result as tables for people.

use std::fmt::Write as _;

use domain::{Currency, Locale, Money};

use super::names::NameBook;
use super::result::{Compared, SimulationResult};
use crate::words::{self, simulation::Heading};

/// The result in the reader's language: first what it comes to, then pools, neighbourhoods, months, and who wins and
/// loses most.
pub fn table(locale: Locale, currency: Currency, result: &SimulationResult, names: &NameBook) -> String {
    let mut out = String::new();
    let mut say = |line: &str| {
        out.push_str(line);
        out.push('\n');
    };
    for sentence in words::simulation::summary(locale, result, currency, &|key| names.pool(key)) {
        say(&sentence);
    }
    let money = |minor: i64| words::money(locale, Money::new(minor, currency));
    let compared = |figure: Compared| {
        [
            money(figure.present),
            money(figure.proposed),
            words::simulation::signed(money(figure.difference), figure.difference),
        ]
    };
    let heading = |one: Heading| words::simulation::heading(locale, one).to_owned();
    let three = || {
        [
            heading(Heading::Present),
            heading(Heading::Proposed),
            heading(Heading::Difference),
        ]
    };
    let mut block = |title: Heading, columns: Vec<String>, rows: Vec<Vec<String>>| {
        if rows.is_empty() {
            return;
        }
        say("");
        let mut head = vec![heading(title)];
        head.extend(columns);
        say(&aligned(&head, &rows));
    };
    let pools = result.pools.iter().map(|pool| {
        let used = |side: &Option<super::PoolFigure>| side.as_ref().map_or(0, |figure| figure.used_minor);
        let mut row = vec![names.pool(&pool.id)];
        row.extend(compared(Compared::new(used(&pool.present), used(&pool.proposed))));
        let side = pool.proposed.as_ref().or(pool.present.as_ref());
        row.push(side.map_or_else(String::new, |figure| money(figure.left_minor)));
        row.push(
            side.and_then(|figure| figure.empty_on)
                .map_or_else(|| "–".to_owned(), |day| day.to_string()),
        );
        row
    });
    let mut columns = three().to_vec();
    columns.extend([heading(Heading::Left), heading(Heading::EmptyOn)]);
    block(Heading::Pools, columns, pools.collect());
    let places = result.neighbourhoods.iter().map(|line| {
        let nowhere = || heading(Heading::CityWide);
        let mut row = vec![
            line.neighbourhood
                .as_deref()
                .map_or_else(nowhere, |key| names.neighbourhood(key)),
        ];
        row.extend(compared(line.sum.match_minor));
        let reached = line.sum.reached;
        row.push(format!(
            "{} → {} / {}",
            reached.present, reached.proposed, line.sum.projects
        ));
        row
    });
    let mut columns = three().to_vec();
    columns.push(heading(Heading::Reached));
    block(Heading::Neighbourhoods, columns, places.collect());
    let months = result.months.iter().map(|line| {
        let mut row = vec![line.month.clone()];
        row.extend(compared(line.match_minor));
        row
    });
    block(Heading::Months, three().to_vec(), months.collect());
    for (title, keys) in [
        (Heading::Winners, &result.winners),
        (Heading::Losers, &result.losers),
    ] {
        let lines = keys.iter().filter_map(|key| result.project(key)).map(|line| {
            let mut row = vec![names.project(&line.id)];
            row.extend(compared(line.match_minor));
            row
        });
        block(title, three().to_vec(), lines.collect());
    }
    say("");
    say(words::simulation::caution(locale));
    out
}

/// Columns under each other: the first to the left, the others, which are figures, to the right.
fn aligned(head: &[String], rows: &[Vec<String>]) -> String {
    let lines: Vec<&[String]> = std::iter::once(head)
        .chain(rows.iter().map(Vec::as_slice))
        .collect();
    let width = |column: usize| {
        let cells = lines.iter().filter_map(|line| line.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let mut text = String::new();
    for line in &lines {
        for (place, (cell, width)) in line.iter().zip(&widths).enumerate() {
            // Writing to a text does not fail.
            let _written = match place {
                0 => write!(text, "{cell:<width$}"),
                _ => write!(text, "  {cell:>width$}"),
            };
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text
}
