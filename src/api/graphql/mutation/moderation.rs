//! Reports, decisions and appeals.

use std::sync::Arc;

use app::case::Ruling;
use app::report::ReportInput as Fields;
use app::{AppError, AppResult};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::ProblemKind;

use crate::graphql::ask::{self, Ask};
use crate::graphql::types::case::Case;
use crate::graphql::types::problem::Problem;
use crate::graphql::words::{CaseAction, ReportReason};

#[derive(Default)]
pub struct ModerationMutation;

#[derive(InputObject)]
pub struct ReportInput {
    /// A project, comment, pledge (its message) or organisation.
    subject: ID,
    reason: ReportReason,
    details: Option<String>,
    /// Of a visitor, to be told the outcome.
    email: Option<String>,
}

#[derive(InputObject)]
pub struct DecideCaseInput {
    case: ID,
    action: CaseAction,
    /// Told to the person concerned.
    reason: String,
    /// For SUSPEND_PERSON: days, 1 to 365.
    days: Option<i32>,
}

#[derive(InputObject)]
pub struct DecideAppealInput {
    case: ID,
    /// False takes the first decision back.
    uphold: bool,
    reason: String,
}

#[derive(SimpleObject)]
pub struct ReportPayload {
    received: bool,
    problems: Vec<Problem>,
}

#[derive(SimpleObject)]
pub struct CasePayload {
    case: Option<Case>,
    problems: Vec<Problem>,
}

#[Object]
impl ModerationMutation {
    /// Tells the moderators; visitors too. Twice by the same person is once.
    async fn report(&self, ctx: &Context<'_>, input: ReportInput) -> Result<ReportPayload> {
        let ask = Ask::of(ctx);
        let reported = async {
            let subject = input.subject.parse().map_err(|_| {
                let expected = "subject";
                AppError::refused("input.subject", ProblemKind::WrongId { expected })
            })?;
            let given = Fields {
                subject,
                reason: input.reason.into(),
                details: input.details,
                email: input.email,
                network: ask.sender.network(),
            };
            ask.app.report(&ask.caller, &given).await
        };
        let reported = reported.await;
        ask.forget();
        let (received, problems) = ask.outcome(reported)?;
        Ok(ReportPayload {
            received: received.is_some(),
            problems,
        })
    }

    /// By a moderator; not about what is one's own, or what one reported.
    async fn decide_case(&self, ctx: &Context<'_>, input: DecideCaseInput) -> Result<CasePayload> {
        let ask = Ask::of(ctx);
        let decided = async {
            let ruling = Ruling {
                action: input.action.into(),
                reason: input.reason,
                days: input.days.map(i64::from),
            };
            ask.app
                .decide_case(&ask.caller, ask::id("input.case", &input.case)?, &ruling)
                .await
        };
        payload(ask, decided.await)
    }

    /// By who is concerned, once, within 30 days of the decision.
    async fn appeal_case(&self, ctx: &Context<'_>, id: ID, text: String) -> Result<CasePayload> {
        let ask = Ask::of(ctx);
        let appealed = async { ask.app.appeal_case(&ask.caller, ask::id("id", &id)?, &text).await };
        payload(ask, appealed.await)
    }

    /// By another person than who decided.
    async fn decide_appeal(&self, ctx: &Context<'_>, input: DecideAppealInput) -> Result<CasePayload> {
        let ask = Ask::of(ctx);
        let decided = async {
            let case = ask::id("input.case", &input.case)?;
            ask.app
                .decide_appeal(&ask.caller, case, input.uphold, &input.reason)
                .await
        };
        payload(ask, decided.await)
    }
}

fn payload(ask: &Ask, result: AppResult<app::Case>) -> Result<CasePayload> {
    ask.forget();
    let (case, problems) = ask.outcome(result)?;
    Ok(CasePayload {
        case: case.map(Arc::new).map(Case),
        problems,
    })
}
