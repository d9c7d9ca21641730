//! What a provider transfers to our bank account, and what it is made of.

use chrono::{DateTime, NaiveDate, Utc};
use domain::transfer::TransferState;
use domain::{Money, words};

use crate::{ProviderError, ProviderRef};

words! {
    /// What an item of a transfer is.
    pub enum ItemKind {
        /// A captured payment.
        Payment = "payment",
        /// Money given back to a donor, or a refund that failed and came back.
        Refund = "refund",
        /// Money that a donor's bank took back, or gave back after all; its charge for that is the fee.
        Dispute = "dispute",
        /// What the provider charges for itself.
        Fee = "fee",
        /// Anything else, such as a reserve, or a transfer that came back.
        Other = "other",
    }
}

/// An item of a transfer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransferItem {
    /// The provider's name for the item.
    pub reference: String,
    /// What it is.
    pub kind: ItemKind,
    /// The payment that it belongs to, where it is one of ours.
    pub payment: Option<ProviderRef>,
    /// Before the fee; negative where money goes away.
    pub gross: Money,
    /// What the provider keeps of it.
    pub fee: Money,
    /// What it adds to the transfer: gross less fee.
    pub net: Money,
}

/// A transfer to our bank account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// The provider's name for it.
    pub reference: String,
    /// Where it is on its way.
    pub state: TransferState,
    /// What arrives; negative where the provider takes money from the account.
    pub amount: Money,
    /// When it was made out.
    pub created_at: DateTime<Utc>,
    /// The day on which the bank should have it.
    pub arrives_on: NaiveDate,
    /// What it is made of. None where it failed.
    pub items: Vec<TransferItem>,
}

impl Transfer {
    /// Whether every item's gross less its fee is its net, and the nets sum to the amount.
    ///
    /// # Errors
    /// [`ProviderError::Invalid`] naming the transfer and what differs.
    pub fn check(&self) -> Result<(), ProviderError> {
        let wrong = |what: &str| ProviderError::invalid(format!("transfer {}: {what}", self.reference));
        if self.state == TransferState::Failed {
            return Ok(());
        }
        let mut sum = Money::zero(self.amount.currency);
        for item in &self.items {
            let parts = item.net.checked_add(item.fee);
            if parts.map_err(|error| wrong(&error.to_string()))? != item.gross {
                return Err(wrong(&format!("{}: gross less fee is not net", item.reference)));
            }
            sum = sum
                .checked_add(item.net)
                .map_err(|error| wrong(&error.to_string()))?;
        }
        if sum == self.amount {
            Ok(())
        } else {
            Err(wrong(&format!(
                "its items sum to {sum} and not to {}",
                self.amount
            )))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Currency;
    use proptest::prelude::*;

    fn transfer(items: &[(i64, i64)], amount: i64) -> Transfer {
        let eur = |minor| Money::new(minor, Currency::EUR);
        Transfer {
            reference: "t".into(),
            state: TransferState::Paid,
            amount: eur(amount),
            created_at: DateTime::UNIX_EPOCH,
            arrives_on: NaiveDate::default(),
            items: items
                .iter()
                .map(|(gross, fee)| TransferItem {
                    reference: "i".into(),
                    kind: ItemKind::Payment,
                    payment: None,
                    gross: eur(*gross),
                    fee: eur(*fee),
                    net: eur(gross - fee),
                })
                .collect(),
        }
    }

    proptest! {
        #[test]
        fn items_sum_to_the_amount_or_it_is_told(
            items in prop::collection::vec((-1_000_000_i64..1_000_000, 0_i64..1000), 0..20),
            off in -3_i64..=3,
        ) {
            let sum: i64 = items.iter().map(|(gross, fee)| gross - fee).sum();
            prop_assert_eq!(transfer(&items, sum + off).check().is_ok(), off == 0);
        }
    }

    #[test]
    fn what_cannot_be_summed_is_told_and_not_a_panic() {
        assert!(transfer(&[(i64::MAX, 0), (i64::MAX, 0)], 0).check().is_err());
        let mut mixed = transfer(&[(500, 0)], 500);
        mixed.items[0].net.currency = "CHF".parse().unwrap();
        assert!(mixed.check().is_err());
        let mut wrong = transfer(&[(500, 20)], 480);
        wrong.items[0].fee.minor = 10;
        assert!(wrong.check().unwrap_err().to_string().contains("gross less fee"));
    }
}
