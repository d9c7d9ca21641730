//! What moderators decide on, and what they decided.

use chrono::{DateTime, Utc};
use domain::case::{CaseAction, CaseState, Subject};
use domain::{CaseId, CityId, Id, PersonId, ProjectId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::entity::{case_decision, moderation_case};
use crate::sql::Params;
use crate::texts::word;
use crate::{Conn, StoreError, dialect, sql};

/// One reported thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its identifier.
    pub id: CaseId,
    /// The city.
    pub city: CityId,
    /// What it is about.
    pub subject: Subject,
    /// The project that it is, or that it is on.
    pub project: Option<ProjectId>,
    /// Whose it is.
    pub concerned: Option<PersonId>,
    /// What it said when it was first reported.
    pub excerpt: String,
    /// A text that was taken down and lives nowhere else meanwhile.
    pub kept_text: Option<String>,
    /// Where it is on its way.
    pub state: CaseState,
    /// When it was first reported.
    pub opened_at: DateTime<Utc>,
    /// What the person concerned says against the decision.
    pub appeal: Option<String>,
    /// Until when they may say it.
    pub appeal_until: Option<DateTime<Utc>>,
}

fn of(row: moderation_case::Model) -> Result<Case, StoreError> {
    Ok(Case {
        id: CaseId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        subject: word(&row.subject, "moderation_case", "subject", row.id)?,
        project: row.project_id.map(ProjectId::from_uuid),
        concerned: row.concerned_id.map(PersonId::from_uuid),
        state: word(&row.state, "moderation_case", "state", row.id)?,
        excerpt: row.excerpt,
        kept_text: row.kept_text,
        opened_at: row.opened_at,
        appeal: row.appeal,
        appeal_until: row.appeal_until,
    })
}

/// Lets reports of one thing and decisions on it come one after the other.
pub async fn lock_subject(conn: &Conn, subject: Subject) -> Result<(), StoreError> {
    dialect::lock_text(conn, &format!("case/{subject}")).await
}

