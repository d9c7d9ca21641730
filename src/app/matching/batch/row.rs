//! A decision as it is stored, and what it means for the books.

use chrono::{DateTime, Utc};
use domain::pool::DecisionState;
use domain::{DecisionId, Id, Money};
use ledger::{Held, MatchFact};
use store::city::City;
use store::decision::Decision;

use super::Taken;
use crate::matching::decision::DecisionForm;
use crate::{App, AppError, AppResult};

/// Reserving and releasing change what stands for a project; committing and paying only move it, and what is held
/// does not stand.
pub(super) fn change_of_match(row: &Decision) -> i64 {
    match row.state {
        DecisionState::Reserved | DecisionState::Released => row.change_minor,
        DecisionState::Held | DecisionState::Committed | DecisionState::Paid => 0,
    }
}

/// The row of a decision; `None` where no pool was asked.
pub(super) fn row(
    app: &App,
    taken: &Taken,
    form: &DecisionForm,
    now: DateTime<Utc>,
) -> AppResult<Option<Decision>> {
    let (Some(pool), Some(rule), Some(project)) = (&form.pool, &form.rule, &form.project) else {
        return Ok(None);
    };
    let wrong = |what: &str| AppError::Internal(format!("a decision on {} names {what}", taken.listed.id));
    let state = match form.state.0 {
        engine::DecisionState::Held => DecisionState::Held,
        engine::DecisionState::Reserved => DecisionState::Reserved,
        engine::DecisionState::Committed => DecisionState::Committed,
        engine::DecisionState::Paid => DecisionState::Paid,
        engine::DecisionState::Released => DecisionState::Released,
        engine::DecisionState::Refused => return Ok(None),
    };
    Ok(Some(Decision {
        id: DecisionId::new(&app.world),
        event: taken.listed.id,
        event_seq: taken.seq,
        position: i32::try_from(form.position).map_err(|_| wrong("a place too far"))?,
        pool: pool.parse().map_err(|_| wrong(pool))?,
        rule_version: i32::try_from(rule.version).map_err(|_| wrong("a version too high"))?,
        project: project.parse().map_err(|_| wrong(project))?,
        pledge: form
            .contribution
            .as_ref()
            .map(|id| id.parse())
            .transpose()
            .map_err(|_| wrong("no pledge"))?,
        change_minor: form.change_minor,
        state,
        funders: form.funders_json(),
        explanation: form.explanation.to_json(),
        decided_at: now,
    }))
}

/// What a decision is in the books; nothing for a zero, nor while money is only held: none has moved.
pub(super) fn posting(city: &City, form: &DecisionForm, row: &Decision) -> Option<MatchFact> {
    let amount = Money::new(row.change_minor.abs(), city.currency);
    if amount.minor == 0 {
        return None;
    }
    let (decision, pool, project) = (row.id, row.pool, row.project);
    let fact = match row.state {
        DecisionState::Reserved => MatchFact::Reserved {
            decision,
            pool,
            project,
            amount,
        },
        DecisionState::Committed => MatchFact::Committed {
            decision,
            pool,
            amount,
        },
        DecisionState::Paid => MatchFact::Paid {
            decision,
            pool,
            project,
            amount,
        },
        DecisionState::Released => {
            let held = match form.from.0 {
                engine::Place::Paid => Held::Paid,
                engine::Place::Committed => Held::Committed,
                engine::Place::Reserved | engine::Place::Held | engine::Place::Available => Held::Reserved,
            };
            MatchFact::Released {
                decision,
                pool,
                project,
                amount,
                held,
            }
        }
        DecisionState::Held => return None,
    };
    Some(fact)
}
