//! A payment as the sandbox keeps it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::{CityId, Money, PledgeId};

use super::Outcome;
use crate::{Capture, PaymentRequest, PaymentState, PaymentStatus, ProviderRef};

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
    /// Minor units given back, by the caller's key.
    pub(super) refunds: BTreeMap<String, i64>,
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
        }
    }

    /// Whether the request asks for this very payment.
    pub(super) fn answers(&self, request: &PaymentRequest) -> bool {
        (self.pledge, self.city, self.amount, self.capture)
            == (request.pledge, request.city, request.amount, request.capture)
    }

    /// What has gone back.
    pub fn refunded(&self) -> Money {
        // Each refund is at most what is left of the amount, so the sum cannot overflow.
        Money::new(self.refunds.values().sum(), self.amount.currency)
    }

    pub(super) fn status(&self) -> PaymentStatus {
        let refunded = self.refunded();
        PaymentStatus {
            provider_ref: self.provider_ref.clone(),
            state: self.state,
            amount: self.amount,
            refunded,
        }
    }
}
