//! Keeping the books: the bank account, its movements, and closing a period.

use app::AppError;
use app::refund::RefundInput;
use app::statement::Explanation;
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::NaiveDate;
use domain::ProblemKind;

use crate::graphql::ask::{self, Ask};
use crate::graphql::types::books::{BankAccount, Period};
use crate::graphql::types::pledge::Pledge;
use crate::graphql::types::problem::Problem;
use crate::graphql::types::statement::BankMovement;
use crate::graphql::words::MovementKind;

#[derive(Default)]
pub struct BooksMutation;

#[derive(InputObject)]
pub struct AskToCloseBooksInput {
    city: ID,
    /// The last day of the period, by the city's own clock.
    through: NaiveDate,
}

#[derive(InputObject)]
pub struct SetBankAccountInput {
    city: ID,
    /// As the bank knows them.
    holder: String,
    iban: String,
    bic: Option<String>,
}

#[derive(InputObject)]
pub struct RefundPledgeInput {
    pledge: ID,
    /// All that is left of it, where nothing is said.
    amount: Option<String>,
    /// For the record of what the city did.
    reason: String,
    /// Made by the client, once for each intention.
    idempotency_key: String,
}

#[derive(SimpleObject)]
pub struct RefundPledgePayload {
    pledge: Option<Pledge>,
    problems: Vec<Problem>,
}

#[derive(SimpleObject)]
pub struct BankAccountPayload {
    account: Option<BankAccount>,
    problems: Vec<Problem>,
}

#[derive(SimpleObject)]
pub struct BankMovementPayload {
    movement: Option<BankMovement>,
    problems: Vec<Problem>,
}

#[derive(SimpleObject)]
pub struct AccountingPeriodPayload {
    period: Option<Period>,
    problems: Vec<Problem>,
}

#[Object]
impl BooksMutation {
    /// By an official or a finance officer, who proved a short while ago who they are. Its number stays once a statement
    /// was taken in.
    async fn set_bank_account(
        &self,
        ctx: &Context<'_>,
        input: SetBankAccountInput,
    ) -> Result<BankAccountPayload> {
        let ask = Ask::of(ctx);
        let set = async {
            let city = ask::id("input.city", &input.city)?;
            let account = (input.holder.as_str(), input.iban.as_str(), input.bic.as_deref());
            ask.app.set_bank_account(&ask.caller, city, account).await
        };
        let (account, problems) = ask.outcome(set.await)?;
        Ok(BankAccountPayload {
            account: account.map(BankAccount::from),
            problems,
        })
    }

