//! A gift: a contribution as it stands, and the list of all of them, kept in half a line of the cache each.

use chrono::{DateTime, Utc};

use crate::chunks::Chunks;
use crate::handle::{ContributionIx, DonorIx, ProjectIx};

/// A contribution as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Gift {
    pub(crate) amount: i64,
    pub(crate) refunded: i64,
    pub(crate) at: DateTime<Utc>,
    pub(crate) project: ProjectIx,
    pub(crate) donor: DonorIx,
    /// The place of its first award; its awards stand one after the other.
    pub(crate) first_award: u32,
    /// The gift to the same project before it.
    pub(crate) before: Option<ContributionIx>,
}

impl Gift {
    pub(crate) fn remaining(&self) -> i64 {
        self.amount - self.refunded
    }
}

/// From here on, the amount of a slot is not an amount but a place in the list of sums.
const ELSEWHERE: u32 = 1 << 31;

/// A gift as it is kept. The usual gift, of which nothing was refunded, says its amount itself.
#[derive(Debug, Clone, Copy)]
struct Slot {
    /// Zero in an empty place.
    amount: u32,
    at: DateTime<Utc>,
    project: ProjectIx,
    donor: DonorIx,
    first_award: u32,
    before: Option<ContributionIx>,
}

impl Slot {
    fn empty() -> Self {
        Self {
            amount: 0,
            at: DateTime::UNIX_EPOCH,
            project: ProjectIx::at(0),
            donor: DonorIx::at(0),
            first_award: 0,
            before: None,
        }
    }
}

/// What was given, and what of it was given back.
#[derive(Debug, Clone, Copy)]
struct Sums {
    amount: i64,
    refunded: i64,
}

/// Gifts by contribution handle. A gift whose name was heard but which has not arrived has an empty place.
#[derive(Debug, Clone, Default)]
pub(crate) struct Gifts {
    slots: Chunks<Slot>,
    /// Of gifts of which something was refunded, and of those above twenty million whole units.
    sums: Vec<Sums>,
    /// Two bits for each gift up to the last that has any: see [`Traits`].
    traits: Vec<u64>,
}

/// What is kept of who gave, for those who look at it later.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Traits {
    /// The donor lives where the project is.
    pub(crate) local: bool,
    /// The donor owns the project.
    pub(crate) own: bool,
    /// Whether it came from somebody related to the project.
    pub(crate) related: bool,
}

/// How many gifts have their traits in one word.
const TRAITS: usize = 16;

impl Gifts {
    pub(crate) fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether a gift has arrived.
    #[inline]
    pub(crate) fn has(&self, contribution: ContributionIx) -> bool {
        self.slots
            .get(contribution.index())
            .is_some_and(|slot| slot.amount > 0)
    }

    pub(crate) fn get(&self, contribution: ContributionIx) -> Option<Gift> {
        let slot = self.slots.get(contribution.index())?;
        (slot.amount > 0).then(|| self.gift(slot))
    }

    /// What is kept of who gave it.
    pub(crate) fn traits(&self, contribution: ContributionIx) -> Traits {
        let (word, bit) = (contribution.index() / TRAITS, contribution.index() % TRAITS * 4);
        let bits = self.traits.get(word).map_or(0, |word| word >> bit);
        Traits {
            local: bits & 1 != 0,
            own: bits & 2 != 0,
            related: bits & 4 != 0,
        }
    }

    /// Keeps something of who gave it.
    pub(crate) fn put_traits(&mut self, contribution: ContributionIx, traits: Traits) {
        if traits == Traits::default() {
            return;
        }
        let (word, bit) = (contribution.index() / TRAITS, contribution.index() % TRAITS * 4);
        if word >= self.traits.len() {
            self.traits.resize(word + 1, 0);
        }
        let bits = u64::from(traits.local) | u64::from(traits.own) << 1 | u64::from(traits.related) << 2;
        self.traits[word] |= bits << bit;
    }

    /// All that have arrived, in the order of their handles.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (ContributionIx, Gift)> {
        let arrived = |(_, slot): &(usize, &Slot)| slot.amount > 0;
        let places = self.slots.iter().enumerate().filter(arrived);
        places.map(|(place, slot)| (ContributionIx::at(place), self.gift(slot)))
    }

    /// What is there of a gift that has arrived.
    pub(crate) fn known(&self, contribution: ContributionIx) -> Gift {
        self.gift(&self.slots[contribution.index()])
    }

    fn gift(&self, slot: &Slot) -> Gift {
        let sums = match slot.amount.checked_sub(ELSEWHERE) {
            Some(place) => self.sums[place as usize],
            None => Sums {
                amount: i64::from(slot.amount),
                refunded: 0,
            },
        };
        Gift {
            amount: sums.amount,
            refunded: sums.refunded,
            at: slot.at,
            project: slot.project,
            donor: slot.donor,
            first_award: slot.first_award,
            before: slot.before,
        }
    }

    /// Takes up a gift or writes it anew, with empty places before it if its turn came early.
    #[inline]
    pub(crate) fn put(&mut self, contribution: ContributionIx, gift: &Gift) {
        let place = contribution.index();
        while place > self.slots.len() {
            self.slots.push(Slot::empty());
        }
        let known = self.slots.get(place).map_or(0, |slot| slot.amount);
        let slot = Slot {
            amount: self.amount(known, gift),
            at: gift.at,
            project: gift.project,
            donor: gift.donor,
            first_award: gift.first_award,
            before: gift.before,
        };
        if place == self.slots.len() {
            self.slots.push(slot);
        } else {
            self.slots[place] = slot;
        }
    }

    /// What a slot says of the amount, where it said `known` before.
    #[inline]
    fn amount(&mut self, known: u32, gift: &Gift) -> u32 {
        let sums = Sums {
            amount: gift.amount,
            refunded: gift.refunded,
        };
        if let Some(place) = known.checked_sub(ELSEWHERE) {
            self.sums[place as usize] = sums;
            return known;
        }
        let plain = u32::try_from(gift.amount).ok();
        if let Some(amount) = plain.filter(|amount| gift.refunded == 0 && *amount < ELSEWHERE) {
            return amount;
        }
        let place = u32::try_from(self.sums.len()).unwrap_or(u32::MAX);
        self.sums.push(sums);
        ELSEWHERE.saturating_add(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::AMOUNT_MAX;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn it_remembers_what_a_map_remembers(
            puts in prop::collection::vec((0..40_usize, 1..=40_u32, any::<u32>(), 0..3_i64), 0..200),
        ) {
            let (mut gifts, mut map) = (Gifts::default(), BTreeMap::new());
            for (place, log, first_award, refunded) in puts {
                // Amounts on both sides of every power of two up to the largest.
                let amount = (i64::from(first_award % 3) - 1 + (1 << log)).clamp(1, AMOUNT_MAX);
                let gift = Gift {
                    amount,
                    refunded: refunded.min(amount),
                    at: DateTime::from_timestamp_nanos(i64::from(first_award) << 21),
                    project: ProjectIx::at(place),
                    donor: DonorIx::at(place + 1),
                    first_award,
                    before: place.checked_sub(1).map(ContributionIx::at),
                };
                gifts.put(ContributionIx::at(place), &gift);
                map.insert(ContributionIx::at(place), gift);
            }
            prop_assert!(gifts.iter().eq(map.clone()));
            for place in 0..41 {
                let contribution = ContributionIx::at(place);
                prop_assert_eq!(gifts.get(contribution), map.get(&contribution).copied());
                prop_assert_eq!(gifts.has(contribution), map.contains_key(&contribution));
            }
        }
    }
}
