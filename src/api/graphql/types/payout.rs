//! Payments to a project, and the account that it is paid to.

use std::sync::Arc;

use app::policy::{self, On, Operation};
use app::{AppResult, Payout as Row, Signed};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use domain::CityId;
use domain::payout::PayoutStep;

use super::campaign_verdict::{CampaignVerdict, Shortfall};
use super::payment_order::PaymentOrder;
use super::person_name::PersonName;
use super::problem::Permission;
use super::project::Project;
use super::project_money::ProjectMoney;
use crate::graphql::ask::Ask;
use crate::graphql::page::connection;
use crate::graphql::scalar::{Money, int, money};
use crate::graphql::words::PayoutState;

/// The account that a project is paid to.
pub struct PayeeAccount(pub app::PayeeAccount);

#[Object]
impl PayeeAccount {
    /// From 1: each time that it was set. Whoever approves a payment names the one they looked at.
    async fn number(&self) -> i32 {
        self.0.number
    }

    /// Who holds it, as the bank knows them.
    async fn holder(&self) -> &str {
        &self.0.holder
    }

    /// In groups of four.
    async fn iban(&self) -> String {
        self.0.iban.to_string()
    }

    async fn bic(&self) -> Option<String> {
        self.0.bic.as_ref().map(ToString::to_string)
    }

    async fn set_by(&self, ctx: &Context<'_>) -> Result<PersonName> {
        PersonName::named(Ask::of(ctx), self.0.set_by).await
    }

    async fn set_at(&self) -> DateTime<Utc> {
        self.0.set_at
    }
}

/// Somebody who approved a payment.
pub struct PaymentApproval(pub Signed);

#[Object]
impl PaymentApproval {
    async fn by(&self, ctx: &Context<'_>) -> Result<PersonName> {
        PersonName::named(Ask::of(ctx), self.0.by).await
    }

    async fn at(&self) -> DateTime<Utc> {
        self.0.at
    }
}

/// A payment to a project.
#[derive(Clone)]
pub struct Payout(pub Row);

impl Payout {
    async fn amount(&self, ctx: &Context<'_>, minor: i64) -> Result<Money> {
        let ask = Ask::of(ctx);
        Ok(money(minor, ask.kept.city(ask, self.0.city).await?.currency))
    }
}

#[Object]
impl Payout {
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    async fn project(&self) -> Project {
        Project::named(self.0.city, self.0.project)
    }

    async fn state(&self) -> PayoutState {
        self.0.state.into()
    }

    /// How much of what residents gave.
    async fn gifts(&self, ctx: &Context<'_>) -> Result<Money> {
        self.amount(ctx, self.0.gifts_minor).await
    }

    /// Whether the match that is due goes with it.
    async fn with_match(&self) -> bool {
        self.0.with_match
    }

    /// How much match goes with it; null until two people have approved it and it is decided.
    #[graphql(name = "match")]
    async fn matched(&self, ctx: &Context<'_>) -> Result<Option<Money>> {
        match self.0.match_minor {
            Some(minor) => Ok(Some(self.amount(ctx, minor).await?)),
            None => Ok(None),
        }
    }

    /// What the platform kept of the gifts; nothing before the bank is told.
    async fn fee(&self, ctx: &Context<'_>) -> Result<Money> {
        self.amount(ctx, self.0.fee_minor).await
    }

    /// What is paid, as far as it is known.
    async fn amount_to_pay(&self, ctx: &Context<'_>) -> Result<Money> {
        self.amount(ctx, self.0.to_pay_minor()).await
    }

    /// The account that it is approved for, or would be now; null where the project has none.
    async fn account(&self, ctx: &Context<'_>) -> Result<Option<PayeeAccount>> {
        let ask = Ask::of(ctx);
        let account = ask.app.account_of_payout(&self.0).await;
        Ok(account.map_err(|error| ask.error(error))?.map(PayeeAccount))
    }

    async fn requested_by(&self, ctx: &Context<'_>) -> Result<PersonName> {
        PersonName::named(Ask::of(ctx), self.0.requested_by).await
    }

    async fn requested_at(&self) -> DateTime<Utc> {
        self.0.requested_at
    }

    /// Who approved it: two people, once it is approved.
    async fn approvals(&self) -> Vec<PaymentApproval> {
        let signed = [self.0.approved, self.0.confirmed].into_iter().flatten();
        signed.map(PaymentApproval).collect()
    }

    /// When it was refused or taken back, or it turned out that there was nothing to pay.
    async fn released_at(&self) -> Option<DateTime<Utc>> {
        self.0.released.as_ref().map(|released| released.at)
    }

    /// By whom.
    async fn released_by(&self, ctx: &Context<'_>) -> Result<Option<PersonName>> {
        match self.0.released.as_ref().and_then(|released| released.by) {
            Some(by) => Ok(Some(PersonName::named(Ask::of(ctx), by).await?)),
            None => Ok(None),
        }
    }

    /// Why.
    async fn reason(&self) -> Option<&str> {
        self.0.released.as_ref()?.reason.as_deref()
    }

    /// The orders to the bank, the oldest first: more than one where the bank sent it back.
    async fn orders(&self, ctx: &Context<'_>) -> Result<Vec<PaymentOrder>> {
        let ask = Ask::of(ctx);
        let currency = ask.kept.city(ask, self.0.city).await?.currency;
        let orders = ask.app.orders_of_payout(&self.0).await;
        let orders = orders.map_err(|error| ask.error(error))?.into_iter();
        Ok(orders.map(|row| PaymentOrder { row, currency }).collect())
    }

