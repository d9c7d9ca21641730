//! What was published: the figures that a match log expects.

use std::collections::BTreeMap;

use domain::{PoolId, ProjectId};
use store::Conn;
use store::city::City;

use super::scene::{Scene, Scope};
use crate::AppResult;
use crate::matching::form::{ExpectForm, ExpectedPool, ExpectedProject};

/// Rows read at once.
const AT_ONCE: usize = 500;

impl Scene {
    /// What stands after a number on the list. At its end that is what the pages show; before it, and where the
    /// list goes on while it is read, it is what the published decisions add up to.
    pub(super) async fn stands(
        &self,
        conn: &Conn,
        city: &City,
        scope: &Scope,
        last_seq: i64,
    ) -> AppResult<ExpectForm> {
        if is_the_end(conn, city, last_seq).await? {
            let shown = self.shown(conn, scope).await?;
            if is_the_end(conn, city, last_seq).await? {
                return Ok(shown);
            }
        }
        self.added_up(conn, city, scope, last_seq).await
    }

    async fn shown(&self, conn: &Conn, scope: &Scope) -> AppResult<ExpectForm> {
        let mut expect = ExpectForm::default();
        let projects: Vec<ProjectId> = self.projects(scope).filter_map(|key| key.parse().ok()).collect();
        for some in projects.chunks(AT_ONCE) {
            for project in store::project::by_ids(conn, some).await? {
                let expected = ExpectedProject {
                    crowd_minor: Some(project.crowd_minor),
                    match_minor: Some(project.match_minor),
                    outcome: None,
                };
                expect.projects.insert(project.id.to_string(), expected);
            }
        }
        let pools: Vec<PoolId> = self
            .pools(scope)
            .filter_map(|(key, _)| key.parse().ok())
            .collect();
        for some in pools.chunks(AT_ONCE) {
            for pool in store::pool::by_ids(conn, some).await? {
                let expected = ExpectedPool {
                    held_minor: Some(pool.held_minor),
                    reserved_minor: Some(pool.reserved_minor),
                    committed_minor: Some(pool.committed_minor),
                    paid_minor: Some(pool.paid_minor),
                    available_minor: Some(pool.available_minor()),
                };
                expect.pools.insert(pool.id.to_string(), expected);
            }
        }
        Ok(expect)
    }

    async fn added_up(
        &self,
        conn: &Conn,
        city: &City,
        scope: &Scope,
        last_seq: i64,
    ) -> AppResult<ExpectForm> {
        let mut projects: BTreeMap<String, i64> =
            self.projects(scope).map(|key| (key.to_owned(), 0)).collect();
        let mut left: BTreeMap<String, i64> = self
            .pools(scope)
            .map(|(key, put_in)| (key.to_owned(), put_in))
            .collect();
        for (project, pool, match_minor) in store::decision::standing(conn, city.id, last_seq).await? {
            if let Some(sum) = projects.get_mut(&project.to_string()) {
                *sum += match_minor;
            }
            if let Some(left) = left.get_mut(&pool.to_string()) {
                *left -= match_minor;
            }
        }
        for (pool, held_minor) in store::decision::held(conn, city.id, last_seq).await? {
            if let Some(left) = left.get_mut(&pool.to_string()) {
                *left -= held_minor;
            }
        }
        let project = |minor| ExpectedProject {
            match_minor: Some(minor),
            ..ExpectedProject::default()
        };
        let pool = |minor| ExpectedPool {
            available_minor: Some(minor),
            ..ExpectedPool::default()
        };
        Ok(ExpectForm {
            projects: projects
                .into_iter()
                .map(|(key, minor)| (key, project(minor)))
                .collect(),
            pools: left.into_iter().map(|(key, minor)| (key, pool(minor))).collect(),
            ..ExpectForm::default()
        })
    }
}

async fn is_the_end(conn: &Conn, city: &City, last_seq: i64) -> AppResult<bool> {
    let turn = store::event::turn(conn, city.id).await?;
    Ok(turn.is_some_and(|turn| turn.last_seq == last_seq))
}
