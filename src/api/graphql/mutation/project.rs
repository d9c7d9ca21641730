//! Projects as their owners write them.

use app::project::{BudgetLineInput as LineFields, ProjectInput};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use crate::graphql::ask::{self, Ask};
use crate::graphql::scalar::Money;
use crate::graphql::types::problem::Problem;
use crate::graphql::types::project::Project;
use crate::graphql::words::{BudgetLineKind, CampaignKind, Locale};

#[derive(Default)]
pub struct ProjectMutation;

#[derive(InputObject)]
pub struct CreateProjectInput {
    city: ID,
    title: String,
    language: Option<Locale>,
    idempotency_key: String,
}

#[derive(InputObject)]
pub struct UpdateProjectInput {
    title: Option<String>,
    summary: Option<String>,
    story: Option<String>,
    category: Option<String>,
    campaign_kind: Option<CampaignKind>,
    goal: Option<Money>,
    opens_at: Option<DateTime<Utc>>,
    closes_at: Option<DateTime<Utc>>,
    location: Option<PointInput>,
    address: Option<String>,
    city_wide: Option<bool>,
    budget_lines: Option<Vec<BudgetLineInput>>,
    /// What the whole costs, where it is more than the budget needs; blank otherwise.
    cost: Option<Money>,
    /// What whoever carries it puts in, beside the budget; blank for nothing.
    own_contribution: Option<Money>,
}

#[derive(InputObject)]
pub struct PointInput {
    longitude: f64,
    latitude: f64,
}

#[derive(InputObject)]
pub struct BudgetLineInput {
    label: String,
    amount: Money,
    kind: BudgetLineKind,
}

#[derive(SimpleObject)]
pub struct ProjectPayload {
    project: Option<Project>,
    problems: Vec<Problem>,
}

impl ProjectPayload {
    /// What came of a change.
    pub fn new(ask: &Ask, result: app::AppResult<app::Project>) -> Result<Self> {
        ask.forget();
        let (project, problems) = ask.outcome(result)?;
        Ok(Self {
            project: project.map(Project::loaded),
            problems,
        })
    }
}

#[Object]
impl ProjectMutation {
    async fn create_project(&self, ctx: &Context<'_>, input: CreateProjectInput) -> Result<ProjectPayload> {
        let ask = Ask::of(ctx);
        let language = input.language.map(Into::into);
        let created = async {
            let city = ask::id("input.city", &input.city)?;
            ask.app
                .create_project(&ask.caller, city, &input.title, language, &input.idempotency_key)
                .await
        };
        ProjectPayload::new(ask, created.await)
    }

    /// Saves what is given and leaves the rest; only while a draft or after changes were requested.
    async fn update_project(
        &self,
        ctx: &Context<'_>,
        id: ID,
        input: UpdateProjectInput,
    ) -> Result<ProjectPayload> {
        let ask = Ask::of(ctx);
        let line = |line: BudgetLineInput| LineFields {
            label: line.label,
            amount: line.amount.0,
            kind: line.kind.into(),
        };
        let fields = ProjectInput {
            title: input.title,
            summary: input.summary,
            story: input.story,
            category: input.category,
            campaign_kind: input.campaign_kind.map(Into::into),
            goal: input.goal.map(|Money(text)| text),
            opens_at: input.opens_at,
            closes_at: input.closes_at,
            location: input.location.map(|point| (point.longitude, point.latitude)),
            address: input.address,
            city_wide: input.city_wide,
            budget_lines: input
                .budget_lines
                .map(|lines| lines.into_iter().map(line).collect()),
            cost: input.cost.map(|Money(text)| text),
            own_contribution: input.own_contribution.map(|Money(text)| text),
        };
        let updated = async {
            ask.app
                .update_project(&ask.caller, ask::id("id", &id)?, &fields)
                .await
        };
        ProjectPayload::new(ask, updated.await)
    }

    async fn submit_project(&self, ctx: &Context<'_>, id: ID) -> Result<ProjectPayload> {
        let ask = Ask::of(ctx);
        let submitted = async { ask.app.submit_project(&ask.caller, ask::id("id", &id)?).await };
        ProjectPayload::new(ask, submitted.await)
    }
}
