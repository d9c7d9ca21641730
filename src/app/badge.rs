//! Short signs beside names, each with what was checked.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::badge::BadgeKind;
use domain::person::Role;
use domain::{CityId, OrganisationId, PersonId};

use crate::{App, AppResult};

/// A sign, and since when it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Badge {
    /// What it says.
    pub kind: BadgeKind,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// Whose signs they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bearer {
    /// A person.
    Person(PersonId),
    /// An organisation.
    Organisation(OrganisationId),
}

impl App {
    /// The signs that people and organisations have in a city; who has none is left out.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn badges(&self, city: CityId, of: &[Bearer]) -> AppResult<BTreeMap<Bearer, Vec<Badge>>> {
        let (conn, now) = (self.db.read(), self.world.now());
        let people: Vec<PersonId> = of
            .iter()
            .filter_map(|bearer| match bearer {
                Bearer::Person(id) => Some(*id),
                Bearer::Organisation(_) => None,
            })
            .collect();
        let organisations: Vec<OrganisationId> = of
            .iter()
            .filter_map(|bearer| match bearer {
                Bearer::Organisation(id) => Some(*id),
                Bearer::Person(_) => None,
            })
            .collect();
        let mut badges: BTreeMap<Bearer, Vec<Badge>> = BTreeMap::new();
        let mut give = |bearer, kind, since| badges.entry(bearer).or_default().push(Badge { kind, since });
        for (person, since) in store::person::having(conn, city, Role::Official, &people).await? {
            give(Bearer::Person(person), BadgeKind::CityOfficial, since);
        }
        for (person, since) in store::residence::verified(conn, city, &people, now).await? {
            give(Bearer::Person(person), BadgeKind::VerifiedResident, since);
        }
        if !organisations.is_empty() {
            for one in store::organisation::by_ids(conn, city, &organisations).await? {
                if let Some(since) = one.verified_at {
                    give(
                        Bearer::Organisation(one.id),
                        BadgeKind::VerifiedAssociation,
                        since,
                    );
                }
            }
        }
        Ok(badges)
    }
}
