//! Periods of the books: asked to be closed by one person, closed by another, never opened again.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::act::ActKind;
use domain::two_person::TwoPerson;
use domain::{CityId, Currency, Id, PeriodId, PersonId, ProblemKind};
use ledger::{Account, Head, Nature};
use serde_json::json;
use store::Conn;
use store::city::City;
use store::period::{Closed, Period};

use crate::city::midnight;
use crate::matching::turn::time_zone;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller};

/// One account over a span of time, in minor units, a debit positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChartLine {
    /// The account.
    pub account: Account,
    /// What it stood at before.
    pub opening_minor: i64,
    /// What it stood at afterwards.
    pub closing_minor: i64,
}

/// Every account over a span of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrialBalance {
    /// The currency of all amounts.
    pub currency: Currency,
    /// The first moment.
    pub from: DateTime<Utc>,
    /// The first moment after it.
    pub until: DateTime<Utc>,
    /// The accounts that stood at something at either end, in order. Those of each nature sum to zero.
    pub lines: Vec<ChartLine>,
}

impl TrialBalance {
    /// What the accounts of one nature sum to, before and afterwards: twice zero, or the books are wrong.
    pub fn sums(&self, nature: Nature) -> (i128, i128) {
        let lines = self.lines.iter().filter(|line| line.account.nature() == nature);
        lines.fold((0, 0), |(opening, closing), line| {
            (
                opening + i128::from(line.opening_minor),
                closing + i128::from(line.closing_minor),
            )
        })
    }
}

impl App {
    /// Where the chain of a city's books stands: what everybody may note, to hold the city to it.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn ledger_head(&self, city: &City) -> AppResult<Head> {
        Ok(store::journal::head(self.db.read(), city.id, city.currency).await?)
    }

    /// The periods of a city's books, the newest first.
    ///
    /// # Errors
    /// Refused: neither official, finance officer nor auditor. Those of the database.
    pub async fn periods(&self, caller: &Caller, city: CityId) -> AppResult<Vec<Period>> {
        authorize(caller, Operation::ReadAudit, city)?;
        Ok(store::period::all(self.db.read(), city).await?)
    }

    /// Every account from the beginning of one day to the end of another, by the city's own clock.
    ///
    /// # Errors
    /// Refused: neither official, finance officer nor auditor; the days in the wrong order.
    pub async fn trial_balance(
        &self,
        caller: &Caller,
        city: CityId,
        (first, last): (NaiveDate, NaiveDate),
    ) -> AppResult<TrialBalance> {
        authorize(caller, Operation::ReadAudit, city)?;
        let city = self.known_city(city).await?;
        self.trial_balance_of(&city, (first, last)).await
    }

    /// The same for a command at the terminal of whoever runs the installation.
    ///
    /// # Errors
    /// Refused: the days in the wrong order. Those of the database.
    pub async fn trial_balance_of(
        &self,
        city: &City,
        (first, last): (NaiveDate, NaiveDate),
    ) -> AppResult<TrialBalance> {
        if last < first {
            return Err(AppError::refused("until", ProblemKind::DatesReversed));
        }
        let (from, until) = (start_of(city, first)?, end_of(city, last)?);
        let conn = self.db.read();
        let mut lines: BTreeMap<Account, (i64, i64)> = BTreeMap::new();
        for (account, minor) in store::balance::before(conn, city.id, from).await? {
            lines.entry(account).or_default().0 = minor;
        }
        for (account, minor) in store::balance::before(conn, city.id, until).await? {
            lines.entry(account).or_default().1 = minor;
        }
        let line = |(account, (opening_minor, closing_minor))| ChartLine {
            account,
            opening_minor,
            closing_minor,
        };
        Ok(TrialBalance {
            currency: city.currency,
            from,
            until,
            lines: lines.into_iter().map(line).collect(),
        })
    }

    /// Asks a second person to close the books up to the end of a day. A new period begins where the last closed one
    /// ended.
    ///
    /// # Errors
    /// Refused: not a finance officer or official; the day is not over since a day; it lies in a closed period;
    /// another request waits.
    pub async fn ask_to_close_books(
        &self,
        caller: &Caller,
        city: CityId,
        through: NaiveDate,
    ) -> AppResult<Period> {
        authorize(caller, Operation::CloseBooks, city)?;
        let by = person(caller)?;
        let city = &self.known_city(city).await?;
        let ends_at = end_of(city, through)?;
        let now = self.world.now();
        if ends_at + GRACE > now {
            let from = ends_at + GRACE;
            return Err(AppError::refused(
                "input.through",
                ProblemKind::NotOverYet { from },
            ));
        }
        self.db
            .write("books.ask", |conn| async move {
                let known = store::period::all(&conn, city.id).await?;
                if known.iter().any(|period| period.closed.is_none()) {
                    return Err(AppError::refused("", ProblemKind::AlreadyAsked));
                }
                let last = known.first();
                let starts_at = last.map_or(city.created_at, |last| last.ends_at);
                if ends_at <= starts_at {
                    let until = starts_at;
                    return Err(AppError::refused(
                        "input.through",
                        ProblemKind::BooksClosed { until },
                    ));
                }
                let period = Period {
                    id: PeriodId::new(&self.world),
                    city: city.id,
                    number: last.map_or(1, |last| last.number + 1),
                    starts_at,
                    ends_at,
                    asked_by: by,
                    asked_at: now,
                    closed: None,
                };
                if !store::period::insert(&conn, &period).await? {
                    return Err(AppError::refused("", ProblemKind::AlreadyAsked));
                }
                let detail = json!({ "through": through.to_string() });
                self.record(
                    &conn,
                    Some(city.id),
                    caller,
                    ActKind::BooksAsked,
                    period.id,
                    detail,
                )
                .await?;
                Ok(period)
            })
            .await
    }

    /// A second person agrees: the books are audited, and closed for good.
    ///
    /// # Errors
    /// Refused: no such request; not a finance officer or official; who asked for it; closed already; the audit found
    /// something.
    pub async fn close_books(&self, caller: &Caller, id: PeriodId) -> AppResult<Period> {
        let (asked, by) = self.asked(self.db.read(), caller, id).await?;
        two_person(&asked)
            .approve(by)
            .map_err(|error| AppError::refused("id", error.into()))?;
        let city = &self.known_city(asked.city).await?;
        // What waits is decided, and what was posted is sealed, before anybody is kept waiting.
        self.decide(city.id).await?;
        let reports = self.audit(Some(&city.slug)).await?;
        let findings = reports.iter().map(|report| report.findings.len()).sum();
        if findings > 0 {
            return Err(AppError::refused("id", ProblemKind::BooksNotClean { findings }));
        }
        self.db
            .write("books.close", |conn| async move {
                store::event::take_turn(&conn, city.id).await?;
                store::period::lock_books(&conn, city.id).await?;
                let (period, by) = self.asked(&conn, caller, id).await?;
                two_person(&period)
                    .approve(by)
                    .map_err(|error| AppError::refused("id", error.into()))?;
                self.seal(&conn, city).await?;
                let closed = Closed {
                    by,
                    at: self.world.now(),
                    head: store::journal::head(&conn, city.id, city.currency).await?,
                };
                let balances = store::balance::before(&conn, city.id, period.ends_at).await?;
                if !store::period::close(&conn, &period, &closed, &balances).await? {
                    return Err(AppError::refused("id", ProblemKind::AlreadyDecided));
                }
                let detail = json!({ "number": period.number, "head": closed.head.hash.to_string() });
                self.record(&conn, Some(city.id), caller, ActKind::BooksClosed, id, detail)
                    .await?;
                Ok(Period {
                    closed: Some(closed),
                    ..period
                })
            })
            .await
    }

    /// Does not agree to close the books, or takes back that one asked: the request is gone.
    ///
    /// # Errors
    /// Refused: no such request; not a finance officer or official; closed already.
    pub async fn keep_books_open(&self, caller: &Caller, id: PeriodId) -> AppResult<()> {
        self.db
            .write("books.keep_open", |conn| async move {
                let (period, _) = self.asked(&conn, caller, id).await?;
                if !store::period::withdraw(&conn, &period).await? {
                    return Err(AppError::refused("id", ProblemKind::AlreadyDecided));
                }
                let (kind, detail) = (ActKind::BooksKeptOpen, json!({ "number": period.number }));
                self.record(&conn, Some(period.city), caller, kind, id, detail)
                    .await
            })
            .await
    }

    /// The request, and who looks at it, if they may.
    async fn asked(&self, conn: &Conn, caller: &Caller, id: PeriodId) -> AppResult<(Period, PersonId)> {
        let not_found = || AppError::not_found("id", "period");
        let period = store::period::by_id(conn, id).await?.ok_or_else(not_found)?;
        // Whoever may not even read of it is told nothing.
        policy::permits(caller, Operation::ReadAudit, On::city(period.city)).map_err(|_| not_found())?;
        authorize(caller, Operation::CloseBooks, period.city)?;
        if period.closed.is_some() {
            return Err(AppError::refused("id", ProblemKind::AlreadyDecided));
        }
        Ok((period, person(caller)?))
    }
}

