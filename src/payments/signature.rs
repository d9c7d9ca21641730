//! Signatures of notices in the form that most providers use: `t=<unix seconds>,v1=<hex>`.
//!
//! `v1` is HMAC-SHA256 with the shared secret over the seconds in decimal, a dot, and the raw body. More
//! than one `v1` may be given while a secret is being replaced; other schemes are ignored.

use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::WebhookError;

/// How far the time of signing may lie from now, in both directions.
pub const TOLERANCE: TimeDelta = TimeDelta::minutes(5);

/// Signs a body at a moment.
pub fn sign(secret: &[u8], at: DateTime<Utc>, body: &[u8]) -> String {
    let seconds = at.timestamp();
    let tag = mac(secret, &seconds.to_string(), body).finalize().into_bytes();
    let hex: String = tag.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("t={seconds},v1={hex}")
}

/// Checks the signature of a body that arrived at `now`. The comparison takes the same time wherever the
/// signature differs.
///
/// # Errors
/// [`WebhookError::Unsigned`], [`WebhookError::Forged`], [`WebhookError::Stale`]; the age is looked at
/// last, so that nobody without the secret learns about our clock.
pub fn verify(secret: &[u8], header: &str, body: &[u8], now: DateTime<Utc>) -> Result<(), WebhookError> {
    let pairs = || header.split(',').filter_map(|pair| pair.trim().split_once('='));
    let seconds = pairs()
        .find(|(name, _)| *name == "t")
        .map(|(_, value)| value)
        .ok_or(WebhookError::Unsigned)?;
    let mut tags = pairs()
        .filter(|(name, _)| *name == "v1")
        .map(|(_, value)| value)
        .peekable();
    if tags.peek().is_none() {
        return Err(WebhookError::Unsigned);
    }
    let genuine =
        |tag: &str| unhex(tag).is_some_and(|tag| mac(secret, seconds, body).verify_slice(&tag).is_ok());
    // More signatures than a change of secrets needs would only be guesses.
    if !tags.take(4).any(genuine) {
        return Err(WebhookError::Forged);
    }
    let signed_at: i64 = seconds.parse().map_err(|_| WebhookError::Unsigned)?;
    let age_seconds = now.timestamp().saturating_sub(signed_at);
    if age_seconds.unsigned_abs() > TOLERANCE.num_seconds().unsigned_abs() {
        return Err(WebhookError::Stale { age_seconds });
    }
    Ok(())
}

/// As [`verify`], with whichever of several secrets: while one is being replaced, both are in use.
///
/// # Errors
/// As [`verify`]; without any secret everything is forged.
pub fn verify_any<S: AsRef<[u8]>>(
    secrets: &[S],
    header: &str,
    body: &[u8],
    now: DateTime<Utc>,
) -> Result<(), WebhookError> {
    let mut result = Err(WebhookError::Forged);
    for secret in secrets {
        result = verify(secret.as_ref(), header, body, now);
        if result != Err(WebhookError::Forged) {
            break;
        }
    }
    result
}

