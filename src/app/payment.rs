//! What the payment provider tells: by webhook, or asked when the donor comes back.

mod notice;

use chrono::{DateTime, TimeDelta, Utc};
use domain::pledge::{PaymentFact, PledgeChannel, PledgeState};
use domain::{CityId, Money, PersonId, PledgeId};
use ledger::{PledgeFact, Till};
use payments::{Headers, PaymentStatus, WebhookError};
use store::pledge::Pledge;
use store::provider_event::{self, Effect, ProviderEvent};

use crate::job::Job;
use crate::payment_account::problem_of;
use crate::{App, AppError, AppResult};
use notice::Heard;

/// What became of a webhook.
#[derive(Debug)]
pub enum Webhook {
    /// Recorded: now, or before.
    Taken,
    /// Recorded, and no pledge is known for it: a person has to look.
    UnknownPledge,
    /// Not from the provider, not readable, or about what could not be asked for. Nothing was recorded.
    Refused(WebhookError),
}

/// How long a pledge waits before the provider is asked about it.
const WAIT: TimeDelta = TimeDelta::minutes(2);
/// How long a payment may wait for its donor.
const LIFE: TimeDelta = TimeDelta::hours(24);
/// Pledges of one payment account asked about at once at most.
const AT_ONCE: u64 = 500;

/// A fact as the provider tells it.
pub(crate) struct Told<'a> {
    /// The name of the payment account that tells it.
    account: &'a str,
    event_id: String,
    provider_ref: &'a str,
    fact: PaymentFact,
    amount: Money,
    occurred_at: DateTime<Utc>,
}

impl<'a> Told<'a> {
    /// What the provider says when it is asked. Asked again, it is the same fact.
    pub(crate) fn looked_up(
        account: &'a str,
        status: &'a PaymentStatus,
        fact: PaymentFact,
        now: DateTime<Utc>,
    ) -> Self {
        let provider_ref = status.provider_ref.as_str();
        Self {
            account,
            event_id: format!("look-up:{provider_ref}:{fact:?}"),
            provider_ref,
            fact,
            amount: status.amount,
            occurred_at: now,
        }
    }
}

impl App {
    /// Takes a webhook to the payment account of this name. It is believed about payments of that account only.
    ///
    /// # Errors
    /// Refused: no such account. Those of the database: the provider will tell it again.
    pub async fn take_webhook(&self, account: &str, headers: &Headers, body: &[u8]) -> AppResult<Webhook> {
        let Some(account) = self.accounts.named(account) else {
            return Err(AppError::not_found("account", "provider"));
        };
        let read = account.provider.read_webhook(headers, body, self.world.now());
        match read.await {
            Ok(event) => {
                self.take_notice(Heard {
                    account,
                    event: &event,
                })
                .await
            }
            Err(error) => {
                tracing::warn!(account = account.name, error = %error, "webhook refused");
                Ok(Webhook::Refused(error))
            }
        }
    }

    /// Brings a pledge up to what the provider says: asked when the donor comes back, at the same time
    /// as the webhook as often as not.
    ///
    /// # Errors
    /// Refused: no such pledge; the provider cannot be reached, or the payment's account is not set up any more.
    pub async fn refresh_pledge(&self, id: PledgeId) -> AppResult<Pledge> {
        let pledge = store::pledge::by_id(self.db.read(), id).await?;
        let Some(pledge) = pledge else {
            return Err(AppError::not_found("id", "pledge"));
        };
        let waits = matches!(pledge.state, PledgeState::Pending | PledgeState::Authorized);
        if waits && let Some(reference) = &pledge.provider_ref {
            let reference = payments::ProviderRef::new(reference.clone())
                .map_err(|error| AppError::Internal(format!("{id}: {error}")))?;
            let status = async { self.provider_of_gift(&pledge)?.look_up(&reference).await };
            let status = status.await.map_err(|error| {
                tracing::warn!(pledge.id = %id, error = %error, "payment not looked up");
                AppError::refused("", problem_of(&error))
            })?;
            if let Some(fact) = status.fact() {
                let told = Told::looked_up(&pledge.provider, &status, fact, self.world.now());
                self.take_fact(&told).await?;
            }
        } else if pledge.state.counts() && pledge.decided_at.is_none() {
            self.decide(pledge.city).await?;
        }
        let pledge = store::pledge::by_id(self.db.read(), id).await?;
        pledge.ok_or_else(|| AppError::Internal(format!("{id} is missing")))
    }

