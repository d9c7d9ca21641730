//! Cases as moderators and the people concerned see them.

use std::sync::Arc;

use app::{AfterCase, AppResult, case, case_rank};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use domain::case::{CaseState as State, Subject};
use domain::{CaseId, CityId, PersonId};

use super::city::City;
use super::person_name::PersonName;
use super::problem::Permission;
use crate::graphql::ask::{Ask, coded};
use crate::graphql::page::{Asked, Cursor, Page, connection};
use crate::graphql::scalar::int;
use crate::graphql::words::{CaseAction, CaseState, ReportReason, SubjectKind};

/// A case that its reader may know of.
#[derive(Clone)]
pub struct Case(pub Arc<app::Case>);

#[derive(SimpleObject)]
pub struct CaseReport {
    reason: ReportReason,
    details: Option<String>,
    at: DateTime<Utc>,
    /// Null for visitors.
    by: Option<PersonName>,
}

#[derive(SimpleObject)]
pub struct CaseDecision {
    action: CaseAction,
    on_appeal: bool,
    upheld: Option<bool>,
    reason: String,
    at: DateTime<Utc>,
    /// To moderators.
    by: Option<PersonName>,
    until: Option<DateTime<Utc>>,
}

#[derive(SimpleObject)]
pub struct CasePermissions {
    decide: Permission,
    appeal: Permission,
    decide_appeal: Permission,
}

/// How many cases there are.
pub struct CountCases(CityId, Vec<State>);

impl CountCases {
    async fn count(&self, ask: &Ask) -> AppResult<i32> {
        let number = ask.app.count_cases(self.0, &self.1).await?;
        Ok(int(i64::try_from(number).unwrap_or(i64::MAX)))
    }
}

connection!(
    CaseConnection,
    CaseEdge,
    Case,
    "CaseConnection",
    "CaseEdge",
    CountCases
);

impl Case {
    /// A page of a city's queue.
    pub async fn page(ask: &Ask, city: CityId, states: Vec<State>, asked: &Asked) -> Result<CaseConnection> {
        let after = asked.after.as_ref().map(after).transpose()?;
        let rows = ask
            .app
            .cases(&ask.caller, city, &states, after, asked.limit())
            .await
            .map_err(|error| ask.error(error))?;
        let page = Page::cut(rows, asked, |row| {
            let place = format!("{}.{}", case_rank(row.state), row.opened_at.timestamp_micros());
            Cursor::new(place, row.id)
        });
        Self::expect(ask, page.items.iter().map(|(_, row)| row));
        let page = Page {
            has_next: page.has_next,
            has_previous: page.has_previous,
            items: page
                .items
                .into_iter()
                .map(|(cursor, row)| (cursor, Self(Arc::new(row))))
                .collect(),
        };
        Ok(CaseConnection::new(page, CountCases(city, states)))
    }

    /// These will be asked for what belongs to them.
    pub fn expect<'a>(ask: &Ask, rows: impl Iterator<Item = &'a app::Case> + Clone) {
        let loaders = ask.loaders();
        let keys = || rows.clone().map(|row| (row.city, row.id));
        loaders.reports.expect(keys());
        loaders.case_decisions.expect(keys());
        loaders
            .people
            .expect(rows.clone().filter_map(|row| row.concerned));
        loaders
            .projects
            .expect(rows.clone().filter_map(|row| row.project));
    }

    async fn all_reports(&self, ask: &Ask) -> Result<Option<Arc<[app::Report]>>> {
        ask.loaders().reports.get(ask, (self.0.city, self.0.id)).await
    }

    async fn all_decisions(&self, ask: &Ask) -> Result<Option<Arc<[app::CaseDecision]>>> {
        ask.loaders()
            .case_decisions
            .get(ask, (self.0.city, self.0.id))
            .await
    }

    fn moderates(&self, ask: &Ask) -> bool {
        case::moderates(&ask.caller, &self.0)
    }
}

fn after(cursor: &Cursor) -> Result<AfterCase> {
    let (place, id) = cursor.parts::<String, CaseId>()?;
    let bad = || coded("BAD_CURSOR", "`after` is no cursor of this list");
    let (rank, micros) = place.split_once('.').ok_or_else(bad)?;
    let rank = rank.parse::<i32>().map_err(|_| bad())?;
    let at = micros
        .parse::<i64>()
        .ok()
        .and_then(DateTime::from_timestamp_micros);
    Ok(AfterCase {
        rank,
        at: at.ok_or_else(bad)?,
        id,
    })
}

