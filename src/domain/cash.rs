//! Cash and cheques, counted at an event by two people.

use crate::{Money, PersonId, words};

words! {
    /// In what form money lies on the table.
    pub enum CashKind {
        /// Coins and notes.
        Cash = "cash",
        /// A cheque.
        Cheque = "cheque",
    }
}

words! {
    /// Where a count is on its way.
    pub enum CountState {
        /// Gifts are entered.
        Open = "open",
        /// One person has counted; another has to.
        Counted = "counted",
        /// Two people found the same: the gifts are in the books.
        Confirmed = "confirmed",
        /// Given up; nothing of it is in the books.
        Dropped = "dropped",
    }
}

/// What somebody counts on the table: coins and notes together, cheques together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Coins and notes.
    pub cash: Money,
    /// Cheques.
    pub cheques: Money,
}

/// What one person has counted and entered, waiting for a second who counts without being told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstCount {
    /// Who counted.
    pub by: PersonId,
    /// What they found.
    pub found: Counted,
}

/// Why a second count is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotTheSame {
    /// The same person cannot count twice.
    #[error("a second person has to count")]
    Alone,
    /// They found something else: both count again.
    #[error("the second person counted something else")]
    Differs,
}

impl FirstCount {
    /// A second person counts.
    ///
    /// # Errors
    /// [`NotTheSame`] where it is the same person, or something else was found.
    pub fn confirm(self, by: PersonId, found: Counted) -> Result<Counted, NotTheSame> {
        if by == self.by {
            return Err(NotTheSame::Alone);
        }
        if found == self.found {
            Ok(found)
        } else {
            Err(NotTheSame::Differs)
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{Currency, Id};

    #[test]
    fn two_people_find_the_same_or_nothing_is_counted() {
        let person = |number| PersonId::from_uuid(Uuid::from_u128(number));
        let found = |cash, cheques| Counted {
            cash: Money::new(cash, Currency::EUR),
            cheques: Money::new(cheques, Currency::EUR),
        };
        let first = FirstCount {
            by: person(1),
            found: found(1200, 500),
        };
        assert_eq!(first.confirm(person(1), found(1200, 500)), Err(NotTheSame::Alone));
        assert_eq!(first.confirm(person(2), found(1700, 0)), Err(NotTheSame::Differs));
        assert_eq!(first.confirm(person(2), found(1200, 500)), Ok(found(1200, 500)));
    }
}
