//! What people agree to.

use crate::words;

words! {
    /// One thing that can be agreed to or not.
    pub enum ConsentKind {
        /// The terms of use.
        Terms = "terms",
        /// Mail about projects, beside what one's own doings bring.
        News = "news",
    }
}

impl ConsentKind {
    /// The version of the text that is in force. A new text needs a new version, and is agreed to anew.
    pub fn version(self) -> &'static str {
        match self {
            Self::Terms | Self::News => "2026-11",
        }
    }
}
