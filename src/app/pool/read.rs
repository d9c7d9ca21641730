//! What can be read of pools and their rules.

use chrono::{DateTime, Utc};
use domain::pool::PoolState;
use domain::project::ProjectState;
use domain::{CityId, Id, Locale, PoolId, Problems};
use store::city::City;
use store::pool::{Funder, Pool};
use store::project_list::PoolReach;
use store::rule::RuleVersion;

use super::ProjectPool;
use super::WrittenRule;
use super::terms::terms_of;
use crate::matching::fold::OpenRule;
use crate::matching::form::RuleForm;
use crate::matching::preview::{Preview, preview};
use crate::policy::{self, On, Operation};
use crate::words::{self, Named};
use crate::{App, AppError, AppResult, Caller, Project};

/// The rule of a stored version.
///
/// # Errors
/// A definition that nothing in Parvis writes.
pub fn rule_of(version: &RuleVersion) -> AppResult<RuleForm> {
    RuleForm::from_json(&version.definition).map_err(|problems| {
        AppError::Store(store::StoreError::Corrupt {
            table: "rule_version",
            column: "definition",
            row: version.id.uuid().to_string(),
            reason: format!("{problems:?}"),
        })
    })
}

impl App {
    /// The pool of an identifier, if the caller may see it.
    ///
    /// # Errors
    /// Those of the database; likewise below.
    pub async fn pool(&self, caller: &Caller, id: PoolId) -> AppResult<Option<Pool>> {
        let pool = store::pool::by_id(self.db.read(), id).await?;
        Ok(pool.filter(|pool| policy::may_read_pool(caller, pool)))
    }

    /// Pools by identifier, published or not: for what is already shown to name them.
    pub async fn pools_by_id(&self, ids: &[PoolId]) -> AppResult<Vec<Pool>> {
        Ok(store::pool::by_ids(self.db.read(), ids).await?)
    }

    /// A page of a city's pools in these states, the newest first; drafts for officials only.
    pub async fn pool_page(
        &self,
        caller: &Caller,
        city: CityId,
        states: &[PoolState],
        after: Option<(DateTime<Utc>, PoolId)>,
        limit: u64,
    ) -> AppResult<Vec<Pool>> {
        let states = visible_states(caller, city, states);
        Ok(store::pool::page(self.db.read(), city, &states, after, limit).await?)
    }

    /// How many pools a city has in these states, as far as the caller may see them.
    pub async fn count_pools(&self, caller: &Caller, city: CityId, states: &[PoolState]) -> AppResult<u64> {
        let states = visible_states(caller, city, states);
        Ok(store::pool::count(self.db.read(), city, &states).await?)
    }

    /// The funders of a pool.
    pub async fn funders(&self, city: CityId, pool: PoolId) -> AppResult<Vec<Funder>> {
        Ok(store::pool::funders(self.db.read(), city, pool).await?)
    }

    /// The funders of several pools.
    pub async fn funders_of(&self, city: CityId, pools: &[PoolId]) -> AppResult<Vec<(PoolId, Funder)>> {
        Ok(store::pool::funders_of(self.db.read(), city, pools).await?)
    }

    /// How many projects have a standing match from a pool.
    pub async fn projects_matched(&self, city: CityId, pool: PoolId) -> AppResult<i64> {
        Ok(store::project_match::count_of_pool(self.db.read(), city, pool).await?)
    }

    /// The versions of the rules of pools, by pool, the newest first.
    pub async fn rules(&self, city: CityId, pools: &[PoolId]) -> AppResult<Vec<RuleVersion>> {
        Ok(store::rule::of_pools(self.db.read(), city, pools).await?)
    }

    /// The pools that a project may draw from: those that could ever match it, and those that do.
    pub async fn pools_of_project(&self, project: &Project) -> AppResult<Vec<ProjectPool>> {
        // An idea has no budget that anything could be measured by.
        if project.state == ProjectState::Idea {
            return Ok(Vec::new());
        }
        let (key, now) = (project.id.to_string(), self.world.now());
        let known = self.rules_by_fold(project).await?;
        self.with_outline(project, |outline, giving| {
            let mut found = Vec::new();
            let open = known.unwrap_or_else(|| outline.fold.rules_open_for(&key, now));
            for open in open {
                let Some(giving) = giving.iter().find(|one| one.pool.id.to_string() == open.pool) else {
                    continue;
                };
                if !open.barriers.is_empty() && giving.given_minor == 0 {
                    continue;
                }
                let rule = outline.rule(&open.rule.id, open.rule.version);
                let rule = rule.ok_or_else(|| {
                    AppError::Internal(format!("the rule {} acts and is unknown", open.rule.id))
                })?;
                found.push(ProjectPool {
                    pool: giving.pool.clone(),
                    rule,
                    given_minor: giving.given_minor,
                    open,
                });
            }
            Ok(found)
        })
        .await?
    }

