//! What is in people's wallets, and what they ask to be paid out of them.

use std::sync::Arc;

use app::caller::Viewer as ViewerRow;
use app::policy::{self, On, Operation};
use app::{AppResult, Withdrawal as Row};
use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};
use domain::CityId;
use domain::withdrawal::WithdrawalStep;

use super::city::City;
use super::payment_order::PaymentOrder;
use super::payout::PaymentApproval;
use super::person_name::PersonName;
use super::problem::Permission;
use crate::graphql::ask::Ask;
use crate::graphql::page::connection;
use crate::graphql::scalar::{Money, int, money};
use crate::graphql::words::WithdrawalState;

/// What somebody asks to be paid out of their wallet.
#[derive(Clone)]
pub struct Withdrawal(pub Row);

#[Object]
impl Withdrawal {
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    async fn city(&self, ctx: &Context<'_>) -> Result<City> {
        let ask = Ask::of(ctx);
        Ok(City(ask.kept.city(ask, self.0.city).await?))
    }

    async fn person(&self, ctx: &Context<'_>) -> Result<PersonName> {
        PersonName::named(Ask::of(ctx), self.0.person).await
    }

    async fn state(&self) -> WithdrawalState {
        self.0.state.into()
    }

    async fn amount(&self, ctx: &Context<'_>) -> Result<Money> {
        let ask = Ask::of(ctx);
        let currency = ask.kept.city(ask, self.0.city).await?.currency;
        Ok(money(self.0.amount_minor, currency))
    }

    /// Who holds the account, as the bank knows them.
    async fn holder(&self) -> &str {
        &self.0.holder
    }

    /// Whole for its person and for those who may approve it; for others the first and the last characters.
    async fn iban(&self, ctx: &Context<'_>) -> String {
        let ask = Ask::of(ctx);
        let own = ask.caller.person() == Some(self.0.person);
        let may = policy::permits(&ask.caller, Operation::ApprovePayments, On::city(self.0.city));
        match own || may.is_ok() {
            true => self.0.iban.to_string(),
            false => self.0.iban.masked(),
        }
    }

    async fn requested_at(&self) -> DateTime<Utc> {
        self.0.requested_at
    }

    /// Who approved it: one person, or two where it is above the city's bound.
    async fn approvals(&self) -> Vec<PaymentApproval> {
        let signed = [self.0.approved, self.0.confirmed].into_iter().flatten();
        signed.map(PaymentApproval).collect()
    }

    /// When it was taken back or refused.
    async fn released_at(&self) -> Option<DateTime<Utc>> {
        self.0.released.as_ref().map(|released| released.at)
    }

    /// Why it was refused.
    async fn reason(&self) -> Option<&str> {
        self.0.released.as_ref()?.reason.as_deref()
    }

    /// The order to the bank, once there is one.
    async fn order(&self, ctx: &Context<'_>) -> Result<Option<PaymentOrder>> {
        let ask = Ask::of(ctx);
        let currency = ask.kept.city(ask, self.0.city).await?.currency;
        let order = ask.app.order_of_withdrawal(&self.0).await;
        let order = order.map_err(|error| ask.error(error))?;
        Ok(order.map(|row| PaymentOrder { row, currency }))
    }

    /// Whether the reader may approve it, as the first person or the second.
    async fn approve(&self, ctx: &Context<'_>) -> Permission {
        let ask = Ask::of(ctx);
        let may = app::withdrawal::may_approve_withdrawal(&ask.caller, &self.0);
        Permission::new(may, ask.locale())
    }

    /// Whether the reader may refuse it.
    async fn refuse(&self, ctx: &Context<'_>) -> Permission {
        let ask = Ask::of(ctx);
        let role = policy::permits(&ask.caller, Operation::ApprovePayments, On::city(self.0.city));
        let state = self.0.state.after(WithdrawalStep::Release).map(|_| ());
        let state = state.map_err(|_| domain::ProblemKind::AlreadyDecided);
        Permission::new(role.and(state), ask.locale())
    }

    /// Whether the reader may take it back: it is theirs, and the bank was not told.
    async fn take_back(&self, ctx: &Context<'_>) -> Permission {
        let ask = Ask::of(ctx);
        let own = match ask.caller.person() == Some(self.0.person) {
            true => Ok(()),
            false => Err(domain::ProblemKind::NotAllowed),
        };
        let state = self.0.state.after(WithdrawalStep::Release).map(|_| ());
        let state = state.map_err(|_| domain::ProblemKind::AlreadyDecided);
        Permission::new(own.and(state), ask.locale())
    }
}

/// How many withdrawals a city has.
pub struct CountWithdrawals(pub CityId);

impl CountWithdrawals {
    async fn count(&self, ask: &Ask) -> AppResult<i32> {
        Ok(int(ask.app.count_withdrawals(&ask.caller, self.0).await?))
    }
}

connection!(
    WithdrawalConnection,
    WithdrawalEdge,
    Withdrawal,
    "WithdrawalConnection",
    "WithdrawalEdge",
    CountWithdrawals
);

/// What somebody has in their wallet in a city.
pub struct Wallet(app::withdrawal::Wallet);

#[Object]
impl Wallet {
    async fn city(&self) -> City {
        City(Arc::new(self.0.city.clone()))
    }

    /// What they may give to projects or withdraw.
    async fn balance(&self) -> Money {
        self.0.balance.into()
    }

    /// What they asked to be paid and the bank was not told yet.
    async fn withdrawn(&self) -> Money {
        self.0.held.into()
    }
}

/// Part of the viewer.
pub struct ViewerWallets(pub Arc<ViewerRow>);

#[Object]
impl ViewerWallets {
    /// Where something is in one's wallet, or held for a withdrawal.
    async fn wallets(&self, ctx: &Context<'_>) -> Result<Vec<Wallet>> {
        let ask = Ask::of(ctx);
        let wallets = ask.app.wallets(&ask.as_viewer(&self.0)).await;
        let wallets = wallets.map_err(|error| ask.error(error))?;
        Ok(wallets.into_iter().map(Wallet).collect())
    }

    /// What one asked to be paid, the newest first.
    async fn withdrawals(&self, ctx: &Context<'_>) -> Result<Vec<Withdrawal>> {
        let ask = Ask::of(ctx);
        let own = ask.app.own_withdrawals(&ask.as_viewer(&self.0)).await;
        let own = own.map_err(|error| ask.error(error))?;
        Ok(own.into_iter().map(Withdrawal).collect())
    }
}
