//! A project's money, for everybody to see: what came, what went back, what pools add, what was paid out, and what is
//! held and why. Sums only: nobody's gift can be told from them that is not shown with its name already.

use chrono::NaiveDate;
use domain::payout::PayoutState;
use domain::pledge::PledgeChannel;
use domain::words;
use domain::{Money, PayoutId, ProblemKind};
use ledger::Account;
use store::project::Project;

use crate::{App, AppError, AppResult, Caller, policy};

words! {
    /// Why money of a project is held.
    pub enum HeldReason {
        /// Its campaign is not over.
        CampaignOpen = "campaign_open",
        /// Nobody has asked for it to be paid.
        NotAskedFor = "not_asked_for",
        /// Two people have to approve its payment.
        AwaitsApproval = "awaits_approval",
        /// Its payment is approved, and the bank is told next.
        AwaitsOrder = "awaits_order",
        /// The bank was told, and no statement shows the payment yet.
        AwaitsBank = "awaits_bank",
        /// The bank sent its payment back.
        SentBack = "sent_back",
        /// The campaign failed or was called off: it goes back to the donors.
        GoesBack = "goes_back",
    }
}

/// What came by one way of paying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Income {
    /// The way of paying.
    pub channel: PledgeChannel,
    /// All that ever came.
    pub came: Money,
    /// What of it went back.
    pub went_back: Money,
}

/// A payment that the bank made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paid {
    /// Which.
    pub payout: PayoutId,
    /// The day.
    pub on: NaiveDate,
    /// How much.
    pub amount: Money,
}

/// A project's money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectMoney {
    /// What came, by way of paying.
    pub income: Vec<Income>,
    /// What donors have promised and are not charged yet.
    pub promised: Money,
    /// Match that is promised and not due yet.
    pub match_promised: Money,
    /// Match that is due and not paid.
    pub match_committed: Money,
    /// Match that was paid.
    pub match_paid: Money,
    /// What the platform kept of the gifts.
    pub fees: Money,
    /// What was paid out, the oldest first.
    pub paid: Vec<Paid>,
    /// What is held, and why: gifts, and match that was paid.
    pub held: Vec<(HeldReason, Money)>,
}

impl App {
    /// A project's money.
    ///
    /// # Errors
    /// Refused: the caller may not know that the project exists.
    pub async fn project_money(&self, caller: &Caller, project: &Project) -> AppResult<ProjectMoney> {
        if !policy::may_read(caller, project) {
            return Err(AppError::refused("", ProblemKind::NotFound { what: "project" }));
        }
        let city = self.known_city(project.city).await?;
        let money = |minor| Money::new(minor, city.currency);
        let (conn, id) = (self.db.read(), project.id);
        let came = store::project_money::came(conn, city.id, id).await?.into_iter();
        let promised = store::promise::sum_of_project(conn, city.id, id).await?;
        let matched = store::project_money::matched(conn, city.id, id).await?;
        let matched = matched.map_or([0; 3], |it| {
            [it.reserved_minor, it.committed_minor, it.paid_minor]
        });
        let paid = store::project_money::paid(conn, city.id, id).await?.into_iter();
        let payouts = store::payout::of_project(conn, city.id, id).await?;
        let shown = |account: Account, minor| account.shown(minor);
        let (escrow, in_payouts) = (Account::ProjectEscrow(id), Account::ProjectHeld(id));
        let escrow = shown(escrow, store::balance::of(conn, city.id, escrow).await?);
        let all_held = shown(in_payouts, store::balance::of(conn, city.id, in_payouts).await?);
        let mut held: Vec<(HeldReason, i64)> = vec![(reason(project), escrow)];
        let mut of_payouts = 0;
        for payout in &payouts {
            let reason = match payout.state {
                PayoutState::Requested => HeldReason::AwaitsApproval,
                PayoutState::Approved => HeldReason::AwaitsOrder,
                PayoutState::Ordered => HeldReason::AwaitsBank,
                PayoutState::Returned => HeldReason::SentBack,
                PayoutState::Paid | PayoutState::Released => continue,
            };
            if payout.state.is_open() {
                of_payouts += payout.to_pay_minor();
            }
            held.push((reason, payout.to_pay_minor()));
        }
        // Match that was paid for a payment that was let go waits for the next one.
        held.push((HeldReason::NotAskedFor, all_held - of_payouts));
        Ok(ProjectMoney {
            income: came
                .map(|it| Income {
                    channel: it.channel,
                    came: money(it.came_minor),
                    went_back: money(it.back_minor),
                })
                .collect(),
            promised: money(promised.minor),
            match_promised: money(matched[0]),
            match_committed: money(matched[1]),
            match_paid: money(matched[2]),
            fees: money(payouts.iter().map(|payout| payout.fee_minor).sum()),
            paid: paid
                .map(|(payout, on, minor)| Paid {
                    payout,
                    on,
                    amount: money(minor),
                })
                .collect(),
            held: together(held)
                .into_iter()
                .map(|(reason, minor)| (reason, money(minor)))
                .collect(),
        })
    }
}

/// Why what residents gave is not paid out.
fn reason(project: &Project) -> HeldReason {
    use domain::project::ProjectState as S;
    match project.state {
        state if state.has_succeeded() => HeldReason::NotAskedFor,
        S::Failed | S::Cancelled => HeldReason::GoesBack,
        _ => HeldReason::CampaignOpen,
    }
}

/// One sum for each reason, in their order; those of nothing are left out.
fn together(held: Vec<(HeldReason, i64)>) -> Vec<(HeldReason, i64)> {
    let sum = |reason: HeldReason| {
        held.iter()
            .filter(|(of, _)| *of == reason)
            .map(|(_, minor)| minor)
            .sum()
    };
    HeldReason::ALL
        .iter()
        .map(|reason| (*reason, sum(*reason)))
        .filter(|(_, minor)| *minor != 0)
        .collect()
}
