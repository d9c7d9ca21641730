//! The two-person rule: what is weighty is asked for by one person and agreed to by another.

use crate::PersonId;

/// Something that was asked for and waits for a second person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TwoPerson {
    /// Who asked for it.
    asked_by: PersonId,
    /// Who would gain by it, where that is a known person.
    concerned: Option<PersonId>,
    /// Whether somebody has decided on it already.
    is_decided: bool,
}

/// Why somebody cannot be the second person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotTheSecond {
    /// They asked for it themselves.
    #[error("who asks for something does not agree to it")]
    Asked,
    /// It is for themselves.
    #[error("nobody agrees to what is for themselves")]
    Concerned,
    /// Somebody was quicker.
    #[error("it is decided already")]
    Decided,
}

impl TwoPerson {
    /// What `asked_by` asks for, for `concerned` where that is a known person.
    pub fn new(asked_by: PersonId, concerned: Option<PersonId>) -> Self {
        Self {
            asked_by,
            concerned,
            is_decided: false,
        }
    }

    /// The same as it is stored: decided on or not.
    #[must_use]
    pub fn decided(self, is_decided: bool) -> Self {
        Self { is_decided, ..self }
    }

    /// A second person agrees.
    ///
    /// # Errors
    /// [`NotTheSecond`] where they cannot be the second person, or it is decided already.
    pub fn approve(self, by: PersonId) -> Result<Self, NotTheSecond> {
        if self.is_decided {
            return Err(NotTheSecond::Decided);
        }
        if by == self.asked_by {
            return Err(NotTheSecond::Asked);
        }
        if Some(by) == self.concerned {
            return Err(NotTheSecond::Concerned);
        }
        Ok(self.decided(true))
    }

    /// Somebody does not agree, or who asked for it takes it back: that needs no second person.
    ///
    /// # Errors
    /// [`NotTheSecond::Decided`] where it is decided already.
    pub fn reject(self) -> Result<Self, NotTheSecond> {
        if self.is_decided {
            return Err(NotTheSecond::Decided);
        }
        Ok(self.decided(true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Id;
    use uuid::Uuid;

    fn person(number: u128) -> PersonId {
        PersonId::from_uuid(Uuid::from_u128(number))
    }

    #[test]
    fn a_second_person_agrees_once() {
        let asked = TwoPerson::new(person(1), Some(person(2)));
        let agreed = asked.approve(person(3)).unwrap();
        assert_eq!(agreed.approve(person(4)), Err(NotTheSecond::Decided));
        assert_eq!(agreed.reject(), Err(NotTheSecond::Decided));
    }

    #[test]
    fn nobody_is_their_own_second_person() {
        let asked = TwoPerson::new(person(1), Some(person(2)));
        assert_eq!(asked.approve(person(1)), Err(NotTheSecond::Asked));
        assert_eq!(asked.approve(person(2)), Err(NotTheSecond::Concerned));
        let for_oneself = TwoPerson::new(person(1), Some(person(1)));
        assert_eq!(for_oneself.approve(person(1)), Err(NotTheSecond::Asked));
    }

    #[test]
    fn who_asked_may_take_it_back() {
        let asked = TwoPerson::new(person(1), None);
        assert!(asked.reject().is_ok());
        assert!(asked.decided(true).reject().is_err());
    }
}
