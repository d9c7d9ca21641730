//! What providers say of where somebody lives.

use chrono::{DateTime, Duration, Utc};
use domain::PersonId;

use crate::{App, AppError, AppResult};

/// What a provider vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vouched {
    /// The provider's key.
    pub provider: String,
    /// The slug of the city that the provider belongs to; `None` where it is everybody's.
    pub city: Option<String>,
    /// When it last said so.
    pub at: DateTime<Utc>,
}

impl App {
    /// Who says that they have checked where somebody lives. A city may take it for a verification.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn vouched_residences(&self, person: PersonId) -> AppResult<Vec<Vouched>> {
        let identities = self.identities_of(person).await?;
        // What is older than a verification lasts is as good as unsaid.
        let since = self.world.now() - Duration::days(365 * self.settings.residence_years);
        let vouched = identities.into_iter().filter_map(|identity| {
            // One that is no longer trusted vouches for nothing.
            let provider = self.provider_of(&identity.provider)?.settings();
            Some(Vouched {
                city: provider.city.clone(),
                at: identity.residence_at.filter(|at| *at >= since)?,
                provider: identity.provider,
            })
        });
        Ok(vouched.collect())
    }

    /// Takes what providers of a city have checked as a verified residence there, unless the city knows better: it has
    /// verified the person already, or has taken a verification back. What cannot be stored now is taken in at the
    /// next sign-in; nobody is kept out by it.
    pub(super) async fn take_residences(&self, person: PersonId) {
        let taken = async {
            for vouched in self.vouched_residences(person).await? {
                let Some(slug) = vouched.city else { continue };
                if let Some(city) = self.city(&slug).await? {
                    self.residence_from_identity(city.id, person, None).await?;
                }
            }
            Ok::<_, AppError>(())
        };
        if let Err(error) = taken.await {
            tracing::warn!(%error, person.id = %person, "identity.residence_not_taken");
        }
    }
}
