//! Residents show a city where they live.

use app::AppResult;
use app::residence::{AtDesk, LetterInput};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::ResidenceId;

use super::person::ViewerPayload;
use crate::graphql::ask::{self, Ask};
use crate::graphql::types::problem::Problem;
use crate::graphql::types::residence::Residence;

#[derive(Default)]
pub struct ResidenceMutation;

#[derive(InputObject)]
pub struct RequestResidenceLetterInput {
    city: ID,
    /// As on the letter box.
    name: String,
    street: String,
    postcode: String,
    town: String,
    neighbourhood: ID,
}

#[derive(InputObject)]
pub struct VerifyResidentInput {
    city: ID,
    email: String,
    name: String,
    neighbourhood: ID,
    /// What was shown, in words: identity card, rent receipt. No copy is kept.
    shown: String,
}

#[derive(SimpleObject)]
pub struct PrintLettersPayload {
    /// The letters as one PDF; signed, lasts five minutes.
    url: Option<String>,
    letters: i32,
    problems: Vec<Problem>,
}

#[derive(SimpleObject)]
pub struct VerifyResidentPayload {
    residence: Option<Residence>,
    problems: Vec<Problem>,
}

impl VerifyResidentPayload {
    fn new(ask: &Ask, result: AppResult<app::Residence>) -> Result<Self> {
        ask.forget();
        let (residence, problems) = ask.outcome(result)?;
        Ok(Self {
            residence: residence.map(Residence),
            problems,
        })
    }
}

#[Object]
impl ResidenceMutation {
    /// A city sends a letter with a code to the address.
    async fn request_residence_letter(
        &self,
        ctx: &Context<'_>,
        input: RequestResidenceLetterInput,
    ) -> Result<ViewerPayload> {
        let ask = Ask::of(ctx);
        let requested = async {
            let given = LetterInput {
                city: ask::id("input.city", &input.city)?,
                neighbourhood: ask::id("input.neighbourhood", &input.neighbourhood)?,
                name: input.name,
                street: input.street,
                postcode: input.postcode,
                town: input.town,
            };
            ask.app.request_letter(&ask.caller, &given).await.map(drop)
        };
        let requested = requested.await.map(|()| ask.caller.clone());
        ViewerPayload::new(ask, requested)
    }

    /// The code of the letter; five tries a letter.
    async fn enter_residence_code(&self, ctx: &Context<'_>, city: ID, code: String) -> Result<ViewerPayload> {
        let ask = Ask::of(ctx);
        let entered = async {
            let city = ask::id("city", &city)?;
            ask.app.enter_code(&ask.caller, city, &code).await
        };
        let entered = entered.await.map(|()| ask.caller.clone());
        ViewerPayload::new(ask, entered)
    }

    /// Makes the letters of requests as one PDF, with new codes; signed, lasts five minutes.
    async fn print_residence_letters(
        &self,
        ctx: &Context<'_>,
        city: ID,
        requests: Vec<ID>,
    ) -> Result<PrintLettersPayload> {
        let ask = Ask::of(ctx);
        let printed = async {
            let city = ask::id("city", &city)?;
            let ids = requests.iter().map(|id| ask::id("requests", id));
            let ids: Vec<ResidenceId> = ids.collect::<AppResult<_>>()?;
            ask.app.print_letters(&ask.caller, city, &ids).await
        };
        let (printed, problems) = ask.outcome(printed.await)?;
        let letters = printed.as_ref().map_or(0, |printed| printed.letters);
        Ok(PrintLettersPayload {
            url: printed.map(|printed| printed.url),
            letters: i32::try_from(letters).unwrap_or(i32::MAX),
            problems,
        })
    }

    async fn verify_resident_at_desk(
        &self,
        ctx: &Context<'_>,
        input: VerifyResidentInput,
    ) -> Result<VerifyResidentPayload> {
        let ask = Ask::of(ctx);
        let verified = async {
            let given = AtDesk {
                city: ask::id("input.city", &input.city)?,
                neighbourhood: ask::id("input.neighbourhood", &input.neighbourhood)?,
                email: input.email,
                name: input.name,
                shown: input.shown,
            };
            ask.app.verify_at_desk(&ask.caller, &given).await
        };
        VerifyResidentPayload::new(ask, verified.await)
    }

    async fn revoke_residence(
        &self,
        ctx: &Context<'_>,
        id: ID,
        reason: String,
    ) -> Result<VerifyResidentPayload> {
        let ask = Ask::of(ctx);
        let revoked = async {
            let id = ask::id("id", &id)?;
            ask.app.revoke_residence(&ask.caller, id, &reason).await
        };
        VerifyResidentPayload::new(ask, revoked.await)
    }
}
