//! Pledges.

use chrono::{DateTime, Utc};
use domain::pledge::{Capture, PledgeChannel, PledgeState};
use domain::{CityId, Id, Locale, PersonId, PledgeId, ProjectId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::entity::pledge;
use crate::sql::Params;
use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// A pledge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pledge {
    /// Its identifier.
    pub id: PledgeId,
    /// The city.
    pub city: CityId,
    /// To which project.
    pub project: ProjectId,
    /// By whom. Private.
    pub person: PersonId,
    /// Whether whoever made it was not signed in: then anybody may have typed that person's address.
    pub by_guest: bool,
    /// How much.
    pub amount_minor: i64,
    /// What the donor gives to the platform on top.
    pub tip_minor: i64,
    /// What of that was given back.
    pub tip_returned_minor: i64,
    /// How much of it was given back.
    pub refunded_minor: i64,
    /// What of that the project did not have any more.
    pub loss_minor: i64,
    /// What of that, or of what came back from the donor's bank, went into the donor's wallet.
    pub wallet_minor: i64,
    /// What pools add to it now.
    pub match_minor: i64,
    /// What pools keep for it while it is being paid for, until when. Private.
    pub held: Option<Hold>,
    /// Where it is on its way.
    pub state: PledgeState,
    /// Whether the public sees no name.
    pub anonymous: bool,
    /// The name to show.
    pub display_name: String,
    /// A word to the project.
    pub message: Option<String>,
    /// The language of mail about it.
    pub locale: Locale,
    /// How it is paid.
    pub channel: PledgeChannel,
    /// Who takes the payment: the name of the payment account, or a word for a transfer or a wallet.
    pub provider: String,
    /// That account's name for the payment, once there is one.
    pub provider_ref: Option<String>,
    /// Where the donor pays.
    pub checkout_url: Option<String>,
    /// When its money is taken.
    pub capture: Capture,
    /// How many payments were begun for it after the first one fell through.
    pub attempts: i32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Since when it counts for its project: its money came, or was promised. Nothing where it does not.
    pub counted_at: Option<DateTime<Utc>>,
    /// When its money was captured.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// Until when a promise whose charge fell through may be paid again.
    pub pay_by: Option<DateTime<Utc>>,
    /// When the city's list came to it.
    pub decided_at: Option<DateTime<Utc>>,
}

impl Pledge {
    /// All that the donor pays: the gift, and what comes on top.
    pub fn charged_minor(&self) -> i64 {
        self.amount_minor.saturating_add(self.tip_minor)
    }

    /// What of the tip was not given back.
    pub fn tip_left_minor(&self) -> i64 {
        self.tip_minor - self.tip_returned_minor
    }

    /// Whether it counts, and is charged when its campaign has succeeded.
    pub fn is_promised(&self) -> bool {
        self.state == PledgeState::Authorized && self.counted_at.is_some()
    }
}

/// What pools keep for a pledge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hold {
    /// How much.
    pub minor: i64,
    /// The last moment at which all of it is.
    pub until: DateTime<Utc>,
}

fn of(row: pledge::Model) -> Result<Pledge, StoreError> {
    Ok(Pledge {
        id: PledgeId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        project: ProjectId::from_uuid(row.project_id),
        person: PersonId::from_uuid(row.person_id),
        by_guest: row.by_guest,
        state: word(&row.state, "pledge", "state", row.id)?,
        locale: word(&row.locale, "pledge", "locale", row.id)?,
        amount_minor: row.amount_minor,
        tip_minor: row.tip_minor,
        tip_returned_minor: row.tip_returned_minor,
        refunded_minor: row.refunded_minor,
        loss_minor: row.loss_minor,
        wallet_minor: row.wallet_minor,
        match_minor: row.match_minor,
        held: row.held_until.map(|until| Hold {
            minor: row.held_minor,
            until,
        }),
        anonymous: row.anonymous,
        display_name: row.display_name,
        message: row.message,
        channel: word(&row.channel, "pledge", "channel", row.id)?,
        provider: row.provider,
        provider_ref: row.provider_ref,
        checkout_url: row.checkout_url,
        capture: word(&row.capture, "pledge", "capture", row.id)?,
        attempts: row.attempts,
        created_at: row.created_at,
        counted_at: row.counted_at,
        confirmed_at: row.confirmed_at,
        pay_by: row.pay_by,
        decided_at: row.decided_at,
    })
}

