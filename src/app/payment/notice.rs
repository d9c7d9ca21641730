//! What a notice of a provider says, carried out: once for each, whatever order they come in.

use domain::pledge::DisputeStage;
use domain::{Money, PledgeId};
use payments::{Notice, PaymentStatus, ProviderRef, WebhookError, WebhookEvent};
use store::Conn;
use store::provider_event::{self, Effect, ProviderEvent};

use super::{Told, Webhook};
use crate::dispute;
use crate::payment_account::PaymentAccount;
use crate::{App, AppError, AppResult};

/// A genuine notice, and the account that tells it: what it says is about payments of that account.
#[derive(Clone, Copy)]
pub(super) struct Heard<'a> {
    pub account: &'a PaymentAccount,
    pub event: &'a WebhookEvent,
}

impl App {
    /// Carries a notice out.
    pub(super) async fn take_notice(&self, heard: Heard<'_>) -> AppResult<Webhook> {
        let Heard { account, event } = heard;
        let effect = match &event.notice {
            Notice::Payment {
                provider_ref,
                fact,
                amount,
            } => {
                let told = Told {
                    account: &account.name,
                    event_id: event.event_id.clone(),
                    provider_ref: provider_ref.as_str(),
                    fact: *fact,
                    amount: *amount,
                    occurred_at: event.occurred_at,
                };
                self.take_fact(&told).await?
            }
            Notice::Refunded { provider_ref, .. } => {
                // The notice says how it stood then; what it is now is asked for, because notices overtake each other.
                let status = match account.provider.look_up(provider_ref).await {
                    Ok(status) => status,
                    Err(error) => return Ok(Webhook::Refused(WebhookError::NotLookedUp(error))),
                };
                self.take_status(heard, &status).await?
            }
            Notice::Disputed {
                provider_ref,
                dispute,
                amount,
                stage,
                reason,
            } => {
                let told = (dispute.as_str(), *amount, *stage, reason.as_str());
                self.take_disputed(heard, provider_ref, told).await?
            }
            Notice::Transfer { transfer, .. } => {
                self.note(heard, "transfer", transfer).await?;
                // What it is made of is asked for; where that fails now, the schedule asks again.
                if let Err(error) = self.take_transfers_of(account).await {
                    tracing::warn!(transfer, %error, "transfer not taken");
                }
                Effect::NoChange
            }
            Notice::Ignored { kind } => {
                self.note(heard, "ignored", kind).await?;
                Effect::NoChange
            }
        };
        Ok(match effect {
            Effect::UnknownPledge => Webhook::UnknownPledge,
            Effect::Applied | Effect::NoChange | Effect::WrongAmount => Webhook::Taken,
        })
    }

    /// Books what has gone back of a payment since. A payment whose capture was never told is confirmed first.
    async fn take_status(&self, heard: Heard<'_>, status: &PaymentStatus) -> AppResult<Effect> {
        let reference = &status.provider_ref;
        if let Some(fact) = status.fact() {
            let told = Told {
                account: &heard.account.name,
                event_id: format!("look-up:{reference}:{fact:?}"),
                provider_ref: reference.as_str(),
                fact,
                amount: status.amount,
                occurred_at: heard.event.occurred_at,
            };
            self.take_fact(&told).await?;
        }
        let effect = self
            .db
            .write("pledge.refunded", |conn| async move {
                let Some(pledge) = self.pledge_of(&conn, heard.account, reference).await? else {
                    return self
                        .note_of(&conn, heard, ("refunded", reference.as_str()), None)
                        .await;
                };
                let (place, before) = (
                    (pledge.city, pledge.id),
                    (pledge.refunded_minor, pledge.wallet_minor),
                );
                self.take_refunds(&conn, pledge, status).await?;
                let after = store::pledge::by_id(&conn, place.1).await?;
                let changed = after.is_some_and(|after| (after.refunded_minor, after.wallet_minor) != before);
                let effect = if changed {
                    Effect::Applied
                } else {
                    Effect::NoChange
                };
                let told = ("refunded", reference.as_str());
                self.note_of(&conn, heard, told, Some((place, effect))).await
            })
            .await?;
        self.decide_on(heard.account, reference).await?;
        Ok(effect)
    }