    /// Says what a movement is, or what is left of it; `pledge` names the gift, `order` the order to the bank that was
    /// paid or sent back, `deposit` the cash that was brought to the bank, `transfer` the provider's transfer, where it is
    /// one. By an official or a finance officer.
    #[allow(
        clippy::too_many_arguments,
        reason = "each names a thing of another kind, and one of them is given"
    )]
    async fn explain_movement(
        &self,
        ctx: &Context<'_>,
        id: ID,
        kind: MovementKind,
        pledge: Option<ID>,
        order: Option<ID>,
        deposit: Option<ID>,
        transfer: Option<ID>,
    ) -> Result<BankMovementPayload> {
        let ask = Ask::of(ctx);
        let explained = async {
            let id = ask::id("id", &id)?;
            let named = |field: &str, given: &Option<ID>| {
                let required = || AppError::refused(field, ProblemKind::Required);
                given.clone().ok_or_else(required)
            };
            let explanation = match kind {
                MovementKind::Pledge => Explanation::Pledge(ask::id("pledge", &named("pledge", &pledge)?)?),
                MovementKind::Order | MovementKind::OrderReturned => {
                    Explanation::Order(ask::id("order", &named("order", &order)?)?)
                }
                MovementKind::Own => Explanation::Own,
                MovementKind::BankFee => Explanation::BankFee,
                MovementKind::Deposit => {
                    Explanation::Deposit(ask::id("deposit", &named("deposit", &deposit)?)?)
                }
                MovementKind::Transfer => {
                    Explanation::Transfer(ask::id("transfer", &named("transfer", &transfer)?)?)
                }
            };
            let entry = ask.app.explain_entry(&ask.caller, id, explanation).await?;
            let city = ask.app.city_by_id(entry.city).await?;
            let city = city.ok_or_else(|| AppError::not_found("id", "city"))?;
            Ok(BankMovement::explained(entry, city.currency))
        };
        let (movement, problems) = ask.outcome(explained.await)?;
        Ok(BankMovementPayload { movement, problems })
    }

    /// Takes back what a movement is taken for, all of it, because it was a mistake: the movement is open again, and what
    /// it was taken for waits as before. A gift leaves the list, and what its donor promised waits anew. Refused where
    /// what it was taken for has moved on. By an official or a finance officer.
    async fn take_back_explanation(
        &self,
        ctx: &Context<'_>,
        id: ID,
        reason: String,
    ) -> Result<BankMovementPayload> {
        let ask = Ask::of(ctx);
        let taken_back = async {
            let id = ask::id("id", &id)?;
            let entry = ask.app.take_back_explanation(&ask.caller, id, &reason).await?;
            let city = ask.app.city_by_id(entry.city).await?;
            let city = city.ok_or_else(|| AppError::not_found("id", "city"))?;
            Ok(BankMovement::explained(entry, city.currency))
        };
        let (movement, problems) = ask.outcome(taken_back.await)?;
        Ok(BankMovementPayload { movement, problems })
    }

    /// Gives a gift back, whole or in part: a card's the way it was paid, any other into the donor's wallet. What pools
    /// added follows. By an official or a finance officer, who proved a short while ago who they are.
    async fn refund_pledge(
        &self,
        ctx: &Context<'_>,
        input: RefundPledgeInput,
    ) -> Result<RefundPledgePayload> {
        let ask = Ask::of(ctx);
        let refunded = async {
            let id = ask::id("input.pledge", &input.pledge)?;
            let given = RefundInput {
                amount: input.amount,
                reason: input.reason,
                key: input.idempotency_key,
            };
            ask.app.refund_gift(&ask.caller, id, &given).await
        };
        let (pledge, problems) = ask.outcome(refunded.await)?;
        Ok(RefundPledgePayload {
            pledge: pledge.map(Pledge::loaded),
            problems,
        })
    }

    /// By an official or a finance officer, who proved a short while ago who they are. A second one closes them.
    async fn ask_to_close_books(
        &self,
        ctx: &Context<'_>,
        input: AskToCloseBooksInput,
    ) -> Result<AccountingPeriodPayload> {
        let ask = Ask::of(ctx);
        let asked = async {
            let city = ask::id("input.city", &input.city)?;
            ask.app.ask_to_close_books(&ask.caller, city, input.through).await
        };
        let (period, problems) = ask.outcome(asked.await)?;
        Ok(AccountingPeriodPayload {
            period: period.map(Period),
            problems,
        })
    }

    /// By another person than who asked. The books are audited first; nothing can be entered into them for these days
    /// any more.
    async fn close_books(&self, ctx: &Context<'_>, id: ID) -> Result<AccountingPeriodPayload> {
        let ask = Ask::of(ctx);
        let closed = async {
            let id = ask::id("id", &id)?;
            ask.app.close_books(&ask.caller, id).await
        };
        let (period, problems) = ask.outcome(closed.await)?;
        Ok(AccountingPeriodPayload {
            period: period.map(Period),
            problems,
        })
    }

    /// The request is gone, and no period is given. Who asked may take it back by this.
    async fn keep_books_open(&self, ctx: &Context<'_>, id: ID) -> Result<AccountingPeriodPayload> {
        let ask = Ask::of(ctx);
        let kept = async {
            let id = ask::id("id", &id)?;
            ask.app.keep_books_open(&ask.caller, id).await
        };
        let (_, problems) = ask.outcome(kept.await)?;
        Ok(AccountingPeriodPayload {
            period: None,
            problems,
        })
    }
}
