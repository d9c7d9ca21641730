//! Primitive 11, `release`: when does match show, become certain, get paid?

use domain::words;

use crate::problem::Problems;

words! {
    /// The way of release. Only `Realtime` is evaluated now: match is reserved at once, committed when
    /// the project succeeds, and released when it fails or is cancelled.
    pub enum Release {
        /// At once.
        Realtime = "realtime",
        /// At milestones.
        Milestone = "milestone",
        /// The middle part, once the crowd has given its first.
        MiddlePart = "middle_part",
        /// When the goal is reached.
        OnGoal = "on_goal",
        /// When the campaign ends.
        AtEnd = "at_end",
        /// As the last part.
        TopUpLast = "top_up_last",
        /// Before the campaign.
        Upfront = "upfront",
        /// After a proof was verified.
        OnVerification = "on_verification",
        /// As a reimbursement of costs.
        Reimbursement = "reimbursement",
        /// At regular intervals.
        Periodic = "periodic",
    }
}

impl Release {
    pub(crate) fn check(self, problems: &mut Problems) {
        problems.unsupported("release", self != Release::Realtime);
    }
}
