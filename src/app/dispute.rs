//! Payments that donors' banks take into question.
//!
//! The bank takes the money first, and somebody decides later. While it is open the gift counts; when it is lost, the
//! gift is less by it as by a refund, and what the project was paid already is a loss. One that is won after it was
//! lost brings the money back into the donor's wallet: the gift has been taken off the list for good.

use chrono::{DateTime, Utc};
use domain::pledge::DisputeStage;
use domain::receipt::VoidReason;
use domain::{CityId, DisputeId, Id, Money};
use ledger::ProviderFact;
use store::Conn;
use store::dispute::Dispute;
use store::pledge::Pledge;
use store::provider_event::Effect;

use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller};

/// Disputes shown at most: those that are open come first.
const SHOWN_MAX: u64 = 200;

/// What a provider tells of a dispute.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told<'a> {
    pub reference: &'a str,
    pub amount: Money,
    pub stage: DisputeStage,
    pub reason: &'a str,
    pub at: DateTime<Utc>,
}

impl App {
    /// The disputes of a city, those that are open first.
    ///
    /// # Errors
    /// Refused: neither official, finance officer nor auditor. Those of the database.
    pub async fn disputes(&self, caller: &Caller, city: CityId) -> AppResult<Vec<(Dispute, Pledge)>> {
        policy::authorize(caller, Operation::ReadAudit, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        let disputes = store::dispute::of_city(self.db.read(), city, SHOWN_MAX).await?;
        let ids: Vec<_> = disputes.iter().map(|dispute| dispute.pledge).collect();
        let pledges = store::pledge::by_ids(self.db.read(), city, &ids).await?;
        let gift = |id| pledges.iter().find(|pledge| pledge.id == id).cloned();
        let with_gift = disputes.into_iter().map(|dispute| {
            let pledge = gift(dispute.pledge)
                .ok_or_else(|| AppError::Internal(format!("{} has no pledge", dispute.id)))?;
            Ok((dispute, pledge))
        });
        with_gift.collect()
    }

    /// Books what is new about a dispute. The pledge is locked.
    pub(crate) async fn take_dispute(
        &self,
        conn: &Conn,
        mut pledge: Pledge,
        told: &Told<'_>,
    ) -> AppResult<Effect> {
        let city = self.known_city(pledge.city).await?;
        if told.amount.currency != city.currency || told.amount.minor <= 0 {
            return Ok(Effect::WrongAmount);
        }
        let place = (pledge.city, pledge.id);
        let known = store::dispute::by_reference(conn, place, told.reference).await?;
        let is_new = known.is_none();
        let mut dispute = match known {
            Some(known) => known,
            None => self.open_dispute(conn, &pledge, told).await?,
        };
        let Some(next) = dispute.stage.after(told.stage) else {
            return Ok(if is_new { Effect::Applied } else { Effect::NoChange });
        };
        let money = |minor| Money::new(minor, city.currency);
        let amount = money(dispute.amount_minor);
        match (dispute.stage, next) {
            (DisputeStage::Lost, _) => {
                // What project and platform had given up is the donor's; what had been a loss is none any more.
                let recovered_minor = dispute.amount_minor - dispute.gift_minor;
                self.book_return(conn, &mut pledge, dispute.gift_minor, recovered_minor)
                    .await?;
            }
            (_, DisputeStage::Won) => {
                let fact = ProviderFact::DisputeWon {
                    dispute: dispute.id,
                    amount,
                };
                self.post(conn, pledge.city, fact, told.at).await?;
                // A refund that was due meanwhile had to wait.
                self.refund_if_over(conn, &pledge).await?;
            }
            (_, _) => {
                let (parts, _) = self.take_off(conn, &mut pledge, dispute.amount_minor).await?;
                store::pledge::set_state(conn, &pledge).await?;
                dispute.gift_minor = parts.own_minor + parts.tip_minor;
                let fact = ProviderFact::DisputeLost {
                    dispute: dispute.id,
                    project: pledge.project,
                    amount: money(parts.own_minor),
                    tip: money(parts.tip_minor),
                    loss: money(parts.loss_minor),
                };
                self.post(conn, pledge.city, fact, told.at).await?;
                self.refund_if_over(conn, &pledge).await?;
            }
        }
        dispute.stage = next;
        dispute.told_at = self.world.now();
        store::dispute::set_stage(conn, &dispute).await?;
        tracing::warn!(pledge.id = %pledge.id, dispute.id = %dispute.id, stage = %next, "dispute moved");
        Ok(Effect::Applied)
    }

    async fn open_dispute(&self, conn: &Conn, pledge: &Pledge, told: &Told<'_>) -> AppResult<Dispute> {
        let now = self.world.now();
        let dispute = Dispute {
            id: DisputeId::new(&self.world),
            city: pledge.city,
            pledge: pledge.id,
            reference: told.reference.to_owned(),
            amount_minor: told.amount.minor,
            gift_minor: 0,
            stage: DisputeStage::Opened,
            reason: told.reason.to_owned(),
            opened_at: now,
            told_at: now,
        };
        store::dispute::insert(conn, &dispute).await?;
        let fact = ProviderFact::DisputeOpened {
            dispute: dispute.id,
            amount: told.amount,
        };
        self.post(conn, pledge.city, fact, told.at).await?;
        let city = self.known_city(pledge.city).await?;
        self.receipt_follows(conn, &city, pledge.id, VoidReason::Dispute)
            .await?;
        tracing::warn!(pledge.id = %pledge.id, dispute.id = %dispute.id, "dispute opened");
        Ok(dispute)
    }

    async fn refund_if_over(&self, conn: &Conn, pledge: &Pledge) -> AppResult<()> {
        let project = store::project::by_id(conn, pledge.project).await?;
        let project = project.ok_or_else(|| AppError::Internal(format!("{} has no project", pledge.id)))?;
        if pledge.state.counts() && !project.state.takes_late_money() {
            self.queue_refund(conn, pledge.city, pledge.id).await?;
        }
        Ok(())
    }
}
