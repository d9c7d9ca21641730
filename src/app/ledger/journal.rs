//! The journal as accountants read it: entries with their lines, in the order of the chain.

use chrono::NaiveDate;
use domain::{Locale, Money, ProblemKind};
use ledger::Nature;
use store::city::City;

use super::period::{end_of, start_of};
use super::plan::{JournalOf, journal_of, number};
use crate::matching::turn::time_zone;
use crate::{App, AppError, AppResult, words};

/// A line of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookLine {
    /// The place of the entry in the file, from 1 without gaps; lines of one entry share it.
    pub entry: u64,
    /// The accountant's journal.
    pub journal: JournalOf,
    /// The day, by the city's own clock.
    pub date: NaiveDate,
    /// The number of the account in the chart of accounts.
    pub account: &'static str,
    /// Its name.
    pub account_name: String,
    /// Whose account it is, such as a project's, by its identifier.
    pub owner: Option<String>,
    /// What caused it, by its identifier.
    pub document: String,
    /// What happened.
    pub label: String,
    /// What was debited, or nothing.
    pub debit: Money,
    /// What was credited, or nothing.
    pub credit: Money,
    /// The day on which it was sealed into the chain.
    pub validated_on: NaiveDate,
}

/// What is written of the books.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Money and promises.
    Everything,
    /// Money alone: what a tax office asks for.
    Money,
}

/// Rows read at once.
const PAGE: u64 = 2000;

impl App {
    /// The lines of every sealed entry from the beginning of one day to the end of another.
    ///
    /// # Errors
    /// Refused: the days in the wrong order. Those of the database.
    pub async fn book_lines(
        &self,
        city: &City,
        (first, last): (NaiveDate, NaiveDate),
        scope: Scope,
        locale: Locale,
    ) -> AppResult<Vec<BookLine>> {
        if last < first {
            return Err(AppError::refused("until", ProblemKind::DatesReversed));
        }
        let (from, until, zone) = (start_of(city, first)?, end_of(city, last)?, time_zone(city)?);
        let zero = Money::new(0, city.currency);
        let (mut lines, mut entry, mut after) = (Vec::new(), 0, 0);
        loop {
            let page = store::journal::between(self.db.read(), city, (from, until), after, PAGE).await?;
            let Some((last, _)) = page.last() else { break };
            after = last.sealed.seq;
            for (posted, sealed_at) in &page {
                let parts = &posted.parts;
                let taken = |account: ledger::Account| {
                    scope == Scope::Everything || account.nature() == Nature::Money
                };
                let own: Vec<_> = parts.entries.iter().filter(|line| taken(line.account)).collect();
                entry += u64::from(!own.is_empty());
                for line in own {
                    let text = line.account.to_string();
                    let amount = Money::new(line.amount_minor.abs(), city.currency);
                    let (debit, credit) = if line.amount_minor > 0 {
                        (amount, zero)
                    } else {
                        (zero, amount)
                    };
                    lines.push(BookLine {
                        entry,
                        journal: journal_of(parts.kind),
                        date: parts.occurred_at.with_timezone(&zone).date_naive(),
                        account: number(line.account),
                        account_name: words::account(locale, line.account),
                        owner: text.split_once(':').map(|(_, owner)| owner.to_owned()),
                        document: parts.cause.to_string(),
                        label: words::fact(locale, parts.kind),
                        debit,
                        credit,
                        validated_on: sealed_at.with_timezone(&zone).date_naive(),
                    });
                }
            }
        }
        Ok(lines)
    }
}
