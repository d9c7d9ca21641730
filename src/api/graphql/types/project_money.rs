//! A project's money, for everybody.

use async_graphql::{ID, Object, SimpleObject};
use chrono::NaiveDate;

use crate::graphql::scalar::Money;
use crate::graphql::words::{HeldReason, PledgeChannel};

/// What came by one way of paying.
#[derive(SimpleObject)]
pub struct ProjectIncome {
    channel: PledgeChannel,
    /// All that ever came.
    came: Money,
    /// What of it went back.
    went_back: Money,
}

/// A payment that the bank made.
#[derive(SimpleObject)]
pub struct ProjectPaid {
    payout: ID,
    on: NaiveDate,
    amount: Money,
}

/// Money that is held, and why.
#[derive(SimpleObject)]
pub struct ProjectHolding {
    because: HeldReason,
    amount: Money,
}

/// A project's money: sums that tell of nobody.
pub struct ProjectMoney(pub app::project_money::ProjectMoney);

#[Object]
impl ProjectMoney {
    /// What came, by way of paying.
    async fn income(&self) -> Vec<ProjectIncome> {
        let income = self.0.income.iter();
        income
            .map(|it| ProjectIncome {
                channel: it.channel.into(),
                came: it.came.into(),
                went_back: it.went_back.into(),
            })
            .collect()
    }

    /// What donors have promised and are not charged yet.
    async fn promised(&self) -> Money {
        self.0.promised.into()
    }

    /// Match that is promised and not due yet.
    async fn match_promised(&self) -> Money {
        self.0.match_promised.into()
    }

    /// Match that is due and not paid.
    async fn match_committed(&self) -> Money {
        self.0.match_committed.into()
    }

    /// Match that its pools have paid; it is held for the project or has left for it.
    async fn match_paid(&self) -> Money {
        self.0.match_paid.into()
    }

    /// What the platform kept of the gifts.
    async fn fees(&self) -> Money {
        self.0.fees.into()
    }

    /// What the bank paid to it, the oldest first.
    async fn paid_out(&self) -> Vec<ProjectPaid> {
        let paid = self.0.paid.iter();
        paid.map(|it| ProjectPaid {
            payout: it.payout.to_string().into(),
            on: it.on,
            amount: it.amount.into(),
        })
        .collect()
    }

    /// What is held for it, gifts and match that was paid, and why.
    async fn holdings(&self) -> Vec<ProjectHolding> {
        let held = self.0.held.iter();
        held.map(|(reason, amount)| ProjectHolding {
            because: (*reason).into(),
            amount: (*amount).into(),
        })
        .collect()
    }
}