fn mac(secret: &[u8], seconds: &str, body: &[u8]) -> Hmac<Sha256> {
    // RFC 2104 §2: a key longer than a block is hashed, a shorter one is filled up with zeros. Doing that
    // here leaves a constructor that cannot fail.
    let hashed = Sha256::digest(secret);
    let key: &[u8] = if secret.len() > 64 { &hashed } else { secret };
    let mut block = [0; 64];
    block.iter_mut().zip(key).for_each(|(slot, byte)| *slot = *byte);
    let mut mac = Hmac::<Sha256>::new(&block.into());
    mac.update(seconds.as_bytes());
    mac.update(b".");
    mac.update(body);
    mac
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    let nibble = |digit: u8| {
        char::from(digit)
            .to_digit(16)
            .and_then(|value| u8::try_from(value).ok())
    };
    let byte = |pair: &[u8]| Some(nibble(*pair.first()?)? << 4 | nibble(*pair.get(1)?)?);
    digits.chunks(2).map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SECRET: &[u8] = b"whsec_test";

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds)
    }

    /// The tag comes from another program: `printf '1000.{}' | openssl dgst -sha256 -hmac whsec_test`.
    #[test]
    fn the_signature_is_the_one_that_others_compute() {
        assert_eq!(
            sign(SECRET, at(1000), b"{}"),
            "t=1000,v1=291d03e2e8ca99ce6b2dd4a86974b888822bbc53e44c7c5718da223c4c86d444"
        );
    }

    #[test]
    fn a_fresh_signature_holds_and_an_old_one_does_not() {
        let header = sign(SECRET, at(1000), b"{}");
        for (now, result) in [
            (1000, Ok(())),
            (1300, Ok(())),
            (700, Ok(())),
            (1301, Err(WebhookError::Stale { age_seconds: 301 })),
            (699, Err(WebhookError::Stale { age_seconds: -301 })),
        ] {
            assert_eq!(verify(SECRET, &header, b"{}", at(now)), result, "{now}");
        }
    }

    #[test]
    fn what_is_not_signed_with_the_secret_is_forged_however_old() {
        let header = sign(b"other", at(0), b"{}");
        assert_eq!(
            verify(SECRET, &header, b"{}", at(1_000_000)),
            Err(WebhookError::Forged)
        );
        let (_, tag) = sign(SECRET, at(1000), b"{}")
            .split_once(",v1=")
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
            .unwrap();
        for (header, error) in [
            ("", WebhookError::Unsigned),
            ("t=1000", WebhookError::Unsigned),
            ("v1=00", WebhookError::Unsigned),
            ("t=1000,v1=", WebhookError::Forged),
            ("t=1000,v1=é", WebhookError::Forged),
            ("t=1000,v0=00,v1=zz", WebhookError::Forged),
            (&format!("t=1001,v1={tag}"), WebhookError::Forged),
            (&format!("t=1000,v1={}", &tag[..62]), WebhookError::Forged),
        ] {
            assert_eq!(verify(SECRET, header, b"{}", at(1000)), Err(error), "{header}");
        }
    }

    #[test]
    fn the_old_and_the_new_secret_hold_together() {
        let new = sign(b"new", at(1000), b"{}");
        let old = sign(SECRET, at(1000), b"{}");
        let both = format!("{new},{}", old.split_once(',').unwrap().1);
        assert_eq!(verify(SECRET, &both, b"{}", at(1000)), Ok(()));
        assert_eq!(verify(b"new", &both, b"{}", at(1000)), Ok(()));
    }

    #[test]
    fn a_notice_is_believed_with_whichever_of_our_secrets() {
        let header = sign(b"new", at(1000), b"{}");
        for (secrets, result) in [
            (&["new", "old"][..], Ok(())),
            (&["old", "new"], Ok(())),
            (&["old", "older"], Err(WebhookError::Forged)),
            (&[], Err(WebhookError::Forged)),
        ] {
            assert_eq!(
                verify_any(secrets, &header, b"{}", at(1000)),
                result,
                "{secrets:?}"
            );
        }
        let stale = verify_any(&["old", "new"], &header, b"{}", at(2000));
        assert_eq!(stale, Err(WebhookError::Stale { age_seconds: 1000 }));
        assert_eq!(
            verify_any(&["new"], "t=1", b"{}", at(0)),
            Err(WebhookError::Unsigned)
        );
    }

    proptest! {
        #[test]
        fn one_changed_bit_of_the_body_is_a_forgery(body in prop::collection::vec(any::<u8>(), 1..80), bit in any::<prop::sample::Index>()) {
            let header = sign(SECRET, at(1000), &body);
            let mut other = body.clone();
            let bit = bit.index(body.len() * 8);
            other[bit / 8] ^= 1 << (bit % 8);
            prop_assert_eq!(verify(SECRET, &header, &body, at(1000)), Ok(()));
            prop_assert_eq!(verify(SECRET, &header, &other, at(1000)), Err(WebhookError::Forged));
        }
    }
}
