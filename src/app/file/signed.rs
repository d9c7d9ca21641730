//! Addresses of private files: signed, for one person, for five minutes.

use chrono::{DateTime, Duration, Utc};
use domain::{DocumentId, PersonId};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// How long an address can be used.
const MINUTES: i64 = 5;

/// A code of a text that only who has the key can make.
fn mac(key: &[u8], text: &str) -> Hmac<Sha256> {
    // A key of one block: a constructor that cannot fail.
    let mut block = [0; 64];
    for (to, from) in block.iter_mut().zip(Sha256::digest(key)) {
        *to = from;
    }
    let mut mac = Hmac::<Sha256>::new(&block.into());
    mac.update(text.as_bytes());
    mac
}

/// The same written out.
pub(super) fn tag(key: &[u8], text: &str) -> String {
    let tag = mac(key, text).finalize().into_bytes();
    tag.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn of_file(id: DocumentId, until: i64, person: PersonId) -> String {
    format!("parvis-file-1 {id} {until} {person}")
}

/// The path of a file for a person.
pub(super) fn path(key: &[u8], id: DocumentId, person: PersonId, now: DateTime<Utc>) -> String {
    let until = (now + Duration::minutes(MINUTES)).timestamp();
    let tag = tag(key, &of_file(id, until, person));
    format!("/files/private/{id}?until={until}&key={tag}")
}

/// Whether somebody may use an address now. The comparison takes the same time wherever the signature differs.
pub(super) fn is_good(
    key: &[u8],
    (id, person): (DocumentId, PersonId),
    (until, tag): (i64, &str),
    now: DateTime<Utc>,
) -> bool {
    let Some(tag) = unhex(tag) else { return false };
    mac(key, &of_file(id, until, person)).verify_slice(&tag).is_ok() && now.timestamp() <= until
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text
        .chars()
        .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect::<Option<_>>()?;
    digits
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => Some(high * 16 + low),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use domain::Id;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn an_address_is_for_one_file_one_person_and_five_minutes() {
        let id = DocumentId::from_uuid(Uuid::from_u128(1));
        let (ana, bo) = (
            PersonId::from_uuid(Uuid::from_u128(2)),
            PersonId::from_uuid(Uuid::from_u128(3)),
        );
        let now = DateTime::from_timestamp(1_000_000, 0).unwrap();
        let path = path(b"key", id, ana, now);
        let tag = path.rsplit_once("key=").unwrap().1;
        let until = 1_000_300;
        assert!(path.contains("until=1000300&"), "{path}");
        let good = |key: &[u8], of, signed, at| is_good(key, of, signed, at);
        assert!(good(b"key", (id, ana), (until, tag), now + Duration::minutes(5)));
        assert!(!good(
            b"key",
            (id, ana),
            (until, tag),
            now + Duration::seconds(301)
        ));
        assert!(
            !good(b"key", (id, ana), (until + 60, tag), now),
            "a later end is another signature"
        );
        assert!(!good(b"key", (id, bo), (until, tag), now));
        assert!(!good(b"yek", (id, ana), (until, tag), now));
        assert!(!good(
            b"key",
            (DocumentId::from_uuid(Uuid::from_u128(4)), ana),
            (until, tag),
            now
        ));
        for forged in ["", "0", "zz", &tag[2..], "é"] {
            assert!(!good(b"key", (id, ana), (until, forged), now), "{forged}");
        }
    }
}
