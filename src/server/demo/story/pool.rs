//! Pools are set up by an official of the city.

use domain::pool::PoolState;
use domain::{Id, PoolId};
use store::pool::{Funder, Pool};

use super::timeline::days_before;
use super::{Story, StoryError, at};
use crate::demo::seed::PoolStateWord;

impl Story<'_> {
    pub(super) async fn set_up_pool(&self, index: usize) -> Result<(), StoryError> {
        let (file, pool) = &self.seed.pools[index];
        let locale = self.city.locale;
        let funder = |it: &crate::demo::seed::FunderFile| Funder {
            name: self.organisation_name(&it.organisation),
            amount_minor: it.amount.minor,
        };
        let funders: Vec<Funder> = pool.funder.iter().map(funder).collect();
        let now = self.app.world().now();
        let new = Pool {
            id: PoolId::new(self.app.world()),
            city: self.city.id,
            name: pool.name.get(locale).to_owned(),
            names: pool.name.texts(),
            purpose: pool.purpose.get(locale).trim().to_owned(),
            purposes: pool.purpose.texts(),
            state: PoolState::Draft,
            amount_minor: funders.iter().map(|funder| funder.amount_minor).sum(),
            held_minor: 0,
            reserved_minor: 0,
            committed_minor: 0,
            paid_minor: 0,
            opens_at: Some(days_before(self.now, pool.opens_days_ago)),
            closes_at: Some(days_before(self.now, -pool.closes_in_days)),
            terms: None,
            hold_seconds: None,
            created_by: self.official()?.person(),
            created_at: now,
            published_at: None,
        };
        let rule = pool.rule(file, &new.id.to_string(), &self.areas)?;
        let publish = pool.state == PoolStateWord::Published;
        self.app
            .seed_pool(&self.city, new, &funders, &rule, publish)
            .await
            .map_err(at(file, "setting it up"))?;
        Ok(())
    }

    fn organisation_name(&self, id: &str) -> String {
        let found = self
            .seed
            .organisations
            .iter()
            .find(|organisation| organisation.id == id);
        found.map_or_else(|| id.to_owned(), |organisation| organisation.name.clone())
    }
}