/// Stores a new pledge.
pub async fn insert(conn: &Conn, new: &Pledge) -> Result<(), StoreError> {
    let row = pledge::Model {
        city_id: new.city.uuid(),
        id: new.id.uuid(),
        project_id: new.project.uuid(),
        person_id: new.person.uuid(),
        by_guest: new.by_guest,
        amount_minor: new.amount_minor,
        tip_minor: new.tip_minor,
        tip_returned_minor: new.tip_returned_minor,
        refunded_minor: new.refunded_minor,
        loss_minor: new.loss_minor,
        wallet_minor: new.wallet_minor,
        match_minor: new.match_minor,
        held_minor: new.held.map_or(0, |held| held.minor),
        held_until: new.held.map(|held| held.until),
        state: new.state.as_str().to_owned(),
        anonymous: new.anonymous,
        display_name: new.display_name.clone(),
        message: new.message.clone(),
        locale: new.locale.tag().to_owned(),
        channel: new.channel.as_str().to_owned(),
        provider: new.provider.clone(),
        provider_ref: new.provider_ref.clone(),
        checkout_url: new.checkout_url.clone(),
        capture: new.capture.as_str().to_owned(),
        attempts: new.attempts,
        created_at: new.created_at,
        counted_at: new.counted_at,
        confirmed_at: new.confirmed_at,
        pay_by: new.pay_by,
        decided_at: new.decided_at,
    };
    pledge::Entity::insert(row.into_active_model())
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// The pledge of an identifier, in whatever city.
pub async fn by_id(conn: &Conn, id: PledgeId) -> Result<Option<Pledge>, StoreError> {
    pledge::Entity::find()
        .filter(pledge::Column::Id.eq(id.uuid()))
        .one(conn)
        .await?
        .map(of)
        .transpose()
}

/// The pledge of an identifier, locked until the end of the transaction.
pub async fn lock(conn: &Conn, id: PledgeId) -> Result<Option<Pledge>, StoreError> {
    let query = pledge::Entity::find().filter(pledge::Column::Id.eq(id.uuid()));
    let query = if crate::dialect::for_update(conn).is_empty() {
        query
    } else {
        query.lock_exclusive()
    };
    query.one(conn).await?.map(of).transpose()
}

/// The pledge that a payment of an account belongs to. Another account's payment may have the same name.
pub async fn by_provider_ref(
    conn: &Conn,
    account: &str,
    reference: &str,
) -> Result<Option<Pledge>, StoreError> {
    let row = pledge::Entity::find()
        .filter(pledge::Column::Provider.eq(account))
        .filter(pledge::Column::ProviderRef.eq(reference))
        .one(conn)
        .await?;
    row.map(of).transpose()
}

/// Remembers what the provider calls the payment and where it is paid.
pub async fn set_checkout(
    conn: &Conn,
    city: CityId,
    id: PledgeId,
    reference: &str,
    url: &str,
) -> Result<(), StoreError> {
    let row = pledge::ActiveModel {
        city_id: Set(city.uuid()),
        id: Set(id.uuid()),
        provider_ref: Set(Some(reference.to_owned())),
        checkout_url: Set(Some(url.to_owned())),
        ..Default::default()
    };
    pledge::Entity::update(row).exec(conn).await?;
    Ok(())
}

/// Takes the message of a pledge away, or gives it back.
pub async fn set_message(
    conn: &Conn,
    city: CityId,
    id: PledgeId,
    message: Option<&str>,
) -> Result<(), StoreError> {
    let row = pledge::ActiveModel {
        city_id: Set(city.uuid()),
        id: Set(id.uuid()),
        message: Set(message.map(str::to_owned)),
        ..Default::default()
    };
    pledge::Entity::update(row).exec(conn).await?;
    Ok(())
}

/// Stores the state after a fact, the sum given back, and since and until when it is so.
pub async fn set_state(conn: &Conn, changed: &Pledge) -> Result<(), StoreError> {
    let row = pledge::ActiveModel {
        city_id: Set(changed.city.uuid()),
        id: Set(changed.id.uuid()),
        state: Set(changed.state.as_str().to_owned()),
        tip_returned_minor: Set(changed.tip_returned_minor),
        refunded_minor: Set(changed.refunded_minor),
        loss_minor: Set(changed.loss_minor),
        wallet_minor: Set(changed.wallet_minor),
        counted_at: Set(changed.counted_at),
        confirmed_at: Set(changed.confirmed_at),
        pay_by: Set(changed.pay_by),
        ..Default::default()
    };
    pledge::Entity::update(row).exec(conn).await?;
    Ok(())
}

/// The place in a list of pledges after which a page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct After {
    /// Since when the last one of the page before counts (or when it was made, in a person's own list).
    pub at: DateTime<Utc>,
    /// Which it was.
    pub id: PledgeId,
}

