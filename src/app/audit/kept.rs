//! The figures that are kept for the pages, against those of a refolded list.

use std::fmt;

use chrono::{DateTime, Utc};
use domain::pool::PoolState;
use domain::project::ProjectState;
use domain::{Id, PledgeId, PoolId, ProjectId};
use engine::Outcome;
use store::city::City;
use store::pool::Pool;
use store::project::Project;

use crate::matching::fold::CityFold;
use crate::{App, AppResult};

/// Rows read at once.
const AT_ONCE: usize = 500;

/// What was compared, and where it differs.
#[derive(Default)]
pub(super) struct Compared {
    /// How many figures.
    pub(super) figures: u64,
    /// In English.
    pub(super) differences: Vec<String>,
}

impl Compared {
    fn figure<T: PartialEq + fmt::Display>(&mut self, whose: impl fmt::Display, what: &str, kept: T, due: T) {
        let same = kept == due;
        self.fits(whose, what, kept, due, same);
    }

    fn fits(
        &mut self,
        whose: impl fmt::Display,
        what: &str,
        kept: impl fmt::Display,
        due: impl fmt::Display,
        fits: bool,
    ) {
        self.figures += 1;
        if !fits {
            self.differences.push(format!(
                "{whose}: {what} is kept as {kept}, and the list gives {due}"
            ));
        }
    }

    fn pool(&mut self, pool: &Pool, fold: &CityFold) {
        let Some(due) = fold.pool_figures(&pool.id.to_string()) else {
            return;
        };
        let (word, fits) = if due.closed {
            (
                "closed",
                matches!(pool.state, PoolState::Closed | PoolState::Settled),
            )
        } else if due.paused {
            ("paused", pool.state == PoolState::Paused)
        } else {
            (
                "open",
                matches!(pool.state, PoolState::Published | PoolState::Exhausted),
            )
        };
        self.fits(pool.id, "its state", pool.state, word, fits);
    }

    fn project(&mut self, project: &Project, fold: &CityFold, called_off: &[ProjectId]) {
        let key = project.id.to_string();
        let Some(due) = fold.project_totals(&key) else {
            return;
        };
        let fits = match project.state {
            // The city may stop a project whatever has become of its campaign.
            ProjectState::Suspended => true,
            ProjectState::Succeeded | ProjectState::InDelivery | ProjectState::Completed => {
                matches!(due.outcome, Outcome::Succeeded | Outcome::Kept)
            }
            ProjectState::Failed => matches!(due.outcome, Outcome::Refunded | Outcome::Redirected),
            // Called off after it had succeeded, its gifts go back one by one, and their match with them.
            ProjectState::Cancelled if called_off.contains(&project.id) => {
                matches!(due.outcome, Outcome::Succeeded | Outcome::Kept)
            }
            ProjectState::Cancelled => due.outcome == Outcome::Cancelled,
            _ => due.outcome == Outcome::Open,
        };
        self.fits(project.id, "its state", project.state, due.outcome, fits);
        if project.state == ProjectState::Published {
            let ends = |at: Option<DateTime<Utc>>| at.map_or("never".to_owned(), |at| at.to_rfc3339());
            let (kept, due) = (ends(project.closes_at), ends(fold.closes_at(&key)));
            self.figure(project.id, "the end of its campaign", kept, due);
        }
    }
}

impl App {
    /// Compares every figure of every pool, project and gift that is kept with what the list gives; and where
    /// nothing waits to be decided, the states of pools and projects, the ends of campaigns, and the versions of rules.
    pub(super) async fn compare_kept(
        &self,
        city: &City,
        fold: &CityFold,
        is_decided: bool,
    ) -> AppResult<Compared> {
        let mut compared = Compared::default();
        let conn = self.db.read();
        let pools: Vec<PoolId> = fold.pools().iter().filter_map(|key| key.parse().ok()).collect();
        for some in pools.chunks(AT_ONCE) {
            for pool in store::pool::by_ids(conn, some).await? {
                let Some(due) = fold.pool_figures(&pool.id.to_string()) else {
                    continue;
                };
                for (what, kept, due) in [
                    ("what was put in", pool.amount_minor, due.amount_minor),
                    ("what is held", pool.held_minor, due.held_minor),
                    ("what is reserved", pool.reserved_minor, due.reserved_minor),
                    ("what is committed", pool.committed_minor, due.committed_minor),
                    ("what was paid", pool.paid_minor, due.paid_minor),
                ] {
                    compared.figure(pool.id, what, kept, due);
                }
                if is_decided {
                    compared.pool(&pool, fold);
                }
            }
            if is_decided {
                self.compare_rules(city, some, fold, &mut compared).await?;
            }
        }
        let called_off = store::campaign_verdict::called_off_late(conn, city.id).await?;
        let projects: Vec<ProjectId> = fold
            .projects()
            .iter()
            .filter_map(|key| key.parse().ok())
            .collect();
        for some in projects.chunks(AT_ONCE) {
            for project in store::project::by_ids(conn, some).await? {
                let Some(due) = fold.project_totals(&project.id.to_string()) else {
                    continue;
                };
                compared.figure(project.id, "the crowd", project.crowd_minor, due.crowd_minor);
                compared.figure(project.id, "the match", project.match_minor, due.match_minor);
                if is_decided {
                    compared.project(&project, fold, &called_off);
                }
            }
        }
        self.compare_gifts(city, fold, &mut compared).await?;
        for (pledge, kept) in store::pledge_hold::of_city(conn, city.id).await? {
            let due = fold.hold(&pledge.to_string()).map_or(0, |held| held.minor);
            compared.figure(pledge, "what is held", kept, due);
        }
        Ok(compared)
    }

    async fn compare_rules(
        &self,
        city: &City,
        pools: &[PoolId],
        fold: &CityFold,
        compared: &mut Compared,
    ) -> AppResult<()> {
        let versions = store::rule::of_pools(self.db.read(), city.id, pools).await?;
        for pool in pools {
            let published = versions
                .iter()
                .filter(|version| version.pool == *pool && version.published_at.is_some());
            let newest = published.map(|version| version.version.unsigned_abs()).max();
            let acting = fold.rule_in_force(&pool.to_string());
            compared.figure(
                pool,
                "the version of its rule",
                newest.unwrap_or(0),
                acting.unwrap_or(0),
            );
        }
        Ok(())
    }

    async fn compare_gifts(&self, city: &City, fold: &CityFold, compared: &mut Compared) -> AppResult<()> {
        let mut after = PledgeId::from_uuid(Default::default());
        loop {
            let page = store::pledge_match::decided(self.db.read(), city.id, after, AT_ONCE as u64).await?;
            let Some((last, _)) = page.last() else {
                return Ok(());
            };
            after = *last;
            for (pledge, kept) in page {
                // A gift that nothing counts has no match, and is not in the fold.
                let due = fold
                    .contribution(&pledge.to_string())
                    .map_or(0, |gift| gift.match_minor);
                compared.figure(pledge, "the match", kept, due);
            }
        }
    }
}
