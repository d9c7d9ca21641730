//! How the rules of a city's pools go together on one project: read by everybody, set by officials.
//!
//! The settings are an event on the city's list like any other, so that whoever folds the list again knows from
//! which gift on they held. See the engine's `stack` for what a change may and may not do to what stands.

use domain::act::ActKind;
use domain::problem::RuleReason;
use domain::{CityId, Id, Problem, ProblemKind, Problems};
use engine::Stack;
use serde_json::json;
use store::Conn;
use store::city::City;

use crate::matching::form::{DeMinimisForm, EventForm, StackDefinition, StackForm, Word};
use crate::matching::listing::About;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, input, secret};

pub use engine::{GroupShare, StackMode};

/// The settings as an official writes them: all of them, so that what is left out is not set any more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StackInput {
    /// How several rules act on one project.
    pub mode: Option<StackMode>,
    /// How they share a ceiling that they pass together.
    pub group_share: Option<GroupShare>,
    /// The most that all match may be of the goal, in basis points.
    pub group_goal_bps: Option<i64>,
    /// The most that all match and other public money may be of the cost, in basis points.
    pub group_cost_bps: Option<i64>,
    /// The least that the owner's own money must be of it and all public money together, in basis points.
    pub own_share_of_public_bps: Option<i64>,
    /// The most aid to one owner in a period: an amount as written, and the months.
    pub de_minimis: Option<(String, i64)>,
}

/// Where a setting of the engine stands in the input.
const FIELDS: &[(&str, &str)] = &[
    ("stack.group_goal_bps", "input.groupGoalBps"),
    ("stack.group_cost_bps", "input.groupCostBps"),
    ("stack.own_share_of_public_bps", "input.ownShareOfPublicBps"),
    ("stack.de_minimis.minor", "input.deMinimis.amount"),
    ("stack.de_minimis.months", "input.deMinimis.months"),
];

impl StackInput {
    fn read(&self, city: &City) -> Result<StackForm, Problems> {
        let mut problems = Problems::none();
        let mut bps = |field: &str, given: Option<i64>| {
            let read = u32::try_from(given?);
            if read.is_err() {
                problems.push(field, ProblemKind::OutOfRange { min: 1, max: 10_000 });
            }
            read.ok()
        };
        let group_goal_bps = bps("input.groupGoalBps", self.group_goal_bps);
        let group_cost_bps = bps("input.groupCostBps", self.group_cost_bps);
        let own_share_of_public_bps = bps("input.ownShareOfPublicBps", self.own_share_of_public_bps);
        let de_minimis = self.de_minimis.as_ref().and_then(|(amount, months)| {
            let amount = input::amount(&mut problems, "input.deMinimis.amount", amount, city.currency);
            let months = u32::try_from(*months).unwrap_or(0);
            amount.map(|amount| DeMinimisForm {
                minor: amount.minor,
                months,
            })
        });
        let usual = Stack::default();
        let form = StackForm {
            mode: self.mode.filter(|mode| *mode != usual.mode).map(Word),
            group_goal_bps,
            group_cost_bps,
            own_share_of_public_bps,
            de_minimis,
            group_share: self
                .group_share
                .filter(|share| *share != usual.group_share)
                .map(Word),
        };
        for found in form.check() {
            let field = FIELDS.iter().find(|(path, _)| *path == found.path);
            let field = field.map_or("input", |(_, field)| *field);
            // What could not be read is told once.
            if !problems.iter().any(|known| known.field == field) {
                problems.push(field, Problem::from(found).kind);
            }
        }
        problems.check()?;
        Ok(form)
    }
}

impl App {
    /// How rules go together in a city now.
    ///
    /// # Errors
    /// Those of the database; settings on the list that nothing in Parvis writes.
    pub async fn match_stack(&self, city: CityId) -> AppResult<StackForm> {
        self.stack_of(self.db.read(), city).await
    }

    async fn stack_of(&self, conn: &Conn, city: CityId) -> AppResult<StackForm> {
        let Some(listed) = store::event::newest_of_kind(conn, city, "stack").await? else {
            return Ok(StackForm::default());
        };
        match EventForm::from_json(&listed.body) {
            Ok(EventForm::Stack(StackDefinition { stack })) => Ok(stack),
            _ => Err(AppError::Internal(format!(
                "{} is on the list and is no stack",
                listed.id
            ))),
        }
    }

    /// Sets how rules go together in a city from now on. How they act and how they share ceilings is fixed once
    /// anything was given; ceilings may change at any time, and bind what is decided later.
    ///
    /// # Errors
    /// Refused: neither an official nor a finance officer of the city; every field that is wrong; what is fixed; a
    /// key used for something else.
    pub async fn set_match_stack(
        &self,
        caller: &Caller,
        city: CityId,
        given: &StackInput,
        key: &str,
    ) -> AppResult<StackForm> {
        let Some(city) = self.city_by_id(city).await? else {
            return Err(AppError::not_found("city", "city"));
        };
        policy::authorize(caller, Operation::ManageStack, On::city(city.id))
            .map_err(|kind| AppError::refused("", kind))?;
        let person = caller
            .person()
            .ok_or_else(|| AppError::refused("", ProblemKind::SignInRequired))?;
        let mut problems = Problems::none();
        let key = input::key(&mut problems, "idempotencyKey", key);
        problems.check()?;
        let key = &key.ok_or_else(|| AppError::Internal("unchecked input".into()))?;
        let form = given.read(&city)?;
        let (city, form) = (&city, &form);
        self.db
            .write("stack.set", |conn| async move {
                // Whoever has the city's turn decides; as long as it is here, nothing is decided.
                store::event::take_turn(&conn, city.id).await?;
                let hash = secret::hash(&format!("{}{form:?}", city.id));
                if self
                    .once(
                        &conn,
                        city.id,
                        person.uuid(),
                        key,
                        "stack.set",
                        hash,
                        city.id.uuid(),
                    )
                    .await?
                    .is_some()
                {
                    return Ok(());
                }
                let now = self.stack_of(&conn, city.id).await?;
                if *form == now {
                    return Ok(());
                }
                if self.has_given(&conn, city.id).await? {
                    refuse_what_is_fixed(&now, form)?;
                }
                let event = EventForm::Stack(StackDefinition { stack: form.clone() });
                self.list_event(&conn, city.id, About::default(), &event, self.world.now())
                    .await?;
                let detail = json!({ "stack": form });
                self.record(
                    &conn,
                    Some(city.id),
                    caller,
                    ActKind::StackChanged,
                    city.id,
                    detail,
                )
                .await?;
                Ok::<_, AppError>(())
            })
            .await?;
        self.decide(city.id).await?;
        self.match_stack(city.id).await
    }

    /// Whether anything was given in a city: a gift that is on the list, or match.
    async fn has_given(&self, conn: &Conn, city: CityId) -> AppResult<bool> {
        Ok(store::event::has_gifts(conn, city).await? || store::decision::any(conn, city).await?)
    }
}

fn refuse_what_is_fixed(now: &StackForm, new: &StackForm) -> Result<(), Problems> {
    let mut problems = Problems::none();
    for (field, moves) in [
        ("input.mode", now.mode != new.mode),
        ("input.groupShare", now.group_share != new.group_share),
    ] {
        if moves {
            let reason = RuleReason::FixedOnceGiven;
            problems.push(field, ProblemKind::Rule { reason });
        }
    }
    problems.check()
}
