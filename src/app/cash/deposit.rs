//! Cash and cheques brought to the bank, and what is in the box.

use chrono::NaiveDate;
use domain::act::ActKind;
use domain::{CityId, DepositId, Id, Money, ProblemKind, Problems};
use ledger::{Account, BankFact};
use serde_json::json;
use store::cash_deposit::{self, CashDeposit};

use super::{authorize, person};
use crate::matching::turn::time_zone;
use crate::policy::Operation;
use crate::{App, AppError, AppResult, Caller, input, secret};

/// Deposits shown at most: those on no statement come first.
const SHOWN_MAX: u64 = 100;

/// What is in the box, what is on its way to the bank, and what was brought there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CashBox {
    /// Counted and not brought to the bank.
    pub in_box: Money,
    /// Brought there, and on no statement yet.
    pub in_transit: Money,
    /// Those on no statement first, then the newest.
    pub deposits: Vec<CashDeposit>,
}

impl App {
    /// The city's cash box.
    ///
    /// # Errors
    /// Refused: neither official, finance officer nor auditor. Those of the database.
    pub async fn cash_box(&self, caller: &Caller, city: CityId) -> AppResult<CashBox> {
        authorize(caller, Operation::ReadAudit, city)?;
        let currency = self.known_city(city).await?.currency;
        let conn = self.db.read();
        let shown = |account: Account, minor| Money::new(account.shown(minor), currency);
        let in_box = store::balance::of(conn, city, Account::CashBox).await?;
        let in_transit = store::balance::of(conn, city, Account::CashInTransit).await?;
        Ok(CashBox {
            in_box: shown(Account::CashBox, in_box),
            in_transit: shown(Account::CashInTransit, in_transit),
            deposits: cash_deposit::of_city(conn, city, SHOWN_MAX).await?,
        })
    }

    /// Enters what was brought to the bank.
    ///
    /// # Errors
    /// Refused: not an official or finance officer; more than is in the box; the day is in the future.
    pub async fn deposit_cash(
        &self,
        caller: &Caller,
        city: CityId,
        (amount, brought_on, key): (&str, NaiveDate, &str),
    ) -> AppResult<CashDeposit> {
        authorize(caller, Operation::CountCash, city)?;
        let by = person(caller)?;
        let city = &self.known_city(city).await?;
        let now = self.world.now();
        let mut problems = Problems::none();
        let key = input::key(&mut problems, "input.idempotencyKey", key);
        let amount = input::amount(&mut problems, "input.amount", amount, city.currency);
        if amount.is_some_and(|amount| amount.minor <= 0) {
            let min = Money::new(1, city.currency);
            problems.push("input.amount", ProblemKind::AmountTooSmall { min });
        }
        if brought_on > now.with_timezone(&time_zone(city)?).date_naive() {
            problems.push("input.broughtOn", ProblemKind::InTheFuture);
        }
        problems.check()?;
        let (Some(key), Some(amount)) = (&key, amount) else {
            return Err(AppError::Internal("unchecked input".into()));
        };
        let deposited = self
            .db
            .write("cash.deposit", |conn| async move {
                let new = CashDeposit {
                    id: DepositId::new(&self.world),
                    city: city.id,
                    amount_minor: amount.minor,
                    brought_on,
                    made_by: by,
                    made_at: now,
                    arrived: None,
                };
                let hash = secret::hash(&format!("{amount}\u{1f}{brought_on}"));
                let (actor, kind, result) = (by.uuid(), "cash.deposit", new.id.uuid());
                if let Some(known) = self.once(&conn, city.id, actor, key, kind, hash, result).await? {
                    let known = cash_deposit::by_id(&conn, DepositId::from_uuid(known)).await?;
                    return known.ok_or_else(|| AppError::Internal("a known deposit is missing".into()));
                }
                store::balance::lock(&conn, city.id, Account::CashBox).await?;
                let there =
                    Account::CashBox.shown(store::balance::of(&conn, city.id, Account::CashBox).await?);
                if there < amount.minor {
                    let max = Money::new(there, city.currency);
                    return Err(AppError::refused(
                        "input.amount",
                        ProblemKind::AmountTooLarge { max },
                    ));
                }
                cash_deposit::insert(&conn, &new).await?;
                let fact = BankFact::CashTaken {
                    deposit: new.id,
                    amount,
                };
                // What came into the box was posted when it was counted, so that this comes after it.
                self.post(&conn, city.id, fact, now).await?;
                let detail = json!({ "amount_minor": amount.minor });
                self.record(
                    &conn,
                    Some(city.id),
                    caller,
                    ActKind::CashDeposited,
                    new.id,
                    detail,
                )
                .await?;
                Ok(new)
            })
            .await?;
        self.decide(city.id).await?;
        Ok(deposited)
    }
}
