//! The list of awards, four to a line of the cache.

use std::ops::Range;

use crate::award::Award;
use crate::chunks::Chunks;
use crate::handle::{ContributionIx, RuleIx};

/// An award as it is kept. The usual award says its two sums itself.
#[derive(Debug, Clone, Copy)]
struct Slot {
    gift: ContributionIx,
    rule: RuleIx,
    /// Or [`WIDE`].
    clip: u32,
    /// Or the place in the list of wide ones.
    stands: u32,
}

/// The clip that says that an award is wide.
const WIDE: u32 = u32::MAX;

/// What does not fit into a slot: large sums, what a table read, what a jury set, a gate that was shut, the parts of
/// several funders.
#[derive(Debug, Clone)]
struct Wide {
    clip: i64,
    stands: i64,
    seen: i64,
    jury_bps: Option<u32>,
    shut: bool,
    /// Empty when the pool had one funder.
    parts: Box<[i64]>,
}

/// One award for each gift and rule under which it counted, in the order of the events.
#[derive(Debug, Clone, Default)]
pub(crate) struct Awards {
    slots: Chunks<Slot>,
    wide: Vec<Wide>,
}

impl Awards {
    pub(crate) fn len(&self) -> usize {
        self.slots.len()
    }

    pub(crate) fn get(&self, place: usize) -> Award {
        self.award(&self.slots[place])
    }

    /// The version of the rule alone, for a walk past many.
    pub(crate) fn rule(&self, place: usize) -> RuleIx {
        self.slots[place].rule
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Award> {
        self.slots.iter().map(|slot| self.award(slot))
    }

    /// The places of the awards of a gift, of which the first is known.
    pub(crate) fn of(&self, gift: ContributionIx, first: u32) -> Range<usize> {
        let first = first as usize;
        let others = (first..self.len()).find(|place| self.slots[*place].gift != gift);
        first..others.unwrap_or(self.len().max(first))
    }

    fn award(&self, slot: &Slot) -> Award {
        let usual = Award {
            rule: slot.rule,
            gift: slot.gift,
            clip: i64::from(slot.clip),
            stands: i64::from(slot.stands),
            seen: 0,
            jury_bps: None,
            shut: false,
        };
        match self.wide_of(slot) {
            None => usual,
            Some(wide) => Award {
                clip: wide.clip,
                stands: wide.stands,
                seen: wide.seen,
                jury_bps: wide.jury_bps,
                shut: wide.shut,
                ..usual
            },
        }
    }

    fn wide_of(&self, slot: &Slot) -> Option<&Wide> {
        (slot.clip == WIDE).then(|| &self.wide[slot.stands as usize])
    }

    #[inline]
    pub(crate) fn push(&mut self, award: &Award) {
        let slot = match plain(award) {
            Some((clip, stands)) => Slot {
                gift: award.gift,
                rule: award.rule,
                clip,
                stands,
            },
            None => self.widened(award),
        };
        self.slots.push(slot);
    }

    /// Writes an award anew.
    pub(crate) fn set(&mut self, place: usize, award: &Award) {
        let slot = self.slots[place];
        if slot.clip == WIDE {
            let wide = &mut self.wide[slot.stands as usize];
            (wide.clip, wide.stands) = (award.clip, award.stands);
            (wide.seen, wide.jury_bps, wide.shut) = (award.seen, award.jury_bps, award.shut);
            return;
        }
        self.slots[place] = match plain(award) {
            Some((clip, stands)) => Slot { clip, stands, ..slot },
            None => self.widened(award),
        };
    }

    /// The slot of an award that is wide from now on.
    #[cold]
    fn widened(&mut self, award: &Award) -> Slot {
        let stands = u32::try_from(self.wide.len()).unwrap_or(u32::MAX);
        self.wide.push(Wide {
            clip: award.clip,
            stands: award.stands,
            seen: award.seen,
            jury_bps: award.jury_bps,
            shut: award.shut,
            parts: Box::default(),
        });
        Slot {
            gift: award.gift,
            rule: award.rule,
            clip: WIDE,
            stands,
        }
    }

    /// The parts of the funders in what stands of an award; nothing when the pool had one funder.
    pub(crate) fn parts(&self, place: usize) -> Option<&[i64]> {
        let wide = self.wide_of(&self.slots[place])?;
        (!wide.parts.is_empty()).then_some(&*wide.parts)
    }

    /// Adds to the parts of the funders, or takes off. `stood` is what stood before.
    pub(crate) fn add_parts(&mut self, place: usize, stood: i64, parts: &[i64], sign: i64) {
        if self.slots[place].clip != WIDE {
            let award = self.get(place);
            self.slots[place] = self.widened(&award);
        }
        let known = &mut self.wide[self.slots[place].stands as usize].parts;
        let mut longer = std::mem::take(known).into_vec();
        if longer.is_empty() {
            // Without parts, all that stood came from the first funder, then the only one.
            longer.push(stood);
        }
        longer.resize(longer.len().max(parts.len()), 0);
        for (stands, part) in longer.iter_mut().zip(parts) {
            *stands += sign * part;
        }
        *known = longer.into();
    }
}

/// The sums of an award that fits into a slot.
#[inline]
fn plain(award: &Award) -> Option<(u32, u32)> {
    let clip = u32::try_from(award.clip).ok().filter(|clip| *clip != WIDE)?;
    let stands = u32::try_from(award.stands).ok()?;
    let usual = award.seen == 0 && award.jury_bps.is_none() && !award.shut;
    usual.then_some((clip, stands))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_remembers_what_a_list_remembers(
            pushes in prop::collection::vec((0..3_usize, 0..9_usize, 0..=50_u32), 1..60),
            sets in prop::collection::vec((any::<prop::sample::Index>(), 0..=50_u32, any::<bool>()), 0..60),
        ) {
            let sums = |log: u32| ((1_i64 << log) - 1, 1_i64 << log.saturating_sub(1));
            let (mut awards, mut list) = (Awards::default(), Vec::new());
            let mut gift = 0;
            for (skip, rule, log) in pushes {
                gift += skip;
                let (clip, stands) = sums(log);
                let award = Award {
                    rule: RuleIx::at(rule),
                    gift: ContributionIx::at(gift),
                    clip,
                    stands,
                    seen: i64::from(log % 7 / 6),
                    jury_bps: (log % 11 == 0).then_some(log),
                    shut: log % 13 == 0,
                };
                awards.push(&award);
                list.push(award);
            }
            for (place, log, parts) in sets {
                let place = place.index(list.len());
                let (clip, stands) = sums(log);
                if parts {
                    let stood = awards.parts(place).map_or(5, |parts| parts[0]);
                    awards.add_parts(place, 5, &[2, 3], 1);
                    prop_assert_eq!(awards.parts(place).map(|parts| parts[0]), Some(stood + 2));
                } else {
                    list[place] = Award { clip, stands, ..list[place] };
                    awards.set(place, &list[place]);
                }
            }
            prop_assert!(awards.iter().eq(list.iter().copied()));
            for (place, award) in list.iter().enumerate() {
                prop_assert_eq!((awards.get(place), awards.rule(place)), (*award, award.rule));
                let first = list.partition_point(|other| other.gift < award.gift);
                let end = list.partition_point(|other| other.gift <= award.gift);
                prop_assert_eq!(awards.of(award.gift, u32::try_from(first).unwrap()), first..end);
            }
        }
    }
}
