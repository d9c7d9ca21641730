//! Small things that a project has.

use app::badge::Bearer;
use async_graphql::{ID, Result, SimpleObject};

use super::badge::Badge;
use super::person_name::PersonName;
use crate::graphql::ask::{Ask, missing};
use crate::graphql::scalar::Money;
use crate::graphql::words::{BudgetLineKind, OwnerKind};

#[derive(SimpleObject)]
pub struct Picture {
    pub url: String,
    pub alt: String,
    pub width: i32,
    pub height: i32,
}

impl Picture {
    /// A picture of a city. One that was handed in says its size in its name; those that were imported have the
    /// format that the pages are laid out for.
    pub fn new(city: &str, file: &str, alt: String) -> Self {
        let size = || {
            let (stem, _) = file.rsplit_once('.')?;
            let (width, height) = stem.rsplit_once('-')?.1.split_once('x')?;
            Some((width.parse().ok()?, height.parse().ok()?))
        };
        let (width, height) = size().unwrap_or((960, 540));
        Self {
            url: format!("/pictures/{city}/{file}"),
            alt,
            width,
            height,
        }
    }
}

#[derive(SimpleObject)]
pub struct Owner {
    pub name: String,
    pub kind: OwnerKind,
    pub verified: bool,
    pub badges: Vec<Badge>,
}

impl Owner {
    /// Who is behind a project: an organisation, or else a person.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn of(ask: &Ask, project: &app::Project) -> Result<Self> {
        if let Some(id) = project.owner_organisation {
            let found = ask.loaders().organisations.get(ask, (project.city, id)).await?;
            let one = found.ok_or_else(|| missing(ask, id))?;
            return Ok(Self {
                name: one.name.clone(),
                kind: one.kind.into(),
                verified: one.verified_at.is_some(),
                badges: Badge::of_organisation(ask, &one).await?,
            });
        }
        let (name, badges) = match project.owner_person {
            Some(id) => (
                PersonName::named(ask, id).await?.name,
                Badge::of(ask, project.city, Bearer::Person(id)).await?,
            ),
            None => (String::new(), Vec::new()),
        };
        Ok(Self {
            name,
            kind: OwnerKind::Person,
            verified: false,
            badges,
        })
    }
}

#[derive(SimpleObject)]
pub struct BudgetLine {
    pub id: ID,
    pub label: String,
    pub amount: Money,
    pub kind: BudgetLineKind,
}
