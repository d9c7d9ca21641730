//! What a gift would become now.

use chrono::{DateTime, Utc};
use domain::campaign::openness;
use domain::{Money, PledgeId, PoolId, ProblemKind, Problems, ProjectId};
use store::city::City;
use uuid::Uuid;

use crate::matching::decision::DecisionForm;
use crate::matching::fold::ANYBODY;
use crate::matching::form::{EventForm, FormProblem};
use crate::matching::listing::contribution;
use crate::{App, AppError, AppResult, Caller, Project, input, policy};

/// A quote: nothing is stored, nothing is held.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// The gift.
    pub gift: Money,
    /// What pools would add.
    pub added: Money,
    /// Pool by pool, zeros included.
    pub parts: Vec<QuotePart>,
}

/// What one pool would add, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct QuotePart {
    /// The pool.
    pub pool: PoolId,
    /// How much.
    pub amount: Money,
    /// The decision that would be made.
    pub decision: DecisionForm,
}

/// Stands for the pledge of a gift that is only asked about.
pub(crate) fn nobodys_pledge() -> PledgeId {
    <PledgeId as domain::Id>::from_uuid(Uuid::nil())
}

impl App {
    /// What a gift of the caller to a project would become now.
    ///
    /// # Errors
    /// Refused: no such project; not an amount; the campaign is not open.
    pub async fn quote(&self, caller: &Caller, id: ProjectId, amount: &str) -> AppResult<Quote> {
        let project = store::project::by_id(self.db.read(), id).await?;
        let project = project.filter(|project| policy::may_read(caller, project));
        let Some(project) = project else {
            return Err(AppError::not_found("project", "project"));
        };
        let city = self.known_city(project.city).await?;
        let now = self.world.now();
        let mut problems = Problems::none();
        let gift = input::amount(&mut problems, "amount", amount, city.currency);
        let max = Money::new(
            self.settings.pledge_units_max * city.currency.minor_per_unit(),
            city.currency,
        );
        if gift.is_some_and(|gift| gift > max) {
            problems.push("amount", ProblemKind::AmountTooLarge { max });
        }
        if let Some(kind) = openness(project.state, project.opens_at, project.closes_at, now).problem() {
            problems.push("project", kind);
        }
        problems.check()?;
        let Some(gift) = gift else {
            return Err(AppError::Internal("unchecked amount".into()));
        };
        let donor = caller
            .person()
            .map_or_else(|| ANYBODY.to_owned(), |person| person.to_string());
        let mut form = contribution(&project, nobodys_pledge(), &donor, gift.minor);
        if let Some(person) = caller.person() {
            form.relation = self.relation(self.db.read(), &project, person).await?;
        }
        let event = EventForm::Contribution(form);
        let decisions = self.ask_fold(caller, &city, &project, now, &event).await?;
        let decisions =
            decisions.map_err(|problems| AppError::Internal(format!("quote on {id}: {problems:?}")))?;
        let mut parts = Vec::new();
        for decision in decisions {
            let Some(pool) = &decision.pool else { continue };
            let pool = pool
                .parse()
                .map_err(|_| AppError::Internal(format!("a quote names {pool}")))?;
            parts.push(QuotePart {
                pool,
                amount: Money::new(decision.change_minor, city.currency),
                decision,
            });
        }
        let added = Money::new(parts.iter().map(|part| part.amount.minor).sum(), city.currency);
        Ok(Quote { gift, added, parts })
    }

    /// Who has given in this city before may have used up some of a rule's limit for one donor, which only the
    /// fold knows. Anybody else is answered from the outline.
    async fn ask_fold(
        &self,
        caller: &Caller,
        city: &City,
        project: &Project,
        now: DateTime<Utc>,
        event: &EventForm,
    ) -> AppResult<Result<Vec<DecisionForm>, Vec<FormProblem>>> {
        let stranger = match caller.person() {
            None => true,
            Some(person) => !store::pledge_count::has_given(self.db.read(), city.id, person).await?,
        };
        if stranger {
            let key = project.id.to_string();
            let asked = self
                .with_outline(project, |outline, _| {
                    let fold = &outline.fold;
                    fold.sums_suffice(&key).then(|| fold.quote(now, event))
                })
                .await?;
            if let Some(answer) = asked {
                return Ok(answer);
            }
        }
        self.with_fold(city, |fold| fold.quote(now, event)).await
    }
}