async fn named(ask: &Ask, person: Option<PersonId>) -> Result<Option<PersonName>> {
    match person {
        Some(person) => PersonName::of(ask, person).await,
        None => Ok(None),
    }
}

#[Object]
impl Case {
    pub async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    async fn city(&self, ctx: &Context<'_>) -> Result<City> {
        let ask = Ask::of(ctx);
        Ok(City(ask.kept.city(ask, self.0.city).await?))
    }

    async fn state(&self) -> CaseState {
        self.0.state.into()
    }

    async fn subject_kind(&self) -> SubjectKind {
        self.0.subject.kind().into()
    }

    /// What it is about, as it was when first reported. Text, no HTML.
    async fn excerpt(&self) -> &str {
        &self.0.excerpt
    }

    /// Where it is, a path.
    async fn path(&self, ctx: &Context<'_>) -> Result<String> {
        let ask = Ask::of(ctx);
        let city = ask.kept.city(ask, self.0.city).await?;
        let project = match self.0.project {
            Some(project) => ask.loaders().projects.get(ask, project).await?,
            None => None,
        };
        Ok(match (project, self.0.subject) {
            (Some(project), Subject::Comment(comment)) => {
                format!("/c/{}/p/{}#{comment}", city.slug, project.slug)
            }
            (Some(project), _) => format!("/c/{}/p/{}", city.slug, project.slug),
            (None, _) => format!("/c/{}", city.slug),
        })
    }

    /// Who is concerned: to moderators. Whoever gave anonymously is not named to them either.
    async fn concerned(&self, ctx: &Context<'_>) -> Result<Option<PersonName>> {
        let ask = Ask::of(ctx);
        if !self.moderates(ask) {
            return Ok(None);
        }
        if let Subject::Pledge(id) = self.0.subject {
            let pledge = ask.loaders().pledges.get(ask, (self.0.city, id)).await?;
            if pledge.is_none_or(|pledge| pledge.anonymous) {
                return Ok(None);
            }
        }
        named(ask, self.0.concerned).await
    }

    /// To moderators only, and not of what is about themselves; else empty.
    async fn reports(&self, ctx: &Context<'_>) -> Result<Vec<CaseReport>> {
        let ask = Ask::of(ctx);
        if !case::sees_reporters(&ask.caller, &self.0) {
            return Ok(Vec::new());
        }
        let rows = self.all_reports(ask).await?;
        let rows = || rows.iter().flat_map(|all| all.iter());
        ask.loaders().people.expect(rows().filter_map(|row| row.person));
        let mut reports = Vec::new();
        for row in rows() {
            reports.push(CaseReport {
                reason: row.reason.into(),
                details: row.details.clone(),
                at: row.created_at,
                by: named(ask, row.person).await?,
            });
        }
        Ok(reports)
    }

    async fn opened_at(&self) -> DateTime<Utc> {
        self.0.opened_at
    }

    async fn decisions(&self, ctx: &Context<'_>) -> Result<Vec<CaseDecision>> {
        let ask = Ask::of(ctx);
        let rows = self.all_decisions(ask).await?;
        let moderates = case::sees_reporters(&ask.caller, &self.0);
        let mut decisions = Vec::new();
        for row in rows.iter().flat_map(|all| all.iter()) {
            decisions.push(CaseDecision {
                action: row.action.into(),
                on_appeal: row.upheld.is_some(),
                upheld: row.upheld,
                reason: row.reason.clone(),
                at: row.decided_at,
                by: named(ask, row.decided_by.filter(|_| moderates)).await?,
                until: row.until,
            });
        }
        Ok(decisions)
    }

    async fn appeal(&self) -> Option<&str> {
        self.0.appeal.as_deref()
    }

    async fn appeal_until(&self) -> Option<DateTime<Utc>> {
        self.0.appeal_until
    }

    async fn permissions(&self, ctx: &Context<'_>) -> Result<CasePermissions> {
        let ask = Ask::of(ctx);
        let (caller, locale) = (&ask.caller, ask.locale());
        let (reports, decisions) = (self.all_reports(ask).await?, self.all_decisions(ask).await?);
        let reports = reports.as_deref().unwrap_or_default();
        let decisions = decisions.as_deref().unwrap_or_default();
        let now = ask.app.world().now();
        Ok(CasePermissions {
            decide: Permission::new(case::may_decide(caller, &self.0, reports), locale),
            appeal: Permission::new(case::may_appeal(caller, &self.0, now), locale),
            decide_appeal: Permission::new(
                case::may_decide_appeal(caller, &self.0, reports, decisions),
                locale,
            ),
        })
    }
}
