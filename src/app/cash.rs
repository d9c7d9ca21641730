//! Cash and cheques at an event: entered gift by gift, counted by two people who do not tell each other, and then in
//! the books as any gift.

mod confirm;
mod deposit;

use chrono::{NaiveDate, TimeDelta};
use domain::act::ActKind;
use domain::campaign::openness;
use domain::cash::{CashKind, CountState};
use domain::person::Email;
use domain::{CashCountId, CashGiftId, CityId, Id, Money, PersonId, ProblemKind, Problems, ProjectId};
use serde_json::json;
use store::Conn;
use store::cash_count::{self, CashCount, CashGift};

use crate::matching::turn::time_zone;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, input, secret};

pub use deposit::CashBox;
pub use store::cash_count::After;

const OCCASION_MAX: usize = 120;
const NAME_MAX: usize = 100;

/// How long ago an event may have been.
const OLDEST: TimeDelta = TimeDelta::days(60);

/// Gifts of one count at most: more are two counts.
const GIFTS_MAX: i32 = 500;

/// A gift as it lies on the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CashGiftInput {
    /// To which project.
    pub project: ProjectId,
    /// In what form.
    pub kind: CashKind,
    /// How much, as written.
    pub amount: String,
    /// The donor's name, where it was asked.
    pub name: Option<String>,
    /// Their address, where they want to hear of it.
    pub email: Option<String>,
    /// Whether the public sees no name.
    pub anonymous: bool,
    /// Made by the client, once for each gift.
    pub key: String,
}

/// A count with its gifts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountWithGifts {
    /// The count.
    pub count: CashCount,
    /// By their numbers.
    pub gifts: Vec<CashGift>,
}

impl App {
    /// The counts of a city, the newest first.
    ///
    /// # Errors
    /// Refused: neither official, finance officer nor auditor. Those of the database; likewise below.
    pub async fn cash_counts(
        &self,
        caller: &Caller,
        city: CityId,
        after: Option<After>,
        limit: u64,
    ) -> AppResult<Vec<CashCount>> {
        authorize(caller, Operation::ReadAudit, city)?;
        Ok(cash_count::of_city(self.db.read(), city, after, limit).await?)
    }

    /// How many there are.
    pub async fn count_cash_counts(&self, caller: &Caller, city: CityId) -> AppResult<i64> {
        authorize(caller, Operation::ReadAudit, city)?;
        Ok(cash_count::count(self.db.read(), city).await?)
    }

    /// The count of an identifier; nothing for who may not read it.
    pub async fn cash_count(&self, caller: &Caller, id: CashCountId) -> AppResult<Option<CashCount>> {
        let count = cash_count::by_id(self.db.read(), id).await?;
        Ok(count.filter(|count| policy::permits(caller, Operation::ReadAudit, On::city(count.city)).is_ok()))
    }

    /// The gifts of a count.
    pub async fn cash_gifts(&self, caller: &Caller, count: &CashCount) -> AppResult<Vec<CashGift>> {
        authorize(caller, Operation::ReadAudit, count.city)?;
        Ok(cash_count::gifts(self.db.read(), count.city, count.id).await?)
    }

