//! One transaction's worth of decisions: fold them, then store all that follows from them.

mod follows;
mod row;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::pool::DecisionState;
use domain::{Money, PledgeId, PoolId, ProjectId};
use ledger::{Fact, PoolFact};
use store::Conn;
use store::city::City;
use store::event::{ListedEvent, Numbered, Turn};
use store::pool::Figures;
use store::project_match::Sums;

use super::decision::DecisionForm;
use super::fold::CityFold;
use super::form::EventForm;
use super::turn::{Decided, Warm, number};
use crate::{App, AppResult};
use follows::Follows;
use row::{change_of_match, posting, row};

/// What the fold made of some events.
pub(super) struct Batch {
    taken: Vec<Taken>,
    last_seq: i64,
    last_at: DateTime<Utc>,
}

/// One event with its number and what came of it.
struct Taken {
    listed: ListedEvent,
    seq: i64,
    at: DateTime<Utc>,
    event: Option<EventForm>,
    decisions: Vec<DecisionForm>,
    refusal: Option<String>,
    /// The pool that ended with it, and what went back to its funders, in minor units.
    ended: Option<(String, i64)>,
    /// The pools that had ended before.
    over: Vec<String>,
}

impl Taken {
    fn numbered(&self) -> Numbered {
        Numbered {
            id: self.listed.id,
            seq: self.seq,
            at: self.at,
            refusal: self.refusal.clone(),
        }
    }

    /// Whether the engine refused the gift or the refund as senseless.
    fn is_refused(&self) -> bool {
        self.refusal.is_some()
            || self
                .decisions
                .iter()
                .any(|d| d.state.0 == engine::DecisionState::Refused)
    }
}

impl Batch {
    /// Numbers the events and folds them. An event counts as no earlier than the one before it, so that
    /// the list has one order for ever, however late something arrives.
    pub(super) fn fold(city: &City, warm: &mut Warm, turn: Turn, events: &[ListedEvent]) -> Batch {
        let (mut last_seq, mut last_at) = (turn.last_seq, turn.last_at.unwrap_or(city.created_at));
        let mut taken = Vec::with_capacity(events.len());
        for listed in events {
            last_seq += 1;
            last_at = last_at.max(listed.captured_at);
            let (event, result) = match EventForm::from_json(&listed.body) {
                Ok(event) => {
                    let result = warm.fold.take(number(last_seq), last_at, &event);
                    (Some(event), result)
                }
                Err(problems) => (None, Err(problems)),
            };
            warm.seq = last_seq;
            let mut over = Vec::new();
            let mut ended = None;
            if let Ok(decisions) = &result {
                for pool in decisions.iter().filter_map(|decision| decision.pool.as_ref()) {
                    let closed = warm.fold.pool_figures(pool).is_some_and(|figures| figures.closed);
                    if closed && !over.contains(pool) {
                        over.push(pool.clone());
                    }
                }
                let refused = |decision: &DecisionForm| decision.state.0 == engine::DecisionState::Refused;
                if let Some(EventForm::PoolClosed(form)) = &event
                    && !decisions.iter().any(refused)
                {
                    let left = warm
                        .fold
                        .pool_figures(&form.pool)
                        .map(|figures| figures.available_minor);
                    ended = left.map(|left| (form.pool.clone(), left));
                    over.retain(|pool| *pool != form.pool);
                }
            }
            let (decisions, refusal) = match result {
                // Whoever reads the scene without the gifts could not know why.
                Ok(decisions) if matches!(event, Some(EventForm::Stack(_))) => {
                    let refused =
                        |decision: &DecisionForm| decision.state.0 == engine::DecisionState::Refused;
                    let limit = decisions
                        .iter()
                        .find(|decision| refused(decision))
                        .and_then(|decision| decision.explanation.deciding_limit());
                    (decisions, limit.map(|limit| limit.to_string()))
                }
                Ok(decisions) => (decisions, None),
                Err(problems) => {
                    let reason = problems
                        .iter()
                        .map(ToString::to_string)
                        .collect::<Vec<_>>()
                        .join("; ");
                    tracing::error!(event.id = %listed.id, reason, "event refused by the fold");
                    (Vec::new(), Some(reason))
                }
            };
            taken.push(Taken {
                listed: listed.clone(),
                seq: last_seq,
                at: last_at,
                event,
                decisions,
                refusal,
                ended,
                over,
            });
        }
        Batch {
            taken,
            last_seq,
            last_at,
        }
    }

