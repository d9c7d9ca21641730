//! Tax receipts: asking for them, declaring them void, replacing them, making those of a year.

use app::receipt::{DonorInput as Given, Wanted};
use app::{AppError, AppResult, Receipt};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::ProblemKind;

use crate::graphql::ask::{self, Ask};
use crate::graphql::types::problem::Problem;
use crate::graphql::types::receipt::{ReceiptWish, TaxReceipt};
use crate::graphql::types::receipt_desk::ReceiptRun;
use crate::graphql::words::ReceiptKind;

#[derive(Default)]
pub struct ReceiptMutation;

/// What a receipt says of its donor. It is kept as long as the law has receipts kept, and shown to nobody else than who
/// looks after them.
#[derive(InputObject)]
pub struct ReceiptDonorInput {
    /// In law.
    name: String,
    /// The postal address, in lines.
    address: String,
    /// In the Belgian national register, where the receipt must say it.
    national_number: Option<String>,
}

impl From<ReceiptDonorInput> for Given {
    fn from(input: ReceiptDonorInput) -> Self {
        Self {
            name: input.name,
            address: input.address,
            national_number: input.national_number,
        }
    }
}

/// Either one gift, or the right and the year.
#[derive(InputObject)]
pub struct AskForReceiptInput {
    pledge: Option<ID>,
    issuer: Option<ID>,
    year: Option<i32>,
    donor: ReceiptDonorInput,
}

#[derive(InputObject)]
pub struct SetReceiptWishInput {
    /// Null for no wish: then what was kept for it is forgotten.
    kind: Option<ReceiptKind>,
    /// Needed for a wish.
    donor: Option<ReceiptDonorInput>,
}

#[derive(InputObject)]
pub struct ReplaceReceiptInput {
    receipt: ID,
    /// Printed on the new one.
    reason: String,
    /// What is wrong on the old one; null where that is not what is said of the donor.
    donor: Option<ReceiptDonorInput>,
}

#[derive(SimpleObject)]
pub struct TaxReceiptPayload {
    receipt: Option<TaxReceipt>,
    problems: Vec<Problem>,
}

impl TaxReceiptPayload {
    fn new(ask: &Ask, outcome: AppResult<Receipt>) -> Result<Self> {
        let (receipt, problems) = ask.outcome(outcome)?;
        Ok(Self {
            receipt: receipt.map(TaxReceipt),
            problems,
        })
    }
}

#[derive(SimpleObject)]
pub struct ReceiptWishPayload {
    wish: Option<ReceiptWish>,
    problems: Vec<Problem>,
}

#[derive(SimpleObject)]
pub struct ReceiptRunPayload {
    run: Option<ReceiptRun>,
    problems: Vec<Problem>,
}

#[Object]
impl ReceiptMutation {
    /// For one's own gift, or for those of a year that is over. Asked for twice in the same words, the first is given
    /// again.
    async fn ask_for_receipt(
        &self,
        ctx: &Context<'_>,
        input: AskForReceiptInput,
    ) -> Result<TaxReceiptPayload> {
        let ask = Ask::of(ctx);
        let asked = async {
            let wanted = match (&input.pledge, &input.issuer, input.year) {
                (Some(pledge), None, None) => Wanted::Gift(ask::id("input.pledge", pledge)?),
                (None, Some(issuer), Some(year)) => Wanted::Year(ask::id("input.issuer", issuer)?, year),
                (None, Some(_), None) => return Err(AppError::refused("input.year", ProblemKind::Required)),
                _ => return Err(AppError::refused("input.pledge", ProblemKind::Required)),
            };
            let donor = input.donor.into();
            ask.app.ask_for_receipt(&ask.caller, wanted, &donor).await
        };
        TaxReceiptPayload::new(ask, asked.await)
    }

    /// Of each gift from now on, or one a year.
    async fn set_receipt_wish(
        &self,
        ctx: &Context<'_>,
        input: SetReceiptWishInput,
    ) -> Result<ReceiptWishPayload> {
        let ask = Ask::of(ctx);
        let set = async {
            let donor = input.donor.map(Given::from);
            let wish = match (input.kind, &donor) {
                (None, _) => None,
                (Some(kind), Some(donor)) => Some((kind.into(), donor)),
                (Some(_), None) => {
                    return Err(AppError::refused("input.donor.name", ProblemKind::Required));
                }
            };
            ask.app.set_receipt_wish(&ask.caller, wish).await
        };
        let (wish, problems) = ask.outcome(set.await)?;
        Ok(ReceiptWishPayload {
            wish: wish.flatten().map(ReceiptWish::from),
            problems,
        })
    }

    /// By a finance officer; never of one's own gifts. The donor is told by mail.
    async fn void_receipt(&self, ctx: &Context<'_>, id: ID, reason: String) -> Result<TaxReceiptPayload> {
        let ask = Ask::of(ctx);
        let void = async {
            let id = ask::id("id", &id)?;
            ask.app.void_receipt(&ask.caller, id, &reason).await
        };
        TaxReceiptPayload::new(ask, void.await)
    }

    /// By a finance officer; never of one's own gifts. Gives the new receipt; the old one no longer holds, and its donor
    /// is told by mail.
    async fn replace_receipt(
        &self,
        ctx: &Context<'_>,
        input: ReplaceReceiptInput,
    ) -> Result<TaxReceiptPayload> {
        let ask = Ask::of(ctx);
        let replaced = async {
            let id = ask::id("input.receipt", &input.receipt)?;
            let donor = input.donor.map(Given::from);
            ask.app
                .replace_receipt(&ask.caller, id, &input.reason, donor.as_ref())
                .await
        };
        TaxReceiptPayload::new(ask, replaced.await)
    }

    /// By a finance officer: receipts of a year that is over, for all who wish for one a year and have none yet.
    async fn start_receipt_run(&self, ctx: &Context<'_>, city: ID, year: i32) -> Result<ReceiptRunPayload> {
        let ask = Ask::of(ctx);
        let started = async {
            let city = ask::id("city", &city)?;
            ask.app.start_receipt_run(&ask.caller, city, year).await
        };
        let (run, problems) = ask.outcome(started.await)?;
        Ok(ReceiptRunPayload {
            run: run.map(ReceiptRun),
            problems,
        })
    }
}