    async fn take_disputed(
        &self,
        heard: Heard<'_>,
        payment: &ProviderRef,
        (reference, amount, stage, reason): (&str, Money, DisputeStage, &str),
    ) -> AppResult<Effect> {
        let effect = self
            .db
            .write("pledge.disputed", |conn| async move {
                let about = ("disputed", payment.as_str());
                let Some(pledge) = self.pledge_of(&conn, heard.account, payment).await? else {
                    return self.note_of(&conn, heard, about, None).await;
                };
                let place = (pledge.city, pledge.id);
                let told = dispute::Told {
                    reference,
                    amount,
                    stage,
                    reason,
                    at: heard.event.occurred_at,
                };
                let effect = self.take_dispute(&conn, pledge, &told).await?;
                self.note_of(&conn, heard, about, Some((place, effect))).await
            })
            .await?;
        self.decide_on(heard.account, payment).await?;
        Ok(effect)
    }

    /// The pledge of a payment, locked, so that notices about one payment take turns.
    async fn pledge_of(
        &self,
        conn: &Conn,
        account: &PaymentAccount,
        payment: &ProviderRef,
    ) -> AppResult<Option<store::pledge::Pledge>> {
        match store::pledge::by_provider_ref(conn, &account.name, payment.as_str()).await? {
            Some(known) => Ok(store::pledge::lock(conn, known.id).await?),
            None => Ok(None),
        }
    }

    async fn decide_on(&self, account: &PaymentAccount, payment: &ProviderRef) -> AppResult<()> {
        let conn = self.db.read();
        match store::pledge::by_provider_ref(conn, &account.name, payment.as_str()).await? {
            Some(pledge) => self.decide(pledge.city).await,
            None => Ok(()),
        }
    }

    /// Records a notice that is about no payment.
    async fn note(&self, heard: Heard<'_>, fact: &'static str, about: &str) -> AppResult<()> {
        tracing::info!(
            account = heard.account.name,
            event.id = heard.event.event_id,
            fact,
            about,
            "notice recorded"
        );
        self.db
            .write("payment.note", |conn| async move {
                self.record_notice(&conn, heard, (fact, about), (None, Effect::NoChange))
                    .await
            })
            .await
    }

    /// Records a notice about a payment, with what it changed; with nothing where no pledge is known for it.
    async fn note_of(
        &self,
        conn: &Conn,
        heard: Heard<'_>,
        (fact, payment): (&'static str, &str),
        found: Option<((domain::CityId, PledgeId), Effect)>,
    ) -> AppResult<Effect> {
        let (pledge, effect) = match found {
            Some((pledge, effect)) => (Some(pledge), effect),
            None => (None, Effect::UnknownPledge),
        };
        if matches!(effect, Effect::UnknownPledge | Effect::WrongAmount) {
            let Heard { account, event } = heard;
            tracing::error!(account = account.name, event.id = event.event_id, effect = %effect, fact, "a payment needs a person to look");
        }
        self.record_notice(conn, heard, (fact, payment), (pledge, effect))
            .await?;
        Ok(effect)
    }

    async fn record_notice(
        &self,
        conn: &Conn,
        Heard { account, event }: Heard<'_>,
        (fact, about): (&'static str, &str),
        (pledge, effect): (Option<(domain::CityId, PledgeId)>, Effect),
    ) -> AppResult<()> {
        let row = ProviderEvent {
            provider: account.name.clone(),
            event_id: event.event_id.clone(),
            pledge,
            provider_ref: about.to_owned(),
            fact,
            effect,
            occurred_at: event.occurred_at,
            received_at: self.world.now(),
        };
        provider_event::record(conn, &row).await?;
        Ok::<_, AppError>(())
    }
}
