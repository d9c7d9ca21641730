//! An award: what one rule gave to one gift.
//!
//! A partial refund takes back exactly the difference to what the remaining gift *would have earned in its
//! own decision*: the same rule version, the same room, a smaller gift. An award never grows by a refund of
//! its own gift: where a smaller gift would have earned more (it would have left more room below the goal),
//! what stands stays.
//!
//! Of the room of a decision only one figure must be kept for that. What stood lay below every ceiling, the
//! donor's limits and the pool already, and a smaller gift earns no more than what stands; so none of them
//! can cut it once more. Only the room below the ceiling that crowd and match share moves with the gift.

use crate::bounds::Bounds;
use crate::explanation::{FactKey, FactValue, LimitKind, Record, StepKind};
use crate::handle::{ContributionIx, PoolIx, RuleIx, TallyIx};
use crate::programme::Programme;
use crate::rule::Rule;
use crate::state::{State, period_of};
use crate::uses::UseKey;

/// No limit.
pub(crate) const NO_LIMIT: i64 = i64::MAX;

/// Where an award has no parts of funders, because its pool had one funder.
const NO_SPLIT: u32 = u32::MAX;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Award {
    pub(crate) rule: RuleIx,
    pub(crate) tally: TallyIx,
    pub(crate) gift: ContributionIx,
    split: u32,
    /// What passed the clip.
    pub(crate) clip: i64,
    /// The match that stands.
    pub(crate) stands: i64,
    /// What was left below the ceiling that crowd and match share, before the gift, or [`NO_LIMIT`].
    pub(crate) above: i64,
}

/// What a gift earns.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Earned {
    pub(crate) clip: i64,
    pub(crate) minor: i64,
    pub(crate) above: i64,
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
    let above = rule
        .limit
        .left_above(bounds.project, &bounds.measured)
        .unwrap_or(NO_LIMIT);
    let nothing = |clip| Earned {
        clip,
        minor: 0,
        above,
    };
    let clip = rule.clip.apply(counted, bounds.donor, record);
    if clip == 0 {
        return nothing(0);
    }
    record.step(StepKind::Base, None, clip, clip);
    let claim = rule.rate.apply(clip, record);
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
    if limited == 0 {
        return nothing(clip);
    }
    let minor = limited.min(bounds.pool);
    record.step(
        StepKind::Pool,
        (minor < limited).then_some(LimitKind::PoolAvailable),
        limited,
        minor,
    );
    record.fact(FactKey::Available, FactValue::Minor(bounds.pool));
    if minor == 0 {
        return nothing(clip);
    }
    record.step(StepKind::Allocate, None, minor, minor);
    if minor == claim
        && record.wanted()
        && let Some(dropped) = rule.rate.rounded_away(clip)
    {
        record.step(StepKind::Round, None, minor, minor);
        record.fact(FactKey::Dropped, dropped);
    }
    record.step(StepKind::Release, None, minor, minor);
    Earned { clip, minor, above }
}

impl Award {
    /// What passes the clip and what is earned when only `remaining` is left of the gift.
    pub(crate) fn with_remaining(&self, rule: &Rule, remaining: i64) -> (i64, i64) {
        let clip = rule.count.value(remaining).min(self.clip);
        let above = if self.above == NO_LIMIT {
            NO_LIMIT
        } else {
            (self.above - remaining).max(0)
        };
        let limited = rule.rate.earns(clip).min(above);
        let floored = if rule.limit.floor_minor.is_some_and(|floor| limited < floor) {
            0
        } else {
            limited
        };
        (clip, floored.min(self.stands))
    }
}

impl State {
    /// The parts of the funders when the pool gives `sum` more, of which `promised` is already given away
    /// by decisions that are only being rehearsed.
    pub(crate) fn parts(&self, programme: &Programme, pool: PoolIx, sum: i64, promised: &[i64]) -> Vec<i64> {
        let spec = programme.pool(pool);
        let left = |(place, funder): (usize, &crate::state::FunderState)| {
            funder.amount - funder.used - promised.get(place).copied().unwrap_or(0)
        };
        let left: Vec<i64> = self.pools[pool.index()]
            .funders
            .iter()
            .enumerate()
            .map(left)
            .collect();
        spec.sharing.give(sum, &left, &spec.funders)
    }

