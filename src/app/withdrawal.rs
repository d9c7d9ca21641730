//! What people take out of their wallets: held when they ask for it, and paid to their own account.

use chrono::{DateTime, Utc};
use domain::act::ActKind;
use domain::payout::may_approve;
use domain::withdrawal::{WithdrawalState, WithdrawalStep, approvals_needed};
use domain::{CityId, Id, Money, PersonId, ProblemKind, Problems, WithdrawalId};
use ledger::{Account, WalletFact};
use serde_json::json;
use store::Conn;
use store::city::City;
use store::payout::{LetGo, Signed};
use store::withdrawal::Withdrawal;

use crate::bank_account::{Given, checked};
use crate::job::Job;
use crate::payout::{person, reason_of};
use crate::policy::{self, On, Operation};
use crate::session::may;
use crate::{App, AppError, AppResult, Caller, input, secret};

/// What somebody asks to be paid out of their wallet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawalInput {
    /// The city in whose books the wallet is.
    pub city: CityId,
    /// How much.
    pub amount: String,
    /// Who holds the account, as the bank knows them.
    pub holder: String,
    /// Its number.
    pub iban: String,
    /// Its bank, where that is known.
    pub bic: Option<String>,
    /// The client's idempotency key.
    pub key: String,
}

/// What is in somebody's wallet in a city, in minor units.
#[derive(Debug, Clone, PartialEq)]
pub struct Wallet {
    /// The city.
    pub city: City,
    /// What they may spend, give or withdraw.
    pub balance: Money,
    /// What they asked to be paid and the bank was not told yet.
    pub held: Money,
}

impl App {
    /// Asks for money out of one's wallet. It cannot be spent meanwhile.
    ///
    /// # Errors
    /// Refused: not proven a short while ago; no such city; not an amount; more than there is; no account.
    pub async fn request_withdrawal(
        &self,
        caller: &Caller,
        given: &WithdrawalInput,
    ) -> AppResult<Withdrawal> {
        let by = may(caller, Operation::Withdraw)?.person.id;
        let city = self.city_by_id(given.city).await?;
        let city = &city.ok_or_else(|| AppError::not_found("input.city", "city"))?;
        let mut problems = Problems::none();
        let key = input::key(&mut problems, "input.idempotencyKey", &given.key);
        let amount = input::amount(&mut problems, "input.amount", &given.amount, city.currency);
        problems.check()?;
        let (Some(key), Some(amount)) = (&key, amount) else {
            return Err(AppError::Internal("unchecked input".into()));
        };
        let account = (given.holder.as_str(), given.iban.as_str(), given.bic.as_deref());
        let Given { holder, iban, bic } = checked(account)?;
        let said = format!("{}/{}/{holder}/{}", city.id, amount.minor, iban.compact());
        let (hash, now) = (&secret::hash(&said), self.world.now());
        let new = &Withdrawal {
            id: WithdrawalId::new(&self.world),
            city: city.id,
            person: by,
            state: WithdrawalState::Requested,
            amount_minor: amount.minor,
            holder,
            iban,
            bic,
            requested_at: now,
            approved: None,
            confirmed: None,
            released: None,
        };
        let id = self
            .db
            .write("withdrawal.request", |conn| async move {
                let (kind, result) = ("withdrawal.request", new.id.uuid());
                let known = self
                    .once(&conn, city.id, by.uuid(), key, kind, hash.clone(), result)
                    .await?;
                if let Some(known) = known {
                    return Ok(WithdrawalId::from_uuid(known));
                }
                let wallet = Account::DonorWallet(by);
                store::balance::lock(&conn, city.id, wallet).await?;
                let there = wallet.shown(store::balance::of(&conn, city.id, wallet).await?);
                if amount.minor > there {
                    let left = Money::new(there.max(0), city.currency);
                    return Err(AppError::refused(
                        "input.amount",
                        ProblemKind::MoreThanThereIs { left },
                    ));
                }
                store::withdrawal::insert(&conn, new).await?;
                let (withdrawal, person) = (new.id, by);
                let fact = WalletFact::Requested {
                    withdrawal,
                    person,
                    amount,
                };
                self.post(&conn, city.id, fact, now).await?;
                Ok::<_, AppError>(withdrawal)
            })
            .await?;
        self.decide(city.id).await?;
        self.reread_withdrawal(id).await
    }

