//! What stands in the way of erasing a person; whom nobody needs to know any longer.

use chrono::{DateTime, Utc};
use domain::erasure::Obstacle;
use domain::person::Email;
use domain::{Id, PersonId};
use ledger::Account;
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::columns::tables;
use crate::privacy::Whose;
use crate::{Conn, StoreError, dialect, sql};

#[derive(FromQueryResult)]
struct ObstacleRow {
    what: String,
    name: String,
}

/// Lets erasures come one after the other: of two last officials, only one can go.
pub async fn lock(conn: &Conn) -> Result<(), StoreError> {
    dialect::lock_text(conn, "person/erase").await
}

/// What stands in the way, in one statement.
pub async fn obstacles(conn: &Conn, person: PersonId) -> Result<Vec<Obstacle>, StoreError> {
    let rows: Vec<ObstacleRow> = sql::all(
        conn,
        "select 'campaign' as what, p.title as name from project p
         where p.owner_person_id = $1 and p.state in ('published', 'suspended') and not exists (
             select 1 from organisation_member m where m.city_id = p.city_id
             and m.organisation_id = p.owner_organisation_id and m.role = 'manager' and m.person_id <> $1)
         union all
         select 'manager', o.name from organisation_member m
         join organisation o on o.city_id = m.city_id and o.id = m.organisation_id
         where m.person_id = $1 and m.role = 'manager' and exists (
             select 1 from organisation_member x where x.city_id = m.city_id
             and x.organisation_id = m.organisation_id and x.person_id <> $1)
         and not exists (
             select 1 from organisation_member x where x.city_id = m.city_id
             and x.organisation_id = m.organisation_id and x.role = 'manager' and x.person_id <> $1)
         union all
         select 'official', c.name from person_role r join city c on c.id = r.city_id
         where r.person_id = $1 and r.role = 'official' and not exists (
             select 1 from person_role x where x.city_id = r.city_id and x.role = 'official' and x.person_id <> $1)
         union all
         select 'operator', '' from operator o where o.person_id = $1 and not exists (
             select 1 from operator x where x.person_id <> $1)
         union all
         select 'payment', '' where exists (
             select 1 from pledge where person_id = $1 and state in ('pending', 'authorized'))
         union all
         select 'case', '' where exists (
             select 1 from moderation_case where concerned_id = $1 and state in ('open', 'appealed'))
         union all
         select 'withdrawal', '' where exists (
             select 1 from withdrawal where person_id = $1 and state in ('requested', 'approved', 'ordered'))
         union all
         select 'wallet', c.name from city c where 0 <> (select coalesce(sum(minor), 0) from (
             select balance_minor as minor from ledger_balance where city_id = c.id and account = $2
             union all
             select e.amount_minor from ledger_unsealed u
             join ledger_entry e on e.city_id = u.city_id and e.transaction_id = u.transaction_id
             where u.city_id = c.id and e.account = $2) as both_parts)",
        vec![
            person.uuid().into(),
            Account::DonorWallet(person).to_string().into(),
        ],
    )
    .await?;
    let of = |row: ObstacleRow| match row.what.as_str() {
        "campaign" => Obstacle::OpenCampaign { title: row.name },
        "manager" => Obstacle::LastManager {
            organisation: row.name,
        },
        "official" => Obstacle::LastOfficial { city: row.name },
        "operator" => Obstacle::LastOperator,
        "case" => Obstacle::OpenCase,
        "withdrawal" => Obstacle::WithdrawalUnderWay,
        "wallet" => Obstacle::MoneyInWallet { city: row.name },
        _ => Obstacle::PaymentUnderWay,
    };
    Ok(rows.into_iter().map(of).collect())
}

#[derive(FromQueryResult)]
struct PersonRow {
    id: Uuid,
    email: String,
}

impl PersonRow {
    fn whose(self) -> Result<Whose, StoreError> {
        Ok(Whose {
            person: PersonId::from_uuid(self.id),
            email: Email::stored(&self.email).map_err(|error| StoreError::Corrupt {
                table: "person",
                column: "email",
                row: self.id.to_string(),
                reason: error.to_string(),
            })?,
        })
    }
}

