//! What the sandbox transfers to our bank account.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use domain::pledge::DisputeStage;
use domain::{Currency, Money};

use super::notice::Message;
use super::{Books, Payment, Sandbox, SandboxError};
use crate::{ItemKind, PaymentState, RefundState, Transfer, TransferItem, TransferState};

/// What a dispute costs, in minor units; it is kept even where the dispute is won.
const DISPUTE_FEE: i64 = 1500;

/// How long the bank takes.
const ON_THE_WAY: TimeDelta = TimeDelta::days(2);

impl Payment {
    /// Everything that it adds to our balance with the sandbox.
    fn items(&self) -> Vec<TransferItem> {
        if self.state != PaymentState::Captured {
            return Vec::new();
        }
        let money = |minor| Money::new(minor, self.amount.currency);
        let item = |reference: String, kind, gross: i64, fee: i64| TransferItem {
            reference,
            kind,
            payment: Some(self.provider_ref.clone()),
            gross: money(gross),
            fee: money(fee),
            net: money(gross - fee),
        };
        let mut items = vec![item(
            self.provider_ref.to_string(),
            ItemKind::Payment,
            self.paid().minor,
            self.fee().minor,
        )];
        for refund in self.refunds.values() {
            if refund.state != RefundState::Failed {
                items.push(item(refund.reference.clone(), ItemKind::Refund, -refund.minor, 0));
            }
        }
        if let Some(dispute) = &self.dispute {
            items.push(item(
                dispute.reference.clone(),
                ItemKind::Dispute,
                -dispute.minor,
                DISPUTE_FEE,
            ));
            if dispute.stage == DisputeStage::Won {
                let reference = format!("{}_won", dispute.reference);
                items.push(item(reference, ItemKind::Dispute, dispute.minor, 0));
            }
        }
        items
    }
}

impl Books {
    /// What is on our balance in a currency: no transfer that arrived has it.
    fn balance(&self, currency: Currency) -> Vec<TransferItem> {
        let arrived = self
            .transfers
            .values()
            .filter(|transfer| transfer.state != TransferState::Failed);
        let gone: BTreeSet<&str> = arrived
            .flat_map(|transfer| transfer.items.iter().map(|item| item.reference.as_str()))
            .collect();
        let payments = self
            .payments
            .values()
            .filter(|payment| payment.amount.currency == currency);
        payments
            .flat_map(Payment::items)
            .filter(|item| !gone.contains(item.reference.as_str()))
            .collect()
    }
}

impl Sandbox {
    /// Transfers our whole balance in a currency to our bank account; it arrives at once. `None` where
    /// there is nothing to transfer, or we owe something.
    ///
    /// # Errors
    /// [`SandboxError::File`].
    pub fn pay_out(&self, currency: Currency) -> Result<Option<Transfer>, SandboxError> {
        let mut books = self.books();
        let items = books.balance(currency);
        let sum = items
            .iter()
            .try_fold(Money::zero(currency), |sum, item| sum.checked_add(item.net));
        // More than 64 bits of money is a test of something else.
        let Some(amount) = sum.ok().filter(|sum| sum.minor > 0) else {
            return Ok(None);
        };
        let now = self.world.now();
        let transfer = Transfer {
            reference: self.name("tr"),
            state: TransferState::Paid,
            amount,
            created_at: now,
            arrives_on: (now + ON_THE_WAY).date_naive(),
            items,
        };
        let told = Message::transfer(self.world.uuid(), now, &transfer);
        self.commit(&mut books, None, Some(transfer.clone()), vec![(told, 0)])?;
        Ok(Some(transfer))
    }

    /// A transfer comes back, as from a closed account; its money is on our balance again.
    ///
    /// # Errors
    /// [`SandboxError::Unknown`] where there is no such transfer, [`SandboxError::File`].
    pub fn return_transfer(&self, reference: &str) -> Result<Transfer, SandboxError> {
        let mut books = self.books();
        let transfer = books.transfers.get(reference).cloned();
        let transfer = Transfer {
            state: TransferState::Failed,
            items: Vec::new(),
            ..transfer.ok_or(SandboxError::Unknown)?
        };
        let told = Message::transfer(self.world.uuid(), self.world.now(), &transfer);
        self.commit(&mut books, None, Some(transfer.clone()), vec![(told, 0)])?;
        Ok(transfer)
    }

    pub(super) fn transfers_since(&self, since: DateTime<Utc>) -> Vec<Transfer> {
        let books = self.books();
        let made_out = books
            .transfers
            .values()
            .filter(|transfer| transfer.created_at >= since);
        let mut transfers: Vec<Transfer> = made_out.cloned().collect();
        transfers.sort_by_key(|transfer| transfer.created_at);
        transfers
    }
}