    /// Whether the reader may be one of the two who approve it.
    async fn approve(&self, ctx: &Context<'_>) -> Result<Permission> {
        let ask = Ask::of(ctx);
        let project = ask.loaders().projects.get(ask, self.0.project).await?;
        let may = match project {
            Some(project) => app::payout::may_approve_payout(&ask.caller, &project, &self.0),
            None => Err(domain::ProblemKind::NotAllowed),
        };
        Ok(Permission::new(may, ask.locale()))
    }

    /// Whether the reader may refuse it, or take it back.
    async fn refuse(&self, ctx: &Context<'_>) -> Permission {
        let ask = Ask::of(ctx);
        let own = ask.caller.person() == Some(self.0.requested_by);
        let role = match own {
            true => Ok(()),
            false => policy::permits(&ask.caller, Operation::ApprovePayments, On::city(self.0.city)),
        };
        let state = self.0.state.after(PayoutStep::Release).map(|_| ());
        let state = state.map_err(|_| domain::ProblemKind::AlreadyDecided);
        Permission::new(role.and(state), ask.locale())
    }
}

/// How many payments to projects a city has.
pub struct CountPayouts(pub CityId);

impl CountPayouts {
    async fn count(&self, ask: &Ask) -> AppResult<i32> {
        Ok(int(ask.app.count_payouts(&ask.caller, self.0).await?))
    }
}

connection!(
    PayoutConnection,
    PayoutEdge,
    Payout,
    "PayoutConnection",
    "PayoutEdge",
    CountPayouts
);

/// What could be paid to a project now.
#[derive(SimpleObject)]
pub struct PayoutDue {
    /// What residents gave and no payment has taken.
    gifts: Money,
    /// The match that a payment would take.
    #[graphql(name = "match")]
    matched: Money,
}

/// Part of a project.
pub struct ProjectPayouts {
    /// The project.
    pub of: Arc<app::Project>,
    /// Whether the reader may see more of it than that it is there.
    pub is_readable: bool,
}

impl ProjectPayouts {
    fn may_read(&self, ask: &Ask) -> bool {
        policy::authorize(&ask.caller, Operation::ReadPayouts, On::project(&self.of)).is_ok()
    }
}

#[Object]
impl ProjectPayouts {
    /// What came, what went back, what pools add, what was paid out, and what is held and why.
    async fn money(&self, ctx: &Context<'_>) -> Result<Option<ProjectMoney>> {
        let ask = Ask::of(ctx);
        if !self.is_readable {
            return Ok(None);
        }
        let money = ask.app.project_money(&ask.caller, &self.of).await;
        Ok(Some(ProjectMoney(money.map_err(|error| ask.error(error))?)))
    }

    /// What the city says of its campaign beyond the rules: that it is called off, or goes on although it lacks money.
    async fn campaign_verdict(&self, ctx: &Context<'_>) -> Result<Option<CampaignVerdict>> {
        let ask = Ask::of(ctx);
        if !self.is_readable {
            return Ok(None);
        }
        let verdict = ask.app.campaign_verdict(&self.of).await;
        Ok(verdict.map_err(|error| ask.error(error))?.map(Into::into))
    }

    /// What its campaign lacks, where it succeeded by promises that could not be charged: for its owner, officials,
    /// finance officers and auditors.
    async fn shortfall(&self, ctx: &Context<'_>) -> Result<Option<Shortfall>> {
        let ask = Ask::of(ctx);
        if !self.may_read(ask) {
            return Ok(None);
        }
        let lacks = ask.app.shortfall(&ask.caller, &self.of).await;
        Ok(lacks.map_err(|error| ask.error(error))?.map(Into::into))
    }

    /// The account that it is paid to: for its owner, officials, finance officers and auditors.
    async fn payee_account(&self, ctx: &Context<'_>) -> Result<Option<PayeeAccount>> {
        let ask = Ask::of(ctx);
        if !self.may_read(ask) {
            return Ok(None);
        }
        let account = ask.app.payee_account(&ask.caller, &self.of).await;
        Ok(account.map_err(|error| ask.error(error))?.map(PayeeAccount))
    }

    /// The payments to it, the newest first: for the same.
    async fn payouts(&self, ctx: &Context<'_>) -> Result<Vec<Payout>> {
        let ask = Ask::of(ctx);
        if !self.may_read(ask) {
            return Ok(Vec::new());
        }
        let payouts = ask.app.payouts_of(&ask.caller, &self.of).await;
        let payouts = payouts.map_err(|error| ask.error(error))?;
        Ok(payouts.into_iter().map(Payout).collect())
    }

    /// What could be paid to it now: for the same.
    async fn payout_due(&self, ctx: &Context<'_>) -> Result<Option<PayoutDue>> {
        let ask = Ask::of(ctx);
        if !self.may_read(ask) {
            return Ok(None);
        }
        let due = ask.app.payout_due(&ask.caller, &self.of).await;
        let due = due.map_err(|error| ask.error(error))?;
        let currency = ask.kept.city(ask, self.of.city).await?.currency;
        Ok(Some(PayoutDue {
            gifts: money(due.gifts_minor, currency),
            matched: money(due.match_minor, currency),
        }))
    }
}
