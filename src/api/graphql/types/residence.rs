//! Where people live, as far as a city has made sure.

use std::sync::Arc;

use app::caller::Viewer as Caller;
use app::residence::CODE_TRIES;
use app::{AppResult, Residence as Row};
use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};
use domain::residence::ResidenceState as State;
use domain::{CityId, NeighbourhoodId, ResidenceId};

use super::city::City;
use super::organisation::Organisation;
use super::person_name::PersonName;
use super::place::Neighbourhood;
use crate::graphql::ask::{Ask, missing};
use crate::graphql::page::{Asked, Cursor, Page, connection};
use crate::graphql::scalar::int;
use crate::graphql::words::{ResidenceMethod, ResidenceState};

/// Where the reader lives, or the request to make sure of it.
pub struct Residence(pub Row);

#[Object]
impl Residence {
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    async fn city(&self, ctx: &Context<'_>) -> Result<City> {
        let ask = Ask::of(ctx);
        Ok(City(ask.kept.city(ask, self.0.city).await?))
    }

    async fn neighbourhood(&self, ctx: &Context<'_>) -> Result<Option<Neighbourhood>> {
        neighbourhood(Ask::of(ctx), self.0.city, self.0.neighbourhood).await
    }

    async fn state(&self) -> ResidenceState {
        self.0.state.into()
    }

    async fn method(&self) -> ResidenceMethod {
        self.0.method.into()
    }

    async fn requested_at(&self) -> DateTime<Utc> {
        self.0.requested_at
    }

    async fn verified_at(&self) -> Option<DateTime<Utc>> {
        self.0.verified_at
    }

    /// Until when the city's word counts, or the code of the letter works.
    async fn expires_at(&self) -> Option<DateTime<Utc>> {
        match self.0.state {
            State::LetterSent => self.0.code_until,
            _ => self.0.expires_at,
        }
    }

    /// Tries of the code that are left.
    async fn tries_left(&self) -> Option<i32> {
        (self.0.state == State::LetterSent).then(|| int((CODE_TRIES - self.0.code_tries).max(0)))
    }
}

async fn neighbourhood(
    ask: &Ask,
    city: CityId,
    id: Option<NeighbourhoodId>,
) -> Result<Option<Neighbourhood>> {
    let Some(id) = id else { return Ok(None) };
    let names = ask.kept.neighbourhoods(ask, city).await?;
    let found = names.iter().find(|name| name.id == id);
    Ok(found.map(|name| Neighbourhood::new(city, name)))
}

/// Part of a viewer.
pub struct ViewerResidences(pub Arc<Caller>);

#[Object]
impl ViewerResidences {
    /// Where one lives, city by city, the newest first.
    async fn residences(&self, ctx: &Context<'_>) -> Result<Vec<Residence>> {
        let ask = Ask::of(ctx);
        let rows = ask.app.residences(self.0.person.id).await;
        let rows = rows.map_err(|error| ask.error(error))?;
        Ok(rows.into_iter().map(Residence).collect())
    }
}

/// A request for a letter, as an official sees it.
#[derive(Clone)]
pub struct ResidenceRequest(Arc<Row>);

#[Object]
impl ResidenceRequest {
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    async fn person(&self, ctx: &Context<'_>) -> Result<PersonName> {
        PersonName::named(Ask::of(ctx), self.0.person).await
    }

    /// As on the letter box; empty as soon as it is not needed any more.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Several lines; every look is logged. Empty as soon as it is not needed any more.
    async fn address(&self) -> &str {
        &self.0.address
    }

    async fn neighbourhood(&self, ctx: &Context<'_>) -> Result<Option<Neighbourhood>> {
        neighbourhood(Ask::of(ctx), self.0.city, self.0.neighbourhood).await
    }

    async fn state(&self) -> ResidenceState {
        self.0.state.into()
    }

    async fn requested_at(&self) -> DateTime<Utc> {
        self.0.requested_at
    }
}

/// How many requests there are.
pub struct CountRequests(CityId, Vec<State>);

impl CountRequests {
    async fn count(&self, ask: &Ask) -> AppResult<i32> {
        let count = ask
            .app
            .count_residence_requests(&ask.caller, self.0, &self.1)
            .await?;
        Ok(int(count))
    }
}

connection!(
    ResidenceRequestConnection,
    ResidenceRequestEdge,
    ResidenceRequest,
    "ResidenceRequestConnection",
    "ResidenceRequestEdge",
    CountRequests
);

/// Part of a city.
pub struct CityVerification(pub Arc<app::City>);

#[Object]
impl CityVerification {
    /// Requests for a letter with a code, the oldest first; for who verifies residents. Every look is logged.
    async fn residence_requests(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        states: Option<Vec<ResidenceState>>,
    ) -> Result<ResidenceRequestConnection> {
        let ask = Ask::of(ctx);
        ask.sender.scope.never_keep();
        let asked = Asked::new(first, after)?;
        let after = asked
            .after
            .as_ref()
            .map(Cursor::time_parts::<ResidenceId>)
            .transpose()?;
        let states: Vec<State> = states.unwrap_or_default().into_iter().map(Into::into).collect();
        let limits = (
            asked.limit().into(),
            usize::try_from(asked.first).unwrap_or(usize::MAX),
        );
        let rows = ask
            .app
            .residence_requests(&ask.caller, self.0.id, &states, after, limits)
            .await;
        let rows = rows.map_err(|error| ask.error(error))?.into_iter();
        let rows: Vec<_> = rows.map(Arc::new).map(ResidenceRequest).collect();
        let page = Page::cut(rows, &asked, |ResidenceRequest(row)| {
            Cursor::at(row.requested_at, row.id)
        });
        let people = page.items.iter().map(|(_, ResidenceRequest(row))| row.person);
        ask.loaders().people.expect(people);
        Ok(ResidenceRequestConnection::new(
            page,
            CountRequests(self.0.id, states),
        ))
    }

    /// Organisations that were handed in, the oldest first.
    async fn organisations_to_verify(&self, ctx: &Context<'_>) -> Result<Vec<Organisation>> {
        let ask = Ask::of(ctx);
        ask.sender.scope.never_keep();
        let ids = ask.app.organisations_to_verify(&ask.caller, self.0.id).await;
        let ids = ids.map_err(|error| ask.error(error))?;
        let wanted = ids.iter().map(|id| (self.0.id, *id));
        ask.loaders().organisations.expect(wanted);
        let mut found = Vec::new();
        for id in ids {
            let one = ask.loaders().organisations.get(ask, (self.0.id, id)).await?;
            found.push(Organisation(one.ok_or_else(|| missing(ask, id))?));
        }
        Ok(found)
    }
}
