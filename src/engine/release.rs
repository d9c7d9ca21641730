//! Primitive 11, `release`: when does match show, become certain, get paid?
//!
//! | release | match accrues | it becomes due | it is paid |
//! |---|---|---|---|
//! | `realtime`, `milestone`, `middle_part` | at each event, behind the gates | when the campaign succeeds | then |
//! | `on_goal`, `top_up_last` | when crowd and match together reach the goal | when the campaign succeeds | then |
//! | `at_end` | when the campaign ends, or a round is closed | at once | then |
//! | `upfront` | with the jury's admission, or the first gift | at once | before the campaign ends |
//! | `on_verification` | at each event | when the campaign succeeds | after a proof, and no more than proven |
//! | `reimbursement` | with the costs that are proven, also after the end | at once | then |
//! | `periodic` | at each event | with each window that closes | then |
//!
//! With `per`, a window of `periodic` ends with each hour, day, week or month of the programme's zone. The fold has no
//! clock: whoever keeps one tells it by the event that a window has ended.
//!
//! With tranches, each payment pays the next of them; the last one pays what is left.

use domain::words;

use crate::amount::WHOLE_BPS;
use crate::pool::SlicePer;
use crate::problem::{Problems, RuleProblemKind};

words! {
    /// The moment of release.
    pub enum ReleaseWhen {
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

/// The parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// The moment.
    pub when: ReleaseWhen,
    /// The shares in which it is paid, in basis points, together the whole; empty: at once.
    pub tranches_bps: Vec<u32>,
    /// How long a window of `periodic` is; where absent, somebody ends each of them.
    pub per: Option<SlicePer>,
}

impl From<ReleaseWhen> for Release {
    fn from(when: ReleaseWhen) -> Self {
        Self {
            when,
            tranches_bps: Vec::new(),
            per: None,
        }
    }
}

impl Release {
    pub(crate) fn check(&self, problems: &mut Problems) {
        for (place, bps) in self.tranches_bps.iter().enumerate() {
            problems.bps(format!("release.tranches_bps[{place}]"), Some(*bps));
        }
        if self.per.is_some() && self.when != ReleaseWhen::Periodic {
            problems.add("release.per", RuleProblemKind::OnlyWith { other: "periodic" });
        }
        let sum: i64 = self.tranches_bps.iter().map(|bps| i64::from(*bps)).sum();
        if !self.tranches_bps.is_empty() && sum != i64::from(WHOLE_BPS) {
            problems.add(
                "release.tranches_bps",
                RuleProblemKind::NotTheWhole { sum_bps: sum },
            );
        }
    }

    /// Whether nothing accrues before crowd and match together reach the goal.
    pub(crate) fn waits_for_goal(&self) -> bool {
        matches!(self.when, ReleaseWhen::OnGoal | ReleaseWhen::TopUpLast)
    }

    /// Whether it is paid only after a proof.
    pub(crate) fn waits_for_proof(&self) -> bool {
        matches!(
            self.when,
            ReleaseWhen::OnVerification | ReleaseWhen::Reimbursement
        )
    }
}