    /// Takes back what one asked for, as long as the bank was not told.
    ///
    /// # Errors
    /// Refused: no such withdrawal of one's own; the bank was told already, or it is over.
    pub async fn take_back_withdrawal(&self, caller: &Caller, id: WithdrawalId) -> AppResult<Withdrawal> {
        let by = may(caller, Operation::ManageAccount)?.person.id;
        let not_found = || AppError::not_found("id", "withdrawal");
        let city = self
            .db
            .write("withdrawal.take_back", |conn| async move {
                let found = store::withdrawal::lock(&conn, id).await?;
                let own = found.filter(|found| found.person == by).ok_or_else(not_found)?;
                self.let_go(&conn, &own, by, None).await?;
                Ok::<_, AppError>(own.city)
            })
            .await?;
        self.decide(city).await?;
        self.reread_withdrawal(id).await
    }

    /// Approves a withdrawal. A small one needs one person, a larger one two.
    ///
    /// # Errors
    /// Refused: no such withdrawal; not a finance officer or official; one's own; a second person has to approve it as
    /// well; it is decided.
    pub async fn approve_withdrawal(&self, caller: &Caller, id: WithdrawalId) -> AppResult<Withdrawal> {
        let by = person(caller)?;
        self.db
            .write("withdrawal.approve", |conn| async move {
                let (asked, city) = self.locked_withdrawal(&conn, caller, id).await?;
                let needed = approvals_needed(
                    Money::new(asked.amount_minor, city.currency),
                    self.alone_max(&city),
                );
                let first = asked.approved.map(|first| first.by);
                if asked.state != WithdrawalState::Requested {
                    return Err(AppError::refused("id", ProblemKind::AlreadyDecided));
                }
                may_approve(by, asked.person, first, false)
                    .map_err(|error| AppError::refused("id", error.into()))?;
                let signed = Some(Signed {
                    by,
                    at: self.world.now(),
                });
                let mut approved = match first {
                    None => Withdrawal {
                        approved: signed,
                        ..asked
                    },
                    Some(_) => Withdrawal {
                        confirmed: signed,
                        ..asked
                    },
                };
                let given = 1 + usize::from(approved.confirmed.is_some());
                if given >= needed {
                    approved.state = step(&approved, WithdrawalStep::Approve)?;
                }
                store::withdrawal::update(&conn, &approved).await?;
                let detail = json!({ "approval": given, "of": needed });
                self.record(
                    &conn,
                    Some(city.id),
                    caller,
                    ActKind::WithdrawalApproved,
                    id,
                    detail,
                )
                .await
            })
            .await?;
        self.reread_withdrawal(id).await
    }

    /// Refuses a withdrawal, with a reason that its person reads.
    ///
    /// # Errors
    /// Refused: no such withdrawal; not a finance officer or official; no reason given; the bank was told already, or
    /// it is over.
    pub async fn refuse_withdrawal(
        &self,
        caller: &Caller,
        id: WithdrawalId,
        reason: &str,
    ) -> AppResult<Withdrawal> {
        let by = person(caller)?;
        let city = self
            .db
            .write("withdrawal.refuse", |conn| async move {
                let (asked, city) = self.locked_withdrawal(&conn, caller, id).await?;
                let reason = reason_of(reason, false)?;
                self.let_go(&conn, &asked, by, reason).await?;
                let job = &Job::MailPaymentRefused {
                    payment: id.to_string(),
                };
                self.queue(&conn, Some(city.id), job).await?;
                let (kind, detail) = (ActKind::WithdrawalRefused, json!({}));
                self.record(&conn, Some(city.id), caller, kind, id, detail)
                    .await?;
                Ok::<_, AppError>(city.id)
            })
            .await?;
        self.decide(city).await?;
        self.reread_withdrawal(id).await
    }

    /// The money is in the wallet again.
    async fn let_go(
        &self,
        conn: &Conn,
        asked: &Withdrawal,
        by: PersonId,
        reason: Option<String>,
    ) -> AppResult<()> {
        let state = asked
            .state
            .after(WithdrawalStep::Release)
            .map_err(|_| AppError::refused("id", ProblemKind::AlreadyDecided))?;
        let now = self.world.now();
        let released = Withdrawal {
            state,
            released: Some(LetGo {
                by: Some(by),
                at: now,
                reason,
            }),
            ..asked.clone()
        };
        store::withdrawal::update(conn, &released).await?;
        let city = store::city::by_id(conn, asked.city).await?;
        let city = city.ok_or_else(|| AppError::Internal(format!("{} has no city", asked.id)))?;
        let fact = WalletFact::Released {
            withdrawal: asked.id,
            person: asked.person,
            amount: Money::new(asked.amount_minor, city.currency),
        };
        self.post(conn, asked.city, fact, now).await
    }

