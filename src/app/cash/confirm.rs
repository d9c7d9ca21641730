//! Two people count, and find the same.

use domain::act::ActKind;
use domain::cash::{CashKind, CountState, Counted, FirstCount, NotTheSame};
use domain::person::Email;
use domain::pledge::{Capture, PledgeChannel, PledgeState};
use domain::{CashCountId, Id, Money, PersonId, PledgeId, ProblemKind, Problems};
use serde_json::json;
use store::Conn;
use store::cash_count::{self, CashCount, CashGift};
use store::city::City;
use store::person::Person;
use store::pledge::Pledge;

use super::{CountWithGifts, expect_state, person};
use crate::{App, AppError, AppResult, Caller, input};

/// Who takes the payment of what lies on the table.
const TABLE: &str = "cash";

impl App {
    /// The first person says what they counted. It has to be what the gifts sum to, in each form.
    ///
    /// # Errors
    /// Refused: no such count, or it is not open; not an official or finance officer; no gift in it; other sums.
    pub async fn count_cash(
        &self,
        caller: &Caller,
        id: CashCountId,
        (cash, cheques): (&str, &str),
    ) -> AppResult<CountWithGifts> {
        let by = person(caller)?;
        self.db
            .write("cash.count", |conn| async move {
                let count = self.count_for(&conn, caller, id).await?;
                expect_state(&count, CountState::Open)?;
                let city = self.known_city(count.city).await?;
                let found = read(&city, (cash, cheques))?;
                let gifts = cash_count::gifts(&conn, count.city, id).await?;
                if gifts.is_empty() {
                    return Err(AppError::refused("id", ProblemKind::NothingCounted));
                }
                let entered = sums(&city, &gifts);
                let mut problems = Problems::none();
                for (field, found, sum) in [
                    ("cash", found.cash, entered.cash),
                    ("cheques", found.cheques, entered.cheques),
                ] {
                    if found != sum {
                        problems.push(field, ProblemKind::NotTheSum { sum });
                    }
                }
                problems.check()?;
                let counted = CashCount {
                    state: CountState::Counted,
                    cash_minor: found.cash.minor,
                    cheque_minor: found.cheques.minor,
                    counted_by: Some(by),
                    counted_at: Some(self.world().now()),
                    ..count
                };
                cash_count::set_state(&conn, &counted).await?;
                self.note_count(&conn, caller, &counted, ActKind::CashCounted)
                    .await?;
                Ok(CountWithGifts {
                    count: counted,
                    gifts,
                })
            })
            .await
    }

    /// A second person counts without being told what the first one found. If it is the same, every gift is in the
    /// books; if not, the count is open again, for both to count anew.
    ///
    /// # Errors
    /// Refused: no such count, or nobody has counted; not an official or finance officer; the same person; a project
    /// takes no money any more (the gift has to be taken off, or entered for another). What does not agree is told,
    /// and the count stands open again.
    pub async fn confirm_cash_count(
        &self,
        caller: &Caller,
        id: CashCountId,
        counted: (&str, &str),
    ) -> AppResult<CountWithGifts> {
        let by = person(caller)?;
        let (city, confirmed) = self
            .db
            .write("cash.confirm", |conn| async move {
                let count = self.count_for(&conn, caller, id).await?;
                expect_state(&count, CountState::Counted)?;
                let city = self.known_city(count.city).await?;
                let found = read(&city, counted)?;
                let first = FirstCount {
                    by: count
                        .counted_by
                        .ok_or_else(|| AppError::Internal(format!("{id} was counted by nobody")))?,
                    found: Counted {
                        cash: Money::new(count.cash_minor, city.currency),
                        cheques: Money::new(count.cheque_minor, city.currency),
                    },
                };
                let now = self.world().now();
                match first.confirm(by, found) {
                    Err(NotTheSame::Alone) => Err(AppError::refused("id", ProblemKind::SecondPersonNeeded)),
                    Err(NotTheSame::Differs) => {
                        let open = reopened(count);
                        cash_count::set_state(&conn, &open).await?;
                        self.note_count(&conn, caller, &open, ActKind::CashCountDiffered)
                            .await?;
                        Ok((city, None))
                    }
                    Ok(_) => {
                        let gifts = cash_count::gifts(&conn, city.id, id).await?;
                        let mut booked = Vec::with_capacity(gifts.len());
                        for gift in gifts {
                            booked.push(self.book_cash(&conn, &city, gift).await?);
                        }
                        let confirmed = CashCount {
                            state: CountState::Confirmed,
                            confirmed_by: Some(by),
                            confirmed_at: Some(now),
                            ..count
                        };
                        cash_count::set_state(&conn, &confirmed).await?;
                        self.note_count(&conn, caller, &confirmed, ActKind::CashConfirmed)
                            .await?;
                        let count = CountWithGifts {
                            count: confirmed,
                            gifts: booked,
                        };
                        Ok((city, Some(count)))
                    }
                }
            })
            .await?;
        self.decide(city.id).await?;
        confirmed.ok_or_else(|| AppError::refused("", ProblemKind::CountDiffers))
    }