    /// Writes down a new award whose pool gives `parts`.
    pub(crate) fn add_award(&mut self, programme: &Programme, award: Award, parts: &[i64]) {
        let place = self.awards.len();
        self.awards.push(award);
        let nothing = Award {
            clip: 0,
            stands: 0,
            ..award
        };
        self.shift(programme, place, &nothing, &award, parts);
    }

    /// Lets an award rise to `stands` with money from the pool, or fall to it. `parts` are those of the
    /// funders in the difference, all positive or zero.
    pub(crate) fn set_award(
        &mut self,
        programme: &Programme,
        place: usize,
        clip: i64,
        stands: i64,
        parts: &[i64],
    ) {
        let before = self.awards[place];
        let now = Award {
            clip,
            stands,
            ..before
        };
        self.awards[place] = now;
        self.shift(programme, place, &before, &now, parts);
    }

    /// Carries the difference between two awards into every sum. The one door through which match changes.
    #[inline]
    fn shift(&mut self, programme: &Programme, place: usize, before: &Award, now: &Award, parts: &[i64]) {
        let (clip, change) = (now.clip - before.clip, now.stands - before.stands);
        if clip == 0 && change == 0 {
            return;
        }
        let tally = &mut self.tallies[now.tally.index()];
        let spec = programme.tallies()[now.tally.index()];
        let remembers = self.lines[spec.line.index()].remembers;
        let gift = &self.gifts[now.gift.index()];
        for scope in remembers.donors() {
            let key = UseKey::new(scope, now.tally, spec.line, gift.donor);
            self.donors
                .add(key, clip, i64::from(now.clip > 0) - i64::from(before.clip > 0));
        }
        if change == 0 {
            return;
        }
        for period in remembers.owners() {
            let owner = programme.project(gift.project).owner;
            let key = (spec.line, owner, period_of(programme, period, gift.at));
            *self.owners.entry(key).or_default() += change;
        }
        tally.minor += change;
        self.projects[gift.project.index()].awarded += change;
        let pool = &mut self.pools[spec.pool.index()];
        if let Some(figure) = pool.place(tally.place) {
            *figure += change;
        }
        if let [only] = pool.funders.as_mut_slice() {
            only.used += change;
        } else {
            let sign = change.signum();
            for (funder, part) in pool.funders.iter_mut().zip(parts) {
                funder.used += sign * part;
            }
            self.set_split(place, before.stands, parts, sign);
        }
    }

    fn set_split(&mut self, place: usize, stood: i64, parts: &[i64], sign: i64) {
        let award = &mut self.awards[place];
        if award.split == NO_SPLIT {
            award.split = u32::try_from(self.splits.len()).unwrap_or(NO_SPLIT);
            // Without parts, all that stood came from the first funder, then the only one.
            self.splits.push(Box::new([stood]));
        }
        let split = &mut self.splits[award.split as usize];
        if split.len() < parts.len() {
            let mut longer = split.to_vec();
            longer.resize(parts.len(), 0);
            *split = longer.into();
        }
        for (stands, part) in split.iter_mut().zip(parts) {
            *stands += sign * part;
        }
    }

    /// The parts of the funders when `sum` of an award comes back.
    pub(crate) fn parts_back(&self, programme: &Programme, place: usize, sum: i64) -> Vec<i64> {
        let award = &self.awards[place];
        let pool = programme.tallies()[award.tally.index()].pool;
        let spec = programme.pool(pool);
        match self.gave(award) {
            None => vec![sum],
            Some(gave) => spec.sharing.take_back(sum, gave, &spec.funders),
        }
    }

    /// The parts of the funders in what stands of an award; nothing when the pool had one funder.
    pub(crate) fn gave(&self, award: &Award) -> Option<&[i64]> {
        self.splits.get(award.split as usize).map(|split| &**split)
    }
}

impl Award {
    pub(crate) fn new(rule: RuleIx, tally: TallyIx, gift: ContributionIx, earned: &Earned) -> Self {
        Self {
            rule,
            tally,
            gift,
            split: NO_SPLIT,
            clip: earned.clip,
            stands: earned.minor,
            above: earned.above,
        }
    }
}
