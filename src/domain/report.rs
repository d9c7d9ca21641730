//! Reports to the moderators.

use crate::words;

words! {
    /// What somebody says is wrong.
    pub enum ReportReason {
        /// Against the law.
        Illegal = "illegal",
        /// Hate against people for what they are.
        Hate = "hate",
        /// Harasses or threatens somebody.
        Harassment = "harassment",
        /// Deceives, for money as a rule.
        Fraud = "fraud",
        /// Shows what is private about somebody.
        PrivateData = "private_data",
        /// Advertises.
        Spam = "spam",
        /// Has nothing to do with where it stands.
        OffTopic = "off_topic",
        /// Something else, told in the details.
        Other = "other",
    }
}
