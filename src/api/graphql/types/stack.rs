//! How the rules of a city's pools go together on one project.

use std::sync::Arc;

use app::match_stack::{GroupShare as Share, StackMode as Mode};
use app::matching::form::StackForm;
use async_graphql::{Context, Object, Result, SimpleObject};
use domain::Currency;

use crate::graphql::ask::Ask;
use crate::graphql::scalar::{Money, money};
use crate::graphql::words::{GroupShare, StackMode};

/// How the rules of a city's pools go together on one project.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct MatchStack {
    /// How several rules act on one project.
    mode: StackMode,
    /// How they share a ceiling that they pass together.
    group_share: GroupShare,
    /// The most that all match may be of the goal.
    group_goal_bps: Option<i32>,
    /// The most that all match and other public money may be of the cost.
    group_cost_bps: Option<i32>,
    /// The least that the owner's own money must be of it and all public money together.
    own_share_of_public_bps: Option<i32>,
    /// The most aid to one owner in a period.
    de_minimis: Option<DeMinimis>,
    #[graphql(skip)]
    form: StackForm,
    #[graphql(skip)]
    currency: Currency,
}

/// The most aid to one owner in a period.
#[derive(SimpleObject)]
pub struct DeMinimis {
    amount: Money,
    months: i32,
}

impl MatchStack {
    /// The settings of a city.
    pub fn new(form: StackForm, currency: Currency) -> Self {
        let whole = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
        Self {
            mode: form.mode.map_or(Mode::Additive, |mode| mode.0).into(),
            group_share: form.group_share.map_or(Share::Priority, |share| share.0).into(),
            group_goal_bps: form.group_goal_bps.map(whole),
            group_cost_bps: form.group_cost_bps.map(whole),
            own_share_of_public_bps: form.own_share_of_public_bps.map(whole),
            de_minimis: form.de_minimis.map(|aid| DeMinimis {
                amount: money(aid.minor, currency),
                months: whole(aid.months),
            }),
            form,
            currency,
        }
    }
}

#[async_graphql::ComplexObject]
impl MatchStack {
    /// In words, one sentence for each setting.
    #[allow(clippy::unused_async, reason = "resolvers are asynchronous")]
    async fn sentences(&self, ctx: &Context<'_>) -> Vec<String> {
        app::words::stack_sentences(Ask::of(ctx).locale(), &self.form, self.currency)
    }
}

/// The part of a city that says how its pools go together.
pub struct CityStack(pub Arc<app::City>);

#[Object]
impl CityStack {
    /// How the rules of the city's pools go together on one project.
    async fn match_stack(&self, ctx: &Context<'_>) -> Result<MatchStack> {
        let ask = Ask::of(ctx);
        let stack = ask
            .app
            .match_stack(self.0.id)
            .await
            .map_err(|error| ask.error(error))?;
        Ok(MatchStack::new(stack, self.0.currency))
    }
}
