//! Counting cash and cheques, and bringing them to the bank.

use app::cash::{CashGiftInput as Given, CountWithGifts};
use app::{AppError, AppResult};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::NaiveDate;

use crate::graphql::ask::{self, Ask};
use crate::graphql::types::cash::{CashCount, CashDeposit};
use crate::graphql::types::problem::Problem;
use crate::graphql::words::CashKind;

#[derive(Default)]
pub struct CashMutation;

#[derive(InputObject)]
pub struct OpenCashCountInput {
    city: ID,
    /// Where the money was given, such as the name of an event.
    occasion: String,
    held_on: NaiveDate,
    idempotency_key: String,
}

#[derive(InputObject)]
pub struct CashGiftInput {
    project: ID,
    kind: CashKind,
    amount: String,
    name: Option<String>,
    /// Where the donor wants to hear of it.
    email: Option<String>,
    #[graphql(default)]
    anonymous: bool,
    idempotency_key: String,
}

#[derive(InputObject)]
pub struct DepositCashInput {
    city: ID,
    amount: String,
    brought_on: NaiveDate,
    idempotency_key: String,
}

#[derive(SimpleObject)]
pub struct CashCountPayload {
    count: Option<CashCount>,
    problems: Vec<Problem>,
}

#[derive(SimpleObject)]
pub struct CashDepositPayload {
    deposit: Option<CashDeposit>,
    problems: Vec<Problem>,
}

#[Object]
impl CashMutation {
    /// Begins a count. By an official or a finance officer; likewise below.
    async fn open_cash_count(
        &self,
        ctx: &Context<'_>,
        input: OpenCashCountInput,
    ) -> Result<CashCountPayload> {
        let ask = Ask::of(ctx);
        let opened = async {
            let city = ask::id("input.city", &input.city)?;
            let given = (
                input.occasion.as_str(),
                input.held_on,
                input.idempotency_key.as_str(),
            );
            let count = ask.app.open_cash_count(&ask.caller, city, given).await?;
            let gifts = Vec::new();
            Ok(CountWithGifts { count, gifts })
        };
        payload(ask, opened.await).await
    }

    /// Enters a gift; its number stands on the slip that the donor takes home.
    async fn add_cash_gift(
        &self,
        ctx: &Context<'_>,
        count: ID,
        input: CashGiftInput,
    ) -> Result<CashCountPayload> {
        let ask = Ask::of(ctx);
        let added = async {
            let count = ask::id("count", &count)?;
            let given = Given {
                project: ask::id("input.project", &input.project)?,
                kind: input.kind.into(),
                amount: input.amount.clone(),
                name: input.name.clone(),
                email: input.email.clone(),
                anonymous: input.anonymous,
                key: input.idempotency_key.clone(),
            };
            ask.app.add_cash_gift(&ask.caller, count, &given).await
        };
        payload(ask, added.await).await
    }

    /// Takes a gift out that was entered wrongly.
    async fn remove_cash_gift(&self, ctx: &Context<'_>, id: ID) -> Result<CashCountPayload> {
        let ask = Ask::of(ctx);
        let removed = async { ask.app.remove_cash_gift(&ask.caller, ask::id("id", &id)?).await };
        payload(ask, removed.await).await
    }

    /// The first person says what they counted; it has to be what the gifts sum to.
    async fn count_cash(
        &self,
        ctx: &Context<'_>,
        id: ID,
        cash: String,
        cheques: String,
    ) -> Result<CashCountPayload> {
        let ask = Ask::of(ctx);
        let counted = async {
            let id = ask::id("id", &id)?;
            ask.app.count_cash(&ask.caller, id, (&cash, &cheques)).await
        };
        payload(ask, counted.await).await
    }

    /// A second person says what they counted. Is it the same, every gift is in the books; if not, the count is open
    /// again.
    async fn confirm_cash_count(
        &self,
        ctx: &Context<'_>,
        id: ID,
        cash: String,
        cheques: String,
    ) -> Result<CashCountPayload> {
        let ask = Ask::of(ctx);
        let confirmed = async {
            let id = ask::id("id", &id)?;
            ask.app
                .confirm_cash_count(&ask.caller, id, (&cash, &cheques))
                .await
        };
        payload(ask, confirmed.await).await
    }

    /// Opens a count again that one person has counted, or gives it up.
    async fn reopen_cash_count(
        &self,
        ctx: &Context<'_>,
        id: ID,
        #[graphql(default)] give_up: bool,
    ) -> Result<CashCountPayload> {
        let ask = Ask::of(ctx);
        let opened = async {
            let id = ask::id("id", &id)?;
            ask.app.reopen_cash_count(&ask.caller, id, give_up).await
        };
        payload(ask, opened.await).await
    }

    /// Enters what was brought to the bank.
    async fn deposit_cash(&self, ctx: &Context<'_>, input: DepositCashInput) -> Result<CashDepositPayload> {
        let ask = Ask::of(ctx);
        let deposited = async {
            let city = ask::id("input.city", &input.city)?;
            let given = (
                input.amount.as_str(),
                input.brought_on,
                input.idempotency_key.as_str(),
            );
            let deposit = ask.app.deposit_cash(&ask.caller, city, given).await?;
            let city = ask.app.city_by_id(deposit.city).await?;
            let city = city.ok_or_else(|| AppError::not_found("input.city", "city"))?;
            Ok(CashDeposit::new(deposit, city.currency))
        };
        let (deposit, problems) = ask.outcome(deposited.await)?;
        Ok(CashDepositPayload { deposit, problems })
    }
}

async fn payload(ask: &Ask, done: AppResult<CountWithGifts>) -> Result<CashCountPayload> {
    let found = async {
        let found = done?;
        let city = ask.app.city_by_id(found.count.city).await?;
        let city = city.ok_or_else(|| AppError::not_found("id", "city"))?;
        Ok(CashCount::with_gifts(found, city.currency))
    };
    let (count, problems) = ask.outcome(found.await)?;
    Ok(CashCountPayload { count, problems })
}
