//! Giving.

use app::pledge::PledgeInput;
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use crate::graphql::ask::{self, Ask};
use crate::graphql::scalar::Money;
use crate::graphql::types::pledge::{Hold, Pledge};
use crate::graphql::types::problem::Problem;
use crate::graphql::types::transfer::Transfer;
use crate::graphql::words::PledgeChannel;

#[derive(Default)]
pub struct PledgeMutation;

#[derive(InputObject)]
pub struct CreatePledgeInput {
    project: ID,
    amount: Money,
    /// What to give to the platform on top, with a card only. Nothing, unless the donor says so.
    tip: Option<Money>,
    /// A transfer needs a city that takes them.
    #[graphql(default_with = "PledgeChannel::Card")]
    channel: PledgeChannel,
    /// Shown to the public unless anonymous.
    name: Option<String>,
    /// Needed from a guest: the receipt goes there.
    email: Option<String>,
    anonymous: bool,
    message: Option<String>,
    /// Made by the client, once for each intention to give: the same key never gives twice.
    idempotency_key: String,
}

/// Where to go to pay.
#[derive(SimpleObject)]
pub struct Checkout {
    url: String,
}

impl Checkout {
    /// The provider's page.
    pub fn at(url: String) -> Self {
        Self { url }
    }
}

#[derive(SimpleObject)]
pub struct CreatePledgePayload {
    pledge: Option<Pledge>,
    checkout: Option<Checkout>,
    /// What to fill in at one's bank, for a transfer.
    transfer: Option<Transfer>,
    /// What pools keep for it while it is being paid for, where they do.
    held: Option<Hold>,
    problems: Vec<Problem>,
}

#[derive(SimpleObject)]
pub struct PledgePayload {
    pledge: Option<Pledge>,
    problems: Vec<Problem>,
}

impl PledgePayload {
    /// The pledge as it is now, or why not.
    pub fn new(pledge: Option<app::Pledge>, problems: Vec<Problem>) -> Self {
        Self {
            pledge: pledge.map(Pledge::loaded),
            problems,
        }
    }
}

#[Object]
impl PledgeMutation {
    async fn create_pledge(
        &self,
        ctx: &Context<'_>,
        input: CreatePledgeInput,
    ) -> Result<CreatePledgePayload> {
        let ask = Ask::of(ctx);
        let made = async {
            let given = PledgeInput {
                project: ask::id("input.project", &input.project)?,
                amount: input.amount.0,
                tip: input.tip.map(|tip| tip.0),
                channel: input.channel.into(),
                name: input.name,
                email: input.email,
                anonymous: input.anonymous,
                message: input.message,
                key: input.idempotency_key,
                network: ask.sender.network(),
            };
            ask.app.create_pledge(&ask.caller, &given).await
        };
        let made = made.await;
        ask.forget();
        let (made, problems) = ask.outcome(made)?;
        let (pledge, checkout) = made
            .map(|made| (Pledge::loaded(made.pledge), made.checkout_url))
            .unzip();
        let held = match &pledge {
            Some(pledge) => pledge.hold(ctx).await?,
            None => None,
        };
        let transfer = match &pledge {
            Some(pledge) => pledge.transfer_details(ask).await?,
            None => None,
        };
        Ok(CreatePledgePayload {
            pledge,
            transfer,
            held,
            checkout: checkout.flatten().map(Checkout::at),
            problems,
        })
    }

    /// Asked by the page one comes back to from the payment provider: brings the pledge up to what the provider says.
    async fn refresh_pledge(&self, ctx: &Context<'_>, id: ID) -> Result<PledgePayload> {
        let ask = Ask::of(ctx);
        let pledge = async { ask.app.refresh_pledge(ask::id("id", &id)?).await };
        let pledge = pledge.await;
        ask.forget();
        let (pledge, problems) = ask.outcome(pledge)?;
        Ok(PledgePayload::new(pledge, problems))
    }
}
