//! What an official writes, checked field by field.

use chrono::{DateTime, Utc};
use domain::problem::RuleReason;
use domain::{Money, NeighbourhoodId, ProblemKind, Problems};
use engine::HOLD_SECONDS_MAX;
use store::Conn;
use store::Texts;
use store::city::City;
use store::pool::{Funder, Pool};

use super::{PoolInput, WrittenRule};
use crate::matching::form::{FormProblem, RuleForm};
use crate::matching::settings::RuleSettings;
use crate::{App, AppResult, input};

const NAME_MAX: usize = 120;
const PURPOSE_MAX: usize = 1000;
const FUNDERS_MAX: usize = 20;

/// A rule whose names all exist in the city, and the builder's settings that show it.
pub(crate) struct CheckedRule {
    /// The rule; its identifier, version and pool are set when it is stored.
    pub(crate) form: RuleForm,
    pub(super) settings: RuleSettings,
}

impl App {
    /// A rule as it was written, if nothing is wrong with it. `within` is what stands before the names of its
    /// fields: `input.`, or nothing.
    pub(crate) async fn check_rule(
        &self,
        conn: &Conn,
        problems: &mut Problems,
        city: &City,
        given: Option<&WrittenRule>,
        within: &str,
    ) -> AppResult<Option<CheckedRule>> {
        let (rule, definition) = (format!("{within}rule"), format!("{within}definition"));
        let (form, settings, path) = match given {
            None => return Ok(None),
            Some(WrittenRule::Settings(input)) => match input.settings(city.currency, &rule) {
                Ok(settings) => (settings.form(PLACEHOLDER, 1, PLACEHOLDER), settings, &rule),
                Err(found) => {
                    problems.extend(found);
                    return Ok(None);
                }
            },
            Some(WrittenRule::Definition(text)) => match read_definition(text) {
                Ok(form) => {
                    let settings = RuleSettings::of(&form);
                    (form, settings, &definition)
                }
                Err(found) => {
                    for FormProblem { path, reason } in found {
                        let field = crate::matching::form::joined(&definition, &path);
                        problems.push(field, ProblemKind::Rule { reason });
                    }
                    return Ok(None);
                }
            },
        };
        self.check_names(conn, problems, city, &form, path).await?;
        Ok(Some(CheckedRule { form, settings }))
    }

    /// Whether every category and place that a rule names is one of the city's.
    pub(crate) async fn check_names(
        &self,
        conn: &Conn,
        problems: &mut Problems,
        city: &City,
        form: &RuleForm,
        path: &str,
    ) -> AppResult<()> {
        let names = form.names();
        let categories = store::city::categories(conn, city.id).await?;
        if names
            .categories
            .iter()
            .any(|wanted| !categories.iter().any(|known| known.slug == **wanted))
        {
            problems.push(
                format!("{path}.categories"),
                ProblemKind::NotFound { what: "category" },
            );
        }
        if names.areas.is_empty() {
            return Ok(());
        }
        let neighbourhoods = store::neighbourhood::names(conn, city.id).await?;
        let areas = store::area::all(conn, city.id).await?;
        let mut known: Vec<String> = neighbourhoods.iter().map(|known| known.id.to_string()).collect();
        known.extend(areas.iter().map(|known| known.id.to_string()));
        let is_neighbourhood = |key: &str| key.parse::<NeighbourhoodId>().is_ok();
        for wanted in names.areas {
            if known.iter().any(|known| known == wanted) {
                continue;
            }
            let (field, what) = if is_neighbourhood(wanted) {
                ("neighbourhoods", "neighbourhood")
            } else {
                ("areas", "area")
            };
            problems.push(format!("{path}.{field}"), ProblemKind::NotFound { what });
        }
        Ok(())
    }
}

/// Stands for what is only known when a rule is stored.
const PLACEHOLDER: &str = "pool";

/// Reads a rule as the match files write it. What the platform sets may be left out.
fn read_definition(text: &str) -> Result<RuleForm, Vec<FormProblem>> {
    let mut value = crate::matching::form::read::value(text.as_bytes()).map_err(|problem| vec![problem])?;
    if let Some(object) = value.as_object_mut() {
        object.insert("id".to_owned(), PLACEHOLDER.into());
        object.insert("version".to_owned(), 1.into());
        object.insert("pool".to_owned(), PLACEHOLDER.into());
    }
    RuleForm::from_json(&value.to_string())
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
    match given.hold_seconds {
        None => {}
        Some(0) => pool.hold_seconds = None,
        Some(seconds) if (1..=HOLD_SECONDS_MAX).contains(&i64::from(seconds)) => {
            pool.hold_seconds = Some(seconds);
        }
        Some(_) => {
            let max = HOLD_SECONDS_MAX;
            problems.push("input.holdSeconds", ProblemKind::OutOfRange { min: 0, max });
        }
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