/// How long after its end a day may be closed at the earliest: late news of the day before has come by then, and
/// clocks that go wrong by minutes cannot write into it.
const GRACE: chrono::TimeDelta = chrono::TimeDelta::days(1);

/// Whether somebody may be the second person and close a period; `allows` is the policy with or without fresh proof.
///
/// # Errors
/// What stands in the way.
pub fn may_close(
    caller: &Caller,
    period: &Period,
    allows: impl Fn(&Caller, Operation, On) -> Result<(), ProblemKind>,
) -> Result<(), ProblemKind> {
    allows(caller, Operation::CloseBooks, On::city(period.city))?;
    let by = caller.person().ok_or(ProblemKind::SignInRequired)?;
    two_person(period)
        .approve(by)
        .map(|_| ())
        .map_err(ProblemKind::from)
}

fn authorize(caller: &Caller, operation: Operation, city: CityId) -> AppResult<()> {
    policy::authorize(caller, operation, On::city(city)).map_err(|kind| AppError::refused("", kind))
}

fn person(caller: &Caller) -> AppResult<PersonId> {
    caller
        .person()
        .ok_or_else(|| AppError::refused("", ProblemKind::SignInRequired))
}

fn two_person(period: &Period) -> TwoPerson {
    TwoPerson::new(period.asked_by, None).decided(period.closed.is_some())
}

/// The first moment of a day by the city's own clock.
pub(crate) fn start_of(city: &City, day: NaiveDate) -> AppResult<DateTime<Utc>> {
    Ok(midnight(day, time_zone(city)?))
}

/// The first moment after a day by the city's own clock.
pub(super) fn end_of(city: &City, day: NaiveDate) -> AppResult<DateTime<Utc>> {
    let next = day.checked_add_days(Days::new(1));
    start_of(
        city,
        next.ok_or_else(|| AppError::refused("through", ProblemKind::DatesReversed))?,
    )
}
