//! Paying projects and wallets out.

use app::AppError;
use app::payout::PayoutInput;
use app::withdrawal::WithdrawalInput;
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::NaiveDate;

use crate::graphql::ask::{self, Ask};
use crate::graphql::types::payment_order::PaymentBatch;
use crate::graphql::types::payout::{PayeeAccount, Payout};
use crate::graphql::types::problem::Problem;
use crate::graphql::types::withdrawal::Withdrawal;

#[derive(Default)]
pub struct PayoutMutation;

#[derive(InputObject)]
pub struct SetPayeeAccountInput {
    project: ID,
    /// As the bank knows them.
    holder: String,
    iban: String,
    bic: Option<String>,
}

#[derive(InputObject)]
pub struct RequestPayoutInput {
    project: ID,
    /// How much of what residents gave; all that is there where it is left out.
    gifts: Option<String>,
    /// Whether the match that is due goes with it.
    #[graphql(default = true)]
    with_match: bool,
    /// Made by the client: the same key with the same content is the same payment.
    idempotency_key: String,
}

#[derive(InputObject)]
pub struct OrderPaymentsInput {
    city: ID,
    /// The day on which the bank is to pay.
    requested_on: NaiveDate,
}

#[derive(InputObject)]
pub struct RequestWithdrawalInput {
    city: ID,
    amount: String,
    /// Who holds the account, as the bank knows them.
    holder: String,
    iban: String,
    bic: Option<String>,
    /// Made by the client: the same key with the same content is the same withdrawal.
    idempotency_key: String,
}

#[derive(SimpleObject)]
pub struct PayeeAccountPayload {
    account: Option<PayeeAccount>,
    problems: Vec<Problem>,
}

#[derive(SimpleObject)]
pub struct PayoutPayload {
    payout: Option<Payout>,
    problems: Vec<Problem>,
}

#[derive(SimpleObject)]
pub struct PaymentBatchPayload {
    batch: Option<PaymentBatch>,
    problems: Vec<Problem>,
}

#[derive(SimpleObject)]
pub struct WithdrawalPayload {
    withdrawal: Option<Withdrawal>,
    problems: Vec<Problem>,
}

#[Object]
impl PayoutMutation {
    /// By the project's owner, who proved a short while ago who they are. Payments that wait have to be approved anew.
    async fn set_payee_account(
        &self,
        ctx: &Context<'_>,
        input: SetPayeeAccountInput,
    ) -> Result<PayeeAccountPayload> {
        let ask = Ask::of(ctx);
        let set = async {
            let project = ask::id("input.project", &input.project)?;
            let account = (&*input.holder, &*input.iban, input.bic.as_deref());
            ask.app.set_payee_account(&ask.caller, project, account).await
        };
        let (account, problems) = ask.outcome(set.await)?;
        Ok(PayeeAccountPayload {
            account: account.map(PayeeAccount),
            problems,
        })
    }

    /// By the owner of a project whose campaign succeeded, an official or a finance officer. Two others approve it.
    async fn request_payout(&self, ctx: &Context<'_>, input: RequestPayoutInput) -> Result<PayoutPayload> {
        let ask = Ask::of(ctx);
        let requested = async {
            let given = PayoutInput {
                project: ask::id("input.project", &input.project)?,
                gifts: input.gifts.clone(),
                with_match: input.with_match,
                key: input.idempotency_key.clone(),
            };
            ask.app.request_payout(&ask.caller, &given).await
        };
        let (payout, problems) = ask.outcome(requested.await)?;
        ask.forget();
        Ok(PayoutPayload {
            payout: payout.map(Payout),
            problems,
        })
    }

    /// By two officials or finance officers, neither of them who asked for it nor of the project's team, who proved a
    /// short while ago who they are. `account` is the number of the account that they looked at.
    async fn approve_payout(&self, ctx: &Context<'_>, id: ID, account: i32) -> Result<PayoutPayload> {
        let ask = Ask::of(ctx);
        let approved = async {
            let id = ask::id("id", &id)?;
            ask.app.approve_payout(&ask.caller, id, account).await
        };
        let (payout, problems) = ask.outcome(approved.await)?;
        ask.forget();
        Ok(PayoutPayload {
            payout: payout.map(Payout),
            problems,
        })
    }