    /// The rules that are open to a project, where the kept sums are not enough to know. Nobody has given to a
    /// project that is not on the list yet, so there the sums always are.
    async fn rules_by_fold(&self, project: &Project) -> AppResult<Option<Vec<OpenRule>>> {
        let (key, now) = (project.id.to_string(), self.world.now());
        let suffice = project.state.is_unpublished()
            || self
                .with_outline(project, |outline, _| outline.fold.sums_suffice(&key))
                .await?;
        if suffice {
            return Ok(None);
        }
        let city = self.known_city(project.city).await?;
        Ok(Some(
            self.with_fold(&city, |fold| fold.rules_open_for(&key, now))
                .await?,
        ))
    }

    /// Which projects the published pools may match now: for the filter of lists.
    pub async fn pool_reaches(&self, city: CityId) -> AppResult<Vec<PoolReach>> {
        let pools = store::pool::page(self.db.read(), city, &[PoolState::Published], None, 100).await?;
        let now = self.world.now();
        let running = pools.iter().filter(|pool| {
            pool.available_minor() > 0
                && pool.opens_at.is_none_or(|opens| opens <= now)
                && pool.closes_at.is_none_or(|closes| now < closes)
        });
        let ids: Vec<PoolId> = running.map(|pool| pool.id).collect();
        let versions = self.rules(city, &ids).await?;
        let mut reaches = Vec::new();
        for id in ids {
            let Some(version) = versions.iter().find(|v| v.pool == id && v.published_at.is_some()) else {
                continue;
            };
            let eligible = rule_of(version)?.eligible;
            let places = eligible
                .areas
                .iter()
                .filter_map(|key| key.split_once(':')?.1.parse().ok())
                .collect();
            reaches.push(PoolReach {
                pool: id,
                categories: eligible.categories.clone(),
                places,
            });
        }
        Ok(reaches)
    }

    /// A rule in one sentence, with the names of the city's categories and places.
    pub async fn rule_sentence(&self, city: &City, rule: &RuleForm, locale: Locale) -> AppResult<String> {
        let names = self
            .city_names(city, locale, !rule.eligible.areas.is_empty())
            .await?;
        let name = |named: Named, key: &str| names.name(named, key);
        Ok(words::rule_sentence(locale, rule, city.currency, &name))
    }

    /// The terms of a pool in words, one sentence for each.
    ///
    /// # Errors
    /// Those of the database; terms that nothing in Parvis writes.
    pub async fn terms_sentences(&self, city: &City, pool: &Pool, locale: Locale) -> AppResult<Vec<String>> {
        let terms = terms_of(pool)?;
        let names = self.city_names(city, locale, terms.partition.is_some()).await?;
        let name = |named: Named, key: &str| names.name(named, key);
        Ok(words::terms_sentences(locale, &terms, city.currency, &name))
    }

    /// What a rule would do along a campaign, before anybody publishes it.
    ///
    /// # Errors
    /// Refused: not an official of the city; everything that is wrong with the rule.
    pub async fn preview_rule(
        &self,
        caller: &Caller,
        city: CityId,
        given: &WrittenRule,
    ) -> AppResult<(RuleForm, Preview)> {
        let Some(city) = self.city_by_id(city).await? else {
            return Err(AppError::not_found("city", "city"));
        };
        let on = On::city(city.id);
        policy::permits(caller, Operation::ManagePools, on).map_err(|kind| AppError::refused("", kind))?;
        let mut problems = Problems::none();
        let rule = self
            .check_rule(self.db.read(), &mut problems, &city, Some(given), "")
            .await?;
        problems.check()?;
        let rule = rule
            .ok_or_else(|| AppError::Internal("unchecked rule".into()))?
            .form;
        let preview = preview(&rule, city.currency, None)
            .map_err(|found| AppError::Refused(found.into_iter().map(domain::Problem::from).collect()))?;
        Ok((rule, preview))
    }
}

fn visible_states(caller: &Caller, city: CityId, wanted: &[PoolState]) -> Vec<PoolState> {
    let all = if wanted.is_empty() { PoolState::ALL } else { wanted };
    let sees_drafts = policy::authorize(caller, Operation::ReadDraftPool, On::city(city)).is_ok();
    all.iter()
        .copied()
        .filter(|state| *state != PoolState::Draft || sees_drafts)
        .collect()
}