/// Whether pledges that were given back whole belong to a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Returned {
    /// Not in that of a campaign that runs: they are a private matter.
    LeftOut,
    /// Those that the end of a campaign gave back, in the list of one that was called off or ended short: that is
    /// its history. What had been given back before stays private.
    Included,
}

impl Returned {
    /// The condition on `pledge` as SQL.
    pub(crate) fn condition(self) -> &'static str {
        match self {
            Self::LeftOut => "pledge.state <> 'refunded'",
            Self::Included => {
                "(pledge.state <> 'refunded' or not exists (
                    select 1 from match_event r join match_event e
                      on e.city_id = r.city_id and e.project_id = r.project_id and e.kind in ('project_closed', 'cancel')
                    where r.city_id = pledge.city_id and r.pledge_id = pledge.id and r.kind = 'refund' and r.seq < e.seq))"
            }
        }
    }
}

/// Pledges of a project that count or did, the newest first, at most `limit`.
pub async fn of_project(
    conn: &Conn,
    city: CityId,
    (project, returned): (ProjectId, Returned),
    after: Option<After>,
    limit: u64,
) -> Result<Vec<Pledge>, StoreError> {
    let mut query = pledge::Entity::find()
        .filter(pledge::Column::CityId.eq(city.uuid()))
        .filter(pledge::Column::ProjectId.eq(project.uuid()))
        .filter(pledge::Column::CountedAt.is_not_null());
    query = query.filter(Expr::cust(returned.condition()));
    if let Some(after) = after {
        let earlier = pledge::Column::CountedAt.lt(after.at);
        let same = Condition::all()
            .add(pledge::Column::CountedAt.eq(after.at))
            .add(pledge::Column::Id.lt(after.id.uuid()));
        query = query.filter(Condition::any().add(earlier).add(same));
    }
    let rows = query
        .order_by_desc(pledge::Column::CountedAt)
        .order_by_desc(pledge::Column::Id)
        .limit(limit)
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

#[derive(FromQueryResult)]
struct IdRow {
    id: uuid::Uuid,
}

/// The newest pledges that count of each of several projects, at most `limit` of each, in one statement.
pub async fn latest_of_projects(
    conn: &Conn,
    city: CityId,
    projects: &[ProjectId],
    limit: u32,
) -> Result<Vec<Pledge>, StoreError> {
    if projects.is_empty() {
        return Ok(Vec::new());
    }
    let mut params = Params::default();
    let (city_place, limit_place) = (params.add(city.uuid()), params.add(i64::from(limit)));
    // One index walk a project: a window over all pledges would read every one of a popular project.
    let walks: Vec<String> = projects
        .iter()
        .map(|project| {
            let place = params.add(project.uuid());
            format!(
                "select * from (select {COLUMNS} from pledge where city_id = {city_place} and project_id = {place}
                 and counted_at is not null and state not in ('refunded', 'cancelled')
                 order by counted_at desc, id desc limit {limit_place}) as walk"
            )
        })
        .collect();
    let mut rows: Vec<pledge::Model> =
        sql::all(conn, &walks.join(" union all "), params.into_values()).await?;
    // The walks come one after the other; which project is first is nobody's concern, but each one's order is.
    rows.sort_by_key(|row| std::cmp::Reverse((row.counted_at, row.id)));
    rows.into_iter().map(of).collect()
}