    /// Asks the provider about pledges that have waited for a while: what a lost webhook would have told.
    /// A payment that nobody made within a day is called off, and expires by the provider's word.
    /// Called by the schedule. Gives how many were asked about.
    ///
    /// # Errors
    /// Those of the database. A provider that cannot be reached is asked again next time.
    pub async fn refresh_waiting(&self) -> AppResult<usize> {
        let now = self.world.now();
        let (conn, before) = (self.db.read(), now - WAIT);
        let mut waiting = Vec::new();
        for account in store::pledge::accounts_waited_for(conn, before).await? {
            match self.accounts.named(&account) {
                Some(_) => {
                    waiting.extend(store::pledge::waiting_since(conn, &account, before, AT_ONCE).await?)
                }
                None => tracing::error!(account, "payment_account.missing"),
            }
        }
        let mut last = Ok(());
        for pledge in &waiting {
            // What was paid, and counts for nothing yet, is the provider's to tell.
            let is_begun = pledge.state == PledgeState::Pending;
            let asked = if is_begun && pledge.created_at < now - LIFE {
                self.call_off(pledge).await
            } else {
                self.ask_about(pledge).await
            };
            match asked {
                Ok(()) => {}
                Err(AppError::Refused(_)) => tracing::info!(pledge.id = %pledge.id, "pledge not refreshed"),
                // What stops one pledge stops no other.
                Err(error) => {
                    tracing::error!(pledge.id = %pledge.id, %error, "pledge.refresh.failed");
                    last = Err(error);
                }
            }
        }
        last.map(|()| waiting.len())
    }

    async fn ask_about(&self, pledge: &Pledge) -> AppResult<()> {
        if pledge.provider_ref.is_some() {
            self.refresh_pledge(pledge.id).await?;
        }
        Ok(())
    }

    /// Calls the payment off, unless it was made after all.
    async fn call_off(&self, pledge: &Pledge) -> AppResult<()> {
        let Some(reference) = self.reference_of(pledge).await? else {
            return Ok(());
        };
        match async { self.provider_of_gift(pledge)?.cancel(&reference).await }.await {
            // Now the provider's word is that it expired; or it was captured in the meantime.
            Ok(_) | Err(payments::ProviderError::Refused { .. }) => {
                self.refresh_pledge(pledge.id).await?;
                Ok(())
            }
            Err(error) => {
                tracing::warn!(pledge.id = %pledge.id, error = %error, "payment not called off");
                Ok(())
            }
        }
    }

    /// The provider's name for the payment. Where its answer was lost, the same key is asked for again.
    async fn reference_of(&self, pledge: &Pledge) -> AppResult<Option<payments::ProviderRef>> {
        let mut reference = pledge.provider_ref.clone();
        if reference.is_none() {
            let project = store::project::by_id(self.db.read(), pledge.project).await?;
            let project =
                project.ok_or_else(|| AppError::Internal(format!("{} has no project", pledge.id)))?;
            reference = self.begin_payment(&project, pledge.id).await?.pledge.provider_ref;
        }
        let reference = reference.map(payments::ProviderRef::new).transpose();
        reference.map_err(|error| AppError::Internal(format!("{}: {error}", pledge.id)))
    }

    /// Records a fact under its event and moves the pledge, in one transaction; then decides on the gift, or frees what
    /// was held for it.
    pub(crate) async fn take_fact(&self, told: &Told<'_>) -> AppResult<Effect> {
        let (effect, city) = self
            .db
            .write(
                "pledge.fact",
                |conn| async move { self.apply_fact(&conn, told).await },
            )
            .await?;
        if effect == Effect::Applied
            && let Some(city) = city
        {
            self.decide(city).await?;
        }
        Ok(effect)
    }

    async fn apply_fact(&self, conn: &store::Conn, told: &Told<'_>) -> AppResult<(Effect, Option<CityId>)> {
        let account = told.account;
        let known = store::pledge::by_provider_ref(conn, account, told.provider_ref).await?;
        // Locked, so that the webhook and the return page take turns.
        let pledge = match &known {
            Some(known) => store::pledge::lock(conn, known.id).await?,
            None => None,
        };
        let city = pledge.as_ref().map(|pledge| pledge.city);
        let falls = pledge
            .as_ref()
            .is_some_and(|pledge| falls_through(pledge, told.fact));
        let next = pledge.as_ref().and_then(|pledge| pledge.state.after(told.fact));
        // What has fallen through already waits for its donor.
        let next = next.filter(|_| !(falls && pledge.as_ref().is_some_and(|pledge| pledge.pay_by.is_some())));
        let effect = match (&pledge, next) {
            (None, _) => Effect::UnknownPledge,
            (Some(pledge), _) if self.is_other_amount(conn, pledge, told.amount).await? => {
                Effect::WrongAmount
            }
            (Some(_), None) => Effect::NoChange,
            (Some(_), Some(_)) => Effect::Applied,
        };
        let event = ProviderEvent {
            provider: account.to_owned(),
            event_id: told.event_id.clone(),
            pledge: pledge.as_ref().map(|pledge| (pledge.city, pledge.id)),
            provider_ref: told.provider_ref.to_owned(),
            fact: fact_word(told.fact),
            effect,
            occurred_at: told.occurred_at,
            received_at: self.world.now(),
        };
        if !provider_event::record(conn, &event).await? {
            return Ok((Effect::NoChange, city));
        }
        if effect == Effect::WrongAmount || effect == Effect::UnknownPledge {
            tracing::error!(account, event.id = told.event_id, effect = %effect, "a payment needs a person to look");
        }
        match (effect, pledge, next) {
            (Effect::Applied, Some(pledge), Some(_)) if falls => self.fall_through(conn, pledge).await?,
            (Effect::Applied, Some(pledge), Some(state)) => self.move_pledge(conn, pledge, state).await?,
            _ => {}
        }
        Ok((effect, city))
    }