    /// Begins a count.
    ///
    /// # Errors
    /// Refused: not an official or finance officer; the occasion has no name; the day is in the future, or long ago.
    pub async fn open_cash_count(
        &self,
        caller: &Caller,
        city: CityId,
        (occasion, held_on, key): (&str, NaiveDate, &str),
    ) -> AppResult<CashCount> {
        authorize(caller, Operation::CountCash, city)?;
        let by = person(caller)?;
        let city = &self.known_city(city).await?;
        let now = self.world.now();
        let mut problems = Problems::none();
        let key = input::key(&mut problems, "input.idempotencyKey", key);
        let occasion = input::line(&mut problems, "input.occasion", occasion, OCCASION_MAX);
        let today = now.with_timezone(&time_zone(city)?).date_naive();
        if held_on > today {
            problems.push("input.heldOn", ProblemKind::InTheFuture);
        } else if held_on < today - OLDEST {
            problems.push("input.heldOn", ProblemKind::TooLongAgo);
        }
        problems.check()?;
        let (Some(key), Some(occasion)) = (&key, &occasion) else {
            return Err(AppError::Internal("unchecked input".into()));
        };
        self.db
            .write("cash.open", |conn| async move {
                let new = CashCount {
                    id: CashCountId::new(&self.world),
                    city: city.id,
                    occasion: occasion.clone(),
                    held_on,
                    state: CountState::Open,
                    cash_minor: 0,
                    cheque_minor: 0,
                    opened_by: by,
                    opened_at: now,
                    counted_by: None,
                    counted_at: None,
                    confirmed_by: None,
                    confirmed_at: None,
                };
                let hash = secret::hash(&format!("{occasion}\u{1f}{held_on}"));
                let (actor, kind, result) = (by.uuid(), "cash.open", new.id.uuid());
                if let Some(known) = self.once(&conn, city.id, actor, key, kind, hash, result).await? {
                    let known = cash_count::by_id(&conn, CashCountId::from_uuid(known)).await?;
                    return known.ok_or_else(|| AppError::Internal("a known count is missing".into()));
                }
                cash_count::insert(&conn, &new).await?;
                let detail = json!({ "occasion": occasion });
                self.record(
                    &conn,
                    Some(city.id),
                    caller,
                    ActKind::CashCountOpened,
                    new.id,
                    detail,
                )
                .await?;
                Ok(new)
            })
            .await
    }

    /// Enters a gift. It gets the next number of its count, which stands on the slip that the donor takes home.
    ///
    /// # Errors
    /// Refused: no such count, or it is not open; not an official or finance officer; every field that is wrong; the
    /// project takes no money.
    pub async fn add_cash_gift(
        &self,
        caller: &Caller,
        id: CashCountId,
        given: &CashGiftInput,
    ) -> AppResult<CountWithGifts> {
        let count = may_count(caller, cash_count::by_id(self.db.read(), id).await?)?;
        let city = &self.known_city(count.city).await?;
        let mut problems = Problems::none();
        let key = input::key(&mut problems, "input.idempotencyKey", &given.key);
        let amount = input::amount(&mut problems, "input.amount", &given.amount, city.currency);
        let max = Money::new(
            self.settings.pledge_units_max * city.currency.minor_per_unit(),
            city.currency,
        );
        match amount {
            Some(amount) if amount > max => {
                problems.push("input.amount", ProblemKind::AmountTooLarge { max });
            }
            Some(amount) if amount.minor <= 0 => {
                let min = Money::new(1, city.currency);
                problems.push("input.amount", ProblemKind::AmountTooSmall { min });
            }
            _ => {}
        }
        let name = input::optional_line(&mut problems, "input.name", given.name.as_deref(), NAME_MAX);
        let email = given.email.as_deref().filter(|email| !email.trim().is_empty());
        let email = email.and_then(|email| {
            let read = email.parse::<Email>().map_err(|_| ProblemKind::NotAnEmail);
            problems.take("input.email", read)
        });
        let project = store::project::by_id(self.db.read(), given.project).await?;
        match project.filter(|project| project.city == city.id && project.state.is_public()) {
            None => problems.push("input.project", ProblemKind::NotFound { what: "project" }),
            Some(project) => {
                // What was given on the day of the event counts, though it is entered a little later.
                let at = self.world.now();
                if let Some(kind) = openness(project.state, project.opens_at, project.closes_at, at).problem()
                {
                    problems.push("input.project", kind);
                }
            }
        }
        problems.check()?;
        let (Some(key), Some(amount)) = (&key, amount) else {
            return Err(AppError::Internal("unchecked input".into()));
        };
        let (by, name, email) = (person(caller)?, &name, &email);
        self.db
            .write("cash.add", |conn| async move {
                let count = self.count_for(&conn, caller, id).await?;
                expect_state(&count, CountState::Open)?;
                let gift = CashGiftId::new(&self.world);
                let hash = secret::hash(&format!("{given:?}"));
                let (actor, kind) = (by.uuid(), "cash.add");
                let known = self
                    .once(&conn, city.id, actor, key, kind, hash, gift.uuid())
                    .await?;
                if known.is_none() {
                    let number = cash_count::next_number(&conn, city.id, id).await?;
                    if number > GIFTS_MAX {
                        let max = GIFTS_MAX.unsigned_abs() as usize;
                        return Err(AppError::refused("", ProblemKind::TooMany { max }));
                    }
                    let new = CashGift {
                        id: gift,
                        city: city.id,
                        count: id,
                        number,
                        project: given.project,
                        kind: given.kind,
                        amount_minor: amount.minor,
                        name: name.clone().unwrap_or_default(),
                        email: email.as_ref().map(|email| email.as_str().to_owned()),
                        anonymous: given.anonymous || name.is_none(),
                        pledge: None,
                        entered_by: by,
                        entered_at: self.world.now(),
                    };
                    cash_count::insert_gift(&conn, &new).await?;
                }
                self.with_gifts(&conn, count).await
            })
            .await
    }

