//! A pledge as the public and its donor see it.

use std::sync::Arc;

use app::{AppResult, Returned};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use domain::{CityId, Currency, PersonId, ProjectId};

use super::decision::Decision;
use super::project::Project;
use super::transfer::Transfer;
use crate::graphql::ask::Ask;
use crate::graphql::page::{Page, connection};
use crate::graphql::scalar::{Money, int, money};
use crate::graphql::words::{Capture, PledgeState};

/// A pledge.
#[derive(Clone)]
pub struct Pledge(Arc<app::Pledge>);

/// What pools keep for a gift while it is being paid for.
#[derive(SimpleObject)]
pub struct Hold {
    amount: Money,
    /// The last moment at which all of it is.
    until: DateTime<Utc>,
}

/// How many pledges there are.
pub enum CountPledges {
    /// Confirmed ones of a project.
    OfProject(CityId, (ProjectId, Returned)),
    /// All of a person.
    OfPerson(PersonId),
}

impl CountPledges {
    async fn count(&self, ask: &Ask) -> AppResult<i32> {
        let count = match self {
            Self::OfProject(city, project) => ask.app.count_pledges_of_project(*city, *project).await?,
            Self::OfPerson(person) => ask.app.count_pledges_of_person(*person).await?,
        };
        Ok(int(count))
    }
}

connection!(
    PledgeConnection,
    PledgeEdge,
    Pledge,
    "PledgeConnection",
    "PledgeEdge",
    CountPledges
);

impl Pledge {
    /// A pledge that was loaded.
    pub fn loaded(row: app::Pledge) -> Self {
        Self(Arc::new(row))
    }

    /// The same, which others hold too.
    pub fn shared(row: Arc<app::Pledge>) -> Self {
        Self(row)
    }

    /// A page; the loaders are told what is likely to be asked of them.
    pub fn listed(ask: &Ask, page: Page<app::Pledge>) -> Page<Self> {
        let rows = page.items.iter().map(|(_, row)| row);
        ask.loaders()
            .decisions
            .expect(rows.clone().map(|row| (row.city, row.id)));
        Project::expect(ask, rows.map(|row| (row.city, row.project)));
        Page {
            has_next: page.has_next,
            has_previous: page.has_previous,
            items: page
                .items
                .into_iter()
                .map(|(cursor, row)| (cursor, Self::loaded(row)))
                .collect(),
        }
    }

    /// What is kept for it, for whoever made it.
    pub async fn hold(&self, ctx: &Context<'_>) -> Result<Option<Hold>> {
        let Some(held) = self.0.held else { return Ok(None) };
        Ok(Some(Hold {
            amount: money(held.minor, self.currency(ctx).await?),
            until: held.until,
        }))
    }

    /// What to fill in at one's bank, for whoever made it.
    pub async fn transfer_details(&self, ask: &Ask) -> Result<Option<Transfer>> {
        let details = ask.app.transfer_details(&self.0).await;
        Ok(details.map_err(|error| ask.error(error))?.map(Transfer))
    }

    async fn currency(&self, ctx: &Context<'_>) -> Result<Currency> {
        let ask = Ask::of(ctx);
        Ok(ask.kept.city(ask, self.0.city).await?.currency)
    }
}

#[Object]
impl Pledge {
    pub async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    async fn project(&self) -> Project {
        Project::named(self.0.city, self.0.project)
    }

    async fn amount(&self, ctx: &Context<'_>) -> Result<Money> {
        Ok(money(self.0.amount_minor, self.currency(ctx).await?))
    }

    /// What its donor gives to the platform on top; null for everybody else.
    async fn tip(&self, ctx: &Context<'_>) -> Result<Option<Money>> {
        if Ask::of(ctx).caller.person() != Some(self.0.person) {
            return Ok(None);
        }
        Ok(Some(money(self.0.tip_minor, self.currency(ctx).await?)))
    }

    async fn state(&self) -> PledgeState {
        self.0.state.into()
    }

    /// When its money is taken; what is taken later is a promise until then.
    async fn capture(&self) -> Capture {
        self.0.capture.into()
    }

    /// Until when a promise that could not be charged may be paid again; null for everybody but its donor.
    async fn pay_by(&self, ctx: &Context<'_>) -> Option<DateTime<Utc>> {
        let is_own = Ask::of(ctx).caller.person() == Some(self.0.person);
        self.0.pay_by.filter(|_| is_own)
    }

    /// Since when it counts for its project; null where it does not, or no more.
    async fn counted_at(&self) -> Option<DateTime<Utc>> {
        self.0.counted_at
    }

    /// Null where the donor wishes to stay anonymous.
    async fn backer(&self) -> Option<&str> {
        Some(self.0.display_name.as_str()).filter(|name| !self.0.anonymous && !name.is_empty())
    }

    async fn message(&self) -> Option<&str> {
        self.0.message.as_deref()
    }

    /// What pools add to it.
    #[graphql(name = "match")]
    async fn matched(&self, ctx: &Context<'_>) -> Result<Money> {
        Ok(money(self.0.match_minor, self.currency(ctx).await?))
    }

    /// False while the city's decision is still to come.
    async fn decided(&self) -> bool {
        self.0.decided_at.is_some()
    }

    /// What pools keep for it while it is being paid for; null for everybody but its donor.
    async fn held(&self, ctx: &Context<'_>) -> Result<Option<Hold>> {
        if Ask::of(ctx).caller.person() != Some(self.0.person) {
            return Ok(None);
        }
        self.hold(ctx).await
    }

    /// What to fill in at one's bank while a transfer is awaited; null for everybody but its donor.
    async fn transfer(&self, ctx: &Context<'_>) -> Result<Option<Transfer>> {
        let ask = Ask::of(ctx);
        if ask.caller.person() != Some(self.0.person) {
            return Ok(None);
        }
        self.transfer_details(ask).await
    }

    async fn decisions(&self, ctx: &Context<'_>) -> Result<Vec<Decision>> {
        let ask = Ask::of(ctx);
        let rows = ask.loaders().decisions.get(ask, (self.0.city, self.0.id)).await?;
        let decisions: Vec<Decision> = rows
            .iter()
            .flat_map(|all| all.iter())
            .map(|row| Decision::new(self.0.city, row.clone()))
            .collect();
        Decision::expect(ask, decisions.iter());
        Ok(decisions)
    }

    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    async fn confirmed_at(&self) -> Option<DateTime<Utc>> {
        self.0.confirmed_at
    }
}
