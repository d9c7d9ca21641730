//! What an official asks for, checked field by field, and what it comes to.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::pool::PoolState;
use domain::{PoolId, ProblemKind, Problems};
use store::city::City;
use store::pool::Pool;

use super::Source;
use super::proposal::{Change, NAME, Proposal};
use super::season::Scale;
use crate::city::midnight;
use crate::matching::form::{PoolForm, RuleForm};
use crate::matching::turn::time_zone;
use crate::pool::{WrittenRule, pool_form, rule_of, terms_of};
use crate::{App, AppError, AppResult, Caller, input};

const CHANGES_MAX: usize = 20;

/// What an official asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct SimulationInput {
    /// Over what.
    pub source: SourceInput,
    /// What would be otherwise, one a pool.
    pub changes: Vec<ChangeInput>,
}

/// Over what. What is left out takes a usual value.
#[derive(Debug, Clone, PartialEq)]
pub enum SourceInput {
    /// Over what happened in the city.
    Past {
        /// Only campaigns that were published on this day or later.
        from: Option<NaiveDate>,
        /// Only until the end of this day.
        until: Option<NaiveDate>,
    },
    /// Over an invented season.
    Synthetic {
        /// The same seed, the same season.
        seed: Option<i64>,
        /// How many projects.
        projects: Option<i64>,
        /// How many people give.
        residents: Option<i64>,
        /// In how many months campaigns are published.
        months: Option<i64>,
    },
}

/// What would be otherwise with one pool.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ChangeInput {
    /// The pool; a draft is tried as if it were open. Left out for one that there is not.
    pub pool: Option<PoolId>,
    /// The rule that would act.
    pub rule: Option<WrittenRule>,
    /// What would be in it, as written.
    pub amount: Option<String>,
}

impl App {
    /// The changes as they are folded.
    pub(super) async fn proposal(
        &self,
        caller: &Caller,
        problems: &mut Problems,
        city: &City,
        given: &[ChangeInput],
        opens_at: DateTime<Utc>,
    ) -> AppResult<Proposal> {
        let mut proposal = Proposal::default();
        if given.is_empty() {
            problems.push("input.changes", ProblemKind::NothingProposed);
        }
        if given.len() > CHANGES_MAX {
            let max = i64::try_from(CHANGES_MAX).unwrap_or(i64::MAX);
            problems.push("input.changes", ProblemKind::OutOfRange { min: 1, max });
            return Ok(proposal);
        }
        for (nth, change) in given.iter().enumerate() {
            let change = self
                .change((caller, city), problems, change, nth, opens_at)
                .await?;
            proposal.changes.extend(change);
        }
        Ok(proposal)
    }

    async fn change(
        &self,
        (caller, city): (&Caller, &City),
        problems: &mut Problems,
        given: &ChangeInput,
        nth: usize,
        opens_at: DateTime<Utc>,
    ) -> AppResult<Option<Change>> {
        let within = &format!("input.changes[{nth}].");
        let before = problems.iter().len();
        let rule = self
            .check_rule(self.db.read(), problems, city, given.rule.as_ref(), within)
            .await?
            .map(|checked| RuleForm {
                id: NAME.to_owned(),
                version: 1,
                pool: NAME.to_owned(),
                ..checked.form
            });
        let amount = given
            .amount
            .as_ref()
            .and_then(|text| input::amount(problems, &format!("{within}amount"), text, city.currency));
        let amount_minor = amount.map(|amount| amount.minor);
        let pool = match given.pool {
            None => None,
            Some(id) => {
                let pool = self.pool(caller, id).await?.filter(|pool| pool.city == city.id);
                if pool.is_none() {
                    problems.push(format!("{within}pool"), ProblemKind::NotFound { what: "pool" });
                }
                pool
            }
        };
        let rule = rule.map(Box::new);
        match &pool {
            Some(pool) if pool.state == PoolState::Draft => {
                return self.draft(pool, rule, amount_minor, opens_at).await.map(Some);
            }
            Some(_) if given.rule.is_none() && given.amount.is_none() => {
                problems.push(format!("{within}rule"), ProblemKind::NothingProposed);
            }
            Some(_) => {}
            None if given.pool.is_none() => {
                for (field, there) in [("rule", given.rule.is_some()), ("amount", given.amount.is_some())] {
                    if !there {
                        problems.push(format!("{within}{field}"), ProblemKind::Required);
                    }
                }
            }
            None => {}
        }
        if problems.iter().len() > before {
            return Ok(None);
        }
        Ok(Some(match pool {
            Some(pool) => Change {
                pool: Some(pool.id.to_string()),
                add: None,
                amount_minor,
                rule,
            },
            None => Change {
                add: Some(PoolForm::new(
                    format!("{NAME}-{}", nth + 1),
                    amount_minor.unwrap_or(0),
                )),
                rule,
                ..Change::default()
            },
        }))
    }

