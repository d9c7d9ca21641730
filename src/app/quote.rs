//! What a gift would become now.

use chrono::{DateTime, Utc};
use domain::campaign::openness;
use domain::pledge::Capture;
use domain::{Money, PledgeId, PoolId, ProblemKind, Problems, ProjectId};
use engine::DecisionState;
use store::city::City;
use uuid::Uuid;

use crate::fees::Fees;
use crate::matching::decision::DecisionForm;
use crate::matching::fold::{ANYBODY, CityFold};
use crate::matching::form::{EventForm, FormProblem};
use crate::matching::listing::contribution;
use crate::{App, AppError, AppResult, Caller, Project, input, policy};

/// A quote: nothing is stored, nothing is held. What is quoted is held, where a pool does so, once a pledge is made.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// The gift.
    pub gift: Money,
    /// What pools would add.
    pub added: Money,
    /// Pool by pool, zeros included.
    pub parts: Vec<QuotePart>,
    /// What of the gift does not reach the project.
    pub fees: Fees,
    /// When the money is taken, paid by card.
    pub capture: Capture,
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
            self.describe_donor(self.db.read(), city.id, person, &mut form)
                .await?;
        }
        let asked = form.id.clone();
        let event = EventForm::Contribution(form);
        let decisions = self.ask_fold(caller, &city, &project, now, &event).await?;
        let decisions =
            decisions.map_err(|problems| AppError::Internal(format!("quote on {id}: {problems:?}")))?;
        let mut parts = Vec::new();
        for Quoted { decision, by_gift } in decisions {
            let Some(pool) = &decision.pool else { continue };
            // What moves on is counted where it was reserved, and what other gifts get is theirs.
            let is_reserved = matches!(
                decision.state.0,
                DecisionState::Reserved | DecisionState::Released
            );
            if !is_reserved || decision.contribution.as_deref() != Some(asked.as_str()) {
                continue;
            }
            let pool = pool
                .parse()
                .map_err(|_| AppError::Internal(format!("a quote names {pool}")))?;
            // What the project gets as a whole is not added to this gift; the sentence tells of it.
            let minor = if by_gift { decision.change_minor } else { 0 };
            parts.push(QuotePart {
                pool,
                amount: Money::new(minor, city.currency),
                decision,
            });
        }
        let added = Money::new(parts.iter().map(|part| part.amount.minor).sum(), city.currency);
        let fees = self.fees(&city, gift)?;
        let terms = self.campaign_terms(city.id).await?;
        let capture = self.capture_of(&city, terms, &project);
        Ok(Quote {
            gift,
            added,
            parts,
            fees,
            capture,
        })
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
    ) -> AppResult<Result<Vec<Quoted>, Vec<FormProblem>>> {
        let stranger = match caller.person() {
            None => true,
            Some(person) => !store::pledge_count::has_given(self.db.read(), city.id, person).await?,
        };
        // What is over due is free before the gift would come, and kept sums do not say what that is.
        let overdue = store::pledge_hold::is_any_overdue(self.db.read(), city.id, now).await?;
        if stranger && !overdue {
            let key = project.id.to_string();
            let asked = self
                .with_outline(project, |outline, _| {
                    let fold = &outline.fold;
                    fold.sums_suffice(&key).then(|| quoted(fold, now, event))
                })
                .await?;
            if let Some(answer) = asked {
                return Ok(answer);
            }
        }
        self.with_fold(city, |fold| quoted(fold, now, event)).await
    }
}

/// What the fold answers, and whether its rule decides on the gift or on the project as a whole.
struct Quoted {
    decision: DecisionForm,
    by_gift: bool,
}

fn quoted(fold: &CityFold, now: DateTime<Utc>, event: &EventForm) -> Result<Vec<Quoted>, Vec<FormProblem>> {
    let with_way = |decision: DecisionForm| Quoted {
        by_gift: decision
            .rule
            .as_ref()
            .is_some_and(|rule| fold.decides_by_gift(rule)),
        decision,
    };
    Ok(fold.quote(now, event)?.into_iter().map(with_way).collect())
}
