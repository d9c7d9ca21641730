//! What an official writes, checked field by field.

use chrono::{DateTime, Utc};
use domain::problem::RuleReason;
use domain::{Money, ProblemKind, Problems};
use store::Conn;
use store::Texts;
use store::city::City;
use store::pool::{Funder, Pool};

use super::PoolInput;
use crate::matching::settings::{RuleInput, RuleSettings};
use crate::{App, AppResult, input};

const NAME_MAX: usize = 120;
const PURPOSE_MAX: usize = 1000;
const FUNDERS_MAX: usize = 20;

impl App {
    /// The settings of a rule whose names all exist in the city.
    pub(super) async fn check_rule(
        &self,
        conn: &Conn,
        problems: &mut Problems,
        city: &City,
        given: Option<&RuleInput>,
        field: &str,
    ) -> AppResult<Option<RuleSettings>> {
        let Some(given) = given else { return Ok(None) };
        let at = |name: &str| {
            if field.is_empty() {
                name.to_owned()
            } else {
                format!("{field}.{name}")
            }
        };
        let categories = store::city::categories(conn, city.id).await?;
        if given
            .categories
            .iter()
            .any(|wanted| !categories.iter().any(|known| known.slug == *wanted))
        {
            problems.push(at("categories"), ProblemKind::NotFound { what: "category" });
        }
        if !given.neighbourhoods.is_empty() {
            let known = store::neighbourhood::names(conn, city.id).await?;
            if given
                .neighbourhoods
                .iter()
                .any(|wanted| !known.iter().any(|known| known.id == *wanted))
            {
                problems.push(
                    at("neighbourhoods"),
                    ProblemKind::NotFound {
                        what: "neighbourhood",
                    },
                );
            }
        }
        if !given.areas.is_empty() {
            let known = store::area::all(conn, city.id).await?;
            if given
                .areas
                .iter()
                .any(|wanted| !known.iter().any(|known| known.id == *wanted))
            {
                problems.push(at("areas"), ProblemKind::NotFound { what: "area" });
            }
        }
        match given.settings(city.currency, field) {
            Ok(settings) => Ok(Some(settings)),
            Err(found) => {
                problems.extend(found);
                Ok(None)
            }
        }
    }
}

/// Sets what was given on the pool, and gives the new funders where there are any.
pub(super) fn set_fields(
    problems: &mut Problems,
    pool: &mut Pool,
    city: &City,
    given: &PoolInput,
    now: DateTime<Utc>,
) -> Option<Vec<Funder>> {
    if let Some(name) = &given.name
        && let Some(name) = input::line(problems, "input.name", name, NAME_MAX)
    {
        (pool.name, pool.names) = (name, Texts::default());
    }
    if let Some(purpose) = &given.purpose {
        let purpose = input::optional_text(problems, "input.purpose", Some(purpose), PURPOSE_MAX);
        (pool.purpose, pool.purposes) = (purpose.unwrap_or_default(), Texts::default());
    }
    pool.opens_at = given.opens_at.or(pool.opens_at);
    pool.closes_at = given.closes_at.or(pool.closes_at);
    if given.closes_at.is_some_and(|closes_at| closes_at <= now) {
        problems.push("input.closesAt", ProblemKind::InThePast);
    } else if pool
        .opens_at
        .zip(pool.closes_at)
        .is_some_and(|(opens, closes)| closes <= opens)
    {
        problems.push("input.closesAt", ProblemKind::DatesReversed);
    }
    let wanted = given.funders.as_ref()?;
    if wanted.is_empty() {
        problems.push("input.funders", ProblemKind::Required);
        return None;
    }
    if wanted.len() > FUNDERS_MAX {
        problems.push("input.funders", ProblemKind::OutOfRange { min: 1, max: 20 });
        return None;
    }
    let mut funders: Vec<Funder> = Vec::new();
    for (index, (name, amount)) in wanted.iter().enumerate() {
        let name = input::line(problems, &format!("input.funders[{index}].name"), name, NAME_MAX);
        let amount = input::amount(
            problems,
            &format!("input.funders[{index}].amount"),
            amount,
            city.currency,
        );
        if name
            .as_ref()
            .is_some_and(|name| funders.iter().any(|f| f.name == *name))
        {
            // The engine tells funders apart by their names.
            let reason = RuleReason::Taken;
            problems.push(
                format!("input.funders[{index}].name"),
                ProblemKind::Rule { reason },
            );
        }
        if let (Some(name), Some(amount)) = (name, amount) {
            funders.push(Funder {
                name,
                amount_minor: amount.minor,
            });
        }
    }
    let sum: i128 = funders.iter().map(|funder| i128::from(funder.amount_minor)).sum();
    match i64::try_from(sum) {
        Ok(sum) if sum <= input::AMOUNT_MINOR_MAX => pool.amount_minor = sum,
        _ => {
            let max = Money::new(input::AMOUNT_MINOR_MAX, city.currency);
            problems.push("input.funders", ProblemKind::AmountTooLarge { max });
        }
    }
    Some(funders)
}
