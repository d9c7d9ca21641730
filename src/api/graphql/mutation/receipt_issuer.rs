//! On what ground bodies issue tax receipts: written down by one person, agreed to by another.

use app::receipt_issuer::IssuerInput;
use app::{AppResult, Issuer};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::NaiveDate;

use crate::graphql::ask::{self, Ask};
use crate::graphql::types::problem::Problem;
use crate::graphql::types::receipt_desk::ReceiptIssuer;
use crate::graphql::words::IdentifierKind;

#[derive(Default)]
pub struct ReceiptIssuerMutation;

#[derive(InputObject)]
pub struct RecordReceiptIssuerInput {
    city: ID,
    /// Null for the city itself.
    organisation: Option<ID>,
    /// The country whose receipts they are, in two letters.
    country: String,
    /// One of the country's schemes.
    scheme: String,
    /// The decision, ruling or article that it rests on; printed.
    ruling: String,
    /// The first day of gifts that there are receipts for.
    from: NaiveDate,
    /// The last; null until further notice.
    until: Option<NaiveDate>,
    /// In law.
    name: String,
    /// In lines.
    address: String,
    number_kind: IdentifierKind,
    number: String,
    object: Option<String>,
    legal_category: Option<String>,
    signatory_name: String,
    signatory_role: String,
    place: String,
}

#[derive(SimpleObject)]
pub struct ReceiptIssuerPayload {
    issuer: Option<ReceiptIssuer>,
    problems: Vec<Problem>,
}

impl ReceiptIssuerPayload {
    fn new(ask: &Ask, outcome: AppResult<Issuer>) -> Result<Self> {
        let (issuer, problems) = ask.outcome(outcome)?;
        Ok(Self {
            issuer: issuer.map(ReceiptIssuer),
            problems,
        })
    }
}

#[Object]
impl ReceiptIssuerMutation {
    /// By an official or a finance officer who is not one of the organisation's own people, and who proved a short while
    /// ago who they are. A second one agrees.
    async fn record_receipt_issuer(
        &self,
        ctx: &Context<'_>,
        input: RecordReceiptIssuerInput,
    ) -> Result<ReceiptIssuerPayload> {
        let ask = Ask::of(ctx);
        let recorded = async {
            let city = ask::id("input.city", &input.city)?;
            let organisation = input.organisation.as_ref();
            let given = IssuerInput {
                organisation: organisation
                    .map(|id| ask::id("input.organisation", id))
                    .transpose()?,
                country: input.country,
                scheme: input.scheme,
                ruling: input.ruling,
                from: input.from,
                until: input.until,
                name: input.name,
                address: input.address,
                number_kind: input.number_kind.into(),
                number: input.number,
                object: input.object,
                legal_category: input.legal_category,
                signatory_name: input.signatory_name,
                signatory_role: input.signatory_role,
                place: input.place,
            };
            ask.app.record_receipt_issuer(&ask.caller, city, &given).await
        };
        ReceiptIssuerPayload::new(ask, recorded.await)
    }

    /// By another person than who asked.
    async fn agree_receipt_issuer(&self, ctx: &Context<'_>, id: ID) -> Result<ReceiptIssuerPayload> {
        let ask = Ask::of(ctx);
        let agreed = async {
            let id = ask::id("id", &id)?;
            ask.app.agree_receipt_issuer(&ask.caller, id).await
        };
        ReceiptIssuerPayload::new(ask, agreed.await)
    }

    /// Who asked may take it back by this.
    async fn decline_receipt_issuer(&self, ctx: &Context<'_>, id: ID) -> Result<ReceiptIssuerPayload> {
        let ask = Ask::of(ctx);
        let declined = async {
            let id = ask::id("id", &id)?;
            ask.app.decline_receipt_issuer(&ask.caller, id).await
        };
        ReceiptIssuerPayload::new(ask, declined.await)
    }

    /// With the last day of gifts that there are receipts for. What was issued until then stays.
    async fn end_receipt_issuer(
        &self,
        ctx: &Context<'_>,
        id: ID,
        until: NaiveDate,
    ) -> Result<ReceiptIssuerPayload> {
        let ask = Ask::of(ctx);
        let ended = async {
            let id = ask::id("id", &id)?;
            ask.app.end_receipt_issuer(&ask.caller, id, until).await
        };
        ReceiptIssuerPayload::new(ask, ended.await)
    }
}
