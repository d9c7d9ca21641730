//! An award: what one rule gave to one gift.
//!
//! A partial refund takes back exactly the difference to what the remaining gift *would have earned in its
//! own decision*: the same rule version, the same room, a smaller gift. An award never grows by a refund of
//! its own gift: where a smaller gift would have earned more (it would have left more room below the goal),
//! what stands stays.
//!
//! Of the room of a decision nothing must be kept for that. What stood lay below every ceiling, the donor's limits
//! and the pool already, and a smaller gift keeps no more than what stands; so none of them can cut it once more.
//! The ceiling that crowd and match share leaves the more room the smaller the gift is.

use chrono::{DateTime, Utc};

use crate::amount::WHOLE_BPS;
use crate::bounds::Bounds;
use crate::explanation::{FactKey, FactValue, LimitKind, Record, StepKind};
use crate::gift::Gift;
use crate::handle::{ContributionIx, DonorIx, ProjectIx, RuleIx};
use crate::project::ProjectSpec;
use crate::rate::Rate;
use crate::rate_table::{RateSelector, Reading};
use crate::rule::Rule;
use crate::stack::StackMode;

/// An award as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Award {
    pub(crate) rule: RuleIx,
    pub(crate) gift: ContributionIx,
    /// What passed the clip.
    pub(crate) clip: i64,
    /// The match that stands.
    pub(crate) stands: i64,
    /// What the table of the rate read, where it looks at something else than the gift.
    pub(crate) seen: i64,
    /// The share that a jury had set instead of the rule's rate, in basis points.
    pub(crate) jury_bps: Option<u32>,
    /// Whether a gate was shut when it was decided.
    pub(crate) shut: bool,
}

/// What the rules before one have come to for the same gift, where rules look at each other.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Matched {
    /// Their match.
    pub(crate) minor: i64,
    /// What of the gift that has used up.
    pub(crate) used: i64,
}

impl Matched {
    pub(crate) fn add(&mut self, rule: &Rule, award: &Award) {
        self.minor += award.stands;
        self.used += award.used(rule);
    }
}

/// What a gift earns.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Earned {
    pub(crate) clip: i64,
    pub(crate) minor: i64,
    pub(crate) seen: i64,
    pub(crate) jury_bps: Option<u32>,
    pub(crate) shut: bool,
    /// With how much the gift counts.
    pub(crate) counted: i64,
}

impl Earned {
    /// The award for a gift under a version.
    pub(crate) fn award(&self, rule: RuleIx, gift: ContributionIx) -> Award {
        Award {
            rule,
            gift,
            clip: self.clip,
            stands: self.minor,
            seen: self.seen,
            jury_bps: self.jury_bps,
            shut: self.shut,
        }
    }
}

