//! Gifts that are charged when their campaign has succeeded.

use app::AppError;
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use crate::graphql::ask::{self, Ask};
use crate::graphql::mutation::pledge::{Checkout, PledgePayload};
use crate::graphql::types::campaign_terms::CampaignTerms;
use crate::graphql::types::pledge::Pledge;
use crate::graphql::types::problem::Problem;
use crate::graphql::words::Charging;

#[derive(Default)]
pub struct PromiseMutation;

#[derive(InputObject)]
pub struct CampaignTermsInput {
    city: ID,
    /// How many days a campaign that is over waits for gifts that are on their way: 0 to 60.
    grace_days: i32,
    /// When gifts by card to all-or-nothing campaigns are charged.
    charging: Charging,
}

#[derive(SimpleObject)]
pub struct CampaignTermsPayload {
    campaign_terms: Option<CampaignTerms>,
    problems: Vec<Problem>,
}

#[derive(SimpleObject)]
pub struct PayAgainPayload {
    pledge: Option<Pledge>,
    /// Where to pay; null where it is paid already.
    checkout: Option<Checkout>,
    problems: Vec<Problem>,
}

#[Object]
impl PromiseMutation {
    /// Gifts that were made stay as they were made.
    async fn set_campaign_terms(
        &self,
        ctx: &Context<'_>,
        input: CampaignTermsInput,
    ) -> Result<CampaignTermsPayload> {
        let ask = Ask::of(ctx);
        let set = async {
            let city = ask::id("input.city", &input.city)?;
            let terms = (input.grace_days.into(), input.charging.into());
            let terms = ask.app.set_campaign_terms(&ask.caller, city, terms).await?;
            Ok::<_, AppError>((city, terms))
        };
        let set = set.await;
        ask.forget();
        let (set, problems) = ask.outcome(set)?;
        let campaign_terms = match set {
            Some((city, terms)) => {
                let city = ask.kept.city(ask, city).await?;
                Some(CampaignTerms::new(&ask.app, &city, terms))
            }
            None => None,
        };
        Ok(CampaignTermsPayload {
            campaign_terms,
            problems,
        })
    }

    /// Begins another payment for a promise that could not be charged.
    async fn pay_again(
        &self,
        ctx: &Context<'_>,
        id: ID,
        #[graphql(desc = "From the link of the mail; whoever is signed in as its donor needs none.")]
        key: Option<String>,
    ) -> Result<PayAgainPayload> {
        let ask = Ask::of(ctx);
        let made = async {
            let id = ask::id("id", &id)?;
            ask.app.pay_again(&ask.caller, id, key.as_deref()).await
        };
        let made = made.await;
        ask.forget();
        let (made, problems) = ask.outcome(made)?;
        let (pledge, url) = made
            .map(|made| (Pledge::loaded(made.pledge), made.checkout_url))
            .unzip();
        Ok(PayAgainPayload {
            pledge,
            checkout: url.flatten().map(Checkout::at),
            problems,
        })
    }

    /// Takes one's own promise back while its campaign is open: it is not charged.
    async fn take_back_promise(&self, ctx: &Context<'_>, id: ID) -> Result<PledgePayload> {
        let ask = Ask::of(ctx);
        let back = async { ask.app.take_back_promise(&ask.caller, ask::id("id", &id)?).await };
        let back = back.await;
        ask.forget();
        let (pledge, problems) = ask.outcome(back)?;
        Ok(PledgePayload::new(pledge, problems))
    }
}
