//! Payouts: what Stripe transfers to our bank account, and the balance transactions that they are made of.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::Stripe;
use super::amount::from_stripe;
use super::form::Form;
use super::object::{Expandable, Metadata, Named, PAYMENT, PLEDGE, moment};
use crate::{ItemKind, ProviderError, ProviderRef, Transfer, TransferItem, TransferState};

#[derive(Debug, Deserialize)]
pub(super) struct Payout {
    pub id: String,
    amount: i64,
    currency: String,
    created: i64,
    arrival_date: i64,
    status: PayoutStatus,
    /// Made by Stripe's schedule. Of one that was made by hand Stripe does not say what is in it.
    automatic: Option<bool>,
    reconciliation_status: Option<Reconciliation>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum PayoutStatus {
    Pending,
    InTransit,
    Paid,
    Failed,
    Canceled,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Reconciliation {
    NotApplicable,
    InProgress,
    Completed,
}

#[derive(Debug, Deserialize)]
pub(super) struct BalanceTransaction {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    amount: i64,
    fee: i64,
    net: i64,
    currency: String,
    source: Option<Expandable<Source>>,
}

/// What a balance transaction stands for: a charge, a refund, a dispute, or something else.
#[derive(Debug, Deserialize)]
struct Source {
    object: Option<String>,
    payment_intent: Option<Expandable<Named>>,
    metadata: Option<Metadata>,
}

impl Payout {
    pub fn state(&self) -> TransferState {
        match self.status {
            PayoutStatus::Pending | PayoutStatus::InTransit => TransferState::Pending,
            PayoutStatus::Paid => TransferState::Paid,
            PayoutStatus::Failed | PayoutStatus::Canceled => TransferState::Failed,
        }
    }

    /// The transfer, without its items.
    pub fn transfer(&self) -> Result<Transfer, ProviderError> {
        Ok(Transfer {
            reference: self.id.clone(),
            state: self.state(),
            amount: from_stripe(self.amount, &self.currency)?,
            created_at: moment(self.created)?,
            arrives_on: moment(self.arrival_date)?.date_naive(),
            items: Vec::new(),
        })
    }
}

impl BalanceTransaction {
    fn source(&self) -> Option<&Source> {
        self.source.as_ref()?.object()
    }

    /// Stripe adds types; what is not known here is listed as something else, and sums all the same.
    fn item_kind(&self) -> ItemKind {
        match self.kind.as_str() {
            "charge" | "payment" => ItemKind::Payment,
            "refund"
            | "payment_refund"
            | "refund_failure"
            | "payment_failure_refund"
            | "payment_reversal" => ItemKind::Refund,
            "adjustment" if self.source().and_then(|it| it.object.as_deref()) == Some("dispute") => {
                ItemKind::Dispute
            }
            "stripe_fee" | "stripe_fx_fee" | "tax_fee" => ItemKind::Fee,
            _ => ItemKind::Other,
        }
    }

    pub fn item(&self) -> Result<TransferItem, ProviderError> {
        let money = |amount| from_stripe(amount, &self.currency);
        Ok(TransferItem {
            reference: self.id.clone(),
            kind: self.item_kind(),
            payment: None,
            gross: money(self.amount)?,
            fee: money(self.fee)?,
            net: money(self.net)?,
        })
    }
}

/// The payments that were asked about, by their intents.
type Known = BTreeMap<String, Option<ProviderRef>>;

impl Stripe {
    pub(super) async fn payouts(&self, since: DateTime<Utc>) -> Result<Vec<Transfer>, ProviderError> {
        let form = Form::new().with("created[gte]", since.timestamp());
        let payouts = self
            .client
            .list("payouts", form, |payout: &Payout| &payout.id)
            .await?;
        let mut known = Known::new();
        let mut transfers = Vec::new();
        // Stripe lists the newest first.
        for payout in payouts.iter().rev() {
            let mut transfer = payout.transfer()?;
            let is_settled = payout.reconciliation_status != Some(Reconciliation::InProgress);
            match (transfer.state, payout.automatic) {
                (TransferState::Failed, _) => {}
                (_, Some(false)) => transfer.items = vec![whole(&transfer)],
                _ if !is_settled => continue,
                _ => transfer.items = self.items(&payout.id, &mut known).await?,
            }
            transfer.check()?;
            transfers.push(transfer);
        }
        Ok(transfers)
    }

    async fn items(&self, payout: &str, known: &mut Known) -> Result<Vec<TransferItem>, ProviderError> {
        let form = Form::new().with("payout", payout).expanding(&["data.source"]);
        let transactions = self
            .client
            .list("balance_transactions", form, |it: &BalanceTransaction| &it.id)
            .await?;
        let mut items = Vec::new();
        for transaction in &transactions {
            // The payout itself is one of its own transactions, with the opposite sign.
            if transaction.kind == "payout" {
                continue;
            }
            let mut item = transaction.item()?;
            if let Some(source) = transaction.source() {
                item.payment = self.payment_of(item.kind, source, known).await?;
            }
            items.push(item);
        }
        Ok(items)
    }

    /// Our payment that an item belongs to.
    async fn payment_of(
        &self,
        kind: ItemKind,
        source: &Source,
        known: &mut Known,
    ) -> Result<Option<ProviderRef>, ProviderError> {
        let metadata = |name| source.metadata.as_ref().and_then(|it| it.get(name));
        // A charge has the metadata of its intent: it says by itself whether it is ours.
        if kind == ItemKind::Payment && metadata(PLEDGE).is_none() {
            return Ok(None);
        }
        if let Some(payment) = metadata(PAYMENT) {
            return ProviderRef::new(payment).map(Some);
        }
        let Some(intent) = &source.payment_intent else {
            return Ok(None);
        };
        if let Some(payment) = known.get(intent.id()) {
            return Ok(payment.clone());
        }
        let payment = self.reference_of(&self.intent(intent.id()).await?).await?;
        known.insert(intent.id().to_owned(), payment.clone());
        Ok(payment)
    }
}

/// The one item of a payout that was made by hand.
fn whole(transfer: &Transfer) -> TransferItem {
    TransferItem {
        reference: transfer.reference.clone(),
        kind: ItemKind::Other,
        payment: None,
        gross: transfer.amount,
        fee: domain::Money::zero(transfer.amount.currency),
        net: transfer.amount,
    }
}