    /// A draft as a further pool, with its own rule and amount where no other are given.
    async fn draft(
        &self,
        pool: &Pool,
        rule: Option<Box<RuleForm>>,
        amount_minor: Option<i64>,
        opens_at: DateTime<Utc>,
    ) -> AppResult<Change> {
        let rule = match rule {
            Some(rule) => rule,
            None => {
                let versions = self.rules(pool.city, &[pool.id]).await?;
                let newest = versions.first();
                let newest = newest.ok_or_else(|| AppError::Internal(format!("{} has no rule", pool.id)))?;
                Box::new(rule_of(newest)?)
            }
        };
        let funders = match amount_minor {
            Some(_) => Vec::new(),
            None => self.funders(pool.city, pool.id).await?,
        };
        let pool = Pool {
            amount_minor: amount_minor.unwrap_or(pool.amount_minor),
            opens_at: None,
            closes_at: None,
            ..pool.clone()
        };
        let form = pool_form(&pool, &terms_of(&pool)?, &funders, opens_at);
        Ok(Change {
            add: Some(form),
            rule: Some(rule),
            ..Change::default()
        })
    }
}

/// What is wrong, seen from the input of a program.
pub(super) fn as_input(error: AppError) -> AppError {
    let AppError::Refused(problems) = error else {
        return error;
    };
    let seen = |problem: &domain::Problem| domain::Problem {
        field: format!("input.{}", problem.field),
        kind: problem.kind.clone(),
    };
    AppError::Refused(problems.iter().map(seen).collect())
}

/// The first moment of what a source tells, for what counts from it.
pub(super) fn beginning(source: Option<&Source>, city: &City) -> AppResult<DateTime<Utc>> {
    let day = match source {
        Some(Source::Past { from, .. }) => *from,
        Some(Source::Synthetic { begins, .. }) => Some(*begins),
        None => None,
    };
    let zone = time_zone(city)?;
    Ok(day.map_or(city.created_at, |day| midnight(day, zone)))
}

/// Over what, with usual values for what is left out.
pub(super) fn source(
    problems: &mut Problems,
    given: &SourceInput,
    city: &City,
    now: DateTime<Utc>,
) -> AppResult<Option<Source>> {
    match *given {
        SourceInput::Past { from, until } => {
            if from.zip(until).is_some_and(|(from, until)| until < from) {
                problems.push("input.past.until", ProblemKind::DatesReversed);
            }
            Ok(Some(Source::Past { from, until }))
        }
        SourceInput::Synthetic {
            seed,
            projects,
            residents,
            months,
        } => {
            let usual = Scale::default();
            let mut number = |field: &str, given: Option<i64>, usual: u32, max: u32| {
                let Some(given) = given else { return usual };
                let fits = u32::try_from(given)
                    .ok()
                    .filter(|number| (1..=max).contains(number));
                fits.unwrap_or_else(|| {
                    let max = i64::from(max);
                    problems.push(
                        format!("input.synthetic.{field}"),
                        ProblemKind::OutOfRange { min: 1, max },
                    );
                    usual
                })
            };
            let scale = Scale {
                projects: number("projects", projects, usual.projects, Scale::PROJECTS_MAX),
                residents: number("residents", residents, usual.residents, Scale::RESIDENTS_MAX),
                months: number("months", months, usual.months, Scale::MONTHS_MAX),
                seed: match seed.map(u64::try_from) {
                    None => usual.seed,
                    Some(Ok(seed)) => seed,
                    Some(Err(_)) => {
                        let max = i64::from(i32::MAX);
                        problems.push("input.synthetic.seed", ProblemKind::OutOfRange { min: 0, max });
                        usual.seed
                    }
                },
            };
            let year = now.with_timezone(&time_zone(city)?).year();
            Ok(NaiveDate::from_ymd_opt(year, 1, 1).map(|begins| Source::Synthetic { scale, begins }))
        }
    }
}
