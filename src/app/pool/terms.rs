//! The terms of a pool: how its money is divided, spread over time and taken from its funders.
//!
//! A draft may change in its terms. Once the pool is published nothing of them changes: what a part, a pot or a slice
//! has left is counted from the first decision on, and what comes back goes to the funders who gave it.

use chrono::{DateTime, Utc};
use domain::{NeighbourhoodId, ProblemKind, Problems};
use store::city::City;
use store::pool::{Funder, Pool};
use store::{Conn, StoreError};

use crate::matching::form::{FormProblem, FunderForm, PartitionBy, PoolForm, PoolTermsForm, joined};
use crate::{App, AppError, AppResult};

/// The field in which terms are written.
const FIELD: &str = "input.terms";

/// The terms of a stored pool.
///
/// # Errors
/// Terms that nothing in Parvis writes.
pub fn terms_of(pool: &Pool) -> AppResult<PoolTermsForm> {
    let Some(text) = &pool.terms else {
        return Ok(PoolTermsForm::default());
    };
    PoolTermsForm::from_json(text).map_err(|problem| {
        AppError::Store(StoreError::Corrupt {
            table: "pool",
            column: "terms",
            row: pool.id.to_string(),
            reason: problem.to_string(),
        })
    })
}

/// A pool as its list of events has it, opened at a moment.
pub(crate) fn pool_form(
    pool: &Pool,
    terms: &PoolTermsForm,
    funders: &[Funder],
    now: DateTime<Utc>,
) -> PoolForm {
    let funder = |funder: &Funder| FunderForm {
        id: funder.name.clone(),
        amount_minor: funder.amount_minor,
    };
    let opens_at = pool.opens_at.or(terms.counts_from_opening().then_some(now));
    terms.of(PoolForm {
        funders: funders.iter().map(funder).collect(),
        opens_at,
        closes_at: pool.closes_at,
        hold_seconds: pool.hold_seconds.and_then(|seconds| u32::try_from(seconds).ok()),
        ..PoolForm::new(pool.id.to_string(), pool.amount_minor)
    })
}

impl App {
    /// Sets the terms of a draft where new ones are given, and looks whether those it has then go together with its
    /// money and its dates.
    pub(super) async fn set_terms(
        &self,
        conn: &Conn,
        problems: &mut Problems,
        city: &City,
        pool: &mut Pool,
        given: Option<&str>,
    ) -> AppResult<()> {
        if let Some(text) = given {
            match PoolTermsForm::from_json(text) {
                Ok(terms) if terms == PoolTermsForm::default() => pool.terms = None,
                Ok(terms) => pool.terms = Some(terms.to_json()),
                Err(problem) => {
                    tell(problems, problem);
                    return Ok(());
                }
            }
        }
        let terms = terms_of(pool)?;
        // Without money nothing can be said of its parts; what is wrong with the money is told elsewhere.
        if pool.terms.is_none() || pool.amount_minor == 0 {
            return Ok(());
        }
        for problem in pool_form(pool, &terms, &[], self.world.now()).check() {
            if problem.path.starts_with("partition") || problem.path.starts_with("slice") {
                tell(problems, problem);
            }
        }
        self.check_parts(conn, problems, city, &terms).await
    }

    /// Whether every category and place that a part is for is one of the city's.
    async fn check_parts(
        &self,
        conn: &Conn,
        problems: &mut Problems,
        city: &City,
        terms: &PoolTermsForm,
    ) -> AppResult<()> {
        let Some((by, keys)) = terms.parts() else {
            return Ok(());
        };
        let known: Vec<String> = match by {
            PartitionBy::Project => return Ok(()),
            PartitionBy::Category => {
                let categories = store::city::categories(conn, city.id).await?;
                categories.into_iter().map(|known| known.slug).collect()
            }
            PartitionBy::Area => {
                let neighbourhoods = store::neighbourhood::names(conn, city.id).await?;
                let areas = store::area::all(conn, city.id).await?;
                let neighbourhoods = neighbourhoods.iter().map(|known| known.id.to_string());
                neighbourhoods
                    .chain(areas.iter().map(|known| known.id.to_string()))
                    .collect()
            }
        };
        for (nth, key) in keys.enumerate() {
            if known.iter().any(|known| known == key) {
                continue;
            }
            let what = match by {
                PartitionBy::Area if key.parse::<NeighbourhoodId>().is_ok() => "neighbourhood",
                PartitionBy::Area => "area",
                _ => "category",
            };
            let field = format!("{FIELD}.partition.parts[{nth}].key");
            problems.push(field, ProblemKind::NotFound { what });
        }
        Ok(())
    }
}

fn tell(problems: &mut Problems, FormProblem { path, reason }: FormProblem) {
    problems.push(joined(FIELD, &path), ProblemKind::Rule { reason });
}
