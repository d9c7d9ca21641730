//! Comments on projects.

use crate::words;

words! {
    /// Whether a comment can be read.
    pub enum CommentState {
        /// By everybody who may read the project.
        Visible = "visible",
        /// By its author and the moderators only, while they look at what was reported.
        Hidden = "hidden",
        /// By nobody: the moderators took it down.
        Removed = "removed",
        /// By nobody: its author deleted it.
        Deleted = "deleted",
    }
}