    /// By an official or a finance officer, with a reason; or by who asked for it, who takes it back.
    async fn refuse_payout(&self, ctx: &Context<'_>, id: ID, reason: String) -> Result<PayoutPayload> {
        let ask = Ask::of(ctx);
        let refused = async {
            let id = ask::id("id", &id)?;
            ask.app.refuse_payout(&ask.caller, id, &reason).await
        };
        let (payout, problems) = ask.outcome(refused.await)?;
        ask.forget();
        Ok(PayoutPayload {
            payout: payout.map(Payout),
            problems,
        })
    }

    /// Puts everything that is approved into one file for the bank. By an official or a finance officer, who proved a
    /// short while ago who they are.
    async fn order_payments(
        &self,
        ctx: &Context<'_>,
        input: OrderPaymentsInput,
    ) -> Result<PaymentBatchPayload> {
        let ask = Ask::of(ctx);
        let ordered = async {
            let city = ask::id("input.city", &input.city)?;
            let row = ask
                .app
                .order_payments(&ask.caller, city, input.requested_on)
                .await?;
            let city = ask.app.city_by_id(row.city).await?;
            let city = city.ok_or_else(|| AppError::not_found("input.city", "city"))?;
            Ok(PaymentBatch {
                row,
                currency: city.currency,
            })
        };
        let (batch, problems) = ask.outcome(ordered.await)?;
        ask.forget();
        Ok(PaymentBatchPayload { batch, problems })
    }

    /// Asks for money out of one's wallet, after proving a short while ago who one is. It cannot be spent meanwhile.
    async fn request_withdrawal(
        &self,
        ctx: &Context<'_>,
        input: RequestWithdrawalInput,
    ) -> Result<WithdrawalPayload> {
        let ask = Ask::of(ctx);
        let requested = async {
            let given = WithdrawalInput {
                city: ask::id("input.city", &input.city)?,
                amount: input.amount.clone(),
                holder: input.holder.clone(),
                iban: input.iban.clone(),
                bic: input.bic.clone(),
                key: input.idempotency_key.clone(),
            };
            ask.app.request_withdrawal(&ask.caller, &given).await
        };
        let (withdrawal, problems) = ask.outcome(requested.await)?;
        Ok(WithdrawalPayload {
            withdrawal: withdrawal.map(Withdrawal),
            problems,
        })
    }

    /// Takes back what one asked for: it is in one's wallet again.
    async fn take_back_withdrawal(&self, ctx: &Context<'_>, id: ID) -> Result<WithdrawalPayload> {
        let ask = Ask::of(ctx);
        let taken = async {
            let id = ask::id("id", &id)?;
            ask.app.take_back_withdrawal(&ask.caller, id).await
        };
        let (withdrawal, problems) = ask.outcome(taken.await)?;
        Ok(WithdrawalPayload {
            withdrawal: withdrawal.map(Withdrawal),
            problems,
        })
    }

    /// By an official or a finance officer, not their own; above the city's bound by two.
    async fn approve_withdrawal(&self, ctx: &Context<'_>, id: ID) -> Result<WithdrawalPayload> {
        let ask = Ask::of(ctx);
        let approved = async {
            let id = ask::id("id", &id)?;
            ask.app.approve_withdrawal(&ask.caller, id).await
        };
        let (withdrawal, problems) = ask.outcome(approved.await)?;
        Ok(WithdrawalPayload {
            withdrawal: withdrawal.map(Withdrawal),
            problems,
        })
    }

    /// By an official or a finance officer, with a reason that its person reads.
    async fn refuse_withdrawal(
        &self,
        ctx: &Context<'_>,
        id: ID,
        reason: String,
    ) -> Result<WithdrawalPayload> {
        let ask = Ask::of(ctx);
        let refused = async {
            let id = ask::id("id", &id)?;
            ask.app.refuse_withdrawal(&ask.caller, id, &reason).await
        };
        let (withdrawal, problems) = ask.outcome(refused.await)?;
        Ok(WithdrawalPayload {
            withdrawal: withdrawal.map(Withdrawal),
            problems,
        })
    }
}