/// Stores a new case.
pub async fn insert(conn: &Conn, new: &Case) -> Result<(), StoreError> {
    let row = moderation_case::Model {
        city_id: new.city.uuid(),
        id: new.id.uuid(),
        subject: new.subject.to_string(),
        project_id: new.project.map(ProjectId::uuid),
        concerned_id: new.concerned.map(PersonId::uuid),
        excerpt: new.excerpt.clone(),
        kept_text: new.kept_text.clone(),
        state: new.state.as_str().to_owned(),
        opened_at: new.opened_at,
        appeal: new.appeal.clone(),
        appeal_until: new.appeal_until,
    };
    moderation_case::Entity::insert(row.into_active_model())
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// Stores what of a case can change.
pub async fn update(conn: &Conn, changed: &Case) -> Result<(), StoreError> {
    let row = moderation_case::ActiveModel {
        city_id: Set(changed.city.uuid()),
        id: Set(changed.id.uuid()),
        kept_text: Set(changed.kept_text.clone()),
        state: Set(changed.state.as_str().to_owned()),
        appeal: Set(changed.appeal.clone()),
        appeal_until: Set(changed.appeal_until),
        ..Default::default()
    };
    moderation_case::Entity::update(row).exec(conn).await?;
    Ok(())
}

/// The case of an identifier, in whatever city.
pub async fn by_id(conn: &Conn, id: CaseId) -> Result<Option<Case>, StoreError> {
    moderation_case::Entity::find()
        .filter(moderation_case::Column::Id.eq(id.uuid()))
        .one(conn)
        .await?
        .map(of)
        .transpose()
}

/// The same, locked until the end of the transaction.
pub async fn lock(conn: &Conn, id: CaseId) -> Result<Option<Case>, StoreError> {
    let query = moderation_case::Entity::find().filter(moderation_case::Column::Id.eq(id.uuid()));
    let query = if dialect::for_update(conn).is_empty() {
        query
    } else {
        query.lock_exclusive()
    };
    query.one(conn).await?.map(of).transpose()
}

/// All cases of one thing.
pub async fn of_subject(conn: &Conn, city: CityId, subject: Subject) -> Result<Vec<Case>, StoreError> {
    let rows = moderation_case::Entity::find()
        .filter(moderation_case::Column::CityId.eq(city.uuid()))
        .filter(moderation_case::Column::Subject.eq(subject.to_string()))
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

/// The place of a state in the queue.
pub fn rank(state: CaseState) -> i32 {
    match state {
        CaseState::Open => 0,
        CaseState::Appealed => 1,
        CaseState::Decided => 2,
        CaseState::Closed => 3,
    }
}

const RANK: &str =
    "(case c.state when 'open' then 0 when 'appealed' then 1 when 'decided' then 2 else 3 end)";

/// The place in the queue after which a page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct After {
    /// The rank of the last one's state.
    pub rank: i32,
    /// When it was first reported.
    pub at: DateTime<Utc>,
    /// Which it was.
    pub id: CaseId,
}

/// A page of the queue: the open ones first, then those with an appeal; the oldest first. No states: all.
pub async fn page(
    conn: &Conn,
    city: CityId,
    states: &[CaseState],
    after: Option<After>,
    limit: u32,
) -> Result<Vec<Case>, StoreError> {
    let mut params = Params::default();
    let city = params.add(city.uuid());
    let states = in_states(&mut params, states);
    let later = after.map_or_else(String::new, |after| {
        let (at, id) = (params.add(after.at), params.add(after.id.uuid()));
        format!("and ({RANK}, c.opened_at, c.id) > ({}, {at}, {id})", after.rank)
    });
    let limit = params.add(i64::from(limit));
    let statement = format!(
        "select c.* from moderation_case c where c.city_id = {city} {states} {later}
         order by {RANK}, c.opened_at, c.id limit {limit}"
    );
    let rows: Vec<moderation_case::Model> = sql::all(conn, &statement, params.into_values()).await?;
    rows.into_iter().map(of).collect()
}

fn in_states(params: &mut Params, states: &[CaseState]) -> String {
    if states.is_empty() {
        return String::new();
    }
    let list = params.list(states.iter().map(|state| state.as_str()));
    format!("and c.state in ({list})")
}

/// How many cases of a city are in one of these states; no states: all.
pub async fn count(conn: &Conn, city: CityId, states: &[CaseState]) -> Result<u64, StoreError> {
    let mut query = moderation_case::Entity::find().filter(moderation_case::Column::CityId.eq(city.uuid()));
    if !states.is_empty() {
        let words = states.iter().map(|state| state.as_str());
        query = query.filter(moderation_case::Column::State.is_in(words));
    }
    Ok(query.count(conn).await?)
}

/// The newest cases about what somebody wrote or owns that were decided.
pub async fn about_person(conn: &Conn, person: PersonId, limit: u64) -> Result<Vec<Case>, StoreError> {
    let rows = moderation_case::Entity::find()
        .filter(moderation_case::Column::ConcernedId.eq(person.uuid()))
        .filter(moderation_case::Column::State.ne(CaseState::Open.as_str()))
        .order_by_desc(moderation_case::Column::OpenedAt)
        .order_by_desc(moderation_case::Column::Id)
        .limit(limit)
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseDecision {
    /// On which case.
    pub case: CaseId,
    /// What was decided; that of the first decision where an appeal is decided.
    pub action: CaseAction,
    /// Whether an appeal left the first decision as it was; `None` in a first decision.
    pub upheld: Option<bool>,
    /// Told to the person concerned.
    pub reason: String,
    /// When.
    pub decided_at: DateTime<Utc>,
    /// By whom; `None` once their account is erased.
    pub decided_by: Option<PersonId>,
    /// Until when a person is suspended.
    pub until: Option<DateTime<Utc>>,
}

fn decision_of(row: case_decision::Model) -> Result<CaseDecision, StoreError> {
    Ok(CaseDecision {
        case: CaseId::from_uuid(row.case_id),
        action: word(&row.action, "case_decision", "action", row.case_id)?,
        upheld: row.upheld,
        reason: row.reason,
        decided_at: row.decided_at,
        decided_by: row.decided_by.map(PersonId::from_uuid),
        until: row.until,
    })
}

/// Stores a decision: the first one, or that on an appeal.
pub async fn decide(conn: &Conn, city: CityId, new: &CaseDecision) -> Result<(), StoreError> {
    let row = case_decision::Model {
        city_id: city.uuid(),
        case_id: new.case.uuid(),
        position: if new.upheld.is_some() { 2 } else { 1 },
        action: new.action.as_str().to_owned(),
        upheld: new.upheld,
        reason: new.reason.clone(),
        decided_at: new.decided_at,
        decided_by: new.decided_by.map(PersonId::uuid),
        until: new.until,
    };
    case_decision::Entity::insert(row.into_active_model())
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// The decisions on cases, in order.
pub async fn decisions(conn: &Conn, city: CityId, cases: &[CaseId]) -> Result<Vec<CaseDecision>, StoreError> {
    let rows = case_decision::Entity::find()
        .filter(case_decision::Column::CityId.eq(city.uuid()))
        .filter(case_decision::Column::CaseId.is_in(cases.iter().map(|id| id.uuid())))
        .order_by_asc(case_decision::Column::Position)
        .all(conn)
        .await?;
    rows.into_iter().map(decision_of).collect()
}
