//! The person signed in.

use std::sync::Arc;

use app::caller::Viewer as Row;
use app::{AfterPledge, AfterProject, ProjectCard, ProjectFilter, ProjectOrder};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use domain::{CityId, PledgeId, ProjectId};

use super::account::Account;
use super::city::{City, CountProjects, ProjectConnection};
use super::credential::Credentials;
use super::look::ViewerLooks;
use super::membership::ViewerMemberships;
use super::moderation::OwnCases;
use super::pledge::{CountPledges, Pledge, PledgeConnection};
use super::privacy::ViewerPrivacy;
use super::project::Project;
use super::receipt::ViewerReceipts;
use super::residence::ViewerResidences;
use super::withdrawal::ViewerWallets;
use crate::graphql::ask::Ask;
use crate::graphql::page::{Asked, Cursor, Page};
use crate::graphql::words::Role;

/// The person signed in.
pub struct Viewer(pub Arc<Row>);

#[derive(SimpleObject)]
pub struct RoleInCity {
    city: City,
    role: Role,
}

#[Object]
impl Viewer {
    #[graphql(flatten)]
    async fn account(&self) -> Account {
        Account(self.0.clone())
    }

    #[graphql(flatten)]
    async fn credentials(&self) -> Credentials {
        Credentials(self.0.clone())
    }

    #[graphql(flatten)]
    async fn looks_part(&self) -> ViewerLooks {
        ViewerLooks(self.0.clone())
    }

    #[graphql(flatten)]
    async fn privacy(&self) -> ViewerPrivacy {
        ViewerPrivacy(self.0.clone())
    }

    #[graphql(flatten)]
    async fn money(&self) -> ViewerWallets {
        ViewerWallets(self.0.clone())
    }

    async fn id(&self) -> ID {
        self.0.person.id.to_string().into()
    }

    async fn name(&self) -> &str {
        &self.0.person.name
    }

    async fn email(&self) -> &str {
        self.0.person.email.as_str()
    }

    async fn roles(&self, ctx: &Context<'_>) -> Result<Vec<RoleInCity>> {
        let ask = Ask::of(ctx);
        let mut roles = Vec::new();
        for (id, role) in &self.0.roles {
            let city = ask.kept.city(ask, *id).await?;
            roles.push(RoleInCity {
                city: City(city),
                role: (*role).into(),
            });
        }
        Ok(roles)
    }

    #[graphql(flatten)]
    async fn moderation(&self) -> OwnCases {
        OwnCases(self.0.person.id)
    }

    #[graphql(flatten)]
    async fn memberships(&self) -> ViewerMemberships {
        ViewerMemberships(self.0.clone())
    }

    #[graphql(flatten)]
    async fn receipts_part(&self) -> ViewerReceipts {
        ViewerReceipts(self.0.clone())
    }

    #[graphql(flatten)]
    async fn homes(&self) -> ViewerResidences {
        ViewerResidences(self.0.clone())
    }

    async fn pledges(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<PledgeConnection> {
        let ask = Ask::of(ctx);
        let asked = Asked::new(first, after)?;
        let after = asked
            .after
            .as_ref()
            .map(Cursor::time_parts::<PledgeId>)
            .transpose()?;
        let after = after.map(|(at, id)| AfterPledge { at, id });
        let person = self.0.person.id;
        let rows = ask
            .app
            .pledges_of_person(person, after, asked.limit().into())
            .await;
        let page = Page::cut(rows.map_err(|error| ask.error(error))?, &asked, |row| {
            Cursor::at(row.created_at, row.id)
        });
        Ok(PledgeConnection::new(
            Pledge::listed(ask, page),
            CountPledges::OfPerson(person),
        ))
    }

    async fn projects(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<ProjectConnection> {
        let ask = Ask::of(ctx);
        let asked = Asked::new(first, after)?;
        let after = asked
            .after
            .as_ref()
            .map(Cursor::parts::<i64, ProjectId>)
            .transpose()?;
        let after = after.map(|(key, id)| AfterProject {
            order_key: key.to_string(),
            id,
        });
        let filter = ProjectFilter {
            owner: Some(self.0.person.id),
            ..ProjectFilter::default()
        };
        let cities = ask.kept.cities(ask).await?;
        let (mut cards, mut count): (Vec<(CityId, ProjectCard)>, i64) = (Vec::new(), 0);
        // Lists are a city's; somebody's own are a few from each.
        for city in cities.iter() {
            let newest = ProjectOrder::Newest;
            let page = ask
                .app
                .project_page(
                    &ask.caller,
                    city.id,
                    &filter,
                    newest,
                    after.as_ref(),
                    asked.limit(),
                )
                .await;
            cards.extend(
                page.map_err(|error| ask.error(error))?
                    .into_iter()
                    .map(|card| (city.id, card)),
            );
            let here = ask.app.project_count(&ask.caller, city.id, &filter).await;
            count += here.map_err(|error| ask.error(error))?;
        }
        let order = |card: &ProjectCard| (card.order_key.parse::<i64>().unwrap_or_default(), card.id);
        cards.sort_by_key(|(_, card)| std::cmp::Reverse(order(card)));
        let page = Page::cut(cards, &asked, |(_, card)| Cursor::new(&card.order_key, card.id));
        Project::expect(ask, page.items.iter().map(|(_, (city, card))| (*city, card.id)));
        let node =
            |(cursor, (city, card)): (String, (CityId, ProjectCard))| (cursor, Project::card(city, card));
        let items = page.items.into_iter().map(node).collect();
        let page = Page {
            items,
            has_next: page.has_next,
            has_previous: page.has_previous,
        };
        Ok(ProjectConnection::new(page, CountProjects::Known(count)))
    }
}
