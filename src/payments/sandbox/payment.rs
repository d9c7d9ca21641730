//! A payment as the sandbox keeps it.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use domain::fee::CardPrice;
use domain::pledge::DisputeStage;
use domain::{CityId, Money, PledgeId};

use super::Outcome;
use crate::{Capture, PaymentRequest, PaymentState, PaymentStatus, ProviderRef, Refund, RefundState};

/// How long money is held.
const HOLD: TimeDelta = TimeDelta::days(7);

/// What a card payment costs.
pub const PRICE: CardPrice = CardPrice {
    bps: 150,
    each_minor: 25,
};

/// The charge of a saved method: the last one that was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Charge {
    pub key: String,
    pub minor: i64,
}

/// A refund, found by the caller's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Returned {
    pub reference: String,
    pub minor: i64,
    pub state: RefundState,
}

/// What the donor's bank took into question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dispute {
    pub reference: String,
    pub minor: i64,
    pub reason: String,
    pub stage: DisputeStage,
}

/// A payment of the sandbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// Its name, which nobody can guess.
    pub provider_ref: ProviderRef,
    /// The pledge that is paid.
    pub pledge: PledgeId,
    /// Its city.
    pub city: CityId,
    /// How much.
    pub amount: Money,
    /// What the donor reads.
    pub description: String,
    /// Where the donor goes afterwards.
    pub return_url: String,
    /// When the money is taken.
    pub capture: Capture,
    /// Where it is on its way.
    pub state: PaymentState,
    /// What was chosen on the checkout page.
    pub outcome: Option<Outcome>,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
    /// The caller's key.
    pub(super) key: String,
    /// Refunds by the caller's key.
    pub(super) refunds: BTreeMap<String, Returned>,
    /// Until when the money is held, once it is.
    pub(super) held_until: Option<DateTime<Utc>>,
    /// The charge of the saved method.
    pub(super) charge: Option<Charge>,
    /// The dispute, once there is one.
    pub(super) dispute: Option<Dispute>,
}

impl Payment {
    pub(super) fn new(
        provider_ref: ProviderRef,
        request: &PaymentRequest,
        created_at: DateTime<Utc>,
    ) -> Self {
        Self {
            provider_ref,
            pledge: request.pledge,
            city: request.city,
            amount: request.amount,
            description: request.description.clone(),
            return_url: request.return_url.clone(),
            capture: request.capture,
            state: PaymentState::Open,
            outcome: None,
            created_at,
            key: request.key.clone(),
            refunds: BTreeMap::new(),
            held_until: None,
            charge: None,
            dispute: None,
        }
    }

    /// Whether the request asks for this very payment.
    pub(super) fn answers(&self, request: &PaymentRequest) -> bool {
        (self.pledge, self.city, self.amount, self.capture)
            == (request.pledge, request.city, request.amount, request.capture)
    }

    /// What was asked for, or what the saved method was charged.
    pub(super) fn paid(&self) -> Money {
        let minor = self
            .charge
            .as_ref()
            .map_or(self.amount.minor, |charge| charge.minor);
        Money::new(minor, self.amount.currency)
    }

    /// What the sandbox keeps of it.
    pub(super) fn fee(&self) -> Money {
        PRICE.of(self.paid())
    }

    /// The money is held from now on.
    pub(super) fn hold(&mut self, now: DateTime<Utc>) {
        self.state = PaymentState::Authorized;
        self.held_until = Some(now + HOLD);
    }

    /// What has gone back. Refunds that failed do not count.
    pub fn refunded(&self) -> Money {
        let gone = self
            .refunds
            .values()
            .filter(|refund| refund.state != RefundState::Failed);
        // Each refund is at most what is left of the amount, so the sum cannot overflow.
        Money::new(gone.map(|refund| refund.minor).sum(), self.amount.currency)
    }

    pub(super) fn status(&self) -> PaymentStatus {
        let money = |minor| Money::new(minor, self.amount.currency);
        let refund = |(key, refund): (&String, &Returned)| Refund {
            reference: refund.reference.clone(),
            key: Some(key.clone()),
            amount: money(refund.minor),
            state: refund.state,
        };
        let disputed = self
            .dispute
            .as_ref()
            .filter(|dispute| dispute.stage != DisputeStage::Won);
        let decline = match self.state {
            PaymentState::Declined => Some("generic_decline"),
            PaymentState::NeedsAction => Some("authentication_required"),
            _ => None,
        };
        PaymentStatus {
            refunded: self.refunded(),
            refunds: self.refunds.iter().map(refund).collect(),
            disputed: money(disputed.map_or(0, |dispute| dispute.minor)),
            fee: (self.state == PaymentState::Captured).then(|| self.fee()),
            capture_before: self.held_until.filter(|_| self.state == PaymentState::Authorized),
            decline: decline.map(str::to_owned),
            ..PaymentStatus::new(self.provider_ref.clone(), self.state, self.paid())
        }
    }
}
