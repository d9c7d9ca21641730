//! What an account at Stripe is reached with, wherever it is written. What is wrong with a secret is said without it:
//! somebody may have mixed two up.

use payments::stripe::Secret;

use super::identity_provider::is_safe;

/// A secret key, and what is wrong with it. None at all is not wrong here.
pub fn key(text: &str) -> (Secret, Option<&'static str>) {
    let is_one = text.is_empty() || ["sk_", "rk_"].iter().any(|prefix| text.starts_with(prefix));
    let wrong = "is no secret key of Stripe: it begins with sk_ or rk_";
    (Secret::new(text), (!is_one).then_some(wrong))
}

/// The secrets of an endpoint for notices, parted by commas, and what is wrong with them. None at all is not wrong here.
pub fn secrets(text: &str) -> (Vec<Secret>, Option<&'static str>) {
    let parts = text.split(',').map(str::trim).filter(|secret| !secret.is_empty());
    let secrets: Vec<&str> = parts.collect();
    let are_some =
        secrets.iter().all(|secret| secret.starts_with("whsec_")) && secrets.is_empty() == text.is_empty();
    let wrong = "are no secrets of an endpoint: each begins with whsec_";
    let secrets = secrets.into_iter().map(Secret::new).collect();
    (secrets, (!are_some).then_some(wrong))
}

/// Where it answers.
pub fn url(text: &str) -> Result<String, String> {
    match is_safe(text) {
        true => Ok(text.trim_end_matches('/').to_owned()),
        false => Err(format!("“{text}” is no address that begins with https://")),
    }
}