    /// Opens a count again that one person has counted, because something in it is wrong; or gives one up.
    ///
    /// # Errors
    /// Refused: no such count; not an official or finance officer; it is confirmed, or given up.
    pub async fn reopen_cash_count(
        &self,
        caller: &Caller,
        id: CashCountId,
        drop: bool,
    ) -> AppResult<CountWithGifts> {
        self.db
            .write("cash.reopen", |conn| async move {
                let count = self.count_for(&conn, caller, id).await?;
                if matches!(count.state, CountState::Confirmed | CountState::Dropped) {
                    return Err(AppError::refused("id", ProblemKind::AlreadyDecided));
                }
                let mut changed = reopened(count);
                if drop {
                    changed.state = CountState::Dropped;
                    self.note_count(&conn, caller, &changed, ActKind::CashCountDropped)
                        .await?;
                }
                cash_count::set_state(&conn, &changed).await?;
                self.with_gifts(&conn, changed).await
            })
            .await
    }

    /// A gift of a count, as any gift: confirmed at once.
    async fn book_cash(&self, conn: &Conn, city: &City, gift: CashGift) -> AppResult<CashGift> {
        let project = store::project::by_id(conn, gift.project).await?;
        let project = project.ok_or_else(|| AppError::Internal(format!("{} has no project", gift.id)))?;
        if !project.state.takes_late_money() {
            let field = format!("gifts[{}].project", gift.number);
            return Err(AppError::refused(&field, ProblemKind::TakesNoMoney));
        }
        let person = self.giver(conn, city, &gift).await?;
        let pledge = Pledge {
            id: PledgeId::new(self.world()),
            city: city.id,
            project: project.id,
            person: person.id,
            by_guest: true,
            amount_minor: gift.amount_minor,
            tip_minor: 0,
            tip_returned_minor: 0,
            refunded_minor: 0,
            loss_minor: 0,
            wallet_minor: 0,
            match_minor: 0,
            held: None,
            state: PledgeState::Pending,
            anonymous: gift.anonymous,
            display_name: gift.name.clone(),
            message: None,
            locale: person.locale,
            channel: PledgeChannel::Cash,
            provider: TABLE.to_owned(),
            provider_ref: None,
            checkout_url: None,
            capture: Capture::Now,
            attempts: 0,
            created_at: self.world().now(),
            counted_at: None,
            confirmed_at: None,
            pay_by: None,
            decided_at: None,
        };
        store::pledge::insert(conn, &pledge).await?;
        cash_count::set_pledge(conn, &gift, pledge.id).await?;
        let id = pledge.id;
        self.move_pledge(conn, pledge, PledgeState::Confirmed).await?;
        Ok(CashGift {
            pledge: Some(id),
            ..gift
        })
    }

    /// Who gave: the person of the address, or somebody of whom nothing is known.
    async fn giver(&self, conn: &Conn, city: &City, gift: &CashGift) -> AppResult<Person> {
        let id = PersonId::new(self.world());
        let email = match &gift.email {
            Some(email) => Email::stored(email)
                .map_err(|_| AppError::Internal(format!("the address of {} is none", gift.id)))?,
            None => Email::erased(id),
        };
        let new = Person {
            id,
            email,
            name: String::new(),
            locale: city.locale,
            created_at: self.world().now(),
        };
        Ok(store::person::find_or_insert(conn, &new).await?)
    }

    async fn note_count(
        &self,
        conn: &Conn,
        caller: &Caller,
        count: &CashCount,
        kind: ActKind,
    ) -> AppResult<()> {
        let detail = json!({ "cash_minor": count.cash_minor, "cheque_minor": count.cheque_minor });
        self.record(conn, Some(count.city), caller, kind, count.id, detail)
            .await
    }
}

/// What the gifts sum to in each form.
fn sums(city: &City, gifts: &[CashGift]) -> Counted {
    let sum = |kind: CashKind| {
        let minor = gifts
            .iter()
            .filter(|gift| gift.kind == kind)
            .map(|gift| gift.amount_minor);
        // Each is bounded, and so is their number: they fit.
        Money::new(minor.fold(0, i64::saturating_add), city.currency)
    };
    Counted {
        cash: sum(CashKind::Cash),
        cheques: sum(CashKind::Cheque),
    }
}

/// Two amounts as somebody writes them; nothing written is nothing found.
fn read(city: &City, (cash, cheques): (&str, &str)) -> AppResult<Counted> {
    let mut problems = Problems::none();
    let mut amount = |field, given: &str| {
        let given = given.trim();
        if given.chars().all(|c| matches!(c, '0' | '.' | ',')) {
            return Some(Money::zero(city.currency));
        }
        input::amount(&mut problems, field, given, city.currency)
    };
    let (cash, cheques) = (amount("cash", cash), amount("cheques", cheques));
    problems.check()?;
    match (cash, cheques) {
        (Some(cash), Some(cheques)) => Ok(Counted { cash, cheques }),
        _ => Err(AppError::Internal("unchecked input".into())),
    }
}

/// The count as nobody had counted.
fn reopened(count: CashCount) -> CashCount {
    CashCount {
        state: CountState::Open,
        cash_minor: 0,
        cheque_minor: 0,
        counted_by: None,
        counted_at: None,
        ..count
    }
}