    /// Stores numbers, decisions, ledger entries, totals, figures and jobs, and seals the journal: a statement for
    /// each table, however many events there are.
    pub(super) async fn store(
        self,
        app: &App,
        conn: &Conn,
        city: &City,
        fold: &CityFold,
    ) -> AppResult<Decided> {
        let now = app.world.now();
        let mut rows = Vec::new();
        let mut facts: Vec<(Fact, DateTime<Utc>)> = Vec::new();
        let mut given: BTreeSet<(ProjectId, PoolId)> = BTreeSet::new();
        let mut held: BTreeSet<PledgeId> = BTreeSet::new();
        let mut follows = Follows::of(conn, city, &self.taken).await?;
        for taken in &self.taken {
            for form in &taken.decisions {
                let Some(row) = row(app, taken, form, now)? else {
                    continue;
                };
                given.insert((row.project, row.pool));
                if row.state == DecisionState::Held {
                    held.extend(row.pledge);
                    rows.push(row);
                    continue;
                }
                let change = change_of_match(&row);
                follows.total(row.project).match_minor += change;
                // What a project gets as a whole is nobody's gift's, though one gift may have brought it about.
                if let Some(pledge) = row.pledge
                    && form.rule.as_ref().is_some_and(|rule| fold.decides_by_gift(rule))
                {
                    *follows.by_pledge.entry(pledge).or_default() += change;
                }
                facts.extend(posting(city, form, &row).map(|fact| (fact.into(), taken.at)));
                let over = form.pool.as_ref().is_some_and(|pool| taken.over.contains(pool));
                if over && row.state == DecisionState::Released && row.change_minor != 0 {
                    let returned = PoolFact::Returned {
                        decision: row.id,
                        pool: row.pool,
                        amount: Money::new(-row.change_minor, city.currency),
                    };
                    facts.push((returned.into(), taken.at));
                }
                rows.push(row);
            }
            if let Some((pool, left)) = &taken.ended
                && *left > 0
                && let Ok(pool) = pool.parse()
            {
                let closed = PoolFact::Closed {
                    pool,
                    returned: Money::new(*left, city.currency),
                };
                facts.push((closed.into(), taken.at));
            }
            follows.take(app, city, fold, taken)?;
        }
        let numbered: Vec<Numbered> = self.taken.iter().map(Taken::numbered).collect();
        store::event::number(conn, city.id, &numbered).await?;
        store::decision::insert(conn, city.id, &rows).await?;
        app.post_decided(conn, city.id, &facts).await?;
        store::project_match::set(conn, city.id, &given_by(fold, &given)).await?;
        let pools: BTreeSet<PoolId> = given.iter().map(|(_, pool)| *pool).collect();
        store::pool::set_figures(conn, city.id, &figures(fold, &pools)).await?;
        for pledge in held {
            let hold = fold.hold(&pledge.to_string()).map(|hold| store::pledge::Hold {
                minor: hold.minor,
                until: hold.until,
            });
            store::pledge_hold::set(conn, city.id, pledge, hold).await?;
        }
        let projects = follows.store(app, conn, city, fold, now).await?;
        store::event::end_turn(conn, city.id, self.last_seq, self.last_at).await?;
        app.seal(conn, city).await?;
        Ok(Decided {
            events: self.taken.len() as u64,
            projects,
        })
    }
}

/// What pools give to projects now, and hold for gifts to them.
fn given_by(fold: &CityFold, given: &BTreeSet<(ProjectId, PoolId)>) -> Vec<Sums> {
    let sums = |(project, pool): &(ProjectId, PoolId)| {
        let (on, of) = (project.to_string(), pool.to_string());
        Sums {
            project: *project,
            pool: *pool,
            match_minor: fold.given(&on, &of),
            held_minor: fold.held(&on, &of),
        }
    };
    given.iter().map(sums).collect()
}

/// Where the money of pools is now.
fn figures(fold: &CityFold, pools: &BTreeSet<PoolId>) -> Vec<Figures> {
    let of = |pool: &PoolId| {
        let figures = fold.pool_figures(&pool.to_string())?;
        Some(Figures {
            pool: *pool,
            held_minor: figures.held_minor,
            reserved_minor: figures.reserved_minor,
            committed_minor: figures.committed_minor,
            paid_minor: figures.paid_minor,
        })
    };
    pools.iter().filter_map(of).collect()
}
