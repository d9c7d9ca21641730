//! What ends a turn: campaigns that are settled, and the journal's chain.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::ProjectId;
use domain::project::ProjectState;
use ledger::Account;
use store::Conn;
use store::city::City;

use super::fold::CityFold;
use crate::job::Job;
use crate::{App, AppResult};

impl App {
    /// The campaign is settled: its state follows. Where the crowd is refunded, so are its pledges; else what was
    /// promised is charged.
    pub(super) async fn settle(
        &self,
        conn: &Conn,
        city: &City,
        id: ProjectId,
        fold: &CityFold,
        now: DateTime<Utc>,
    ) -> AppResult<()> {
        let Some(totals) = fold.project_totals(&id.to_string()) else {
            return Ok(());
        };
        let state = match totals.outcome {
            engine::Outcome::Open => {
                // A rule gave it a second chance: it goes on.
                if let Some(closes_at) = fold.closes_at(&id.to_string()) {
                    store::campaign_end::extend(conn, city.id, id, closes_at).await?;
                }
                return Ok(());
            }
            engine::Outcome::Succeeded | engine::Outcome::Kept => ProjectState::Succeeded,
            // Where donors may choose another project for their money, each choice is theirs to make and a
            // payment of its own. Until they are asked, the money goes back to them, which keeps it theirs.
            engine::Outcome::Refunded | engine::Outcome::Redirected => ProjectState::Failed,
            engine::Outcome::Cancelled => ProjectState::Cancelled,
        };
        store::project::set_state(conn, city.id, id, state, now).await?;
        self.settle_pledges(conn, city, id, fold, totals.match_minor)
            .await?;
        if matches!(state, ProjectState::Failed | ProjectState::Cancelled) {
            let back = store::pledge::to_refund(conn, city.id, id).await?.into_iter();
            let jobs: AppResult<Vec<_>> = back
                .map(|pledge| {
                    let pledge = pledge.to_string();
                    self.job(Some(city.id), &Job::RefundPledge { pledge })
                })
                .collect();
            return Ok(store::job::queue(conn, &jobs?, now).await?);
        }
        let promises = store::promise::of_project(conn, city.id, id).await?;
        self.queue_charges(conn, city.id, &promises).await
    }

    /// What a settlement takes off a campaign's match, it takes off its gifts: all of it where nothing stands
    /// any more, and gift by gift where one pool released its match and another did not.
    async fn settle_pledges(
        &self,
        conn: &Conn,
        city: &City,
        project: ProjectId,
        fold: &CityFold,
        match_minor: i64,
    ) -> AppResult<()> {
        if match_minor == 0 {
            return Ok(store::pledge_match::clear(conn, city.id, project).await?);
        }
        let stored = store::pledge_match::of_project(conn, city.id, project).await?;
        for (pledge, minor) in stored {
            let stands = fold
                .contribution(&pledge.to_string())
                .map_or(0, |gift| gift.match_minor);
            if stands != minor {
                store::pledge_match::set(conn, city.id, pledge, stands).await?;
            }
        }
        Ok(())
    }

    /// Seals the transactions that are not sealed yet, in the order they were recorded, and brings the kept balances up
    /// to there. For whoever holds the city's turn.
    pub(crate) async fn seal(&self, conn: &Conn, city: &City) -> AppResult<()> {
        const PAGE: u64 = 2000;
        loop {
            let open = store::journal::unsealed(conn, city.id, PAGE).await?;
            if open.is_empty() {
                return Ok(());
            }
            let mut head = store::journal::head(conn, city.id, city.currency).await?;
            let mut seals = Vec::with_capacity(open.len());
            let mut changes: BTreeMap<Account, i64> = BTreeMap::new();
            for (id, parts) in &open {
                for entry in &parts.entries {
                    let change = changes.entry(entry.account).or_default();
                    *change = change.saturating_add(entry.amount_minor);
                }
                let sealed = head.seal(*id, parts);
                head = sealed.head();
                seals.push((*id, sealed));
            }
            store::journal::seal(conn, city.id, city.currency, &seals, self.world.now()).await?;
            let changes: Vec<(Account, i64)> = changes.into_iter().collect();
            store::balance::add(conn, city.id, &changes).await?;
            if (open.len() as u64) < PAGE {
                return Ok(());
            }
        }
    }
}
