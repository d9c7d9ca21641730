//! Primitive 3, `clip`: how much of a counted gift can be matched?
//!
//! In order: the limit of one gift, the number of a donor's gifts, the limit of a donor, the limit of a single
//! source (the lower of its two: money, and a share of the goal; always counted on one project). The donor's
//! limits are used up by what passes here, whatever later steps leave of it: a gift that met an empty
//! pool has still been the donor's first gift.

use domain::words;

use crate::amount::share;
use crate::explanation::{FactKey, FactValue, LimitKind, Record, StepKind};
use crate::problem::{Problems, RuleProblemKind};

words! {
    /// What happens to a gift that passes a limit.
    pub enum Over {
        /// The part up to the limit is taken.
        TakeUpTo = "take_up_to",
        /// The whole gift is left out.
        LeaveOut = "leave_out",
    }
}

words! {
    /// Within what a donor's gifts are added up.
    pub enum DonorScope {
        /// For each project anew.
        Project = "project",
        /// Over all projects that draw on the rule.
        Rule = "rule",
    }
}

/// The parameters. Absent means “no limit”.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clip {
    /// Up to how much one gift can be matched, in minor units.
    pub contribution_max_minor: Option<i64>,
    /// Up to how much the gifts of one donor can be matched, in minor units.
    pub donor_max_minor: Option<i64>,
    /// How many gifts of one donor can be matched.
    pub donor_max_count: Option<u32>,
    /// Within what a donor's gifts are added up.
    pub donor_per: DonorScope,
    /// Up to how much of one source's money can be matched on a project, in minor units.
    pub single_source_max_minor: Option<i64>,
    /// The same as a share of the goal, in basis points.
    pub single_source_max_goal_bps: Option<u32>,
    /// What happens to a gift that passes a limit in money.
    pub over: Over,
}

impl Default for Clip {
    fn default() -> Self {
        Self {
            contribution_max_minor: None,
            donor_max_minor: None,
            donor_max_count: None,
            donor_per: DonorScope::Project,
            single_source_max_minor: None,
            single_source_max_goal_bps: None,
            over: Over::TakeUpTo,
        }
    }
}

impl Clip {
    pub(crate) fn check(&self, count_min_minor: Option<i64>, problems: &mut Problems) {
        problems.amount("clip.contribution_max_minor", self.contribution_max_minor);
        problems.amount("clip.donor_max_minor", self.donor_max_minor);
        if let Some(count) = self.donor_max_count {
            problems.range("clip.donor_max_count", count, 1, 1_000_000);
        }
        let min = count_min_minor.unwrap_or(0);
        if self.contribution_max_minor.is_some_and(|max| max < min) {
            problems.add(
                "clip.contribution_max_minor",
                RuleProblemKind::Below {
                    other: "count.min_minor",
                },
            );
        }
        if self.donor_max_minor.is_some_and(|max| max < min) {
            problems.add(
                "clip.donor_max_minor",
                RuleProblemKind::Below {
                    other: "count.min_minor",
                },
            );
        }
        problems.amount("clip.single_source_max_minor", self.single_source_max_minor);
        problems.bps("clip.single_source_max_goal_bps", self.single_source_max_goal_bps);
    }

    /// Up to how much of one source's money can be matched on a project with this goal; nothing without
    /// such a limit.
    pub(crate) fn single_source(&self, goal_minor: i64) -> Option<i64> {
        let of_goal = self.single_source_max_goal_bps.map(|bps| share(goal_minor, bps));
        [self.single_source_max_minor, of_goal]
            .into_iter()
            .flatten()
            .min()
    }

    /// Within what the fold must remember donors; nothing when the rule has no donor limit.
    pub(crate) fn remembers(&self) -> Option<DonorScope> {
        (self.donor_max_minor.is_some() || self.donor_max_count.is_some()).then_some(self.donor_per)
    }

    /// The most that can ever pass for one gift.
    pub(crate) fn most(&self) -> i64 {
        self.contribution_max_minor
            .unwrap_or(i64::MAX)
            .min(self.donor_max_minor.unwrap_or(i64::MAX))
    }

    /// What passes of a counted gift.
    pub(crate) fn apply(&self, counted: i64, donor: DonorRoom, record: &mut impl Record) -> i64 {
        let mut value = counted;
        if let Some(max) = self.contribution_max_minor {
            value = self.cut(value, max, LimitKind::ContributionMax, max, record);
        }
        if let Some(max) = self.donor_max_count
            && value > 0
            && donor.gifts >= i64::from(max)
        {
            record.step(StepKind::Clip, Some(LimitKind::DonorMaxCount), value, 0);
            record.fact(FactKey::Limit, FactValue::Count(max));
            value = 0;
        }
        if let Some(max) = self.donor_max_minor {
            value = self.cut(value, donor.left_minor, LimitKind::DonorMax, max, record);
        }
        if let Some((max, left)) = donor.source {
            value = self.cut(value, left, LimitKind::SingleSourceMax, max, record);
        }
        if value == counted {
            record.step(StepKind::Clip, None, value, value);
        }
        value
    }

    fn cut(&self, value: i64, left: i64, limit: LimitKind, max: i64, record: &mut impl Record) -> i64 {
        if value <= left {
            return value;
        }
        let passed = if self.over == Over::TakeUpTo { left } else { 0 };
        record.step(StepKind::Clip, Some(limit), value, passed);
        record.fact(FactKey::Limit, FactValue::Minor(max));
        record.fact(FactKey::Left, FactValue::Minor(left));
        passed
    }
}

/// What the donor's limits leave at this moment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DonorRoom {
    /// Money of this donor that can still be matched; [`i64::MAX`] without a limit.
    pub(crate) left_minor: i64,
    /// Gifts of this donor that were matched before.
    pub(crate) gifts: i64,
    /// The limit of a single source and what is left below it.
    pub(crate) source: Option<(i64, i64)>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explanation::Silent;

    fn passes(clip: &Clip, counted: i64, left_minor: i64, gifts: i64) -> i64 {
        let room = DonorRoom {
            left_minor,
            gifts,
            source: None,
        };
        clip.apply(counted, room, &mut Silent)
    }

    #[test]
    fn a_gift_above_the_limit_is_taken_up_to_it_or_left_out() {
        let up_to = Clip {
            contribution_max_minor: Some(100),
            ..Clip::default()
        };
        assert_eq!(passes(&up_to, 150, i64::MAX, 0), 100);
        let out = Clip {
            over: Over::LeaveOut,
            ..up_to
        };
        assert_eq!(passes(&out, 150, i64::MAX, 0), 0);
        assert_eq!(passes(&out, 100, i64::MAX, 0), 100);
    }

    #[test]
    fn the_donor_has_so_many_gifts_and_so_much_money() {
        let clip = Clip {
            donor_max_minor: Some(100),
            donor_max_count: Some(2),
            ..Clip::default()
        };
        assert_eq!(passes(&clip, 80, 100, 0), 80);
        assert_eq!(passes(&clip, 80, 20, 1), 20);
        assert_eq!(passes(&clip, 80, 20, 2), 0);
    }
}
