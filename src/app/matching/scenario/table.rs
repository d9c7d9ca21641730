//! Decisions as a table for people: one line each, with its sentence.

use std::fmt;

use domain::{Currency, Locale, Money};

use crate::matching::decision::DecisionForm;
use crate::words;

/// A table of decisions in one language.
pub struct Table {
    locale: Locale,
    currency: Currency,
    rows: Vec<[String; 6]>,
}

impl Table {
    /// A table without decisions.
    pub fn new(locale: Locale, currency: Currency) -> Self {
        Self {
            locale,
            currency,
            rows: vec![words::table_head(locale).map(str::to_owned)],
        }
    }

    /// Adds a line.
    pub fn add(&mut self, decision: &DecisionForm) {
        self.rows.push([
            decision.event_seq.to_string(),
            decision.project.clone().unwrap_or_default(),
            decision.contribution.clone().unwrap_or_default(),
            decision.pool.clone().unwrap_or_default(),
            words::money(self.locale, Money::new(decision.change_minor, self.currency)),
            words::decision_sentence(self.locale, decision, self.currency),
        ]);
    }
}

/// The lines, each column as wide as its longest cell.
impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = |column: usize| {
            let cells = self.rows.iter().map(|row| row[column].chars().count());
            cells.max().unwrap_or(0)
        };
        let widths: [usize; 5] = std::array::from_fn(width);
        for [event, project, contribution, pool, change, sentence] in &self.rows {
            let cells = [
                format!("{event:>0$}", widths[0]),
                format!("{project:<0$}", widths[1]),
                format!("{contribution:<0$}", widths[2]),
                format!("{pool:<0$}", widths[3]),
                format!("{change:>0$}", widths[4]),
                sentence.clone(),
            ];
            writeln!(f, "{}", cells.join("  ").trim_end())?;
        }
        Ok(())
    }
}
