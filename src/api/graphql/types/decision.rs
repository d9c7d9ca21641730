//! What the matching engine decided, and why.

use std::sync::Arc;

use app::explain::{self, Explained, ExplainedStep};
use app::{AppResult, DecisionsOf, Returned};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use domain::{CityId, Currency};

use super::pledge::Pledge;
use super::pool::Pool;
use super::project::{Project, returned};
use crate::graphql::ask::Ask;
use crate::graphql::page::{Asked, Cursor, Page, connection};
use crate::graphql::scalar::{Money, int, money};
use crate::graphql::words::DecisionState;

/// One decision.
#[derive(Clone)]
pub struct Decision {
    city: CityId,
    row: Arc<app::Decision>,
}

/// One step of an explanation: which primitive acted, which limit cut, how much went in and came out.
#[derive(SimpleObject)]
pub struct ExplanationStep {
    step: String,
    limit: Option<String>,
    #[graphql(name = "in")]
    before: Money,
    out: Money,
    sentence: String,
}

impl ExplanationStep {
    /// A step in words.
    pub fn new(step: ExplainedStep, currency: Currency) -> Self {
        Self {
            step: step.step.to_owned(),
            limit: step.limit.map(str::to_owned),
            before: money(step.in_minor, currency),
            out: money(step.out_minor, currency),
            sentence: step.sentence,
        }
    }
}

/// How many decisions there are.
pub struct CountDecisions(CityId, DecisionsOf);

impl CountDecisions {
    async fn count(&self, ask: &Ask) -> AppResult<i32> {
        Ok(int(ask.app.count_decisions(self.0, self.1).await?))
    }
}

connection!(
    DecisionConnection,
    DecisionEdge,
    Decision,
    "DecisionConnection",
    "DecisionEdge",
    CountDecisions
);

impl Decision {
    /// A decision of a city.
    pub fn new(city: CityId, row: Arc<app::Decision>) -> Self {
        Self { city, row }
    }

    /// These may be asked for what they name soon.
    pub fn expect<'a>(ask: &Ask, decisions: impl Iterator<Item = &'a Decision> + Clone) {
        ask.loaders()
            .pools
            .expect(decisions.clone().map(|decision| decision.row.pool));
        Project::expect(ask, decisions.clone().map(|one| (one.city, one.row.project)));
        let pledges = decisions.filter_map(|one| Some((one.city, one.row.pledge?)));
        ask.loaders().pledges.expect(pledges);
    }

    /// A page of the decisions for a project or of a pool, the newest first.
    pub async fn page(
        ask: &Ask,
        city: CityId,
        whose: DecisionsOf,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<DecisionConnection> {
        let asked = Asked::new(first, after)?;
        let after = asked.after.as_ref().map(Cursor::parts::<i64, i32>).transpose()?;
        let rows = ask.app.decisions(city, whose, after, asked.limit().into()).await;
        let rows = rows.map_err(|error| ask.error(error))?;
        let decisions = rows
            .into_iter()
            .map(|row| Self::new(city, Arc::new(row)))
            .collect();
        let page = Page::cut(decisions, &asked, |Self { row, .. }| {
            Cursor::new(row.event_seq, row.position)
        });
        Self::expect(ask, page.items.iter().map(|(_, decision)| decision));
        Ok(DecisionConnection::new(page, CountDecisions(city, whose)))
    }

    async fn currency(&self, ask: &Ask) -> Result<Currency> {
        Ok(ask.kept.city(ask, self.city).await?.currency)
    }

    async fn explained(&self, ask: &Ask) -> Result<(Explained, Currency)> {
        let currency = self.currency(ask).await?;
        let explained =
            explain::decision(&self.row, ask.locale(), currency).map_err(|error| ask.error(error))?;
        Ok((explained, currency))
    }
}

#[Object]
impl Decision {
    pub async fn id(&self) -> ID {
        self.row.id.to_string().into()
    }

    async fn pool(&self, ctx: &Context<'_>) -> Result<Pool> {
        Pool::named(Ask::of(ctx), self.row.pool).await
    }

    async fn project(&self) -> Project {
        Project::named(self.city, self.row.project)
    }

    /// The gift; null where a campaign is settled as a whole, and where a gift to a campaign that runs was given
    /// back, which is a private matter.
    async fn pledge(&self, ctx: &Context<'_>) -> Result<Option<Pledge>> {
        let ask = Ask::of(ctx);
        let Some(id) = self.row.pledge else {
            return Ok(None);
        };
        let Some(project) = ask.loaders().projects.get(ask, self.row.project).await? else {
            return Ok(None);
        };
        let found = ask.loaders().pledges.get(ask, (self.city, id)).await?;
        let shown = found.filter(|pledge| {
            pledge.state != domain::pledge::PledgeState::Refunded
                || returned(project.state) == Returned::Included
        });
        Ok(shown.map(Pledge::shared))
    }

    async fn rule_version(&self) -> i32 {
        self.row.rule_version
    }

    /// Signed: a refund takes back.
    async fn change(&self, ctx: &Context<'_>) -> Result<Money> {
        Ok(money(self.row.change_minor, self.currency(Ask::of(ctx)).await?))
    }

    async fn state(&self) -> DecisionState {
        self.row.state.into()
    }

    /// One sentence for the donor.
    async fn sentence(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(self.explained(Ask::of(ctx)).await?.0.sentence)
    }

    /// The steps in the order the rule was evaluated.
    async fn steps(&self, ctx: &Context<'_>) -> Result<Vec<ExplanationStep>> {
        let (explained, currency) = self.explained(Ask::of(ctx)).await?;
        Ok(explained
            .steps
            .into_iter()
            .map(|step| ExplanationStep::new(step, currency))
            .collect())
    }

    async fn decided_at(&self) -> DateTime<Utc> {
        self.row.decided_at
    }
}
