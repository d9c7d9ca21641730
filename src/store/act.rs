//! The audit log: what people with a role did, sealed as the journal is.
//!
//! # How to recompute a hash
//!
//! SHA-256 over netstrings (see [`ledger::chain`]). Before the first act of a chain: `parvis-act-1` and the name of
//! the chain, `city:<uuid>` or `installation`. An act covers, in this order: `parvis-act-1`, the previous hash, the
//! sequence number, the kind, the person who acted (`person:<uuid>`, empty where it was the program), the subject,
//! the detail as its JSON text, and the instant in UTC with six decimals.

use chrono::{DateTime, SecondsFormat, Utc};
use domain::act::ActKind;
use domain::{CityId, Id, PersonId};
use ledger::{Hash, Netstrings, Sealed};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::entity::act;
use crate::texts::word;
use crate::{Conn, StoreError, dialect};

/// The name and version of the format, which every hash covers.
const FORMAT: &str = "parvis-act-1";

/// What somebody did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// The city it was done for; `None` for the installation.
    pub city: Option<CityId>,
    /// What was done.
    pub kind: ActKind,
    /// Who did it; `None` for the program itself.
    pub actor: Option<PersonId>,
    /// What it was done to, in outside form: `project:…`.
    pub subject: String,
    /// Further identifiers and words, as a JSON object without personal data.
    pub detail: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// An act with its place in its chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its place.
    pub sealed: Sealed,
    /// What it says.
    pub act: Act,
}

fn chain(city: Option<CityId>) -> String {
    city.map_or_else(|| "installation".to_owned(), |city| city.to_string())
}

/// The end of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainHead {
    /// The number of the last act; 0 before the first.
    pub seq: i64,
    /// Its hash.
    pub hash: Hash,
}

fn genesis(chain: &str) -> ChainHead {
    let mut fields = Netstrings::new(FORMAT);
    fields.put(chain);
    ChainHead {
        seq: 0,
        hash: fields.hash(),
    }
}

fn hash_of(previous: Hash, seq: i64, act: &Act) -> Hash {
    let mut fields = Netstrings::new(FORMAT);
    fields.put(previous);
    fields.put(seq);
    fields.put(act.kind);
    fields.put(act.actor.map_or_else(String::new, |person| person.to_string()));
    fields.put(&act.subject);
    fields.put(&act.detail);
    fields.put(act.at.to_rfc3339_opts(SecondsFormat::Micros, true));
    fields.hash()
}

/// The newest acts of one kind about one thing, at most `limit`.
pub async fn newest_about(
    conn: &Conn,
    city: CityId,
    (kind, subject): (ActKind, &str),
    limit: u64,
) -> Result<Vec<Kept>, StoreError> {
    let rows = act::Entity::find()
        .filter(act::Column::Chain.eq(chain(Some(city))))
        .filter(act::Column::Kind.eq(kind.as_str()))
        .filter(act::Column::Subject.eq(subject))
        .order_by_desc(act::Column::Seq)
        .limit(limit)
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

/// The end of a city's chain, or of the installation's.
pub async fn head(conn: &Conn, city: Option<CityId>) -> Result<ChainHead, StoreError> {
    let chain = chain(city);
    let last = act::Entity::find()
        .filter(act::Column::Chain.eq(&chain))
        .order_by_desc(act::Column::Seq)
        .one(conn)
        .await?;
    last.map_or_else(
        || Ok(genesis(&chain)),
        |row| {
            Ok(ChainHead {
                seq: row.seq,
                hash: word(&row.hash, "act", "hash", row.seq)?,
            })
        },
    )
}

/// Appends an act to its chain, in the transaction of what was done. Those of one chain come one after the other.
pub async fn append(conn: &Conn, new: &Act) -> Result<(), StoreError> {
    let chain = chain(new.city);
    dialect::lock_text(conn, &format!("act/{chain}")).await?;
    let head = head(conn, new.city).await?;
    let seq = head.seq + 1;
    let row = act::ActiveModel {
        chain: Set(chain),
        seq: Set(seq),
        city_id: Set(new.city.map(CityId::uuid)),
        kind: Set(new.kind.as_str().to_owned()),
        actor_id: Set(new.actor.map(PersonId::uuid)),
        subject: Set(new.subject.clone()),
        detail: Set(new.detail.clone()),
        occurred_at: Set(new.at),
        previous: Set(head.hash.to_string()),
        hash: Set(hash_of(head.hash, seq, new).to_string()),
    };
    act::Entity::insert(row).exec_without_returning(conn).await?;
    Ok(())
}

fn of(row: act::Model) -> Result<Kept, StoreError> {
    Ok(Kept {
        sealed: Sealed {
            seq: row.seq,
            previous: word(&row.previous, "act", "previous", row.seq)?,
            hash: word(&row.hash, "act", "hash", row.seq)?,
        },
        act: Act {
            city: row.city_id.map(CityId::from_uuid),
            kind: word(&row.kind, "act", "kind", row.seq)?,
            actor: row.actor_id.map(PersonId::from_uuid),
            subject: row.subject,
            detail: row.detail,
            at: row.occurred_at,
        },
    })
}

/// The newest acts of a chain, before a number where one is given.
pub async fn newest(
    conn: &Conn,
    city: Option<CityId>,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<Kept>, StoreError> {
    let mut query = act::Entity::find().filter(act::Column::Chain.eq(chain(city)));
    if let Some(before) = before {
        query = query.filter(act::Column::Seq.lt(before));
    }
    let rows = query
        .order_by_desc(act::Column::Seq)
        .limit(limit)
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

/// Walks a whole chain: its last number, and the number of the first act that does not follow from the one before,
/// if there is one.
pub async fn verify(conn: &Conn, city: Option<CityId>) -> Result<(i64, Option<i64>), StoreError> {
    const PAGE: u64 = 1000;
    let mut head = genesis(&chain(city));
    loop {
        let rows = act::Entity::find()
            .filter(act::Column::Chain.eq(chain(city)))
            .filter(act::Column::Seq.gt(head.seq))
            .order_by_asc(act::Column::Seq)
            .limit(PAGE)
            .all(conn)
            .await?;
        if rows.is_empty() {
            return Ok((head.seq, None));
        }
        for row in rows {
            let Kept { sealed, act } = of(row)?;
            let due = hash_of(head.hash, head.seq + 1, &act);
            if sealed.seq != head.seq + 1 || sealed.previous != head.hash || sealed.hash != due {
                return Ok((head.seq, Some(sealed.seq)));
            }
            head = ChainHead {
                seq: sealed.seq,
                hash: sealed.hash,
            };
        }
    }
}
