//! A refund that somebody asks for: once, however often its answer is lost.

use domain::act::ActKind;
use domain::{Id, Money, PledgeId, ProblemKind, Problems};
use serde_json::json;
use store::Conn;
use store::command::{self, Claim, Command};
use store::pledge::Pledge;
use store::provider_refund;
use uuid::Uuid;

use super::{Wanted, left_minor};
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, input, secret};

/// The longest reason that somebody gives.
const REASON_MAX: usize = 500;

/// What is asked for of a gift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundInput {
    /// How much, as written; all that is left where nothing is said.
    pub amount: Option<String>,
    /// Why.
    pub reason: String,
    /// Made by the client, once for each intention.
    pub key: String,
}

/// A refund that was asked for and written down before anybody was asked to make it.
#[derive(Debug, Clone)]
pub(super) struct Asked<'a> {
    /// What it is known by: two people who ask for the same at once ask for one.
    pub id: Uuid,
    /// All that goes back to the donor.
    pub back_minor: i64,
    /// What of the gift had gone back before.
    pub after_minor: i64,
    own: &'a Command,
    by: &'a Caller,
    reason: &'a str,
}

impl App {
    /// Gives a gift back because an official or finance officer says so, whole or in part, and why. The same key is the
    /// same refund, whatever became of the gift since.
    ///
    /// # Errors
    /// Refused: not one of these, or no fresh proof; no such gift; it has not come or has gone back; more than is left
    /// of it; its payment is in dispute; something else went back meanwhile; the provider does not do it.
    pub async fn refund_gift(&self, caller: &Caller, id: PledgeId, given: &RefundInput) -> AppResult<Pledge> {
        let not_found = || AppError::not_found("input.pledge", "pledge");
        let pledge = store::pledge::by_id(self.db.read(), id)
            .await?
            .ok_or_else(not_found)?;
        policy::permits(caller, Operation::ReadAudit, On::city(pledge.city)).map_err(|_| not_found())?;
        policy::authorize(caller, Operation::RefundGift, On::city(pledge.city))
            .map_err(|kind| AppError::refused("", kind))?;
        let city = self.known_city(pledge.city).await?;
        let left = Money::new(left_minor(&pledge), city.currency);
        let person = caller
            .person()
            .ok_or_else(|| AppError::refused("", ProblemKind::SignInRequired))?;
        let mut problems = Problems::none();
        let key = input::key(&mut problems, "input.idempotencyKey", &given.key);
        let reason = input::text(&mut problems, "input.reason", &given.reason, REASON_MAX);
        let is_known = command::is_known(self.db.read(), pledge.city, person.uuid(), &given.key).await?;
        let part = given.amount.as_deref().map(str::trim);
        let amount = match part.filter(|amount| !amount.is_empty()) {
            Some(amount) => input::amount(&mut problems, "input.amount", amount, city.currency),
            None => Some(left),
        };
        // What was asked before was checked then, and may have gone back since.
        if let (Some(amount), false) = (amount, is_known) {
            if let Some(problem) = beyond(amount, left) {
                problems.push("input.amount", problem);
            }
            if !pledge.state.counts() {
                return Err(AppError::refused("input.pledge", ProblemKind::AlreadyDecided));
            }
            if store::dispute::is_open(self.db.read(), pledge.city, id).await? {
                return Err(AppError::refused("input.pledge", ProblemKind::InDispute));
            }
        }
        problems.check()?;
        let (Some(key), Some(reason), Some(amount)) = (key, reason, amount) else {
            return Err(AppError::Internal("unchecked input".into()));
        };
        let what = [id.to_string().as_str(), part.unwrap_or_default(), &reason].join("\u{1f}");
        let own = Command {
            city: pledge.city,
            actor: person.uuid(),
            key,
            kind: "pledge.refund",
            input_hash: secret::hash(&what),
            result: Uuid::nil(),
            at: self.world.now(),
        };
        let back_minor = back_minor(&pledge, amount.minor);
        let asked = Asked {
            id: self.ask_refund(&pledge, &own, back_minor).await?,
            back_minor,
            after_minor: pledge.refunded_minor,
            own: &own,
            by: caller,
            reason: &reason,
        };
        self.give_back(&pledge, &Wanted::Part(&asked)).await?;
        let pledge = store::pledge::by_id(self.db.read(), id).await?;
        pledge.ok_or_else(|| AppError::Internal(format!("{id} is missing")))
    }

