//! The figures that are kept for the pages, against those of a refolded list.

use std::fmt;

use domain::{Id, PledgeId, PoolId, ProjectId};
use store::city::City;

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
    fn figure(&mut self, whose: impl fmt::Display, what: &str, kept: i64, due: i64) {
        self.figures += 1;
        if kept != due {
            self.differences.push(format!(
                "{whose}: {what} is kept as {kept}, and the list gives {due}"
            ));
        }
    }
}

impl App {
    /// Compares every figure of every pool, project and gift that is kept with what the list gives.
    pub(super) async fn compare_kept(&self, city: &City, fold: &CityFold) -> AppResult<Compared> {
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
                    ("what is reserved", pool.reserved_minor, due.reserved_minor),
                    ("what is committed", pool.committed_minor, due.committed_minor),
                    ("what was paid", pool.paid_minor, due.paid_minor),
                ] {
                    compared.figure(pool.id, what, kept, due);
                }
            }
        }
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
            }
        }
        self.compare_gifts(city, fold, &mut compared).await?;
        Ok(compared)
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
