//! How a city makes sure of an organisation: what is looked at, and what comes of it.

use crate::words;

words! {
    /// What was looked at.
    pub enum CheckWhat {
        /// Whether its number in a register is well formed.
        Identifier = "identifier",
        /// Whether its bank account's number is well formed.
        Iban = "iban",
        /// The whole, by an official.
        Decision = "decision",
    }
}

words! {
    /// What came of it.
    pub enum CheckResult {
        /// Well formed; the program looked.
        WellFormed = "well_formed",
        /// The city vouches for it.
        Verified = "verified",
        /// The city does not vouch for it.
        Refused = "refused",
        /// The city no longer vouches for it.
        Revoked = "revoked",
    }
}

words! {
    /// What an official decides.
    pub enum OrganisationDecision {
        /// To vouch for it.
        Verify = "verify",
        /// Not to vouch for it.
        Refuse = "refuse",
        /// To vouch for it no longer.
        Revoke = "revoke",
    }
}

impl OrganisationDecision {
    /// What comes of it.
    pub fn result(self) -> CheckResult {
        match self {
            Self::Verify => CheckResult::Verified,
            Self::Refuse => CheckResult::Refused,
            Self::Revoke => CheckResult::Revoked,
        }
    }
}
