//! What is private and looked at by people with a role: each look is written down for whom it concerns.

use crate::words;

words! {
    /// What was looked at.
    pub enum LookedAt {
        /// A postal address.
        Address = "address",
        /// A document that was handed in.
        Document = "document",
    }
}
