//! Bank statements: taken in whole or not at all, each movement posted once, and explained by its reference or by a
//! person.

mod deposit;
mod explain;
mod order;
mod transfer;
mod undo;
mod worklist;

use std::collections::HashSet;

use domain::act::ActKind;
use domain::bank::{self, BankEntry};
use domain::{CityId, Id, Money, ProblemKind, Problems, StatementEntryId, StatementId};
use ledger::BankFact;
use serde_json::json;
use store::Conn;
use store::bank_account::BankAccount;
use store::city::City;

use crate::input::AMOUNT_MINOR_MAX;
use crate::ledger::start_of;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller};

pub use store::bank_entry::{AssignmentKind, Entry};
pub use store::statement::Statement;

pub use explain::Explanation;
pub use worklist::{Explained, ExplainedEntry, Likeness, OpenEntry, Proposal};

/// What became of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The statement.
    pub statement: Statement,
    /// Whether it had been taken in before: nothing was changed then.
    pub is_known: bool,
    /// Its movements.
    pub entries: usize,
    /// How many of them nobody has explained yet.
    pub open: usize,
}

impl App {
    /// Takes in the statements of a file, in the order of their days: all of them, or none. One that was taken in
    /// before changes nothing.
    ///
    /// # Errors
    /// Refused: not a finance officer or official; the city has no bank account, or it is another one; a statement does
    /// not begin with the balance that the last one ended with. The field names the statement by its place in the file.
    pub async fn take_statements(
        &self,
        caller: &Caller,
        city: CityId,
        given: &[bank::Statement],
    ) -> AppResult<Vec<Taken>> {
        policy::authorize(caller, Operation::KeepBooks, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        let city = &self.known_city(city).await?;
        let taken = self
            .db
            .write("statement.take", |conn| async move {
                let taken = self.take_in(&conn, Some(caller), city, given).await?;
                for new in taken.iter().filter(|taken| !taken.is_known) {
                    let detail =
                        json!({ "entries": new.entries, "closing_minor": new.statement.closing_minor });
                    let id = new.statement.id;
                    self.record(&conn, Some(city.id), caller, ActKind::StatementTaken, id, detail)
                        .await?;
                }
                Ok::<_, AppError>(taken)
            })
            .await?;
        self.decide(city.id).await?;
        Ok(taken)
    }

    /// The same for a command at the terminal of whoever runs the installation; `dry` only tells what would happen.
    ///
    /// # Errors
    /// Those of [`Self::take_statements`], but for the role.
    pub async fn take_statements_here(
        &self,
        city: &City,
        given: &[bank::Statement],
        dry: bool,
    ) -> AppResult<Vec<Taken>> {
        let take = |conn: Conn| async move { self.take_in(&conn, None, city, given).await };
        if dry {
            return self.db.rehearse("statement.rehearse", take).await;
        }
        let taken = self.db.write("statement.take", take).await?;
        self.decide(city.id).await?;
        Ok(taken)
    }

    /// What [`Self::take_statements`] would do, and nothing is done.
    ///
    /// # Errors
    /// Those of [`Self::take_statements`].
    pub async fn rehearse_statements(
        &self,
        caller: &Caller,
        city: CityId,
        given: &[bank::Statement],
    ) -> AppResult<Vec<Taken>> {
        policy::authorize(caller, Operation::KeepBooks, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        let city = &self.known_city(city).await?;
        self.db
            .rehearse("statement.rehearse", |conn| async move {
                self.take_in(&conn, Some(caller), city, given).await
            })
            .await
    }

    async fn take_in(
        &self,
        conn: &Conn,
        caller: Option<&Caller>,
        city: &City,
        given: &[bank::Statement],
    ) -> AppResult<Vec<Taken>> {
        store::statement::lock(conn, city.id).await?;
        let account = store::bank_account::of_city(conn, city.id).await?;
        let account = account.ok_or_else(|| AppError::refused("file", ProblemKind::NoBankAccount))?;
        let mut numbered: Vec<(usize, &bank::Statement)> = given.iter().enumerate().collect();
        // A file may hold the newest first; each still has to follow the one before.
        numbered.sort_by_key(|(_, statement)| (statement.from, statement.to));
        let mut taken = Vec::new();
        for (place, statement) in numbered {
            let field = format!("file.statement[{place}]");
            taken.push(
                self.take_one(conn, caller, (city, &account), (&field, statement))
                    .await?,
            );
        }
        Ok(taken)
    }

    async fn take_one(
        &self,
        conn: &Conn,
        caller: Option<&Caller>,
        (city, account): (&City, &BankAccount),
        (field, given): (&str, &bank::Statement),
    ) -> AppResult<Taken> {
        if given.account.iban() != Some(account.iban) {
            let expected = account.iban.masked();
            return Err(AppError::refused(
                field,
                ProblemKind::OtherBankAccount { expected },
            ));
        }
        if given.currency != city.currency {
            let expected = city.currency.code().to_owned();
            return Err(AppError::refused(field, ProblemKind::WrongCurrency { expected }));
        }
        countable(field, given)?;
        given.check().map_err(|error| {
            AppError::Internal(format!("a statement that was read does not add up: {error}"))
        })?;
        let last = store::statement::last(conn, city.id).await?;
        let statement = Statement {
            id: StatementId::new(&self.world),
            city: city.id,
            position: last.as_ref().map_or(1, |last| last.position + 1),
            iban: account.iban,
            bank_id: given.id.clone(),
            sequence: given.sequence.clone(),
            from: given.from,
            to: given.to,
            opening_minor: given.opening.minor,
            closing_minor: given.closing.minor,
            imported_by: caller.and_then(Caller::person),
            imported_at: self.world.now(),
        };
        let before = store::bank_entry::last_number(conn, city.id).await?;
        let entries = self.entries_of(&statement, given, before)?;
        if let Some(known) = known(conn, &statement, &entries).await? {
            return Ok(known);
        }
        if let Some(last) = &last
            && last.closing_minor != statement.opening_minor
        {
            let kind = ProblemKind::NotTheNextStatement {
                expected: Money::new(last.closing_minor, city.currency),
                found: given.opening,
                last: last.to,
            };
            return Err(AppError::refused(field, kind));
        }
        store::statement::insert(conn, &statement).await?;
        store::bank_entry::insert(conn, &entries).await?;
        self.post_statement(conn, city, (&statement, last.is_none()), &entries)
            .await?;
        for entry in &entries {
            self.explain_by_itself(conn, city, entry.id).await?;
        }
        let explained = store::bank_entry::of_statement(conn, city.id, statement.id).await?;
        let left_open = explained.iter().filter(|entry| entry.open_minor != 0).count();
        tracing::info!(statement.id = %statement.id, entries = entries.len(), open = left_open, "statement taken in");
        Ok(Taken {
            statement,
            is_known: false,
            entries: entries.len(),
            open: left_open,
        })
    }

    /// The movements that are booked one by one.
    fn entries_of(
        &self,
        statement: &Statement,
        given: &bank::Statement,
        before: i64,
    ) -> AppResult<Vec<Entry>> {
        let parts: Vec<&BankEntry> = given.entries.iter().flat_map(BankEntry::parts).collect();
        let mut keys = HashSet::new();
        let mut entries = Vec::with_capacity(parts.len());
        let booked = parts.into_iter().filter(|part| part.amount.minor != 0);
        for (number, part) in (before + 1..).zip(booked) {
            let import_key = given.import_key(part);
            if !keys.insert(import_key.clone()) {
                return Err(AppError::Internal(format!(
                    "two movements are known as {import_key}"
                )));
            }
            let amount_minor = part.signed().minor;
            entries.push(Entry {
                id: StatementEntryId::new(&self.world),
                city: statement.city,
                number,
                statement: statement.id,
                // One city may have taken this very statement in under other balances: it is another then.
                import_key: format!("{}/ {import_key}", statement.position),
                position: part.position.to_string(),
                booked_on: part.booked_on,
                value_on: part.value_on,
                amount_minor,
                open_minor: amount_minor,
                is_reversal: part.reversal,
                reference: part.reference.clone(),
                end_to_end_id: part.end_to_end_id.clone(),
                message_id: part.message_id.clone(),
                payment_information_id: part.payment_information_id.clone(),
                remittance: part.remittance.clone(),
                counterparty_name: part.counterparty_name.clone(),
                counterparty_account: part.counterparty_account.as_ref().map(ToString::to_string),
                code: part.code.clone(),
                return_reason: part.return_reason.clone(),
            });
        }
        Ok(entries)
    }

    /// Every movement between the bank and suspense; and what was on the account before the first statement.
    async fn post_statement(
        &self,
        conn: &Conn,
        city: &City,
        (statement, is_first): (&Statement, bool),
        entries: &[Entry],
    ) -> AppResult<()> {
        if is_first && statement.opening_minor != 0 {
            let opened = BankFact::Opened {
                statement: statement.id,
                amount: Money::new(statement.opening_minor.abs(), city.currency),
                is_overdrawn: statement.opening_minor < 0,
            };
            self.post(conn, city.id, opened, start_of(city, statement.from)?)
                .await?;
        }
        for entry in entries {
            let amount = Money::new(entry.amount_minor.abs(), city.currency);
            let fact = if entry.amount_minor > 0 {
                BankFact::Credited {
                    entry: entry.id,
                    amount,
                }
            } else {
                BankFact::Debited {
                    entry: entry.id,
                    amount,
                }
            };
            self.post(conn, city.id, fact, start_of(city, entry.booked_on)?)
                .await?;
        }
        Ok(())
    }
}

/// Whether the books can take the balances and movements of a statement: no bank has such sums, a damaged file may.
fn countable(field: &str, given: &bank::Statement) -> AppResult<()> {
    let too_large = |amount: Money| amount.minor.unsigned_abs() > AMOUNT_MINOR_MAX.unsigned_abs();
    let max = Money::new(AMOUNT_MINOR_MAX, given.currency);
    let movements = given.entries.iter().flat_map(BankEntry::parts);
    let wrong = movements.filter(|part| too_large(part.amount));
    let mut fields: Vec<String> = wrong
        .map(|part| format!("{field}.entry[{}]", part.position))
        .collect();
    for (name, balance) in [("opening", given.opening), ("closing", given.closing)] {
        if too_large(balance) {
            fields.push(format!("{field}.{name}"));
        }
    }
    let mut problems = Problems::none();
    for field in fields {
        problems.push(&field, ProblemKind::AmountTooLarge { max });
    }
    Ok(problems.check()?)
}

/// The statement, where it was taken in before: under its own id, or with the same movements under another, as banks
/// give one to each download. The balances tell most of these, but not a day whose movements sum to nothing.
async fn known(conn: &Conn, new: &Statement, movements: &[Entry]) -> AppResult<Option<Taken>> {
    let said = |entry: &Entry| {
        let from = (
            entry.counterparty_name.clone(),
            entry.counterparty_account.clone(),
        );
        (
            entry.booked_on,
            entry.amount_minor,
            entry.remittance.clone(),
            from,
        )
    };
    for statement in store::statement::alike(conn, new).await? {
        let entries = store::bank_entry::of_statement(conn, new.city, statement.id).await?;
        let same_name = statement.bank_id == new.bank_id && statement.sequence == new.sequence;
        if same_name || entries.iter().map(said).eq(movements.iter().map(said)) {
            return Ok(Some(Taken {
                statement,
                is_known: true,
                open: entries.iter().filter(|entry| entry.open_minor != 0).count(),
                entries: entries.len(),
            }));
        }
    }
    Ok(None)
}