/// Locks a person's entry until the end of the transaction; nothing where there is none or it is erased. Gifts name
/// the entry, so that none can be begun meanwhile.
pub async fn lock_person(conn: &Conn, person: PersonId) -> Result<Option<Whose>, StoreError> {
    let statement = format!(
        "select id, email from person where id = $1 and erased_at is null{}",
        dialect::for_update(conn)
    );
    let row: Option<PersonRow> = sql::one(conn, &statement, vec![person.uuid().into()]).await?;
    row.map(PersonRow::whose).transpose()
}

/// Guests who came before an instant, never paid, and of whom nothing else is kept.
pub async fn idle_guests(conn: &Conn, before: DateTime<Utc>, limit: u64) -> Result<Vec<Whose>, StoreError> {
    // A gift that was begun and what follows from it; a person of any other table has done something here.
    let of_a_guest = ["person", "pledge", "command"];
    let elsewhere: Vec<String> = tables()?
        .iter()
        .filter(|table| !of_a_guest.contains(&table.name.as_str()))
        .filter_map(|table| {
            let column = table.person.as_ref()?;
            Some(format!(
                "and not exists (select 1 from {} o where o.{column} = p.id)",
                table.name
            ))
        })
        .collect();
    let statement = format!(
        "select p.id, p.email from person p where p.erased_at is null and p.name = '' and p.created_at < $1
           and exists (select 1 from pledge l where l.person_id = p.id)
           and not exists (select 1 from pledge l where l.person_id = p.id and (l.confirmed_at is not null
               or l.created_at >= $1 or l.state not in ('failed', 'expired', 'cancelled')))
           and not exists (select 1 from sign_in_link s where s.email = p.email and s.used_at is not null)
           {} limit {limit}",
        elsewhere.join(" ")
    );
    let rows: Vec<PersonRow> = sql::all(conn, &statement, vec![before.into()]).await?;
    rows.into_iter().map(PersonRow::whose).collect()
}

#[derive(FromQueryResult)]
struct IdRow {
    id: Uuid,
}

/// Erased people all of whose gifts were made before an instant, and to whom gifts still point.
pub async fn kept_long_enough(
    conn: &Conn,
    before: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<PersonId>, StoreError> {
    let statement = format!(
        "select p.id from person p where p.erased_at is not null
           and exists (select 1 from pledge l where l.person_id = p.id)
           and not exists (select 1 from pledge l where l.person_id = p.id and l.created_at >= $1)
           and exists (select 1 from pledge l where l.person_id = p.id and l.provider_ref is not null) limit {limit}"
    );
    let rows: Vec<IdRow> = sql::all(conn, &statement, vec![before.into()]).await?;
    Ok(rows.into_iter().map(|row| PersonId::from_uuid(row.id)).collect())
}

/// Cuts the last link between an erased person and their gifts: those point at `nobody` from now on, and what leads
/// to the payment provider's records goes.
pub async fn cut(
    conn: &Conn,
    person: PersonId,
    nobody: PersonId,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (old, new) = (person.uuid(), nobody.uuid());
    sql::run(
        conn,
        "insert into person (id, email, name, locale, created_at, erased_at)
         select $2, $3, '', locale, $4, $4 from person where id = $1",
        vec![
            old.into(),
            new.into(),
            Email::erased(nobody).as_str().into(),
            at.into(),
        ],
    )
    .await?;
    sql::run(
        conn,
        "delete from provider_event where (city_id, pledge_id) in
             (select city_id, id from pledge where person_id = $1)",
        vec![old.into()],
    )
    .await?;
    sql::run(
        conn,
        "update pledge set person_id = $2, provider_ref = null where person_id = $1",
        vec![old.into(), new.into()],
    )
    .await?;
    // What was paid out of a wallet goes with the gifts that filled it, so that the two still make nothing together.
    sql::run(
        conn,
        "update withdrawal set person_id = $2 where person_id = $1",
        vec![old.into(), new.into()],
    )
    .await?;
    Ok(())
}
