//! Passwords: whether one is good enough, and what is kept of it.
//!
//! Strength is estimated by zxcvbn, the method of Dropbox (Wheeler, USENIX Security 2016), in its maintained port to
//! Rust (MIT): it carries lists of tens of thousands of leaked passwords, names and words, and sees dates, keyboard
//! rows and letters written as digits. A list alone would let “P4ssw0rd-2026” pass.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use zxcvbn::Score;

/// Characters of the shortest password.
pub const LENGTH_MIN: usize = 12;

/// Characters of the longest password. Longer ones cost us and help nobody.
pub const LENGTH_MAX: usize = 128;

/// Bytes of salt that a hash takes.
pub const SALT_BYTES: usize = 16;

/// Characters that must be left when what is known of a person is taken out of their password.
const REST_MIN: usize = 8;

/// The shortest part of a name or an address that counts as known: shorter ones are in many words.
const KNOWN_PART_MIN: usize = 4;

/// Argon2id as OWASP's Password Storage Cheat Sheet recommends: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// A hash of nothing that anybody knows, made with the same parameters: checking a password against it takes as long
/// as against a real one.
const OF_NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$cGFydmlzLW5vYm9keS0wMQ$vX0nnEYQnQ6kUwfsBd1hPjXwZKLNYnMfFdz0pI+r0hA";

/// Why a password is not good enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Weakness {
    /// Fewer characters than [`LENGTH_MIN`].
    #[error("too short")]
    TooShort,
    /// More characters than [`LENGTH_MAX`].
    #[error("too long")]
    TooLong,
    /// Little more than the person's own name or address.
    #[error("made of the person's own name or address")]
    Personal,
    /// Among the first that somebody would try.
    #[error("easily guessed")]
    Common,
}

/// A password could not be hashed: a mistake of ours, or no memory.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a password could not be hashed: {0}")]
pub struct HashError(String);

/// Whether a new password is good enough for somebody of whom `known` is known: address, name.
///
/// # Errors
/// The first weakness that was found.
pub fn check(password: &str, known: &[&str]) -> Result<(), Weakness> {
    let length = password.chars().count();
    if length < LENGTH_MIN {
        return Err(Weakness::TooShort);
    }
    if length > LENGTH_MAX {
        return Err(Weakness::TooLong);
    }
    let known = parts(known);
    let rest = known
        .iter()
        .fold(password.to_lowercase(), |rest, part| rest.replace(part, ""));
    if rest.chars().count() < REST_MIN {
        return Err(Weakness::Personal);
    }
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    if zxcvbn::zxcvbn(password, &known).score() < Score::Three {
        return Err(Weakness::Common);
    }
    Ok(())
}

/// What is known as a whole and its words, the longest first, in small letters.
fn parts(known: &[&str]) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for text in known {
        let text = text.to_lowercase();
        let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned);
        parts.extend(words.filter(|word| word.chars().count() >= KNOWN_PART_MIN));
        parts.push(text);
    }
    parts.retain(|part| !part.is_empty());
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    parts
}

fn hasher() -> Result<Argon2<'static>, HashError> {
    let params =
        Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|error| HashError(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// What is kept of a password, in PHC form with its salt and parameters. Takes tens of milliseconds and 19 MiB: run
/// it where it may block, and not often at once.
///
/// # Errors
/// [`HashError`].
pub fn hash(password: &str, salt: &[u8; SALT_BYTES]) -> Result<String, HashError> {
    let hashed = hasher()?.hash_password_with_salt(password.as_bytes(), salt);
    hashed
        .map(|hash: PasswordHash| hash.to_string())
        .map_err(|error| HashError(error.to_string()))
}

/// Whether a password is the one of a hash. Without a hash it takes as long and says no, so that nobody learns from
/// the time whether there is one. As costly as [`hash`].
pub fn verify(password: &str, kept: Option<&str>) -> bool {
    let matches = PasswordHash::new(kept.unwrap_or(OF_NOBODY)).is_ok_and(|hash| {
        Argon2::default()
            .verify_password(password.as_bytes(), &hash)
            .is_ok()
    });
    matches && kept.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANA: &[&str] = &["ana.ruiz@exemple.fr", "Ana Ruiz-Moreno"];

    #[test]
    fn the_first_that_somebody_would_try_are_refused() {
        for (password, weakness) in [
            ("", Weakness::TooShort),
            ("kort9!Wach", Weakness::TooShort),
            ("éééééééééé", Weakness::TooShort),
            ("password1234", Weakness::Common),
            ("P4ssw0rd-2026", Weakness::Common),
            ("qwertyuiopas", Weakness::Common),
            ("aaaaaaaaaaaaaaaa", Weakness::Common),
            ("123456789012", Weakness::Common),
            ("iloveyouiloveyou", Weakness::Common),
            ("ana.ruiz@exemple.fr", Weakness::Personal),
            ("ANA.RUIZ@EXEMPLE.FR1", Weakness::Personal),
            ("ana ruiz-moreno", Weakness::Personal),
            ("moreno-1984-ruiz", Weakness::Personal),
        ] {
            assert_eq!(check(password, ANA), Err(weakness), "{password}");
        }
        assert_eq!(check(&"x7!Kq".repeat(26), ANA), Err(Weakness::TooLong));
    }

    #[test]
    fn a_sentence_of_ones_own_is_good_enough() {
        for password in [
            "marron-tandem-lavoir-zinc",
            "quatre hérons sous la halle",
            "vT9#mm2-Lq0x",
            "קפה עם הל בבוקר",
        ] {
            assert_eq!(check(password, ANA), Ok(()), "{password}");
        }
        assert_eq!(check("marron-tandem-lavoir-zinc", &["", ""]), Ok(()));
    }

    #[test]
    fn a_password_is_known_by_its_hash_and_no_other() {
        let kept = hash("marron-tandem-lavoir-zinc", &[7; SALT_BYTES]).unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(verify("marron-tandem-lavoir-zinc", Some(&kept)));
        assert!(!verify("Marron-tandem-lavoir-zinc", Some(&kept)));
        assert!(!verify("marron-tandem-lavoir-zinc", None));
        assert!(!verify("marron-tandem-lavoir-zinc", Some("not a hash")));
        assert_ne!(kept, hash("marron-tandem-lavoir-zinc", &[8; SALT_BYTES]).unwrap());
    }

    #[test]
    fn nobody_s_hash_takes_as_long_as_a_real_one() {
        let real = hash("marron-tandem-lavoir-zinc", &[7; SALT_BYTES]).unwrap();
        let (real, nobody) = (
            PasswordHash::new(&real).unwrap(),
            PasswordHash::new(OF_NOBODY).unwrap(),
        );
        assert_eq!(real.algorithm, nobody.algorithm);
        assert_eq!(real.params, nobody.params);
        assert_eq!(
            real.hash.map(|h| h.as_bytes().len()),
            nobody.hash.map(|h| h.as_bytes().len())
        );
        assert_eq!(
            real.salt.map(|s| s.as_ref().len()),
            nobody.salt.map(|s| s.as_ref().len())
        );
    }
}
