//! Tax receipts.

use crate::words;

words! {
    /// What a receipt is for.
    pub enum ReceiptKind {
        /// One gift.
        Gift = "gift",
        /// The gifts of a calendar year that have no receipt of their own.
        Year = "year",
    }
}

words! {
    /// Why a receipt no longer holds.
    pub enum VoidReason {
        /// Something on it is wrong.
        Mistake = "mistake",
        /// A gift on it was given back, whole or in part.
        Refund = "refund",
        /// The donor's bank took a gift on it into question.
        Dispute = "dispute",
    }
}

words! {
    /// Where the right of a body to issue receipts stands.
    pub enum IssuerState {
        /// Asked for; a second person decides.
        Asked = "asked",
        /// Two people have written it down.
        Agreed = "agreed",
        /// A second person did not agree, or who asked took it back.
        Declined = "declined",
    }
}
