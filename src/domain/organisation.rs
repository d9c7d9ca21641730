//! Organisations: whether a city vouches for one.

use crate::words;

words! {
    /// How far a city has checked an organisation.
    pub enum OrganisationState {
        /// Nobody has asked for it.
        Unverified = "unverified",
        /// Handed in, not looked at yet.
        Submitted = "submitted",
        /// Checked: the city vouches for it.
        Verified = "verified",
        /// Looked at and not found good.
        Refused = "refused",
        /// Was verified, and no longer is.
        Revoked = "revoked",
    }
}
