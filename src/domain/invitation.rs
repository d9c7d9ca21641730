//! Invitations: what somebody can be invited to by mail.

use crate::words;

words! {
    /// What an invitation is to.
    pub enum InvitationKind {
        /// A role in a city.
        Role = "role",
        /// The team of a project.
        Team = "team",
        /// An organisation.
        Organisation = "organisation",
    }
}

words! {
    /// How an invitation ended.
    pub enum InvitationEnd {
        /// It was accepted.
        Accepted = "accepted",
        /// Who was invited said no.
        Declined = "declined",
        /// It was taken back.
        Revoked = "revoked",
        /// Nobody answered in time.
        Expired = "expired",
    }
}