    async fn is_other_amount(&self, conn: &store::Conn, pledge: &Pledge, amount: Money) -> AppResult<bool> {
        let city = store::city::by_id(conn, pledge.city).await?;
        Ok(city.is_none_or(|city| amount != Money::new(pledge.charged_minor(), city.currency)))
    }

    /// Stores the new state and everything that it entails.
    pub(crate) async fn move_pledge(
        &self,
        conn: &store::Conn,
        pledge: Pledge,
        state: PledgeState,
    ) -> AppResult<()> {
        let now = self.world.now();
        let confirmed = state == PledgeState::Confirmed;
        let was_promised = pledge.is_promised();
        // In the history of a campaign that fell short, for instance.
        let is_listed = pledge.counted_at.is_some();
        // A promise that was taken back and was charged all the same counts no more: its money goes back.
        let was_dropped =
            confirmed && pledge.state != PledgeState::Pending && self.is_dropped(conn, &pledge).await?;
        let moved = Pledge {
            state,
            counted_at: pledge.counted_at.or((confirmed && !was_dropped).then_some(now)),
            confirmed_at: confirmed.then_some(now),
            pay_by: None,
            ..pledge
        };
        store::pledge::set_state(conn, &moved).await?;
        match state {
            PledgeState::Authorized => self.promise(conn, moved.clone()).await?,
            PledgeState::Confirmed => {
                let project = store::project::by_id(conn, moved.project).await?;
                let city = store::city::by_id(conn, moved.city).await?;
                let (Some(project), Some(city)) = (project, city) else {
                    return Err(AppError::Internal(format!("{} has no project", moved.id)));
                };
                let amount = Money::new(moved.amount_minor, city.currency);
                let fact = PledgeFact::Confirmed {
                    pledge: moved.id,
                    project: moved.project,
                    amount,
                    till: till_of(moved.channel, moved.person),
                };
                self.post(conn, moved.city, fact, now).await?;
                self.post_tip(conn, &moved).await?;
                if was_promised {
                    // It is on the list since it was promised; now its donor is told that it was charged.
                    self.tell_charged(conn, &moved).await?;
                } else if !was_dropped && !is_listed {
                    self.list_contribution(conn, &project, &moved, now).await?;
                }
                if was_dropped || !project.state.takes_late_money() {
                    // Paid while the campaign was being called off: the money goes back.
                    self.queue_refund(conn, moved.city, moved.id).await?;
                }
            }
            PledgeState::Failed | PledgeState::Expired => {
                self.tell_not_paid(conn, &moved).await?;
            }
            _ => {}
        }
        tracing::info!(pledge.id = %moved.id, pledge.state = %state, "pledge moved");
        Ok(())
    }
}

impl App {
    /// A gift was not paid: what pools hold for it is free, and its donor is told.
    pub(crate) async fn tell_not_paid(&self, conn: &store::Conn, pledge: &Pledge) -> AppResult<()> {
        if pledge.held.is_some() {
            let gift = (pledge.project, pledge.id);
            self.list_hold_released(conn, pledge.city, gift, self.world.now())
                .await?;
        }
        let job = Job::MailPledgeFailed {
            pledge: pledge.id.to_string(),
        };
        self.queue(conn, Some(pledge.city), &job).await
    }

    /// What came on top of a gift is the platform's.
    async fn post_tip(&self, conn: &store::Conn, pledge: &Pledge) -> AppResult<()> {
        if pledge.tip_minor == 0 {
            return Ok(());
        }
        let city = self.known_city(pledge.city).await?;
        let fact = PledgeFact::Tipped {
            pledge: pledge.id,
            amount: Money::new(pledge.tip_minor, city.currency),
            till: till_of(pledge.channel, pledge.person),
        };
        self.post(conn, pledge.city, fact, self.world.now()).await
    }

    /// A promise was charged: its donor has the confirmation of a gift.
    async fn tell_charged(&self, conn: &store::Conn, pledge: &Pledge) -> AppResult<()> {
        let job = Job::MailPledgeReceipt {
            pledge: pledge.id.to_string(),
        };
        self.queue(conn, Some(pledge.city), &job).await
    }
}

/// Whether a fact means that the charge of a promise did not go through.
fn falls_through(pledge: &Pledge, fact: PaymentFact) -> bool {
    pledge.is_promised() && matches!(fact, PaymentFact::Declined | PaymentFact::Expired)
}

/// Where the money of a gift came in.
fn till_of(channel: PledgeChannel, person: PersonId) -> Till {
    match channel {
        PledgeChannel::Card => Till::Provider,
        PledgeChannel::Transfer => Till::Suspense,
        PledgeChannel::Cash => Till::CashBox,
        PledgeChannel::Wallet => Till::Wallet(person),
    }
}

fn fact_word(fact: PaymentFact) -> &'static str {
    match fact {
        PaymentFact::Authorized => "authorized",
        PaymentFact::MethodSaved => "method_saved",
        PaymentFact::Captured => "captured",
        PaymentFact::Declined => "declined",
        PaymentFact::Expired => "expired",
    }
}