/// The pipeline from the clip to the release, for a gift of `amount` that counts with `counted`.
#[inline]
pub(crate) fn earn(
    rule: &Rule,
    amount: i64,
    counted: i64,
    bounds: &Bounds<'_>,
    record: &mut impl Record,
) -> Earned {
    let nothing = |clip| Earned {
        clip,
        minor: 0,
        seen: bounds.reading.value,
        jury_bps: bounds.jury_bps,
        shut: bounds.gate.is_some(),
        counted,
    };
    let clip = rule.clip.apply(counted, bounds.donor, record);
    if clip == 0 {
        return nothing(0);
    }
    if let Some(shut) = bounds.gate {
        shut.write(clip, 0, record);
        return nothing(clip);
    }
    if bounds.gated {
        record.step(StepKind::Gate, None, clip, clip);
    }
    let base = bounds.stacking.base(clip, bounds.beside);
    record.step(StepKind::Base, None, clip, base);
    let jury = bounds.jury_bps.map(jury_rate);
    let rate = jury.as_ref().unwrap_or(&rule.rate);
    let claim = rate.apply(base, &bounds.reading, record);
    let limited = rule
        .limit
        .apply(claim, amount, bounds.project, &bounds.measured, record);
    if bounds.stacked && limited > 0 {
        let (limit, out) = if bounds.excluded {
            (Some(LimitKind::Exclusive), 0)
        } else {
            (None, limited)
        };
        record.step(StepKind::Stack, limit, limited, out);
    }
    if bounds.excluded {
        return nothing(0);
    }
    let grouped = match bounds.group {
        Some((limit, left)) if limited > left => {
            record.step(StepKind::Stack, Some(limit), limited, left);
            record.fact(FactKey::Left, FactValue::Minor(left));
            left
        }
        _ => limited,
    };
    if grouped == 0 {
        return nothing(clip);
    }
    let room = bounds.pool;
    let minor = if bounds.whole_or_nothing && grouped > room.minor {
        0
    } else {
        grouped.min(room.minor)
    };
    let limit = if bounds.whole_or_nothing {
        LimitKind::PastThePost
    } else {
        room.limit
    };
    record.step(StepKind::Pool, (minor < grouped).then_some(limit), grouped, minor);
    record.fact(FactKey::Available, FactValue::Minor(room.minor));
    if minor == 0 {
        return nothing(clip);
    }
    record.step(StepKind::Allocate, None, minor, minor);
    if minor == claim
        && record.wanted()
        && let Some(dropped) = rate.rounded_away(base)
    {
        record.step(StepKind::Round, None, minor, minor);
        record.fact(FactKey::Dropped, dropped);
    }
    record.step(StepKind::Release, None, minor, minor);
    Earned {
        clip,
        minor,
        seen: bounds.reading.value,
        jury_bps: bounds.jury_bps,
        shut: false,
        counted,
    }
}

/// The rate that a jury sets for single gifts: a share of each.
fn jury_rate(bps: u32) -> Rate {
    Rate::ratio(bps, WHOLE_BPS)
}

impl Award {
    /// What of the gift the match has used up.
    pub(crate) fn used(&self, rule: &Rule) -> i64 {
        let jury = self.jury_bps.map(jury_rate);
        jury.as_ref().unwrap_or(&rule.rate).used(self.clip, self.stands)
    }

    /// What passes the clip and what is earned when only `remaining` is left of the gift. `beside` is what
    /// the rules before this one have come to for what is left.
    pub(crate) fn with_remaining(&self, remaining: i64, left: &Left<'_>) -> (i64, i64) {
        let Left {
            rule,
            project,
            stacking,
            beside,
        } = *left;
        let jury = self.jury_bps.map(jury_rate);
        let rate = jury.as_ref().unwrap_or(&rule.rate);
        let clip = rule.count.value(remaining).min(self.clip);
        let by_size = matches!(rate, Rate::Table(table) if table.selector == RateSelector::GiftSize);
        let reading = Reading {
            project,
            goal_minor: project.goal_minor,
            value: if by_size {
                rule.count.value(remaining)
            } else {
                self.seen
            },
        };
        let base = stacking.base(clip, beside);
        let limited = rate.earns(base, &reading);
        let floored = if rule.limit.floor_minor.is_some_and(|floor| limited < floor) {
            0
        } else {
            limited
        };
        (clip, floored.min(self.stands))
    }
}

/// What an award is decided by when its gift shrinks.
#[derive(Clone, Copy)]
pub(crate) struct Left<'a> {
    pub(crate) rule: &'a Rule,
    pub(crate) project: &'a ProjectSpec,
    pub(crate) stacking: StackMode,
    pub(crate) beside: Matched,
}

/// Where an award comes from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Origin {
    pub(crate) project: ProjectIx,
    pub(crate) donor: DonorIx,
    pub(crate) at: DateTime<Utc>,
}

impl Gift {
    pub(crate) fn origin(&self) -> Origin {
        Origin {
            project: self.project,
            donor: self.donor,
            at: self.at,
        }
    }
}