/// Every column of a pledge, for statements written by hand.
const COLUMNS: &str = "city_id, id, project_id, person_id, by_guest, amount_minor, tip_minor, tip_returned_minor, refunded_minor, loss_minor, wallet_minor, match_minor, held_minor, held_until, \
     state, anonymous, display_name, message, locale, channel, provider, provider_ref, checkout_url, capture, attempts, created_at, counted_at, confirmed_at, pay_by, decided_at";

/// The pledges of a person, the newest first, at most `limit`.
pub async fn of_person(
    conn: &Conn,
    person: PersonId,
    after: Option<After>,
    limit: u64,
) -> Result<Vec<Pledge>, StoreError> {
    let mut query = pledge::Entity::find().filter(pledge::Column::PersonId.eq(person.uuid()));
    if let Some(after) = after {
        let earlier = pledge::Column::CreatedAt.lt(after.at);
        let same = Condition::all()
            .add(pledge::Column::CreatedAt.eq(after.at))
            .add(pledge::Column::Id.lt(after.id.uuid()));
        query = query.filter(Condition::any().add(earlier).add(same));
    }
    let rows = query
        .order_by_desc(pledge::Column::CreatedAt)
        .order_by_desc(pledge::Column::Id)
        .limit(limit)
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

/// The pledges of identifiers, in any order.
pub async fn by_ids(conn: &Conn, city: CityId, ids: &[PledgeId]) -> Result<Vec<Pledge>, StoreError> {
    let rows = pledge::Entity::find()
        .filter(pledge::Column::CityId.eq(city.uuid()))
        .filter(pledge::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

#[derive(FromQueryResult)]
struct AccountRow {
    provider: String,
}

/// The payment accounts, by their stored names, for which pledges wait since before an instant.
pub async fn accounts_waited_for(conn: &Conn, before: DateTime<Utc>) -> Result<Vec<String>, StoreError> {
    let rows: Vec<AccountRow> = sql::all(
        conn,
        "select distinct provider from pledge
         where state in ('pending', 'authorized') and counted_at is null and channel = 'card' and created_at < $1
         order by provider",
        vec![before.into()],
    )
    .await?;
    Ok(rows.into_iter().map(|row| row.provider).collect())
}

/// Pledges that wait for a payment account since before an instant, of every city, the oldest first.
pub async fn waiting_since(
    conn: &Conn,
    account: &str,
    before: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<Pledge>, StoreError> {
    let rows = pledge::Entity::find()
        .filter(
            pledge::Column::State.is_in([PledgeState::Pending.as_str(), PledgeState::Authorized.as_str()]),
        )
        // A promise is charged by its job.
        .filter(pledge::Column::CountedAt.is_null())
        .filter(pledge::Column::Provider.eq(account))
        .filter(pledge::Column::Channel.eq(PledgeChannel::Card.as_str()))
        .filter(pledge::Column::CreatedAt.lt(before))
        .order_by_asc(pledge::Column::CreatedAt)
        .limit(limit)
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

/// Pledges by transfer for which nothing came since before an instant, of every city, the oldest first.
pub async fn transfers_since(
    conn: &Conn,
    before: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<PledgeId>, StoreError> {
    let rows: Vec<IdRow> = sql::all(
        conn,
        "select id from pledge where state = 'pending' and channel = 'transfer' and created_at < $1
         order by created_at limit $2",
        vec![before.into(), i64::try_from(limit).unwrap_or(i64::MAX).into()],
    )
    .await?;
    Ok(rows.into_iter().map(|row| PledgeId::from_uuid(row.id)).collect())
}

/// The pledges of a project whose money is still ours, or promised.
pub async fn to_refund(conn: &Conn, city: CityId, project: ProjectId) -> Result<Vec<PledgeId>, StoreError> {
    let rows: Vec<IdRow> = sql::all(
        conn,
        "select id from pledge where city_id = $1 and project_id = $2 and state in ('authorized', 'confirmed', 'partially_refunded')
         order by id",
        vec![city.uuid().into(), project.uuid().into()],
    )
    .await?;
    Ok(rows.into_iter().map(|row| PledgeId::from_uuid(row.id)).collect())
}