    /// Writes down that a refund is asked for, before anybody is asked to make it; gives the name that it has for ever.
    async fn ask_refund(&self, pledge: &Pledge, own: &Command, back_minor: i64) -> AppResult<Uuid> {
        self.db
            .write("pledge.ask_refund", |conn| async move {
                let locked = store::pledge::lock(&conn, pledge.id).await?;
                match command::look(&conn, own).await? {
                    Claim::New => {}
                    Claim::Repeated(known) => return Ok(known),
                    Claim::Other => {
                        return Err(AppError::refused("input.idempotencyKey", ProblemKind::KeyReused));
                    }
                }
                let went_back = || AppError::refused("input.pledge", ProblemKind::AlreadyDecided);
                if locked.is_none_or(|locked| locked.refunded_minor != pledge.refunded_minor) {
                    return Err(went_back());
                }
                let shared = self.shared(pledge, pledge.refunded_minor, back_minor);
                let result = match command::claim(&conn, &shared).await? {
                    Claim::New => shared.result,
                    Claim::Repeated(known) => known,
                    Claim::Other => return Err(went_back()),
                };
                command::claim(
                    &conn,
                    &Command {
                        result,
                        ..own.clone()
                    },
                )
                .await?;
                Ok(result)
            })
            .await
    }

    /// What all who ask at the same state of a gift share: they ask for one refund, or for none.
    fn shared(&self, pledge: &Pledge, after_minor: i64, back_minor: i64) -> Command {
        Command {
            city: pledge.city,
            actor: Uuid::nil(),
            key: format!("refund:{}:{after_minor}", pledge.id),
            kind: "pledge.refund",
            input_hash: secret::hash(&back_minor.to_string()),
            result: self.world.uuid(),
            at: self.world.now(),
        }
    }

    /// A refund that a provider refuses for good is not in the way of another.
    pub(super) async fn drop_asking(&self, pledge: &Pledge, asked: &Asked<'_>) -> AppResult<()> {
        let shared = &self.shared(pledge, asked.after_minor, asked.back_minor);
        let dropped = self.db.write("pledge.drop_refund", |conn| async move {
            command::give_free(&conn, shared).await?;
            Ok::<_, AppError>(command::give_free(&conn, asked.own).await?)
        });
        dropped.await
    }

    /// Whether a refund that was asked for is still to be booked, by whoever says so first. The pledge is locked.
    pub(super) async fn begin_booking(
        &self,
        conn: &Conn,
        pledge: &Pledge,
        asked: &Asked<'_>,
    ) -> AppResult<bool> {
        let booked = Command {
            key: format!("refunded:{}", asked.id),
            ..self.shared(pledge, asked.after_minor, asked.back_minor)
        };
        Ok(matches!(command::claim(conn, &booked).await?, Claim::New))
    }

    /// Writes down who gave how much back, and why.
    pub(super) async fn record_refund(
        &self,
        conn: &Conn,
        pledge: &Pledge,
        asked: &Asked<'_>,
    ) -> AppResult<()> {
        let key = Wanted::Part(asked).key(pledge);
        let made = provider_refund::of_pledge(conn, pledge.city, pledge.id).await?;
        // By the time that an answer is asked for again, the rest of a gift is another sum than it was.
        let made = made.iter().find(|refund| refund.own_key.as_deref() == Some(&key));
        let amount_minor = made.map_or(asked.back_minor, |refund| refund.amount_minor);
        let detail = json!({ "amount_minor": amount_minor, "reason": asked.reason });
        let kind = ActKind::GiftRefunded;
        self.record(conn, Some(pledge.city), asked.by, kind, pledge.id, detail)
            .await
    }
}

/// What is wrong with a part of a gift that shall go back.
fn beyond(amount: Money, left: Money) -> Option<ProblemKind> {
    if amount > left {
        return Some(ProblemKind::AmountTooLarge { max: left });
    }
    let min = Money::new(1, left.currency);
    (amount < min).then_some(ProblemKind::AmountTooSmall { min })
}

/// All that goes back to the donor. Who gets the whole rest of a gift gets what came on top of it as well.
fn back_minor(pledge: &Pledge, amount_minor: i64) -> i64 {
    match left_minor(pledge) {
        left if amount_minor < left => amount_minor,
        left => left + pledge.tip_left_minor(),
    }
}