    /// What somebody has in their wallets, city by city; cities in which there is nothing are left out.
    ///
    /// # Errors
    /// Refused: not signed in.
    pub async fn wallets(&self, caller: &Caller) -> AppResult<Vec<Wallet>> {
        let own = may(caller, Operation::ReadOwn)?.person.id;
        let conn = self.db.read();
        let mut wallets = Vec::new();
        for city in self.cities().await? {
            let (wallet, held) = (Account::DonorWallet(own), Account::DonorHeld(own));
            let of = |account: Account, minor| Money::new(account.shown(minor), city.currency);
            let balance = of(wallet, store::balance::of(conn, city.id, wallet).await?);
            let held = of(held, store::balance::of(conn, city.id, held).await?);
            if balance.minor != 0 || held.minor != 0 {
                wallets.push(Wallet { city, balance, held });
            }
        }
        Ok(wallets)
    }

    /// What somebody asked to be paid, the newest first.
    ///
    /// # Errors
    /// Refused: not signed in.
    pub async fn own_withdrawals(&self, caller: &Caller) -> AppResult<Vec<Withdrawal>> {
        let own = may(caller, Operation::ReadOwn)?.person.id;
        Ok(store::withdrawal::of_person(self.db.read(), own).await?)
    }

    /// The withdrawals of a city before one, the newest first.
    ///
    /// # Errors
    /// Refused: neither official, finance officer nor auditor; likewise below.
    pub async fn withdrawals(
        &self,
        caller: &Caller,
        city: CityId,
        before: Option<(DateTime<Utc>, WithdrawalId)>,
        limit: u64,
    ) -> AppResult<Vec<Withdrawal>> {
        may_read(caller, city)?;
        Ok(store::withdrawal::page(self.db.read(), city, before, limit).await?)
    }

    /// How many there are.
    pub async fn count_withdrawals(&self, caller: &Caller, city: CityId) -> AppResult<i64> {
        may_read(caller, city)?;
        Ok(store::withdrawal::count(self.db.read(), city).await?)
    }

    /// Up to how much one person may approve a withdrawal.
    pub fn alone_max(&self, city: &City) -> Money {
        let units = self.settings.withdrawal_alone_units_max;
        Money::new(units * city.currency.minor_per_unit(), city.currency)
    }

    async fn locked_withdrawal(
        &self,
        conn: &Conn,
        caller: &Caller,
        id: WithdrawalId,
    ) -> AppResult<(Withdrawal, City)> {
        let not_found = || AppError::not_found("id", "withdrawal");
        let asked = store::withdrawal::lock(conn, id).await?.ok_or_else(not_found)?;
        policy::permits(caller, Operation::ReadAudit, On::city(asked.city)).map_err(|_| not_found())?;
        policy::authorize(caller, Operation::ApprovePayments, On::city(asked.city))
            .map_err(|kind| AppError::refused("", kind))?;
        let city = store::city::by_id(conn, asked.city).await?;
        let city = city.ok_or_else(|| AppError::Internal(format!("{id} has no city")))?;
        Ok((asked, city))
    }

    async fn reread_withdrawal(&self, id: WithdrawalId) -> AppResult<Withdrawal> {
        let found = store::withdrawal::by_id(self.db.read(), id).await?;
        found.ok_or_else(|| AppError::Internal(format!("{id} was stored and is missing")))
    }
}

/// Whether the caller may approve a withdrawal, as the first person or the second.
///
/// # Errors
/// What stands in the way.
pub fn may_approve_withdrawal(caller: &Caller, asked: &Withdrawal) -> Result<(), ProblemKind> {
    policy::permits(caller, Operation::ApprovePayments, On::city(asked.city))?;
    let by = caller.person().ok_or(ProblemKind::SignInRequired)?;
    if asked.state != WithdrawalState::Requested {
        return Err(ProblemKind::AlreadyDecided);
    }
    let first = asked.approved.map(|first| first.by);
    may_approve(by, asked.person, first, false).map_err(ProblemKind::from)
}

/// The state after a step that the rest of the code has made sure of.
pub(crate) fn step(of: &Withdrawal, step: WithdrawalStep) -> AppResult<WithdrawalState> {
    of.state
        .after(step)
        .map_err(|error| AppError::Internal(format!("{}: {error}", of.id)))
}

fn may_read(caller: &Caller, city: CityId) -> AppResult<()> {
    policy::authorize(caller, Operation::ReadAudit, On::city(city))
        .map_err(|kind| AppError::refused("", kind))
}