    /// Takes a gift off its count: it was entered wrongly. Its number stays used.
    ///
    /// # Errors
    /// Refused: no such gift; not an official or finance officer; its count is not open.
    pub async fn remove_cash_gift(&self, caller: &Caller, id: CashGiftId) -> AppResult<CountWithGifts> {
        self.db
            .write("cash.remove", |conn| async move {
                let not_found = || AppError::not_found("id", "cash-gift");
                let gift = cash_count::gift(&conn, id).await?.ok_or_else(not_found)?;
                let count = self.count_for(&conn, caller, gift.count).await?;
                expect_state(&count, CountState::Open)?;
                cash_count::remove_gift(&conn, &gift).await?;
                self.with_gifts(&conn, count).await
            })
            .await
    }

    /// The count, locked, if somebody may count it.
    async fn count_for(&self, conn: &Conn, caller: &Caller, id: CashCountId) -> AppResult<CashCount> {
        may_count(caller, cash_count::lock(conn, id).await?)
    }

    async fn with_gifts(&self, conn: &Conn, count: CashCount) -> AppResult<CountWithGifts> {
        let gifts = cash_count::gifts(conn, count.city, count.id).await?;
        Ok(CountWithGifts { count, gifts })
    }
}

fn may_count(caller: &Caller, found: Option<CashCount>) -> AppResult<CashCount> {
    let not_found = || AppError::not_found("id", "cash-count");
    let count = found.ok_or_else(not_found)?;
    // Whoever may not even read of it is told nothing.
    policy::permits(caller, Operation::ReadAudit, On::city(count.city)).map_err(|_| not_found())?;
    authorize(caller, Operation::CountCash, count.city)?;
    Ok(count)
}

/// Whether somebody may be the second person of a count.
///
/// # Errors
/// What stands in the way.
pub fn may_confirm(caller: &Caller, count: &CashCount) -> Result<(), ProblemKind> {
    policy::permits(caller, Operation::CountCash, On::city(count.city))?;
    if count.state != CountState::Counted {
        return Err(ProblemKind::AlreadyDecided);
    }
    if caller.person() == count.counted_by {
        return Err(ProblemKind::SecondPersonNeeded);
    }
    Ok(())
}

fn expect_state(count: &CashCount, state: CountState) -> AppResult<()> {
    if count.state == state {
        Ok(())
    } else {
        Err(AppError::refused("id", ProblemKind::AlreadyDecided))
    }
}

fn authorize(caller: &Caller, operation: Operation, city: CityId) -> AppResult<()> {
    policy::authorize(caller, operation, On::city(city)).map_err(|kind| AppError::refused("", kind))
}

fn person(caller: &Caller) -> AppResult<PersonId> {
    caller
        .person()
        .ok_or_else(|| AppError::refused("", ProblemKind::SignInRequired))
}
