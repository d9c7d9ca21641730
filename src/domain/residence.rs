//! Where a person lives, as far as a city has made sure of it.

use crate::words;

words! {
    /// How far a city is with it.
    pub enum ResidenceState {
        /// A letter with a code was asked for.
        Requested = "requested",
        /// The letter is on its way.
        LetterSent = "letter_sent",
        /// The city is sure.
        Verified = "verified",
        /// The letter's code, or what the city was sure of, is too old.
        Expired = "expired",
        /// The city is no longer sure.
        Revoked = "revoked",
    }
}

words! {
    /// By what a city made sure.
    pub enum ResidenceMethod {
        /// By a letter with a code to the address.
        Post = "post",
        /// By what was shown at a desk.
        Desk = "desk",
        /// By what an identity provider said.
        IdentityProvider = "identity_provider",
    }
}

impl ResidenceState {
    /// Whether a letter is asked for or on its way.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Requested | Self::LetterSent)
    }
}

/// The characters of a letter's code: no letter or digit that looks like another, and no vowel, so that no word
/// comes about.
pub const CODE_CHARACTERS: &[u8; 25] = b"BCDFGHJKLMNPQRSTVWXZ34679";

/// How many characters a code has.
pub const CODE_LENGTH: usize = 8;

/// A code as somebody types it from a letter: capitals without blanks. `None` where it cannot be one.
pub fn typed_code(typed: &str) -> Option<String> {
    let code: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .flat_map(char::to_uppercase)
        .collect();
    let fits = code.len() == CODE_LENGTH && code.bytes().all(|byte| CODE_CHARACTERS.contains(&byte));
    fits.then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_typed_in_any_way() {
        assert_eq!(typed_code(" bcdf-ghjk "), Some("BCDFGHJK".to_owned()));
        for wrong in ["", "BCDF", "BCDFGHJKL", "BCDFGHJ0", "BCDFGHJO", "ÉÉÉÉÉÉÉÉ"] {
            assert_eq!(typed_code(wrong), None, "{wrong}");
        }
    }
}
